"""What the measurements rest on: the same inputs every time, and a guard that names what is slower.

Nothing is timed here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import parse

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).resolve().parent.parent / "bench"
ENTRIES = 300


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import speed

    module: ModuleType = speed
    return module


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import tasks

    module: ModuleType = tasks
    return module


def made(path: Path, seed: str) -> Path:
    """Return a made-up file, made in a process whose hashes are seeded like this."""
    arguments = [sys.executable, str(BENCH / "inputs.py"), str(ENTRIES), str(path)]
    subprocess.run(arguments, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    return path


def compared(speed: ModuleType, tasks: ModuleType, cpu: tuple[float, float, float]) -> object:
    """Return a comparison with these ratios: the least, the median, the greatest."""
    spread = speed.Spread(*cpu)
    peer = tasks.Peer("other", ("other",), "anywhere", bar=1.0)
    return speed.Compared("check", peer, spread, spread, spread, spread)


def test_the_same_number_of_entries_makes_the_same_file_in_every_process(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.bib", "1"), made(tmp_path / "b.bib", "2")
    assert first.read_bytes() == second.read_bytes()


def test_a_made_up_file_has_as_many_entries_as_asked_for_and_no_broken_one(tmp_path: Path) -> None:
    document = parse(made(tmp_path / "a.bib", "1").read_text(encoding="utf-8"))
    assert len(document.entries) == ENTRIES
    assert document.findings == []


def test_the_guard_says_nothing_of_what_costs_as_much_as_before(
    speed: ModuleType, tasks: ModuleType
) -> None:
    assert speed.worse([compared(speed, tasks, (0.8, 0.9, 1.0))], {"check / other": 0.9}) == []


def test_the_guard_says_nothing_where_only_some_runs_are_slower(
    speed: ModuleType, tasks: ModuleType
) -> None:
    assert speed.worse([compared(speed, tasks, (0.8, 1.4, 1.5))], {"check / other": 0.9}) == []


def test_the_guard_says_nothing_of_what_it_has_no_figure_for(
    speed: ModuleType, tasks: ModuleType
) -> None:
    assert speed.worse([compared(speed, tasks, (9.0, 9.0, 9.0))], {"list / other": 0.9}) == []


def test_the_guard_names_what_became_slower_in_every_run(
    speed: ModuleType, tasks: ModuleType
) -> None:
    found = speed.worse([compared(speed, tasks, (1.1, 1.2, 1.3))], {"check / other": 0.9})
    assert found == ["check / other: 1.20, was 0.90"]


@pytest.mark.parametrize(
    ("median", "verdict"),
    [
        pytest.param(0.99, "within", id="below the bar it is within"),
        pytest.param(1.01, "OVER", id="above the bar it is over"),
    ],
)
def test_a_ratio_is_judged_by_its_bar(
    speed: ModuleType, tasks: ModuleType, median: float, verdict: str
) -> None:
    assert compared(speed, tasks, (0.1, median, 9.0)).verdict == verdict  # type: ignore[attr-defined]  # a module of bench/


@pytest.mark.parametrize(
    ("beside", "ratio", "verdict"),
    [
        pytest.param(1.3, 2.2, "within", id="at both bars"),
        pytest.param(1.3, None, "within", id="the fewest entries"),
        pytest.param(1.31, 2.0, "OVER", id="too much memory"),
        pytest.param(1.0, 2.21, "OVER", id="more than its share of time"),
    ],
)
def test_growth_is_judged_by_time_and_memory(
    speed: ModuleType, beside: float, ratio: float | None, verdict: str
) -> None:
    seconds = speed.Spread(1.0, 1.0, 1.0)
    spread = ratio and speed.Spread(1.0, ratio, 9.0)
    assert speed.Grown("check", 100, seconds, 50.0, beside, spread).verdict == verdict


def test_every_task_that_has_a_bar_has_a_peer_that_comes_with_pubtool_or_says_how_to_get_it(
    tasks: ModuleType,
) -> None:
    for task in (*tasks.STARTS, *tasks.TASKS):
        for peer in task.peers:
            assert peer.install, f"{task.name}: how is {peer.name} installed?"


def version(folder: Path, text: str) -> Path:
    """Return the sources of a pubtool that prints this text, whatever it is asked for."""
    package = folder / "pubtool" / "cli"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "__init__.py").write_text("cli = None\n", encoding="utf-8")
    run = f"def run(cli, arguments):\n    print({text!r})\n    return 0\n"
    (package / "running.py").write_text(run, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("new", "status", "last"),
    [
        pytest.param("old", 0, "13 runs on 1 files, 0 differ", id="the same output ends with 0"),
        pytest.param("new", 1, "13 runs on 1 files, 13 differ", id="another output ends with 1"),
    ],
)
def test_two_versions_are_compared_by_what_they_print(
    tmp_path: Path, new: str, status: int, last: str
) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@misc{a, title = {T}}\n", encoding="utf-8")
    sources = [version(tmp_path / name, text) for name, text in (("1", "old"), ("2", new))]
    arguments = [sys.executable, str(BENCH / "same_output.py"), *map(str, sources), str(file)]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (status, last)
