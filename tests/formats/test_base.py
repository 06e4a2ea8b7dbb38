"""Clean text."""

from __future__ import annotations

import pytest

from pubtool.formats.base import clean, clean_lines


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a \n\t b", "a b", id="white space becomes one blank"),
        pytest.param("a\u2028b\x85c", "a b c", id="so do Unicode's line ends"),
        pytest.param("a\x00b\x1b[0m\x7f\x9f", "ab[0m", id="control characters disappear"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a surrogate pair is replaced"),
        pytest.param("a\xa0\u200b\u202eb", "a\xa0\u200b\u202eb", id="special spaces stay"),
    ],
)
def test_clean_text_is_one_line_that_any_page_can_hold(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_lines_keep_their_indent_and_lose_blank_ends() -> None:
    assert clean_lines("\n@a{b,\r\n  c = 1\x00\r}\n\n") == "@a{b,\n  c = 1\n}"
