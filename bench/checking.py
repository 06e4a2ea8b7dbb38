"""Measure `pubtool check` beside bibtexparser: `python bench/checking.py [FILE.bib]`.

Prints the CPU ratio of the whole command to a process that only calls `bibtexparser.parse_string`
on the same file (the two alternate, the best of several runs counts), then the growth up to 100,000
entries. Without a file, one of realistic entries is made, the same every time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from reading import ENTRIES, synthetic

RUNS = 5
GROWTH = (12_500, 25_000, 50_000, 100_000)
BAR = 1.0

CHECK = ("-m", "pubtool", "check")
PARSE = (
    "-c",
    """
import logging, pathlib, sys, bibtexparser
logging.disable()
bibtexparser.parse_string(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
""",
)


def cpu(arguments: tuple[str, ...], path: Path) -> float:
    """Return the CPU seconds of one Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # In the file's folder, away from the `pubtool.toml` of this repository: it names an owner, and
    # each of ten thousand other papers would lack that name.
    subprocess.run(
        [sys.executable, *arguments, path.name],
        stdout=subprocess.DEVNULL,
        check=False,
        cwd=path.parent,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(path: Path) -> None:
    """Print what checking a file costs beside reading it with bibtexparser."""
    pairs = [(cpu(CHECK, path), cpu(PARSE, path)) for _ in range(RUNS)]
    ours, theirs = (min(times) for times in zip(*pairs, strict=True))
    print(
        f"check {ours:.2f} s, bibtexparser.parse_string {theirs:.2f} s:"
        f" ratio {ours / theirs:.2f} (at most {BAR:.1f})"
    )


def growth(path: Path) -> None:
    """Print how the time grows when the number of entries doubles."""
    before = 0.0
    for entries in GROWTH:
        path.write_text(synthetic(entries), encoding="utf-8")
        seconds = min(cpu(CHECK, path) for _ in range(2))
        ratio = f", {seconds / before:.2f} times that of half as many" if before else ""
        print(f"{entries:7,} entries: {seconds:.2f} s{ratio}")
        before = seconds


def main(arguments: list[str]) -> None:
    """Run all measurements, on the named file or on a synthetic one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "synthetic.bib")
        path.write_text(synthetic(ENTRIES), encoding="utf-8")
        compare(Path(arguments[0]).resolve() if arguments else path)
        growth(path)


if __name__ == "__main__":
    main(sys.argv[1:])
