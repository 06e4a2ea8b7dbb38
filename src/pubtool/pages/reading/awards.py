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
            yield piece.cut(start, end)
            at = end
    last = piece.cut(at)
    end = _before_award(last.text)
    if end:
        yield last.cut(0, end)
    yield last.cut(end)


def _outstanding(run: Run) -> str:
    """Return what sets a stretch apart."""
    if run.hint in ("badge", "award"):
        return "badge"
    return next((style for style in ("bold", "italic") if style in run.styles), "")


def _before_award(text: str) -> int:
    """Return where a venue ends that an award follows, or 0."""
    award = AWARD.search(text)
    if award is None:
        return 0
    start = len(text) - len(text.lstrip(EDGE))
    tag = _TAG_AND_MORE.match(text, start)
    if tag and AWARD.search(text, tag.end()):
        return tag.end()
    sign = max(
        text.rfind(each, 0, award.start()) for each in (". ", ", ", "; ", " — ", " – ", " - ")
    )
    venue = text[start : max(sign, start)].rstrip(EDGE)
    pages = _PAGES.match(text, max(sign, start))
    sign = pages.end() if pages else sign
    return sign if TAG.match(venue) or DETAILS.search(venue) else 0
