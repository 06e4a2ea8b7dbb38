"""What a text is like, as far as it tells whether it is a title: its traits, by their names.

A trait has a strength, mostly 0 or 1; tables of weights say how much each counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.prose import sentence_traits
from pubtool.pages.reading.titles.doubts import (
    ENOUGH,
    as_venue,
    doubt,
    is_section_name,
    may_be_title,
)
from pubtool.pages.reading.vocabulary import LABEL, TAG, VENUE, YEAR
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Traits and their strengths; what is missing has none.
Traits: TypeAlias = "Mapping[str, float]"

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: Words that stand in most titles of some length, and in no list of names or places.
_SMALL = re.compile(
    r"(?i)\b(?:an?|the|of|for|in|on|with|and|to|by|from|via|using|into|at|as|is|are|under|how|what"
    r"|der|die|das|und|von|für|im|zur|la|le|les|de|des|du|et|en|el|los|del|y|em|da|do|e|il|di)\b"
)
_SMALL_AT_END = re.compile(r"(?i)\b(?:of|the|and|in|for|a|an|on|with|to|by)$")
_JOINS = re.compile(r"(?i)(?:and|with|by|in|et|und|the)\b")
_IN = re.compile(r"(?i)in:?\s")
_STOP_IN = re.compile(r"[.,?!;]\s+[Ii]n:?\s[A-Z]")
_ET_AL = re.compile(r"(?i)\bet[.,]? ?al\b")
#: What a sentence begins behind.
_STOP = re.compile(r"[^\W\d_]{3,}\.\s")
#: What tells how often an author is cited.
_COUNTED = re.compile(r"(?i)\bh-index\b|\bcitations?\b|\bi10\b")
#: Who wrote it with the owner, as no title says it.
_WITH = re.compile(
    r"(?:^|[(\[,;]\s?|\s)(?:joint(?:ly)? )?with [A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]* )*[A-Z]"
)
#: What is left of an author list in front of a title.
_INITIAL = re.compile(r"[A-Z]\.,? ")
#: `J.`, `Sci.`: words cut short.
_CUT_SHORT = re.compile(r"\b[A-Z][a-z]{0,7}\.(?=[\s,]|$)")
#: What is said of a paper behind its title.
_STATE_AT_END = re.compile(
    rf"(?i)\W(?:{NOT_YET}|(?:job market|working|conference) paper|draft)\W*$"
)
_YEAR_AT_END = re.compile(r"\D[ ,](?:19|20)\d\d\W*$")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\W*$")
_SIGNS = "\"“'‘«„(¿¡$\\"
_SEVERAL, _SOME = 2, 3


@lru_cache(maxsize=4096)
def title_traits(text: str) -> Traits:
    """Return the traits of a text that may be a title."""
    words = words_in(text)
    own = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in own)
    initials = sum(map(is_initials, text.split()))
    names = names_below(text)
    bracket = _BRACKETS.search(text)
    traits: dict[str, float] = {
        "one or two words": words < _SOME,
        "three words": words == _SOME,
        "four or five words": words in (4, 5),
        "over 15 words": words > 15,
        "over 22 words": words > 22,
        "over 30 words": words > 30,
        "doubt": min(doubt(text), 2 * ENOUGH) / ENOUGH,
        "like a venue": min(as_venue(text), 2 * ENOUGH) / ENOUGH,
        "names a venue": bool(VENUE.search(text)),
        "names a section": is_section_name(text),
        "no title": not may_be_title(text),
        "question": text.endswith("?"),
        "begins small": text[:1].islower(),
        "begins with a sign": not text[:1].isalnum() and text[:1] not in _SIGNS,
        "begins with a bracket": text[:1] in "([",
        "ends with a bracket": bracket is not None,
        "ends with a bracket of a year": bool(bracket and YEAR.search(bracket[1])),
        "ends with a bracket of few words": bool(bracket and words_in(bracket[1]) in (1, 2, 3)),
        "all capitals": capitals == len(own) and len(own) > _SOME,
        "few capitals": capitals < len(own) / 3,
        "no small words": len(own) > 5 and not _SMALL.search(text),
        "ends with a small word": bool(_SMALL_AT_END.search(text)),
        "begins with a joining word": bool(_JOINS.match(text)),
        "begins with in": bool(_IN.match(text)),
        "in something behind a stop": bool(_STOP_IN.search(text)),
        "initials": initials > 0,
        "several initials": initials > _SEVERAL,
        "begins with a name": bool(names.names) and names.end > _SOME,
        "begins with names": len(names.names) > 1,
        "et al.": bool(_ET_AL.search(text)),
        "year": bool(YEAR.search(text)),
        "begins with a year": bool(YEAR.match(text)),
        "semicolon": "; " in text,
        "slash": " / " in text,
        "ends with a tag": bool(TAG.search(text.rpartition(",")[2].strip())),
        "digits": sum(map(str.isdigit, text)) > len(text) / 10,
        "commas": min(text.count(","), 4) / 4,
        "sentences": min(len(_STOP.findall(text)), 2) / 2,
        "colon": ": " in text,
        "dash": bool(re.search(r"\s[-–—]\s", text)),
        "bar": "|" in text or "·" in text,
        "quote within": bool(re.search("[“”«»]", text)),
        "open bracket": text.count("(") != text.count(")"),
        "label": bool(LABEL.match(text)),
        "counts citations": bool(_COUNTED.search(text)),
        "with somebody": bool(_WITH.search(text)),
        "begins with an initial": bool(_INITIAL.match(text)),
        "cut short": min(len(_CUT_SHORT.findall(text)), 3) / 3,
        "ends with a state": bool(_STATE_AT_END.search(text)),
        "ends with a year": bool(_YEAR_AT_END.search(text)),
        "capitals behind a comma": _is_name_behind(text, ","),
        "capitals behind a stop": _is_name_behind(text, "."),
    }
    own_traits = {name: float(strength) for name, strength in traits.items() if strength}
    return {**own_traits, **sentence_traits(text)}


def _is_name_behind(text: str, sign: str) -> bool:
    """Return whether the last part of a text is written as names are, and the rest is not."""
    before, _, behind = text.rpartition(f"{sign} ")
    last, rest = _WORD.findall(behind), _WORD.findall(before)[1:]
    if not last or len(rest) < _SOME:
        return False
    named = all(word[0].isupper() or _SMALL.fullmatch(word) for word in last)
    capitals = sum(word[0].isupper() for word in rest)
    return named and last[0][0].isupper() and capitals < len(rest) / 3


def weight(traits: Traits, weights: Traits) -> float:
    """Return the sum of all strengths, each times what it counts."""
    return sum(strength * weights.get(name, 0.0) for name, strength in traits.items())
