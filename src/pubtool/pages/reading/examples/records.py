"""Which blocks belong to each title that stands as an example does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.seen.tree import Block, Line, lines_of, text_of
from pubtool.pages.reading.titles import GIVEN
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

#: What may stand beside a title and be about it.
_BESIDE = frozenset(("text", "group", "list", "row", "item", "heading", "gap"))
#: So many blocks belong to the last title, where no other tells.
_LAST = 3
#: Authors have fewer words.
_LONG = 40


class Titles:
    """Counts the lines with a title in blocks; each block is asked once.

    `hints` are those that mark titles.
    """

    def __init__(self, hints: Container[str]) -> None:
        self.hints = hints
        self.counts: dict[int, tuple[Block, int]] = {}  # with the block, whose id is its own so

    def __call__(self, block: Block) -> int:
        """Return how many lines of a block have a title."""
        counted = self.counts.get(id(block))
        if counted is None:
            known = sum(any(run.hint in self.hints for run in line) for line in block.lines)
            known += sum(map(self, block.children))
            counted = self.counts[id(block)] = (block, known)
        return counted[1]


class Record(NamedTuple):
    """Lines that belong to one title; or, without a title, blocks to be read by themselves.

    `inside` says that the one block holds several titles.
    """

    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    inside: bool = False
    heading: bool = False


def stand_by_turns(block: Block, titles: Titles) -> bool:
    """Return whether titles stand in every other item of a list, or row of a table, at most."""
    counts = list(map(titles, block.children))
    return (
        block.kind in ("list", "table")
        and max(counts) == 1
        and 1 < sum(counts) <= len(counts) - sum(counts)
    )


def records_of(
    blocks: Sequence[Block], titles: Titles, anchors: Callable[[Block], int]
) -> Iterator[Record]:
    """Yield what blocks that follow each other hold, in order."""
    counts = list(map(titles, blocks))
    starts = _starts(blocks, counts, anchors)
    usual = _usual(blocks, counts, starts)
    at = 0
    while at < len(blocks):
        if at in starts:
            end = _end(blocks, counts, starts, at, usual)
            lines = tuple(line for block in blocks[at:end] for line in lines_of(block))
            yield Record(lines, heading=blocks[at].kind == "heading")
        elif counts[at]:
            end = at + 1
            yield Record(blocks=(blocks[at],), inside=True)
        else:
            end = at + 1
            while end < len(blocks) and end not in starts and not counts[end]:
                end += 1
            yield Record(blocks=tuple(blocks[at:end]))
        at = end


def _starts(
    blocks: Sequence[Block], counts: Sequence[int], anchors: Callable[[Block], int]
) -> dict[int, int]:
    """Return where a record begins, and where its title is: there, or in the block below.

    It begins with the authors where most titles have an author list above and none below.
    """
    own = [at for at in range(len(blocks)) if counts[at] == 1 and _is_one(blocks[at : at + 2])]
    over = [at for at in own if at and _is_byline(blocks[at - 1], counts[at - 1], anchors)]
    under = [
        at
        for at in own
        if at + 1 < len(blocks) and _is_byline(blocks[at + 1], counts[at + 1], anchors)
    ]
    if 2 * len(over) > len(own) and len(over) > len(under):
        above = {*over}
        return {at - (at in above): at for at in own}
    return {at: at for at in own}


def _is_byline(block: Block, count: int, anchors: Callable[[Block], int]) -> bool:
    """Return whether a block holds authors, and no title."""
    words = sum(words_in(text_of(line)) for line in lines_of(block))
    return not count and block.kind in _BESIDE and anchors(block) == 1 and words < _LONG


def _is_one(pair: Sequence[Block]) -> bool:
    """Return whether a block with one title is one record, and no section with one.

    A list is where the title is all of it, and the list below says more.
    """
    block = pair[0]
    if block.kind in ("table", "terms"):
        return False
    if block.kind == "list":
        return len(pair) > 1 and pair[1].kind == "list" and len(lines_of(block)) == 1
    first = next(iter(lines_of(block)), ())
    headed = any(child.kind == "heading" for child in block.children)
    return not headed or any(run.hint in GIVEN for run in first)


def _end(
    blocks: Sequence[Block], counts: Sequence[int], starts: dict[int, int], at: int, usual: int
) -> int:
    """Return where a record ends: at the next one, or at what belongs to none.

    What is twice as long as usual holds something else, too.
    """
    end = _limit(blocks, counts, starts, at)
    followed = end in starts
    return end if followed and end - at < 2 * usual else min(end, at + usual)


def _limit(blocks: Sequence[Block], counts: Sequence[int], starts: dict[int, int], at: int) -> int:
    """Return where the next record begins, or what belongs to none."""
    end = starts[at] + 1
    level = blocks[starts[at]].level
    while end < len(blocks) and end not in starts and not counts[end]:
        block = blocks[end]
        if block.kind not in _BESIDE or (block.kind == "heading" and not 0 < level < block.level):
            break
        end += 1
    return end


def _usual(blocks: Sequence[Block], counts: Sequence[int], starts: dict[int, int]) -> int:
    """Return how many blocks most records have that another one follows."""
    ends = {at: _limit(blocks, counts, starts, at) for at in starts}
    sizes = Counter(end - at for at, end in ends.items() if end in starts)
    return max(sizes, key=lambda size: (sizes[size], size), default=_LAST)
