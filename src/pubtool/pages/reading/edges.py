"""What stands at the edges of a title in its line: signs, other looks, names, a year or a venue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.titles.doubts import as_venue
from pubtool.pages.reading.titles.quoted import QUOTES
from pubtool.pages.reading.vocabulary import VENUE, YEAR

if TYPE_CHECKING:
    from pubtool.pages.reading.examples.spots import Place
    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run

#: Brackets and quotes of Chinese and Japanese.
EASTERN = "「」『』《》【】"
#: Signs that come in pairs; where one stands at a title, the others do not matter.
PAIRED = QUOTES + "‘’'`()[]" + EASTERN
#: What stands before a line's first word and counts it, and what has no say in where one stands.
NUMBER = re.compile(r"\W*(?:[A-Z]{0,2}[-.]?\d{1,3}(?=[\W\s]))?[^\w“\"«〈「『(\[]*")
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
#: Signs that stand within titles and sentences too; others part the fields of a line.
_STOPS = ".,;:?!–—-'’"
#: No sign that parts fields has more characters.
_LONGEST = 3
_ARROWS = ("->", "=>")
#: A venue behind a title has one of its words so near; nothing that is farther tells.
_NEAR, _FAR = 60, 600


class Edge(NamedTuple):
    """What is beside a title: the sign there, whether looks change, and what is behind the sign.

    `kind` is `nothing`, `names`, `year`, `venue` or `text`.
    """

    sign: str
    changes: bool
    kind: str


def edges_of(place: Place) -> tuple[Edge, Edge]:
    """Return what is before and behind a title."""
    return edge_before(place.spot.flat, place.start), edge_behind(place.spot.flat, place.end)


def edge_before(line: Flat, at: int) -> Edge:
    """Return what stands before a place."""
    sign, changes, kind = mark_before(line, at)
    own = _words_before(line.text, at)
    names = names_below(own) if kind else None
    if names and names.names and names.end >= len(own) - 1:
        kind = "names"
    elif kind and YEAR.search(own[-5:]):
        kind = "year"
    return Edge(sign, changes, kind or "nothing")


def mark_before(line: Flat, at: int) -> Edge:
    """Return what stands before a place, of kind `text` or, where there is nothing, no kind."""
    text = line.text[:at]
    if not text.strip(EDGE) or _is_number(line.text, at):
        sign = next((char for char in reversed(text.rstrip()) if char in PAIRED), "")
        return Edge(sign, changes=False, kind="")
    own = _words_before(line.text, at)
    return Edge(_sign(text[len(own) :]), _changes(line, at, len(own) - 1), "text")


def _words_before(text: str, at: int) -> str:
    """Return the text before a place up to its last word."""
    while at and not text[at - 1].isalnum():
        at -= 1
    return text[:at]


def edge_behind(line: Flat, at: int) -> Edge:
    """Return what stands behind a place."""
    sign, changes, kind = mark_behind(line, at)
    word = WORD.search(line.text, at)
    rest = line.text[word.start() : word.start() + _FAR] if word and kind else ""
    if _is_separator(sign):
        rest = rest.partition(f" {sign}")[0]
    if len(names_below(rest).names) > 1:
        kind = "names"
    elif YEAR.match(rest):
        kind = "year"
    elif as_venue(rest) >= 1 or VENUE.search(rest[:_NEAR]):
        kind = "venue"
    return Edge(sign, changes, kind or "nothing")


def mark_behind(line: Flat, at: int) -> Edge:
    """Return what stands behind a place, of kind `text` or, where there is nothing, no kind."""
    text = line.text[at:]
    if not text.strip(EDGE + QUOTES):
        sign = next((char for char in text if char in PAIRED), "")
        return Edge(sign, changes=False, kind="")
    word = WORD.search(text)
    signs = text[: word.start()] if word else text
    return Edge(_sign(signs), _changes(line, at - 1, at + len(signs)), "text")


def _is_number(text: str, at: int) -> bool:
    number = NUMBER.match(text)
    return number is not None and number.end() >= at


def _sign(signs: str) -> str:
    """Return the sign that tells: one of a pair, else the first; of others than stops all."""
    paired = next((char for char in signs if char in PAIRED), "")
    own = "".join(signs.split())
    doubled = own[1:2] == own[:1] or own[:2] in _ARROWS
    return paired or (own[:1] if own[:1] in _STOPS and not doubled else own[:_LONGEST])


def separator(before: Edge, after: Edge) -> str:
    """Return the sign that parts the fields of a line by what is at the edges of its title."""
    return next((each.sign for each in (after, before) if _is_separator(each.sign)), "")


def _is_separator(sign: str) -> bool:
    """Return whether a sign parts fields, and does not stand in titles and sentences."""
    return bool(sign) and sign not in PAIRED and (len(sign) > 1 or sign not in _STOPS)


def _changes(line: Flat, one: int, other: int) -> bool:
    """Return whether two characters look differently."""
    if not 0 <= one < len(line.runs) or not 0 <= other < len(line.runs):
        return False
    return looks_of(line.runs[one]) != looks_of(line.runs[other])


def looks_of(run: Run) -> frozenset[str]:
    """Return what sets a run apart."""
    found: set[str] = {*run.styles}
    if run.href:
        found.add("link")
    if run.hint:
        found.add(f"hint {run.hint}")
    return frozenset(found)
