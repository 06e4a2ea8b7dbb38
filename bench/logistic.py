"""Logistic models over traits: what makes one row of a group the right one, or a row right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pubtool.pages.reading.traits import Traits

    Numbers = NDArray[np.float64]

#: A trait of rows that count for less is not learnt, and none weighs more than this: what few
#: pages have may be otherwise elsewhere.
_RARE, _MOST = 30, 5.0
#: How much weights count against a model.
_PENALTY = 30.0
#: What keeps logarithms finite.
_TINY = 1e-300


class Before(NamedTuple):
    """Weights that were learnt from other rows, `trust` times as many as there are now."""

    weights: Traits
    trust: float


NOTHING = Before({}, 0.0)


class Table:
    """Rows of traits as numbers, and what is learnt from them.

    `counts` is how much each row counts.
    """

    def __init__(self, rows: Sequence[Traits], counts: Numbers) -> None:
        self.counts = counts
        times: Counter[str] = Counter()
        for row, count in zip(rows, counts.tolist(), strict=True):
            times.update({name: count for name, value in row.items() if value})
        self.names = sorted(name for name, count in times.items() if count >= _RARE)
        place = {name: at for at, name in enumerate(self.names)}
        self.values: Numbers = np.zeros((len(rows), len(self.names)))
        for at, row in enumerate(rows):
            for name in row.keys() & place.keys():
                self.values[at, place[name]] = row[name]

    def learnt(
        self, answers: Numbers, groups: Numbers | None, before: Before = NOTHING
    ) -> dict[str, float]:
        """Return how much each trait weighs.

        `answers` is 1 for a row that is right. With `groups`, the numbers of the groups that the
        rows form, one row of each is the right one; else each is right or not by itself. What was
        learnt `before` stays where these rows say nothing else.
        """
        spread = self.values.std(0) + 1e-3
        values = self.values / spread
        start = np.array([before.weights.get(name, 0.0) for name in self.names]) * spread
        bends = before.trust * _bends(values, values @ start, self.counts, groups)
        bends += _PENALTY * np.eye(len(start))

        def loss(weights: Numbers) -> tuple[float, Numbers]:
            wrong, errors = _wrong(values @ weights, answers, groups)
            back = bends @ (weights - start)
            slope: Numbers = values.T @ (errors * self.counts) + back
            return float(wrong @ self.counts + back @ (weights - start) / 2), slope

        weights: Numbers = minimize(loss, start, jac=True, method="L-BFGS-B").x
        bounded = np.clip(weights / spread, -_MOST, _MOST).round(2).tolist()
        pairs: list[tuple[str, float]] = list(zip(self.names, bounded, strict=True))
        kept = {name: each for name, each in before.weights.items() if name not in self.names}
        return {**kept, **{name: value for name, value in pairs if value}}


def _bends(values: Numbers, sums: Numbers, counts: Numbers, groups: Numbers | None) -> Numbers:
    """Return how much worse rows like these become when weights move, in each two directions.

    These are the second derivatives of what is wrong, where what has the highest sums is right.
    """
    if groups is None:
        share = expit(sums)
        found: Numbers = (values * (counts * share * (1 - share))[:, None]).T @ values
        return found
    starts, place = _places(groups)
    heavy = np.exp(sums - np.maximum.reduceat(sums, starts)[place])
    share = heavy / np.add.reduceat(heavy, starts)[place]
    means = np.add.reduceat(values * share[:, None], starts)
    apart = values - means[place]
    within: Numbers = (apart * (counts * share)[:, None]).T @ apart
    return within


def _places(groups: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where each group begins, and of which group each row is."""
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    return starts, np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(groups))))


def _wrong(sums: Numbers, answers: Numbers, groups: Numbers | None) -> tuple[Numbers, Numbers]:
    """Return how much each row adds to what is wrong, and how that grows with its sum."""
    if groups is None:
        return np.logaddexp(0, sums) - answers * sums, expit(sums) - answers
    starts, place = _places(groups)
    heavy = np.exp(sums - np.maximum.reduceat(sums, starts)[place])
    right = heavy * answers
    all_, ours = np.add.reduceat(heavy, starts), np.add.reduceat(right, starts)
    wrong = np.zeros(len(sums))
    wrong[starts] = np.log(all_) - np.log(ours + _TINY)
    share: Numbers = heavy / all_[place]
    return wrong, share - right / (ours + _TINY)[place]
