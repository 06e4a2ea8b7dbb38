"""Measure reading beside bibtexparser: `python bench/reading.py [FILE.bib]`.

Prints CPU ratios (the two alternate, the best of several runs counts), the growth up to 100,000
entries, and the ratio of peak memory, each reader in a process of its own. Without a file, one of
realistic entries is made, the same every time.
"""

from __future__ import annotations

import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string

from pubtool.bibtex import parse

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5
ENTRIES = 10_000
READERS: dict[str, Callable[[str], object]] = {"pubtool": parse, "bibtexparser": parse_string}
TEXT = (
    "learning efficient attention {GPU} transactions of hybrid analytical storage for large models "
    "towards query optimization with {\\'e}tude adaptive indexes and graphs on modern hardware"
)
WORDS = tuple(TEXT.split())
FAMILIES = ("Zhang", 'M{\\"u}ller', "de la Fontaine", "Smith", "O'Neil", "{\\AA}gren", "Li")
GIVEN = ("Jintao", "Anna Maria", "J. R.", "Chao", "Louise", "Igor")


def synthetic(entries: int) -> str:
    """Return a file of `entries` entries with macros, `#`, abstracts and months."""
    dice = random.Random(entries)  # noqa: S311  # no secret here; the same file every time
    blocks = ['@string{tods = "ACM Transactions on Database Systems"}\n']
    for number in range(entries):
        names = [f"{dice.choice(FAMILIES)}, {dice.choice(GIVEN)}" for _ in range(4)]
        title = " ".join(dice.choices(WORDS, k=9))
        blocks.append(
            f"@article{{key{number},\n  author    = {{{' and '.join(names)}}},\n"
            f"  title     = {{{title}}},\n  journal   = tods,\n"
            f"  year      = {dice.randint(1980, 2025)},\n"
            f'  month     = "{dice.randint(1, 28)}~" # jan,\n  volume    = {dice.randint(1, 60)},\n'
            f"  pages     = {{{number}--{number + 12}}},\n  doi       = {{10.1000/{number}}},\n"
            f"  abstract  = {{{' '.join(dice.choices(WORDS, k=60))}}},\n"
            f"  url       = {{https://example.org/papers/{number}.pdf}}\n}}\n\n"
        )
    return "".join(blocks)


def cpu(reader: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of one reading, the result thrown away included."""
    start = time.process_time()
    reader(text)
    return time.process_time() - start


def best(text: str) -> dict[str, float]:
    """Return the best CPU seconds of each reader, the readers taking turns."""
    times: dict[str, list[float]] = {name: [] for name in READERS}
    for _ in range(RUNS):
        for name, reader in READERS.items():
            times[name].append(cpu(reader, text))
    return {name: min(seconds) for name, seconds in times.items()}


def peak(reader: str, path: Path) -> int:
    """Return the peak memory, in KiB, of a process that reads the file and keeps the result."""
    command = [sys.executable, __file__, "--peak", reader, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)


def report_peak(reader: str, path: Path) -> None:
    """Read the file, keep the result, and print the peak memory of this process in KiB.

    Linux hands the peak of the parent on to the child in `ru_maxrss`, so its own is asked for.
    """
    kept = READERS[reader](path.read_text(encoding="utf-8", errors="replace"))
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    del kept


def compare(title: str, text: str) -> None:
    """Print both readers' CPU seconds and peak memory on one text."""
    seconds = best(text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input.bib")
        path.write_text(text, encoding="utf-8")
        memory = {name: peak(name, path) for name in READERS}
    ours, theirs = seconds["pubtool"], seconds["bibtexparser"]
    print(f"{title}: {len(text) / 1e6:.1f} MB, {len(parse(text).entries)} entries")
    print(f"  CPU    {ours:7.3f} s of {theirs:7.3f} s: {ours / theirs:.2f} of bibtexparser")
    ours, theirs = memory["pubtool"] / 1024, memory["bibtexparser"] / 1024
    print(f"  memory {ours:7.0f} MiB of {theirs:5.0f} MiB: {ours / theirs:.2f} of bibtexparser")


def growth() -> None:
    """Print how the time grows when the number of entries doubles, up to 100,000."""
    before = 0.0
    print("growth with the number of entries (pubtool)")
    for entries in (12_500, 25_000, 50_000, 100_000):
        text = synthetic(entries)
        seconds = min(cpu(parse, text) for _ in range(3))
        ratio = f"{seconds / before:.2f} times" if before else ""
        print(f"  {entries:7d} {seconds:7.3f} s {ratio}")
        before = seconds


def main(arguments: list[str]) -> None:
    """Run all measurements, on the named file or on a synthetic one."""
    logging.disable(logging.CRITICAL)
    if arguments[:1] == ["--peak"]:
        report_peak(arguments[1], Path(arguments[2]))
    elif arguments:
        for name in arguments:
            text = Path(name).read_bytes().decode("utf-8", errors="replace")
            compare(name, text)
    else:
        compare("synthetic", synthetic(ENTRIES))
        growth()


if __name__ == "__main__":
    main(sys.argv[1:])
