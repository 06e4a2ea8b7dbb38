"""An author or editor value becomes persons: clean names, roles, the owner.

Owns how names, mark characters and annotations come together. Names repeat through a file, so each
spelling is read once and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.bibtex.names import is_ordinary, ordinary_pieces, split_and, split_name
from pubtool.latex import parse, to_text
from pubtool.model import Person
from pubtool.people.annotations import read_annotation
from pubtool.people.marks import FoundMark, MarkFinder
from pubtool.people.ownname import Me

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pubtool.config import Mark


_WORD = r"[A-Za-z.]++(?:['-][A-Za-z.]++)*+"
_CAPITAL = rf"(?=[A-Z]){_WORD}"
#: What nearly every name is: a family name of one word, a comma, given names; or nothing but words
#: with capitals, the last of which is the family name, and no initial. No mark is made of these
#: characters.
_FAMILY_FIRST = re.compile(rf"{_WORD}, {_WORD}(?: {_WORD})*+")
_FAMILY_LAST = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})++(?<!\.)")
#: A name that LaTeX and white space leave as it is.
_PLAIN = re.compile(r"[A-Za-z.]+(?:(?:[ '-]|, )[A-Za-z.]+)*")


class PeopleProblem(NamedTuple):
    """A problem for the rule `rule`, at `start:end` of the value or of its annotation."""

    rule: Literal["name-format", "unknown-mark", "bad-annotation", "latex-command", "latex-math"]
    message: str
    start: int
    end: int
    where: Literal["author", "annotation"] = "author"


class People(NamedTuple):
    """The persons of a value in their order, whether "et al." follows, and what is wrong."""

    persons: tuple[Person, ...]
    et_al: bool = False
    problems: tuple[PeopleProblem, ...] = ()


class _Name(NamedTuple):
    """One name read: its person (None where nothing is left), problems with offsets in the name."""

    person: Person | None
    problems: tuple[PeopleProblem, ...]


class _Doubtful(Exception):  # no error: it only leads to the longer way
    """A name that has to be looked at in its list: nobody is left of it, or something is wrong."""


class _Ordinary(dict[str, Person]):
    """Pieces of ordinary lists, blanks around them and all, and the person that each one is."""

    def __init__(self, read_name: Callable[[str], _Name]) -> None:
        self._read_name = read_name

    def __missing__(self, piece: str) -> Person:
        """Read a piece; raises `_Doubtful` unless it is a name without any problem."""
        text = piece.strip()
        person, problems = self._read_name(text) if is_ordinary(text) else (None, ())
        if person is None or problems:
            raise _Doubtful
        self[piece] = person
        return person


class PeopleSettings:
    """What the configuration says about names, compiled, with a memory of the names read."""

    def __init__(self, marks: Iterable[Mark] = (), me: Me | None = None) -> None:
        marks = tuple(marks)
        self.me = me or Me()
        self.roles = {text: mark.role for mark in marks for text in mark.read}
        self.order = {mark.role: place for place, mark in enumerate(marks)}
        self._finder = MarkFinder(self.roles)
        self.read_name = lru_cache(maxsize=131072)(self._read_name)
        self.ordinary = _Ordinary(self._read_name)
        self.lists: dict[str, People] = {}

    def ordered(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return the roles, each once: those of the configuration in its order, then as found."""
        unique = dict.fromkeys(roles)
        return tuple(sorted(unique, key=lambda role: self.order.get(role, len(self.order))))

    def _read_name(self, text: str) -> _Name:
        """Read one name of a list."""
        person = _usual(text)
        if person is not None:
            return _Name(person._replace(me=True) if self.me.matches(person) else person, ())
        clean, marks = self._finder.split(text)
        parts, wrong = split_name(clean)
        family, given, von, suffix = parts if _PLAIN.fullmatch(clean) else map(_clean, parts)
        latex = _latex_problems(clean, text) if "\\" in clean else []
        if family and not (marks or wrong or latex):  # nearly every name
            person = Person(family, given, von, suffix)
            is_me = self.me.matches(person)
            return _Name(person._replace(me=True) if is_me else person, ())
        problems = [PeopleProblem("name-format", message, 0, len(text)) for message in wrong]
        problems += latex
        roles = [self.roles[mark.mark] for mark in marks if mark.mark in self.roles]
        unknown = [mark for mark in marks if mark.mark not in self.roles]
        if unknown:
            problems.append(_unknown_mark(unknown))
        if not family:
            family, given, von = given or von, "", von if given else ""
        if not family:
            if not problems:
                problems.append(PeopleProblem("name-format", "a name without text", 0, len(text)))
            return _Name(None, tuple(problems))
        person = Person(family, given, von, suffix, self.ordered(roles) if roles else ())
        if "self" in roles or self.me.matches(person):
            person = person._replace(me=True)
        return _Name(person, tuple(problems))


