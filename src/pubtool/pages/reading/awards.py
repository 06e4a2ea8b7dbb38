"""Awards beside a venue, which no sign keeps apart from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.remarks import EDGE
from pubtool.pages.reading.vocabulary import AWARD, DETAILS, TAG
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run

#: A short venue with its year, and a word that follows without a sign: `ICRA 2024 Oral`.
_TAG_AND_MORE = re.compile(
    r"[A-Z][\w&+-]{1,14}(?: [A-Z][\w&+-]{1,14})? (?:19|20)\d\d(?=\s+(?:[^\w\s(\[]+\s*)?[A-Z]\w+)"
)
#: A part of a conference, behind its year: `NeurIPS 2023 Datasets and Benchmarks Track`.
_TRACK = re.compile(r"(?: (?:[A-Z][\w-]+|and|&|of|on)){1,7}? (?:Track|Workshops?)\b")
#: Pages behind a volume.
_PAGES = re.compile(r"\W*\d+\s?[–-]\s?\d+(?!\d)")


def awards_apart(piece: Flat) -> Iterator[Flat]:
    """Yield a piece, with what is an award and stands out, or is a badge, as one of its own."""
    at = 0
    for value, start, end in piece.stretches(_outstanding):
        text = piece.text[start:end]
        short = 4 if value == "italic" else 12
        if value and (value == "badge" or AWARD.search(text)) and words_in(text) < short:
            yield piece.cut(at, start)
            yield from _behind_venue(piece.cut(start, end))
            at = end
    yield from _behind_venue(piece.cut(at))


def _behind_venue(piece: Flat) -> Iterator[Flat]:
    """Yield a piece; an award behind a venue is one of its own."""
    end = _before_award(piece.text)
    if end:
        yield piece.cut(0, end)
    yield piece.cut(end)


def _outstanding(run: Run) -> str:
    """Return what sets a stretch apart."""
    if run.hint in ("badge", "award"):
        return "badge"
    return next((style for style in ("bold", "italic", "code") if style in run.styles), "")


def _before_award(text: str) -> int:
    """Return where a venue ends that an award follows, or 0."""
    award = AWARD.search(text)
    if award is None:
        return 0
    start = len(text) - len(text.lstrip(EDGE))
    tag = _TAG_AND_MORE.match(text, start)
    track = _TRACK.match(text, tag.end()) if tag else None
    end = track.end() if track else tag.end() if tag else 0
    if end and AWARD.search(text, end):
        return end
    sign = max(
        text.rfind(each, 0, award.start()) for each in (". ", ", ", "; ", " — ", " – ", " - ")
    )
    venue = text[start : max(sign, start)].rstrip(EDGE)
    pages = _PAGES.match(text, max(sign, start))
    sign = pages.end() if pages else sign
    return sign if TAG.match(venue) or DETAILS.search(venue) else 0
