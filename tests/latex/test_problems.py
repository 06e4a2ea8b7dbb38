"""Which problems a value has, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.inline import plain
from pubtool.latex import parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "value",
    [
        r"\emph{a} \textbf{b} {\it c} \'e \c{c} \LaTeX \& \% \ldots~x",
        r"$x^2$ and \(y\) and $$z$$ and \[w\] and \ensuremath{\alpha}",
        r"$\mycommand{x}$",
        r"\url{http://a.org/%20_#~} \href{http://b.org}{c}",
        "100% of R&D_x ^ # <b>",
        r"{\noopsort{a}}\bibinfo{x}{y}\foreignlanguage{de}{z}",
        r"\textsubscript{2} \textpm \dag",
    ],
)
def test_what_latex_understands_is_no_problem(value: str) -> None:
    assert parse(value).problems == ()


@pytest.mark.parametrize(
    ("value", "rule", "source", "text"),
    [
        pytest.param(r"a \foo{bar} b", "latex-command", r"\foo", "a bar b", id="keeps argument"),
        pytest.param(r"\foo{a}{b}", "latex-command", r"\foo", "ab", id="keeps every argument"),
        pytest.param(r"\foo[x]{a}", "latex-command", r"\foo", "a", id="drops an option"),
        pytest.param(r"a \foo bar", "latex-command", r"\foo", r"a \foo bar", id="without argument"),
        pytest.param(r"A \MX{} b", "latex-command", r"\MX", r"A \MX b", id="an empty argument"),
        pytest.param(r"\foo {A}", "latex-command", r"\foo", r"\foo A", id="a group further on"),
        pytest.param(r"C:\1", "latex-command", r"\1", r"C:\1", id="a backslash before a digit"),
        pytest.param("a\\", "latex-command", "\\", "a\\", id="a backslash at the end"),
        pytest.param(r"Ragn{\d}ur", "latex-command", r"\d", "Ragnur", id="an accent on nothing"),
        pytest.param(r"see \cite{key}", "latex-command", r"\cite", "see key", id="a citation"),
        pytest.param(r"A\footnote{b} c", "latex-command", r"\footnote", "A c", id="a footnote"),
        pytest.param(r"\alpha-Net", "latex-math", r"\alpha", "α-Net", id="a symbol of formulas"),
        pytest.param("Price $5", "latex-math", "$", "Price $5", id="a dollar without partner"),
        pytest.param("a $$ b", "latex-math", "$$", "a $$ b", id="two dollars without partner"),
        pytest.param(r"\(x", "latex-math", r"\(", r"\(x", id="a formula that never ends"),
    ],
)
def test_a_problem_has_its_place_and_loses_no_text(
    value: str, rule: str, source: str, text: str
) -> None:
    tree, problems = parse(value)
    found = [(problem.rule, value[problem.offset : problem.end]) for problem in problems]
    assert found == [(rule, source)]
    assert plain(tree) == text


def test_each_dollar_of_two_prices_is_reported() -> None:
    assert [problem.offset for problem in parse("$5 and $10").problems] == [0, 7]


def test_the_message_names_the_command() -> None:
    assert r"\foo" in parse(r"\foo{x}").problems[0].message


def test_a_value_has_no_more_problems_than_anyone_reads() -> None:
    assert len(parse(r"\foo " * 1000).problems) == 100


def test_titles_of_real_homepages_have_no_problems(corpus: Path) -> None:
    """Every title line of the homepage files, read roughly: none of them uses an odd command."""
    titles = [
        line.partition("=")[2].strip(" \t{},\"'\r")
        for file in sorted((corpus / "homepages").glob("*.bib"))
        for line in file.read_text("utf-8", errors="replace").splitlines()
        if line.strip().lower().startswith("title")
    ]
    assert len(titles) > 100
    assert [title for title in titles if parse(title).problems] == []
