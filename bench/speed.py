"""Measure pubtool beside its peers: `python bench/speed.py [FILE.bib]`.

Without a file, one of 10,000 made-up entries with the statistics of real ones is measured
(`bench/inputs.py`). Prints tables: CPU seconds, peak memory, ratios round by round (least, median,
greatest), and how each task grows up to 100,000 entries. A peer that is not installed is named.

    --runs N        rounds (7 unless told; 21 for starting)
    --slow          also peers that take long; these run once
    --no-growth     only the one file
    --json FILE     write all figures
    --store FILE    write the median ratios, for --guard
    --guard FILE    compare with stored ratios; exits 1 and names what got worse by more than noise
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tasks import FILE, HERE, ONE, PYTHON, STARTS, TASKS, Peer, Task
from timing import Run, Spread, paired

ENTRIES = 10_000
GROWTH = (12_500, 25_000, 50_000, 100_000)
MOST_GROWTH = 2.2
START_RUNS = 21
#: A ratio that is larger than before by less than this is noise, whatever the spread was.
NOISE = 0.10


class Compared(NamedTuple):
    """One task beside one peer: CPU seconds of both, MiB of both, and the ratios ours / theirs."""

    task: str
    peer: Peer
    seconds: Spread
    theirs: Spread
    cpu: Spread
    memory: Spread

    @property
    def name(self) -> str:
        """What the comparison is called in stored tables."""
        return f"{self.task} / {self.peer.name}"

    @property
    def figures(self) -> dict[str, object]:
        """The comparison as JSON has it."""
        spreads = {"seconds": self.seconds, "theirs": self.theirs, "cpu": self.cpu}
        found = {name: spread._asdict() for name, spread in spreads.items()}
        return {"name": self.name, **found, "memory": self.memory._asdict()}

    @property
    def verdict(self) -> str:
        """Whether it is within its bars."""
        bars = ((self.cpu.median, self.peer.bar), (self.memory.median, self.peer.memory_bar))
        given = [(value, bar) for value, bar in bars if bar]
        if not given:
            return ""
        return "within" if all(value <= bar for value, bar in given) else "OVER"


class Grown(NamedTuple):
    """One task at one number of entries: CPU seconds, MiB, and the ratio to half as many."""

    task: str
    entries: int
    seconds: float
    memory: float
    ratio: float


def command(parts: tuple[str, ...], file: Path, folder: Path) -> list[str]:
    """Return a command with the names of the files in it."""
    names = {FILE: str(file), ONE: str(folder / "one.bib")}
    return [_filled(part, names) for part in parts]


def _filled(part: str, names: dict[str, str]) -> str:
    for placeholder, name in names.items():
        part = part.replace(placeholder, name)
    return part


def compare(task: Task, file: Path, folder: Path, runs: int, *, slow: bool) -> list[Compared]:
    """Return a task beside each of its peers that is here; prints each row when it is known."""
    found = []
    for peer in task.peers:
        if not peer.is_here or (peer.slow and not slow):
            continue
        commands = [command(each.command, file, folder) for each in (task, peer)]
        ours, theirs = paired(commands, 1 if peer.slow else runs, folder)
        row = _compared(task, peer, ours, theirs)
        print_compared(row)
        found.append(row)
    return found


def _compared(task: Task, peer: Peer, ours: list[Run], theirs: list[Run]) -> Compared:
    pairs = list(zip(ours, theirs, strict=True))
    return Compared(
        task.name,
        peer,
        Spread.of([run.cpu for run in ours]),
        Spread.of([run.cpu for run in theirs]),
        Spread.of([one.cpu / other.cpu for one, other in pairs]),
        Spread.of([one.memory / other.memory for one, other in pairs]),
    )


def growth(task: Task, folder: Path) -> list[Grown]:
    """Return what a task costs for more and more entries; prints each row when it is known."""
    found: list[Grown] = []
    for entries in GROWTH:
        file = made(entries, folder)
        (runs,) = paired([command(task.command, file, folder)], 2, folder)
        seconds = min(run.cpu for run in runs)
        ratio = seconds / found[-1].seconds if found else 0.0
        row = Grown(task.name, entries, seconds, max(run.memory for run in runs), ratio)
        print_grown(row)
        found.append(row)
    return found


def made(entries: int, folder: Path) -> Path:
    """Return a made-up file of so many entries; made in a process of its own, to stay small."""
    path = folder / f"{entries}.bib"
    if not path.exists():
        arguments = [PYTHON, str(HERE / "inputs.py"), str(entries), str(path)]
        subprocess.run(arguments, check=True)
    return path


def print_head(*names: str) -> None:
    """Print the head of a table, in Markdown."""
    print(f"\n| {' | '.join(names)} |\n|{'---|' * len(names)}", flush=True)


def print_compared(row: Compared) -> None:
    """Print a row of the table of comparisons."""
    bars = [f"{bar:g}" for bar in (row.peer.bar, row.peer.memory_bar) if bar]
    print(
        f"| {row.task} | {row.seconds.median:.3f} | {row.peer.name} | {row.theirs.median:.3f}"
        f" | {row.cpu.median:.2f} ({row.cpu.least:.2f} to {row.cpu.greatest:.2f})"
        f" | {row.memory.median:.2f} | {', memory '.join(bars)} | {row.verdict} |",
        flush=True,
    )


def print_grown(row: Grown) -> None:
    """Print a row of the doubling table."""
    ratio = f"{row.ratio:.2f}" if row.ratio else ""
    ratio += " OVER" if row.ratio > MOST_GROWTH else ""
    figures = f"{row.seconds:.2f} | {row.memory:.0f} | {ratio}"
    print(f"| {row.task} | {row.entries:,} | {figures} |", flush=True)


def print_absent() -> None:
    """Name the peers that are not installed, and how they would be."""
    absent = {peer.name: peer.install for task in TASKS for peer in task.peers if not peer.is_here}
    for name, install in absent.items():
        print(f"\nnot here: {name} ({install})")


def worse(rows: list[Compared], stored: dict[str, float]) -> list[str]:
    """Return what costs more than it did, by more than the noise of its own runs."""
    found = []
    for row in rows:
        before = stored.get(row.name)
        # The least ratio of this run has to be above: a busy machine makes few runs slow, not all.
        if before and row.cpu.median > before * (1 + NOISE) and row.cpu.least > before:
            found.append(f"{row.name}: {row.cpu.median:.2f}, was {before:.2f}")
    return found


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.bib")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--no-growth", action="store_true")
    for name in ("--json", "--store", "--guard"):
        parser.add_argument(name, type=Path, metavar="FILE")
    return parser.parse_args()


def measured(asked: argparse.Namespace, folder: Path) -> tuple[list[Compared], list[Grown]]:
    """Measure and print all that is asked for."""
    made(1, folder).rename(folder / "one.bib")
    file = asked.file.resolve() if asked.file else made(ENTRIES, folder)
    rows: list[Compared] = []
    ratio = "ratio (least to greatest)"
    print_head("task", "CPU s", "peer", "CPU s", ratio, "memory", "bar", "")
    for task in STARTS:
        rows += compare(task, file, HERE.parent, START_RUNS, slow=False)
    for task in TASKS:
        rows += compare(task, file, folder, asked.runs, slow=asked.slow)
    if asked.no_growth:
        return rows, []
    print_head("task", "entries", "CPU s", "MiB", "times half as many")
    return rows, [row for task in TASKS if task.grows for row in growth(task, folder)]


def write(path: Path | None, figures: object) -> None:
    """Write figures as JSON, where a file is named."""
    if path is not None:
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and compare with what was stored."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        rows, grown = measured(asked, Path(folder))
    print_absent()
    figures = {"compared": [row.figures for row in rows], "grown": [row._asdict() for row in grown]}
    write(asked.json, figures)
    write(asked.store, {row.name: round(row.cpu.median, 3) for row in rows})
    if asked.guard:
        lines = worse(rows, json.loads(asked.guard.read_text(encoding="utf-8")))
        print("\n".join(["", *(lines or ["nothing costs more than it did"])]))
        sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
