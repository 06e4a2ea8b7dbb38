"""Whether a title ends where a sentence does: it may go on behind a stop or a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.vocabulary import ABBREVIATED, VENUE, YEAR
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from pubtool.pages.reading.seen.flat import Flat

SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bcf)(?<!\bSt)(?<!\bal)(?<!\bNo)(?<!\bVol)(?<!\be\.g)(?<!\bi\.e)"
    r"(?<!\bPart I)(?<!\bPart II)(?<!\bPart III)(?<!\bPart IV)"
    r"(?:\.(?!\s+(?:\([A-Z][a-z]+\)\s+[a-z]|Jahrhundert|Jh\b))(?=\s+(?:[^\sa-z]|[a-z]+[A-Z]"
    rf"|(?:npj|{NOT_YET})\b)"
    r"|\s*$)|[?!](?=\s+[^\sa-z]|\s*$)|[。．]|\s*//\s|\s+//|\s*\[[JCMDRPN](?:/OL)?\]"
    r"|\s*\((?=(?:19|20)\d\d(?:/\d|-\d\d-)))"
)
#: What no title goes on with, even where it has one word so far.
IN = re.compile(
    r"\s+(?:(?:In|En|Dans)\b:?\s+[A-Z]|Unpublished\b|Technical [Rr]eport\b|Manuscript\b)"
)
#: Town, publisher and year of a book: `Berlin/Boston: De Gruyter 2016`.
IMPRINT = r"[A-ZÄÖÜ][\w. /-]{2,30}:\s+[A-ZÄÖÜ][\w. &/-]{2,40}\s(?:19|20)\d\d\b"
#: More of a title, behind a stop, up to that.
_BEFORE_IN = re.compile(
    r"\s*(?!In\b)([A-ZÄÖÜ0-9](?:[^.;:“”„\"()]|\d\.(?=\s(?:Jahrhundert|Jh))|Jh\.){3,160})"
    rf"(?:,\s+in:\s+[A-ZÄÖÜ„“»«\"]|(?:\s\(=\s[^()]{{3,80}}\))?,\s+{IMPRINT})"
)
#: `Moments. III. A list of`: a numeral within a title.
_NUMERAL, _NUMERAL_NEXT = re.compile(r"[.:]\s[IVX]{1,4}$"), re.compile(r"\.\s+[IVX]{1,4}\.\s")
#: A venue by its words and what follows them: capital ones and a volume, or a telling one.
VENUE_AND_VOLUME = re.compile(
    r"(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.:’'/-]*|of|and|the|in|on|for|&|[-–])[\s,]+){1,12}?"
    r"(?:vol(?:ume)?\.?\s*)?\d{1,4}\s*(?:\(\d|[,:]\s*(?:pp?\.\s*)?[eA]?\d)"
    r"|(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.-]*|\d+(?:st|nd|rd|th)|the|of|on)\s+){0,5}?"
    r"(?:Journal|Proceedings?|Transactions|Letters|Annals|Bulletin|Magazine|Quarterly|arXiv|bioRxiv"
    r"|Zeitschrift|Revue|Rivista|Revista|Lecture Notes|Conference on|Symposium on|Workshop on"
    r"|University Press)\b"
    r"|(?:M\.?Sc|M\.?A|Ph\.?\s?D|B\.?Sc|Master['’]?s?|Bachelor['’]?s?|Doctoral)\.?\s+(?i:thesis|dissertation)\b"
)
_QUESTION = re.compile(r"\s*[A-Z][^.?!\d]{5,120}\?\s+(?=\S)")
_STATE = re.compile(
    rf"(?i)(?:{NOT_YET}|working paper|manuscript|unpublished|draft|preprint)"
    r"\b(?! (?:for|of|on|a|the)\b)"
)


def has_subtitle(text: str, at: int) -> bool:
    """Return whether behind a stop stands more of a title, and behind that what Germans lead in."""
    more = _BEFORE_IN.match(text, at)
    return more is not None and not VENUE.search(more[1])


def ends_title(line: Flat, match: re.Match[str]) -> bool:
    """Return whether the title ends with a sentence: behind a question it often goes on."""
    if _NUMERAL.search(line.text, 0, match.start()) or _NUMERAL_NEXT.match(
        line.text, match.start()
    ):
        return False
    after = line.cut(match.end())
    if match[0][0] not in "?!":
        return not (match[0] == "." and _is_asked(after))
    if not after.text or {"italic", "underline"} & after.runs[0].styles:
        return True
    if IN.match(line.text, match.end()):
        return True
    if _has_journal_next(after):
        return False
    known = any(each[0][0].isupper() for each in VENUE.finditer(after.text[:40]))
    known = known or VENUE_AND_VOLUME.match(after.text) is not None
    return bool(
        known
        or ABBREVIATED.match(after.text)
        or is_state(after.text)
        or len(names_below(after.text).names) > 1
    )


def _is_asked(text: Flat) -> bool:
    """Return whether a question stands before a journal in italics: `Does it matter? *Quarterly*`.

    That is more of a title.
    """
    asked = _QUESTION.match(text.text)
    return asked is not None and "italic" in text.runs[asked.end()].styles


def _has_journal_next(after: Flat) -> bool:
    """Return whether a sentence stands before a journal in italics: `A Review. *Quarterly*`."""
    stop = after.text.find(". ")
    runs = after.runs[stop + 2 : stop + 3]
    return (
        stop > 0
        and any("italic" in run.styles for run in runs)
        and not YEAR.search(after.text[:stop])
    )


def is_state(text: str) -> bool:
    """Return whether a text begins with what is said of a paper that has not appeared."""
    return bool(_STATE.match(text))
