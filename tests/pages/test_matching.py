"""Which item of a page is which publication."""

from __future__ import annotations

import pytest

from pubtool.model import Date, Person, Venue
from pubtool.pages.comparing.matching import link_target, match
from pubtool.pages.items import PageAuthor, PageItem
from samples import publication


def pairs(items: list[PageItem], ours: list[str]) -> list[tuple[str, str]]:
    matched = match(items, [publication(title) for title in ours])
    return [(item.title, each.key) for item, each in matched.pairs]


@pytest.mark.parametrize(
    ("page", "ours"),
    [
        pytest.param("SageAttention2", "SageAttention2++", id="a plus"),
        pytest.param("Learning to See, Part 1", "Learning to See, Part 2", id="a part"),
        pytest.param(
            "Attention Is All You Need", "Attention Is Not All You Want", id="other words"
        ),
        pytest.param("Snow", "Ice", id="nothing in common"),
    ],
)
def test_different_papers_are_no_pair(page: str, ours: str) -> None:
    assert pairs([PageItem(page)], [ours]) == []


@pytest.mark.parametrize(
    ("page", "ours"),
    [
        pytest.param("The Snow, Again.", "the snow again", id="case and punctuation"),
        pytest.param("Café Müller", "Cafe Muller", id="accents"),
        pytest.param("A Survey of Snow in the Alps", "A Survey on Snow in the Alps", id="one word"),
    ],
)
def test_a_paper_is_found_under_nearly_the_same_title(page: str, ours: str) -> None:
    assert pairs([PageItem(page)], [ours]) == [(page, ours)]


def test_two_titles_that_are_alike_are_not_guessed() -> None:
    assert (
        pairs(
            [PageItem("A Survey of Snow in the Alps")],
            [
                "A Survey of Snow in the Alpz",
                "A Survey of Snow in the Alpx",
            ],
        )
        == []
    )


def test_an_arxiv_id_finds_a_paper_with_another_title() -> None:
    ours = publication("New Title", arxiv="2401.00001")
    matched = match([PageItem("Old Name", arxiv="2401.00001")], [ours])
    assert matched.pairs[0][1] is ours


def test_a_doi_is_compared_without_case() -> None:
    matched = match([PageItem("Old", doi="10.1000/AbC")], [publication("New", doi="10.1000/abc")])
    assert len(matched.pairs) == 1


def test_the_title_wins_over_a_wrong_link() -> None:
    ours = [publication("Snow", arxiv="2401.00001"), publication("Ice", arxiv="2401.00002")]
    matched = match([PageItem("Ice", arxiv="2401.00001")], ours)
    assert matched.pairs[0][1].key == "Ice"


def test_of_a_preprint_and_its_paper_each_finds_its_own() -> None:
    ours = [
        publication("a", title=("Snow",), date=Date(2024), venue=Venue(tag=("ICML 2024",))),
        publication("b", title=("Snow",), date=Date(2023), venue=Venue(tag=("arXiv 2023",))),
    ]
    items = [PageItem("Snow", venue="arXiv", year=2023), PageItem("Snow", venue="ICML", year=2024)]
    assert [each.key for _, each in match(items, ours).pairs] == ["b", "a"]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("https://www.example.org/a/", "example.org/a", id="www and a slash"),
        pytest.param("http://example.org/a#top", "example.org/a", id="a fragment"),
        pytest.param("{{ site.url }}/files/a.pdf", "files/a.pdf", id="an expression"),
        pytest.param(
            '{{ "/files/a.pdf" | relative_url }}', "files/a.pdf", id="a literal expression"
        ),
        pytest.param("./a.pdf", "a.pdf", id="a relative path"),
    ],
)
def test_a_link_target_has_one_spelling(url: str, target: str) -> None:
    assert link_target(url) == target


def test_a_paper_that_the_page_shows_twice_is_in_two_pairs_where_copies_count() -> None:
    items = [PageItem("Snow", line=1), PageItem("Snow", line=9)]
    ours = [publication("Snow")]
    assert [len(match(items, ours, copies=each).pairs) for each in (False, True)] == [1, 2]


def test_copies_do_not_take_what_another_item_shows() -> None:
    ours = [
        publication("a", title=("Snow",), venue=Venue(tag=("ICML 2024",))),
        publication("b", title=("Snow",), venue=Venue(tag=("arXiv 2023",))),
    ]
    items = [PageItem("Snow", venue="arXiv"), PageItem("Snow", venue="ICML")]
    assert [each.key for _, each in match(items, ours, copies=True).pairs] == ["b", "a"]


def test_the_same_title_by_other_people_is_no_copy() -> None:
    ours = [publication("Editorial", authors=(Person("Lee", "Ann"),))]
    items = [
        PageItem("Editorial", (PageAuthor("Ann Lee"),)),
        PageItem("Editorial", (PageAuthor("Cy Doe"),)),
    ]
    assert len(match(items, ours, copies=True).pairs) == 1
