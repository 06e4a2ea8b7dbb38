"""The seed user's `pubs.bib` says what the two hand-written pages said, and is well kept.

It is read here with bibtexparser alone, so these facts do not lean on pubtool's own reader.
`golden/seed_pages.json` holds the 18 papers as a reader of the pages sees them, in page order,
with marks after the names; where the pages disagree the home page is right.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
from bibtexparser.entrypoint import parse_string

if TYPE_CHECKING:
    from bibtexparser.model import Entry

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "pubs.bib").read_text(encoding="utf-8")


class Paper(TypedDict):
    """One paper as the pages show it; an empty string where they show nothing."""

    title: str
    authors: str
    venue: str
    badge: str
    note: str
    paper: str
    code: str
    selected: bool


def seed_papers() -> list[Paper]:
    papers: list[Paper] = json.loads(
        (ROOT / "tests" / "golden" / "seed_pages.json").read_text(encoding="utf-8")
    )
    return papers


LIBRARY = parse_string(TEXT)
PAPERS = seed_papers()
PAIRS = [
    pytest.param(paper, entry, id=entry.key)
    for paper, entry in zip(PAPERS, LIBRARY.entries, strict=False)
]
ENTRIES = [pytest.param(entry, id=entry.key) for entry in LIBRARY.entries]
MARKS = {"equal": "*", "corresponding": "#"}


def value(entry: Entry, name: str) -> str:
    field = entry.fields_dict.get(name)
    return str(field.value) if field else ""


def shown(latex: str) -> str:
    """Return the text that the plain LaTeX of this file stands for: braces and `--` only."""
    return latex.replace("{", "").replace("}", "").replace("--", "–")


def author_line(entry: Entry) -> str:
    """Return the authors as a page shows them: `Ji Sun*, Jintao Zhang*, et al.`"""
    roles: dict[int, str] = {}
    for item in filter(None, value(entry, "author+an").split("; ")):
        number, role = item.split("=")
        roles[int(number)] = MARKS[role]
    names = []
    for place, name in enumerate(value(entry, "author").split(" and "), start=1):
        family, _, given = name.partition(", ")
        names.append("et al." if name == "others" else f"{given} {family}{roles.pop(place, '')}")
    assert not roles, "author+an marks an author who is not there"
    return ", ".join(names)


def test_the_reader_finds_nothing_wrong_with_the_file() -> None:
    assert LIBRARY.failed_blocks == []


def test_there_are_18_papers_and_16_are_selected() -> None:
    selected = [entry for entry in LIBRARY.entries if value(entry, "selected") == "true"]
    assert (len(LIBRARY.entries), len(selected)) == (18, 16)


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_the_title_is_that_of_the_pages_in_their_order(paper: Paper, entry: Entry) -> None:
    assert shown(value(entry, "title")) == paper["title"]


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_all_authors_and_their_marks_are_those_of_the_pages(paper: Paper, entry: Entry) -> None:
    assert author_line(entry) == paper["authors"]


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_the_venue_is_that_of_the_pages(paper: Paper, entry: Entry) -> None:
    short, year = value(entry, "abbr"), value(entry, "year")
    if not short and value(entry, "eprint"):
        short = "Arxiv"
    tag = f"{short} {year}" if short else ""
    # The pages leave the year out for the two survey articles on HTAP databases.
    assert paper["venue"] in {tag, short}


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_tags_and_badge_are_those_of_the_pages(paper: Paper, entry: Entry) -> None:
    found = (value(entry, "venue_tags"), value(entry, "presentation"))
    assert found == (paper["note"], paper["badge"])


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_the_links_are_those_of_the_pages(paper: Paper, entry: Entry) -> None:
    found = (value(entry, "pdf") or value(entry, "url"), value(entry, "code"))
    assert found == (paper["paper"], paper["code"])


@pytest.mark.parametrize(("paper", "entry"), PAIRS)
def test_a_paper_is_selected_if_the_home_page_has_it(paper: Paper, entry: Entry) -> None:
    assert value(entry, "selected") == ("true" if paper["selected"] else "")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_paper_with_a_short_venue_has_the_full_one_too(entry: Entry) -> None:
    full = value(entry, "booktitle") or value(entry, "journal")
    assert bool(full) == bool(value(entry, "abbr"))


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_arxiv_link_and_the_eprint_name_the_same_paper(entry: Entry) -> None:
    link = value(entry, "pdf") or value(entry, "url")
    linked = re.search(r"arxiv\.org/(?:abs|pdf)/([\d.]+)$", link)
    eprint = value(entry, "eprint")
    assert not linked or linked[1] == eprint
    assert bool(eprint) == (value(entry, "archiveprefix") == "arXiv")


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_key_is_family_name_and_year_of_its_paper(entry: Entry) -> None:
    family = value(entry, "author").partition(",")[0].lower()
    assert re.fullmatch(rf"{family}{value(entry, 'year')}[a-z]+\d?[a-z]*", entry.key)


def test_every_line_of_an_entry_is_laid_out_alike() -> None:
    lines = [line for line in TEXT.splitlines() if line and not line.startswith(("%", "@string"))]
    field = re.compile(r"  (?=.{14}= )[a-z_+]+ += (?:\{.+\}|[a-z]+),")
    odd = [
        line
        for line in lines
        if not (field.fullmatch(line) or line == "}" or re.fullmatch(r"@[a-z]+\{\w+,", line))
    ]
    assert odd == []


def test_every_macro_is_used() -> None:
    unused = [
        macro.key
        for macro in LIBRARY.strings
        if not re.search(rf"= {re.escape(macro.key)},$", TEXT, re.MULTILINE)
    ]
    assert unused == []


def test_the_expectation_is_what_the_seed_pages_merge_to(shared: Path) -> None:
    merged = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    expected = [
        {
            "title": paper["title"],
            "authors": ", ".join(
                [author["name"] + author["marks"] for author in paper["authors"]]
                + ["et al."] * paper["et_al"]
            ),
            "venue": paper["venue"],
            "badge": paper["badge"],
            "note": paper["note"],
            "paper": paper["links"].get("paper", ""),
            "code": paper["links"].get("code", ""),
            "selected": paper["selected"],
        }
        for paper in merged
    ]
    assert expected == PAPERS
