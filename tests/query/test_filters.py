from __future__ import annotations

from collections.abc import Callable

import pytest

from pubtool.errors import UsageProblem
from pubtool.model import Date, Person, Publication, Venue
from pubtool.query import filters

Make = Callable[..., Publication]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        pytest.param("Jin Zhang", Person("Zhang", "Jintao"), id="a piece of the given name"),
        pytest.param("Zhan", Person("Zhang", "Jintao"), id="a piece of the family name"),
        pytest.param("Jintao", Person("Zhang", "Jintao"), id="the given name alone"),
        pytest.param("Marquez", Person("García Márquez", "Gabriel"), id="half a family name"),
        pytest.param("Jintao Zhang", Person("Zhang", "J."), id="more than the file knows"),
        pytest.param("B. J. Li", Person("Li", "J. B."), id="initials in another order"),
        pytest.param("Zhang, Jin", Person("Zhang", "Jintao"), id="a piece after the comma"),
        pytest.param("Team", Person("", ""), id="a person without a name"),
    ],
)
def test_an_author_is_not_found_by(publication: Make, name: str, person: Person) -> None:
    assert not filters.by_author([name])(publication(authors=(person,)))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        pytest.param("zhang", Person("Zhang", "Jintao"), id="the family name in another case"),
        pytest.param("Jintao Zhang", Person("Zhang", "Jintao"), id="first and last name"),
        pytest.param("Zhang, Jintao", Person("Zhang", "Jintao"), id="last and first name"),
        pytest.param("J. Zhang", Person("Zhang", "Jintao"), id="an initial"),
        pytest.param("W. A. Wall", Person("Wall", "WA"), id="initials written as one word"),
        pytest.param("Wall, WA", Person("Wall", "WA"), id="one word of initials"),
        pytest.param("Joseph Gonzalez", Person("Gonzalez", "Joseph E."), id="no middle name"),
        pytest.param("Garcia Marquez", Person("García Márquez", "Gabriel"), id="no accents"),
        pytest.param("Jean Luc Picard", Person("Picard", "Jean-Luc"), id="no hyphen"),
        pytest.param("Beethoven", Person("Beethoven", "Ludwig", "van"), id="no particle"),
        pytest.param("Ludwig van Beethoven", Person("Beethoven", "Ludwig", "van"), id="a particle"),
        pytest.param(
            "van Beethoven, L.", Person("Beethoven", "Ludwig", "van"), id="particle first"
        ),
        pytest.param("Soren Strauss", Person("Strauß", "Søren"), id="letters that are no accents"),
        pytest.param("张金涛", Person("张", "金涛"), id="a Chinese name without a blank"),
        pytest.param("がく", Person("がく"), id="a name in kana with its voicing marks"),
        pytest.param("OpenAI Team", Person("OpenAI Team"), id="an organisation"),
    ],
)
def test_an_author_is_found_by(publication: Make, name: str, person: Person) -> None:
    assert filters.by_author([name])(publication(authors=(Person("Other"), person)))


def test_voicing_marks_of_kana_are_not_accents(publication: Make) -> None:
    assert not filters.by_author(["かく"])(publication(authors=(Person("がく"),)))


@pytest.mark.parametrize(
    ("values", "years"),
    [
        pytest.param(["2023"], {2023}, id="one year"),
        pytest.param(["2023..2024"], {2023, 2024}, id="a range with both ends"),
        pytest.param(["2024.."], {2024, 2025}, id="a range without an end"),
        pytest.param(["..2022"], {2021, 2022}, id="a range without a beginning"),
        pytest.param(["2021,2024.."], {2021, 2024, 2025}, id="two ranges in one value"),
        pytest.param(["2021", " 2023 "], {2021, 2023}, id="two values"),
    ],
)
def test_a_range_of_years_finds(publication: Make, values: list[str], years: set[int]) -> None:
    matches = filters.by_year(values)
    every = [publication(date=Date(year)) for year in range(2021, 2026)]
    assert {each.date.year for each in every if each.date and matches(each)} == years


