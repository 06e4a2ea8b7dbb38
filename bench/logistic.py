"""Logistic models over traits: what makes one row of a group the right one, or a row right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pubtool.pages.reading.traits import Traits

    Numbers = NDArray[np.float64]

#: A trait that fewer rows have is not learnt, and none weighs more than this: what few pages have
#: may be otherwise elsewhere.
_RARE, _MOST = 30, 5.0
#: How much weights count against a model, and how long it is learnt.
_PENALTY, _ROUNDS = 10.0, 300


class Table:
    """Rows of traits as numbers, and what is learnt from them."""

    def __init__(self, rows: Sequence[Traits]) -> None:
        times = Counter(name for row in rows for name, value in row.items() if value)
        self.names = sorted(name for name, count in times.items() if count >= _RARE)
        place = {name: at for at, name in enumerate(self.names)}
        self.values: Numbers = np.zeros((len(rows), len(self.names)))
        for at, row in enumerate(rows):
            for name in row.keys() & place.keys():
                self.values[at, place[name]] = row[name]

    def learnt(self, answers: Numbers, counts: Numbers, groups: Numbers | None) -> dict[str, float]:
        """Return how much each trait weighs.

        `answers` is 1 for a row that is right, `counts` how much each counts. With `groups`, the
        numbers of the groups that the rows form, one row of each is the right one; else each is
        right or not by itself.
        """
        spread = self.values.std(0) + 1e-3
        values = self.values / spread
        weights, speed, size = (np.zeros(len(self.names)) for _ in range(3))
        for number in range(1, _ROUNDS + 1):  # Adam, in smaller steps in the second half
            errors = _errors(values @ weights, answers, groups)
            slope = (values.T @ (errors * counts) + _PENALTY * weights) / counts.sum()
            speed = 0.9 * speed + 0.1 * slope
            size = 0.99 * size + 0.01 * slope**2
            step = 0.1 if number < _ROUNDS / 2 else 0.02
            way = speed / (1 - 0.9**number)
            weights -= step * way / (np.sqrt(size / (1 - 0.99**number)) + 1e-9)
        bounded = np.clip(weights / spread, -_MOST, _MOST).round(2).tolist()
        pairs: list[tuple[str, float]] = list(zip(self.names, bounded, strict=True))
        return {name: value for name, value in pairs if value}


def _errors(sums: Numbers, answers: Numbers, groups: Numbers | None) -> Numbers:
    """Return by how much the chance of each row is wrong."""
    if groups is None:
        return 1 / (1 + np.exp(-sums)) - answers
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    place = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(groups))))
    heavy = np.exp(sums - np.maximum.reduceat(sums, starts)[place])
    right = heavy * answers
    share: Numbers = heavy / np.add.reduceat(heavy, starts)[place]
    return share - right / np.add.reduceat(right, starts)[place]
