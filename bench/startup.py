"""Print what starting pubtool costs, beside importing the libraries that it cannot do without.

usage: python bench/startup.py [RUNS]

CPU seconds (user + system) of child processes. Every round runs each command once, so that a busy
machine slows all of them alike; the ratio is that of the medians over RUNS rounds (21 unless told,
at least 15). The first round is not counted: it writes the .pyc files.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LEAST_RUNS = 15
DEFAULT_RUNS = 21


class Comparison(NamedTuple):
    """A command of pubtool, the Python statement it is measured against, and the highest ratio."""

    arguments: tuple[str, ...]
    peer: str
    bar: float


COMPARISONS = (
    Comparison(("--version",), "import click", 1.3),
    Comparison(("--help",), "import click", 1.3),
    Comparison(("render", "--selected"), "import click, jinja2, bibtexparser", 1.35),
)


def pubtool() -> list[str]:
    """Return the command that starts pubtool: the installed script, else `python -m pubtool`.

    The script is what users run, and `-m` costs a little more.
    """
    script = Path(sys.executable).with_name("pubtool")
    return [str(script)] if script.exists() else [sys.executable, "-m", "pubtool"]


def cpu_seconds(command: list[str]) -> float:
    """Return the user and system CPU seconds that one run of the command took.

    Ends the benchmark if the command fails: a crash is fast and would look like a good result.
    """
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def measure(commands: list[list[str]], runs: int) -> list[float]:
    """Return the median CPU seconds of each command, the runs of all of them interleaved."""
    rounds = [[cpu_seconds(command) for command in commands] for _ in range(runs + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]


def main() -> None:
    """Measure and print one line for each comparison."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_RUNS
    if runs < LEAST_RUNS:
        sys.exit(f"needs at least {LEAST_RUNS} runs")
    start = pubtool()
    peers = list(dict.fromkeys(comparison.peer for comparison in COMPARISONS))
    commands = [[*start, *comparison.arguments] for comparison in COMPARISONS]
    commands += [[sys.executable, "-c", peer] for peer in peers]
    medians = measure(commands, runs)
    peer_seconds = dict(zip(peers, medians[len(COMPARISONS) :], strict=True))
    print(f"{' '.join(start)}, median CPU seconds of {runs} runs")
    for comparison, seconds in zip(COMPARISONS, medians, strict=False):
        ratio = seconds / peer_seconds[comparison.peer]
        verdict = "within" if ratio <= comparison.bar else "OVER"
        print(
            f"{' '.join(comparison.arguments):18} {seconds:.3f}"
            f"   {comparison.peer:35} {peer_seconds[comparison.peer]:.3f}"
            f"   ratio {ratio:.2f}, {verdict} the bar of {comparison.bar}"
        )


if __name__ == "__main__":
    main()
