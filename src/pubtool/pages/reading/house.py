"""How a page writes its lists: what most of a list agree in helps to read the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pubtool.pages.reading.found import Found
from pubtool.pages.reading.item import read_item
from pubtool.pages.reading.titles.choice import House
from pubtool.pages.reading.titles.doubts import doubt
from pubtool.pages.reading.vocabulary import JUST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.titles.choice import Manner

#: A manner is usual that so many have, and this share of those that say something.
_ENOUGH, _MOST_OF = 3, 0.5
#: A text that so many publications of a page seem to have as their title is no title.
_REPEATED = 3


def place_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the headings that keep lists apart: years do not."""
    return tuple(each for each in headings if not JUST_YEAR.fullmatch(each))


def read_again(found: Sequence[Found], owner: Owner) -> list[Found]:
    """Return the units, those that are written otherwise than their list read as it is written."""
    titles = Counter(each.item.title.casefold() for each in found)
    repeated = frozenset(title for title, times in titles.items() if times >= _REPEATED)
    lists: defaultdict[tuple[str, ...], list[Found]] = defaultdict(list)
    for each in found:
        lists[place_of(each.item.headings)].append(each)
    page = _usual(found, repeated)
    houses = {
        place: House(_usual(units, repeated) or page, repeated) for place, units in lists.items()
    }
    return [_read_again(each, houses[place_of(each.item.headings)], owner) for each in found]


def _usual(found: Iterable[Found], repeated: frozenset[str]) -> Manner | None:
    """Return how most of some units are written, as far as their titles look like titles."""
    manners = Counter(
        each.manner
        for each in found
        if each.item.authors
        and not doubt(each.item.title)
        and each.item.title.casefold() not in repeated
    )
    manner, times = next(iter(manners.most_common(1)), (None, 0))
    return manner if times >= _ENOUGH and times >= _MOST_OF * manners.total() else None


def _read_again(found: Found, house: House, owner: Owner) -> Found:
    is_odd = house.manner is not None and found.manner != house.manner
    if not is_odd and found.item.title.casefold() not in house.repeated:
        return found
    read = read_item(found.unit, owner, house)
    return found if read is None else Found(found.unit, *read)
