"""Author lists that go on in the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.tree import Block, Line, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_whole_lists(block: Block) -> Block:
    """Return the tree, two lines as one where the first is names up to a comma, and so goes on."""
    children = tuple(map(with_whole_lists, block.children))
    lines = _joined(block.lines) if len(block.lines) > 1 else block.lines
    return block._replace(children=children, lines=lines)


def _joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    whole: list[Line] = []
    for line in lines:
        before = text_of(whole[-1]).rstrip() if whole and whole[-1] else ""
        if before.endswith(",") and line and _goes_on(before, text_of(line)):
            last = whole[-1][-1]
            whole[-1] = (*whole[-1][:-1], last._replace(text=f"{last.text.rstrip()} "), *line)
        else:
            whole.append(line)
    return tuple(whole)


def _goes_on(names: str, below: str) -> bool:
    """Return whether a line of nothing but names, with a comma at its end, has more below."""
    listed = read_names(names)
    return len(listed.names) > 1 and listed.end >= len(names) - 1 and bool(read_names(below).names)
