"""What the units around a unit are like, as far as it tells whether it is a publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pubtool.pages.reading.house import place_of
from pubtool.pages.reading.judging.evidence import is_title_alone

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.titles.choice import Manner
    from pubtool.pages.reading.traits import Traits

#: The trait of a unit without a field that others have.
_LACKS = {
    "authors": "company: lacks authors",
    "venue": "company: lacks venue",
    "year": "company: lacks year",
    "links": "company: lacks links",
}
#: With so few others nothing is sure.
_FEW = 1.5
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
        self.total = sum(chances)
        self.size = len(found)
        self.mean = self.total / max(self.size, 1)
        self.totals: defaultdict[tuple[str, ...], float] = defaultdict(float)
        self.sizes: Counter[tuple[str, ...]] = Counter()
        self.manners: Counter[tuple[tuple[str, ...], Manner]] = Counter()
        self.alone: Counter[tuple[str, ...]] = Counter()
        self.titles = Counter(each.item.title.casefold() for each in found)
        self.alike = Counter(each.manner for each in found)
        self.told: defaultdict[Hashable, float] = defaultdict(float)
        self.standing: defaultdict[Hashable, float] = defaultdict(float)
        for each, chance in zip(found, chances, strict=True):
            place = place_of(each.item.headings)
            for what in _told(each):
                self.told[place, what] += chance
            for where in (_stands(each), (place, _stands(each))):
                self.standing[where] += chance
            self.totals[place] += chance
            self.sizes[place] += 1
            self.manners[place, each.manner] += 1
            self.alone[place] += is_title_alone(each)

    def traits(self, each: Found, chance: float) -> Traits:
        """Return what the list of a unit, and the page, are like."""
        place = place_of(each.item.headings)
        size = self.sizes[place]
        others = (self.totals[place] - chance) / (size - 1) if size > 1 else self.mean
        alike = self.manners[place, each.manner] / size
        bare = not (each.item.authors or each.item.venue)
        return {
            **self._beside(each, chance),
            "company: list": others,
            "company: page": self.mean,
            "company: size": min(size, _LONG) / _LONG,
            "company: alone": float(size == 1),
            "company: written alike": alike,
            "company: page written alike": self.alike[each.manner] / self.size,
            "company: list and manner": others * alike,
            "company: list, bare": others * bare,
            "company: titles alone": float(is_title_alone(each) and self.alone[place] > 1),
            "company: same title": float(self.titles[each.item.title.casefold()] >= _SEVERAL),
        }

    def _beside(self, each: Found, chance: float) -> Traits:
        """Return what the others of its list tell and a unit does not, and who stands as it does.

        Others count by their chances.
        """
        place, own = place_of(each.item.headings), _told(each)
        stands = self.standing[_stands(each)], self.standing[place, _stands(each)]
        page, beside = self.total - chance + _FEW, self.totals[place] - chance + _FEW
        return {
            **{
                trait: self.told[place, what] / beside
                for what, trait in _LACKS.items()
                if what not in own
            },
            "company: stands alike": (stands[1] - chance) / beside,
            "company: page stands alike": (stands[0] - chance) / page,
        }


def _told(found: Found) -> Sequence[str]:
    """Return which fields a unit has."""
    item = found.item
    values = (item.authors, item.venue, item.year, item.links)
    return [name for name, value in zip(_LACKS, values, strict=True) if value]


def _stands(found: Found) -> Hashable:
    """Return how the title of a unit stands, in whatever line; None where it was not weighed."""
    return found.standing and found.standing[:3]
