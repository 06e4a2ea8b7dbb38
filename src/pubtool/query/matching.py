"""When two texts or two names are the same to a reader: without regard to case and accents."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.people.ownname import spelt_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from pubtool.model import Person

Words = tuple[str, ...]


def words(text: str) -> Words:
    """Return the words of a text, folded; hyphens, dots and apostrophes separate words."""
    return tuple(re.findall(r"\w+", fold(text)))


def has_words(wanted: Words, text: str) -> bool:
    """Return whether the text has these words, side by side and whole: `ICML` is not `ICMLW`."""
    found = words(text)
    width = len(wanted)
    return any(found[at : at + width] == wanted for at in range(len(found) - width + 1))


def name_matcher(name: str) -> Callable[[Person], bool]:
    """Return a test whether a person may be meant by a name as somebody types it.

    The family name has to be there, whole, with or without its particle; of the given names each
    one typed has to be there, in order, an initial stands for any name that begins with it. Both
    `First Last` and `Last, First` are read. Raises UsageProblem for a name without any letter.
    """
    before, comma, after = name.partition(",")
    first, second = words(before), words(after)
    if not first:
        raise UsageProblem(f'author "{name}": there is no family name in it')

    def is_meant(person: Person) -> bool:
        von, family, given = _person_words(person.von, person.family, person.given)
        for surname in ((*von, *family), family):
            if not surname or (first if comma else first[-len(surname) :]) != surname:
                continue
            typed = second if comma else first[: -len(surname)]
            if any(_are_given_names(typed, spelling) for spelling in given):
                return True
        # Chinese and Japanese names are typed without a blank between the parts.
        return not comma and len(first) == 1 and bool(person.given) and first[0] == _joined(person)

    return is_meant


@lru_cache(maxsize=1 << 16)
def _person_words(von: str, family: str, given: str) -> tuple[Words, Words, tuple[Words, ...]]:
    """Return the words of the parts of a name; the given names as written and spelt out."""
    spellings = dict.fromkeys((words(given), words(spelt_out(given))))
    return words(von), words(family), tuple(spellings)


def _joined(person: Person) -> str:
    """Return a name in a script without blanks as one word, family first; else an empty text."""
    if person.family.isascii() or person.given.isascii():
        return ""
    return fold(person.family + person.given)


def _are_given_names(typed: Words, given: Words) -> bool:
    """Return whether each name typed is one of the given names, in their order."""
    remaining = iter(given)
    return all(
        any(name == word or (len(word) == 1 and name.startswith(word)) for name in remaining)
        for word in typed
    )
