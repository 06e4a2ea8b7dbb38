"""What is left of a publication without title, authors and links: venue, year, badges, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.remarks import EDGE, ISSUE, read_remark, without_symbols
from pubtool.pages.reading.vocabulary import (
    ACRONYM,
    AWARD,
    DETAILS,
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
_PIECE = re.compile(r"\s+[·|•]\s+|\s*[|•]\s*$|^\s*[|•]\s*|\s+//\s+")
_LEAD_IN = re.compile(
    r"(?i)^[\s.,;:|·•–—&\"”’'-]*"
    r"(?:(?:(?:to )?appear(?:ed|s|ing)?|published|presented|accepted|in review|under review"
    r"|submitted|forthcoming|in press|revise and resubmit)\s+)?"
    r"(?:[A-Z][\w. ,]{2,30}:\s+"
    r"(?=[^:]*\b(?:press|verlag|publish\w+|brill|routledge|springer|wiley)\b))?"
    r"(?:(?:in|at|to|by)\b:?\s+(?=(?-i:[^a-z])|proc|the\b))?"
)
_DATE = re.compile(
    rf"(?:(?:{MONTH}|Spring|Summer|Fall|Autumn|Winter)[\s,]*(?:\d{{1,2}},?\s*)?)?(?:19|20)\d\d\.?"
)
_COMMENTARY = re.compile(
    r"(?i)^(?:this|the) (?:paper|article|work|book|talk)\b|^(?:we|i|our|my)\b"
    r"|\b(?:is|was|were|has|have|are|appears) \w+"
)
#: A name after which a place follows: `ICML 2024, Vienna`, `... Learning (ICML), Vienna`.
_PLACE = re.compile(r"[^,]{1,140}(?:\)|[A-Za-z] (?:19|20)\d\d)(?=,\s+[A-Z])")
#: A short venue with its year, and a word that follows without a sign: `ICRA 2024 Oral`.
_TAG_AND_MORE = re.compile(
    r"[A-Z][\w&+-]{1,14}(?: [A-Z][\w&+-]{1,14})? (?:19|20)\d\d(?=\s+[A-Z]\w+)"
)
_TAGGED = re.compile(r"[A-Z][\w&-]{1,14}(?: [A-Z]\w{0,8})?(?: \([A-Z]\w+\))? (?:19|20)\d\d")
_CITED = re.compile(r"(?i)^(?:\d[\d,]* citations?|cited by:? \d+|citations?:? \d+)$")
_NEXT_SENTENCE = re.compile(
    r"(?:(?<=[a-z]{5})|(?<=[a-z]\))|(?<=\b[IVX]{2})|(?<=\b[IVX]{3})|(?<=\b[IVX]{4}))"
    r"\.\s+(?=[A-Z]\w*(?!\w*\.\s+\S)(?!\s+\w{2,6}\.\s))"
)
#: A year that a sign sets apart; after `Proc.` it is a part of the name where words follow.
_YEAR_APART = re.compile(rf"[,;]\s+(?:19|20)\d\d\b|\.\s+(?:19|20)\d\d\b(?!\s+(?!{MONTH})[A-Za-z])")
#: A year with nothing but signs around it.
_YEAR_ALONE = re.compile(rf"(?:^|[,;.(（]|{MONTH})\s*((?:19|20)\d\d)(?=\s*(?:$|[,;.:)）]))")
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
    pieces = [piece for segment in segments for piece in _pieces(_without_groups(segment, found))]
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


def _without_groups(segment: Flat, found: _Collected) -> Flat:
    """Take remarks in parentheses and brackets out of a segment."""
    cuts = []
    for match in _GROUP.finditer(segment.text):
        remark = read_remark(match[1], segment.text[: match.start()], square=match[0][0] in "[【")
        if remark.kind != "text":
            found.note(remark.kind, remark.text)
            cuts.append(match.span())
    return segment.without(cuts)


def _pieces(segment: Flat) -> Iterator[Flat]:
    """Yield the parts of a segment that signs or looks keep apart."""
    at = 0
    for match in _PIECE.finditer(segment.text):
        yield from _awards_apart(segment.cut(at, match.start()))
        at = match.end()
    yield from _awards_apart(segment.cut(at))


def _awards_apart(piece: Flat) -> Iterator[Flat]:
    """Yield a piece, with what is an award and stands out as one of its own."""
    at = 0
    for value, start, end in piece.stretches(lambda run: run.styles & {"bold", "italic"}):
        text = piece.text[start:end]
        short = 12 if "bold" in piece.runs[start].styles else 4
        if value and AWARD.search(text) and words_in(text) < short:
            yield piece.cut(at, start)
            yield piece.cut(start, end)
            at = end
    last = piece.cut(at)
    tag = _TAG_AND_MORE.match(last.text, len(last.text) - len(last.text.lstrip(EDGE)))
    if tag and AWARD.search(last.text, tag.end()):
        yield last.cut(0, tag.end())
        last = last.cut(tag.end())
    yield last


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
            found.rest.append(without_symbols(piece.text))
            continue
        found.venue, details = _venue(piece)
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
    if not any(map(str.isalnum, bare)) or _CITED.match(bare):
        return "nothing"
    if _DATE.fullmatch(bare):
        return "year"
    words = words_in(bare)
    if LEGEND.search(bare) or (words > 5 and _COMMENTARY.search(bare)):
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
    return score - 3 if words_in(bare) > 30 and not italic else score


def _venue(piece: Flat) -> tuple[str, str]:
    """Return the venue's name, and what follows it."""
    text = piece.text
    for value, start, end in piece.stretches(lambda run: "italic" in run.styles):
        name = text[start:end].strip()
        if (
            value
            and any(map(str.isalpha, name))
            and not (AWARD.search(name) and words_in(name) < 6)
        ):
            before = _LEAD_IN.sub("", text[:start])
            if VENUE.search(before) and not re.search(r"\beds?\b", before):
                break
            return _italic_venue(text, start, end)
    lead = _LEAD_IN.match(text)
    begin = lead.end() if lead else 0
    return _cut(text[begin:])


