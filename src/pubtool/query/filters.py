"""The short filters: `--author`, `--year`, `--venue`, `--tag`, `--type`, `--key`.

Each takes the values of one option and returns one test: any of the values will do. Case and
accents do not count. A value that cannot be meant, such as an empty one, raises UsageProblem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from pubtool.config.wording import printable
from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.inline import plain
from pubtool.query.grouping import same_type, type_key
from pubtool.query.matching import has_words, name_matcher, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pubtool.model import Publication

Predicate: TypeAlias = "Callable[[Publication], bool]"

_YEARS = r"(?a)(?P<first>\d{1,6})?(?P<dots>\.\.)?(?P<last>\d{1,6})?\Z"


def by_author(names: Iterable[str]) -> Predicate:
    """Return the test that one of the names is an author: `Zhang`, `Jintao Zhang`, `J. Zhang`."""
    tests = [name_matcher(name) for name in names]
    return lambda publication: any(
        matches(person) for person in publication.authors for matches in tests
    )


def by_year(ranges: Iterable[str]) -> Predicate:
    """Return the test that the year is in one of the ranges: `2023`, `2023..`, `2021,..2018`."""
    spans = [_year_span(item) for item in _items(ranges, "year")]

    def test(publication: Publication) -> bool:
        date = publication.date
        return date is not None and any(first <= date.year <= last for first, last in spans)

    return test


def by_venue(venues: Iterable[str]) -> Predicate:
    """Return the test that the words of one of the venues stand in the venue, whole and together.

    Compared are the abbreviation, the full name and the tag: `ICML`, `icml 2025`.
    """
    wanted = [_words(venue, "venue") for venue in venues]

    def test(publication: Publication) -> bool:
        venue = publication.venue
        names = [plain(tree) for tree in (venue.tag, venue.short, venue.full) if tree]
        return any(has_words(each, name) for each in wanted for name in names)

    return test


def by_tag(tags: Iterable[str]) -> Predicate:
    """Return the test that one of the tags is a venue tag of the publication, as a whole."""
    wanted = {fold(item) for item in _items(tags, "tag")}
    return lambda publication: any(fold(plain(tag).strip()) in wanted for tag in publication.tags)


def by_type(types: Iterable[str]) -> Predicate:
    """Return the test that the entry has one of the types, or belongs to a group of that name.

    `inproceedings` finds `@conference` too, and the other way round; `preprint` what is shown as
    one.
    """
    wanted = {fold(item).removeprefix("@") for item in _items(types, "type")}
    wanted |= {same_type(name) for name in wanted}
    return lambda publication: publication.type in wanted or type_key(publication) in wanted


def by_key(keys: Iterable[str]) -> Predicate:
    """Return the test that the publication has one of the citation keys."""
    wanted = {fold(item) for item in _items(keys, "key")}
    return lambda publication: fold(publication.key) in wanted


def _items(values: Iterable[str], option: str) -> list[str]:
    """Return the items of values that commas may separate."""
    items = [item.strip() for value in values for item in value.split(",")]
    if not all(items):
        raise UsageProblem(f"{option}: an empty value finds nothing; leave it out")
    return items


def _words(value: str, option: str) -> tuple[str, ...]:
    """Return the words of a value."""
    found = words(value)
    if not found:
        raise UsageProblem(f'{option} "{printable(value)}": there is no word in it')
    return found


def _year_span(text: str) -> tuple[float, float]:
    """Return the first and the last year of a range."""
    found = re.match(_YEARS, text)
    if found is None or not (found["first"] or found["last"]):
        raise UsageProblem(
            f'year "{printable(text)}": write a year (2024) or a range (2023..2025, 2023.., ..2025)'
        )
    first = float(found["first"] or "-inf")
    if not found["dots"]:
        return first, first
    last = float(found["last"] or "inf")
    if first > last:
        raise UsageProblem(f'year "{text}": the range ends before it begins')
    return first, last