def test_a_publication_without_a_year_is_in_no_range(publication: Make) -> None:
    assert not filters.by_year(["..9999"])(publication())


@pytest.mark.parametrize(
    ("venue", "found"),
    [
        pytest.param("ICML", False, id="the beginning of a word"),
        pytest.param("Neural Systems", False, id="words that do not stand together"),
        pytest.param("icmlw", True, id="the abbreviation in another case"),
        pytest.param("ICMLW 2025", True, id="the tag"),
        pytest.param("neural information", True, id="words of the full name"),
    ],
)
def test_a_venue_is_found_by_whole_words(publication: Make, venue: str, found: bool) -> None:
    where = Venue(("ICMLW",), ("Neural Information Processing Systems",), ("ICMLW 2025",))
    assert filters.by_venue([venue])(publication(venue=where)) is found


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        pytest.param("CCF", False, id="a piece"),
        pytest.param("ccf-a", True, id="the tag in another case"),
        pytest.param("Poster, CCF-A", True, id="one of two"),
    ],
)
def test_a_tag_is_found_as_a_whole(publication: Make, tag: str, found: bool) -> None:
    assert filters.by_tag([tag])(publication(tags=(("CCF-A",),))) is found


@pytest.mark.parametrize(
    ("type_", "found"),
    [
        pytest.param("book", False, id="another type"),
        pytest.param("conference", True, id="its own type"),
        pytest.param("@InProceedings", True, id="the usual name of the type"),
    ],
)
def test_a_type_is_found_by(publication: Make, type_: str, found: bool) -> None:
    assert filters.by_type([type_])(publication(type="conference")) is found


def test_names_of_one_type_find_each_other(publication: Make) -> None:
    assert filters.by_type(["conference"])(publication(type="inproceedings"))
    assert filters.by_type(["inproceedings"])(publication(type="conference"))


def test_a_preprint_is_found_as_preprint_and_as_misc(publication: Make) -> None:
    paper = publication(type="misc", arxiv="2501.00001")
    assert filters.by_type(["preprint"])(paper)
    assert filters.by_type(["misc"])(paper)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        pytest.param("zhang", False, id="a piece of the key"),
        pytest.param("ZHANG2025", True, id="the key in another case"),
        pytest.param("a,zhang2025", True, id="one of two"),
    ],
)
def test_a_key_is_found_as_a_whole(publication: Make, key: str, found: bool) -> None:
    assert filters.by_key([key])(publication(key="Zhang2025")) is found


@pytest.mark.parametrize(
    ("make", "value", "said"),
    [
        pytest.param(filters.by_year, "2023-2025", "2023..2025", id="a range with a hyphen"),
        pytest.param(filters.by_year, "..", "a range", id="a range without ends"),
        pytest.param(filters.by_year, "2025..2023", "ends before", id="a range from late to early"),
        pytest.param(filters.by_year, "", "empty", id="an empty year"),
        pytest.param(filters.by_year, "٢٠٢٤", "write a year", id="digits of another script"),
        pytest.param(filters.by_author, " ", "no family name", id="an empty author"),
        pytest.param(
            filters.by_author, ", Jin", "no family name", id="an author without family name"
        ),
        pytest.param(filters.by_venue, "-", "no word", id="a venue without a word"),
        pytest.param(filters.by_tag, "a,,b", "empty", id="an empty tag between two"),
        pytest.param(filters.by_type, "", "empty", id="an empty type"),
        pytest.param(filters.by_key, "", "empty", id="an empty key"),
    ],
)
def test_a_value_that_cannot_be_meant_is_a_usage_problem(
    make: Callable[[list[str]], filters.Predicate], value: str, said: str
) -> None:
    with pytest.raises(UsageProblem, match=said):
        make([value])
