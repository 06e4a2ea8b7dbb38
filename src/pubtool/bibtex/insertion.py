"""Puts new entries into a file: finds the place, and proves that nothing else changes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.bibtex.blocks import Comment, Entry, Text
from pubtool.bibtex.document import parse
from pubtool.bibtex.edits import apply_edits
from pubtool.bibtex.grammar import FRONT_MATTER, NEWLINE
from pubtool.bibtex.layout import layout_of
from pubtool.bibtex.proof import grown, is_closed
from pubtool.bibtex.writing import write_entry
from pubtool.errors import UnwritableOutput
from pubtool.findings import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pubtool.bibtex.blocks import Located
    from pubtool.bibtex.document import Document
    from pubtool.bibtex.layout import Layout
    from pubtool.bibtex.writing import NewEntry

Position = Literal["end", "start", "sorted"]

_YEAR = re.compile(r"\d{4}")
#: What editors and reference managers keep at the end of a file.
_EDITORS_OWN = re.compile(r"%++[^\S\r\n]*+Local Variables:", re.IGNORECASE)


class _Spot(NamedTuple):
    """An offset, and whether a new entry there follows what is before it or precedes the rest."""

    at: int
    after: bool


class Grown(NamedTuple):
    """A file with new entries: its text, and these entries as they stand in it."""

    text: str
    entries: tuple[Entry, ...] = ()


def with_entries(
    document: Document, entries: Sequence[NewEntry], position: Position = "end"
) -> str:
    """Return the text of the file with new entries, as `grown_by` makes it."""
    return grown_by(document, entries, position).text


def grown_by(
    document: Document,
    entries: Sequence[NewEntry],
    position: Position = "end",
    layout: Layout | None = None,
) -> Grown:
    """Return the file with new entries in its own layout, read again, and nothing else changed.

    `start` is before the first entry, `sorted` where the key or the year belongs if the file is
    sorted by it, and the end if it is not. Where the last entry is broken, or the new text is not
    read as the old one with the new entries, another place is taken. Who knows the layout already
    gives it, since finding it takes a while. Raises UnwritableOutput where there is no place,
    ValueError for an entry that cannot be written or a key that is taken.
    """
    taken = {entry.key.casefold() for entry in document.entries}
    layout = layout or layout_of(document)
    written = []
    for new in entries:
        if new.key.casefold() in taken:
            raise ValueError(f"the key {new.key} is already taken")
        taken.add(new.key.casefold())
        written.append(_written(new, layout, document))
    for spotted in _choices(document, written, position):
        edits = _edits(document.text, spotted, layout)
        text = apply_edits(document.text, edits)
        new_order = [new for _, new in spotted]
        standing = grown(document, document.passing(text), edits, new_order)
        if standing is not None:
            return Grown(text, standing)
    raise UnwritableOutput(_in_the_way(document))


def is_sorted(document: Document) -> bool:
    """Return whether a file is sorted by key or by year, so that `sorted` has a place in it."""
    return _sorting(document) is not None


def _written(new: NewEntry, layout: Layout, document: Document) -> Entry:
    """Return a new entry as it is read by itself, with the file's macros.

    Raises ValueError where it is not read as one entry with these fields.
    """
    alone = parse(write_entry(new, layout), macros=document.macros)
    if len(alone.blocks) != 1 or len(alone.entries) != 1 or alone.findings:
        raise ValueError(f"the entry {new.key} could not be read again")
    return alone.entries[0]


def _choices(
    document: Document, written: Sequence[Entry], position: Position
) -> Iterator[list[tuple[_Spot, Entry]]]:
    """Yield where each new entry may stand, in the order of the text, the best choice first."""
    if position == "sorted" and (sorting := _sorting(document)):
        ordered = sorted(written, key=sorting.rank, reverse=sorting.falling)
        yield [(sorting.spot(document, new), new) for new in ordered]
    if position == "start" and document.entries:
        first = _before(document, document.entries[0])
        yield [(first, new) for new in written]
    for spot in _ends(document):
        yield [(spot, new) for new in written]


def _ends(document: Document) -> Iterator[_Spot]:
    """Yield where the end of the file may be said to be: before all that is broken there."""
    blocks = document.blocks
    last = len(blocks)
    broken = None
    while last and (
        isinstance(blocks[last - 1], Text | Comment) or not is_closed(blocks[last - 1])
    ):
        last -= 1
        if not is_closed(blocks[last]):
            broken = blocks[last]
    if broken is not None:
        yield _before(document, broken)
        yield _Spot(broken.start, after=False)
    yield _end(document)


def _end(document: Document) -> _Spot:
    """Return the end of the file: before what programs keep there, or else after all that is."""
    text, blocks = document.text, document.blocks
    last = len(blocks)
    while last and isinstance(blocks[last - 1], Text | Comment):
        last -= 1
    for block in blocks[last:]:
        if isinstance(block, Comment):
            return _before(document, block)
        if editors_own := _EDITORS_OWN.search(block.raw):
            at = block.start + editors_own.start()
            return _Spot(len(text[:at].rstrip()), after=True)
    return _Spot(len(text.rstrip()), after=True)


def _before(document: Document, block: Located) -> _Spot:
    """Return the place before a block and the comment lines directly above it."""
    text = document.text
    at = _line_start(text, block.start)
    if text[at : block.start].strip():
        return _Spot(block.start, after=False)
    above = line = _floor(document, block)
    for newline in NEWLINE.finditer(text, line, at):
        if not text[line : newline.start()].strip():
            above = newline.end()
        line = newline.end()
    return _Spot(above, after=False)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _floor(document: Document, block: Located) -> int:
    """Return where the first line begins that holds neither front matter nor a block before."""
    text = document.text
    blocks = document.blocks
    at = bisect_left(blocks, block.start, key=lambda each: each.start)
    while at and isinstance(blocks[at - 1], Text):
        at -= 1
    match = re.match(FRONT_MATTER, text)
    end = max(match.end() if match else 0, blocks[at - 1].end if at else 0)
    if end == 0:
        return 0
    newline = NEWLINE.search(text, end, block.start)
    return newline.end() if newline else block.start


class _Sorting(NamedTuple):
    """By what the entries of a file are sorted; `ranks` are theirs, the lowest first."""

    rank: Callable[[Entry], str]
    falling: bool
    ranks: Sequence[str]

    def spot(self, document: Document, new: Entry) -> _Spot:
        """Return the place of a new entry: the first of its equals where the newest come first."""
        at = bisect_right(self.ranks, self.rank(new))
        if self.falling:
            at = len(self.ranks) - at
        if at < len(document.entries):
            return _before(document, document.entries[at])
        return next(_ends(document))


def _sorting(document: Document) -> _Sorting | None:
    """Return by what a file is sorted, None for a file that is not."""
    for rank in (_folded_key, _year):
        ranks = [rank(entry) for entry in document.entries]
        rising = sorted(ranks)
        if len(set(ranks)) > 1 and all(ranks):
            if ranks == rising:
                return _Sorting(rank, falling=False, ranks=rising)
            if rank is _year and ranks == rising[::-1]:
                return _Sorting(rank, falling=True, ranks=rising)
    return None


def _folded_key(entry: Entry) -> str:
    return entry.key.casefold()


def _year(entry: Entry) -> str:
    """Return the year of an entry, empty where it has none."""
    for name in ("year", "date"):
        for field in entry.fields:
            if field.name == name and (match := _YEAR.search(field.value)):
                return match[0]
    return ""


def _edits(text: str, spotted: Iterable[tuple[_Spot, Entry]], layout: Layout) -> list[Edit]:
    """Return the insertions that put each entry in its place."""
    together: dict[_Spot, list[str]] = {}
    for spot, entry in spotted:
        together.setdefault(spot, []).append(entry.raw)
    edits = []
    for (at, after), raws in together.items():
        new = layout.gap.join(raws)
        if not text.strip():
            line_end = "" if NEWLINE.search(text) else layout.newline
            edits.append(Edit(at, at, new + line_end))
        elif after:
            edits.append(Edit(at, at, layout.gap + new))
        else:
            above = "" if _line_start(text, at) == at else layout.gap
            edits.append(Edit(at, at, above + new + layout.gap))
    return edits


def _in_the_way(document: Document) -> str:
    """Return the message for a file that no entry can be added to."""
    for block in document.blocks:
        if not is_closed(block):
            place = document.place(block.start)
            return f"{place}: nothing can be added while this entry is not closed; mend it first"
    return f"{document.path}: nothing can be added: the file would be read in another way"
