"""Which URLs become links, and how they are spelled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.urls import safe_url


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a_b?q=1&r=2#f",
        "HTTP://example.org",
        "mailto:someone@example.org",
        "ftp://example.org/x",
        "papers/a.pdf",
        "/papers/a.pdf",
        "//example.org/x",
        "#anchor",
        "?page=2",
        "./a:b.pdf",
        "R&D.pdf",
        "https://example.org/%20%C3%A9",
        "https://example.org/é/中文",
    ],
)
def test_an_allowed_url_stays_as_it_is(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "java\x00script:alert(1)",
        "java\u200bscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "C:\\papers\\a.pdf",
        ":x",
        "",
        "   ",
    ],
)
def test_another_scheme_becomes_no_link(url: str) -> None:
    assert safe_url(url) == ""


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        pytest.param("https://a.b/x y", "https://a.b/x%20y", id="a blank"),
        pytest.param("https://a.b/\n   x", "https://a.b/x", id="a line break with its indent"),
        pytest.param(" https://a.b/ ", "https://a.b/", id="blanks around"),
        pytest.param('"<>\\^`{|}', "%22%3C%3E%5C%5E%60%7B%7C%7D", id="what no URL holds"),
        pytest.param("100%/%zz/%41", "100%25/%25zz/%41", id="a stray per cent"),
        pytest.param("x\x00\xa0\u200b", "x%00%C2%A0%E2%80%8B", id="the invisible"),
        pytest.param("x\ud800", "x%EF%BF%BD", id="half a surrogate pair"),
    ],
)
def test_what_may_not_stand_in_a_url_is_encoded_or_dropped(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@given(st.text())
def test_a_safe_url_is_safe_again_and_holds_no_markup(url: str) -> None:
    safe = safe_url(url)
    assert safe_url(safe) == safe
    assert not re.search(r"""[\x00-\x20\x7f"<>\\^`{|}\ud800-\udfff]""", safe)
