"""What stands in quotes in a line: titles, and journals, which Italians and Poles quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.line_ends import SMALL
from pubtool.pages.reading.titles.doubts import as_venue
from pubtool.pages.reading.titles.ends import title_end
from pubtool.pages.reading.vocabulary import DETAILS, VENUE
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat

#: The signs themselves.
QUOTES = '"“”„«»〈〉'
_QUOTED = re.compile(
    r"“(?P<nested>(?:[^“”]|“[^“”]{2,80}”){6,400}?)”"
    r"|«(?P<guillemets>(?:[^«»]|«[^«»]{2,80}»){6,400}?)»"
    r"|「(?P<corner>(?:[^「」]|「[^「」]{1,40}」){6,400}?)」"
    r"|〈(?P<angle>(?:[^〈〉]|〈[^〈〉]{1,40}〉){6,400}?)〉"
    r"|\"(?P<straight>[^\"]{2,300} \"[^\s\"][^\"]{1,80}\"(?=[\s,])[^\"]{2,300})\""
    r"|(?:[“\"„«「『]|''|``)(?P<plain>[^“”\"„«»「」『』]{6,400}?)(?:[”\"“»」』]|'')"
)
#: The same in single quotes, which are apostrophes too: they stand between signs or blanks.
_SINGLE_QUOTED = re.compile(
    r"(?:(?<=[.,:;)\]]\s)|(?<=and\s)|^)[‘'`’](?=[^\W_])(.{12,400}?)[’'](?=\s*(?:[.,;:(]|$)|\s+[A-Z(])"
)
#: How a title goes on behind what it quotes: `“No Way”: Trust in Maps`, `“Why?” Trust in Maps`.
_SUBTITLE = re.compile(r"\s?\.?:\s+(?=\w)|(?<=[?!][”\"»’])\s+(?=[A-Z])")
#: What stands before a title, where no author list does.
_BEFORE = ".)]:–—"
#: No subtitle has fewer words.
_FEW = 3
#: What follows the name of a journal.
_VOLUME = re.compile(r"[”\"»]?,?\s+(?:n\.?s\.?\s+)?(?:(?:vol|nr|no|n|z|t)\b\.?\s*)?\d")
#: What a title of one word has behind it.
_IN = re.compile(r"[,.]?\s+(?:in|dans|en|w:|\[w:\])[\s:]", re.IGNORECASE)
#: In a sentence stands what has so few words.
_SOME = 7


#: What may stand between a title in quotes and the rest.
_LINKS = ("in ", "with ", "by ", "and ", "to ", "at ", "dans ")


class Quotation(NamedTuple):
    """The text between quotes, at `start:end` of its line, and with them at `outer`."""

    start: int
    end: int
    outer: tuple[int, int]


def quotations(line: Flat) -> Iterator[Quotation]:
    """Yield what stands in quotes and is no part of a sentence around it, nor a journal."""
    for match in (*_QUOTED.finditer(line.text), *_SINGLE_QUOTED.finditer(line.text)):
        start, end = match.span(match.lastgroup or 1)
        if _is_apart(line, *match.span()) and not _is_journal(line, match):
            yield Quotation(start, end, match.span())


def with_subtitle(line: Flat, quotation: Quotation) -> int:
    """Return where a title ends that goes on behind what it quotes; 0 where it does not."""
    behind = _SUBTITLE.match(line.text, quotation.outer[1])
    before = line.text[: quotation.outer[0]].rstrip()
    if before and before[-1] not in _BEFORE and read_names(before).end < len(before) - 1:
        return 0  # it quotes within a sentence
    if behind is None or names_below(line.text[behind.end() :]).names:
        return 0
    here, own = line.runs[behind.end()].styles, line.runs[quotation.start].styles
    end = title_end(line, behind.end())
    marked = bool(own) and here == own
    if marked:
        stretches = line.stretches(lambda run: run.styles == own)
        end = next(
            (stop for is_it, at, stop in stretches if is_it and at <= behind.end() < stop), end
        )
    rest = line.text[behind.end() : end]
    if (here ^ own) & {"italic", "bold"} or VENUE.search(rest) or as_venue(rest) >= 1:
        return 0
    if rest.partition(" ")[0].strip(",.").isupper() or DETAILS.search(rest):
        return 0  # `MNRAS, 371, 1216`
    return end if marked or words_in(rest) >= _FEW else 0


def stands_in_book(line: Flat, quotation: Quotation) -> bool:
    """Return whether a book follows, in which the quoted stands: a title of one word does."""
    end = quotation.outer[1]
    after = line.text[end:]
    at = end + len(after) - len(after.lstrip(" ,."))
    italic = at < len(line.runs) and "italic" in line.runs[at].styles
    return bool(_IN.match(after)) or italic


def _is_journal(line: Flat, match: re.Match[str]) -> bool:
    """Return whether a title in italics stands before the quotes, and a volume or little behind."""
    end = len(line.text[: match.start()].rstrip(" ,."))
    stretches = line.stretches(lambda run: "italic" in run.styles)
    title = next(
        (
            line.text[start:stop]
            for is_it, start, stop in stretches
            if is_it and start < end <= stop
        ),
        "",
    )
    if not title or "italic" in line.runs[match.start() + 1].styles or names_below(title).names:
        return False
    after = line.text[match.end() :]
    return bool(_VOLUME.match(line.text, match.end())) or words_in(after) < _FEW


def _is_apart(line: Flat, start: int, end: int) -> bool:
    """Return whether quotes are no part of a sentence around them."""
    text = line.text
    before, after = text[:start].rstrip(), text[end:].lstrip()
    inside = before and before[-1].isalpha() and not before.endswith(("and", "et", "In", "al"))
    inside = inside and words_in(before) > 1 and read_names(before).end < len(before)
    if words_in(text[start:end]) > _SOME:
        return not (inside and before.rpartition(" ")[2].islower())
    italic = bool(after) and "italic" in (
        line.runs[len(text) - len(after)].styles - line.runs[start + 1].styles
    )
    goes_on = text[end : end + 1] in ("—", "-", "’") or (
        SMALL.match(after) and not (italic or after.startswith(_LINKS))
    )
    return not (inside or goes_on)
