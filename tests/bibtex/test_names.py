"""Lists of names: what separates them, and what people write in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex.names import split_and


def texts(value: str) -> list[str]:
    return [name.text for name in split_and(value)[0]]


def messages(value: str) -> list[tuple[str, str]]:
    problems = split_and(value)[2]
    return [(problem.message, value[problem.start : problem.end]) for problem in problems]


QUIET = [
    pytest.param("", [], id="an empty value has no names"),
    pytest.param(" \n\t", [], id="white space has no names"),
    pytest.param("Ann Arbor", ["Ann Arbor"], id="one name is a list"),
    pytest.param("A B and C D", ["A B", "C D"], id="a small and separates"),
    pytest.param("A B AND C D And E F", ["A B", "C D", "E F"], id="and in any case separates"),
    pytest.param("A B\nand\r\n\tC D", ["A B", "C D"], id="any white space surrounds an and"),
    pytest.param("A B\u00a0and\u00a0C D", ["A B", "C D"], id="a no-break space surrounds an and"),
    pytest.param("Anderson, A and Brandy, B", ["Anderson, A", "Brandy, B"], id="and in a word"),
    pytest.param("{NASA and ESA} and C", ["{NASA and ESA}", "C"], id="and in braces is text"),
    pytest.param("A {and} B", ["A {and} B"], id="a braced and is text"),
    pytest.param("A B and{C}", ["A B and{C}"], id="and without white space is text"),
    pytest.param(r"X and \'Eric B", ["X", r"\'Eric B"], id="a control sequence may follow and"),
    pytest.param("M&uuml;ller, J and B, C", ["M&uuml;ller, J", "B, C"], id="entities stay whole"),
    pytest.param("AT\\&T Labs and R&D Lab", ["AT\\&T Labs", "R&D Lab"], id="& inside a word stays"),
    pytest.param("{Simon & Schuster; Inc.}", ["{Simon & Schuster; Inc.}"], id="braces protect & ;"),
    pytest.param("al Khatib, A and B, C", ["al Khatib, A", "B, C"], id="al alone is a particle"),
    pytest.param("{Foo et al.} and B", ["{Foo et al.}", "B"], id="et al. in braces is text"),
    pytest.param("Strauss, Jr, Johann", ["Strauss, Jr, Johann"], id="two commas are one name"),
    pytest.param("A B, C D", ["A B, C D"], id="Last Last, First First is one name"),
    *(
        pytest.param(name, [name], id=f"{name} may be one name")
        for name in (
            *("van Beethoven, Ludwig", "Smith, John Paul", "Ann Lee, Jo Roe", "O Neil, J Robert"),
            *("Smith III, John B", "St. John, J. Robert", "de la O, Maria B", "Lee, A. Bo"),
            *("García M., Juan P.", "J. Smith, M.D.", "{A. Lee, B. Roe}", "D Souza, A Maria"),
        )
    ),
    pytest.param(
        "family=Foo, given=Bar, prefix=van and X Y",
        ["family=Foo, given=Bar, prefix=van", "X Y"],
        id="commas in an extended name separate its parts",
    ),
    pytest.param(
        "Brothers, A and Others, B", ["Brothers, A", "Others, B"], id="Others is a family"
    ),
]


@pytest.mark.parametrize(("value", "names"), QUIET)
def test_a_plain_list_is_split_without_a_problem(value: str, names: list[str]) -> None:
    assert (texts(value), split_and(value)[1], messages(value)) == (names, False, [])


@pytest.mark.parametrize("value", ["A B and others", "A B AND others", "A B and\n others "])
def test_a_final_others_is_et_al_and_no_name(value: str) -> None:
    assert (texts(value), split_and(value)[1], messages(value)) == (["A B"], True, [])


def test_others_alone_is_et_al() -> None:
    assert split_and("others") == ([], True, [])


def test_a_braced_others_is_a_name() -> None:
    assert (texts("A and {others}"), split_and("A and {others}")[1]) == (["A", "{others}"], False)


ET_AL = [
    pytest.param("Born, L. et al.", ["Born, L."], "et al.", id="behind the last name"),
    pytest.param("Born, L., et al", ["Born, L."], "et al", id="behind a comma"),
    pytest.param("A B and et al.", ["A B"], "et al.", id="as a name"),
    pytest.param("A B and etal.", ["A B"], "etal.", id="in one word"),
    pytest.param("A B et. al.", ["A B"], "et. al.", id="with two stops"),
    pytest.param(r"A B \emph{et al.}", ["A B"], r"\emph{et al.}", id="in a command"),
    pytest.param("A B and {et al.}", ["A B"], "{et al.}", id="in braces alone"),
    pytest.param("A B et~al.", ["A B"], "et~al.", id="with a tie"),
]


@pytest.mark.parametrize(("value", "names", "place"), ET_AL)
def test_a_written_et_al_is_read_and_reported(value: str, names: list[str], place: str) -> None:
    found = (texts(value), split_and(value)[1], messages(value))
    assert found == (names, True, [("`et al.` in a list of names: write `and others`", place)])


REPORTED = [
    pytest.param("A B and and C D", ["A B", "C D"], "and and", "no name between", id="two ands"),
    pytest.param("and A B", ["A B"], "and", "begins with `and`", id="a leading and"),
    pytest.param("A B and", ["A B"], "and", "ends with `and`", id="a trailing and"),
    pytest.param("A B and , and C", ["A B", "C"], ",", "a comma before", id="a comma for a name"),
    pytest.param("B, A, and D, C", ["B, A", "D, C"], ",", "a comma before", id="comma before and"),
    pytest.param("A B; C D", ["A B", "C D"], ";", "write `and`", id="a semicolon"),
    pytest.param("B, A; D, C and E", ["B, A", "D, C", "E"], ";", "write `and`", id="; beside and"),
    pytest.param("A B;", ["A B"], ";", "write `and`", id="a trailing semicolon"),
    pytest.param("A B & C D", ["A B", "C D"], "&", "write `and`", id="& between whole names"),
    pytest.param(r"B, A \& D, C", ["B, A", "D, C"], r"\&", "write `and`", id="an escaped &"),
    pytest.param("Baker & Co", ["Baker & Co"], "&", "in a name", id="& in a company's name"),
    pytest.param("A and others and B", ["A", "B"], "others", "stand last", id="others not last"),
    pytest.param("A B and Others", ["A B"], "Others", "write a final", id="a capital Others"),
    pytest.param("A B and others.", ["A B"], "others.", "write a final", id="others with a stop"),
]


@pytest.mark.parametrize(("value", "names", "place", "message"), REPORTED)
def test_a_wrong_separator_is_reported_at_its_place(
    value: str, names: list[str], place: str, message: str
) -> None:
    (found,) = messages(value)
    assert (texts(value), found[1]) == (names, place)
    assert message in found[0]


COMMA_LISTS = [
    pytest.param("A B, C D, E F", ["A B", "C D", "E F"], id="three whole names"),
    pytest.param("A B, C D, E F, G H", ["A B", "C D", "E F", "G H"], id="four whole names"),
    pytest.param("Wu, A., Li, B. C.", ["Wu, A.", "Li, B. C."], id="families with initials"),
    pytest.param(
        "Wu, A., Li, B., Ma, X.-Y.,", ["Wu, A.", "Li, B.", "Ma, X.-Y."], id="more of them"
    ),
    pytest.param("A. Wu, B. C. Li", ["A. Wu", "B. C. Li"], id="two with initials in front"),
    pytest.param("A Wu , B~Li", ["A Wu", "B~Li"], id="two with initials without dots"),
    pytest.param("Wu A, Li BC", ["Wu A", "Li BC"], id="two with initials behind"),
    pytest.param(
        "A. Wu, B. Li and C. Ma", ["A. Wu", "B. Li", "C. Ma"], id="two of a list with `and`"
    ),
]


@pytest.mark.parametrize(("value", "names"), COMMA_LISTS)
def test_a_comma_list_that_can_be_nothing_else_is_split(value: str, names: list[str]) -> None:
    assert texts(value) == names
    assert [message for message, _ in messages(value)] == ["names separated by commas: write `and`"]


def test_a_comma_list_before_comma_and_is_split() -> None:
    assert texts("A B, C D, and E F") == ["A B", "C D", "E F"]


def test_last_first_before_comma_and_is_not_split() -> None:
    assert texts("van Beek, Jan Piet, and de Wit, Kees") == ["van Beek, Jan Piet", "de Wit, Kees"]


def test_a_comma_list_with_single_words_is_not_split() -> None:
    value = "Human Services, National Institute, Heart, Lung"
    assert texts(value) == [value]


ALPHABET = st.text(alphabet="aA éÉ{}\\,;&~.=\n\t\u00a0*-'\"#", max_size=40)
VALUES = st.lists(
    st.one_of(
        ALPHABET, st.sampled_from([" and ", " AND ", "and", "others", " et al.", "; ", ", "])
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300)
@given(VALUES)
def test_names_come_in_order_and_are_slices_of_the_value(value: str) -> None:
    names, _, problems = split_and(value)
    position = 0
    for text, start, end in names:
        assert position <= start < end <= len(value)
        assert text == value[start:end] == text.strip()
        position = end
    for _, start, end in problems:
        assert 0 <= start < end <= len(value)


@settings(max_examples=300)
@given(VALUES)
def test_nothing_but_separators_is_left_away(value: str) -> None:
    names, _, _ = split_and(value)
    position = 0
    gaps = []
    for _, start, end in names:
        gaps.append(value[position:start])
        position = end
    gaps.append(value[position:])
    separators = r"\s|,|;|\\?&|\band\b|others\.?|[\\{}a-z]*et\.?[\s~]+al\.?\}?|etal\.?"
    assert re.sub(separators, "", "\0".join(gaps), flags=re.IGNORECASE).strip("\0") == ""


@settings(max_examples=100)
@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,8}, [A-Z][a-z]{3,8}", fullmatch=True), min_size=1))
def test_a_list_that_is_joined_with_and_is_split_into_the_same(names: list[str]) -> None:
    assert texts("\n  and ".join(names)) == names
