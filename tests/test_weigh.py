"""What is learnt from pages is what tells: `bench/logistic.py`, which needs numpy and scipy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

np = pytest.importorskip("numpy", reason="numpy is not here; it comes with .[dev]")
pytest.importorskip("scipy", reason="scipy is not here; it comes with .[dev]")

BENCH = Path(__file__).resolve().parent.parent / "bench"
UNITS = 40


@pytest.fixture
def logistic(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import logistic

    module: ModuleType = logistic
    return module


def test_what_the_right_one_of_each_group_has_weighs_most(logistic: ModuleType) -> None:
    rows = [{"in bold": 1.0, "first": 1.0}, {"first": 1.0}, {"noise": 1.0}] * UNITS
    answers = np.array([1.0, 0.0, 0.0] * UNITS)
    groups = np.repeat(np.arange(float(UNITS)), 3)
    weights = logistic.Table(rows, np.ones(len(rows))).learnt(answers, groups)
    assert max(weights, key=lambda name: weights[name]) == "in bold"
    assert weights["in bold"] > 1 > weights.get("noise", 0.0)


def test_what_does_not_count_teaches_nothing(logistic: ModuleType) -> None:
    rows = [{"always": 1.0, "talk": 1.0}, {"always": 1.0, "paper": 1.0}] * UNITS
    answers = np.array([1.0, 1.0] * UNITS)
    weights = logistic.Table(rows, np.array([0.0, 1.0] * UNITS)).learnt(answers, None)
    assert weights.get("talk", 0.0) <= 0 < weights["always"]


def test_what_few_rows_have_is_not_learnt_and_no_weight_is_large(logistic: ModuleType) -> None:
    rows = [{"often": 1.0}, {}] * UNITS + [{"seldom": 1.0}]
    answers = np.array([1.0, 0.0] * UNITS + [1.0])
    weights = logistic.Table(rows, np.ones(len(rows))).learnt(answers, None)
    assert "seldom" not in weights
    assert 0 < weights["often"] <= 5


def test_what_a_row_says_that_counts_for_many_is_learnt(logistic: ModuleType) -> None:
    rows = [{"rules": 1.0}, {}] * UNITS + [{"rules": 1.0}, {"unknown": 1.0}]
    answers = np.array([1.0, 0.0] * UNITS + [0.0, 1.0])
    counts = np.array([1.0] * 2 * UNITS + [4.0 * UNITS] * 2)
    weights = logistic.Table(rows, counts).learnt(answers, None)
    assert weights["rules"] < 0 < weights["unknown"]
    alike = logistic.Table(rows, np.ones(len(rows))).learnt(answers, None)
    assert "unknown" not in alike
    assert alike["rules"] > 0


@pytest.mark.parametrize("grouped", [False, True])
def test_what_was_learnt_before_gives_way_only_to_more_rows(
    logistic: ModuleType, grouped: bool
) -> None:
    rows = [{"bold": 1.0}, {}] * UNITS
    answers = np.array([0.0, 1.0] * UNITS)
    groups = np.repeat(np.arange(float(UNITS)), 2) if grouped else None
    table = logistic.Table(rows, np.ones(len(rows)))
    known = {"bold": 2.0, "quoted": 3.0}

    def bold(trust: float) -> float:
        learnt = table.learnt(answers, groups, logistic.Before(known, trust))
        assert learnt["quoted"] == 3.0
        return float(learnt.get("bold", 0.0))

    assert bold(0.0) < 0 < bold(10.0) < 2.0
    assert bold(100.0) > 1.5
