"""What the headings of a page say of the type of the papers below them, in several languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.vocabulary import TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS = (
    (
        "incollection",
        re.compile(
            r"(?i)\b(?:book )?chapters?\b|\bin (?:edited )?books\b|sammelb[aä]nd|buchbeitr[aä]g"
            r"|\bchapitres?\b|\bcap[ií]tulos?\b|\bcapitol[io]\b|buchkapitel"
        ),
    ),
    (
        "phdthesis",
        re.compile(r"(?i)\b(?:thes[ie]s|thèses?|tes[ei]s?|dissertation(?:s|en)?|doktorarbeit)\b"),
    ),
    ("techreport", re.compile(r"(?i)\b(?:technical|tech) (?:reports?|notes?)\b")),
    ("preprint", re.compile(r"(?i)\b(?:preprints?|working papers?|under review|manuscripts?)\b")),
    (
        "article",
        re.compile(
            r"(?i)\bjournals?\b|\barticles\b|期刊|zeitschriften|\baufsätze\b|\bart[ií](?:culos|gos|coli)\b"
        ),
    ),
    (
        "inproceedings",
        re.compile(
            r"(?i)\b(?:conferences?|proceedings|workshops?|symposi\w+|abstracts?|anais|actes|actas"
            r"|tagungs\w+|congress[oi]s?|congresos?|conférences?)\b|会议"
        ),
    ),
    (
        "book",
        re.compile(
            r"(?i)^\W*(?:books?|monogra(?:phs?|phien?|phies?|f[ií]as?|fie)|bücher|ouvrages?|livr(?:es|os)"
            r"|libr[oi]s?)\b(?!.*chapter)|专著"
        ),
    ),
)


def heading_type(headings: Sequence[str]) -> str:
    """Return the type that the innermost heading with a meaning tells, or an empty text."""
    for heading in reversed(headings):
        if not TAG.match(heading.strip()):
            found = [each for each, pattern in _HEADINGS if pattern.search(heading)]
            if found:  # `Journal and conference papers` tells nothing
                return found[0] if len(found) == 1 else ""
    return ""
