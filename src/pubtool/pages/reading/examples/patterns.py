"""How the title of an example stands in its line: its look, and what is around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.edges import (
    NUMBER,
    PAIRED,
    WORD,
    Edge,
    edge_before,
    edge_behind,
    edges_of,
    looks_of,
    mark_before,
    mark_behind,
)
from pubtool.pages.reading.examples.spots import Place
from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.titles.doubts import ENOUGH as NO_TITLE
from pubtool.pages.reading.titles.doubts import doubt, may_be_title
from pubtool.pages.reading.titles.ends import title_end
from pubtool.pages.reading.titles.quoted import QUOTES
from pubtool.pages.reading.vocabulary import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.pages.reading.examples.spots import Spot
    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run

#: So many places where a title may begin are tried in a line, and so many of those with an end.
_TRIED, _FEW = 60, 6
#: What agrees at least where a text is taken for a title.
ENOUGH = 3.0
#: What each thing says that stands at a text as at the example.
_SAME_SIGN, _SAME_KIND, _SAME_PLACE, _SAME_LOOK = 1.0, 2.0, 0.5, 1.5
#: What a look says that no part of the example has, and a year, where the example has none.
_OTHER_LOOK, _DATED = 1.5, 1.0


class Pattern(NamedTuple):
    """How a title stands in its line: on which path, in which looks, between which edges.

    `looks` are those that all of the title has, `within` those that some of it has; `whole` says
    that nothing beside it has its looks, `dated` that there is a year in it. No other has as much
    against it as `doubt`. `at` counts the lines in its box.
    """

    path: tuple[str, ...]
    looks: frozenset[str]
    within: frozenset[str]
    whole: bool
    dated: bool
    doubt: float
    before: Edge
    after: Edge
    at: int


def pattern_of(example: Place) -> Pattern:
    """Return how a title stands."""
    spot, start, end = example
    line = spot.flat
    looks = frozenset.intersection(*map(looks_of, _runs(line, start, end)))
    looks = looks - {"link"} or looks  # of several papers some are linked
    stretches = (_stripped(line.text, *stretch) for stretch in _stretches(line, looks))
    return Pattern(
        spot.path,
        looks,
        _all_looks(line, start, end),
        (start, end) in stretches,
        bool(YEAR.search(example.text)),
        max(NO_TITLE + bool(looks), doubt(example.text) + 1),
        edge_before(line, start),
        edge_behind(line, end),
        spot.at,
    )


def best_title(spot: Spot, pattern: Pattern) -> tuple[float, Place] | None:
    """Return how much agrees of the title in a line that stands as the pattern says, and that.

    None where there is none.
    """
    if spot.path != pattern.path:
        return None
    places = (Place(spot, start, end) for start, end in _candidates(spot.flat, pattern))
    marked = pattern.whole and bool(pattern.looks)
    found = (
        (agreement(place, pattern), place)
        for place in places
        if may_be_title(place.text, marked=marked) and doubt(place.text) < pattern.doubt
    )
    # Of several that agree as much the first one is it; behind names the last, past all of them.
    sign = 1 if pattern.before.kind == "names" else -1
    best = max(found, key=lambda each: (each[0], sign * each[1].start, -each[1].end), default=None)
    return best if best and best[0] >= ENOUGH else None


def agreement(place: Place, pattern: Pattern) -> float:
    """Return how much of what is around a title is as it is around the example."""
    spot, start, end = place
    line = spot.flat
    if spot.path != pattern.path:
        return 0.0
    before, after = edge_before(line, start), edge_behind(line, end)
    found = _SAME_SIGN * (before.sign == pattern.before.sign)
    found += _SAME_SIGN * (after.sign == pattern.after.sign)
    found += _SAME_KIND * (before.kind == pattern.before.kind)
    found += _SAME_KIND * (after.kind == pattern.after.kind)
    found += _SAME_PLACE * (spot.at == pattern.at)
    found += _SAME_LOOK * (bool(pattern.looks) and pattern.whole)
    found -= _other_looks(line, start, end, pattern)
    found -= _DATED * bool(YEAR.search(place.text) and not pattern.dated)
    return found - doubt(place.text)


def edges(place: Place) -> int:
    """Return how many edges of a title are told by signs, looks or the ends of the line."""
    return sum(
        bool(edge.sign or edge.changes or edge.kind == "nothing") for edge in edges_of(place)
    )


def _candidates(line: Flat, pattern: Pattern) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that may be the title."""
    if pattern.looks and pattern.whole:
        for stretch in _stretches(line, pattern.looks):
            yield _stripped(line.text, *stretch)
        return
    for start in _starts(line, pattern):
        for end in _ends(line, start, pattern):
            yield start, end


