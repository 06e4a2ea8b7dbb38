"""How far two lists of authors are the same people, by all spellings that services use."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.latex import to_text
from pubtool.people.ownname import spelt_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.sources.records import Author

#: More authors than these are not compared one by one: large collaborations.
_MOST = 200
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md"))


class Agreement(NamedTuple):
    """How many authors both lists have, how many the shorter and the longer one has.

    `first` says whether both begin with the same person.
    """

    common: int
    shorter: int
    longer: int
    first: bool

    @property
    def is_full(self) -> bool:
        """Whether both lists are the same people."""
        return 0 < self.common == self.longer

    @property
    def is_contained(self) -> bool:
        """Whether everybody in the shorter list is in the longer one."""
        return 0 < self.common == self.shorter

    @property
    def is_half(self) -> bool:
        """Whether at least half of the longer list is common."""
        return self.common > 0 and 2 * self.common >= self.longer


class _Name(NamedTuple):
    """A name as words in reading order; `family` counts its last words, 0 where unknown."""

    words: tuple[str, ...]
    family: int


def agree(first: Sequence[Author], second: Sequence[Author]) -> Agreement:
    """Return how far two lists of authors agree. Organisations count only among themselves."""
    one, other = _people(first), _people(second)
    if not one or not other:
        names = [{_words(author.name) for author in each} for each in (first, second)]
        common = len(names[0] & names[1] - {()})
        return _agreement(common, len(first), len(second), first=common > 0)
    rest = list(other)
    common = 0
    for name in one:
        found = next((each for each in rest if _same(name, each)), None)
        if found is not None:
            rest.remove(found)
            common += 1
    return _agreement(common, len(one), len(other), first=_same(one[0], other[0]))


def _agreement(common: int, one: int, other: int, *, first: bool) -> Agreement:
    return Agreement(common, min(one, other), max(one, other), first)


def _people(authors: Sequence[Author]) -> list[_Name]:
    names = [_name(author) for author in authors[:_MOST] if not author.group]
    return [name for name in names if name.words]


@lru_cache(maxsize=4096)
def _name(author: Author) -> _Name:
    family = _words(author.family)
    if family:
        return _Name((*_words(spelt_out(to_text(author.given))), *family), len(family))
    before, comma, after = author.name.partition(",")
    words = _words(f"{spelt_out(to_text(after))} {before}" if comma else author.name)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return _Name(words, len(_words(before)) if comma else 0)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded; `Müller`, `Mueller` and `Muller` are one."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’‘`ʼ]", "", fold(to_text(text))))
    return tuple(re.sub(r"(?<=.)([aou])e(?=.)", r"\1", word) for word in words)


def _same(one: _Name, other: _Name) -> bool:
    """Return whether two names may be one person: a family name and the given names' initials."""
    if sorted(one.words) == sorted(other.words) or "".join(one.words) == "".join(other.words):
        return True
    if not _same_family(one, other):
        return False
    first, second = _given(one), _given(other)
    if not first or not second:
        return True
    # `Given` may be a nickname or a second name, but then its initial stands in the other name.
    return _fits(first[0], second[0]) or (
        len(first) != len(second) and any(_fits(a, b) for a in first for b in second)
    )


def _fits(one: str, other: str) -> bool:
    """Return whether one given name is the other, or an initial of it."""
    return one.startswith(other) or other.startswith(one)


def _same_family(one: _Name, other: _Name) -> bool:
    if one.words[-1] == other.words[-1]:
        return True
    # One of two family names may be left away: `García Márquez`, `García`.
    for long, short in ((one, other), (other, one)):
        family = long.words[-long.family :] if long.family else long.words[-2:]
        if len(family) > 1 and short.words[-1] == family[0] and len(family[0]) > 2:
            return len(short.words) == 1 or _fits(short.words[0], long.words[0])
    return False


def _given(name: _Name) -> tuple[str, ...]:
    return name.words[: -name.family] if name.family else name.words[:-1]
