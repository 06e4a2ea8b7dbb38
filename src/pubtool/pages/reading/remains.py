"""What is left of a publication without title, authors and links: venue, year, badges, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.awards import awards_apart
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.remarks import EDGE, read_remark, without_symbols
from pubtool.pages.reading.titles.doubts import is_abstract
from pubtool.pages.reading.venue import venue_of
from pubtool.pages.reading.vocabulary import (
    AWARD,
    LEGEND,
    MONTH,
    SHORT_YEAR,
    STATE,
    TAG,
    VENUE,
    YEAR,
)
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.items import Sure
    from pubtool.pages.reading.seen.flat import Flat

_GROUP = re.compile(
    r"[(（\[【]((?:[^()（）\[\]【】]|(?<=.)\([^()（）\[\]【】]{1,40}\)){1,160})[)）\]】]"
)
#: No venue with its details has so many words.
_PROSE = 60
_BEHIND_VOLUME = re.compile(r"[^\W\d]\.?,? \d{1,4}\s+$")
_PIECE = re.compile(r"\s+[·|•]\s+|\s*[|•]\s*$|^\s*[|•]\s*|\s+//\s+")
_DATE = re.compile(
    rf"(?:(?:\d{{1,2}}\s+)?(?:{MONTH}|Spring|Summer|Fall|Autumn|Winter)[\s,]*(?:\d{{1,2}},?\s*)?)?(?:19|20)\d\d\.?"
)
_COMMENTARY = re.compile(
    r"(?i)^(?:this|the) (?:paper|article|work|book|talk)\b|^(?:we|i|our|my)\b"
    r"|\b(?:is|was|were|has|have|are|appears) \w+"
)
_TAGGED = re.compile(r"[A-Z][\w&-]{1,14}(?: [A-Z]\w{0,8})?(?: \([A-Z]\w+\))? (?:19|20)\d\d")
#: What tells how good a venue is, or when something was changed, and not which one it is.
_ASIDE = re.compile(
    r"(?i)[\s.,;(]*(?:acceptance rate|impact factor|(?:latest|last) (?:revision|updated?)|revised"
    r"|new version)\b.*$"
)
#: What is left of labels and links, or of a type.
_LEFT = re.compile(
    r"(?i)(?:full )?abstract|with (?:[a-z]+ )*(?:repository|archive|appendix|code|data)\b.*"
    r"|(?:journal article|conference paper|book chapter|article)"
)
_CITED = re.compile(r"(?i)^(?:\d[\d,]* citations?|cited by:? \d+|citations?:? \d+)$")
#: A year with nothing but signs around it.
_YEAR_ALONE = re.compile(rf"(?:^|[,;.(（]|{MONTH})\s*((?:19|20)\d\d)(?=\s*(?:$|[,;.:)）]))")
_IN = re.compile(r"\b[Ii]n:?\s+")
_EDITORS = re.compile(r"\((?:[Ee]ds?|Hg|Hrsg)\.?\)[,:.]?\s*|,\s(?:[Ee]ds?|[Hh]g|[Hh]rsg)\.[,:]\s+")
#: What is said of a paper before its venue, where it has not appeared there.
_STATE_BEFORE = re.compile(
    r"(?i)\W*(?:in )?(submitted|in submission|under review|in review"
    r"|re(?:vise|ject) (?:and|&) resubmit|revision requested|r&r"
    r"|to appear|forthcoming|in press|conditionally accepted)"
    r"(?:\s+(?:to|at|in|for|by)\b|,\s+(?=[^\W\d]))"
)
#: What stands beside a venue, or instead of one where nothing else does.
_NOT_YET = re.compile(r"(?i)in press|forthcoming|accepted|submitted|to appear|(?:under|in) review")
#: `2021, ApJ, 906, 85`: a year as astronomers write it, before the venue.
_YEAR_BEFORE = re.compile(
    rf"[\s.,;:”\"’»]*(?:{MONTH}\s+)?((?:19|20)\d\d)[,.:]\s+"
    r"(?=[A-Z]|[a-z]+[A-Z]|\w*rxiv\b|(?:19|20)\d\d\s[A-Z])"
    r"(?!(?:\d{4}\s)?+.*(?<![.:])\b(?:19|20)\d\d\b(?!\.\d))"
)
_TRAILING_YEAR = re.compile(r"[\s,;:.(]+(?:19|20)\d\d[a-z]?\)?\.?$")


class Remains(NamedTuple):
    """What the rest of the lines says."""

    venue: str = ""
    venue_sure: Sure = "unsure"
    year: int | None = None
    badges: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rest: str = ""


class _Collected:
    """What is found on the way."""

    def __init__(self) -> None:
        self.venue = ""
        self.sure: Sure = "unsure"
        self.badges: list[str] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.rest: list[str] = []
        self.years: list[int] = []
        self.short: list[str] = []
        self.acronyms: list[str] = []

    def note(self, kind: str, text: str) -> None:
        """Keep a remark of a kind; of the kind `nothing` it is dropped."""
        if kind == "year":
            self.years.append(int(re.findall(r"\d{4}", text)[-1]))
        elif kind == "tags":
            for tag in re.split(r"[,，;]\s*", text):
                (self.acronyms if _TAGGED.fullmatch(tag) else self.tags).append(tag.strip())
        elif kind in ("badge", "note", "short"):
            {"badge": self.badges, "note": self.notes, "short": self.short}[kind].append(text)


def read_remains(segments: Sequence[Flat], year: int | None) -> Remains:
    """Return what the segments say, in their order; `year` is one that stands with the authors."""
    found = _Collected()
    named = [_without_editors(segment, found) for segment in segments]
    bare = [part for segment in named for part in _without_groups(segment, found)]
    pieces = [piece for segment in bare for piece in _pieces(segment)]
    _choose_venue(pieces, found)
    venue = found.venue or " ".join(found.short[:1])
    found.tags += found.short if found.venue else found.short[1:]
    if found.acronyms:  # `... Learning (ICML 2024, CCF-A)`
        venue = f"{venue} ({found.acronyms[0]})".strip()
    return Remains(
        _TRAILING_YEAR.sub("", venue) if not TAG.match(venue) and "," in venue[-7:] else venue,
        found.sure,
        year or _year(found),
        tuple(dict.fromkeys(found.badges)),
        tuple(dict.fromkeys(found.tags)),
        tuple(dict.fromkeys(found.notes)),
        " ".join(found.rest),
    )


def _without_editors(segment: Flat, found: _Collected) -> Flat:
    """Take `A. Lee & B. Chan (Eds.)` out, between `In` and the name of the book."""
    book = _IN.search(segment.text)
    sign = _EDITORS.search(segment.text, book.end()) if book else None
    if book is None or sign is None:
        return segment
    editors = segment.text[book.end() : sign.start()].rstrip(" ,")
    if read_names(editors).end != len(editors):
        return segment
    found.tags.append(f"eds. {editors}")
    return segment.without([(book.end(), sign.end())])


def _without_groups(segment: Flat, found: _Collected) -> Iterator[Flat]:
    """Yield a segment without remarks in brackets; a venue in brackets is a part of its own."""
    if is_abstract(segment.text) or words_in(segment.text) > _PROSE:
        yield segment  # what stands in parentheses there is said of nothing else
        return
    cuts: list[tuple[int, int]] = []
    at = 0
    for match in _GROUP.finditer(segment.text):
        if _BEHIND_VOLUME.search(segment.text, 0, match.start()) and YEAR.fullmatch(match[1]):
            continue  # `143 (2001) 2, 435-447`: a part of the details
        remark = read_remark(match[1], segment.text[: match.start()], square=match[0][0] in "[【")
        if remark.kind == "venue":
            yield segment.cut(at, match.start()).without(cuts)
            yield segment.cut(match.start() + 1, match.end() - 1)
            at, cuts = match.end(), []
        elif remark.kind != "text":
            found.note(remark.kind, remark.text)
            cuts.append((match.start() - at, match.end() - at))
    yield segment.cut(at).without(cuts)


def _pieces(segment: Flat) -> Iterator[Flat]:
    """Yield the parts of a segment that signs or looks keep apart."""
    at = 0
    for match in _PIECE.finditer(segment.text):
        yield from awards_apart(_without_aside(segment.cut(at, match.start())))
        at = match.end()
    yield from awards_apart(_without_aside(segment.cut(at)))


def _without_aside(piece: Flat) -> Flat:
    aside = _ASIDE.search(piece.text)
    return piece.cut(0, aside.start()) if aside else piece


def _choose_venue(pieces: Sequence[Flat], found: _Collected) -> None:
    """Sort the pieces; the venue is the one that looks most like one."""
    candidates: list[tuple[float, Flat]] = []
    for piece in pieces:
        bare = without_symbols(piece.text)
        kind = _kind(piece, bare)
        if kind == "venue":
            candidates.append((_venue_score(piece, bare) - 0.4 * len(candidates), piece))
        else:
            found.note(kind, bare)
    best = max(range(len(candidates)), key=lambda at: candidates[at][0], default=-1)
    for number, (score, piece) in enumerate(candidates):
        if number != best or score <= 0:
            bare = without_symbols(piece.text)
            (found.badges if STATE.match(bare) else found.rest).append(bare)
            continue
        year = _YEAR_BEFORE.match(piece.text)
        if year:
            found.years.insert(0, int(year[1]))
        state = _STATE_BEFORE.match(piece.text)
        if state:
            found.badges.append(state[1])
        found.venue, details = venue_of(piece.cut(year.end()) if year else piece)
        found.sure = "certain" if score >= 4 else "likely" if score >= 2 else "unsure"
        _note_years(details, found.venue, found)
        details = _without_badge(details, found).strip(EDGE)
        if details and not _DATE.fullmatch(details):
            found.rest.append(details)


def _without_badge(details: str, found: _Collected) -> str:
    """Take an award or a kind of presentation out of what follows the venue."""
    kept = []
    for part in re.split(r"(?<=[.;|·])\s+|\s+[–—-]\s+|\n", details):
        bare = _DATE.sub("", part).strip(EDGE + "()")
        if (AWARD.search(bare) and words_in(bare) < 9) or STATE.match(bare):
            found.badges.append(bare)
        else:
            kept.append(part)
    return " ".join(kept)


def _kind(piece: Flat, bare: str) -> str:
    """Return what a piece is: `venue` for all that may be one."""
    if not any(map(str.isalnum, bare)) or _CITED.match(bare) or _LEFT.fullmatch(bare):
        return "nothing"
    if _DATE.fullmatch(bare):
        return "year"
    words = words_in(bare)
    if is_abstract(bare) or LEGEND.search(bare) or (words > 5 and _COMMENTARY.search(bare)):
        return "note"
    italic = any("italic" in run.styles for run in piece.runs)
    return "badge" if AWARD.search(bare) and words < (4 if italic else 12) else "venue"


def _venue_score(piece: Flat, bare: str) -> float:
    """Return how much a piece looks like a venue."""
    italic = any("italic" in run.styles for run in piece.runs)
    hint = any(run.hint in ("venue", "journal", "conference", "periodical") for run in piece.runs)
    year = YEAR.search(bare) or SHORT_YEAR.search(bare)
    score = 1.0 + 4 * hint + 2.5 * italic + 3 * bool(TAG.match(bare))
    score += 2 * bool(VENUE.search(bare)) + bool(year)
    score -= 2.5 * bool(_NOT_YET.fullmatch(bare))
    score -= 2.0 * (not any(map(str.isalpha, bare)))
    return score - 3 if words_in(bare) > 30 and not italic else score


def _note_years(details: str, venue: str, found: _Collected) -> None:
    """Take the year that stands after the venue, else the one in its name, best at its end."""
    for text in (details, venue.partition(";")[0]):
        years = YEAR.findall(text)
        if years:
            apart = [year for year in _YEAR_ALONE.findall(text) if year in years]
            at_end = years[-1:] if text is not details and text.endswith(years[-1]) else []
            found.years.insert(0, int((apart or at_end or years)[0]))
            return
    short = SHORT_YEAR.search(venue) or SHORT_YEAR.search(details)
    if short:
        found.years.append(full_year(short))


def full_year(match: re.Match[str]) -> int:
    """Return the year that two digits mean."""
    number = int(match[1] or match[2])
    return 2000 + number if number < 60 else 1900 + number


def _year(found: _Collected) -> int | None:
    if found.years:
        return found.years[0]
    for text in found.rest:
        years = YEAR.findall(text)
        if years:
            return int(years[0])
    return None
