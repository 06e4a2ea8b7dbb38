"""How a stretch stands in its lines: its look, what is at its edges, and the lines around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.edges import Edge, edge_before, edge_behind, looks_of
from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.titles.ends import title_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.seen.flat import Flat, Span

#: What is left of a name at an edge, and how far from there it begins.
_INITIAL = re.compile(r"(?:^|[\s.-])[A-Z]\.\s?\Z")
_NEAR = 4
_LOOKS = frozenset(("bold", "italic", "link"))
_KINDS = {
    **dict.fromkeys("“”\"«»„‘’'`", "quote"),
    **dict.fromkeys("()[]", "bracket"),
    **dict.fromkeys("-–—", "dash"),
    **{stop: stop for stop in ".,;:?!"},
}
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
            "look: mixed": len({looks_of(run) for run in line.runs[start:end]}) > 1,
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
            "behind an initial": bool(_INITIAL.search(line.text, max(start - _NEAR, 0), start)),
            "ends with an initial": bool(_INITIAL.search(line.text, max(end - _NEAR, 0), end + 1)),
        }
        found |= {name for name, value in told.items() if value}
        return dict.fromkeys(found, 1.0)

    def _are_names(self, number: int) -> bool:
        """Return whether a line is a list of names."""
        if not 0 <= number < len(self.lines):
            return False
        if number not in self._names:
            text = self.lines[number].text
            names = names_below(text)
            self._names[number] = bool(names.names) and names.end > _MOST * len(text)
        return self._names[number]


def _kind(sign: str) -> str:
    """Return what kind of sign one is; stops are told apart."""
    return _KINDS.get(sign[0], "other") if sign else ""


def _is_named(look: str) -> bool:
    """Return whether a look is told apart from others."""
    return look in _LOOKS or look.startswith("hint")
