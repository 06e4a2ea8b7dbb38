"""Text of others as values that a BibTeX file can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.values import balanced, clean, escaped, is_balanced
from pubtool.latex import to_text


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("plain text", id="plain text"),
        pytest.param("{a {b}} \\{c\\}", id="braces that balance, behind backslashes too"),
        pytest.param("\\alpha \\\\", id="commands and a line break"),
    ],
)
def test_a_balanced_value_stays_as_it_is(value: str) -> None:
    assert balanced(value) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("a } b", "a \\textbraceright{} b", id="a closing brace"),
        pytest.param("a { b", "a \\textbraceleft{} b", id="an opening brace"),
        pytest.param("}{", "\\textbraceright{}\\textbraceleft{}", id="two in the wrong order"),
        pytest.param("$\\{a$ b", "$\\lbrace{}a$ b", id="a brace of a formula"),
        pytest.param("a \\", "a \\textbackslash{}", id="a backslash before the closing brace"),
    ],
)
def test_a_brace_without_its_partner_is_written_as_a_command(value: str, written: str) -> None:
    assert balanced(value) == written


@given(st.text(alphabet="a{}\\$%", max_size=40))
def test_every_value_is_balanced_in_the_end(text: str) -> None:
    assert is_balanced(balanced(text))
    assert balanced(balanced(text)) == balanced(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(" a\n\tb ", "a b", id="white space"),
        pytest.param("a\x1b[31m\x00b", "a[31mb", id="control characters"),
        pytest.param("a\u202eb\u2066", "ab", id="what turns text around"),
        pytest.param("a\ud800b\ufdd0", "ab", id="what is no character"),
        pytest.param("שלום \u0639", "שלום \u0639", id="right-to-left letters stay"),
    ],
)
def test_what_no_file_should_hold_is_left_out(text: str, written: str) -> None:
    assert clean(text) == written


@given(st.text(alphabet="aé&%$#_{}~^\\", max_size=20))
def test_escaped_text_shows_what_was_written(text: str) -> None:
    assert to_text(escaped(text)) == text
