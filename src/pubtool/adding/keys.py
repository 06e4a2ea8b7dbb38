"""Citation keys of new entries: made from a pattern, in ASCII, and each but once."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.model import Person

#: Words with which titles begin, and which say nothing about them.
_STOP_WORDS = frozenset(
    (
        *("a", "an", "the", "on", "of", "for", "in", "to", "at", "by", "as", "is", "are", "and"),
        *("or", "with", "from", "towards", "toward", "via"),
    )
)
#: A shorter word (the `E.` of `E. coli`) is taken only where a title has no other.
_TELLING = 3
_PLACEHOLDER = r"\{(family|Family|year|yy|word|Word|venue)\}"
_NOT_IN_KEYS = r"[^A-Za-z0-9.:/+-]"
_APOSTROPHES = r"['\u2019\u2018`]"


class KeyFacts(NamedTuple):
    """What a key is made of; `title` and `venue`, the short name of a venue, are plain text."""

    person: Person | None
    year: str
    title: str
    venue: str = ""


def make_key(pattern: str, facts: KeyFacts, identifier: str) -> str:
    """Return the citation key that a pattern gives: `zhang2025sla`.

    `identifier` (an arXiv id or DOI) stands in where neither a name nor a
    title has a letter that ASCII has. Particles (`van`) and words such as `the` are left out.
    """
    family, word = _family(facts.person), _word(facts.title)
    if not family and not word:
        return re.sub(_NOT_IN_KEYS, "", identifier) or "entry"
    parts = {
        "family": family,
        "Family": family[:1].upper() + family[1:],
        "year": facts.year,
        "yy": facts.year[-2:],
        "word": word,
        "Word": word[:1].upper() + word[1:],
        "venue": "".join(re.findall(r"[A-Za-z]+", facts.venue)),
    }
    key = re.sub(_PLACEHOLDER, lambda match: parts[match[1]], pattern)
    return key if re.search(r"[A-Za-z0-9]", key) else family or word


def _family(person: Person | None) -> str:
    """Return the family name in small ASCII letters; of an organisation the first word."""
    if person is None:
        return ""
    found = list(_ascii_words(person.family))
    if not person.given and not person.von:
        found = [word for word in found if word not in _STOP_WORDS][:1] or found[:1]
    return "".join(found)


def _word(title: str) -> str:
    """Return the first word of a title that says something, in small ASCII letters."""
    found = [word for word in _ascii_words(title) if word not in _STOP_WORDS]
    telling = [word for word in found if not word.isdigit()]
    long = (word for word in telling if len(word) >= _TELLING)
    return next((word for words in (long, telling, found) for word in words), "")


def _ascii_words(text: str) -> Iterator[str]:
    """Yield the words of a text, folded to ASCII; what ASCII has no letters for is left out."""
    for word in re.findall(r"[^\W_]+", fold(re.sub(_APOSTROPHES, "", text))):
        if letters := word.encode("ascii", "ignore").decode():
            yield letters


class Keys:
    """The citation keys that are taken; keys do not depend on case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {key.casefold() for key in taken}

    def __contains__(self, key: str) -> bool:
        return key.casefold() in self._taken

    def take(self, key: str) -> str:
        """Return the key, with the first letter behind it that makes it unique, and keep it."""
        free = next(each for each in _spellings(key) if each.casefold() not in self._taken)
        self._taken.add(free.casefold())
        return free


def _spellings(key: str) -> Iterator[str]:
    """Yield a key, then with a, b ... z behind it, then with aa, ab ..., without end."""
    endings = [""]
    while True:
        yield from (key + ending for ending in endings)
        longest = [each for each in endings if len(each) == len(endings[-1])]
        endings = [each + letter for each in longest for letter in ascii_lowercase]
