"""A venue that is a thesis: `PhD thesis, KTH` -> its school and its degree."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_THESIS = re.compile(r"(?i)\b(?:thesis|dissertation)\b|博士论文|硕士论文|学位论文")
_LESSER = re.compile(r"(?i)\b(?:master|bachelor|diploma|m\.? ?sc|b\.? ?sc|undergraduate)|硕士|学士")
_DOCTORAL = re.compile(r"(?i)\bph\.?\s?d\b|\bdoctora|博士")
_WORDS = re.compile(
    r"(?i)\b(?:ph\.?\s?d\.?|doctoral|doctorate|master(?:['’]?s)?|bachelor(?:['’]?s)?|diploma|m\.?sc\.?|b\.?sc\.?"
    r"|thesis|dissertation|undergraduate|of science)(?!\w)"
)


class Thesis(NamedTuple):
    """The school of a thesis, which may be empty, and the degree as far as the page says it."""

    school: str
    degree: Literal["doctoral", "lesser", ""]


def read_thesis(venue: str) -> Thesis | None:
    """Return the thesis that a venue is, or None."""
    if not _THESIS.search(venue):
        return None
    school = _WORDS.sub("", venue).strip(" ,;.:()-–—")
    school = re.sub(r"(?i)^(?:in|at)\s+", "", re.sub(r"\s{2,}", " ", school))
    if _LESSER.search(venue):
        return Thesis(school, "lesser")
    return Thesis(school, "doctoral" if _DOCTORAL.search(venue) else "")
