"""What the units around a unit are like, as far as it tells whether it is a publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pubtool.pages.reading.house import place_of
from pubtool.pages.reading.judging.evidence import is_title_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.titles.choice import Manner
    from pubtool.pages.reading.traits import Traits

#: A list of so many is a long one, and a text that so many have is no title.
_LONG, _SEVERAL = 8, 3


def company_traits(found: Sequence[Found], chances: Sequence[float]) -> Iterator[Traits]:
    """Yield what the company of each unit is like; `chances` are those of each by itself."""
    page = _Page(found, chances)
    edges = (*chances[:1], *chances, *chances[-1:])
    for number, each in enumerate(found):
        near = edges[number], edges[number + 2]
        yield {
            **page.traits(each, chances[number]),
            "company: nearest": max(near),
            "company: both sides": min(near),
        }


class _Page:
    """The units of a page by the lists that they stand in."""

    def __init__(self, found: Sequence[Found], chances: Sequence[float]) -> None:
        self.mean = sum(chances) / max(len(chances), 1)
        self.size = len(found)
        self.lists: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
        self.manners: Counter[tuple[tuple[str, ...], Manner]] = Counter()
        self.alone: Counter[tuple[str, ...]] = Counter()
        self.titles = Counter(each.item.title.casefold() for each in found)
        self.alike = Counter(each.manner for each in found)
        for each, chance in zip(found, chances, strict=True):
            place = place_of(each.item.headings)
            self.lists[place].append(chance)
            self.manners[place, each.manner] += 1
            self.alone[place] += is_title_alone(each)

    def traits(self, each: Found, chance: float) -> Traits:
        """Return what the list of a unit, and the page, are like."""
        place = place_of(each.item.headings)
        own = self.lists[place]
        others = (sum(own) - chance) / (len(own) - 1) if len(own) > 1 else self.mean
        alike = self.manners[place, each.manner] / len(own)
        bare = not (each.item.authors or each.item.venue)
        return {
            "company: list": others,
            "company: page": self.mean,
            "company: size": min(len(own), _LONG) / _LONG,
            "company: alone": float(len(own) == 1),
            "company: written alike": alike,
            "company: page written alike": self.alike[each.manner] / self.size,
            "company: list and manner": others * alike,
            "company: list, bare": others * bare,
            "company: titles alone": float(is_title_alone(each) and self.alone[place] > 1),
            "company: same title": float(self.titles[each.item.title.casefold()] >= _SEVERAL),
        }
