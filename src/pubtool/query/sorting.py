"""The order of a list: several keys with signs, stable, missing values last in both directions."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from pubtool.config.wording import did_you_mean, printable
from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.inline import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pubtool.model import Publication

#: biblatex's states of what is not published yet: newer than anything with a date.
UNPUBLISHED_STATES = ("inpreparation", "submitted", "forthcoming", "inpress")

#: Later than any year that a file can hold.
_NEWEST = 10**9


class SortKey(NamedTuple):
    """One key: its name, and whether it runs from the largest value to the smallest."""

    name: str
    descending: bool = False


def sort_publications(
    publications: Iterable[Publication], spec: str, origin: str = "sort"
) -> list[Publication]:
    """Return the publications in the order of `spec`, such as `-date,title`; equal ones as given.

    Raises UsageProblem for a key that does not exist; `origin` says where the spec stands.
    """
    ordered = list(publications)
    # The last key first: every pass keeps what the passes before it did among equal ones.
    for key in reversed(parse_sort(spec, origin)):
        ordered = _sorted_by(ordered, key)
    return ordered


def selected_publications(
    publications: Iterable[Publication], spec: str, origin: str = "sort"
) -> list[Publication]:
    """Return the publications in the order of a Selected list: the manual one comes first.

    Those with a `selected_order` lead, by its number; the others follow in the order of `spec`.
    All of them are returned: what is in the list is for its `where` to say.
    """
    ordered = sort_publications(publications, spec, origin)
    numbered = [each for each in ordered if _has_number(each)]
    numbered.sort(key=lambda publication: publication.selected_order or 0.0)
    return numbered + [each for each in ordered if not _has_number(each)]


def parse_sort(spec: str, origin: str = "sort") -> tuple[SortKey, ...]:
    """Return the keys of a spec. Raises UsageProblem for one that does not exist."""
    keys = []
    for part in spec.split(","):
        item = part.strip()
        name = item[1:] if item[:1] in ("-", "+") else item
        if name not in SORT_KEYS:
            raise UsageProblem(
                f'{origin} `{printable(spec)}`: there is no sort key "{printable(name)}"'
                f"{did_you_mean(name, SORT_KEYS)}"
            )
        keys.append(SortKey(name, item.startswith("-")))
    return tuple(keys)


def _has_number(publication: Publication) -> bool:
    """Return whether there is a manual place; "not a number" is none."""
    order = publication.selected_order
    return order is not None and order == order  # noqa: PLR0124  (the test for "not a number")


def _sorted_by(publications: list[Publication], key: SortKey) -> list[Publication]:
    """Return the publications sorted by one key."""
    if key.name in _NUMBERS:
        numbers = _NUMBERS[key.name]
        sign = -1 if key.descending else 1
        return sorted(
            publications,
            key=lambda publication: tuple(
                [inf if number is None else sign * number for number in numbers(publication)]
            ),
        )
    texts = _TEXTS[key.name]
    pairs = [(texts(publication), publication) for publication in publications]
    present = [pair for pair in pairs if pair[0]]
    present.sort(key=lambda pair: pair[0], reverse=key.descending)
    return [pair[1] for pair in present] + [pair[1] for pair in pairs if not pair[0]]


Numbers = tuple[float | None, ...]


def _date(publication: Publication) -> Numbers:
    """Return year, month and day, each None where unknown; what is to come is newest."""
    date = publication.date
    if publication.venue.state in UNPUBLISHED_STATES:
        return (_NEWEST, *(date or (None, None, None)))
    return (date[0], date[0], date[1], date[2]) if date else (None, None, None, None)


def _year(publication: Publication) -> Numbers:
    """Return the year; what is to come is newest."""
    return _date(publication)[:1]


def _month(publication: Publication) -> Numbers:
    """Return the month."""
    return (publication.date.month if publication.date else None,)


def _file(publication: Publication) -> Numbers:
    """Return the place in the files."""
    return (publication.position,)


def _title(publication: Publication) -> Texts:
    """Return the title without the signs that it may begin with, such as a quotation mark."""
    title = fold(publication.title_text)
    start = next((at for at, character in enumerate(title) if character.isalnum()), 0)
    return (title[start:],) if title.strip() else ()


def _author(publication: Publication) -> Texts:
    """Return family and given name of the first author, or editor where there is no author."""
    for person in (publication.authors or publication.editors)[:1]:
        return fold(person.family), fold(person.given)
    return ()


def _venue(publication: Publication) -> Texts:
    """Return the venue as a list shows it."""
    venue = fold(plain(publication.venue.tag or publication.venue.full))
    return (venue,) if venue.strip() else ()


def _type(publication: Publication) -> Texts:
    """Return the entry type."""
    return (publication.type,)


def _key(publication: Publication) -> Texts:
    """Return the citation key."""
    return (fold(publication.key),) if publication.key else ()


#: Texts to compare in turn; without any the value is missing.
Texts = tuple[str, ...]

_NUMBERS: dict[str, Callable[[Publication], Numbers]] = {
    "file": _file,
    "date": _date,
    "year": _year,
    "month": _month,
}
_TEXTS: dict[str, Callable[[Publication], Texts]] = {
    "title": _title,
    "author": _author,
    "venue": _venue,
    "type": _type,
    "key": _key,
}

SORT_KEYS = (*_NUMBERS, *_TEXTS)
