"""The stretches of some lines that may be a title: from any sign or other look to any behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.edges import EASTERN, NUMBER, looks_of
from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.titles.doubts import ENOUGH, doubt, may_be_title
from pubtool.pages.reading.titles.quoted import QUOTES
from pubtool.pages.reading.words import is_within_word, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.seen.flat import Flat

#: Where a title may begin or end: at stops, dashes and wide gaps; at brackets, quotes and bars;
#: before who wrote it with the owner, and behind a year that follows names.
_CUT = re.compile(
    r"[.,;:?!]+(?=\s|$)|[.,;:](?=[^\W\d])|\s[-–—]+\s|\s{2,}|::|,,"
    rf"|\s*[()\[\]|·•\"“”«»„〔〕〈〉{EASTERN}]\s*"
    r"|\s(?=(?:joint )?with [A-Z][\w.’'-]+ [A-Z])|(?<=[.,] (?:19|20)\d\d) (?=[A-Z])"
    r"|\s(?=Job Market Paper\b|(?:19|20)\d\d[.,])"
)
#: Words cut short that end nothing, and how far back they begin.
_SHORTENED = re.compile(r"\b(?:Drs?|Prof|Mrs?|Ms|St|vs|e\.g|i\.e|cf)\.$")
_NEAR = 6
#: What belongs to a title that ends there.
_CLOSING = "?!"
#: So many lines are looked at; a title has so many pieces at most, and so many words.
_LINES, _PIECES, _WORDS = 10, 8, range(3, 41)
_AROUND = EDGE + QUOTES + EASTERN + "‘’'`/〔〕"


def stretches(lines: Sequence[Flat]) -> Iterator[Span]:
    """Yield the stretches that may be a title, each once."""
    known: set[Span] = set()
    for number, line in enumerate(lines[:_LINES]):
        cuts = _cuts(line)
        for at, first in enumerate(cuts):
            for last in cuts[at + 1 : at + _PIECES + 1]:
                span = _stripped(line.text, number, first, last)
                if span not in known and _may_be(line, span):
                    known.add(span)
                    yield span


def _cuts(line: Flat) -> list[int]:
    """Return the places in a line where a title may begin or end."""
    text = line.text
    number = NUMBER.match(text)
    first = number.end() if number else 0
    cuts = {first, len(text)}
    for sign in _CUT.finditer(text, first):
        if _SHORTENED.search(text, max(first, sign.start() - _NEAR), sign.start() + 1):
            continue
        cuts |= {sign.end(), sign.end() if text[sign.start()] in _CLOSING else sign.start()}
    names = names_below(text)
    if names.names and text[names.end : names.end + 1] == " ":
        cuts.add(names.end + 1)
    cuts.update(start for _, start, _ in line.stretches(looks_of) if start > first)
    return sorted(cuts)


def _stripped(text: str, number: int, start: int, end: int) -> Span:
    own = text[start:end]
    lead = len(own) - len(own.lstrip(_AROUND))
    return Span(number, start + lead, max(start + len(own.rstrip(_AROUND)), start + lead))


def _may_be(line: Flat, span: Span) -> bool:
    """Return whether a stretch is no part of a word, and nothing says that it is no title."""
    _, start, end = span
    text, own = line.text, line.text[start:end]
    if is_within_word(text, start) or is_within_word(text, end) or _parts_quotation(text, own):
        return False
    words = words_in(own)
    enough = words in _WORDS or (0 < words < _WORDS.start and _is_set_apart(line, start, end))
    return enough and doubt(own) < ENOUGH and may_be_title(own)


def _parts_quotation(text: str, own: str) -> bool:
    """Return whether a stretch holds one end of a quotation and not the other: `Rents", Urban`."""
    return own.count('"') % 2 > text.count('"') % 2 or (
        own.count("“") != own.count("”") and text.count("“") == text.count("”")
    )


def _is_set_apart(line: Flat, start: int, end: int) -> bool:
    """Return whether a stretch looks otherwise than what is around it."""
    runs = line.runs
    own = {looks_of(run) for run in runs[start:end]}
    around = {looks_of(run) for run in (*runs[max(start - 1, 0) : start], *runs[end : end + 1])}
    return len(own) == 1 and frozenset() not in own and not own & around
