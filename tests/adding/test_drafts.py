"""What a service says becomes an entry, in the vocabulary of the file."""

from __future__ import annotations

from typing import Any

import pytest

from pubtool.adding.drafts import Wishes, draft, read_settings
from pubtool.adding.house import House, house_of
from pubtool.bibtex import MacroName, NewEntry, layout_of, parse, write_entry
from pubtool.errors import UsageProblem
from pubtool.model import Date
from pubtool.sources.records import Author, Record

PATTERN = "{family}{year}{word}"
PREPRINT = Record(
    service="arXiv",
    type="misc",
    title="SLA: Beyond Sparsity in $O(n)$",
    authors=(Author("Jintao Zhang"), Author("Joost van der Putten")),
    date=Date(2025, 9, 28),
    arxiv="2509.24006",
    version=2,
    primary_class="cs.LG",
    url="https://arxiv.org/abs/2509.24006",
)


def fields(record: Record = PREPRINT, house: House | None = None, **wishes: Any) -> dict[str, str]:
    return dict(draft(record, house or House(), Wishes(**wishes), PATTERN).fields)


def test_a_preprint_is_misc_with_the_id_without_its_version() -> None:
    assert draft(PREPRINT, House(), Wishes(), PATTERN) == NewEntry(
        "misc",
        "zhang2025sla",
        (
            ("title", "{SLA}: Beyond Sparsity in {$O(n)$}"),
            ("author", "Jintao Zhang and Joost van der Putten"),
            ("year", "2025"),
            ("eprint", "2509.24006"),
            ("archiveprefix", "arXiv"),
            ("primaryclass", "cs.LG"),
            ("url", "https://arxiv.org/abs/2509.24006"),
        ),
    )


def test_a_journal_reference_is_a_note_and_the_doi_is_bare() -> None:
    record = PREPRINT._replace(doi="10.5555/x_1", fields={"note": "J. Imag. 17 (2025) 1"})
    made = draft(record, House(), Wishes(), PATTERN)
    assert made.entry_type == "misc"
    assert dict(made.fields)["note"] == "J. Imag. 17 (2025) 1"
    assert dict(made.fields)["doi"] == "10.5555/x_1"
    assert "journal" not in dict(made.fields)


def test_a_published_paper_has_its_type_and_venue() -> None:
    record = Record(
        service="Crossref",
        type="article",
        title="A Title",
        authors=(Author("Ann Lee", "Lee", "Ann"),),
        date=Date(2024, 5),
        doi="10.5555/a.1",
        fields={"journal": "J. Imag.", "volume": "3", "pages": "1--9", "publisher": "Press"},
    )
    made = draft(record, House(), Wishes(), PATTERN)
    assert (made.entry_type, made.key) == ("article", "lee2024title")
    assert [name for name, _ in made.fields] == [
        *("title", "author", "journal", "volume", "pages", "year", "doi")
    ]


@pytest.mark.parametrize(
    ("text", "extras"),
    [
        pytest.param("", set(), id="an empty file"),
        pytest.param("@article{a, publisher={P}}\n@article{b, title={T}}", set(), id="some"),
        pytest.param("@book{a, publisher={P}, isbn={1}}", {"isbn"}, id="a book"),
        pytest.param("@article{a, publisher={P}, issn={1}}", {"publisher", "issn"}, id="all"),
    ],
)
def test_publishers_of_journals_and_numbers_go_where_the_file_has_them(
    text: str, extras: set[str]
) -> None:
    record = Record("Crossref", "article", "T", fields={"publisher": "P", "isbn": "1", "issn": "2"})
    house = house_of(parse(text), arxiv=False)
    made = dict(draft(record, house, Wishes(), PATTERN).fields)
    assert made.keys() & {"publisher", "isbn", "issn"} == extras


def test_a_book_always_has_its_publisher() -> None:
    record = Record("Crossref", "book", "T", fields={"publisher": "P"})
    assert dict(draft(record, House(), Wishes(), PATTERN).fields)["publisher"] == "P"


def test_names_and_letters_are_written_as_the_file_writes_them() -> None:
    house = house_of(parse('@misc{a, author={L{\\"o}we, Ann and Ka, Bo}, title={T}}'), arxiv=False)
    record = Record("arXiv", "misc", "Größe", (Author("Jörg Ost"), Author("Yi Wu")))
    made = dict(draft(record, house, Wishes(), PATTERN).fields)
    assert made["author"] == r"Ost, J{\"o}rg and Wu, Yi"
    assert made["title"] == r"Gr{\"o}{\ss}e"


def test_a_macro_is_written_as_the_file_spells_it() -> None:
    house = house_of(parse("@string{JIL = {J. Imag.}}\n@misc{a, journal=JIL}"), arxiv=False)
    record = Record("Crossref", "article", "T", fields={"journal": "J. Imag."})
    made = dict(draft(record, house, Wishes(), PATTERN).fields)
    assert made["journal"] == MacroName("JIL")


def test_a_file_that_writes_arxiv_gets_arxiv() -> None:
    made = fields(house=House(arxiv=True))
    assert made["arxiv"] == "2509.24006"
    assert made.keys().isdisjoint({"eprint", "archiveprefix", "primaryclass", "url"})


