"""HTML -> the tree that a reader sees.

html5lib builds the elements as browsers do (implied end tags, misnested elements, tables), in pure
Python. What a browser does not show (scripts, comments, `display: none`) is left out; the content
of `<details>` counts as seen.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.html_elements import (
    CONTAINERS,
    GROUPS,
    LINE,
    UNSEEN,
    elements_of,
    is_around_text,
    is_code,
    is_gap,
    takes_line,
)
from pubtool.pages.reading.seen.html_looks import (
    HEADINGS,
    are_apart,
    hint_of,
    is_hidden,
    is_section_head,
    look_of,
)
from pubtool.pages.reading.seen.line_ends import (
    are_meant,
    has_room,
    last_line,
    line_by_line,
    unbroken,
)
from pubtool.pages.reading.seen.tree import Block, Kind, Line, Run, Style, text_of, tidy
from pubtool.pages.reading.vocabulary import JUST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from xml.etree.ElementTree import Element

_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
#: A tag that some program has wrapped, as it has all lines then.
_WRAPPED = re.compile(r"<\w+(?:\s[^<>\n]*)?\n[^<>]*>")
#: What takes up no place.
_UNSHOWN = re.compile("[\u200b\u2060\ufeff]")
#: What opens a part of the page, and says nothing of it.
_BUTTON = re.compile(
    r"(?i)(?:details|(?:show |read )?more|show|expand|info|bibtex|cite|citation|▸|▼|\+)?"
)
#: The level of headings that are so by their class alone.
_BELOW = 5
#: No heading has so many characters.
_TITLE = 600


def html_tree(
    text: str, source_line: Callable[[int], int] = int, own: Container[int] | None = None
) -> Block:
    """Return what a reader sees of an HTML page.

    `source_line` maps a line of `text` to the line that runs shall name. Where nobody filled the
    lines of the page, a paragraph without `<br>` has the lines that it has in the text; `own` are
    the lines whose ends count, where not all of them do. Raises `UnreadableInput` where elements
    are nested deeper than any page has them.
    """
    root = elements_of(text)
    walker = _Walker(source_line)
    walker.walk(root, frozenset(), "", "")
    ended = [line for line in walker.ended if own is None or line in own]
    lines = enumerate(pairwise(text.split("\n")), 1)
    wrapped = len(_WRAPPED.findall(text)) > len(ended)
    if not wrapped and has_room({source_line(at): each for at, each in lines}, ended):
        walker = _Walker(source_line, frozenset(ended))
        walker.walk(root, frozenset(), "", "")
    return Block("group", 1, children=tuple(walker.close()))


class _Walker:
    """Goes through the elements in order, and collects blocks."""

    def __init__(
        self, source_line: Callable[[int], int], meant: frozenset[int] = frozenset()
    ) -> None:
        self.source_line = source_line
        self.meant = meant  # the lines whose ends are ends of lines, without `<br>`
        self.ended: list[int] = []  # the lines that end within a paragraph
        self.line = 1
        self.links = 0
        self.link = 0
        self.hint = ""
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self.runs: list[Run] = []

    def walk(self, element: Element, styles: frozenset[Style], href: str, hint: str) -> None:
        """Take in an element with all it holds, and not what follows it."""
        name = element.tag
        button = name == "summary" and _BUTTON.fullmatch("".join(element.itertext()).strip())
        unseen = button or (
            name in UNSEEN and not (is_around_text(element) or (name == "button" and href))
        )
        if not isinstance(name, str) or unseen or is_hidden(element):
            self.line += sum(text.count("\n") for text in element.itertext())
            return
        self.line = int(element.get(LINE) or self.line)
        styles |= look_of(element, name)
        hint = hint_of(element) or hint
        if name in ("br", "hr", "img"):
            self.void(element, name, styles, href)
        elif name in HEADINGS:
            self.within("heading", element, (styles, href, hint), HEADINGS[name])
        elif name in ("div", "p") and is_section_head(element):
            self.within("heading", element, (styles, href, ""), _BELOW)
        elif name == "pre" and not is_code(element):
            self.preformatted(element)
        elif name in CONTAINERS or name in GROUPS or name == "pre":
            kind: Kind = "code" if name == "pre" else CONTAINERS.get(name, "group")
            self.within(kind, element, (styles, href, hint))
        elif name == "a" and (element.get("href") is not None or element.get("class")):
            self.links += 1  # one without an address is a button
            before, self.link = self.link, self.links
            self.content(element, styles, (element.get("href") or "").strip(), hint)
            self.link = before
        else:
            self.content(element, styles, href, hint)

    def content(self, element: Element, styles: frozenset[Style], href: str, hint: str) -> None:
        """Take in the text and the elements of an element."""
        self.text(element.text, styles, href, hint)
        before = None
        for child in element:
            if before is not None and are_apart(before, child):
                self.text(" ", styles, href, hint)
            first = not any(run.text.strip() for run in self.runs)
            self.walk(child, styles, href, hint)
            if first and takes_line(element, child):
                self.end_line()
            self.text(child.tail, styles, href, hint)
            before = child

    def text(self, text: str | None, styles: frozenset[Style], href: str, hint: str) -> None:
        text = _UNSHOWN.sub("", text or "")
        if not text:
            return
        lead = len(text) - len(text.lstrip())
        line = self.source_line(self.line + text.count("\n", 0, lead))
        self.runs.append(Run(text, line, styles, href, self.link, hint=hint))
        self.line += text.count("\n")

    def void(self, element: Element, name: str, styles: frozenset[Style], href: str) -> None:
        """Take in a line break, a rule or an image."""
        line = self.source_line(self.line)
        if name == "br":
            self.end_line()
        elif name == "hr":
            self.end_text()
            self.blocks.append(Block("rule", line))
        elif alt := (element.get("alt") or element.get("title") or "").strip():
            formula = alt.startswith(("$", "\\")) and alt.endswith(("$", "}"))
            self.runs.append(Run(alt, line, styles, href, self.link, image=not formula))

    def within(
        self, kind: Kind, element: Element, look: tuple[frozenset[Style], str, str], level: int = 0
    ) -> None:
        """Take in a block element."""
        self.end_text()
        outer, self.blocks = self.blocks, []
        line = self.source_line(self.line)
        self.content(element, *look)
        inner = _with_strays(self.close()) if kind == "list" else self.close()
        self.blocks = outer
        if (
            kind == "heading"
            and sum(len(text_of(each)) for b in inner for each in b.lines) > _TITLE
        ):
            self.blocks += inner  # all of a list, in large letters
        elif kind in ("heading", "code"):
            lines = tuple(line for block in inner for line in _lines(block))
            if lines:
                self.blocks.append(Block(kind, lines[0][0].line, lines, level=level))
        elif kind == "group" and (len(inner) == 1 or element.tag in _ROW_GROUPS):
            self.blocks += inner  # a group of one is that one
        elif not inner and element.tag in ("p", "div") and is_gap(element):
            self.blocks.append(Block("gap", line))
        elif inner or kind == "cell":
            self.blocks.append(Block(kind, line, children=tuple(inner)))

    def preformatted(self, element: Element) -> None:
        """Take in text that is laid out with blanks: empty lines keep its paragraphs apart."""
        self.end_text()
        line = self.line
        for part in re.split(r"(\n[ \t]*\n)", "".join(element.itertext())):
            lead = part.count("\n", 0, len(part) - len(part.lstrip()))
            self.runs = [Run(" ".join(part.split()), self.source_line(line + lead))]
            self.end_text()
            line += part.count("\n")
        self.line = line

    def end_line(self) -> None:
        """End a line; an empty one after another is kept, since it keeps items apart."""
        line = tidy(self.runs)
        self.runs = []
        if line or self.lines:
            self.lines.append(line)

    def end_text(self) -> None:
        """End a paragraph."""
        if not self.lines:
            lines = line_by_line(self.runs)
            ended = [*map(last_line, lines[:-1])]
            self.ended += ended
            if ended and self.meant.issuperset(ended) and are_meant(lines):
                self.lines = [tidy(line) for line in lines[:-1]]
                self.runs = lines[-1]
        self.end_line()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.lines = unbroken(self.lines)
        if self.lines:
            self.blocks.append(Block("text", self.lines[0][0].line, tuple(self.lines)))
        self.lines = []

    def close(self) -> list[Block]:
        """Return the blocks collected."""
        self.end_text()
        return self.blocks


def _with_strays(children: list[Block]) -> list[Block]:
    """Return the items of a list with the text that stands between them, as parts of those above.

    A year alone is over the items below.
    """
    found: list[Block] = []
    for child in children:
        stray = child.kind == "text" and not JUST_YEAR.fullmatch(
            " ".join(map(text_of, child.lines))
        )
        if stray and found and found[-1].kind == "item":
            found[-1] = found[-1]._replace(children=(*found[-1].children, child))
        else:
            found.append(child)
    return found


def _lines(block: Block) -> list[Line]:
    found = [line for line in block.lines if line]
    for child in block.children:
        found += _lines(child)
    return found
