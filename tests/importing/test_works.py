"""Several pages: each paper once, in their order, and what they say differently."""

from __future__ import annotations

from typing import Any

import pytest

from pubtool.importing.sightings import Page
from pubtool.importing.works import Works, merge_pages
from pubtool.pages.items import PageAuthor, PageItem, PageLink


def item(title: str, **values: Any) -> PageItem:
    return PageItem(title)._replace(**values)


def page(name: str, *items: PageItem, **values: Any) -> Page:
    return Page(name, items)._replace(**values)


def titles(works: Works) -> list[str]:
    return [work.item.title for work in works.works]


def said(works: Works) -> list[tuple[str, list[str]]]:
    return [(each.field, [text for _, text in each.said]) for each in works.contradictions]


AUTHORS = (PageAuthor("Ann Lee", "*"), PageAuthor("Bo Chan", "*"))


def test_no_page_is_no_work() -> None:
    assert merge_pages([]) == Works(())


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(item("A", year=2024), item("A"), id="a year that one leaves out"),
        pytest.param(item("A", venue="ICML 2025"), item("A", venue="ICML"), id="a year apart"),
        pytest.param(
            item("A", venue="Conference on Learning (ICML)"),
            item("A", venue="ICML"),
            id="a short name",
        ),
        pytest.param(
            item("A", authors=AUTHORS),
            item("A", authors=(PageAuthor("A. Lee"), PageAuthor("Chan, B."))),
            id="initials and marks that are left out",
        ),
        pytest.param(item("A", badges=("oral",)), item("A"), id="a badge that one leaves out"),
        pytest.param(item("A: B!"), item("a b"), id="punctuation"),
        pytest.param(
            item("A", links=(PageLink("pdf", "http://www.a.org/x"),)),
            item("A", links=(PageLink("PDF", "https://a.org/x"),)),
            id="a link written differently",
        ),
    ],
)
def test_what_is_no_contradiction(here: PageItem, there: PageItem) -> None:
    for pair in ((here, there), (there, here)):
        works = merge_pages([page("one", pair[0]), page("two", pair[1])])
        assert (len(works.works), works.contradictions) == (1, ())


@pytest.mark.parametrize(
    ("here", "there", "field", "values"),
    [
        pytest.param(
            item("A", venue="NeurIPS 2025"),
            item("A", venue="Arxiv 2025"),
            "venue",
            ["NeurIPS 2025", "Arxiv 2025"],
            id="a preprint is not preferred",
        ),
        pytest.param(
            item("A", venue="ES-FoMo"),
            item("A", venue="ICMLW 2025", year=2025),
            "venue",
            ["ICMLW 2025", "ES-FoMo"],
            id="the venue with a year is taken",
        ),
        pytest.param(
            item("A", venue="ICML", year=2025),
            item("A", venue="ICML", year=2024),
            "year",
            ["2025", "2024"],
            id="the first of two years is taken",
        ),
        pytest.param(
            item("A", authors=AUTHORS[:1]),
            item("A", authors=AUTHORS),
            "authors",
            ["Ann Lee*, Bo Chan*", "Ann Lee*"],
            id="more authors are taken",
        ),
        pytest.param(
            item("A", links=(PageLink("code", "https://a.org"),)),
            item("A", links=(PageLink("code", "https://b.org"),)),
            "link code",
            ["https://a.org", "https://b.org"],
            id="the first link is taken",
        ),
    ],
)
def test_contradictions_are_listed_with_what_is_taken(
    here: PageItem, there: PageItem, field: str, values: list[str]
) -> None:
    works = merge_pages([page("one", here), page("two", there)])
    assert said(works) == [(field, values)]


def test_a_contradiction_names_page_and_line_of_both() -> None:
    works = merge_pages(
        [
            page("a.md", item("T", venue="ICML", year=2025, line=3)),
            page("b.md", item("T", venue="ICML", year=2024, line=7)),
        ]
    )
    assert [str(each) for each in works.contradictions] == [
        "a.md:3: `T`: year: `2025` is taken, not `2024` at b.md:7"
    ]


def test_a_paper_is_found_again_by_its_identifier() -> None:
    works = merge_pages(
        [page("a", item("Quiet Nets", arxiv="1")), page("b", item("Quiet Networks", arxiv="1"))]
    )
    assert titles(works) == ["Quiet Nets"]
    assert said(works) == [("title", ["Quiet Nets", "Quiet Networks"])]


def test_parts_of_a_book_with_its_identifier_are_several() -> None:
    works = merge_pages([page("a", item("Preface", doi="10.1/x"), item("Lattices", doi="10.1/x"))])
    assert titles(works) == ["Preface", "Lattices"]


def test_two_venues_on_one_page_are_two_papers() -> None:
    both = item("A", venue="ICSE'25", year=2025), item("A", venue="TSE'24", year=2024)
    assert len(merge_pages([page("a", *both)]).works) == 2


def test_a_paper_twice_on_one_page_is_one() -> None:
    both = item("A", venue="ICML", headings=("Selected",)), item("A", venue="ICML 2025")
    works = merge_pages([page("a", *both)])
    assert [work.selected for work in works.works] == [True]


def test_what_only_a_later_page_has_stands_behind_its_predecessor_there() -> None:
    first = page("a", item("A"), item("B"), item("C"))
    second = page("b", item("B"), item("X"), item("C"), item("Y"))
    assert titles(merge_pages([first, second])) == ["A", "B", "X", "C", "Y"]


@pytest.mark.parametrize(
    ("heading", "selected"),
    [("Selected Publications", True), ("代表性论文", True), ("Publications", False)],
)
def test_the_heading_tells_what_is_selected(heading: str, selected: bool) -> None:
    (work,) = merge_pages([page("a", item("A", headings=(heading,)))]).works
    assert work.selected is selected


def test_all_of_a_page_can_be_selected() -> None:
    (work,) = merge_pages([page("a", item("A"), selected=True)]).works
    assert work.selected
