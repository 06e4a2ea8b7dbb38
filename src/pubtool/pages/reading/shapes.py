"""What the shape of a block says: whether it is one publication, a section, or lines of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.tree import Block, Line, text_of
from pubtool.pages.reading.vocabulary import JUST_YEAR, OTHER, PUBLICATIONS
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a publication says once: its year, or who wrote it with the owner; what has fewer words
#: is none, and so many of them are several.
_OWN = re.compile(r"\((?:joint(?:ly)? )?with [A-Z*]|\b(?:19|20)\d\d\b")
_FEW, _SEVERAL = 5, 3


def below(block: Block) -> Iterator[Block]:
    """Yield all blocks that a block holds, in order."""
    for child in block.children:
        yield child
        yield from below(child)


def is_card(block: Block) -> bool:
    """Return whether a group may be one publication: little in it, and no further sections."""
    inner = list(below(block))
    kinds = [child.kind for child in inner]
    if len(kinds) >= 30 or {"table", "list", "rule"} & {*kinds}:
        return False
    alike = sum(map(_is_one_of_several, inner))
    if alike >= _SEVERAL and 2 * alike > kinds.count("text"):
        return False
    headings = [" ".join(map(text_of, each.lines)) for each in inner if each.kind == "heading"]
    return len(headings) < 2 and not any(map(_is_section, headings))


def _is_one_of_several(block: Block) -> bool:
    """Return whether a paragraph may be a publication by itself: it has a year or co-authors."""
    text = " ".join(map(text_of, block.lines))
    return block.kind == "text" and words_in(text) > _FEW and bool(_OWN.search(text))


def _is_section(heading: str) -> bool:
    """Return whether a heading names a section, not a paper."""
    return words_in(heading) < 4 and bool(PUBLICATIONS.search(heading) or OTHER.search(heading))


def line_by_line(block: Block) -> tuple[Block, ...]:
    """Return a paragraph of several publications as blocks; empty lines keep them apart."""
    groups: list[list[Line]] = [[]]
    for line in block.lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    if len(groups) > 1:
        blocks: list[Block] = []
        for lines in filter(None, groups):
            text = Block("text", lines[0][0].line, tuple(lines))
            blocks += [text, Block("rule", text.line)] if not _is_year(text) else [text]
        return tuple(blocks)
    return tuple(Block("text", line[0].line, (line,)) for line in groups[0])


def is_layout(block: Block) -> bool:
    """Return whether a table has one column, and sections in it."""
    cells = [row.children for row in block.children]
    sections = any(child.kind == "heading" for child in below(block))
    return sections and all(len(row) == 1 for row in cells)


def _is_year(block: Block) -> bool:
    return bool(JUST_YEAR.fullmatch(" ".join(map(text_of, block.lines))))
