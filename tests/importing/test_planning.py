"""Papers of pages and the files: what is added, what is there, and nothing else changes."""

from __future__ import annotations

import pytest

from pubtool.adding.planning import Target
from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.importing.drafts import note_line
from pubtool.importing.planning import Import, plan_import
from pubtool.importing.sightings import Page
from pubtool.importing.works import merge_pages
from pubtool.model import Date
from pubtool.pages.items import PageAuthor, PageItem, PageLink
from pubtool.sources.records import Author, Record

FILE = """% mine
@string{icml = {International Conference}}
@misc{quill2020old, title = {An Old One}, author = {Ada Quill}, eprint = {2001.00001}}
"""
ITEM = PageItem(
    "Quiet Lattices",
    authors=(PageAuthor("Ada Quill", "*"), PageAuthor("Lin Mo", "*")),
    venue="ICML 2024",
    year=2024,
    badges=("spotlight",),
    tags=("CCF-A",),
    links=(PageLink("paper", "https://arxiv.org/abs/2401.00001"),),
    arxiv="2401.00001",
    line=5,
    sure={"title": "certain", "authors": "certain", "venue": "certain", "year": "certain"},
)
ENTRY = """@inproceedings{quill2024quiet,
  title         = {Quiet Lattices},
  author        = {Ada Quill and Lin Mo},
  author+an     = {1=equal; 2=equal},
  booktitle     = {ICML},
  abbr          = {ICML},
  venue_tags    = {CCF-A},
  presentation  = {spotlight},
  year          = {2024},
  eprint        = {2401.00001},
  archiveprefix = {arXiv},
  url           = {https://arxiv.org/abs/2401.00001},
}"""


def planned(
    text: str, *items: PageItem, force: bool = False, me: tuple[str, ...] = (), **records: Record
) -> Import:
    bibliography = load([("pubs.bib", text)])
    target = Target(bibliography, bibliography.documents[0])
    works = merge_pages([Page("a.md", items)]).works
    by_id = {record.arxiv or record.doi: record for record in records.values()}
    return plan_import(target, works, Config(me=me), by_id, force=force)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(ITEM._replace(title="An Old One"), id="the title"),
        pytest.param(ITEM._replace(title="An Old  one!", arxiv=""), id="the title otherwise set"),
        pytest.param(ITEM._replace(arxiv="2001.00001", title="An Older One"), id="the arXiv id"),
    ],
)
def test_what_the_file_has_is_not_added(item: PageItem) -> None:
    made = planned(FILE, item)
    assert made.text == FILE
    assert [key for _, key in made.present] == ["quill2020old"]


def test_a_second_paper_of_the_same_title_and_author_needs_force() -> None:
    item = ITEM._replace(title="An Old One")
    one, other = item._replace(venue="ICSE 2020", year=2020), item._replace(venue="TSE", year=2021)
    made = planned(FILE, one, other._replace(arxiv=""))
    assert (made.text, len(made.refusals)) == (FILE, 1)
    assert len(planned(FILE, one, other._replace(arxiv=""), force=True).drafts) == 1


def test_twice_is_once() -> None:
    text = planned(FILE, ITEM).text
    assert planned(text, ITEM).text == text


@pytest.mark.parametrize(
    "newline", [pytest.param("\n", id="line feeds"), pytest.param("\r\n", id="CRLF")]
)
def test_all_else_stays_as_it_was(newline: str) -> None:
    text = FILE.replace("\n", newline)
    new = planned(text, ITEM._replace(rest="Madrid")).text
    assert new.startswith(text.rstrip())
    assert new.count("\n") == new.count(newline)


def test_a_paper_becomes_an_entry() -> None:
    assert planned("", ITEM).text == f"{ENTRY}\n"
    assert planned("", ITEM).shown == (ENTRY,)


def test_the_layout_is_that_of_the_file() -> None:
    text = '@misc{x,\n\ttitle = "X",\n\tarxiv = "1234.56789"\n}\n'
    new = planned(text, ITEM).text
    assert '\n\tarxiv = "2401.00001"' in new
    assert "eprint" not in new


@pytest.mark.parametrize("venue", ["ICML 2024", "International Conference 2024"])
def test_a_venue_is_the_macro_that_the_file_has_for_it(venue: str) -> None:
    assert "booktitle = icml," in planned(FILE, ITEM._replace(venue=venue)).shown[0].replace(
        "  ", ""
    )


def test_what_is_unsure_is_said_in_a_comment_above_the_entry() -> None:
    item = ITEM._replace(rest="see me@here.org", sure={**ITEM.sure, "venue": "unsure"})
    line = "% check: a.md:5: venue is unsure; not taken over: see me(at)here.org\n"
    assert planned("", item).text == f"{line}{ENTRY}\n"


