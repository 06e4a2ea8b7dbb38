"""What speaks against a text being the title of a publication."""

from __future__ import annotations

import re
from functools import lru_cache

from pubtool.pages.reading.people.authors import WITH
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.people.phrases import EDITOR_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.vocabulary import (
    ABBREVIATED,
    AWARD,
    DETAILS,
    JUST_YEAR,
    LABEL,
    LEGEND,
    MONTH,
    OTHER,
    PUBLICATIONS,
    STATE,
    TAG,
    VENUE,
    YEAR,
)
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

_INTO = re.compile(
    r"(?i)(?:in|at|with|by|to appear|published|presented|accepted|submitted|proc|abstract)\b"
)
_DATE = re.compile(rf"\W*(?:{MONTH}\W*)?(?:\d{{1,2}}\W+)?(?:(?:19|20)\d\d)?\W*")
#: A year that a sign sets apart, as no title has it.
_YEAR_APART = re.compile(r"[,(]\s*(?:\w+\.?\s)?(?:19|20)\d\d\b(?!\s*[-–])")
#: Another paper that a title names: `A comment on Roe & Fox (2020)`.
_CITED = re.compile(r"(?<=\s)(?:&\s+[A-Z][\w’'-]+|et al\.?)\s?\((?:19|20)\d\d\)")
#: What only the name of a place of publication begins with.
_PLACE = re.compile(
    r"(?:[Ii]n:?\s+)?(?:[Tt]he\s+)?(?:\d+\w*\s+)?(?:[A-Z][\w/&.-]*\s+){0,5}"
    r"(?:(?:Conference|Symposium|Workshop|Congress|Meeting|Journal|Transactions|Annals|Proceedings)"
    r"\s+(?:on|of|for)|Proc\.|(?:(?:Findings|Chapter)\s+of\s+the\s+)?Association\s+(?:for|of)\s)"
)
_EDITED = re.compile(rf"\b(?:[Ee]ds?\b\.?|Hg\.|Hrsg\.|[Ee]dited by)|\((?i:{EDITOR_WORDS})\)")
_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]")
_SMALL = re.compile(r"[a-z]+(?![a-z]*[A-Z\d-])")
_ABSTRACT = re.compile(
    r"(?i)\W*(?:(?:full )?abstract|summary|tl;?dr|resum[oe]n?|résumé|zusammenfassung"
    r"|sommario|摘要)\b\W{0,3}\s"
)
_SAYS_ABSTRACT = re.compile(r"(?i)\W*(?:abstract|summary|tl;?dr)\s*[:.]\s")
_PROSE = re.compile(
    r"(?i)^(?:h(?:i|ello|ey)|an? (?:copy|draft|version) of (?:the|this|my)"
    r"|(?:prof|dr)\.|i|we|our|my|he|she|they|you|please|if you|see|here|for more|click"
    r"|this page|welcome|check out|sign in|log ?in\b|plan du site|site ?map|impressum|nach oben"
    r"|back to top|mentions légales|ultimo aggiornamento|letzte änderung|(?:last )?updated? on"
    r"|(?:(?:assistant|associate|full|adjunct|emeritus) )?professor|graduate assistant"
    r"|ph\.?d\.? (?:student|candidate)|post-?doc"
    r"|for (?:the|a|my) (?:full|complete)|updated list|back to|return to|links? to"
    r"|last (?:updated|modified)"
    r"|received|invited|congrat\w+|served?|serving|organi[sz]\w+|co-?organi\w+|reviewer"
    r"|program committee|teaching assistant|research (?:intern|assistant)|supervis(?:ing|or|ion)"
    r"|supervised (?:by|the|an?|\d+|two|three)|advisor"
    r"|member of|an? (?:selection|list) of (?:recent|my|selected))\b"
)
#: Where an author is found elsewhere: what a page begins or ends with.
_PROFILE = re.compile(
    r"(?i)(?:(?:my|see|full list on|(?:read|see) more on|citations (?:on|in)"
    r"|(?:author )?profile (?:on|in))\s+)?(?:(?:google scholar|orcid|research ?gate"
    r"|semantic scholar|dblp|linkedin|mathscinet|publons|scopus|inspire(?:-?hep)?)"
    r"(?: (?:search|profile|page|account))?\W*)+$"
    r"|(?:list of )?(?:publications|papers|preprints) (?:on|at|in) (?-i:[A-Z])[\w.-]*(?: \w+)?\W*$"
    r"|(?:full |complete )?list of (?:my )?publications\b.{0,40}$"
    r"|CC[ -]BY\b"
)
#: `ann (at) example.org`.
_MAIL = re.compile(r"(?i)\S+ ?(?:@|[(\[{] ?at ?[)\]}]) ?\S+(?:\.| [(\[{]?dot[)\]}]? )\S+$")
#: Where somebody works: `¹Yonsei University`, `Biologist · Stanford University`.
_PLACED = re.compile(
    r"(?:[¹²³⁴⁵⁶⁷⁸⁹]|[^.:?!]{4,60}\s[·@|]\s)\s?(?:[A-Z][\w.&-]*\s){0,5}(?:Universit|Institut|College)"
)
#: How somebody is addressed.
_CALLED = re.compile(r"(?:Prof\.?|Dr\.)\s(?:\w+\.\s){0,3}[A-Z]\w+ [A-Z]")
_ADDRESS = re.compile(r"(?:Department|Faculty|Institute|School) of [A-Z]")
_PROSE_WITHIN = re.compile(r"\b(?:is|are) here$|\b(?:is|are) also available\b")
#: So much speaks against what is almost certainly no title.
ENOUGH = 2.5
_STATE_FIRST = re.compile(rf"(?i)(?:{NOT_YET}|(?:works? )?in progress)(?!\w)(?! (?:to|by|from)\b)")
_WORK = re.compile(
    rf"(?i)(?:(?:selected|other|current|ongoing|recent|my)\s)*(?:works?|research|papers?|projects?|articles?)"
    rf"\s(?:in progress|{NOT_YET})\b"
)
#: So much of the heading of a section are words for publications.
_SECTION = 0.5
_FEW, _SHORT, _MANY = 2, 7, 45
#: No title has more words, and no name.
_LONGEST, _NAME, _TWO = 60, 4, 2
#: So much of a list of names are initials.
_SHARE = 0.25
#: A journal of which no word tells, with its volume: `MLST 12(3):45–67`.
_VOLUMED = re.compile(
    r"[A-Z][\w.&-]*(?: [A-Z&][\w.&-]*){0,3},? \d{1,4}"
    r"(?:\s?\(\d+\)[:,]\s?\w?\d+(?:[-–]\d+)?|, [A-Z]?\d+)"
)


