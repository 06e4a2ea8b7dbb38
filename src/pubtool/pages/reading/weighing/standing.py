"""How a stretch stands in its lines: its look, what is at its edges, and the lines around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.edges import Edge, edge_before, edge_behind, looks_of
from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.seen.flat import Flat
from pubtool.pages.reading.titles.ends import title_end
from pubtool.pages.reading.vocabulary import VENUE
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.seen.flat import Span

#: What is left of a name at an edge, and how far from there it begins.
_INITIAL = re.compile(r"(?:^|[\s.-])[A-Z]\.\s?\Z")
_NEAR = 4
#: What leads in a place of publication, and what stands behind the editors of one.
_IN = re.compile(r"(?i)(?<!\w)(?:in|at|to|appear in|en|im|em|dans|[àa])\W*\Z")
_EDITORS = re.compile(r"(?i)(?<!\w)(?:eds?|hg|hrsg|orgs?|coords?|[ée]ds?|editors?)\W+\Z")
_CLOSE = 16
_LOOKS = frozenset(("bold", "italic", "link"))
_KINDS = {
    **dict.fromkeys("“”\"«»„‘’'`", "quote"),
    **dict.fromkeys("()[]", "bracket"),
    **dict.fromkeys("-–—", "dash"),
    **{stop: stop for stop in ".,;:?!"},
}
#: So few words in another look may be a name within a title, and so few characters are a sign.
_FEW, _SIGN = 2, 3
#: So much of a line are names where it is one of names.
_MOST = 0.6
#: Lines below the third are told apart no more.
_BELOW = 3


class Standing(NamedTuple):
    """What stands at the edges of a stretch, its looks, and its line, counted from 0."""

    looks: frozenset[str]
    before: Edge
    behind: Edge
    line: int


class Lines:
    """The lines of a unit; what stands at a place is found out once."""

    def __init__(self, lines: Sequence[Flat], *, heading: bool) -> None:
        self.lines = lines
        self.heading = heading
        self._before: dict[tuple[int, int], Edge] = {}
        self._behind: dict[tuple[int, int], Edge] = {}
        self._names: dict[int, bool] = {}
        self._named: dict[int, int] = {}

    def standing(self, span: Span) -> Standing:
        """Return how a stretch stands."""
        number, start, end = span
        line = self.lines[number]
        runs = {id(run): run for run in line.runs[start:end]}.values()
        looks = frozenset.intersection(*map(looks_of, runs)) if runs else frozenset()
        if (number, start) not in self._before:
            edge = edge_before(line, start)
            self._before[number, start] = edge._replace(sign=_kind(edge.sign))
        if (number, end) not in self._behind:
            edge = edge_behind(line, end)
            self._behind[number, end] = edge._replace(sign=_kind(edge.sign))
        before, behind = self._before[number, start], self._behind[number, end]
        return Standing(looks, before, behind, min(number, _BELOW))

    def traits(self, span: Span, standing: Standing) -> dict[str, float]:
        """Return the traits of how a stretch stands."""
        number, start, end = span
        line = self.lines[number]
        looks, before, behind, _ = standing
        ends = (before, behind)
        found = {f"look: {look if _is_named(look) else 'another'}" for look in looks}
        for where, edge in zip(("before", "behind"), ends, strict=True):
            sign = edge.sign or "none"
            found |= {f"{where}: {sign}", f"{where}: {edge.kind}", f"{where}: {edge.kind} {sign}"}
        told = {
            "look: set apart": bool(looks) and all(e.changes or e.kind == "nothing" for e in ends),
            "before: changes": before.changes,
            "behind: changes": behind.changes,
            "quoted": all(edge.sign == "quote" for edge in ends),
            "all of its line": all(edge.kind == "nothing" for edge in ends),
            "first line": number == 0,
            "second line": number == 1,
            "below the third line": number >= _BELOW,
            "names above": self._are_names(number - 1),
            "names below": self._are_names(number + 1),
            "ends as titles do": title_end(line, start) == end,
            "heading": self.heading and number == 0,
        }
        told |= _beside(line.text, start, end)
        told |= _of_looks(line, start, end) | self._of_names(number, start)
        found |= {name for name, value in told.items() if value}
        return dict.fromkeys(found, 1.0)

    def _of_names(self, number: int, start: int) -> dict[str, bool]:
        """Return how a place stands to the names with which its line begins."""
        end, text = self._end_of_names(number), self.lines[number].text
        between = any(map(str.isalnum, text[end:start]))
        return {
            "within the first names": 0 < start < end,
            "behind the first names": 0 < end <= start,
            "right behind the first names": 0 < end <= start and not between,
        }

    def _end_of_names(self, number: int) -> int:
        """Return where the names end with which a line begins; 0 where it begins otherwise."""
        if number not in self._named:
            names = names_below(self.lines[number].text)
            self._named[number] = names.end if names.names else 0
        return self._named[number]

    def _are_names(self, number: int) -> bool:
        """Return whether a line is a list of names."""
        if not 0 <= number < len(self.lines):
            return False
        if number not in self._names:
            text = self.lines[number].text
            names = names_below(text)
            self._names[number] = bool(names.names) and names.end > _MOST * len(text)
        return self._names[number]


def _beside(text: str, start: int, end: int) -> dict[str, bool]:
    """Return what is right beside a stretch of a text."""
    close = max(start - _CLOSE, 0)
    return {
        "behind an initial": bool(_INITIAL.search(text, max(start - _NEAR, 0), start)),
        "ends with an initial": bool(_INITIAL.search(text, max(end - _NEAR, 0), end + 1)),
        "behind in": bool(_IN.search(text, close, start)),
        "behind editors": bool(_EDITORS.search(text, close, start)),
    }


def _of_looks(line: Flat, start: int, end: int) -> dict[str, bool]:
    """Return how a stretch looks that does not look the same everywhere."""
    own = Flat(line.text[start:end], line.runs[start:end])
    parts = [own.text[first:last] for _, first, last in own.stretches(looks_of)]
    long = [part for part in parts if len(part.strip()) > _SIGN]
    return {
        "look: mixed": len(long) > 1,
        "look: mixed, a sign": len(parts) > len(long),
        "look: ends in another": len(long) == 2 and words_in(long[1]) > _FEW,
        "look: begins in another": len(long) == 2 and words_in(long[0]) > _FEW,
        "look: a venue in another": any(map(VENUE.search, long[1:])),
    }


def _kind(sign: str) -> str:
    """Return what kind of sign one is; stops are told apart."""
    return _KINDS.get(sign[0], "other") if sign else ""


def _is_named(look: str) -> bool:
    """Return whether a look is told apart from others."""
    return look in _LOOKS or look.startswith("hint")
