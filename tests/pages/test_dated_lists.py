"""Ordered lists in Markdown whose numbers are years."""

from __future__ import annotations

import pytest

from page_trees import lines
from pubtool.pages.reading import read_page
from pubtool.pages.reading.seen.markdown_tree import markdown_tree


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Ann Lee\n2. Bo Chan", id="numbers"),
        pytest.param("3024. Ann Lee\n\n3023. Bo Chan", id="years of another age"),
        pytest.param("- Ann Lee\n- Bo Chan", id="bullets"),
    ],
)
def test_what_only_counts_is_not_in_the_text(text: str) -> None:
    assert lines(markdown_tree(text)) == ["Ann Lee", "Bo Chan"]


def test_a_year_stands_in_the_first_line_of_its_item_only() -> None:
    text = "2023. Ann Lee\n\n      More\n\n2021) Bo Chan\n\n      - More"
    assert lines(markdown_tree(text)) == ["2023. Ann Lee", "More", "2021. Bo Chan", "More"]


def test_papers_have_the_years_that_number_them_not_those_that_markdown_counts() -> None:
    text = (
        "# Ann Lee\n\n## Publications\n\n"
        "2023. Lee, A., & Chan, B. Snow on the roofs of towns. *Journal of Water*, 12(3), 1-20.\n\n"
        "2019. Lee, A. **What rivers know about us**. *Water*, 4, 33-50.\n"
    )
    assert [(item.title, item.year) for item in read_page(text, "page.md").items] == [
        ("Snow on the roofs of towns", 2023),
        ("What rivers know about us", 2019),
    ]
