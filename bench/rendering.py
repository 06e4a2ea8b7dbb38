"""Measure rendering beside pandoc and bibtex2html: `python bench/rendering.py [FILE.bib]`.

Prints the CPU seconds (user and system, of the whole child process) that each program takes to
make HTML of all entries, the runs of all of them interleaved, the best of several; then how
pubtool's grow up to 100,000 entries. Without a file, one of realistic entries is made, the same
every time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from reading import ENTRIES, synthetic

GROWTH = (12_500, 25_000, 50_000, 100_000)
MOST_GROWTH = 2.2
#: Python may keep its compiled modules, as it does for users.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


class Peer(NamedTuple):
    """Another program, its arguments before the file, how often it runs, and the highest ratio."""

    command: tuple[str, ...]
    runs: int
    bar: float


PEERS = (
    Peer(("pandoc", "--citeproc", "--from=bibtex", "--to=html"), 1, 0.12),
    Peer(("bibtex2html", "-i", "-q", "-o", "list"), 5, 2.2),
)


def pubtool(path: Path) -> list[str]:
    """Return the command that writes all of a file as HTML: the installed script, else `-m`."""
    script = Path(sys.executable).with_name("pubtool")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "pubtool"]
    return [*start, "--quiet", "--file", str(path), "render", "--all", "--format", "html"]


def cpu_seconds(command: list[str], folder: str) -> float:
    """Return the CPU seconds of one run in a folder; its output goes nowhere.

    Ends the benchmark if the command fails: a crash is fast and would look like a good result.
    """
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=null, stderr=null)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def compare(path: Path, folder: str) -> None:
    """Print what pubtool and each program that is installed take for the file."""
    peers = [peer for peer in PEERS if shutil.which(peer.command[0])]
    ours: list[float] = []
    theirs: dict[Peer, list[float]] = {peer: [] for peer in peers}
    cpu_seconds(pubtool(path), folder)  # writes the .pyc files and compiles the template
    for number in range(max(peer.runs for peer in PEERS)):
        ours.append(cpu_seconds(pubtool(path), folder))
        for peer in peers:
            if number < peer.runs:
                theirs[peer].append(cpu_seconds([*peer.command, str(path)], folder))
    print(f"{path.name}, {path.stat().st_size / 1e6:.1f} MB, CPU seconds")
    print(f"  pubtool render --all --format html    {min(ours):6.2f}")
    for peer, seconds in theirs.items():
        ratio = min(ours) / min(seconds)
        verdict = "within" if ratio <= peer.bar else "OVER"
        print(
            f"  {' '.join(peer.command):37} {min(seconds):6.2f}"
            f"   ratio {ratio:.3f}, {verdict} the bar of {peer.bar}"
        )
    for peer in PEERS:
        if peer not in peers:
            print(f"  {peer.command[0]} is not installed")


def growth(path: Path, folder: str) -> None:
    """Print how the time grows when the number of entries doubles."""
    before = 0.0
    print("growth with the number of entries (pubtool)")
    for entries in GROWTH:
        path.write_text(synthetic(entries), encoding="utf-8")
        seconds = min(cpu_seconds(pubtool(path), folder) for _ in range(2))
        line = f"  {entries:7,} entries {seconds:6.2f}"
        if before:
            ratio = seconds / before
            verdict = "within" if ratio <= MOST_GROWTH else "OVER"
            line += f"   {ratio:.2f} times, {verdict} the bar of {MOST_GROWTH}"
        print(line, flush=True)
        before = seconds


def main(arguments: list[str]) -> None:
    """Run all measurements, on the named file or on a synthetic one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "synthetic.bib")
        path.write_text(synthetic(ENTRIES), encoding="utf-8")
        compare(Path(arguments[0]).resolve() if arguments else path, folder)
        growth(path, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
