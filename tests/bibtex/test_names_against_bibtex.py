"""The same names are the same parts for the real `bibtex`, where the two mean to agree."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex.names import split_and, split_name

if TYPE_CHECKING:
    from pathlib import Path

STYLE = """
ENTRY { author } {} {}
INTEGERS { i n }
FUNCTION {line} { write$ newline$ }
FUNCTION {misc}
{ author num.names$ 'n :=
  #1 'i :=
  { i n > #1 swap$ - }
  { "f" author i "{ff}" format.name$ * line
    "v" author i "{vv}" format.name$ * line
    "l" author i "{ll}" format.name$ * line
    "j" author i "{jj}" format.name$ * line
    i #1 + 'i := } while$ }
READ
ITERATE {call.type$}
"""

#: Lists in which nothing is that `name_parts` reads differently on purpose.
VALUES = [
    "Plato and Aristotle",
    "Donald E. Knuth AND Leslie Lamport And Oren Patashnik",
    "Ludwig van Beethoven and van Beethoven, Ludwig",
    "de la Fontaine, Jean and Jean de la Fontaine and jean de la fontaine",
    "De La Fontaine, Jean and {de la Fontaine}, Jean and {De} La Fontaine, Jean",
    "King, Jr, Martin Luther and von und zu Berg, III, Hans Peter",
    r"{\AA}ke Persson and {\'{E}}adaoin W Griffin and Bo {\'e}l Ek and {\o}st {\O}st Bo",
    r"Bo {\relax Von} Ek and Bo {\relax von} Ek and {\relax} Bo Ek",
    r"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin and Per Brinch Hansen",
    "J.~R.~R. Tolkien and Don~Knuth and Jean-Luc Picard and Dupont-Durand, Marie-Anne",
    "Barnes {and} Noble and {Barnes and} Noble",
    r"\'Eric Blanc and \AA{}sman, Bo and \O{}rsted Bo",
    "D'Arcy Thompson and d'Arcy Thompson and O'Neil, P. and 3rd Smith and (Bob) Smith",
    "Smith,, John and Smith , John and Smith,John",
]


@pytest.fixture(scope="module")
def parts_of_bibtex(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, ...]]:
    """Return first, von, last and jr of every name of `VALUES`, from one run of bibtex."""
    program = shutil.which("bibtex")
    if program is None:
        pytest.skip("bibtex is not installed")
    folder: Path = tmp_path_factory.mktemp("bibtex")
    (folder / "parts.bst").write_text(STYLE)
    entries = (f"@misc{{k{number}, author={{{value}}}}}\n" for number, value in enumerate(VALUES))
    (folder / "parts.bib").write_text("".join(entries))
    (folder / "parts.aux").write_text("\\citation{*}\n\\bibstyle{parts}\n\\bibdata{parts}\n")
    subprocess.run([program, "-terse", "parts"], cwd=folder, check=True, capture_output=True)
    lines = (folder / "parts.bbl").read_text().replace("\n  ", " ").splitlines()
    return [tuple(normal(line[1:]) for line in lines[n : n + 4]) for n in range(0, len(lines), 4)]


def normal(part: str) -> str:
    """Return a part as words: bibtex itself decides where a tie stands."""
    return " ".join(part.replace("~", " ").split())


def test_bibtex_and_split_name_agree_on_every_name(parts_of_bibtex: list[tuple[str, ...]]) -> None:
    ours = [
        tuple(normal(part) for part in (parts.given, parts.von, parts.family, parts.suffix))
        for value in VALUES
        for parts in (split_name(name.text)[0] for name in split_and(value)[0])
    ]
    assert ours == parts_of_bibtex
