"""biblatex's data annotations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.people import read_annotation


def read(value: str) -> list[tuple[int, str, str, bool]]:
    return [found[:4] for found in read_annotation(value)[0]]


VALID = [
    pytest.param("", [], id="nothing"),
    pytest.param(" ; ; ", [], id="nothing between semicolons"),
    pytest.param("1=equal", [(1, "", "equal", False)], id="one role"),
    pytest.param(
        "1=equal; 12 = equal , corresponding;",
        [(1, "", "equal", False), (12, "", "equal", False), (12, "", "corresponding", False)],
        id="several roles, blanks, a final semicolon",
    ),
    pytest.param("2:family=student", [(2, "family", "student", False)], id="a part of a name"),
    pytest.param('2:family="a; b, c=d"', [(2, "family", "a; b, c=d", True)], id="a literal"),
    pytest.param('1="x", y', [(1, "", "x", True), (1, "", "y", False)], id="a literal and a role"),
    pytest.param("=one, two", [(0, "", "one", False), (0, "", "two", False)], id="the whole field"),
    pytest.param("1=first author", [(1, "", "first author", False)], id="a role of two words"),
    pytest.param('1=""', [(1, "", "", True)], id="an empty literal"),
]


@pytest.mark.parametrize(("value", "found"), VALID)
def test_a_valid_annotation_is_read(value: str, found: list[tuple[int, str, str, bool]]) -> None:
    assert (read(value), read_annotation(value)[1]) == (found, ())


def test_an_annotation_carries_its_place() -> None:
    value = ' 1 = equal ; 2="a b"'
    assert [value[found.start : found.end] for found in read_annotation(value)[0]] == [
        "equal",
        "a b",
    ]


INVALID = [
    pytest.param("1=a; equal; 2=b", "equal", "write `NUMBER=ROLE`", id="no number"),
    pytest.param("1=a; x=equal; 2=b", "x=equal", "write `NUMBER=ROLE`", id="no number but a word"),
    pytest.param("1=a; 1-2=c; 2=b", "1-2=c", "write `NUMBER=ROLE`", id="a range"),
    pytest.param("1=a; 9999999999=c; 2=b", "9999999999=c", "write", id="a number without end"),
    pytest.param("1=a; 0=c; 2=b", "0=c", "count from 1", id="zero"),
    pytest.param("1=a; 3=; 2=b", "3=", "lacks a role", id="no role"),
    pytest.param("1=a; 3=,c; 2=b", "3=,", "lacks a role", id="an empty role"),
    pytest.param('1=a; 3="x" y; 2=b', '3="x" y', "neither a role nor", id="text behind a literal"),
]


@pytest.mark.parametrize(("value", "place", "message"), INVALID)
def test_a_wrong_annotation_is_reported_and_the_others_are_read(
    value: str, place: str, message: str
) -> None:
    _, (problem,) = read_annotation(value)
    assert value[problem.start : problem.end] == place
    assert message in problem.message
    assert read(value) == [(1, "", "a", False), (2, "", "b", False)]


def test_an_unclosed_quote_is_reported_where_it_opens() -> None:
    value = '1=a; 2="x; 3=b'
    assert read(value) == [(1, "", "a", False)]
    assert [problem.start for problem in read_annotation(value)[1]] == [7]


@settings(max_examples=300)
@given(st.text(alphabet='12a =,;:"\n', max_size=30))
def test_no_annotation_raises_and_every_place_is_inside(value: str) -> None:
    found, problems = read_annotation(value)
    for one in found:
        assert value[one.start : one.end] == one.text
    for problem in problems:
        assert 0 <= problem.start < problem.end <= len(value)
