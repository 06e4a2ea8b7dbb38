"""The lines of a page with the place where each stands, and a title in them found by its text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.seen.flat import Flat, flat
from pubtool.pages.reading.seen.tree import Block, Line, Run, lines_of, text_of, tidy
from pubtool.pages.reading.words import is_within_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


#: What tells where a block stands; boxes and paragraphs do not.
_PLACES = frozenset(("heading", "list", "item", "table", "row", "cell", "terms", "term"))
#: What holds one publication at most, where it holds a title by itself.
_BOXES = frozenset(("item", "row", "cell", "term", "definition"))
#: The heads of columns have no more words, and stand over so many rows with them at least.
_HEAD, _ROWS = 2, 3
#: What closes, and what it opens with.
_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«", "〉": "〈", "》": "《", "」": "「"}
_BLANK = Run(" ", 0)
#: A title with fewer letters may stand anywhere by chance.
FEW_LETTERS = 12


class Spot(NamedTuple):
    """A line: its text and its letters, the kinds of blocks around it, and the innermost box.

    `box` is the id of an item of a list, a row or the like, or 0; `at` counts the lines in it.
    """

    line: Line
    flat: Flat
    letters: str
    path: tuple[str, ...]
    box: int
    at: int


class Place(NamedTuple):
    """Where a title stands in a line."""

    spot: Spot
    start: int
    end: int

    @property
    def text(self) -> str:
        """The title."""
        return self.spot.flat.text[self.start : self.end]


def spots_of(root: Block) -> list[Spot]:
    """Return the lines of a page that may hold a publication, in order."""
    found: list[Spot] = []
    counts: dict[int, int] = {}
    for block, path, box in _leaves(root, (), 0):
        for line in block.lines:
            if line and sum(len(run.text) for run in line) <= LONGEST:
                at = counts[box or id(block)] = counts.get(box or id(block), -1) + 1
                text = flat(line)
                found.append(Spot(line, text, letters(text.text), path, box, at))
    return found


def _leaves(
    block: Block, path: tuple[str, ...], box: int
) -> Iterator[tuple[Block, tuple[str, ...], int]]:
    """Yield the blocks with lines, their paths and their boxes."""
    if block.kind == "code":
        return
    if block.kind in _PLACES:
        path = (*path, f"{block.kind}{block.level}" if block.level else block.kind)
    box = id(block) if block.kind in _BOXES else box
    if block.lines:
        yield block, path, box
    for number, child in enumerate(block.children):
        if not number and _is_head(block):
            continue
        column = (f"column {number}",) if child.kind == "cell" else ()
        yield from _leaves(child, (*path, *column), box)


class Index:
    """Finds the lines that hold some letters."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.text = "\n".join(spot.letters for spot in spots)
        self.starts = [0, *accumulate(len(spot.letters) + 1 for spot in spots)]

    def lines_with(self, wanted: str) -> Iterator[Spot]:
        """Yield the lines with some letters, in order, each once."""
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield self.spots[number]
            at = self.text.find(wanted, self.starts[number + 1])


def _is_head(table: Block) -> bool:
    """Return whether the first row of a table names its columns: each cell in a word or two."""
    if table.kind != "table" or len(table.children) < _ROWS:
        return False
    cells = [" ".join(map(text_of, lines_of(cell))) for cell in table.children[0].children]
    return len(cells) > 1 and all(len(text.split()) <= _HEAD for text in cells)


def with_whole(root: Block, title: str) -> Block:
    """Return the tree with two or three lines of a block as one where a title goes across them."""
    wanted = letters(title)

    def joined(block: Block) -> Block:
        children = tuple(map(joined, block.children))
        return block._replace(lines=_joined(block.lines, wanted), children=children)

    return joined(root)


def _joined(lines: tuple[Line, ...], wanted: str) -> tuple[Line, ...]:
    """Return lines, those as one across which a text goes."""
    own = [letters(text_of(line)) for line in lines]
    if any(wanted in each for each in own):
        return lines
    for size in (2, 3):
        for at in range(len(lines) - size + 1):
            if all(lines[at : at + size]) and wanted in "".join(own[at : at + size]):
                whole = [run for line in lines[at : at + size] for run in (*line, _BLANK)]
                return (*lines[:at], tidy(whole), *lines[at + size :])
    return lines


def find_text(spots: Iterable[Spot], text: str) -> Iterator[Place]:
    """Yield where a text stands in some lines, without regard to case, accents, blanks and signs.

    No word goes on at its ends. The signs at the ends of the text belong to it where they are in
    the line too, and the sign that ends a question or closes a bracket.
    """
    wanted = letters(text)
    for spot in spots if wanted else ():
        if wanted in spot.letters:
            for start, end in _found(spot.flat.text, wanted):
                yield Place(spot, *_with_signs(spot.flat.text, start, end, text))


def _found(line: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where letters stand in a line that no word goes on at the ends of."""
    have, places = _placed_letters(line)
    at = have.find(wanted)
    while at >= 0:
        start, end = places[at], places[at + len(wanted) - 1] + 1
        if not (is_within_word(line, start) or is_within_word(line, end)):
            yield start, end
        at = have.find(wanted, at + len(wanted))


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: by them titles are compared."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    return _placed_letters(text)[0]


def _placed_letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text, folded, and where each one stands."""
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isalnum():
            folded = fold(char)
            found.append(folded)
            places += [place] * len(folded)
    return "".join(found), places


def _with_signs(line: str, start: int, end: int, text: str) -> tuple[int, int]:
    """Return a stretch with the signs that a text has at its ends, and those that close it."""
    before, after = 0, len(text)
    while not text[before].isalnum():
        before += 1
    while not text[after - 1].isalnum():
        after -= 1
    while before and start and line[start - 1] == text[before - 1]:
        before, start = before - 1, start - 1
    while after < len(text) and line[end : end + 1] == text[after]:
        after, end = after + 1, end + 1
    while end < len(line) and (line[end] in "?!" or _closes(line, start, end)):
        end += 1
    return start, end


def _closes(line: str, start: int, end: int) -> bool:
    """Return whether the character behind a stretch closes what the stretch opens."""
    opening = _PAIRS.get(line[end], "")
    return opening != "" and line.count(opening, start, end) > line.count(line[end], start, end)
