"""Line ends in Markdown that mean more than a blank: lines that nobody filled, and rows of pipes.

Markdown shows a line end as a blank, but who writes title, authors and venue each in a line, and
forgets the two blanks at its end, means lines. They are told from filled text by the first word of
the next line: where it still had room, the line was ended on purpose.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.line_ends import GOES_ON, SMALL
from pubtool.pages.reading.seen.tree import Block, Line, Run, text_of, tidy
from pubtool.pages.reading.vocabulary import TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

#: A title alone in its line, or with labels in the look of code behind it.
_WHOLE = re.compile(r"(?:\*\*[^*]+\*\*|__[^_]+__|\[[^\[\]]+\]\([^()\s]+\))[.:]?(?:\s+`[^`]+`)*")
#: A break that the page has itself.
_BREAK = re.compile(r"</?br\s*/?>$")
_BREAK_NEXT = re.compile(r"</?br\s*/?>")
#: A line that holds nothing.
_CLOSES = re.compile(r"(?:</\w+>\s*)+")
#: How a line of co-authors begins.
_STARTS = re.compile(
    r"(?:[Ww]ith|[Jj]oint(?:ly)? with|[Jj]oint work with)\s[*_\[(]{0,3}[A-Z][\w.’'-]*\s[A-Z]"
)
#: A venue in a line of its own.
_ALONE = re.compile(r"(?:\*[^*]+\*|_[^_]+_)(?:,? (?:19|20)\d\d)?[.,]?")
#: The first cell of a row that no pipe begins: `2020 | Ann Lee ... |`.
_DATED = re.compile(r"(?:19|20)\d\d\s*\|")
#: Nobody fills lines to more characters; then a line ends behind one of these, so near its end.
_FILLED, _NEAR = 140, 8
_ENDS = re.compile(r"[.!?)\]}|>\d]\W*$")
_URL = re.compile(r"\]\([^()\s]*\)|https?://\S+")


def keep_breaks(tokens: Sequence[Token]) -> None:
    """Make line breaks of the line ends that are meant as such."""
    for token in tokens:
        lines = token.content.split("\n") if token.type == "inline" else []
        ends = [each for each in token.children or () if each.type in ("softbreak", "hardbreak")]
        if len(lines) < 2 or len(ends) != len(lines) - 1:
            continue
        lines = [line.strip() for line in lines]
        broken = [
            end.type == "hardbreak" or bool(_BREAK.search(line) or _BREAK_NEXT.match(below))
            for end, (line, below) in zip(ends, pairwise(lines), strict=True)
        ]
        meant = _meant(lines, broken=any(broken))
        for end, is_broken, is_meant in zip(ends, broken, meant, strict=True):
            if is_meant and not end.level and not is_broken:
                end.type, end.tag = "hardbreak", "br"


def _meant(lines: Sequence[str], *, broken: bool) -> list[bool]:
    """Return for each line end whether it is meant.

    Where half of them are, or a title stands alone in the first line, all are that can be; but not
    where some are `broken` by the page itself.
    """
    possible = [
        not (
            GOES_ON.search(line)
            or (SMALL.match(below) and not _STARTS.match(below))
            or _CLOSES.fullmatch(below)
        )
        for line, below in pairwise(lines)
    ]
    shown = [_URL.sub("]", line) for line in lines]
    roomy = [one and other for one, other in zip(_has_room(lines), _has_room(shown), strict=True)]
    rows = [line[:1] == below[:1] == "|" for line, below in pairwise(lines)]
    starts = [
        bool(_STARTS.match(below) or _ALONE.fullmatch(below) or TAG.match(below))
        for below in lines[1:]
    ]
    sure = [
        row or (can and (room or start))
        for can, room, row, start in zip(possible, roomy, rows, starts, strict=True)
    ]
    unfilled = max(map(len, lines)) > _FILLED and all(
        _ENDS.search(line[-_NEAR:]) for line in lines[:-1]
    )
    titled = possible[0] and bool(_WHOLE.fullmatch(lines[0]))
    if sum(sure) * 2 < len(sure) and not (unfilled or titled):
        return rows
    if broken:
        return [*([possible[0]] if _WHOLE.fullmatch(lines[0]) else sure[:1]), *sure[1:]]
    return [one or can for one, can in zip(sure, possible, strict=True)]


def _has_room(lines: Sequence[str]) -> list[bool]:
    """Return for each line but the last whether the first word of the next one fitted in."""
    width = max(map(len, lines))
    return [
        len(line) + 1 + len(below.partition(" ")[0]) <= width for line, below in pairwise(lines)
    ]


def rows_of_pipes(block: Block) -> Block:
    """Return the tree with tables for paragraphs of `| a | b |` or `2020 | b |`, as in kramdown.

    A row of links alone is none.
    """
    if block.kind == "text":
        rows = [_cells(line) for line in block.lines]
        if rows and all(rows):
            return Block("table", block.line, children=tuple(row for row in rows if row))
        return block
    if not block.children:
        return block
    return block._replace(children=tuple(map(rows_of_pipes, block.children)))


def _cells(line: Line) -> Block | None:
    """Return a line as a row, if it is one."""
    text = text_of(line).strip()
    dated = _DATED.match(text)
    if not (text.endswith("|") and (dated or (text.startswith("|") and text.count("|") > 2))):
        return None
    cells: list[list[Run]] = [[], []] if dated else [[]]
    for run in line:
        parts = [run.text] if run.link else run.text.split("|")
        for number, part in enumerate(parts):
            if number:
                cells.append([])
            if part.strip():
                cells[-1].append(run._replace(text=part))
    said = [cell for cell in cells[1:-1] if any(not run.link for run in cell)]
    if len(said) < 2:
        return None
    blocks = (Block("text", line[0].line, (tidy(cell),)) for cell in cells[1:-1] if cell)
    return Block(
        "row",
        line[0].line,
        children=tuple(Block("cell", each.line, children=(each,)) for each in blocks),
    )
