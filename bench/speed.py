"""Measure pubtool beside its peers: `python bench/speed.py [FILE.bib]`.

Without a file, one of 10,000 made-up entries with the statistics of real ones is measured
(`bench/inputs.py`). Prints tables: CPU seconds, peak memory, ratios round by round (least, median,
greatest), and how each task grows up to 100,000 entries: in each round the sizes take turns, and a
ratio is that of neighbours. A peer that is not installed is named.

    --runs N        rounds (7 unless told; 21 for starting)
    --growth-runs N rounds of the growth table (7 unless told)
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

from tasks import FILE, HERE, ONE, PARSE_STRING, PYTHON, STARTS, TASKS, Peer, Task
from timing import Run, Spread, paired

ENTRIES = 10_000
GROWTH = (12_500, 25_000, 50_000, 100_000)
#: The most that twice the entries may cost, and the most memory, as a ratio to `parse_string`.
MOST_GROWTH, MOST_MEMORY = 2.2, 1.3
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
    """One task at one number of entries: CPU seconds and MiB.

    `beside` is the ratio of memory to that of `parse_string`, `ratio` that of CPU to half as many
    entries, None for the fewest.
    """

    task: str
    entries: int
    seconds: Spread
    memory: float
    beside: float
    ratio: Spread | None

    @property
    def figures(self) -> dict[str, object]:
        """The row as JSON has it."""
        ratio = self.ratio and self.ratio._asdict()
        return {**self._asdict(), "seconds": self.seconds._asdict(), "ratio": ratio}

    @property
    def verdict(self) -> str:
        """Whether it is within its bars."""
        is_over = self.beside > MOST_MEMORY or (self.ratio and self.ratio.median > MOST_GROWTH)
        return "OVER" if is_over else "within"


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
    return Compared(
        task.name,
        peer,
        Spread.of([run.cpu for run in ours]),
        Spread.of([run.cpu for run in theirs]),
        _ratio(ours, theirs),
        Spread.of([one.memory / other.memory for one, other in zip(ours, theirs, strict=True)]),
    )


def _ratio(ours: list[Run], theirs: list[Run]) -> Spread:
    """Return the ratios of CPU, round by round."""
    return Spread.of([one.cpu / other.cpu for one, other in zip(ours, theirs, strict=True)])


def growth(task: Task, folder: Path, runs: int, floors: list[float]) -> list[Grown]:
    """Return what a task costs for more and more entries; prints each row.

    `floors` are the MiB that `parse_string` takes for as many.
    """
    commands = [command(task.command, made(entries, folder), folder) for entries in GROWTH]
    sizes = paired(commands, runs, folder, warm=False)
    found = []
    for number, (entries, here) in enumerate(zip(GROWTH, sizes, strict=True)):
        memory = max(run.memory for run in here)
        ratio = _ratio(here, sizes[number - 1]) if number else None
        seconds = Spread.of([run.cpu for run in here])
        row = Grown(task.name, entries, seconds, memory, memory / floors[number], ratio)
        print_grown(row)
        found.append(row)
    return found


def floors(folder: Path) -> list[float]:
    """Return the MiB that `parse_string` takes for each number of entries."""
    commands = [command(PARSE_STRING, made(entries, folder), folder) for entries in GROWTH]
    return [runs[0].memory for runs in paired(commands, 1, folder, warm=False)]


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
        f" | {_spelled(row.cpu)}"
        f" | {row.memory.median:.2f} | {', memory '.join(bars)} | {row.verdict} |",
        flush=True,
    )


def print_grown(row: Grown) -> None:
    """Print a row of the growth table."""
    ratio = _spelled(row.ratio) if row.ratio else ""
    figures = f"{row.seconds.median:.2f} | {row.memory:.0f} | {row.beside:.2f} | {ratio}"
    print(f"| {row.task} | {row.entries:,} | {figures} | {row.verdict} |", flush=True)


def _spelled(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.least:.2f} to {spread.greatest:.2f})"


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
    parser.add_argument("--growth-runs", type=int, default=7)
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
    times = "times half as many (least to greatest)"
    print_head("task", "entries", "CPU s", "MiB", "times parse_string", times, "")
    memory = floors(folder)
    growing = [task for task in TASKS if task.grows]
    return rows, [
        row for task in growing for row in growth(task, folder, asked.growth_runs, memory)
    ]


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
    figures = {"compared": [row.figures for row in rows], "grown": [row.figures for row in grown]}
    write(asked.json, figures)
    write(asked.store, {row.name: round(row.cpu.median, 3) for row in rows})
    if asked.guard:
        lines = worse(rows, json.loads(asked.guard.read_text(encoding="utf-8")))
        print("\n".join(["", *(lines or ["nothing costs more than it did"])]))
        sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
