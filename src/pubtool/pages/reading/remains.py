"""What is left of a publication without title, authors and links: venue, year, badges, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.awards import awards_apart
from pubtool.pages.reading.collected import Collected
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.people.phrases import EDITOR_WORDS
from pubtool.pages.reading.prose import sentence_traits
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
from pubtool.pages.states import NOT_YET

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
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?"
)
_COMMENTARY = re.compile(
    r"(?i)^(?:this|the) (?:paper|article|work|book|talk)\b|^(?:we|i|our|my)\b"
    r"|\b(?:is|was|were|has|have|are|appears) \w+"
)
#: What tells how good a venue is, or when something was changed, and not which one it is.
_ASIDE = re.compile(
    r"(?i)(?:[\s.,;(]*(?:acceptance rate|impact factor|(?:latest|last) (?:revision|updated?)"
    r"|revised(?! (?:selected|and)\b)|new version)|(?<=[\w.)])[\s.,;(]+open access (?:on|at|via))\b"
    r".*?(?:(?<=[^\W\d_]{2})[.;]\s+(?=[A-Z])|$)"
)
#: What is left of labels and links, or of a type.
_LEFT = re.compile(
    r"(?i)(?:full )?abstract|with (?:[a-z]+ )*(?:repository|archive|appendix|code|data)\b.*"
    r"|(?:(?:journal|conference|workshop) (?:article|paper)|book chapter|article|projects?)"
    r"|(?:solo|sole|single)[ -]authored"
)
#: The blank behind pages, where words follow.
_PAGES_END = r"(?<=\d[–-]\d)\s+(?=\W*[^\W\d_])|(?<=\d[–-]\d{2})\s+(?=\W*[^\W\d_])"
#: What is still done for a paper.
_ONGOING = re.compile(
    r"(?i)(?:data (?:collection|analysis)|analysis|field ?work|experiments?)"
    r" (?:ongoing|in progress|under ?way|planned|completed?)"
)
#: An award in a sentence of its own has fewer words, and what tells of the paper more.
_SENTENCE = 12
#: Between what is said of a paper.
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z])")
_CITED = re.compile(r"(?i)^(?:\d[\d,]* citations?|cited by:? \d+|citations?:? \d+)$")
_IN = re.compile(r"\b(?:[Ii]n|[Ee]n|[Dd]ans):?\s+")
_EDITORS = re.compile(rf"(?i)\({EDITOR_WORDS}\)[,:.]?\s*|,\s(?:eds?|hg|hrsg)\.[,:]\s+")
#: What is said of a paper before its venue, where it has not appeared there.
_STATE_BEFORE = re.compile(
    rf"(?i)\W*(?!accepted (?:at|into)\b)({NOT_YET})"  # a paper is accepted at a conference
    r"(?:\s+(?:to|at|in|for|by)\b|,\s+(?=[^\W\d]))"
)
#: The same in a sentence of its own: `Submitted. Winner of the 2023 Award`.
_STATE_ALONE = re.compile(rf"(?i)\W*{NOT_YET}\.\s+(?=\w)")
#: A year that an award is of; and what else is said of a paper with a year of its own.
_AWARDED = re.compile(r"\bthe (?:19|20)\d\d(?= [A-Z])")
_DATED = re.compile(rf"{_AWARDED.pattern}|(?i:^\W*(?:to be )?presented (?:at|in)\b)")
#: What stands beside a venue, or instead of one where nothing else does.
_NOT_YET = re.compile(rf"(?i){NOT_YET}|job[ -]market paper|jmp")
#: `2021, ApJ, 906, 85`: a year as astronomers write it, before the venue.
_YEAR_BEFORE = re.compile(
    rf"[\s.,;:”\"’»]*(?:{MONTH}\s+)?((?:19|20)\d\d)[,.:]\s+"
    r"(?=[A-Z]|[a-z]+[A-Z]|\w*rxiv\b|(?:19|20)\d\d\s[A-Z])"
    r"(?!(?:\d{4}\s)?+.*(?<![.:])\b(?:19|20)\d\d\b(?!\.\d))"
)
#: Where preprints are.
_SERVER = re.compile(r"(?i)(?:arxiv|biorxiv|medrxiv|psyarxiv|socarxiv|ssrn)\b")
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


def read_remains(segments: Sequence[Flat], year: int | None) -> Remains:
    """Return what the segments say, in their order; `year` is one that stands with the authors."""
    found = Collected()
    named = [_without_editors(segment, found) for segment in segments]
    bare = [part for segment in named for part in _without_groups(segment, found)]
    pieces = [piece for segment in bare for piece in _pieces(segment)]
    _choose_venue(pieces, found)
    venue = found.venue or " ".join(found.short[:1])
    found.tags += found.short if found.venue else found.short[1:]
    if found.acronyms:  # `... Learning (ICML 2024, CCF-A)`
        venue = f"{venue} ({found.acronyms[0]})" if venue else found.acronyms[0]
    return Remains(
        _TRAILING_YEAR.sub("", venue) if not TAG.match(venue) and "," in venue[-7:] else venue,
        found.sure,
        year or found.year(),
        tuple(dict.fromkeys(found.badges)),
        tuple(dict.fromkeys(found.tags)),
        tuple(dict.fromkeys(found.notes)),
        " ".join(found.rest),
    )


def _without_editors(segment: Flat, found: Collected) -> Flat:
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


def _without_groups(segment: Flat, found: Collected) -> Iterator[Flat]:
    """Yield a segment without remarks in brackets; a venue in brackets is a part of its own."""
    tells = "tells of a paper" in sentence_traits(segment.text)
    if is_abstract(segment.text) or words_in(segment.text) > (_SENTENCE if tells else _PROSE):
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
    alone = _STATE_ALONE.match(segment.text, at)
    begins = alone.end() if alone else _behind_award(segment.text, at)
    if begins:
        yield segment.cut(at, begins)
        at = begins
    yield from awards_apart(_without_aside(segment.cut(at)))


def _behind_award(text: str, at: int) -> int:
    """Return where a venue begins behind a sentence that names an award: 0 where none does."""
    end = _SENTENCES.search(text, at)
    award = text[at : end.start()] if end else ""
    known = AWARD.search(award) and words_in(award) < _SENTENCE
    return end.end() if end and known and VENUE.search(text, end.end()) else 0


def _without_aside(piece: Flat) -> Flat:
    aside = _ASIDE.search(piece.text)
    return piece.without([aside.span()]) if aside else piece


def _choose_venue(pieces: Sequence[Flat], found: Collected) -> None:
    """Sort the pieces; the venue is the one that looks most like one."""
    candidates: list[tuple[float, Flat]] = []
    for piece in pieces:
        bare = without_symbols(piece.text)
        if bare and all(run.hint == "abstract" for run in piece.runs if run.text.strip()):
            bare = bare if is_abstract(bare) or _LEFT.fullmatch(bare) else f"Abstract: {bare}"
        kind = _kind(piece, bare)
        if kind == "badge":
            _note_badges(bare, found)
        elif kind == "venue":
            candidates.append((_venue_score(piece, bare) - 0.4 * len(candidates), piece))
        else:
            found.note(kind, bare)
    best = max(range(len(candidates)), key=lambda at: _weight(*candidates[at]), default=-1)
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
        found.note_years(_AWARDED.sub("", details), found.venue)
        details = _without_badge(details, found).strip(EDGE)
        if details and not _DATE.fullmatch(details):
            found.rest.append(details)


def _weight(score: float, piece: Flat) -> float:
    """Return how much speaks for a piece beside others: a server is no place to appear."""
    return score - 1.6 * bool(_SERVER.match(piece.text.strip(EDGE)))


def _note_badges(text: str, found: Collected) -> None:
    """Keep each sentence of a badge by what it is: `Submitted. Winner of the 2023 Award`."""
    for said in _SENTENCES.split(text):
        known = AWARD.search(said) or STATE.match(said)
        found.note("badge" if known or said == text else "note", said)


def _without_badge(details: str, found: Collected) -> str:
    """Take an award or a kind of presentation out of what follows the venue."""
    kept = []
    for part in re.split(rf"(?<=[.;|·])\s+|\s+[–—-]\s+|\n|{_PAGES_END}", details):
        bare = part if _DATED.search(part) else _DATE.sub("", part)
        bare = bare.strip(EDGE)
        bare = bare if bare.count("(") == bare.count(")") else bare.strip("()")
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
    if _NOT_YET.fullmatch(bare):
        return "badge"
    words = words_in(bare)
    if _ONGOING.fullmatch(bare):
        return "note"
    if is_abstract(bare) or LEGEND.search(bare) or (words > 5 and _COMMENTARY.search(bare)):
        return "note"
    italic = any("italic" in run.styles for run in piece.runs)
    award = _SENTENCES.split(bare, maxsplit=1)[0]
    words = words_in(award)
    return "badge" if AWARD.search(award) and words < (4 if italic else 12) else "venue"


def _venue_score(piece: Flat, bare: str) -> float:
    """Return how much a piece looks like a venue."""
    italic = any("italic" in run.styles for run in piece.runs)
    hint = any(run.hint in ("venue", "journal", "conference", "periodical") for run in piece.runs)
    year = YEAR.search(bare) or SHORT_YEAR.search(bare)
    score = 1.0 + 4 * hint + 2.5 * italic + 3 * bool(TAG.match(bare))
    score += 2 * bool(VENUE.search(bare)) + bool(year)
    score -= 2.0 * (not any(map(str.isalpha, bare)))
    return score - 3 if words_in(bare) > 30 and not italic else score
