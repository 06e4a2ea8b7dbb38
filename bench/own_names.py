"""Find the owner of a bibliography: `python bench/own_names.py FILE.bib SPELLING...`.

Prints one row: how many papers the file has, in how many the configured spellings find the owner,
and in how many `--author` with the first spelling does. Then every name that may be the owner's but
is not listed (the same family name and the same first letter), with how often it stands there, and
every listed one that was found.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.files import read_text
from pubtool.folding import fold
from pubtool.query.filters import by_author
from pubtool.reading import read


def initial(given: str) -> str:
    """Return the first letter of the given names."""
    return fold(given)[:1]


def main(arguments: list[str]) -> None:
    """Print the row and the names of one file."""
    path, *spellings = arguments
    text = read_text(path).text
    publications = read(load([(path, text)]), Config(me=tuple(spellings))).publications
    mine = [each for each in publications if any(person.me for person in each.authors)]
    typed = by_author(spellings[:1])
    by_option = [each for each in publications if typed(each)]
    found = Counter(person.name for each in mine for person in each.authors if person.me)
    owners = {
        (fold(person.family_name), initial(person.given))
        for each in mine
        for person in each.authors
        if person.me
    }
    missed = Counter(
        person.name
        for each in publications
        for person in each.authors
        if not person.me and (fold(person.family_name), initial(person.given)) in owners
    )
    twice = [each.key for each in mine if sum(person.me for person in each.authors) > 1]
    print(f"| {Path(path).name} | {len(publications)} | {len(mine)} | {len(by_option)} |")
    print("  found: " + ", ".join(f"{name} {count}" for name, count in found.most_common()))
    if missed:
        print("  not listed: " + ", ".join(f"{name} {n}" for name, n in missed.most_common()))
    if twice:
        print("  twice in one paper: " + ", ".join(twice))


if __name__ == "__main__":
    main(sys.argv[1:])
