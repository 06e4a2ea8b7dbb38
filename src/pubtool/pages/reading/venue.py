"""The name of a venue in what is left of a publication, without volume, pages and further words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.places import PUBLISHER, PUBLISHER_AT_END, TOWN_AT_END
from pubtool.pages.reading.remarks import EDGE, ISSUE
from pubtool.pages.reading.vocabulary import (
    ABBREVIATED,
    ACRONYM,
    AWARD,
    DETAILS,
    MONTH,
    TAG,
    VENUE,
)
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat

_LEAD_IN = re.compile(
    r"(?i)^[\s.,;:|·•–—&\"“”’'」』〉»）］，、。．-]*(?:\d+\w\w ed\.,?\s)?"
    r"(?:(?:(?:to )?appear(?:ed|s|ing)?|published|presented"
    rf"|{NOT_YET}(?! for pub))\s+|{NOT_YET}[,:]\s+(?=(?-i:[A-Z])))?"
    r"(?:[A-Z][\w. ,]{2,30}:\s+"
    rf"(?=(?-i:[^:]*\b{PUBLISHER})))?"
    r"(?:(?:(?:in|at|to|by|into|for)\b:?\s+(?=(?-i:[^a-z]|[a-z]+[A-Z])|proc|the\b|\w*rxiv\b)|in:\s+)"
    r"(?:(?-i:the)\s+)?)?"
)
#: A journal in quotes, as Italians and Poles write it.
_QUOTED = re.compile(r"[\s.,;:]*[„“«\"]([^„“”«»\"]{4,120})[”“»\"](?=\W|$)")
#: The classes that say of an element that it is a venue.
_HINTS = frozenset(("venue", "journal", "conference", "periodical", "booktitle"))
#: A name after which a place follows: `ICML 2024, Vienna`, `... Learning (ICML), Vienna`.
_PLACE = re.compile(
    r"(?:[^,]{1,140}(?:\)|[A-Za-z] (?:19|20)\d\d)"
    r"|[^()]{1,160}\([A-Z][A-Za-z&/-]{2,14}\)(?: (?:19|20)\d\d)?)(?=,\s+[A-Z])"
)
_NEXT_SENTENCE = re.compile(
    r"(?:(?<=[a-z]{5})|(?<=[a-z]\))|(?<=\b[IVX]{2})|(?<=\b[IVX]{3})|(?<=\b[IVX]{4}))"
    r"\.\s+(?=[A-Z]\w*(?!\w*\.\s+\S)(?!\s+\w{2,6}\.\s))"
)
#: A year that a sign sets apart; after `Proc.` it is a part of the name where words follow.
_YEAR_APART = re.compile(
    rf"[\s.]+[—–]\s+(?:19|20)\d\d\b|[,;]\s+(?:19|20)\d\d\b|\.\s+(?:19|20)\d\d\b(?!\s+(?!{MONTH})[A-Za-z])"
)
_YEAR_AT_END = re.compile(r"\s+(?:19|20)\d\d\W*$")
_PUBLISHED = re.compile(rf"(?:[A-Z]\w+\s)?{PUBLISHER}")
_MONTH_AT_END = re.compile(rf"\s+{MONTH}\s+(?:19|20)\d\d\W*$")
#: What follows `arXiv` as the venue, and is no part of its name.
_ARXIV_ID = re.compile(
    r"(?i)^\W*(?:arxiv|corr)(\s*:?\s*(?:abs/)?(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7}))"
)
#: The name of a journal in italics has fewer words; and those after a stop, before its volume.
_SHORT, _FEW = 8, 4
#: A word that is cut short, and a name in one word, which is not.
_CUT_SHORT = re.compile(r"\b[A-Z][a-z]{1,6}\.$")
_ONE_WORD = re.compile(r"[A-Z][a-z]{4,}\.")
#: A word of journals' names that a stop cuts short.
_KNOWN_CUT = re.compile(
    r"[A-Z]\w* (?:Res|Sci|Lett|Rev|Phys|Chem|Biol|Technol|Eng|Commun|Med|Soc|Environ|Trans|Stat"
    r"|Econ|Psychol|Geophys|Astrophys|Math|Mater|Nat|Bull|Neurosci|Appl|Comput|Stud|Hist|Quart)$"
)
#: What is said of a paper behind its venue.
_STATE_AT_END = re.compile(
    rf"(?i)[,.;]\s+(?:{NOT_YET}(?:\W*$|,\s+(?:19|20)\d\d)|(?:to be )?presented (?:at|in)\s)"
    r"|,\s+(?:(?:full|short|regular) paper|oral|spotlight|poster)\W*$"
)

#: Beside which other one it is held, and where.
_HELD = re.compile(
    r",?\s+\(?(?:(?:to be )?held\s|(?:in conjunction|co-?located) with\s)"
    r"|,\s+in [A-Z][\w.-]+(?: [A-Z][\w.-]+)*, [A-Z][\w.]+(?: [A-Z]\w+)?"
    r"(?=\W*(?:(?:19|20)\d\d\W*)?$)"
)


def venue_of(piece: Flat) -> tuple[str, str]:
    """Return the venue's name, and what is left of the piece beside it."""
    hinted = [each for each in piece.stretches(lambda run: run.hint in _HINTS) if each[0]]
    if len(hinted) == 1 and hinted[0][2] < len(piece.text):  # `<span class="venue">`, and a date
        name, details = _cut(_without_lead_in(piece.text[hinted[0][1] : hinted[0][2]]))
        return name, f"{details} {piece.text[hinted[0][2] :]}"
    text = piece.text
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted[1].strip(), text[quoted.end() :]
    italic = any("italic" in run.styles for run in piece.runs)
    look = "italic" if italic else "bold"
    for value, start, end in piece.stretches(lambda run: look in run.styles):
        name = text[start:end].strip()
        if (
            value
            and any(map(str.isalpha, _LEAD_IN.sub("", f"{name} X")[:-1]))
            and not (AWARD.search(name) and words_in(name) < 6)
        ):
            before = _LEAD_IN.sub("", text[:start])
            if VENUE.search(before) and not re.search(r"\beds?\b", before):
                break
            name, after = _italic_venue(text, start, end)
            left = _without_lead_in(f"{text[:start]} X")[:-1].strip(f"{EDGE}([")
            return name, f"{left} {after}" if words_in(left) > 1 else after  # nothing is lost
    return _cut(_without_lead_in(text))


