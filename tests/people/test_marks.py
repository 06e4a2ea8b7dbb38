"""Mark characters: no legitimate name loses a character, and every spelling of a mark is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.people.marks import MarkFinder

FINDER = MarkFinder(["*", "#"])

UNTOUCHED = [
    pytest.param("Robert Smith, Jr.", id="a suffix"),
    pytest.param("Conan O'Neil", id="an apostrophe"),
    pytest.param("{C++ Team}", id="plus signs in braces"),
    pytest.param("{Team C#}", id="a configured mark in braces"),
    pytest.param("C# Team", id="a number sign inside"),
    pytest.param("R&D Lab", id="an ampersand inside"),
    pytest.param(r"AT\&T Labs", id="an escaped ampersand inside"),
    pytest.param(r"Ren{\'e} B{\^o}le", id="an accent"),
    pytest.param(r"Ab\^e", id="an unbraced circumflex at the end"),
    pytest.param(r"Ann \v{S}", id="an accent command at the end"),
    pytest.param(r"A N\~u\~nez", id="a tilde accent"),
    pytest.param(r"Louis\textsuperscript{th}", id="letters in a superscript"),
    pytest.param(r"$\alpha$-Team $\mu$", id="a formula that is no mark"),
    pytest.param("Team 5", id="digits that are no superscript"),
    pytest.param("A*b Cd", id="an asterisk inside a word"),
    pytest.param("Smith {\\bf Jones}", id="a group with text"),
    pytest.param("张金涛", id="a name without Latin letters"),
    pytest.param("*", id="nothing but a mark"),
    pytest.param("{#}", id="nothing but a mark in braces"),
    pytest.param("Ann {*", id="a brace that is never closed"),
    pytest.param("Ann {}", id="an empty group"),
]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_a_name_without_a_mark_stays_as_it_is(name: str) -> None:
    assert FINDER.split(name) == (name, ())


FOUND = [
    ("Zhang*, Jintao", "Zhang, Jintao", "*"),
    ("Jintao Zhang*", "Jintao Zhang", "*"),
    ("Zhang, Jintao*", "Zhang, Jintao", "*"),
    (r"Jintao Zhang\*", "Jintao Zhang", "*"),
    ("Zhang *, Jintao", "Zhang , Jintao", "*"),
    ("Zhang$^*$, Jintao", "Zhang, Jintao", "*"),
    ("Zhang$^{*}$, Jintao", "Zhang, Jintao", "*"),
    ("Zhang{$^{*}$}, Jintao", "Zhang, Jintao", "*"),
    ("Zhang^*, Jintao", "Zhang, Jintao", "*"),
    (r"Zhang\(^*\), Jintao", "Zhang, Jintao", "*"),
    (r"Zhang\ensuremath{^\ast}, Jintao", "Zhang, Jintao", "*"),
    (r"Zhang\textsuperscript{*}, Jintao", "Zhang, Jintao", "*"),
    ("{Zhang}*, Jintao", "{Zhang}, Jintao", "*"),
    ("{Zhang}{*}, Jintao", "{Zhang}, Jintao", "*"),
    ("Zhang∗, Jintao", "Zhang, Jintao", "*"),
    ("Jintao* Zhang", "Jintao Zhang", "*"),
    ("*Jintao Zhang", "Jintao Zhang", "*"),
    (r"Zhang\#, Jintao", "Zhang, Jintao", "#"),
    ("Zhang#, Jintao", "Zhang, Jintao", "#"),
    ("Zhang*#, Jintao", "Zhang, Jintao", "*|#"),
    ("Jintao Zhang*,#", "Jintao Zhang", "*|#"),
    ("Zhang$^*$,$^\\dagger$, Jintao", "Zhang, Jintao", "*|†"),
    (r"Zhang$^{*,\dagger}$, Jintao", "Zhang, Jintao", "*|†"),
    (r"Zhang$^\dagger$, Jintao", "Zhang, Jintao", "†"),
    (r"Zhang\dag, Jintao", "Zhang, Jintao", "†"),
    (r"Zhang{\dag}, Jintao", "Zhang, Jintao", "†"),
    (r"Zhang\textsuperscript{\textdagger}, Jintao", "Zhang, Jintao", "†"),
    ("Zhang†, Jintao", "Zhang, Jintao", "†"),
    ("Zhang‡§¶, Jintao", "Zhang, Jintao", "‡|§|¶"),
    (r"Zhang\S, Jintao", "Zhang, Jintao", "§"),
    ("Zhang✉, Jintao", "Zhang, Jintao", "✉"),
    ("Zhang+, Jintao", "Zhang, Jintao", "+"),
    (r"Zhang\&, Jintao", "Zhang, Jintao", "&"),
    ("Zhang$, Jintao", "Zhang, Jintao", "$"),
    (r"Zhang\^{}, Jintao", "Zhang, Jintao", "^"),
    ("Zhang**, Jintao", "Zhang, Jintao", "**"),
    ("**Zhang**, Jintao", "Zhang, Jintao", "**|**"),
    ("Zhang$^{1,2}$, Jintao", "Zhang, Jintao", "1|2"),
    ("Zhang¹², Jintao", "Zhang, Jintao", "1|2"),
    (r"Zhang\textsuperscript{\rm 1}, Jintao", "Zhang, Jintao", "1"),
]


@pytest.mark.parametrize(("name", "clean", "marks"), FOUND)
def test_a_mark_is_cut_out_in_every_spelling(name: str, clean: str, marks: str) -> None:
    found, places = FINDER.split(name)
    assert (found, "|".join(place.mark for place in places)) == (clean, marks)


def test_a_mark_carries_its_place() -> None:
    name = r"Zhang$^*$, Jintao\#"
    _, marks = FINDER.split(name)
    assert [name[mark.start : mark.end] for mark in marks] == ["$^*$", r"\#"]


def test_a_configured_letter_is_a_mark_only_as_a_superscript() -> None:
    finder = MarkFinder(["a"])
    assert finder.split("Ana") == ("Ana", ())
    assert finder.split("Ana$^a$")[0] == "Ana"


def test_a_configured_mark_of_several_characters_is_found() -> None:
    name, (mark,) = MarkFinder(["(*)", "*"]).split("Ana(*)")
    assert (name, mark.mark) == ("Ana", "(*)")


def test_a_configured_sign_that_is_no_usual_mark_is_found() -> None:
    assert MarkFinder(["°"]).split("Ana°, B")[0] == "Ana, B"


@settings(max_examples=400)
@given(st.text(alphabet="aZé *#†$^{}\\,~&+12¹", max_size=30))
def test_no_letter_outside_a_mark_is_lost(name: str) -> None:
    clean, marks = FINDER.split(name)
    assert clean == name or clean.strip(" ,~")
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(name)
    kept = [char for char in name if char in "aZé"]
    assert [char for char in clean if char in "aZé"] == kept


@settings(max_examples=200)
@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_no_name_and_no_configuration_raises(name: str, known: list[str]) -> None:
    clean, marks = MarkFinder(known).split(name)
    assert (clean == name) or marks
