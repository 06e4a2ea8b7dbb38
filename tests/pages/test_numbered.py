"""What a page numbers by hand: each number begins a publication, whatever else stands there."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page
from pubtool.pages.reading.numbered import with_numbered_lists
from pubtool.pages.reading.seen.html_tree import html_tree
from pubtool.pages.reading.seen.tree import Block, text_of

SNOW, RAIN = "Snow in the Streets of Small Towns", "A Model of Rain on Roofs"


def items(text: str) -> list[list[str]]:
    """Return the lines of each item of the lists that the numbers make."""
    found: list[list[str]] = []

    def collect(block: Block) -> None:
        if block.kind == "item":
            found.append([text_of(line) for child in block.children for line in child.lines])
        for child in block.children:
            collect(child)

    collect(with_numbered_lists(html_tree(text)))
    return found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>1. One<br>2. Two</p>", id="lines of a paragraph"),
        pytest.param("<p>1. One</p><p>2. Two</p>", id="paragraphs"),
        pytest.param("<p>[1] One<br>[2] Two</p>", id="in brackets"),
        pytest.param("<p>【1】One<br>【2】Two</p>", id="in Chinese brackets"),
        pytest.param("<p>9) One<br>8) Two</p>", id="counting down"),
        pytest.param("<p>1- One<br>2 – Two</p>", id="with dashes"),
        pytest.param("<p>Some words<br>1. One<br>2. Two</p>", id="behind other words"),
        pytest.param("<p>1. One</p><p>2. Two</p><p>What else</p>", id="before other words"),
    ],
)
def test_what_counts_up_or_down_is_a_list(text: str) -> None:
    found = [" ".join(lines) for lines in items(text)]
    assert [words.split()[-1].lstrip("【】12") for words in found] == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>1. One</p>", id="one number"),
        pytest.param("<p>3. One<br>7. Two</p>", id="no counting"),
        pytest.param("<p>2019. One<br>2020. Two</p>", id="years"),
        pytest.param("<p>1.5 metres<br>2.5 metres</p>", id="decimals"),
        pytest.param("<p>1. One</p><p>In between</p><p>2. Two</p>", id="others in between"),
        pytest.param("<p>1. One</p><p>Nothing</p>", id="down to nothing"),
        pytest.param("<ol><li>1. One<li>2. Two</ol>", id="a list already"),
    ],
)
def test_other_numbers_make_no_list(text: str) -> None:
    assert with_numbered_lists(html_tree(text)) == html_tree(text)


def test_a_line_without_number_belongs_to_the_item_above() -> None:
    assert items("<p>1. One<br>more<br><br>2. Two<br>less</p>") == [
        ["1. One", "more"],
        ["2. Two", "less"],
    ]


def test_each_number_begins_a_publication() -> None:
    """The first is by one author, of whom the page does not say that it is his or hers."""
    text = (
        f"<h2>Publications</h2><p>1. B. Chan. {SNOW}. Journal of Snow 12 (2021), pp. 1-9.<br>"
        f"2. A. Lee, B. Chan. {RAIN}. Journal of Water 19 (2021), pp. 103-109.</p>"
    )
    assert [item.title for item in read_page(text, "p.html").items] == [SNOW, RAIN]


@pytest.mark.parametrize("number", ["4.", "4)", "[4]", "4-", "4 –"])
def test_a_number_is_no_part_of_the_first_name(number: str) -> None:
    text = (
        f"# Papers\n\n{number} Lee C, Chan ES, Roe GW. {SNOW}. Snow Research. 2015; 25(11):1610-21."
    )
    (item,) = read_page(text, "p.md").items
    assert [author.name for author in item.authors] == ["Lee C", "Chan ES", "Roe GW"]
