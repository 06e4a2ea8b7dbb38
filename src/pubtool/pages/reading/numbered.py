"""Paragraphs and lines that the page numbers by hand -> lists: `1. Ann Lee ...`, `[2] Bo Chan ...`.

Who writes a number before each publication says where each begins, whatever else stands there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.tree import Block, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.seen.tree import Line

_NUMBER = re.compile(
    r"\W{0,2}(?:[\[【(](\d{1,3})[\])】]|(\d{1,3})(?:[.)]|\s?[–-](?=\s)))(?=[\s\W]|[A-Z])"
)


def with_numbered_lists(block: Block) -> Block:
    """Return the tree, what is numbered one after another as the items of a list."""
    if not block.children:
        return block
    parts = [part for child in block.children for part in _parts(with_numbered_lists(child))]
    return block._replace(children=tuple(_listed(parts)))


def _parts(block: Block) -> Sequence[Block]:
    """Return a paragraph as one for each of its numbered lines, if they count up or down."""
    starts = [at for at, line in enumerate(block.lines) if _number(line)]
    numbers = [_number(block.lines[at]) for at in starts]
    if block.kind != "text" or len(numbers) < 2 or not _counts(numbers):
        return (block,)
    edges = pairwise([0, *starts, len(block.lines)])
    parts = [block.lines[start:end] for start, end in edges]
    return [
        Block("text", lines[0][0].line, lines) for part in parts if (lines := _without_empty(part))
    ]


def _without_empty(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without empty ones at the end."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return tuple(lines)


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, paragraphs that count up or down as one list."""
    at = 0
    while at < len(blocks):
        end = at + 1
        numbers = [_of(blocks[at])]
        while end < len(blocks) and _counts(after := [*numbers, _of(blocks[end])]):
            numbers = after
            end += 1
        if end > at + 1:
            items = (Block("item", each.line, children=(each,)) for each in blocks[at:end])
            yield Block("list", blocks[at].line, children=tuple(items))
        else:
            yield blocks[at]
        at = end


def _of(block: Block) -> int:
    """Return the number of a paragraph; 0 where it has none."""
    return _number(block.lines[0]) if block.kind == "text" and block.lines else 0


def _number(line: Line) -> int:
    match = _NUMBER.match(text_of(line))
    return int(match[1] or match[2]) if match else 0


def _counts(numbers: Sequence[int]) -> bool:
    """Return whether each number is the next one, or each the one before."""
    steps = {after - before for before, after in pairwise(numbers)}
    return all(numbers) and steps in ({1}, {-1})
