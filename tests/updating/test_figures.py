"""The two figures of the decision, on real metadata: `bench/updating.py` makes and counts them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pubtool.updating.decision import decide

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).resolve().parent.parent.parent / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import updating

    module: ModuleType = updating
    return module


def test_every_published_version_with_metadata_on_both_sides_is_accepted(
    bench: ModuleType, shared: Path
) -> None:
    pairs = bench.right_pairs(shared)
    assert len(pairs) > 800
    assert [pair for pair in pairs if not decide(pair.preprint, pair.candidate).accepted] == []


def test_none_of_thousands_of_wrong_candidates_is_accepted(bench: ModuleType, shared: Path) -> None:
    pairs = bench.wrong_pairs(shared)
    assert len(pairs) > 5000
    assert [pair for pair in pairs if decide(pair.preprint, pair.candidate).accepted] == []
