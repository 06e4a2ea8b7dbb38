"""How a file writes names and letters, and values written in that way. Text to text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pubtool.bibtex.names import split_and, split_name
from pubtool.latex.accents import has_commands

if TYPE_CHECKING:
    from collections.abc import Iterable

#: `family`: `Family, Given`; `given`: `Given Family`; empty for a file that does not say.
Names = Literal["", "family", "given"]

#: From how many names on, and from which share of them, a way to write names is the file's.
_ENOUGH = 2
_SHARE = 0.75
_INITIALS = r"(?:[^\W\d_]\.-?)*[^\W\d_]\.?\Z"


def names_of(lists: Iterable[str]) -> Names:
    """Return how most names of these lists are written; empty without a clear majority."""
    family = given = 0
    for value in lists:
        for name in split_and(value)[0]:
            if "," in name.text:
                family += 1
            elif " " in name.text and not name.text.startswith("{"):
                given += 1
    if family + given < _ENOUGH:
        return ""
    if family >= _SHARE * (family + given):
        return "family"
    return "given" if given >= _SHARE * (family + given) else ""


def named(value: str, names: Names) -> str:
    """Return a list of names as a file writes them, as far as their parts are beyond doubt."""
    if not names or not value:
        return value
    change = _family_first if names == "family" else _given_first
    found, et_al, _ = split_and(value)
    return " and ".join([*(change(name.text) for name in found), *(["others"] if et_al else [])])


def _family_first(name: str) -> str:
    """Return `Given Family` as `Family, Given`, where that can be read in one way only.

    That is: one given name, initials behind it, particles, one family name; in a script with
    capitals, since others have the family name first.
    """
    if "," in name or "{" in name:
        return name
    parts = split_name(name)[0]
    given = parts.given.split()
    if not given or parts.suffix or len(parts.family.split()) != 1:
        return name
    is_plain = parts.family[0].isupper() and given[0][0].isupper()
    if not is_plain or re.match(_INITIALS, parts.family):
        return name
    if not all(re.match(_INITIALS, each) for each in given[1:]):
        return name
    return f"{parts.von} {parts.family}, {parts.given}".strip()


def _given_first(name: str) -> str:
    """Return `Family, Given` as `Given Family`, where that is read as the same parts."""
    family, comma, given = (part.strip() for part in name.partition(","))
    # To BibTeX a hyphen ends a word, and `Ken-ichi` has a particle.
    if not comma or "," in given or re.search(r"-[a-z]", given):
        return name
    turned = f"{given} {family}"
    return turned if split_name(turned)[0] == split_name(name)[0] else name


def writes_commands(values: Iterable[str]) -> bool:
    """Return whether letters with accents are LaTeX commands in these values, each of them."""
    found = False
    for value in values:
        if not value.isascii() and re.search(r"(?![A-Za-z])[^\W\d_]", value):
            return False
        found = found or has_commands(value)
    return found
