"""Lists in regions, through the programs that show pages: they show what the list shows alone."""

from __future__ import annotations

import gc
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import pytest
from markdown_it import MarkdownIt

from markdown_cases import squeeze
from markdown_renderers import hugo, kramdown, markdown_it
from pubtool.cli import cli
from pubtool.cli.running import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

BIB = r"""
@article{a, title={A * B _ C and 1. d}, author={Zhang, Jintao and Li, Wei}, journal={Nature},
  year={2024}, url={https://example.org/a?b=1&c=2}, code={https://example.org/code}}
@misc{b, title={Plain}, author={Zhang, Jintao*}, year={2023}, eprint={2401.00001},
  archiveprefix={arXiv}}
@misc{c, title={$O(n^2)$ {\&} more}, author={Li, Wei}, year={2023}}
"""

#: Where a region stands, and the elements around the list there; `<>` is the region.
PLACES = {
    "alone": "<>\n",
    "between blank lines": "Before\n\n<>\n\nAfter\n",
    "right between lines of text": "Before\n<>\nAfter\n",
    "under a heading": "# Heading\n<>\n",
    "in a list item": "- Before\n\n  <>\n\n- After\n",
    "in a tight list item": "- Before\n  <>\n- After\n",
    "in a numbered list item": "1. Before\n   <>\n2. After\n",
    "in a quotation": "> Before\n> <>\n\nAfter\n",
    "in an element": '<div markdown="1">\n<>\n</div>\n',
    "in an element, with blank lines": '<div markdown="1">\n\n<>\n\n</div>\n',
    "in an element, indented": '<div markdown="1">\n  <>\n</div>\n',
}
#: Where only HTML can stand: kramdown reads no Markdown there, and CommonMark would see code.
DEEP = {
    "in an element of HTML": "<div>\n<>\n</div>\n",
    "deep in elements": "<div>\n  <section>\n    <>\n  </section>\n</div>\n",
    "deep in elements, after blank lines": "<div>\n\n<div>\n      <>\n</div>\n\n</div>\n",
}
OPTIONS = ("", " group-by=year", " template=academicpages", " format=html group-by=year")
COUNTED = ("li", "strong", "em", "a", "cite", "span", "section", "h3", "hr", "pre", "code", "u")


class Seen(NamedTuple):
    """What a reader sees: the text, where links lead, and how many elements of each kind."""

    text: str
    links: tuple[str, ...]
    elements: Counter[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.elements: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += tag in COUNTED
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> Seen:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Seen(squeeze(reader.text), tuple(reader.links), +reader.elements)


class Case(NamedTuple):
    """A page with a region, the same page with nothing in it, and the list alone."""

    name: str
    page: str
    frame: str
    alone: str


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Return all places with all kinds of lists that can stand there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pubs.bib").write_text(BIB)
    pairs = [(place, text, option) for place, text in PLACES.items() for option in OPTIONS]
    pairs += [(place, text, OPTIONS[-1]) for place, text in DEEP.items()]
    made = []
    for number, (_, text, option) in enumerate(pairs):
        indent = text[: text.index("<>")].rpartition("\n")[2]
        marked = f"<!-- pubtool: begin all{option} -->\n{indent}<!-- pubtool: end -->"
        path = tmp_path / f"{number}.md"
        path.write_text(text.replace("<>", marked))
        arguments = ["render", *(f"--{each}" for each in option.split())]
        assert run(cli, [*arguments, "--output", f"{number}.alone"]) == 0
        made.append(path)
    frames = [path.read_text() for path in made]
    assert run(cli, ["render", "--write", *(path.name for path in made)]) == 0
    gc.enable()
    return [
        Case(place + option, path.read_text(), frame, path.with_suffix(".alone").read_text())
        for (place, _, option), path, frame in zip(pairs, made, frames, strict=True)
    ]


def hold(cases: Iterable[Case], render: Callable[[list[str]], list[str]]) -> None:
    """Render all pages in one batch; fail with those that do not show the list, or more."""
    chosen = list(cases)
    sources = [source for case in chosen for source in (case.page, case.frame, case.alone)]
    shown = [seen(html) for html in render(sources)]
    wrong = {}
    for number, case in enumerate(chosen):
        page, frame, alone = shown[3 * number : 3 * number + 3]
        before, _, after = frame.text.partition("After")
        expected = Seen(
            squeeze(f"{before} {alone.text} {_}{after}"),
            alone.links,
            frame.elements + alone.elements,
        )
        if page != expected:
            wrong[case.name] = (page, expected)
    assert chosen
    assert wrong == {}


def test_commonmark_shows_the_list(cases: list[Case]) -> None:
    hold(cases, markdown_it(MarkdownIt("commonmark")))


def test_kramdown_shows_the_list(cases: list[Case]) -> None:
    # Its own parser takes a rule for the end of a list item, wherever the rule stands.
    ruled = {f"in a {kind}list item{OPTIONS[2]}" for kind in ("", "tight ", "numbered ")}
    hold((case for case in cases if case.name not in ruled), kramdown("kramdown"))


def test_kramdown_of_jekyll_shows_the_list(cases: list[Case]) -> None:
    hold(cases, kramdown("GFM"))


def test_hugo_shows_the_list(cases: list[Case], tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    hold(cases, hugo(site, "[markup.goldmark.renderer]\nunsafe = true\n"))


def test_hugo_without_raw_html_shows_lists_of_markdown(cases: list[Case], tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    plain = [case for case in cases if "=html" not in case.name and "academic" not in case.name]
    hold(plain, hugo(site, ""))