def _starts(line: Flat, pattern: Pattern) -> Iterator[int]:
    """Yield where a title may begin that nothing but its edges tells."""
    number = NUMBER.match(line.text)
    first = number.end() if number else 0
    before = pattern.before
    if before.kind == "nothing" or not (before.sign or before.changes):
        if first < len(line.text) and looks_of(line.runs[first]) >= pattern.looks:
            yield first
        return
    starts = [
        word.start()
        for word in WORD.finditer(line.text, first)
        if mark_before(line, word.start())[:2] == before[:2]
        and looks_of(line.runs[word.start()]) >= pattern.looks
    ][:_TRIED]
    alike = [start for start in starts if edge_before(line, start).kind == before.kind]
    # Behind names the last is it, past all of them.
    best = (alike or starts)[-_FEW:] if before.kind == "names" else (alike or starts)[:_FEW]
    yield from best


def _ends(line: Flat, start: int, pattern: Pattern) -> Iterator[int]:
    """Yield where a title may end that begins at a place."""
    end = len(line.text.rstrip(EDGE))
    if pattern.after.kind == "nothing":
        yield end
        return
    sure = title_end(line, start)
    if not (pattern.after.sign or pattern.after.changes):
        yield sure
        return
    tried = 0
    for word in WORD.finditer(line.text, start):
        stop = word.end() + (line.text[word.end() : word.end() + 1] in ("?", "!", ")"))
        same = mark_behind(line, stop)[:2] == pattern.after[:2]
        tried += same
        if same or (stop == sure and pattern.after.sign in (".", ",")):
            yield stop
        closed = same and pattern.after.sign in PAIRED and pattern.after.sign
        if closed or tried == _FEW or (stop == sure and pattern.after.sign in (".", ",")):
            return


def _all_looks(line: Flat, start: int, end: int) -> frozenset[str]:
    """Return the looks that something in a stretch has."""
    return frozenset[str]().union(*map(looks_of, _runs(line, start, end)))


def _runs(line: Flat, start: int, end: int) -> Iterable[Run]:
    """Return the runs of a stretch, each once."""
    return {id(run): run for run in line.runs[start:end]}.values()


def _other_looks(line: Flat, start: int, end: int, pattern: Pattern) -> float:
    """Return what speaks against a stretch with looks that no part of the example has.

    It is more where all of it looks so, but for a link.
    """
    runs = _runs(line, start, end)
    common = frozenset.intersection(*map(looks_of, runs))
    other = _all_looks(line, start, end) - pattern.within
    return sum(
        0.0 if look == "link" and look in common else _OTHER_LOOK * (1 + (look in common))
        for look in other
    )


def _stretches(line: Flat, looks: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches that have some looks."""
    return (
        (start, end)
        for has, start, end in line.stretches(lambda run: looks_of(run) >= looks)
        if has
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without signs at its ends."""
    own = text[start:end]
    lead = len(own) - len(own.lstrip(EDGE + QUOTES + "*†"))
    number = NUMBER.match(text)
    begin = max(start + lead, number.end() if number and not start else 0)
    return begin, max(start + len(own.rstrip(EDGE + QUOTES + "*†")), begin)
