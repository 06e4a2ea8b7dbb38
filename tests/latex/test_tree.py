"""Which nodes a value becomes."""

from __future__ import annotations

import pytest

from pubtool.inline import Inlines, Kind, Node
from pubtool.latex import parse


def protected(*children: str | Node) -> Node:
    return Node("protected", children)


def test_plain_text_is_one_string() -> None:
    assert parse("A title").tree == ("A title",)


def test_nothing_is_an_empty_tree() -> None:
    assert parse("").tree == parse(" {} ").tree == ()


def test_neighbouring_text_is_joined() -> None:
    assert parse(r"G{\"o}del -- \& {\'e}").tree == ("Gödel – & é",)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(r"{\'E}douard", id="an accent"),
        pytest.param(r"{\TeX}", id="a logo"),
        pytest.param(r"{\relax Yu}", id="a command and a word"),
        pytest.param("{-}{ }{1}{,}", id="nothing that has a case"),
        pytest.param("{$x$}", id="a formula"),
        pytest.param(r"\mbox{NoSQL}", id="an argument"),
    ],
)
def test_a_group_that_protects_no_case_is_no_node(value: str) -> None:
    assert not [part for part in parse(value).tree if getattr(part, "kind", "") == "protected"]


@pytest.mark.parametrize(
    ("value", "tree"),
    [
        ("{SQL}", (protected("SQL"),)),
        ("{{SQL}}", (protected("SQL"),)),
        ("A {SQL} b", ("A ", protected("SQL"), " b")),
        ("{NASA and ESA}", (protected("NASA and ESA"),)),
        (r"{J{\"u}rgen}", (protected("Jürgen"),)),
        (r"\emph{a {SQL}}", (Node("emph", ("a ", protected("SQL"))),)),
        ("{$x$-Net}", (protected(Node("math", ("x",), "x"), "-Net"),)),
    ],
)
def test_a_group_protects_the_case_of_its_text(value: str, tree: Inlines) -> None:
    assert parse(value).tree == tree


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (r"\emph{x}", "emph"),
        (r"\textit{x}", "emph"),
        (r"\textsl{x}", "emph"),
        (r"{\em x}", "emph"),
        (r"{\it x}", "emph"),
        (r"{\itshape x}", "emph"),
        (r"\textbf{x}", "strong"),
        (r"{\bf x}", "strong"),
        (r"\texttt{x}", "code"),
        (r"{\tt x}", "code"),
        (r"\textsc{x}", "smallcaps"),
        (r"{\sc x}", "smallcaps"),
        (r"\textsubscript{x}", "sub"),
        (r"\textsuperscript{x}", "sup"),
        (r"\emph {x}", "emph"),
        (r"\emph x", "emph"),
    ],
)
def test_a_font_command_is_a_node(value: str, kind: Kind) -> None:
    assert parse(value).tree == (Node(kind, ("x",)),)


def test_a_declaration_lasts_to_the_end_of_its_group() -> None:
    assert parse(r"{a \bf b} c").tree == (protected("a ", Node("strong", ("b",))), " c")


def test_a_font_command_without_text_is_no_node() -> None:
    assert parse(r"a\emph{}b{\it}c").tree == ("abc",)


def test_fonts_nest() -> None:
    assert parse(r"\textbf{a \textit{b}}").tree == (Node("strong", ("a ", Node("emph", ("b",)))),)


def test_dashes_and_quotes_in_typewriter_stay_as_typed() -> None:
    assert parse(r"\texttt{--force ''}").tree == (Node("code", ("--force ''",)),)


def test_a_url_is_a_link_whose_text_is_the_url() -> None:
    url = "http://a.org/b%20c_d~e#f"
    assert parse(rf"\url{{{url}}}").tree == (Node("link", (url,), url),)


def test_an_escaped_url_is_the_url_that_it_means() -> None:
    url = "http://a.org/b%20c_d~e#f&g"
    assert parse(r"\url{http://a.org/b\%20c\_d\~{}e\#f\&g}").tree == (Node("link", (url,), url),)


def test_href_is_a_link_with_a_text_of_its_own() -> None:
    assert parse(r"\href{http://a.org/\#x}{The {SQL} page}").tree == (
        Node("link", ("The ", protected("SQL"), " page"), "http://a.org/#x"),
    )


@pytest.mark.parametrize("value", ["$x^2$", r"\(x^2\)", r"\ensuremath{x^2}", "$ x^2 $"])
def test_a_formula_keeps_its_source_without_delimiters(value: str) -> None:
    assert parse(value).tree == (Node("math", ("x²",), "x^2"),)


@pytest.mark.parametrize("value", ["$$x^2$$", r"\[x^2\]"])
def test_a_displayed_formula_says_so(value: str) -> None:
    assert parse(value).tree == (Node("display-math", ("x²",), "x^2"),)


def test_braces_hide_a_dollar_from_a_formula() -> None:
    assert parse(r"$a \text{if $b$} c$").tree[0] == Node(
        "math", ("a if $b$ c",), r"a \text{if $b$} c"
    )


def test_a_mark_in_a_formula_is_a_formula() -> None:
    assert parse("Zhang$^*$").tree == ("Zhang", Node("math", ("*",), "^*"))


def test_a_blank_at_the_end_goes_from_whichever_node_it_is_in() -> None:
    assert parse(r"a \emph{b {C }}").tree == ("a ", Node("emph", ("b ", protected("C"))))
