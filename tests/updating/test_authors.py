"""Lists of authors: when they are the same people."""

from __future__ import annotations

import pytest

from pubtool.sources.records import Author
from pubtool.updating.authors import agree


def person(given: str, family: str) -> Author:
    return Author(f"{given} {family}", family, given)


DIFFERENT = [
    pytest.param(person("Jin", "Zhang"), person("Wei", "Zhang"), id="one family name, two people"),
    pytest.param(person("J.", "Zhang"), person("Wei", "Zhang"), id="another initial"),
    pytest.param(person("Jin", "Zhang"), person("Jin", "Zhao"), id="another family name"),
    pytest.param(Author("Jin Zhang"), Author("Wei Zhang"), id="names without parts"),
    pytest.param(person("Ana", "García Márquez"), person("Ana", "Pérez"), id="two family names"),
    pytest.param(Author("NEXT Collaboration", group=True), person("Ana", "Next"), id="a group"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_people_do_not_agree(one: Author, other: Author) -> None:
    assert agree([one], [other]).common == 0


SAME = [
    pytest.param(person("Jörg", "Müller"), person("J.", "Mueller"), id="initials and umlauts"),
    pytest.param(person("Jean-Luc", "Picard"), person("J L", "Picard"), id="two initials"),
    pytest.param(Author("Peter H. N. de With"), person("Peter", "de With"), id="particles"),
    pytest.param(
        person("Gabriel", "García Márquez"), person("G.", "García"), id="one of two names"
    ),
    pytest.param(person("Wei", "Zhang"), person("Zhang", "Wei"), id="parts in the other order"),
    pytest.param(person("C.", "de la Fuente"), Author("Carlos de la Fuente Jr."), id="a suffix"),
    pytest.param(person("", "Gopal-Krishna"), Author("Gopal-Krishna"), id="a single name"),
    pytest.param(person("Sean", "O'Neil"), person("Sean", "O’Neil"), id="apostrophes"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_spellings_agrees(one: Author, other: Author) -> None:
    assert agree([one], [other]).is_full


def test_nobody_agrees_with_an_empty_list() -> None:
    found = agree([person("Jin", "Zhang")], [])
    assert not found.common
    assert not found.is_half
    assert not found.is_full


def test_groups_agree_only_where_both_lists_are_of_groups() -> None:
    group = Author("NEXT Collaboration", group=True)
    assert agree([group], [group]).is_full
    assert agree([group, person("A", "B")], [person("A", "B")]).is_full


def test_nobody_is_counted_twice() -> None:
    twins = [person("J.", "Zhang"), person("J.", "Zhang")]
    assert agree(twins, [person("Jin", "Zhang"), person("Wei", "Zhao")]).common == 1


def test_the_order_of_authors_counts_for_the_first_alone() -> None:
    one, other = person("Jin", "Zhang"), person("Wei", "Zhao")
    found = agree([one, other], [other, one])
    assert found.is_full
    assert not found.first
