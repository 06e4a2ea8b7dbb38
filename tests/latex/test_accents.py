"""Letters as LaTeX commands, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.latex import to_text
from pubtool.latex.accents import has_commands, to_commands

LETTERS = "äöüÄÖÜßéèêëñçÇøØåÅæÆœŁłşğİıőűžŠčąęėíǰ"


@pytest.mark.parametrize("text", ["", "plain", "王小明", "Ναι", "ễ"])
def test_what_has_no_command_stays(text: str) -> None:
    assert to_commands(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jörg", r"J{\"o}rg"), ("Çelik", r"{\c C}elik"), ("naïve", r"na{\"\i}ve"), ("a–b", "a--b")],
)
def test_a_letter_becomes_a_command_in_braces(text: str, expected: str) -> None:
    assert to_commands(text) == expected


@given(st.text(alphabet=LETTERS + "ab ", max_size=12))
def test_commands_show_the_same_letters(text: str) -> None:
    written = to_commands(text)
    assert written.isascii()
    assert to_text(written).split() == text.split()


@pytest.mark.parametrize("letter", LETTERS)
def test_a_written_letter_is_seen(letter: str) -> None:
    assert has_commands(f"a{to_commands(letter)}b")


@pytest.mark.parametrize("value", ["plain", r"{\emph x}", r"A \& B", r"$\alpha$"])
def test_other_commands_are_no_letters(value: str) -> None:
    assert not has_commands(value)
