"""What pandoc and pubtool show differently, and that the reason given for it is the right one."""

from __future__ import annotations

import pytest

from other_readers.pandoc_reasons import even, even_plain, reason
from other_readers.with_pandoc import convert, outline
from pubtool.formats.html import Html
from pubtool.latex import parse, to_text
from references import require_program

SAME = [
    pytest.param(r"\emph{a \textbf{b} c} and \textit{d}", id="emphasis within emphasis"),
    pytest.param(r"\href{https://example.org/a?b=c}{the page} here", id="a link"),
    pytest.param(r"{{S}QL} and {No{SQL}}", id="nested braces"),
    pytest.param(r"{\'e}\'{e}{\'{e}}{\^\o}\c{c}{\v s}\H{o}\u{g}\r{u}{\L}", id="accents"),
    pytest.param(r"数据库系统 \emph{论文} データ", id="Chinese and Japanese"),
    pytest.param(r"שלום \textbf{עולם} العربية", id="right to left"),
    pytest.param(r"H\textsubscript{2}O and 3\textsuperscript{rd}", id="raised and lowered"),
    pytest.param("A \\& B, 5\\% of \\$3, x\\_y, \\#1 \\{z\\}", id="escaped signs"),
    pytest.param(r"``a'' --- b -- c \ldots", id="quotation marks and dashes"),
]


@pytest.mark.parametrize("value", SAME)
def test_the_html_has_the_same_text_in_the_same_elements(value: str) -> None:
    (theirs,) = convert(require_program("pandoc"), [value], "html")
    assert even(outline(Html().inline(parse(value).tree))) == even(outline(theirs or ""))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(r"Mart{\'\i}n", "leaves the dotless i", id="a dotless i"),
        pytest.param("Mu\u0308ller", "composes them", id="a combining accent"),
        pytest.param(r"\acro{TUG} 2011", "does not know", id="an unknown command"),
        pytest.param(r"$\frac{a}{b}$ too", "a formula", id="a formula"),
        pytest.param("costs $5 or {$6", "stops with an error", id="a brace without partner"),
    ],
)
def test_the_reason_of_a_difference_is_found(value: str, why: str) -> None:
    (theirs,) = convert(require_program("pandoc"), [value], "plain")
    ours = even_plain(to_text(value))
    other = None if theirs is None else even_plain(theirs)
    assert ours != other
    assert why in (reason(value, parse(value).tree, ours, other) or "")


def test_a_lost_letter_has_no_reason() -> None:
    assert reason("Martin", ("Matin",), "Matin", "Martin") is None
