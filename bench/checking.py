"""Measure checking beside bibtexparser: `python bench/checking.py [FILE.bib]`.

Prints the CPU ratio of all default rules, reading included, to `bibtexparser.parse_string` on the
same text (the two alternate, the best of several runs counts), and the growth up to 100,000
entries. Without a file, one of realistic entries is made, the same every time.
"""

from __future__ import annotations

import datetime
import logging
import sys
from pathlib import Path

from bibtexparser.entrypoint import parse_string

from pubtool.checking import examine
from pubtool.config import Config
from pubtool.files import Source
from pubtool.rules.engine import default_rules
from reading import ENTRIES, cpu, synthetic

RUNS = 3
GROWTH = (12_500, 25_000, 50_000, 100_000)
BAR = 1.0


def check(text: str) -> object:
    """Read and check a text with the default rules."""
    sources = [Source("bench.bib", text)]
    return examine(sources, Config(), datetime.date(2026, 1, 1), default_rules())


def main(arguments: list[str]) -> None:
    """Print the ratio, then the growth."""
    logging.disable()
    text = Path(arguments[0]).read_text(encoding="utf-8") if arguments else synthetic(ENTRIES)
    pairs = [(cpu(check, text), cpu(parse_string, text)) for _ in range(RUNS)]
    ours, theirs = (min(times) for times in zip(*pairs, strict=True))
    print(
        f"{len(text) / 1e6:.1f} MB: check {ours:.2f} s, bibtexparser {theirs:.2f} s,"
        f" ratio {ours / theirs:.2f} (at most {BAR:.1f})"
    )
    before = 0.0
    for entries in GROWTH:
        time = min(cpu(check, synthetic(entries)) for _ in range(2))
        grown = f", {time / before:.2f} times that of half as many" if before else ""
        print(f"{entries:7,} entries: {time:.2f} s{grown}")
        before = time


if __name__ == "__main__":
    main(sys.argv[1:])
