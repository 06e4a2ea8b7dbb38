"""Spans of a value: braces, arguments, delimiters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.latex import unescape_url
from pubtool.latex.source import Source


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://a.org/b%20c?d=e&f_g#h~i", "http://a.org/b%20c?d=e&f_g#h~i"),
        (r"http://a.org/b\_c\%20d\#e\&f", "http://a.org/b_c%20d#e&f"),
        (r"http://a.org/\~{}me", "http://a.org/~me"),
        (r"http://a.org/\~me", "http://a.org/~me"),
        (r"http://a.org/{\~{}}me", "http://a.org/~me"),
        (r"http://a.org/\textasciitilde me", "http://a.org/~me"),
        (r"http://a.org/{\textasciitilde}me", "http://a.org/~me"),
        (r"http://a.org/$\sim$me", "http://a.org/~me"),
        ("http://a.org/\n    b", "http://a.org/b"),
    ],
)
def test_a_url_in_latex_is_read_as_it_is_on_the_wire(url: str, plain: str) -> None:
    assert unescape_url(url) == plain


def test_a_brace_behind_a_backslash_closes_nothing() -> None:
    assert Source(r"{a\}b}").closing_brace(0, 6) == 5


def test_a_brace_without_partner_has_no_end() -> None:
    assert Source("{{a}").closing_brace(0, 4) == -1


def test_a_group_that_ends_outside_of_the_span_has_no_end_in_it() -> None:
    assert Source("{ab}").closing_brace(0, 3) == -1


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("{ab}c", "ab"),
        (" {a}", "a"),
        ("abc", "a"),
        (r"\i b", r"\i"),
        (r"\^\i b", r"\^\i"),
        ("", ""),
    ],
)
def test_an_argument_is_a_group_or_a_token(text: str, argument: str) -> None:
    span = Source(text).argument(0, len(text))
    assert text[span.start : span.stop] == argument


@given(st.text(alphabet="{}\\a$ '", max_size=40), st.integers(0, 40))
def test_an_argument_lies_inside_the_text_and_reading_goes_on(text: str, pos: int) -> None:
    span = Source(text).argument(min(pos, len(text)), len(text))
    assert min(pos, len(text)) <= span.start <= span.stop <= span.after <= len(text)
