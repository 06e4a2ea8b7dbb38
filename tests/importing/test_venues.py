"""Venues as pages name them: the entry type, and which field gets which name."""

from __future__ import annotations

import pytest

from pubtool.importing.venues import is_preprint, read_place, state_apart, year_in


@pytest.mark.parametrize(
    ("venue", "year", "headings", "entry_type", "fields"),
    [
        pytest.param("", None, (), "misc", {}, id="no venue makes up none"),
        pytest.param("To appear", 2026, (), "misc", {}, id="a state is no venue"),
        pytest.param("Arxiv 2025", 2025, (), "misc", {}, id="arXiv is said by the id"),
        pytest.param(
            "NeurIPS 2025",
            2025,
            (),
            "inproceedings",
            {"booktitle": "NeurIPS", "abbr": "NeurIPS"},
            id="a short name goes without its year",
        ),
        pytest.param(
            "S&P'24b",
            2024,
            (),
            "inproceedings",
            {"booktitle": "S&P", "abbr": "S&P"},
            id="a year of two digits and a letter goes too",
        ),
        pytest.param(
            "ICML 2025",
            2024,
            (),
            "inproceedings",
            {"booktitle": "ICML 2025", "abbr": "ICML 2025"},
            id="a year that is not that of the paper stays",
        ),
        pytest.param(
            "NeurIPS 2023; NOPTA 2024",
            2023,
            (),
            "inproceedings",
            {"booktitle": "NeurIPS", "abbr": "NeurIPS", "venue_tags": "NOPTA 2024"},
            id="a second event is a tag",
        ),
        pytest.param(
            "TKDE",
            None,
            (),
            "article",
            {"journal": "TKDE", "abbr": "TKDE"},
            id="the short name of a journal",
        ),
        pytest.param(
            "Journal of Software",
            None,
            (),
            "article",
            {"journal": "Journal of Software"},
            id="a journal in full has no short name",
        ),
        pytest.param(
            "Proceedings of the VLDB Endowment",
            2022,
            (),
            "article",
            {"journal": "Proceedings of the VLDB Endowment"},
            id="proceedings that are a journal",
        ),
        pytest.param(
            "ACM Conference on Computer and Communications Security (CCS)",
            2021,
            (),
            "inproceedings",
            {
                "booktitle": "ACM Conference on Computer and Communications Security (CCS)",
                "abbr": "CCS",
            },
            id="a conference whose short name stands in parentheses",
        ),
        pytest.param(
            "Conference on Uncertainty (UAI 2024)",
            2024,
            (),
            "inproceedings",
            {"booktitle": "Conference on Uncertainty (UAI)", "abbr": "UAI"},
            id="a short name with its year in parentheses",
        ),
        pytest.param(
            "TASLP, Transactions on Speech",
            2024,
            (),
            "article",
            {"journal": "Transactions on Speech", "abbr": "TASLP"},
            id="a short name before the one in full",
        ),
        pytest.param(
            "IEEE Access",
            2024,
            (),
            "article",
            {"journal": "IEEE Access"},
            id="a journal that begins with its society",
        ),
        pytest.param(
            "ACM CCS",
            2024,
            (),
            "inproceedings",
            {"booktitle": "ACM CCS", "abbr": "ACM CCS"},
            id="a conference that begins with its society",
        ),
        pytest.param(
            "Sustainability",
            2023,
            ("Papers", "Journal"),
            "article",
            {"journal": "Sustainability"},
            id="the heading tells the type",
        ),
        pytest.param(
            "Learning Theory",
            2023,
            ("Conference papers",),
            "inproceedings",
            {"booktitle": "Learning Theory"},
            id="another heading tells another type",
        ),
        pytest.param(
            "Genetic Programming XVII",
            2020,
            ("Book chapters",),
            "incollection",
            {"booktitle": "Genetic Programming XVII"},
            id="a chapter",
        ),
        pytest.param(
            "PhD thesis, University of Nowhere, 2020",
            2020,
            (),
            "phdthesis",
            {"school": "University of Nowhere"},
            id="a thesis",
        ),
        pytest.param(
            "Master's thesis, University of Nowhere",
            2018,
            (),
            "mastersthesis",
            {"school": "University of Nowhere"},
            id="a master's thesis",
        ),
        pytest.param("bioRxiv", 2021, (), "misc", {"howpublished": "bioRxiv"}, id="a server"),
        pytest.param(
            "US Patent",
            2021,
            ("Theses and Patents",),
            "patent",
            {"howpublished": "US Patent"},
            id="a patent beside theses",
        ),
    ],
)
def test_a_venue_becomes_type_and_fields(
    venue: str, year: int | None, headings: tuple[str, ...], entry_type: str, fields: dict[str, str]
) -> None:
    place = read_place(venue, year, headings, arxiv="2509.24006")
    assert (place.entry_type, dict(place.fields)) == (entry_type, fields)


