"""Markdown through the programs that show it: what is meant is what stands on the page.

Every renderer gets one batch of generated fragments, each placed where templates place them. More
fragments than usual: `PUBTOOL_RENDERER_CASES=3000`, others than usual: `PUBTOOL_RENDERER_SEED=7`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from markdown_cases import PLACES, SPANS, Meant, Place, fits, fragments, squeeze
from references import require_program, require_ruby

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = int(os.environ.get("PUBTOOL_RENDERER_CASES", "250"))
SEED = os.environ.get("PUBTOOL_RENDERER_SEED", "1")

# --- what a page shows ---------------------------------------------------------------------------


class Shown(NamedTuple):
    """A block of a page: its text, its links (text, target), its elements, the emphasised text."""

    text: str
    links: tuple[tuple[str, str], ...]
    elements: frozenset[str]
    emphasised: str


class _Page(HTMLParser):
    """Reads HTML into what a block shows."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.emphasised = ""
        self.elements: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.open: list[tuple[str, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag == "br":
            self.text += "\n"
            return
        self.open.append((tag, len(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        opened, start, href = self.open.pop()
        assert opened == tag, "the elements nest"
        if tag == "a":
            self.links.append((squeeze(self.text[start:]), unquote(href)))

    def handle_data(self, data: str) -> None:
        self.text += data
        if any(tag in {"em", "strong", "code"} for tag, _, _ in self.open):
            self.emphasised += data


def read_page(html: str) -> list[Shown]:
    """Return what each block of the page shows; the blocks are parted by horizontal rules."""
    blocks = []
    for part in re.split(r"<hr ?/?>", html):
        page = _Page()
        page.feed(part)
        page.close()
        blocks.append(
            Shown(
                squeeze(page.text),
                tuple(page.links),
                frozenset(page.elements),
                re.sub(r"\s", "", page.emphasised),
            )
        )
    return blocks


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


# --- the renderers -------------------------------------------------------------------------------

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


KRAMDOWN = """
input = ARGV[0]
pages = JSON.parse($stdin.read).map do |page|
  through = Liquid::Template.parse(page).render
  raise "Liquid changed #{page}" if through != page
  Kramdown::Document.new(through, input: input, hard_wrap: false).to_html
end
puts JSON.generate(pages)
"""


def kramdown(parser: str) -> Callable[[list[str]], list[str]]:
    ruby = require_ruby("kramdown", "kramdown-parser-gfm", "liquid", "json")
    libraries = [f"-r{name}" for name in ("json", "kramdown", "kramdown-parser-gfm", "liquid")]

    def render(sources: list[str]) -> list[str]:
        run = subprocess.run(
            [ruby, "-EUTF-8:UTF-8", *libraries, "-e", KRAMDOWN, parser],
            input=json.dumps(sources),
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert run.returncode == 0, run.stderr
        html: list[str] = json.loads(run.stdout)
        return html

    return render


def hugo(site: Path, settings: str) -> Callable[[list[str]], list[str]]:
    program = require_program("hugo")

    def render(sources: list[str]) -> list[str]:
        (site / "content").mkdir()
        (site / "layouts" / "_default").mkdir(parents=True)
        (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}")
        kinds = '["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]'
        (site / "config.toml").write_text(
            f'baseURL = "https://example.org/"\nuglyURLs = true\ndisableKinds = {kinds}\n{settings}'
        )
        for number, source in enumerate(sources):
            page = site / "content" / f"p{number}.md"
            page.write_text(f"---\ntitle: x\n---\n\n{source}", encoding="utf-8")
        run = subprocess.run(
            [program, "--source", str(site), "--quiet"], capture_output=True, check=False
        )
        assert run.returncode == 0, run.stderr.decode() + run.stdout.decode()
        return [
            (site / "public" / f"p{number}.html").read_text(encoding="utf-8")
            for number in range(len(sources))
        ]

    return render


def markdown_it(markdown: MarkdownIt) -> Callable[[list[str]], list[str]]:
    def render(sources: list[str]) -> list[str]:
        return [str(markdown.render(source)) for source in sources]

    return render


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