@pytest.mark.parametrize(
    ("house", "written"),
    [
        pytest.param(House(dates="year"), {"year": "2025"}, id="years"),
        pytest.param(House(dates="month"), {"year": "2025", "month": "9"}, id="years and months"),
        pytest.param(House(dates="date"), {"date": "2025-09-28"}, id="dates"),
    ],
)
def test_dates_are_written_as_the_file_writes_them(house: House, written: dict[str, str]) -> None:
    made = fields(house=house)
    assert {name: made[name] for name in ("date", "year", "month") if name in made} == written


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("", "year", id="an empty file"),
        pytest.param("@misc{a, year = 1}\n@misc{b, year = 2, month = jan}", "month", id="months"),
        pytest.param("@misc{a, date = {2020}}", "date", id="dates"),
    ],
)
def test_the_habit_of_a_file_is_found(text: str, dates: str) -> None:
    assert house_of(parse(text), arxiv=False).dates == dates


def test_wishes_become_fields() -> None:
    made = fields(
        selected=True, abbr="R&D", tags=("CCF-A", "Full paper"), code="https://example.org/a b"
    )
    assert made["selected"] == "true"
    assert made["abbr"] == "R\\&D"
    assert made["venue_tags"] == "CCF-A, Full paper"
    assert made["code"] == "https://example.org/a%20b"


def test_settings_win_and_empty_ones_leave_out() -> None:
    made = draft(
        PREPRINT,
        House(),
        Wishes(
            key="mine",
            entry_type="inproceedings",
            fields=read_settings(("Year = 2024", "url=", "note=a {B}")),
        ),
        PATTERN,
    )
    assert (made.entry_type, made.key) == ("inproceedings", "mine")
    assert dict(made.fields)["year"] == "2024"
    assert dict(made.fields)["note"] == "a {B}"
    assert "url" not in dict(made.fields)


def test_the_name_of_one_of_the_files_macros_is_one() -> None:
    house = house_of(parse("@string{icml = {Intl. Conf.}}"), arxiv=False)
    made = fields(house=house, fields=(("booktitle", "ICML"), ("note", "may")))
    assert isinstance(made["booktitle"], MacroName)
    assert not isinstance(made["note"], MacroName)


def test_a_venue_that_a_macro_of_the_file_stands_for_is_that_macro() -> None:
    house = house_of(parse("@string{tkde = {IEEE Trans. on\n Knowledge}}"), arxiv=False)
    record = PREPRINT._replace(fields={"journal": "IEEE Trans. On Knowledge", "number": "tkde"})
    made = fields(record, house)
    assert (made["journal"], made["number"]) == ("tkde", "tkde")
    assert isinstance(made["journal"], MacroName)
    assert not isinstance(made["number"], MacroName)


@pytest.mark.parametrize("setting", ["year", "=x", "a b=c", "note={", "é=1"])
def test_a_wrong_setting_is_refused(setting: str) -> None:
    with pytest.raises(UsageProblem, match="--set"):
        read_settings((setting,))


HOSTILE = [
    pytest.param("a } b {c", id="unbalanced braces"),
    pytest.param("} @misc{evil, title = {x}", id="an entry that wants to break out"),
    pytest.param("100% sure & $5 #1_a", id="LaTeX's own characters"),
    pytest.param("one\ntwo\r\nthree\x00\x1b[31m", id="line breaks and control characters"),
    pytest.param('say "hello', id="a lone quote"),
    pytest.param("\u202eevil\u202c שלום", id="text that turns around"),
    pytest.param("a\\", id="a backslash at the end"),
    pytest.param("\\{A B\\} $\\{X$", id="braces behind backslashes"),
    pytest.param("half \ud800 pair", id="half a character"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("quote", ["{", '"'])
def test_hostile_text_makes_one_entry_and_nothing_else(text: str, quote: str) -> None:
    closing = "}" if quote == "{" else quote
    house_text = f"@misc{{old,\n  title = {quote}Old{closing},\n  year = {quote}2020{closing}\n}}\n"
    record = PREPRINT._replace(title=text, fields={"note": text}, primary_class=text)
    layout = layout_of(parse(house_text))
    written = write_entry(draft(record, House(), Wishes(), PATTERN), layout)
    read = parse(written)
    assert len(read.blocks) == len(read.entries) == 1
    assert not read.findings
    assert not any(char in written for char in "\x00\x1b\u202e")
    written.encode()


def test_a_suffix_stands_behind_the_family_name_and_its_particle() -> None:
    author = Author("Carlos de la Fuente", suffix="Jr.")
    assert fields(PREPRINT._replace(authors=(author,)))["author"] == "de la Fuente, Jr., Carlos"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("Ken-ichi Iwata", "Iwata, Ken-ichi", id="a small letter after a hyphen"),
        pytest.param("Xu-dong van der Li", "van der Li, Xu-dong", id="and a particle"),
        pytest.param("Willem-Jan van den Heuvel", "Willem-Jan van den Heuvel", id="capitals"),
        pytest.param("Adrian Del Maestro", "Adrian Del Maestro", id="a name like any other"),
        pytest.param("Gopal-krishna", "Gopal-krishna", id="one word"),
    ],
)
def test_a_name_is_kept_as_displayed_where_bibtex_reads_it_right(name: str, written: str) -> None:
    assert fields(PREPRINT._replace(authors=(Author(name),)))["author"] == written