def _without_lead_in(text: str) -> str:
    lead = _LEAD_IN.match(text)
    return text[lead.end() if lead else 0 :]


def _is_abbreviated(text: str, at: int) -> bool:
    """Return whether a text begins with cut words, and a volume follows: `J. Phys.: A. B 3`."""
    details = DETAILS.search(text, at)
    return bool(ABBREVIATED.match(text) and details and words_in(text[at : details.start()]) < _FEW)


def _italic_venue(text: str, start: int, end: int) -> tuple[str, str]:
    acronym = re.match(r"\s*\(([^()]{2,24})\)", text[end:])
    short = acronym and (ACRONYM.match(acronym[1]) or TAG.match(acronym[1]))
    if acronym and short and not ISSUE.fullmatch(acronym[1]):
        end += acronym.end()
    inner = text[start:end]
    name, details = _cut(_without_lead_in(inner), whole=words_in(inner) < _SHORT)
    return name, f"{details} {text[end:]}"


def _ends(text: str, *, whole: bool) -> Iterator[int]:
    """Yield where a venue may end: before its details, a state, a place, a date, a sentence."""
    for pattern in (DETAILS, _YEAR_APART):
        found = pattern.search(text)
        if found and found.start() > 1:
            yield found.start()
    for found in (_STATE_AT_END.search(text), _MONTH_AT_END.search(text), _HELD.search(text, 1)):
        if found:
            yield found.start()
    arxiv = _ARXIV_ID.match(text)
    if arxiv:
        yield arxiv.start(1)
    sentence = _NEXT_SENTENCE.search(text)
    if sentence and not (whole or _is_abbreviated(text, sentence.end())):
        yield sentence.start()


def _places(text: str) -> Iterator[int]:
    """Yield where a venue ends for a town, a publisher, or the year of a publisher."""
    for pattern in (TOWN_AT_END, PUBLISHER_AT_END):
        found = pattern.search(text)
        if found and words_in(text[: found.start()]) > 2:
            yield found.start()
    dated = _YEAR_AT_END.search(text)
    if dated and (_PUBLISHED.match(text) or text[: dated.start()].endswith(" in")):
        yield len(text[: dated.start()].removesuffix(" in"))
    place = _PLACE.match(text)
    if place and not VENUE.search(text[place.end() :]):
        yield place.end()


def _cut(text: str, *, whole: bool = False) -> tuple[str, str]:
    """Return a venue without volume, pages, a year set apart and further sentences.

    A `whole` name has no further sentence: the stops in it are those of its abbreviations.
    """
    end = min(_ends(text, whole=whole), default=len(text))
    end = min(_places(text[:end]), default=end)
    stopped = text[end : end + 1] == "."
    abbreviated = stopped and (ABBREVIATED.match(text) or _KNOWN_CUT.search(text, 0, end))
    if abbreviated or re.match(r"\.\s+(?!(?:19|20)\d\d\b)\d", text[end:]):
        end += 1  # a volume follows: the stop is that of an abbreviation
    name = " ".join(text[:end].split()).strip(' ,;:|·•–—-/"”')
    if name.endswith(".") and not (_CUT_SHORT.search(name) and not _ONE_WORD.fullmatch(name)):
        name = name.rstrip(".")
    if name.count("(") > name.count(")"):
        name = name.rpartition("(")[0].strip(EDGE)
    return name, text[end:]