def _italic_venue(text: str, start: int, end: int) -> tuple[str, str]:
    acronym = re.match(r"\s*\(([^()]{2,24})\)", text[end:])
    short = acronym and (ACRONYM.match(acronym[1]) or TAG.match(acronym[1]))
    if acronym and short and not ISSUE.fullmatch(acronym[1]):
        end += acronym.end()
    inner = text[start:end]
    lead = _LEAD_IN.match(inner)
    name, details = _cut(inner[lead.end() if lead else 0 :])
    return name, f"{details} {text[end:]}"


def _cut(text: str) -> tuple[str, str]:
    """Return a venue without volume, pages, a year set apart and further sentences."""
    ends = [len(text)]
    details = DETAILS.search(text)
    if details and details.start() > 1:
        ends.append(details.start())
    sentence = _NEXT_SENTENCE.search(text)
    if sentence:
        ends.append(sentence.start())
    place = _PLACE.match(text)
    if place and not VENUE.search(text[place.end() :]):
        ends.append(place.end())
    apart = _YEAR_APART.search(text)
    if apart and apart.start() > 1:
        ends.append(apart.start())
    end = min(ends)
    if re.match(r"\.\s+(?!(?:19|20)\d\d\b)\d", text[end:]):
        end += 1  # a volume follows: the stop is that of an abbreviation
    name = " ".join(text[:end].split()).strip(' ,;:|·•–—-/"”')
    if name.endswith(".") and not re.search(r"\b[A-Z][a-z]{1,6}\.$", name):
        name = name.rstrip(".")
    if name.count("(") > name.count(")"):
        name = name.rpartition("(")[0].strip(EDGE)
    return name, text[end:]


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
