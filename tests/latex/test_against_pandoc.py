"""Our text beside pandoc's, on values of our own; where they differ on purpose, it is said why."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from pubtool.latex import to_text

SEPARATOR = "XQSEPARATORQX"

SAME = [
    r"G{\"o}del, Escher, Bach",
    r"Caract{\'e}risation Des Dispositifs Par Microscopy {\`a} Balayage",
    r"Jara{\v s}i{\=u}nas, K{\k{e}}stutis and {\v S}{\v c}ajev",
    r"Morko{\c c}, Hadis and {\"O}zg{\"u}r, {\"U}mit",
    r"{\AA}ke Persson and \AA{}sman",
    r"Bj{\o}rn-Ove Fimland and Wysmo{\l}ek and M{\"u}{\ss}ener",
    r"The {New Encyclop{\ae}dia Britannica} and {\OE}uvres",
    r"Computers \& Fluids",
    r"pages 1--2 --- a dash",
    "``Double'' and `single' quotes",
    r"The {\TeX} book and \LaTeX{} too",
    r"\emph{Homo sapiens} is {\em not}",
    r"200~mm and 3\,s",
    r"{SQL} and {NoSQL} {Systems}",
    r"\textit{Procolophon} (Parareptilia)",
    r"the \textbf{bold} one",
    r"\url{http://example.org/a_b}",
    r"\href{http://example.org}{the page}",
    r"{\'{E}}adaoin W Griffin and \'Eric B",
    r"10\% of \$5 \#1 a\_b \{x\}",
    r"a \foreignlanguage{german}{Zeit} b",
    r"\mbox{no break} here",
    r"\enquote{quoted} text",
    r"\ldots and \dots",
    r"$\alpha$-stable and $x \leq 1$",
    r"\texttt{code} here",
    r"\copyright{} 2020 \S 5 \P",
    r"\L{}ukasz and \u{g} \H{o} \r{u} \.z \d{s}",
    "collapsed   white\n   space",
]


def by_pandoc(values: list[str]) -> list[str]:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    run = subprocess.run(
        [pandoc, "-f", "latex", "-t", "plain", "--wrap=none"],
        input=f"\n\n{SEPARATOR}\n\n".join(values),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.split(SEPARATOR)


def comparable(text: str) -> str:
    """Leave out what pandoc's plain format adds, and which space exactly stands in a place."""
    text = text.replace("’", "'").replace("*", "")
    text = re.sub(r"\b_(\w[^_]*)_(?!\w)|(?<!\w)_(\w[^_]*)_(?!\w)", r"\1\2", text)
    return re.sub(r"\s+", " ", text).strip()


def test_our_text_is_pandocs() -> None:
    theirs = [comparable(text) for text in by_pandoc(SAME)]
    assert [comparable(to_text(value)) for value in SAME] == theirs


@pytest.mark.parametrize(
    ("value", "ours"),
    [
        pytest.param("100% sure", "100% sure", id="a bare percent sign is text"),
        pytest.param("costs $5 and $10 now", "costs $5 and $10 now", id="prices are no formula"),
        pytest.param(r"Mart{\'\i}n", "Martín", id="a dotless i takes its dot back and is composed"),
        pytest.param(r"A \unheardof B", r"A \unheardof B", id="an unknown command stays visible"),
        pytest.param(r"$(000\bar{1})$", "(0001\u0304)", id="a formula reads as in print"),
    ],
)
def test_where_we_differ_we_mean_to(value: str, ours: str) -> None:
    assert to_text(value) == ours
    assert comparable(by_pandoc([value])[0]) != ours
