"""How the titles of a page stand, as far as they are known: what stands alike is one too."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from pubtool.pages.reading.traits import Traits
    from pubtool.pages.reading.weighing.options import Option

#: The trait of a text that other units have, too.
REPEATED = "in other units, too"
#: With so few others nothing is sure.
_FEW = 1.5


class Weighed(NamedTuple):
    """An option, and its share of what all of its unit weigh: 1 is sure."""

    option: Option
    share: float


def with_repeated(units: Sequence[Sequence[Option]]) -> list[list[Option]]:
    """Return the options of all units, with the share of other units that have the same text."""
    own = [{each.text.casefold() for each in unit} for unit in units]
    times = Counter(text for texts in own for text in texts)
    return [
        [
            each._replace(
                traits={**each.traits, REPEATED: (times[each.text.casefold()] - 1) / len(units)}
            )
            for each in unit
        ]
        for unit in units
    ]


class Company:
    """The titles of all units, each with its share."""

    def __init__(self, titles: Iterable[Weighed | None]) -> None:
        self.counts: defaultdict[Hashable, float] = defaultdict(float)
        self.total = 0.0
        for option, share in filter(None, titles):
            self.total += share
            for aspect in _aspects(option).items():
                self.counts[aspect] += share

    def traits(self, option: Option, own: Weighed) -> Traits:
        """Return what share of the titles of other units stand alike; `own` is that of its unit."""
        mine = _aspects(own.option)
        others = self.total - own.share
        found = {}
        for name, aspect in _aspects(option).items():
            count = self.counts[name, aspect] - own.share * (mine[name] == aspect)
            found[f"others: {name}"] = count / (others + _FEW)
        found["ruled first, few others"] = option.traits.get("ruled first", 0.0) / (1 + others) ** 2
        return found


def _aspects(option: Option) -> Mapping[str, Hashable]:
    """Return what may be alike of two titles."""
    looks, before, behind, line = option.standing
    words = option.text.casefold().split()
    return {
        "look": looks,
        "before": before,
        "behind": behind,
        "edges": (before, behind),
        "look and edges": (looks, before, behind),
        "line": line,
        "look and line": (looks, line),
        "all": option.standing,
        "first word": words[0] if words else "",
        "last word": words[-1] if words else "",
    }
