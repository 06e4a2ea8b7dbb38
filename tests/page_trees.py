"""Trees of pages as nested lists of text, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.tree import Block, Run


def lines(block: Block) -> list[str]:
    """Return the text of every line of a tree, in order."""
    found = [text_of(line) for line in block.lines]
    for child in block.children:
        found += lines(child)
    return found


def runs(block: Block) -> Iterator[Run]:
    """Yield every run of a tree, in order."""
    for line in block.lines:
        yield from line
    for child in block.children:
        yield from runs(child)


def kinds(block: Block) -> list[str]:
    """Return the kinds of all blocks below a block, in order."""
    return [each for child in block.children for each in (child.kind, *kinds(child))]
