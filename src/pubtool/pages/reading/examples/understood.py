"""What was understood of a page before an example was given: which of it still holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.examples.spots import find_text
from pubtool.pages.reading.seen.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from pubtool.pages.reading.examples.spots import Place, Spot
    from pubtool.pages.reading.seen.tree import Line
    from pubtool.pages.reading.titles.choice import Manner

#: What belongs to a title stands so near below it; so many tell that it is no title itself.
_NEAR, _SEVERAL = 5, 2
#: How one title stands to another that begins, or ends, where it does.
BEGINS_SAME, ENDS_SAME = "begins same", "ends same"


class Understood(NamedTuple):
    """The title that was read from some lines, how it is written, and whether that is sure."""

    lines: Sequence[Line]
    title: str
    manner: Manner
    sure: bool


class Known(NamedTuple):
    """Where the title stands that was read from a line and others."""

    place: Place
    manner: Manner
    sure: bool


def known_lines(spots: Sequence[Spot], understood: Iterable[Understood]) -> dict[int, Known]:
    """Return the titles that were read, by the ids of all lines of their publications."""
    by_text = {_name(spot.line): spot for spot in spots}
    found: dict[int, Known] = {}
    for each in understood:
        own = [by_text[_name(line)] for line in each.lines if _name(line) in by_text]
        place = next(find_text(own, each.title), None)
        if place:
            found |= {id(spot.line): Known(place, each.manner, each.sure) for spot in own}
    return found


def _name(line: Line) -> tuple[int, str]:
    """Return what tells a line from others on the page."""
    return line[0].line, text_of(line)


def relation(old: Place, new: Place) -> str:
    """Return where a title stands that was read, as seen from another one."""
    if old.spot is not new.spot:
        return "elsewhere"
    if old.end <= new.start:
        return "before"
    if old.start >= new.end:
        return "behind"
    begins = "same" if old.start == new.start else "early" if old.start < new.start else "late"
    ends = "same" if old.end == new.end else "early" if old.end < new.end else "late"
    return f"begins {begins}, ends {ends}"


def without_rivals(
    spots: Sequence[Spot], new: Container[int], old: Mapping[int, Known], alike: Collection[int]
) -> dict[int, Known]:
    """Return old titles, by their lines, without those that are none.

    That is where a new title stands above most that are written so. Those that are `alike` to an
    example stay.
    """
    kept = dict(old)
    while True:
        times = Counter(each.manner for each in kept.values())
        below: defaultdict[Manner, list[int]] = defaultdict(list)
        for key in _right_below(spots, new, kept):
            if key not in alike:
                below[kept[key].manner].append(key)
        rivals = [
            key for manner, keys in below.items() if 2 * len(keys) > times[manner] for key in keys
        ]
        if (len(rivals) < _SEVERAL and len(alike) < _SEVERAL) or not rivals:
            return kept
        for key in rivals:
            del kept[key]


def _right_below(spots: Sequence[Spot], new: Container[int], old: Container[int]) -> Iterable[int]:
    """Yield the old titles between which and a new one above them there is no other."""
    above = len(spots)
    for spot in spots:
        key = id(spot.line)
        above = 0 if key in new else above + 1
        if key in old:
            if 0 < above <= _NEAR:
                yield key
            above = len(spots)
