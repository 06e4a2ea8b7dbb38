"""Compare shown text with pandoc's LaTeX reader: `python bench/latex_against_pandoc.py PATH...`.

A path is a .bib file or a folder of them. Every title, venue and name of the files goes through
pandoc and through pubtool, as plain text and as HTML. Prints how many values are the same, in which
class each other one falls, as decided by code (`tests/other_readers/pandoc_reasons.py`), and in
full whatever falls in none; there should be nothing.
"""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from other_readers.pandoc_reasons import even, even_plain, reason
from other_readers.with_pandoc import convert, outline
from pubtool.bibtex import load
from pubtool.errors import PubtoolError
from pubtool.files import read_text
from pubtool.formats.html import Html
from pubtool.latex import parse, to_text

FIELDS = frozenset(
    [
        "title",
        "subtitle",
        "booktitle",
        "maintitle",
        "journal",
        "journaltitle",
        "series",
        "publisher",
        "school",
        "institution",
        "organization",
        "address",
        "location",
        "note",
        "howpublished",
        "abbr",
        "venue_tags",
        "award",
        "author",
        "editor",
    ]
)
#: Longer values are abstracts in the wrong field.
LONGEST = 3000
UNEXPLAINED = "unexplained"


def values(paths: list[str]) -> list[str]:
    """Return every distinct value of the fields, in the order of the files."""
    found: dict[str, None] = {}
    for argument in map(Path, paths):
        for path in sorted(argument.rglob("*.bib")) if argument.is_dir() else [argument]:
            try:
                document = load([(str(path), read_text(str(path)).text)]).documents[0]
            except PubtoolError as error:
                print(error)
                continue
            for entry in document.entries:
                for field in entry.fields:
                    if field.name in FIELDS and len(field.value) < LONGEST:
                        found.setdefault(field.value)
    return list(found)


def plain_pair(value: str, theirs: str | None) -> tuple[str, str | None]:
    """Return our plain text and pandoc's, in one form."""
    return even_plain(to_text(value)), None if theirs is None else even_plain(theirs)


def html_pair(value: str, theirs: str | None) -> tuple[str, str | None]:
    """Return the outlines of our HTML and of pandoc's, in one form."""
    ours = Html().inline(parse(value).tree)
    return even(outline(ours)), None if theirs is None else even(outline(theirs))


def main(arguments: list[str]) -> None:
    """Compare all values in both formats and print the tables."""
    pandoc = shutil.which("pandoc")
    if not arguments or pandoc is None:
        sys.exit(__doc__ if pandoc else "pandoc is not installed")
    every = values(arguments)
    for name, pair in (("plain", plain_pair), ("html", html_pair)):
        classes: Counter[str] = Counter()
        for value, written in zip(every, convert(pandoc, every, name), strict=True):
            ours, theirs = pair(value, written)
            if ours == theirs:
                continue
            why = reason(value, parse(value).tree, ours, theirs) or UNEXPLAINED
            classes[why] += 1
            if why == UNEXPLAINED:
                print(f"{name}: {value!r}\n  {ours!r}\n  {theirs!r}")
        differ = sum(classes.values())
        print(f"\n{name}: {len(every):,} values, {len(every) - differ:,} the same, {differ:,} not")
        for why, count in classes.most_common():
            print(f"  {count:6,} {why}")
        if not classes[UNEXPLAINED]:
            print(f"  {0:6} {UNEXPLAINED}")


if __name__ == "__main__":
    main(sys.argv[1:])
