"""Hints on the titles that are known, in the tree of a page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.edges import separator
from pubtool.pages.reading.people.names import read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.pages.reading.examples.patterns import Pattern
    from pubtool.pages.reading.examples.spots import Place
    from pubtool.pages.reading.seen.tree import Block, Line

#: The sign between fields that is read as such everywhere.
_BAR = " | "


class Marked(NamedTuple):
    """A title with its hint, and how it stands, where that was learnt."""

    place: Place
    hint: str
    pattern: Pattern | None = None

    @property
    def sign(self) -> str:
        """The sign that parts the fields of its line, if that is known."""
        return separator(self.pattern.before, self.pattern.after) if self.pattern else ""


def marked(block: Block, titles: Mapping[int, Marked]) -> Block:
    """Return the tree with hints on titles, by the ids of their lines."""
    lines = tuple(
        _with_hint(titles[id(line)]) if id(line) in titles else line for line in block.lines
    )
    children = tuple(marked(child, titles) for child in block.children)
    return block._replace(lines=lines, children=children)


def _with_hint(title: Marked) -> Line:
    """Return a line whose title has the hint, and nothing else that of a title.

    A sign that parts its fields becomes a bar.
    """
    place, line = title.place, title.place.spot.flat
    authors = _authors(title)
    cuts = {place.start, place.end, *(authors or ())}
    runs = []
    for start, end in _pieces(title, cuts):
        run = line.runs[start]
        if place.start <= start < place.end:
            run = run._replace(text=line.text[start:end], hint=title.hint)
        else:
            is_author = authors is not None and authors[0] <= start < authors[1]
            hint = "author" if is_author else "" if run.hint == "title" else run.hint
            run = run._replace(text=_barred(line.text[start:end], title.sign), hint=hint)
        runs.append(run)
    return tuple(runs)


def _pieces(title: Marked, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that look alike, parted at some places."""
    for _, start, end in title.place.spot.flat.stretches(id):
        yield from pairwise(sorted({start, end, *(cut for cut in cuts if start < cut < end)}))


def _barred(text: str, sign: str) -> str:
    return _sign(sign).sub(_BAR, text) if sign and sign in text else text


def holds(text: str, sign: str) -> bool:
    """Return whether a sign that parts fields stands in a text, which is no title then."""
    return bool(sign) and _sign(sign).search(text) is not None


def _sign(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s){re.escape(sign)}(?=\s|$)\s*")


def _authors(title: Marked) -> tuple[int, int] | None:
    """Return where the authors stand beside a title, up to the sign; None where that is unsure.

    One name alone is the author where those of the example stand in the same place.
    """
    if title.pattern is None or not title.sign:
        return None
    text = title.place.spot.flat.text
    signs = [match.span() for match in _sign(title.sign).finditer(text)]
    if title.pattern.after.kind == "names":
        start = next((end for at, end in signs if at >= title.place.end), 0)
        end = next((at for at, _ in signs if at > start), len(text))
    elif title.pattern.before.kind == "names":
        end = max((at for at, end in signs if end <= title.place.start), default=0)
        start = max((stop for at, stop in signs if stop <= end), default=0)
    else:
        return None
    names = read_names(text[:end], start)
    whole = names.names and not any(map(str.isalnum, text[names.end : end]))
    return (start, end) if whole and start < end else None