def test_what_is_sure_has_no_comment() -> None:
    assert note_line(planned("", ITEM).drafts[0]) == ""


@pytest.mark.parametrize(
    ("me", "said"),
    [
        ((), "is the owner missing?"),
        (("Quill, Ada", "A. Quill"), "add Quill, Ada to the authors"),
    ],
)
def test_where_the_page_names_co_authors_alone_the_owner_is_asked_for(
    me: tuple[str, ...], said: str
) -> None:
    item = ITEM._replace(authors=(PageAuthor("Lin Mo"),), coauthors=True)
    note = note_line(planned("", item, me=me).drafts[0])
    assert f"names co-authors alone: {said}" in note


def test_a_missing_year_is_not_made_up() -> None:
    made = planned("", ITEM._replace(year=None, venue="ICML"))
    assert "year" not in dict(made.drafts[0].entry.fields)
    assert made.drafts[0].doubts == ("the page names no year",)


@pytest.mark.parametrize(
    ("badge", "field", "value"),
    [
        ("Oral", "presentation", "Oral"),
        ("Best Paper Award", "award", "Best Paper Award"),
        ("To appear", "pubstate", "forthcoming"),
        ("Under review", "pubstate", "submitted"),
        ("short paper", "venue_tags", "short paper"),
        ("invited by Ann", "note", "invited by Ann"),
    ],
)
def test_badges_get_the_field_that_they_are(badge: str, field: str, value: str) -> None:
    made = planned("", ITEM._replace(badges=(badge,), tags=()))
    assert dict(made.drafts[0].entry.fields)[field] == value


@pytest.mark.parametrize(
    ("rest", "fields"),
    [
        pytest.param("(pp. 33-58). Springer", ("33--58", "Springer"), id="pages first"),
        pytest.param("Routledge, 33-58", ("33--58", "Routledge"), id="the publisher first"),
        pytest.param("Springer, S. 33-58", ("33--58", "Springer"), id="pages in German"),
    ],
)
def test_a_chapter_has_pages_and_a_publisher(rest: str, fields: tuple[str, str]) -> None:
    item = PageItem("Lakes", ITEM.authors, venue="The Ice Below Us", year=2024, rest=rest)
    (draft,) = planned("", item).drafts
    found = dict(draft.entry.fields)
    assert (draft.entry.entry_type, found["booktitle"]) == ("incollection", "The Ice Below Us")
    assert (found["pages"], found["publisher"]) == fields


@pytest.mark.parametrize(
    ("heading", "venue", "rest", "entry_type", "fields"),
    [
        ("Ouvrages", "Paris, Seuil", "", "book", {"publisher": "Seuil", "address": "Paris"}),
        ("Livros", "São Paulo: Atlas", "", "book", {"publisher": "Atlas", "address": "São Paulo"}),
        ("Monographien", "Köln", "", "book", {"address": "Köln"}),
        ("Chapitres d'ouvrages", "Histoire de Lyon", "Paris, Seuil, pp. 45-67", "incollection",
            {"booktitle": "Histoire de Lyon", "publisher": "Seuil", "address": "Paris"}),
        ("Buchbeiträge", "Die Stadt", "S. 4–7", "incollection", {"booktitle": "Die Stadt"}),
        ("Aufsätze", "Die Stadt", "S. 4–7", "article", {"journal": "Die Stadt"}),
        ("", "NBER Working Paper", "No. 12345", "techreport", {"number": "12345"}),
        ("Artigos", "Gestão", "v. 3", "article", {"journal": "Gestão", "volume": "3"}),
    ],
)  # fmt: skip
def test_books_and_their_parts_in_other_languages(
    heading: str, venue: str, rest: str, entry_type: str, fields: dict[str, str]
) -> None:
    item = PageItem("Lakes", ITEM.authors, venue=venue, year=2024, rest=rest, headings=(heading,))
    (draft,) = planned("", item).drafts
    assert draft.entry.entry_type == entry_type
    assert fields.items() <= dict(draft.entry.fields).items()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param("", {"year": "2024", "month": "February"}, id="a new file"),
        pytest.param(
            "@misc{a, title = {A}, date = {2020-01}}", {"date": "2024-02"}, id="a file with dates"
        ),
    ],
)
def test_the_month_is_a_field_and_no_part_of_the_town(text: str, fields: dict[str, str]) -> None:
    grown = planned(text, ITEM._replace(rest="San Francisco, CA, Feb 2024")).text
    entry = load([("pubs.bib", grown)]).documents[0].entries[-1]
    found = {field.name: field.value for field in entry.fields}
    names = ("year", "month", "date")
    assert {name: found[name] for name in names if name in found} == fields
    assert found["address"] == "San Francisco, CA"


