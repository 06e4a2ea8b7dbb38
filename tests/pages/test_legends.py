"""Legends of pages: which mark means what, and that prose is none."""

from __future__ import annotations

import pytest

from pubtool.pages.reading.opening import page_tree
from pubtool.pages.reading.people.legends import legends, page_legends


@pytest.mark.parametrize(
    "text",
    [
        "We treat all students as equals.",
        "5 * 3 equals 15",
        "For correspondence write to me*.",
        "The corresponding author of this paper is Ann Lee",
        "",
    ],
)
def test_prose_is_no_legend(text: str) -> None:
    assert legends([text]) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* equal contribution", {"*": "equal"}),
        ("(* corresponding author)", {"*": "corresponding"}),
        ("#Equal Contribution", {"#": "equal"}),
        (
            "† denotes co-first authors, ‡ the corresponding author",
            {"†": "equal", "‡": "corresponding"},
        ),
        ("* indicates equal contribution.", {"*": "equal"}),
        ("∗: equally contributed", {"*": "equal"}),
        ("Equal contribution (*)", {"*": "equal"}),
    ],
)
def test_a_legend_tells_what_a_mark_means(text: str, found: dict[str, str]) -> None:
    assert legends([text]) == found


def test_the_first_that_is_said_counts() -> None:
    assert legends(["* equal contribution", "* corresponding author"]) == {"*": "equal"}


def test_a_page_has_its_legend_in_any_look() -> None:
    page = (
        "# Papers\n\n<span>(**\\*** equal contributions, **#** the corresponding author.)</span>\n"
    )
    tree = page_tree(page, "index.md")
    assert page_legends(tree) == {"*": "equal", "#": "corresponding"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "(* 表示通讯作者,# 表示共同一作)", {"*": "corresponding", "#": "equal"}, id="Chinese"
        ),
        pytest.param(
            "Corresponding author marked with an asterisk (*)",
            {"*": "corresponding"},
            id="the sign named before it",
        ),
        pytest.param(
            "Corresponding author(s) are marked with an asterisk (*). ‡ These contributed equally.",
            {"*": "corresponding", "‡": "equal"},
            id="the asterisk named before another sign",
        ),
        pytest.param(
            "Asterisk denotes corresponding author.", {"*": "corresponding"}, id="no sign at all"
        ),
        pytest.param("‡ equal advising", {}, id="advising is no contribution"),
    ],
)
def test_a_legend_is_not_taken_for_another(text: str, found: dict[str, str]) -> None:
    assert legends([text]) == found
