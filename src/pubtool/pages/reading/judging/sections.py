"""What kind of section a unit stands in, by the headings above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from pubtool.pages.reading.vocabulary import JUST_YEAR, OTHER, PUBLICATIONS, SOFT, TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

Section: TypeAlias = Literal["publications", "other", "soft", "neutral"]

#: The best section first.
ORDER: tuple[Section, ...] = ("publications", "neutral", "soft", "other")
#: What says it whatever else a heading says.
_CERTAIN = re.compile(r"(?i)\b(?:publications?|papers|articles)\b|论文")
#: Under such headings there is nothing to say of a paper but its title.
_UNFINISHED = re.compile(
    r"(?i)\b(?:(?:in[ -])?(?:progress|process|preparation)|ongoing|drafts?"
    r"|(?:working|job[ -]market) papers?|under review|submitted|laufend\w*|en (?:cours|curso)"
    r"|in corso)\b"
)


def section_of(headings: Sequence[str]) -> Section:
    """Return what kind of section the innermost heading with a meaning opens."""
    for heading in reversed(headings):
        if JUST_YEAR.fullmatch(heading) or TAG.match(heading.strip()):
            continue
        publications, other = PUBLICATIONS.search(heading), OTHER.search(heading)
        if publications and other:
            return "publications" if _CERTAIN.search(heading) else "other"
        if publications:
            return "publications"
        if other:
            return "soft" if SOFT.search(heading) else "other"
    return "neutral"


def is_unfinished(headings: Sequence[str]) -> bool:
    """Return whether the innermost heading is over works in progress."""
    return any(map(_UNFINISHED.search, headings[-1:]))
