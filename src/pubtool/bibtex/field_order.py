"""In which order a file writes the fields of an entry."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pubtool.bibtex.blocks import Entry

    #: Orders of fields, and how many entries have each.
    Orders = Mapping[tuple[str, ...], int]

#: How many names the usual order is found for; rarer ones have none.
_ORDERED = 60


def arranged(names: Sequence[str], own: Orders, usual: Sequence[str]) -> list[str]:
    """Return the names in the order of an entry: that which agrees most with the others.

    `own` are the orders of the entries that count. A name that the entry lacks stands where others
    of them have it, one that none has where it has its place in the `usual` order, an unknown one
    behind its predecessor.
    """
    orders = [*_ranked(own, names), usual]
    found = [name for name in orders[0] if name in names]
    places = {name: place for place, name in enumerate(usual)}
    for name in sorted(names, key=lambda name: places.get(name, len(places))):
        if name not in found:
            _put(found, name, next((order for order in orders if name in order), names))
    return found


def usual_order(entries: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names in their usual order: next is always what most often precedes the rest."""
    counts = Counter(name for names in entries for name in set(names))
    left = [name for name, _ in counts.most_common(_ORDERED)]
    known = set(left)
    before: Counter[tuple[str, str]] = Counter()
    for names in entries:
        present = [name for name in dict.fromkeys(names) if name in known]
        for at, one in enumerate(present):
            before.update((one, other) for other in present[at + 1 :])
    order = []
    while left:
        first = min(left, key=lambda name: _lateness(name, left, before))
        left.remove(first)
        order.append(first)
    return tuple(order)


def _lateness(name: str, others: Sequence[str], before: Counter[tuple[str, str]]) -> float:
    """Return which part of the other names mostly precedes a name, of those that it meets."""
    later = met = 0.0
    for other in others:
        after, ahead = before[other, name], before[name, other]
        if after or ahead:
            met += 1
            later += after / (after + ahead)
    return later / met if met else 1.0


def orders_by_type(entries: Iterable[Entry]) -> dict[str, Counter[tuple[str, ...]]]:
    """Return the orders that the entries of each type have, and how often."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    for entry in entries:
        names = tuple(dict.fromkeys(field.name for field in entry.fields))
        found.setdefault(entry.entry_type, Counter())[names] += 1
    return found


def together(counts: Iterable[Orders]) -> Counter[tuple[str, ...]]:
    """Return the orders of all types."""
    found: Counter[tuple[str, ...]] = Counter()
    for each in counts:
        found.update(each)
    return found


def _ranked(orders: Orders, names: Collection[str]) -> list[tuple[str, ...]]:
    """Return the orders, those first that have many of the names as most others have them."""
    wanted = {order: [name for name in order if name in names] for order in orders}
    votes: Counter[tuple[str, str]] = Counter()
    for order, number in orders.items():
        for pair in combinations(wanted[order], 2):
            votes[pair] += number
    return sorted(
        orders,
        key=lambda order: sum(
            votes[one, other] - votes[other, one] for one, other in combinations(wanted[order], 2)
        ),
        reverse=True,
    )


def _put(arranged: list[str], name: str, order: Sequence[str]) -> None:
    """Put a name behind the nearest one before it in an order, or before the nearest behind it."""
    at = order.index(name)
    for one in reversed(order[:at]):
        if one in arranged:
            arranged.insert(arranged.index(one) + 1, name)
            return
    behind = (arranged.index(one) for one in order[at + 1 :] if one in arranged)
    arranged.insert(next(behind, 0), name)
