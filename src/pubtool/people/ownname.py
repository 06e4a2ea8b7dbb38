"""Whether a person is the owner of the list: configured spellings against the names of authors.

Names are compared as whole sequences of words in reading order, never as substrings, with accents,
case, full stops and hyphens folded away. So `van Beethoven, Ludwig` is `Ludwig van Beethoven`,
`García Márquez, Gabriel` is `Gabriel García Márquez` wherever BibTeX sees the family name begin,
and `Jean-Luc` is `Jean Luc`; but `Jintao` is neither `Jin`, nor `J.`, nor `Jin-Tao` (they may be
other people): such spellings have to be listed. Only `WA` is `W. A.`, as indexes write it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.bibtex.names import split_name
from pubtool.folding import fold
from pubtool.latex import to_text
from pubtool.model import Person, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters that separate words, that are spelled in several ways, or that nobody sees.
_SEPARATORS = str.maketrans(
    {
        **dict.fromkeys(".-\u2010\u2011\u2012\u2013~", " "),
        **dict.fromkeys("\u2018\u2019\u02bc`", "'"),
        **dict.fromkeys("\u200b\u2060\ufeff\u00ad"),
    }
)


def fold_name(name: str) -> str:
    """Return the name as words in small letters without accents, stops and hyphens."""
    return " ".join(fold(name).translate(_SEPARATORS).split())


def _keys(person: Person) -> tuple[str, ...]:
    """Return the folded spellings of a name without its suffix; CJK names in both orders."""
    name = f"{person.given} {person.von} {person.family}"
    if not name.isascii() and any(map(is_unspaced, name)):
        family, given = fold_name(person.family_name).replace(" ", ""), fold_name(person.given)
        given = given.replace(" ", "")
        return (family + given, given + family)
    given_names = dict.fromkeys((person.given, spelt_out(person.given)))
    return tuple(fold_name(f"{given} {person.von} {person.family}") for given in given_names)


def spelt_out(given: str) -> str:
    """Return given names with two or three capitals as initials: `WA` -> `W A`."""
    return " ".join(
        " ".join(word) if 1 < len(word) < 4 and word.isalpha() and word.isupper() else word
        for word in given.split()
    )


class Me:
    """The configured spellings of the own name, compiled: matching is a look-up."""

    __slots__ = ("_known",)

    def __init__(self, spellings: Iterable[str] = ()) -> None:
        known: set[str] = set()
        for spelling in spellings:
            parts, _ = split_name(to_text(spelling))
            person = Person(parts.family, parts.given, parts.von)
            keys = _keys(person)
            known.update(f"{key} {fold_name(parts.suffix)}".strip() for key in keys)
        self._known = frozenset(known - {""})

    def matches(self, person: Person) -> bool:
        """Return whether a spelling of the person's name is listed; a suffix may be missing."""
        if not self._known:
            return False
        keys = _keys(person)
        if person.suffix:
            suffix = fold_name(person.suffix)
            keys += tuple(f"{key} {suffix}" for key in keys)
        return not self._known.isdisjoint(keys)
