"""The programs that show Markdown, and what their pages show."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markdown_cases import squeeze
from references import require_program, require_ruby

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markdown_it import MarkdownIt

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
    return [read_block(part) for part in re.split(r"<hr ?/?>", html)]


def read_block(html: str) -> Shown:
    """Return what a block of HTML shows."""
    page = _Page()
    page.feed(html)
    page.close()
    return Shown(
        squeeze(page.text),
        tuple(page.links),
        frozenset(page.elements),
        re.sub(r"\s", "", page.emphasised),
    )


# --- the renderers -------------------------------------------------------------------------------

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
