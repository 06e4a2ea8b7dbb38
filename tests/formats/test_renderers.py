"""Markdown through the programs that show it: what is meant is what stands on the page.

Every renderer gets one batch of generated fragments, each placed where templates place them. More
fragments than usual: `PUBTOOL_RENDERER_CASES=3000`, others than usual: `PUBTOOL_RENDERER_SEED=7`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from markdown_cases import PLACES, SPANS, Meant, Place, fits, fragments, squeeze
from markdown_renderers import Shown, hugo, kramdown, markdown_it, read_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = int(os.environ.get("PUBTOOL_RENDERER_CASES", "250"))
SEED = os.environ.get("PUBTOOL_RENDERER_SEED", "1")


def differences(meant: Meant, place: Place, shown: Shown) -> list[str]:
    """Return what the page shows and is not meant."""
    own = frozenset(place.elements.split())
    times = place.markdown.count("{}")
    links = meant.links * times
    if place.is_link:
        links = ((squeeze(meant.text), "https://example.org/a"),)
    found = []
    if shown.text != squeeze(place.text.replace("{}", meant.text)):
        found.append("text")
    if shown.links != links:
        found.append("links")
    if not own <= shown.elements or not shown.elements - own <= meant.elements | (
        {"a"} if links else set()
    ):
        found.append("elements")
    if not own & {"em", "strong"} and not is_within(shown.emphasised, meant.emphasised * times):
        found.append("emphasis")
    return found


def is_within(part: str, whole: str) -> bool:
    """Return whether the characters of `part` occur in `whole` in their order."""
    rest = iter(whole)
    return all(char in rest for char in part)


# --- pages ---------------------------------------------------------------------------------------

RULE = "\n\n___\n\n"


def pages(places: tuple[Place, ...]) -> list[tuple[str, list[tuple[Meant, Place]]]]:
    """Return one page of Markdown for each fragment, with what stands in each block of it."""
    result = []
    for meant in fragments(CASES, SEED):
        blocks = [(meant, place) for place in places if fits(meant, place)]
        source = RULE.join(place.markdown.replace("{}", meant.markdown) for _, place in blocks)
        result.append((source + "\n", blocks))
    return result


def hold(render: Callable[[list[str]], list[str]], places: tuple[Place, ...]) -> None:
    """Render the pages in one batch; fail with the first differences."""
    made = pages(places)
    wrong: dict[Meant, str] = {}
    count = 0
    for (source, blocks), html in zip(made, render([page for page, _ in made]), strict=True):
        shown = read_page(html)
        assert len(shown) == len(blocks), (source, html)
        for (meant, place), block in zip(blocks, shown, strict=True):
            count += 1
            found = differences(meant, place, block)
            if found:
                wrong.setdefault(meant, f"{found} {place.markdown!r}\n  {meant}\n  {block}")
    print(f"{len(made)} fragments, {count} blocks, {len(wrong)} fragments differ")  # noqa: T201
    assert not wrong, "\n".join([f"{len(wrong)} fragments differ", *list(wrong.values())[:10]])


# --- what must hold ------------------------------------------------------------------------------


def test_commonmark_shows_what_is_meant() -> None:
    hold(markdown_it(MarkdownIt("commonmark")), PLACES + SPANS)


def test_gfm_tables_and_strikethrough_show_what_is_meant() -> None:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    hold(markdown_it(markdown), PLACES + SPANS)


@pytest.mark.parametrize("parser", ["kramdown", "GFM"])
def test_kramdown_after_liquid_shows_what_is_meant(parser: str) -> None:
    hold(kramdown(parser), PLACES + SPANS)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param("", id="with its defaults"),
        pytest.param("enableEmoji = true\n", id="with emoji"),
    ],
)
def test_hugo_shows_what_is_meant(settings: str, tmp_path: Path) -> None:
    hold(hugo(tmp_path, settings), PLACES)
