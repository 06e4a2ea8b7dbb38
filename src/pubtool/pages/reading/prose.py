"""What tells that a text is no publication but a sentence about one, or about somebody: traits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.pages.reading.titles.doubts import is_abstract, is_prose
from pubtool.pages.reading.vocabulary import MONTH

if TYPE_CHECKING:
    from pubtool.pages.reading.traits import Traits

#: Where somebody works or studies, and as what.
_WORKPLACE = re.compile(
    r"(?i)\b(?:universit|institut|laborator|college|school of|department|professor|lecturer|student"
    r"|ph\.?d\b|post-?doc|seminar|fellow|scholar\b|faculty|committee|council|chair\b)|学院|大学|実験室"
)
#: A day, as talks have it and papers do not.
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{MONTH}\b|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)"
)
_FIGURE = re.compile(r"(?:Fig(?:ure|\.)|Table|Abb(?:ildung|\.)|Video|图|図)\s?\d")
#: How the sentences of abstracts begin.
_TELLS = re.compile(
    r"(?:In )?[Tt]his (?:\w+ )?(?:paper|study|work|article|research|thesis|chapter|project)\b"
    r"|We |Here,? we |The (?:present )?(?:paper|study|article) |However, |Using |Based on "
    r"|(?:Applie|Propose|Introduce|Present|Show|Develop|Stud(?:ie)?|Investigate|Describe)s "
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|our|we|We|My|Our|us)\b")


@lru_cache(maxsize=4096)
def sentence_traits(text: str) -> Traits:
    """Return the traits that a text has as a sentence."""
    traits = {
        "prose": is_prose(text),
        "abstract": is_abstract(text),
        "tells of a paper": bool(_TELLS.match(text)),
        "first person": bool(_FIRST_PERSON.search(text)),
        "place of work": bool(_WORKPLACE.search(text)),
        "day": bool(_DAY.search(text)),
        "figure": bool(_FIGURE.match(text)),
    }
    return {name: 1.0 for name, value in traits.items() if value}
