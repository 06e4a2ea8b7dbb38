"""The own name is recognised by its parts, never by a piece of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex.names import split_name
from pubtool.latex import to_text
from pubtool.model import Person
from pubtool.people import Me


def matches(spelling: str, name: str) -> bool:
    family, first, von, suffix = (to_text(part) for part in split_name(name)[0])
    return Me([spelling]).matches(Person(family, first, von, suffix))


STRANGERS = [
    ("Jintao Zhang", "Jin Zhang"),
    ("Jin Zhang", "Jintao Zhang"),
    ("Jintao Zhang", "Zhang"),
    ("Jintao Zhang", "J. Zhang"),
    ("J. Zhang", "Jintao Zhang"),
    ("Jintao Zhang", "Jin-Tao Zhang"),
    ("Jintao Zhang", "Jintao Q. Zhang"),
    ("Jintao Q. Zhang", "Jintao Zhang"),
    ("Jintao Zhang", "Zhang Jintao"),
    ("J. T. Zhang", "Jt Zhang"),
    ("Jean-Luc Dupont", "JL Dupont"),
    ("Jintao Zhang", "Jintao Zhang-Li"),
    ("Jintao Zhang", "Jintao Zhangs"),
    ("Ludwig van Beethoven", "Ludwig Beethoven"),
    ("Smith, Jr, Robert", "Robert Smith"),
    ("Smith, Jr, Robert", "Smith, III, Robert"),
    ("张金涛", "张金"),
    ("かく たろう", "がく たろう"),
    ("", "Jintao Zhang"),
    (" ", "{}"),
]


@pytest.mark.parametrize(("spelling", "name"), STRANGERS)
def test_another_name_is_not_the_own_one(spelling: str, name: str) -> None:
    assert not matches(spelling, name)


OWN = [
    ("Jintao Zhang", "Jintao Zhang"),
    ("Jintao Zhang", "Zhang, Jintao"),
    ("Zhang, Jintao", "Jintao Zhang"),
    ("Jintao Zhang", "ZHANG, JINTAO"),
    ("Jintao Zhang", "{Jintao Zhang}"),
    ("J. Zhang", "Zhang, J."),
    ("J. Zhang", "J Zhang"),
    ("J.-L. Dupont", "Dupont, J. L."),
    ("J. L. Dupont", "Dupont, JL"),
    ("JL Dupont", "J.-L. Dupont"),
    ("Jean-Luc Dupont", "Jean Luc Dupont"),
    ("Jürgen Müller", r"J{\"u}rgen M{\"u}ller"),
    ("Jurgen Muller", "Müller, Jürgen"),
    (r"J\"urgen M\"uller", "Müller, Jürgen"),
    ("Soren Orsted", "Søren Ørsted"),
    ("Lukasz Zolc", "Łukasz Żółć"),
    ("Jan Gross", "Jan Groß"),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
    ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
    ("Gabriel García Márquez", "García Márquez, Gabriel"),
    ("Robert Smith", "Smith, Jr, Robert"),
    ("Smith, Jr, Robert", "Smith, Jr., Robert"),
    ("Robert Smith, Jr.", "Smith, Jr, Robert"),
    ("Conan O'Neil", "O’Neil, Conan"),
    ("张金涛", "张金涛"),
    ("张金涛", "张, 金涛"),
    ("张金涛", "张 金涛"),
    ("김민준", "김, 민준"),
]


@pytest.mark.parametrize(("spelling", "name"), OWN)
def test_a_spelling_of_the_own_name_is_recognised(spelling: str, name: str) -> None:
    assert matches(spelling, name)


def test_any_of_several_spellings_counts() -> None:
    me = Me(["Jintao Zhang", "J. Zhang"])
    assert me.matches(Person("Zhang", "J."))
    assert me.matches(Person("Zhang", "Jintao"))


def test_nobody_is_the_owner_where_no_name_is_configured() -> None:
    assert not Me().matches(Person("Zhang", "Jintao"))


WORD = st.from_regex(r"[A-ZÀ-Þ][a-zß-ÿ]{1,8}", fullmatch=True)


@settings(max_examples=150)
@given(WORD, WORD)
def test_a_name_is_itself_in_both_orders(family: str, given_name: str) -> None:
    assert matches(f"{given_name} {family}", f"{family}, {given_name}")
    assert matches(f"{family}, {given_name}", f"{given_name} {family}")


@settings(max_examples=150)
@given(WORD, WORD, WORD)
def test_a_name_with_another_word_is_another_name(family: str, first: str, second: str) -> None:
    assert not matches(f"{first} {family}", f"{family}, {first} {second}")
    assert not matches(f"{first} {family}", f"{first}{second.lower()} {family}")


@settings(max_examples=150)
@given(st.text(max_size=20))
def test_no_spelling_raises(spelling: str) -> None:
    assert not Me([spelling]).matches(Person(spelling + "x", "Jintao"))