def _usual(text: str) -> Person | None:
    """Return the person that a name is if it is like nearly every name, or None."""
    if "," in text:
        if _FAMILY_FIRST.fullmatch(text):
            family, _, given = text.partition(", ")
            return Person(family, given)
    elif _FAMILY_LAST.fullmatch(text):
        given, _, family = text.rpartition(" ")
        return Person(family, given)
    return None


def _latex_problems(clean: str, text: str) -> list[PeopleProblem]:
    """Return what a name without its marks loses of its LaTeX; it stands at the whole name."""
    return [
        PeopleProblem(
            "latex-math" if rule == "latex-math" else "latex-command", message, 0, len(text)
        )
        for rule, _, _, message in parse(clean).problems
    ]


def _unknown_mark(marks: list[FoundMark]) -> PeopleProblem:
    """Return the one problem of a name's marks that have no role."""
    names = ", ".join(dict.fromkeys(f"`{mark.mark}`" for mark in marks))
    message = f"no role is configured for the mark {names}: add it to `[marks]`, or use `author+an`"
    return PeopleProblem("unknown-mark", message, marks[0].start, marks[-1].end)


def _clean(part: str) -> str:
    """Return a part of a name as Unicode text; ties and no-break spaces become blanks."""
    return " ".join(to_text(part).split()) if part else ""


def read_people(value: str, annotation: str | None, settings: PeopleSettings) -> People:
    """Return the persons of an author or editor value, with the roles that `annotation` adds.

    `annotation` is the value of the field's `+an` companion, None where there is none. Nothing
    raises; problems carry offsets into `value` or into `annotation`.
    """
    if annotation is None:
        known = settings.lists.get(value)
        if known is None:
            known = _ordinary_people(value, settings)
        if known is not None:
            return known
    names, et_al, wrong = split_and(value)
    problems = [PeopleProblem("name-format", *problem) for problem in wrong]
    persons: list[Person] = []
    for text, start, _ in names:
        person, found = settings.read_name(text)
        if person is not None:
            persons.append(person)
        for rule, message, left, right, where in found:
            problems.append(PeopleProblem(rule, message, start + left, start + right, where))
    if annotation is not None:
        problems += _annotate(persons, annotation, settings)
    return People(tuple(persons), et_al, tuple(problems))


def _ordinary_people(value: str, settings: PeopleSettings) -> People | None:
    """Return the persons of a list in which nothing is special, and remember it; or None."""
    pieces = ordinary_pieces(value)
    if pieces is None:
        return None
    try:
        persons = tuple(map(settings.ordinary.__getitem__, pieces))
    except _Doubtful:
        return None
    people = settings.lists[value] = People(persons)
    return people


def _annotate(
    persons: list[Person], annotation: str, settings: PeopleSettings
) -> list[PeopleProblem]:
    """Give the persons their annotated roles; return what is wrong with the annotation.

    A role of a part (`2:family=equal`) is one of its person; literals and annotations of the whole
    field say nothing about roles.
    """
    found, wrong = read_annotation(annotation)
    problems = [PeopleProblem("bad-annotation", *problem, "annotation") for problem in wrong]
    roles: dict[int, list[str]] = {}
    outside: set[int] = set()
    for index, _, text, literal, start, end in found:
        if index > len(persons):
            if index not in outside:
                count = "1 name" if len(persons) == 1 else f"{len(persons)} names"
                message = f"there is no name {index}: the list has {count}"
                problems.append(PeopleProblem("bad-annotation", message, start, end, "annotation"))
            outside.add(index)
        elif index and not literal:
            roles.setdefault(index, []).append(text)
    for index, added in roles.items():
        person = persons[index - 1]
        persons[index - 1] = person._replace(
            roles=settings.ordered((*person.roles, *added)), me=person.me or "self" in added
        )
    return problems
