"""Compare reading with bibtex, biber and bibtexparser: `python bench/fidelity.py PATH...`.

A path is a .bib file or a folder of them. For each reader: how many entries, fields and names were
compared, how many differ, and in which class each difference falls, as decided by code
(`tests/other_readers`). What falls in no class is printed in full; there should be nothing.
Programs that are not installed are left out. biber takes a second per file: it gets the small ones.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from other_readers import with_biber, with_bibtex, with_bibtexparser, with_pubtool
from other_readers.biber_reasons import biber_reason
from other_readers.biber_terms import DataModel, our_terms, their_terms
from other_readers.bibtex_reasons import bibtex_reason
from other_readers.bibtexparser_reasons import bibtexparser_reason
from other_readers.comparison import Comparison, Difference, compare
from other_readers.context import Context
from pubtool.errors import PubtoolError
from pubtool.files import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from other_readers.with_pubtool import Ours

#: Larger files take biber minutes.
BIBER_LIMIT = 60_000
UNEXPLAINED = "unexplained"

Examined = tuple[Comparison, Context]


class Reader(NamedTuple):
    """Another reader: how a text is compared with it, and why they differ."""

    name: str
    compare: Callable[[str, Ours], Examined]
    reason: Callable[[Difference, Context], str | None]
    limit: int = sys.maxsize


class Tally:
    """What the comparisons with one reader found, over all files."""

    def __init__(self) -> None:
        self.files = 0
        self.compared: Counter[str] = Counter()
        self.differ: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()

    def add(self, reader: Reader, path: Path, examined: Examined) -> None:
        """Count one file's comparison, and print what is unexplained."""
        comparison, context = examined
        self.files += 1
        self.compared += comparison.compared
        for difference in comparison.differences:
            reason = reader.reason(difference, context) or UNEXPLAINED
            self.classes[reason] += 1
            self.differ[item(difference)] += 1
            if reason == UNEXPLAINED:
                print(f"{reader.name}: {path}: {difference.kind} {difference.field}", end=" ")
                print(f"[{difference.key}]\n  {difference.ours!r}\n  {difference.theirs!r}")

    def report(self, name: str) -> None:
        """Print the counts."""
        print(f"\n{name}: {self.files} files")
        for kind in ("entries", "fields", "names"):
            print(f"  {self.compared[kind]:7,} {kind} compared, {self.differ[kind]:,} differ")
        for reason, count in sorted(self.classes.items(), key=lambda pair: -pair[1]):
            print(f"  {count:7,} {reason}")
        if not self.classes[UNEXPLAINED]:
            print(f"  {0:7} {UNEXPLAINED}")


def item(difference: Difference) -> str:
    """Return what kind of item differs: an entry (or its type), a field, a name (or a list)."""
    if difference.kind.startswith("name"):
        return "names"
    return (
        "entries" if difference.kind.startswith("entry") or difference.kind == "type" else "fields"
    )


def readers() -> list[Reader]:
    """Return the readers that are installed."""
    found = [Reader("bibtexparser", _with_bibtexparser, bibtexparser_reason)]
    bibtex, biber = shutil.which("bibtex"), shutil.which("biber")
    if bibtex:
        found.append(Reader("bibtex", _with_bibtex(bibtex), bibtex_reason))
    if biber:
        model = DataModel(biber)

        def reason(difference: Difference, context: Context) -> str | None:
            return biber_reason(difference, context, model)

        found.append(Reader("biber", _with_biber(biber, model), reason, BIBER_LIMIT))
    return found


def _with_bibtexparser(text: str, ours: Ours) -> Examined:
    result = with_bibtexparser.read(text)
    return compare(ours.records, result.records), Context(ours, result)


def _with_bibtex(program: str) -> Callable[[str, Ours], Examined]:
    def run(text: str, ours: Ours) -> Examined:
        result = with_bibtex.read(program, text)
        return compare(ours.records, result.records), Context(ours, result)

    return run


def _with_biber(program: str, model: DataModel) -> Callable[[str, Ours], Examined]:
    def run(text: str, ours: Ours) -> Examined:
        result = with_biber.read(program, text)
        here = [our_terms(record, model) for record in ours.records]
        there = [their_terms(record) for record in result.records]
        return compare(here, there), Context(ours, result)

    return run


def paths(arguments: list[str]) -> list[Path]:
    """Return the files that the arguments name, those of a folder in order."""
    found = []
    for argument in map(Path, arguments):
        found += sorted(argument.rglob("*.bib")) if argument.is_dir() else [argument]
    return found


def main(arguments: list[str]) -> None:
    """Compare every file with every reader and print the tables."""
    if not arguments:
        sys.exit(__doc__)
    installed = readers()
    tallies = {reader.name: Tally() for reader in installed}
    for path in paths(arguments):
        try:
            text = read_text(str(path)).text
        except PubtoolError as error:
            print(error)
            continue
        ours = with_pubtool.read(text)
        for reader in installed:
            if path.stat().st_size > reader.limit:
                continue
            try:
                tallies[reader.name].add(reader, path, reader.compare(text, ours))
            except subprocess.TimeoutExpired as error:
                print(f"{reader.name}: {path}: no answer after {error.timeout:.0f} s")
    for reader in installed:
        tallies[reader.name].report(reader.name)


if __name__ == "__main__":
    main(sys.argv[1:])
