"""The authors of a publication on a page -> the fields `author` and `author+an`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.words import is_initials
from pubtool.people import Me, PeopleSettings, read_people
from pubtool.people.ownname import spelt_out
from pubtool.sources.names import is_group, to_bibtex
from pubtool.sources.records import Author

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pubtool.config import Config
    from pubtool.importing.sightings import Page
    from pubtool.pages.items import PageAuthor

_SUFFIX = re.compile(r"(.*?\S),?\s+(Jr\.?|Sr\.?|I{2,3}|IV)")

#: A family name in capitals before a given name in small letters.
_CAPITALS_FIRST = re.compile(
    r"([^\W\d_a-zà-ÿ]{3,}(?:[ '’-][^\W\d_a-zà-ÿ]{2,})*) ([^\W\d_][a-zà-ÿ][\w.’' -]*)"
)


class Authors(NamedTuple):
    """The values of `author` and `author+an`, and what is not sure, one sentence each."""

    author: str = ""
    annotation: str = ""
    doubts: tuple[str, ...] = ()


def read_authors(
    authors: Sequence[PageAuthor], roles: Mapping[str, str], config: Config, *, et_al: bool = False
) -> Authors:
    """Return the fields for authors, whose marks mean these roles.

    The owner is annotated as such only where the configured spellings would not tell.
    """
    if not authors:
        return Authors()
    value = to_bibtex(_apart(authors))
    people = read_people(value, None, PeopleSettings((), Me(config.me)))
    doubts = []
    annotations: list[str] = []
    known = len(people.persons) == len(authors)
    if not known:
        doubts.append("the authors are not read as on the page")
    unknown: dict[str, None] = {}
    for number, (author, person) in enumerate(zip(authors, people.persons, strict=False), 1):
        given = list(roles_of(author.marks, roles, unknown))
        if author.me and config.me and not person.me:
            given.append("self")
        if given and known:
            annotations.append(f"{number}={','.join(dict.fromkeys(given))}")
    if unknown:
        names = ", ".join(each.name for each in authors if set(each.marks) & set("".join(unknown)))
        doubts.append(f"nothing says what {' '.join(unknown)} means behind {names}")
    if et_al:
        value += " and others"
    return Authors(value, "; ".join(annotations), tuple(doubts))


def spellings(authors: Sequence[PageAuthor]) -> tuple[str, ...]:
    """Return the names of an author list as plain text, in the order that their entry gives them.

    `Lee AB` is family and given name only beside others of that kind, `Lee A.` also alone.
    """
    return tuple(
        f"{each.family}, {each.given}" if each.family else each.name for each in _apart(authors)
    )


def owner_of(pages: Sequence[Page]) -> str:
    """Return the name that the pages set apart as their owner's, as entries mostly spell it.

    A name with initials is taken only where none is spelt out: `me` finds it by the other.
    """
    names = Counter(
        name
        for page in pages
        for item in page.items
        for author, name in zip(item.authors, spellings(item.authors), strict=True)
        if author.me
    )
    mostly = [name for name, _ in names.most_common()]
    return next(filter(_is_spelt, mostly), next(iter(mostly), ""))


def _is_spelt(name: str) -> bool:
    """Return whether a name has a given name that is no initial: `Lee, Ann` and `Ann Lee`."""
    family, comma, given = name.partition(",")
    first = spelt_out(given if comma else family).split()[:1]
    return bool(first) and len(first[0].rstrip(".")) > 1


def _apart(authors: Sequence[PageAuthor]) -> list[Author]:
    persons = [_without_suffix(each.name)[0] for each in authors if not is_group(each.name)]
    told = len(authors) > 1 or all(each.endswith(".") for each in persons)
    inverted = told and bool(persons) and all(map(_is_index_style, persons))
    if persons and all(map(_CAPITALS_FIRST.fullmatch, persons)):  # `LEE Ann`, as the French write
        parted = {name: _CAPITALS_FIRST.sub(r"\1, \2", name) for name in persons}
        return [_author(parted.get(each.name, each.name), inverted=False) for each in authors]
    return [_author(each.name, inverted=inverted) for each in authors]


def _without_suffix(name: str) -> tuple[str, str]:
    """Return a name without the `Jr` behind it, and that."""
    suffix = _SUFFIX.fullmatch(name)
    return (suffix[1], suffix[2]) if suffix else (name, "")


def roles_of(marks: str, roles: Mapping[str, str], unknown: dict[str, None]) -> Iterable[str]:
    """Return the roles of marks, the longest known ones first; others are put into `unknown`."""
    at = 0
    found = []
    by_length = sorted(roles, key=len, reverse=True)
    while at < len(marks):
        mark = next((each for each in by_length if marks.startswith(each, at)), "")
        if mark:
            found.append(roles[mark])
        else:
            mark = marks[at]
            if not mark.isspace() and mark not in ",;":
                unknown[mark] = None
        at += len(mark)
    return found


def _author(name: str, *, inverted: bool) -> Author:
    """Return a name of a page with its parts, as far as the page sets them apart."""
    bare, suffix = _without_suffix(name)
    family, comma, given = (part.strip() for part in bare.partition(","))
    if is_group(name) and not comma:
        return Author(name, group=True)
    if comma and family and given:
        return Author(bare, family, given, suffix)
    words = bare.split()
    if inverted:
        return Author(bare, " ".join(words[:-1]), words[-1], suffix)
    if suffix:
        return Author(bare, suffix=suffix)
    first = next((at for at, word in enumerate(words) if word[0].islower()), len(words) - 1)
    # To BibTeX a hyphen ends a word: it reads `Ken-ichi Iwata` as particle `ichi`.
    if first > 0 and re.search(r"-[a-z]", " ".join(words[:first])):
        return Author(name, " ".join(words[first:]), " ".join(words[:first]))
    return Author(name)


def _is_index_style(name: str) -> bool:
    """Return whether a name is written as `Lee AB` or `Lee A.B.`."""
    words = name.split()
    letters = words[-1].replace(".", "") if words else ""
    return (
        len(words) > 1
        and len(letters) < 4
        and letters.isalpha()
        and letters.isupper()
        and not is_initials(words[0])
        and not words[0].isupper()
    )
