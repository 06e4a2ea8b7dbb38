"""How a file writes names and letters: first what is not sure, and stays."""

from __future__ import annotations

import pytest

from pubtool.adding.wording import Names, named, names_of, writes_commands


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Mary Ann O'Neil", id="a second name, or two family names"),
        pytest.param("Gabriel García Márquez", id="two family names"),
        pytest.param("김 철수", id="the family name comes first"),
        pytest.param("王小明", id="one word"),
        pytest.param("Wei L.", id="an initial at the end"),
        pytest.param("{The NEXT Collaboration}", id="a group"),
        pytest.param("Sam Field, III", id="a comma"),
    ],
)
def test_a_name_whose_parts_are_in_doubt_stays(name: str) -> None:
    assert named(name, "family") == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Quill", "Quill, Ada"),
        ("Lin Mo", "Mo, Lin"),
        ("A. B. Quill", "Quill, A. B."),
        ("J.-P. Serre", "Serre, J.-P."),
        ("Ada B. Quill", "Quill, Ada B."),
        ("Jörg van der Berg", "van der Berg, Jörg"),
        ("Иван Петров", "Петров, Иван"),
    ],
)
def test_a_family_name_comes_first_where_it_is_beyond_doubt(name: str, expected: str) -> None:
    assert named(f"{name} and others", "family") == f"{expected} and others"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("García Márquez, Gabriel", id="two family names"),
        pytest.param("Field, III, Sam", id="a suffix"),
        pytest.param("Iwata, Ken-ichi", id="a small letter behind a hyphen"),
        pytest.param("{Barnes and Noble, Inc.}", id="a group"),
    ],
)
def test_a_name_that_would_be_read_otherwise_keeps_its_comma(name: str) -> None:
    assert named(name, "given") == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [("O'Neil, Mary Ann", "Mary Ann O'Neil"), ("van der Berg, Jörg", "Jörg van der Berg")],
)
def test_a_given_name_comes_first(name: str, expected: str) -> None:
    assert named(name, "given") == expected


@pytest.mark.parametrize(
    ("lists", "names"),
    [
        pytest.param([], "", id="no names"),
        pytest.param(["Quill, Ada"], "", id="one name"),
        pytest.param(["Quill, Ada and Mo, Lin"], "family", id="family names first"),
        pytest.param(["Ada Quill and {A Group}", "Lin Mo"], "given", id="given names first"),
        pytest.param(["Quill, Ada and Lin Mo"], "", id="both"),
    ],
)
def test_a_clear_majority_decides(lists: list[str], names: Names) -> None:
    assert names_of(lists) == names


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(["Ada Quill"], False, id="plain names"),
        pytest.param([r"J{\"o}rg"], True, id="an accent"),
        pytest.param([r"J{\"o}rg", "Émile"], False, id="an accent and a letter"),
        pytest.param([r"J{\"o}rg", "a – b"], True, id="an accent and a dash"),
    ],
)
def test_commands_are_the_file_s_way_where_no_letter_is_raw(
    values: list[str], expected: bool
) -> None:
    assert writes_commands(values) is expected
