"""Replacing what stands in regions: nothing else changes, and edits by hand are noticed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.pages.regions import (
    Page,
    checksum,
    edited_by_hand,
    is_stale,
    laid_out,
    read_regions,
    replaced,
)

BEGIN = "<!-- pubtool: begin all -->"
END = "<!-- pubtool: end -->"
REGION = f"{BEGIN}\nold\n{END}\n"


def contents(page: Page) -> list[str]:
    return [page.text[slice(*region.content)] for region in page.regions]


# --- replacing -----------------------------------------------------------------------------------

PIECES = (
    "text\n",
    "\n",
    "```\n",
    "~~~\n",
    "<div>\n",
    "</div>\n",
    "    deep\n",
    "- item\n",
    "> quote\n",
    "<!--\n",
    "-->\n",
    "<pre>\n",
    "</pre>\n",
    "---\n",
    "a ` b\n",
    "# Heading\r\n",
    "old Mac\r",
    "| a | b |\n|---|---|\n",
    "{% comment %}\n",
    "\u2028 \x0b\x85\n",
    f"`{BEGIN}`\n",
)
INDENTS = ("", "  ", "    ", "\t", "> ")
BEGINS = (BEGIN, "<!-- pubtool: begin selected checksum=on -->", "<!--pubtool:begin x limit=3-->")
ENDS = (END, "<!--pubtool:end-->", "<!-- pubtool: end sha256=0123456789abcdef -->")
LINES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
REGIONS = st.builds(
    lambda indent, begin, newline, old, end, last: (
        f"{indent}{begin}{newline}{old}{indent}{end}{last}"
    ),
    st.sampled_from(INDENTS),
    st.sampled_from(BEGINS),
    st.sampled_from(("\n", "\r\n", "\r")),
    LINES.filter(lambda lines: BEGIN not in lines),
    st.sampled_from(ENDS),
    st.sampled_from(("\n", "\r\n")),
)
PAGES = st.lists(LINES | REGIONS, max_size=6).map("".join)
WRITTEN = st.lists(st.sampled_from((*PIECES[:-1], "- **Title**  \n  Author\n")), max_size=5).map(
    lambda lines: "".join(lines).replace("\r\n", "\n").replace("\r", "\n")
)


@settings(max_examples=400)
@given(PAGES, st.booleans(), st.data())
def test_replacing_changes_only_regions_and_twice_is_once(
    text: str,
    markdown: bool,
    data: st.DataObject,
) -> None:
    page = read_regions(text, markdown=markdown)
    if page.problems:
        return
    wanted = [
        laid_out(page, region, data.draw(WRITTEN), markup=data.draw(st.sampled_from(MARKUPS)))
        for region in page.regions
    ]
    new = read_regions(replaced(page, wanted), markdown=markdown)
    assert new.problems == ()
    assert contents(new) == wanted
    assert outside(new) == outside(page)
    assert replaced(new, wanted) == new.text
    assert not any(map(is_stale, [new] * len(wanted), new.regions, wanted))


MARKUPS = ("markdown", "html")


def outside(page: Page) -> list[str]:
    """Return what stands outside of the regions and their checksums."""
    parts = []
    at = 0
    for region in page.regions:
        parts.append(page.text[at : region.content[0]])
        parts.append(page.text[region.content[1] : region.sum_at[0]].rstrip())
        at = region.sum_at[1]
    return [*parts, page.text[at:]]


# --- the checksum --------------------------------------------------------------------------------

CHECKED = f"<!-- pubtool: begin all checksum=on -->\nold\n{END}\n"


def summed(content: str) -> str:
    """Return the region with the checksum of this content."""
    return CHECKED.replace("end", f"end sha256={checksum(content)}")


def test_a_checksum_stands_in_the_marker_at_the_end() -> None:
    page = read_regions(CHECKED, markdown=False)
    assert replaced(page, ["new\n"]) == summed("new\n").replace("old", "new")


def test_without_the_option_the_checksum_goes() -> None:
    text = f"{BEGIN}\nold\n<!-- pubtool: end sha256=0123456789abcdef -->\n"
    assert replaced(read_regions(text, markdown=False), ["old\n"]) == REGION


def test_an_edit_by_hand_is_noticed() -> None:
    text = replaced(read_regions(CHECKED, markdown=False), ["new\n"])
    page = read_regions(text.replace("new", "edited"), markdown=False)
    assert edited_by_hand(page, page.regions[0], "new\n")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(CHECKED, "new\n", id="a region without a checksum yet"),
        pytest.param(REGION, "new\n", id="a region that wants none"),
        pytest.param(summed("old\n"), "new\n", id="a stale one"),
        pytest.param(
            summed("old\n").replace("\n", "\r\n"),
            "new\n",
            id="one with other line ends",
        ),
        pytest.param(
            summed("x\n"),
            "old\n",
            id="one edited to what it should be",
        ),
    ],
)
def test_no_edit_by_hand_is(text: str, content: str) -> None:
    page = read_regions(text, markdown=False)
    assert not edited_by_hand(page, page.regions[0], content)
