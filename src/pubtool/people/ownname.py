"""Whether a person is the owner of the list: configured spellings against the names of authors.

Names are compared as whole sequences of words in reading order, never as substrings, with accents,
case, full stops and hyphens folded away. So `van Beethoven, Ludwig` is `Ludwig van Beethoven`,
`García Márquez, Gabriel` is `Gabriel García Márquez` wherever BibTeX sees the family name begin,
and `Jean-Luc` is `Jean Luc`; but `Jintao` is neither `Jin`, nor `J.`, nor `Jin-Tao` (they may be
other people): such spellings have to be listed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pubtool.bibtex.names import split_name
from pubtool.latex import to_text
from pubtool.model import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Letters that Unicode does not decompose, and characters that only separate or decorate words.
_FOLDED = str.maketrans(
    {
        **dict(zip("øłđðŧħıŋĸ", "olddthink", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        **dict.fromkeys(".-\u2010\u2011\u2012\u2013~", " "),
        **dict.fromkeys("\u2018\u2019\u02bc`", "'"),
        **dict.fromkeys("\u200b\u2060\ufeff\u00ad"),
    }
)
_ACCENTS = re.compile("[\u0300-\u036f]")
#: Han, kana and Hangul: names that are written without a blank, family name first.
_CJK = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


def fold(text: str) -> str:
    """Return the text as words in small letters without accents, stops and hyphens."""
    text = text.lower() if text.isascii() else _decomposed(text)
    return " ".join(text.translate(_FOLDED).split())


def _decomposed(text: str) -> str:
    """Return the text in small letters without accents; `ß` becomes `ss`."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold()


def _keys(person: Person) -> tuple[str, ...]:
    """Return the folded spellings of a name without its suffix; CJK names in both orders."""
    name = f"{person.given} {person.von} {person.family}"
    if not name.isascii() and _CJK.search(name):
        family, given = fold(person.family_name).replace(" ", ""), fold(person.given)
        given = given.replace(" ", "")
        return (family + given, given + family)
    return (fold(name),)


class Me:
    """The configured spellings of the own name, compiled: matching is a look-up."""

    __slots__ = ("_known",)

    def __init__(self, spellings: Iterable[str] = ()) -> None:
        known: set[str] = set()
        for spelling in spellings:
            parts, _ = split_name(to_text(spelling))
            person = Person(parts.family, parts.given, parts.von)
            keys = _keys(person)
            known.update(f"{key} {fold(parts.suffix)}".strip() for key in keys)
        self._known = frozenset(known - {""})

    def matches(self, person: Person) -> bool:
        """Return whether a spelling of the person's name is listed; a suffix may be missing."""
        if not self._known:
            return False
        keys = _keys(person)
        if person.suffix:
            suffix = fold(person.suffix)
            keys += tuple(f"{key} {suffix}" for key in keys)
        return not self._known.isdisjoint(keys)