def test_a_publisher_alone_makes_no_chapter() -> None:
    item = PageItem("Lakes", ITEM.authors, venue="Entropy", year=2024, rest="Elsevier")
    (draft,) = planned("", item).drafts
    assert draft.entry.entry_type == "article"
    assert "type article is unsure" in draft.doubts


def test_a_patent_has_a_number() -> None:
    item = PageItem("A", venue="US Patent", year=2021, rest="10,123,456, 2021")
    (draft,) = planned("", item).drafts
    assert draft.entry.entry_type == "patent"
    assert dict(draft.entry.fields)["number"] == "10,123,456"


def test_a_volume_is_that_of_a_journal() -> None:
    rest = "12(3), 3-9. Elsevier"
    item = PageItem("Lakes", ITEM.authors, venue="Entropy", year=2024, rest=rest)
    assert planned("", item).drafts[0].entry.entry_type == "article"


@pytest.mark.parametrize(
    ("tag", "editor", "said"),
    [
        ("ed", None, False),
        ("Hg.", None, False),
        ("eds", None, False),
        ("Hg. T. Brandt", "T. Brandt", False),
        ("eds. Roe, C., & May, D.", "Roe, C. and May, D.", False),
        ("Hg. im Auftrag der Stadt Ulm", None, True),
    ],
)
def test_editors_are_no_tag(tag: str, editor: str | None, said: bool) -> None:
    (draft,) = planned("", ITEM._replace(tags=(tag,))).drafts
    fields = dict(draft.entry.fields)
    assert "venue_tags" not in fields
    assert fields.get("editor") == editor
    assert (f"not taken over: {tag}" in draft.doubts) == said


def test_an_article_has_no_editor() -> None:
    item = ITEM._replace(venue="Journal of Snow", tags=("eds. C. Roe",), links=(), arxiv="")
    (draft,) = planned("", item._replace(rest="12(3), 4-6")).drafts
    assert draft.entry.entry_type == "article"
    assert "editor" not in dict(draft.entry.fields)
    assert "not taken over: eds. C. Roe" in draft.doubts


def test_the_legend_of_a_paper_goes_before_the_configuration() -> None:
    made = planned("", ITEM._replace(notes=("* corresponding author",)))
    assert dict(made.drafts[0].entry.fields)["author+an"] == "1=corresponding; 2=corresponding"
    assert "note" not in dict(made.drafts[0].entry.fields)


ARXIV = Record(
    "arXiv",
    "misc",
    "Quiet Lattices",
    (Author("Ada Quill"), Author("Lin Mo")),
    Date(2023, 12),
    arxiv="2401.00001",
    primary_class="cs.LG",
    url="https://arxiv.org/abs/2401.00001",
)
PUBLISHED = Record(
    "Crossref",
    "article",
    "Quiet Lattices Revisited",
    (Author("Ada Quill", "Quill", "Ada"),),
    Date(2025, 3),
    doi="10.5555/q",
    fields={"journal": "Journal of Imagined Lattices", "volume": "3"},
)


def test_a_service_adds_what_the_page_lacks_and_no_year_of_a_preprint() -> None:
    fields = dict(
        planned("", ITEM._replace(year=None, venue="ICML"), a=ARXIV).drafts[0].entry.fields
    )
    assert fields["primaryclass"] == "cs.LG"
    assert "year" not in fields


def test_the_year_of_a_preprint_is_that_of_its_first_version() -> None:
    made = planned("", ITEM._replace(year=None, venue="arXiv"), a=ARXIV)
    assert dict(made.drafts[0].entry.fields)["year"] == "2023"
    assert made.drafts[0].entry.key == "quill2023quiet"


def test_the_words_of_the_page_stay() -> None:
    item = ITEM._replace(doi="10.5555/q", venue="Letters in Lattices", arxiv="", links=())
    entry = planned("", item, d=PUBLISHED).drafts[0].entry
    fields = dict(entry.fields)
    assert (fields["title"], fields["year"]) == ("Quiet Lattices", "2024")
    assert (fields["journal"], fields["author"]) == ("Letters in Lattices", "Ada Quill and Lin Mo")
    assert fields["volume"] == "3"


def test_a_short_name_gets_the_venue_in_full() -> None:
    item = ITEM._replace(doi="10.5555/q", venue="JIL 2024", arxiv="", links=())
    entry = planned("", item, d=PUBLISHED).drafts[0].entry
    fields = dict(entry.fields)
    assert (entry.entry_type, fields["journal"]) == ("article", "Journal of Imagined Lattices")
    assert (fields["abbr"], "booktitle" in fields) == ("JIL", False)


def test_an_abstract_is_no_note() -> None:
    item = ITEM._replace(notes=("Abstract: We look at lattices, & listen.", "With a poster"))
    fields = dict(planned("", item).drafts[0].entry.fields)
    assert fields["abstract"] == r"We look at lattices, \& listen."
    assert fields["note"] == "With a poster"
