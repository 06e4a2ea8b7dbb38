"""Makes the files that are measured: `python bench/inputs.py ENTRIES FILE.bib`.

The entries have the statistics of 1,029 entries of 20 real homepages (al-folio sites) and of 9,959
of two large bibliographies: which types and fields they have and how often, how long values are,
how many authors there are, how many values hold LaTeX. The words are made up. The same number of
entries gives the same file every time.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Dice = random.Random

#: Entry types, and their shares in percent.
TYPES = {"article": 57, "inproceedings": 29, "inbook": 10, "misc": 3, "incollection": 1}
#: Numbers of authors, and their shares in percent.
AUTHORS = {1: 16, 2: 9, 3: 20, 4: 23, 5: 12, 6: 7, 7: 4, 8: 2, 9: 2, 10: 1, 11: 1, 12: 3}
#: So many titles hold LaTeX: in homepages every 16th, in large bibliographies every third.
LATEX_TITLE = 0.15
LATEX_NAME = 0.10

FAMILIES = (
    "Zhang", "Li", "Wang", "Chen", "Smith", "Müller", "de la Fontaine", "O'Neil", "van Beek",
    "Kowalski", "García Márquez", "Nguyen", "Rossi", "Johnson", "Tanaka", "Ivanov", "Silva", "Kim",
)  # fmt: skip
LATEX_FAMILIES = ('M{\\"u}ller', "{\\AA}gren", "Erd{\\H o}s", "Garc{\\'\\i}a", "{\\v S}ef{\\v c}ek")
GIVEN = (
    "Jintao", "Anna Maria", "J. R.", "Chao", "Louise", "Igor", "Wei", "P.", "Amélie", "Joseph E.",
)  # fmt: skip
PROSE = (
    "learning efficient attention transactions hybrid analytical storage large models towards "
    "query optimization adaptive indexes graphs modern hardware sparse diffusion quantized "
    "distributed robust estimation causal inference networks with of for and under the in "
    "evidence survey measurement protein folding turbulence policy household climate adaptation"
)
WORDS = tuple(PROSE.split())
LATEX_WORDS = (
    "{GPU}", "{BERT}", "$O(n^2)$", "{\\'e}tude", "\\emph{in vivo}", "$\\alpha$-stable", "{\\TeX}",
)  # fmt: skip
JOURNALS = ("tods", "{IEEE Transactions on Pattern Analysis}", "{Journal of Made-up Results}")
MONTHS = ("jan", "{March}", "jul", "{10}", "dec")


class Optional(NamedTuple):
    """A field that some entries have: its name, how many, and what makes its value."""

    name: str
    share: float
    value: Callable[[Dice, int], str]


OPTIONAL = (
    Optional("pages", 0.67, lambda dice, number: f"{{{number}--{number + dice.randint(5, 30)}}}"),
    Optional("volume", 0.54, lambda dice, _: f"{{{dice.randint(1, 60)}}}"),
    Optional("number", 0.33, lambda dice, _: f"{{{dice.randint(1, 12)}}}"),
    Optional("month", 0.24, lambda dice, _: dice.choice(MONTHS)),
    Optional("doi", 0.34, lambda _, number: f"{{10.5555/{number}.{number % 97}}}"),
    Optional("url", 0.57, lambda _, number: f"{{https://example.org/papers/{number}.html}}"),
    Optional("publisher", 0.33, lambda dice, _: dice.choice(("{Springer}", "{{ACM} Press}"))),
    Optional("abstract", 0.20, lambda dice, _: f"{{{text(dice, 150)}}}"),
    Optional("keywords", 0.18, lambda dice, _: f"{{{text(dice, 9)}}}"),
    Optional("pdf", 0.15, lambda _, number: f"{{paper{number}.pdf}}"),
    Optional("abbr", 0.12, lambda dice, _: dice.choice(("{ICML}", "{NeurIPS}", "{VLDB}"))),
    Optional("code", 0.12, lambda _, number: f"{{https://github.com/example/code{number}}}"),
    Optional("selected", 0.09, lambda _, __: "{true}"),
)


def text(dice: Dice, words: int) -> str:
    """Return made-up prose."""
    return " ".join(dice.choices(WORDS, k=words))


def title(dice: Dice) -> str:
    """Return a made-up title of some eighty characters."""
    words = dice.choices(WORDS, k=dice.randint(6, 13))
    if dice.random() < LATEX_TITLE:
        words.insert(dice.randrange(len(words)), dice.choice(LATEX_WORDS))
    joined = " ".join(words)
    return joined[0].upper() + joined[1:]


def names(dice: Dice) -> str:
    """Return made-up authors."""
    count = dice.choices(tuple(AUTHORS), tuple(AUTHORS.values()))[0]
    people = []
    for _ in range(count):
        latex = dice.random() < LATEX_NAME / 3
        family = dice.choice(LATEX_FAMILIES if latex else FAMILIES)
        people.append(f"{family}, {dice.choice(GIVEN)}")
    return " and ".join(people)


def entry(dice: Dice, number: int) -> str:
    """Return a made-up entry."""
    kind = dice.choices(tuple(TYPES), tuple(TYPES.values()))[0]
    year = dice.randint(1980, 2025)
    fields = [("title", f"{{{title(dice)} {number}}}"), ("author", f"{{{names(dice)}}}")]
    if kind == "article":
        fields.append(("journal", dice.choice(JOURNALS)))
    elif kind == "misc":
        year = dice.randint(2015, 2025)
        month = dice.randint(1, 12)
        eprint = f"{{{year % 100}{month:02}.{number % 90_000 + 1:05}}}"
        fields += [("eprint", eprint), ("archiveprefix", "{arXiv}")]
    else:
        fields.append(
            ("booktitle", f"{{Proceedings of the Conference on {text(dice, 4).title()}}}")
        )
    fields.append(("year", f"{{{year}}}"))
    fields += [(o.name, o.value(dice, number)) for o in OPTIONAL if dice.random() < o.share]
    lines = "".join(f"  {name:<13} = {value},\n" for name, value in fields)
    return f"@{kind}{{key{number},\n{lines}}}\n\n"


def entries(count: int) -> Iterator[str]:
    """Yield a whole file, piece by piece: its macros, then so many entries."""
    dice = Dice(count)  # no secret here; the same file every time
    yield '@string{tods = "ACM Transactions on Database Systems"}\n\n'
    for number in range(1, count + 1):
        yield entry(dice, number)


def main(arguments: list[str]) -> None:
    """Write a file of so many entries."""
    count, path = arguments
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123  # nothing more is imported
        stream.writelines(entries(int(count)))


if __name__ == "__main__":
    main(sys.argv[1:])
