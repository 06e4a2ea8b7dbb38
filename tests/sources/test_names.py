from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.bibtex.name_parts import split_name
from pubtool.bibtex.names import split_and
from pubtool.sources.names import displayed, structured, to_bibtex
from pubtool.sources.records import Author


@pytest.mark.parametrize("name", [":", "et al.", "and others", "(1) Some University", "(2)", " "])
def test_what_is_no_author_is_left_out(name: str) -> None:
    assert [author.name for author in displayed(["A. First", name, "B. Last"])] == [
        "A. First",
        "B. Last",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Adrian Del Maestro", Author("Adrian Del Maestro")),
        ("Peter H. N. de With", Author("Peter H. N. de With")),
        ("Gopal-Krishna", Author("Gopal-Krishna")),
        ("A. Person (1, 2)", Author("A. Person")),
        ("A. Person (1 and 2)", Author("A. Person")),
        ("A. Person [a]", Author("A. Person")),
        (r"Kurt G\"odel", Author("Kurt Gödel")),
        ("The NEXT Collaboration", Author("The NEXT Collaboration", group=True)),
        ("NEXT Collaboration:", Author("NEXT Collaboration", group=True)),
        ("Event Horizon Team", Author("Event Horizon Team", group=True)),
        ("Bob Sample, Jr.", Author("Bob Sample", suffix="Jr.")),
        ("Bob Sample III", Author("Bob Sample", suffix="III")),
    ],
)
def test_a_displayed_name_is_read(name: str, expected: Author) -> None:
    assert displayed([name]) == (expected,)


@pytest.mark.parametrize("name", ["王小明", "Иван Петров", "김 철수", "Γιώργος Π"])
def test_a_name_without_a_latin_letter_is_one(name: str) -> None:
    assert displayed([name]) == (Author(name),)


def test_somebody_who_writes_for_a_collaboration_and_the_collaboration_are_two() -> None:
    assert displayed(["A. Person (for the NEXT Collaboration)"]) == (
        Author("A. Person"),
        Author("the NEXT Collaboration", group=True),
    )


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(
            {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
            Author("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
            id="a particle goes before the family name",
        ),
        pytest.param(
            {"family": "M&uuml;ller*", "given": "Anna"},
            Author("Anna Müller", "Müller", "Anna"),
            id="entities and marks are no letters",
        ),
        pytest.param({"family": "Monym"}, Author("Monym"), id="one name"),
        pytest.param({"name": "European Lab"}, Author("European Lab", group=True), id="a group"),
        pytest.param({"literal": "Gopal-Krishna"}, Author("Gopal-Krishna"), id="one literal"),
    ],
)
def test_a_structured_name_is_read(person: dict[str, str], expected: Author) -> None:
    assert structured([person, None, {}, 7]) == (expected,)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (Author("Adrian Del Maestro"), "Adrian Del Maestro"),
        (Author("x", "Del Maestro", "Adrian"), "Del Maestro, Adrian"),
        (Author("x", "Sample", "Bob", "Jr."), "Sample, Jr., Bob"),
        (Author("Bob van der Sample", suffix="Jr."), "van der Sample, Jr., Bob"),
        (Author("Carlos de la Fuente", suffix="Jr."), "de la Fuente, Jr., Carlos"),
        (Author("Otto von und zu Sample", suffix="Jr."), "von und zu Sample, Jr., Otto"),
        (Author("van Sample", suffix="Jr."), "van Sample, Jr., "),
        (Author("bob sample", suffix="Jr."), "sample, Jr., bob"),
        (Author("Sample, Bob", suffix="Jr."), "Sample, Jr., Bob"),
        (Author("Ken-ichi Iwata"), "Iwata, Ken-ichi"),
        (Author("Xu-dong van der Li"), "van der Li, Xu-dong"),
        (Author("Iwata, Ken-ichi M."), "Iwata, Ken-ichi M."),
        (Author("Willem-Jan van den Heuvel"), "Willem-Jan van den Heuvel"),
        (Author("Gopal-krishna"), "Gopal-krishna"),
        (Author("NEXT Collaboration", group=True), "{NEXT Collaboration}"),
        (Author("Research and Development Group", group=True), "{Research and Development Group}"),
        (Author("x", "Smith and Sons", "A."), "{Smith and Sons}, A."),
        (Author("x", "Sons, Ltd", "A."), "{Sons, Ltd}, A."),
        (Author("A & B Lab", group=True), r"{A \& B Lab}"),
        (Author("others"), "{others}"),
    ],
)
def test_an_author_becomes_bibtex(author: Author, expected: str) -> None:
    assert to_bibtex([author]) == expected


_WORD = st.lists(
    st.sampled_from([*"abAB,{}\\& -.", " and ", "others", "et al", "=", "~", "$"]),
    min_size=1,
    max_size=8,
).map("".join)


@given(st.lists(st.tuples(_WORD, _WORD, st.sampled_from(["", "Jr."]), st.booleans()), max_size=4))
def test_there_are_as_many_names_in_bibtex_as_authors(
    names: list[tuple[str, str, str, bool]],
) -> None:
    authors = [
        Author(f"{given} {family}", "" if group else family, given, suffix, group)
        for given, family, suffix, group in names
        if any(map(str.isalpha, family)) and any(map(str.isalpha, given))
    ]
    assert len(split_and(to_bibtex(authors))[0]) == len(authors)
    for author in authors:
        if not author.group:
            parts, _ = split_name(to_bibtex([author]))
            assert parts.family