@lru_cache(maxsize=512)  # the same text is asked for by several that judge it
def doubt(text: str) -> float:
    """Return how much speaks against a text being a title, from 0; `ENOUGH` is no title."""
    text = text.strip()
    words = words_in(text)
    if _PLACED.match(text) or (words < _SHORT and _CALLED.match(text)):
        return 2 * ENOUGH
    if text[:1] in "(*†‡#" and LEGEND.search(text):
        return 2 * ENOUGH
    if (
        _SAYS_ABSTRACT.match(text)
        or _PROFILE.match(text)
        or _MAIL.match(text)
        or (words < _SHORT and _ADDRESS.match(text))
    ):
        return 2 * ENOUGH
    if text[:1] == "(" and text.find(")") == len(text) - 1 and words < _SHORT:
        return 2 * ENOUGH
    if not words or _DATE.fullmatch(text) or LABEL.match(text) or STATE.match(text):
        return 2 * ENOUGH
    found = (
        ENOUGH * is_prose(text)
        + 1.5 * (words < _FEW)
        + 2.0 * (words > _MANY)
        + 1.0 * bool(_SMALL.match(text))
    )
    found += as_venue(text) + ENOUGH * _is_quote_and_more(text)
    found += 1.5 * (text.count("(") > text.count(")"))
    found += ENOUGH * is_section_name(text)
    if AWARD.search(text) and words < 9:
        found += 2.0
    names = read_names(text)
    if len(names.names) > 1 and names.end > 0.7 * len(text):
        initials = any(map(is_initials, text.split()))
        found += 2 * ENOUGH if initials else ENOUGH
    return found


def is_section_name(text: str) -> bool:
    """Return whether a text is the heading of a section: most of it are words for publications."""
    words = words_in(text)
    if words < _SHORT and (_STATE_FIRST.match(text) or _WORK.match(text)):
        return True
    if words < 4:
        return bool(
            PUBLICATIONS.search(text) or OTHER.search(text) or text.lower() in ("other", "others")
        )
    return sum(len(each[0]) for each in PUBLICATIONS.finditer(text)) > _SECTION * len(text)


def _is_quote_and_more(text: str) -> bool:
    """Return whether a text is a title in quotes, with these and perhaps more."""
    quoted = _QUOTED.match(text)
    return quoted is not None and words_in(quoted[0]) >= _FEW and len(quoted[0]) > 0.6 * len(text)


def is_prose(text: str) -> bool:
    """Return whether a text begins as a sentence does in which people tell something."""
    return bool(_PROSE.match(text) or _PROSE_WITHIN.search(text))


def is_abstract(text: str) -> bool:
    """Return whether a text says of itself that it is the abstract of a paper."""
    return bool(_ABSTRACT.match(text))


def without_label(abstract: str) -> str:
    """Return an abstract without the word that says that it is one."""
    return _ABSTRACT.sub("", abstract, count=1)


def as_venue(text: str) -> float:
    """Return how much a text looks like a venue, with its year and pages."""
    if TAG.match(text.strip("[](){} ")) and words_in(text) < 5:
        return ENOUGH
    if _PLACE.match(text) or (ABBREVIATED.match(f"{text}.") and words_in(text) < _SHORT):
        return ENOUGH
    text = _CITED.sub("", text)
    venue, year = VENUE.search(text), YEAR.search(text)
    found = 1.0 * bool(venue and year) + 0.5 * bool(_INTO.match(text))
    found += 1.5 * bool(_YEAR_APART.search(text)) + 2.0 * bool(_EDITED.search(text))
    if _INTO.match(text) and (venue or year):
        found += 2.0
    if DETAILS.search(text) and (venue or year):
        found += 1.0
    if _VOLUMED.fullmatch(text):
        found += ENOUGH
    return found


def may_be_title(text: str, *, marked: bool = False) -> bool:
    """Return whether a text may be a title; `marked` says that looks tell it from the rest."""
    words = words_in(text)
    return (
        0 < words < _LONGEST
        and any(map(str.isalpha, text))
        and not (JUST_YEAR.fullmatch(text) or WITH.match(text))
        and not _is_list_of_names(text, words, marked=marked)
    )


def _is_list_of_names(text: str, words: int, *, marked: bool) -> bool:
    """Return whether a text is nothing but names; two without initials may be words of a title."""
    names = read_names(text)
    initials = sum(map(is_initials, text.split()))
    if not names.names or (names.end < len(text) - 1 and initials < _SHARE * words):
        return False
    if marked:
        return len(names.names) > _TWO or initials > 0 or (len(names.names) == 1 and words < _NAME)
    return len(names.names) > 1 or words < _NAME
