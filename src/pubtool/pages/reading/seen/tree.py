"""What a reader of a page sees: blocks with lines of styled text, free of Markdown and HTML.

`html_tree` and `markdown_tree` make the tree, `reading` finds the publications in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pubtool.pages.reading.vocabulary import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["bold", "italic", "underline", "code", "strike", "sup"]

#: A leaf (`text`, `heading`, `rule`, `code`, `gap`) has lines or nothing, the others have children;
#: a gap is an empty paragraph.
Kind = Literal[
    "text",
    "heading",
    "rule",
    "code",
    "group",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "terms",
    "term",
    "definition",
    "gap",
]

#: The share of a text, and the characters that it has at least, of which looks are judged.
_NEARLY_ALL, _MANY = 0.9, 120
_SPACE = re.compile(r"\s+")
#: A name has so many words.
_WORD, _NAME = re.compile(r"[^\W\d_]+"), 2


class Run(NamedTuple):
    """A stretch of text in one look.

    `line` is the line of the page, from 1, `href` the link as the page has it, and `link` a number
    that all runs of one link share (0 outside of links). An image is a run with its alternative
    text. `hint` is the class of an element around it, where that names a part of a publication.
    """

    text: str
    line: int
    styles: frozenset[Style] = frozenset()
    href: str = ""
    link: int = 0
    image: bool = False
    hint: str = ""


#: What stands between two line breaks.
Line: TypeAlias = tuple[Run, ...]


class Block(NamedTuple):
    """A block of a page. `level` is that of a heading, `line` where the block begins, from 1."""

    kind: Kind
    line: int
    lines: tuple[Line, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0


def text_of(runs: Line) -> str:
    """Return the text of a line without its looks."""
    return "".join(run.text for run in runs)


def line_before(line: Line, at: int) -> Line:
    """Return the runs of a line up to a place."""
    kept: list[Run] = []
    for run in line:
        if at > 0:
            kept.append(run._replace(text=run.text[:at]))
        at -= len(run.text)
    return tuple(kept)


def line_behind(line: Line, at: int) -> Line:
    """Return the runs of a line from a place on."""
    kept: list[Run] = []
    for run in line:
        text = run.text[max(at, 0) :]
        at -= len(run.text)
        if text:
            kept.append(run._replace(text=text))
    return tuple(kept)


def tidy(runs: list[Run]) -> Line:
    """Return the runs with white space collapsed within and between them; empty ones disappear."""
    found: list[Run] = []
    blank = True
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if blank:
            text = text.lstrip()
        if not text:
            continue
        blank = text.endswith(" ")
        if found and found[-1]._replace(text="", line=0) == run._replace(text="", line=0):
            found[-1] = found[-1]._replace(text=found[-1].text + text)
        else:
            found.append(run._replace(text=text))
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    for at in range(1, len(found) - 1):  # `<i>Rise and</i> <i>Fall</i>`
        styles = found[at - 1].styles
        if found[at].text.isspace() and styles == found[at + 1].styles and "code" not in styles:
            found[at] = found[at]._replace(styles=styles)
    return tuple(found)


def without_common_look(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without a look that nearly all of their text has: it marks nothing.

    Few words without a year may be all that there is of a publication: its title. What follows a
    name is marked by its look, though the title be long.
    """
    runs = [run for line in lines for run in line]
    total = sum(len(run.text) for run in runs)
    common = frozenset(
        style
        for style in frozenset[Style]().union(*(run.styles for run in runs))
        if sum(len(run.text) for run in runs if style in run.styles) > _NEARLY_ALL * total
        and (style in runs[0].styles or len(_WORD.findall(runs[0].text)) < _NAME)
    )
    text = "".join(run.text for run in runs)
    if not common or not (total > _MANY or YEAR.search(text)):
        return tuple(lines)
    return tuple(tuple(run._replace(styles=run.styles - common) for run in line) for line in lines)


def common_link(lines: Sequence[Line]) -> str:
    """Return the address that nearly all of the text in several lines leads to, if there is one."""
    runs = [run for line in lines for run in line]
    total = sum(len(run.text) for run in runs)
    for url in dict.fromkeys(run.href for run in runs if run.href) if len(lines) > 1 else ():
        if sum(len(run.text) for run in runs if run.href == url) > _NEARLY_ALL * total:
            return url
    return ""


def without_link(lines: Sequence[Line], url: str) -> tuple[Line, ...]:
    """Return lines in which nothing leads to an address."""
    return tuple(
        tuple(run._replace(href="", link=0) if run.href == url else run for run in line)
        for line in lines
    )


def lines_of(block: Block) -> list[Line]:
    """Return the lines of a block and of what it holds, without code."""
    if block.kind == "code":
        return []
    found = [line for line in block.lines if line]
    for child in block.children:
        found += lines_of(child)
    return found
