"""How many author lists a block of a page holds: what is found where is decided by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.reading.anchors import has_authors
from pubtool.pages.reading.headings import is_byline, is_whole

if TYPE_CHECKING:
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Block


class Anchors:
    """Counts the lines with an author list in blocks; each line is asked once."""

    def __init__(self, is_owner: Owner) -> None:
        self.is_owner = is_owner
        self.counts: dict[int, tuple[Block, int]] = {}  # with the block, whose id is its own so

    def __call__(self, block: Block) -> int:
        """Return how many lines with an author list a block holds."""
        counted = self.counts.get(id(block))
        if counted is None:
            known = sum(has_authors(line, self.is_owner) for line in block.lines if line)
            known = 0 if block.kind == "code" else known
            if block.kind == "heading" and not is_whole(block, self.is_owner):
                known = min(known, is_byline(block, self.is_owner))
            known += sum(map(self, block.children))
            counted = self.counts[id(block)] = (block, known)
        return counted[1]

    def in_paragraph(self, block: Block) -> bool:
        """Return whether a block is a paragraph with an author list."""
        return block.kind == "text" and self(block) > 0
