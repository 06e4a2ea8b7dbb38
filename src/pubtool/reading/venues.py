"""Where a publication appeared: the abbreviation, the full name, and the tag that lists show."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.inline import Inlines, Node, plain
from pubtool.model import Venue
from pubtool.reading.field_names import STATES, VENUE_FIELDS, YEAR_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENDS_IN_YEAR = re.compile(r"(?a)(?:(?<!\d)\d{4}|['’]\d\d)\Z")
_ARXIV = re.compile(r"(?ai)(?:arxiv|corr)\b|abs/")


def read_venue(
    fields: Mapping[str, str], tree: Callable[[str], Inlines], year: int | None, *, arxiv: bool
) -> Venue:
    """Return the venue that the fields give; `tree` reads one field as displayed text.

    A paper that names no venue but has an arXiv id, and one whose journal is arXiv, has the venue
    `arXiv` with its year.
    """
    state = _state(plain(tree("pubstate")).strip()) if "pubstate" in fields else ""
    if not state and year is None and "year" in fields:
        state = YEAR_WORDS.get(" ".join(fields["year"].lower().split()), "")
    short = tree("abbr") if "abbr" in fields else ()
    full: Inlines = ()
    for name in VENUE_FIELDS:
        if name in fields:
            full = tree(name)
            if full and not _has_link(full):
                break
            full = ()
    return _venue(short, full, year, state, arxiv)


def _state(written: str) -> str:
    """Return a state of biblatex by its name, whatever its case; other words as they stand."""
    return written.lower() if written.lower() in STATES else written


@lru_cache(maxsize=4096)  # a file names few venues, each in many entries
def _venue(short: Inlines, full: Inlines, year: int | None, state: str, arxiv: bool) -> Venue:
    if not short and (_ARXIV.match(plain(full)) if full else arxiv):
        short = ("arXiv",)
        full = full or short
    return Venue(short, full, _with_year(short or full, year), state)


def _has_link(tree: Inlines) -> bool:
    """Return whether a link stands in the text: `howpublished` often holds a URL, which is none."""
    if len(tree) == 1 and isinstance(tree[0], str):
        return False
    return any(isinstance(part, Node) and part.kind == "link" for part in tree)


def _with_year(name: Inlines, year: int | None) -> Inlines:
    """Return the name with the year behind it, unless it has one of its own."""
    if not name or year is None:
        return name
    text = plain(name)
    if str(year) in text or (text[-1:].isdecimal() and _ENDS_IN_YEAR.search(text)):
        return name
    last = name[-1]
    return (*name[:-1], f"{last} {year}") if isinstance(last, str) else (*name, f" {year}")
