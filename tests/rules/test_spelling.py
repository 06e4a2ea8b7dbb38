"""One slip of the pen is found, and only that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.rules._spelling import one_slip_away

KNOWN = ("author", "title", "year", "note", "award_name", "booktitle")


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("node", id="a short word with another letter is another word"),
        pytest.param("notes", id="a short word with one letter more is another word"),
        pytest.param("autohrs", id="two slips are no slip"),
        pytest.param("titlepage", id="a longer word is another word"),
        pytest.param("", id="nothing is no word"),
        pytest.param("title" * 100_000, id="a word of any length is compared at once"),
    ],
)
def test_no_name_is_near(word: str) -> None:
    assert not one_slip_away(word, KNOWN)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        pytest.param("authro", "author", id="two letters exchanged"),
        pytest.param("itlte", "", id="letters exchanged at two places are two slips"),
        pytest.param("yer", "", id="a letter lost of a short word may make another word"),
        pytest.param("titl", "title", id="a letter lost of a word of five"),
        pytest.param("notte", "note", id="a letter doubled in a short word"),
        pytest.param("yaer", "year", id="two letters exchanged in a short word"),
        pytest.param("boktitle", "booktitle", id="a letter lost"),
        pytest.param("titlle", "title", id="a letter doubled"),
        pytest.param("authir", "author", id="a wrong letter"),
        pytest.param("utahor", "", id="letters exchanged across others"),
        pytest.param("award-name", "award_name", id="a hyphen in place of an underscore"),
        pytest.param("awardname", "award_name", id="no underscore"),
    ],
)
def test_the_nearest_name(word: str, name: str) -> None:
    assert one_slip_away(word, KNOWN) == name


@given(st.sampled_from(("author", "booktitle", "title")), st.data())
def test_any_two_neighbouring_letters_exchanged_are_one_slip(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(name) - 2))
    word = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    assert one_slip_away(word, KNOWN) == name
