"""An author value and its annotation become persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex import load
from pubtool.config import Mark
from pubtool.model import Person
from pubtool.people import Me, People, PeopleSettings, read_people

if TYPE_CHECKING:
    from pathlib import Path

MARKS = (
    Mark("equal", ("*", "†"), "*", "equal contributions"),
    Mark("corresponding", ("#",), "#", "the corresponding author"),
)
SETTINGS = PeopleSettings(MARKS, Me(["Jintao Zhang"]))


def read(value: str, annotation: str | None = None) -> People:
    return read_people(value, annotation, SETTINGS)


def roles(value: str, annotation: str | None = None) -> list[tuple[str, ...]]:
    return [person.roles for person in read(value, annotation).persons]


def problems(value: str, annotation: str | None = None) -> list[tuple[str, str]]:
    return [
        (
            one.rule,
            ((annotation or "") if one.where == "annotation" else value)[one.start : one.end],
        )
        for one in read(value, annotation).problems
    ]


def test_an_empty_value_has_no_persons() -> None:
    assert read("") == People((), et_al=False, problems=())


def test_names_become_clean_unicode() -> None:
    assert read(r"van~den {\O}st{\'e}r, J.~R. and {\'E}cole {Polytechnique}").persons == (
        Person("Østér", "J. R.", "van den"),
        Person("Polytechnique", "École"),
    )


def test_a_literal_has_only_a_family_name() -> None:
    assert read("{NASA and {ESA}}").persons == (Person("NASA and ESA"),)


def test_others_is_et_al() -> None:
    assert read("A B and others") == People((Person("B", "A"),), et_al=True)


def test_the_owner_is_marked() -> None:
    assert [person.me for person in read("Zhang*, Jintao and Jin Zhang").persons] == [True, False]


def test_a_mark_is_a_role_and_no_part_of_the_name() -> None:
    assert read("Zhang*#, Wei").persons == (
        Person("Zhang", "Wei", roles=("equal", "corresponding")),
    )


def test_roles_stand_in_the_order_of_the_configuration_then_as_found() -> None:
    annotation = "1=zeta,corresponding,alpha,equal"
    assert roles("A B", annotation) == [("equal", "corresponding", "zeta", "alpha")]


def test_a_role_that_is_given_twice_counts_once() -> None:
    assert roles("A B*†", "1=equal; 1=equal") == [("equal",)]


def test_marks_and_annotations_add_up() -> None:
    assert roles("A B# and C D", "1=equal;2=student") == [("equal", "corresponding"), ("student",)]


def test_the_same_name_has_the_roles_of_its_own_entry_only() -> None:
    assert roles("A B", "1=equal") == [("equal",)]
    assert roles("A B") == [()]


def test_self_marks_the_owner() -> None:
    assert [person.me for person in read("A B and C D", "2=self").persons] == [False, True]


def test_a_mark_may_mean_self() -> None:
    own = PeopleSettings((Mark("self", ("§",), "", ""),))
    assert [person.me for person in read_people("A B§ and C D", None, own).persons] == [True, False]


def test_unknown_roles_literals_and_the_whole_field_are_kept_in_silence() -> None:
    annotation = '1=host; 2:family="x y"; =all; 2:given=initial'
    assert roles("A B and C D", annotation) == [("host",), ("initial",)]
    assert problems("A B and C D", annotation) == []


PROBLEMS = [
    pytest.param("A B and C D", "3=equal", [("bad-annotation", "equal")], id="no such name"),
    pytest.param("A B", "3=x,y; 3=z", [("bad-annotation", "x")], id="no such name, told once"),
    pytest.param("A B", "equal", [("bad-annotation", "equal")], id="bad syntax"),
    pytest.param("", "1=x", [("bad-annotation", "x")], id="no name at all"),
    pytest.param("A B and C D‡", None, [("unknown-mark", "‡")], id="a mark without a role"),
    pytest.param("A B$^{1,*,2}$", None, [("unknown-mark", "$^{1,*,2}$")], id="two of them"),
    pytest.param("A B and Doe, Jo,", None, [("name-format", "Doe, Jo,")], id="a trailing comma"),
    pytest.param("A B and , and D", None, [("name-format", ",")], id="a comma for a name"),
    pytest.param("A B and {}", None, [("name-format", "{}")], id="a name without text"),
    pytest.param("A B et al.", None, [("name-format", "et al.")], id="a written et al."),
]


@pytest.mark.parametrize(("value", "annotation", "found"), PROBLEMS)
def test_a_problem_carries_its_rule_and_place(
    value: str, annotation: str | None, found: list[tuple[str, str]]
) -> None:
    assert problems(value, annotation) == found


def test_a_name_without_text_is_no_person() -> None:
    assert read("A B and {} and ,").persons == (Person("B", "A"),)


@settings(max_examples=200)
@given(st.text(alphabet="aAé{}\\,;&~ *#†$^'1n d=", max_size=40), st.text('1a=;,"', max_size=10))
def test_nothing_raises_and_every_place_is_inside(value: str, annotation: str) -> None:
    found = read(value, annotation)
    assert all(person.family for person in found.persons)
    for one in found.problems:
        text = annotation if one.where == "annotation" else value
        assert 0 <= one.start <= one.end <= len(text)


def test_every_author_of_the_corpus_is_read_with_a_family_name(corpus: Path) -> None:
    files = sorted([*corpus.glob("bibs/*.bib"), *corpus.glob("homepages/*.bib")])
    bibliography = load(
        (path.name, path.read_bytes().decode("utf-8", errors="replace")) for path in files
    )
    for entry in bibliography.entries:
        for name, field in bibliography.fields(entry).items():
            if name in {"author", "editor"}:
                assert all(person.family for person in read(str(field.value)).persons)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (r"Ann\thanks{equal} Berg and C D", r"Ann\thanks{equal} Berg"),
        (r"A B and D\footnote{y}", r"D\footnote{y}"),
        (r"\nope{Ann} Berg", r"\nope{Ann} Berg"),
    ],
)
def test_latex_that_a_name_loses_is_reported(value: str, name: str) -> None:
    assert problems(value) == [("latex-command", name)]


def test_latex_that_makes_letters_is_no_problem() -> None:
    assert problems(r"M{\"u}ller, J{\'o}zef and {\O}st\aa{}r, \'Eric and Knuth, D.~E.") == []