def test_arxiv_without_an_id_stays_as_the_page_names_it() -> None:
    assert read_place("arXiv", 2025, ()).fields == (("howpublished", "arXiv"), ("abbr", "arXiv"))


def test_a_heading_of_journals_and_conferences_tells_nothing() -> None:
    assert not read_place("Genome Research", 2023, ("Journal and conference papers",)).sure


def test_volume_and_pages_make_a_name_a_journal() -> None:
    assert read_place("Genome Research", 2023, (), behind="volume or pages").sure


@pytest.mark.parametrize(
    ("venue", "entry_type"),
    [
        pytest.param("Handbook of Ice", "incollection", id="a handbook"),
        pytest.param("The Oxford Handbook of Science", "incollection", id="of some science"),
        pytest.param("Encyclopædia of Ice", "incollection", id="an encyclopedia"),
        pytest.param("A Companion to Nature Writing", "incollection", id="a companion"),
        pytest.param(
            "Companion to the Conference on Ice", "inproceedings", id="that of a conference"
        ),
        pytest.param("Lecture Notes in Computer Science", "inproceedings", id="a series"),
        pytest.param("Entropy", "article", id="a name that tells nothing"),
    ],
)
def test_words_tell_a_book(venue: str, entry_type: str) -> None:
    assert read_place(venue, 2024, ()).entry_type == entry_type


@pytest.mark.parametrize(
    ("venue", "headings", "entry_type"),
    [
        pytest.param("The Ice Below Us", (), "incollection", id="a book"),
        pytest.param("Journal of Ice", (), "article", id="a journal by its words"),
        pytest.param("Symposium on Ice", (), "inproceedings", id="proceedings by their words"),
        pytest.param("Ice", ("Journal articles",), "article", id="a journal by its heading"),
        pytest.param("Computer Vision – ECCV", (), "article", id="a short name in the name"),
    ],
)
def test_a_publisher_and_pages_make_a_name_a_book(
    venue: str, headings: tuple[str, ...], entry_type: str
) -> None:
    place = read_place(venue, 2024, headings, behind="pages of a book")
    assert place.entry_type == entry_type


@pytest.mark.parametrize(
    ("venue", "rest", "state"),
    [
        pytest.param("NeurIPS 2025", "NeurIPS 2025", "", id="a venue alone"),
        pytest.param("To appear", "To appear", "", id="a state alone"),
        pytest.param("to appear in NeurIPS 2026", "NeurIPS 2026", "to appear", id="before"),
        pytest.param("Nature (in press)", "Nature", "in press", id="behind"),
    ],
)
def test_a_state_beside_a_venue_is_taken_apart(venue: str, rest: str, state: str) -> None:
    assert state_apart(venue) == (rest, state)


@pytest.mark.parametrize(
    ("venue", "year"),
    [("ICML 2025", 2025), ("OOPSLA'26", 2026), ("Nature", None), ("2024", None)],
)
def test_the_year_at_the_end_of_a_venue(venue: str, year: int | None) -> None:
    assert year_in(venue) == year


@pytest.mark.parametrize(
    ("venue", "is_one"),
    [("", True), ("Under review", True), ("arXiv 2025", True), ("ICML 2025", False)],
)
def test_whether_a_venue_is_a_preprint(venue: str, is_one: bool) -> None:
    assert is_preprint(venue) is is_one


@pytest.mark.parametrize(
    ("venue", "is_patent"),
    [
        ("US Patent 10,123,456", True),
        ("U.S. Patent Application", True),
        ("European patent", True),
        ("World Patent Information", False),
        ("Patents and Innovation Journal", False),
        ("International Journal of Patent Data", False),
    ],
)
def test_a_journal_about_patents_is_none(venue: str, is_patent: bool) -> None:
    assert (read_place(venue, 2020, ()).entry_type == "patent") == is_patent


@pytest.mark.parametrize(
    ("venue", "apart"),
    [
        ("Accepted Journal of Water", ("Journal of Water", "Accepted")),
        ("Submitted to Journal of Water", ("Journal of Water", "Submitted")),
        ("Forthcoming, Journal of Water", ("Journal of Water", "Forthcoming")),
        ("Enviado Especial", ("Enviado Especial", "")),
        ("In Preparation Studies", ("In Preparation Studies", "")),
    ],
)
def test_a_state_is_set_apart_where_a_venue_follows(venue: str, apart: tuple[str, str]) -> None:
    assert state_apart(venue) == apart
