from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubtool.errors import UsageProblem
from pubtool.model import Date, Link, Person, Publication, Venue
from pubtool.query.attributes import ATTRIBUTES, FIELD_NAMES, role_of
from pubtool.query.expressions import compile_where

Make = Callable[..., Publication]


@pytest.fixture(scope="session")
def paper(publication: Make) -> Publication:
    """Return a publication that has most values, but no award, DOI and month."""
    return publication(
        key="zhang2025sage",
        type="inproceedings",
        title=("Sage: Étude of Attention",),
        authors=(
            Person("Zhang", "Jintao", me=True),
            Person("Zhu", "Jun"),
            Person("Chen", "Jianfei"),
        ),
        date=Date(2025),
        venue=Venue(("NeurIPS",), ("Advances in NIPS",), ("NeurIPS 2025",)),
        tags=(("CCF-A",), ("Full paper",)),
        links=(Link("code", "https://example.org"),),
        arxiv="2501.00001",
        selected=True,
        fields={"note": r"{\'E}tude", "volume": "36", "groups": "gpu", "keywords": "fast, cheap"},
    )


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("month >= 1", id="an order with a missing number"),
        pytest.param("award != 'x'", id="an inequality with a missing text"),
        pytest.param("award < 'x'", id="an order with a missing text"),
        pytest.param("doi not in 'x'", id="a missing text not in a text"),
        pytest.param("month not in [1, 2]", id="a missing number not in a list"),
        pytest.param("fields.nothing == fields.nothing", id="two missing fields"),
        pytest.param("award", id="a missing value alone"),
        pytest.param("award is defined", id="a missing value is defined"),
        pytest.param("editors", id="an empty list alone"),
        pytest.param("not selected", id="the negation of a true flag"),
        pytest.param("'Jin Zhang' in authors", id="a person by a piece of a given name"),
        pytest.param("'Jintao' in authors", id="a person by the given name alone"),
        pytest.param("'Zhan' in authors", id="a person by a piece of a family name"),
        pytest.param("'CCF' in tags", id="a piece of a tag in the list of tags"),
        pytest.param("year < 2020 < 2021", id="a chain of which the first part is false"),
        pytest.param("venue|int == 2025", id="the number of a text that is none"),
        pytest.param("award.startswith('x')", id="the beginning of a missing text"),
    ],
)
def test_an_expression_is_false_for(expression: str, paper: Publication) -> None:
    assert not compile_where(expression)(paper)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param('year >= 2024 and "CCF-A" in tags', id="the example of the documentation"),
        pytest.param("'ccf-a' in tags", id="a tag in another case"),
        pytest.param("'etude' in title", id="a part of a title without its accent"),
        pytest.param("month >= 1 or 'CCF-A' in tags", id="a missing value beside a true part"),
        pytest.param("not month >= 1", id="the negation of a comparison with a missing value"),
        pytest.param("award is not defined", id="a missing value is not defined"),
        pytest.param("award is undefined", id="a missing value is undefined"),
        pytest.param("'x' not in badges", id="nothing is in an empty list"),
        pytest.param("role == 'first'", id="the role of the first author"),
        pytest.param("'Zhang' in authors", id="an author by the family name"),
        pytest.param("'zhu, jun' in authors", id="an author, family name first"),
        pytest.param("first_author == 'Jintao Zhang'", id="the first author by the whole name"),
        pytest.param("first_author != 'Jin Zhang'", id="the first author is another one"),
        pytest.param("last_author in ['Li', 'Chen']", id="the last author is one of two"),
        pytest.param("type in ['article', 'inproceedings']", id="a text in a list"),
        pytest.param("year in [2024, 2025]", id="a number in a list"),
        pytest.param("2020 <= year < 2026", id="a chain of comparisons"),
        pytest.param("year > -1", id="a negative number"),
        pytest.param("date >= '2024-12'", id="a date as text"),
        pytest.param("selected and not hidden", id="flags"),
        pytest.param("selected == true", id="a flag compared with true"),
        pytest.param("'code' in links", id="the name of a link"),
        pytest.param("note == 'Étude'", id="a field with LaTeX, by its text"),
        pytest.param("fields.groups == 'gpu'", id="a field with a name of the user's"),
        pytest.param("fields['GROUPS'] == 'gpu'", id="a field in brackets and capitals"),
        pytest.param("volume|int > 9", id="a number in a text field"),
        pytest.param("authors|length == 3", id="the length of a list"),
        pytest.param("title|lower == 'SAGE: Etude of Attention'", id="a text in small letters"),
        pytest.param("title.startswith('sage')", id="the beginning of a text"),
        pytest.param("title.endswith('attention')", id="the end of a text"),
        pytest.param("'cheap' in keywords", id="one of the keywords"),
        pytest.param("(year == 2025) == true", id="a condition as a value"),
        pytest.param("year\n>= 2024", id="an expression in two lines"),
        pytest.param(" or ".join(["year == 1"] * 900 + ["year"]), id="nine hundred alternatives"),
    ],
)
def test_an_expression_is_true_for(expression: str, paper: Publication) -> None:
    assert compile_where(expression)(paper)


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        pytest.param("yera > 2024", 'did you mean "year"', id="a wrong name gets a hint"),
        pytest.param("false and yera", 'no "yera"', id="a wrong name that would never be reached"),
        pytest.param('year >= "2024"', "write 2024 without quotes", id="a year in quotes"),
        pytest.param('year == "2024"', "write 2024 without quotes", id="equality with text"),
        pytest.param("date >= 2024", 'write "2024", in quotes', id="a date without quotes"),
        pytest.param('tags == "CCF-A"', 'write "CCF-A" in tags', id="a list equal to a text"),
        pytest.param('authors != "Li"', 'write "Li" not in authors', id="a list unequal to a text"),
        pytest.param('"Li" in first_author', 'first_author == "Li"', id="a text in a person"),
        pytest.param('selected == "true"', "selected or not selected", id="a flag and a text"),
        pytest.param("2024 in year", "cannot compare", id="a number in a number"),
        pytest.param("selected < true", "selected or not selected", id="the order of flags"),
        pytest.param("year = 2024", 'compare with "=="', id="one equals sign"),
        pytest.param("award == ''", "is not defined", id="an empty text"),
        pytest.param("award == none", "is not defined", id="none"),
        pytest.param("year in [2024, '2025']", "a list holds", id="a list of two kinds"),
        pytest.param("year in []", "a list holds", id="an empty list"),
        pytest.param("(year > 2024", "not understood", id="an open parenthesis"),
        pytest.param("  ", "nothing in it", id="blanks"),
        pytest.param("'...' in authors", "no family name", id="a name without a letter"),
        pytest.param("fields", "which field", id="all fields"),
        pytest.param("fields[1]", "text in quotes", id="a field by number"),
        pytest.param("year is even", "`is even` is not possible", id="a test that is not there"),
        pytest.param("title|upper|pprint", "`|pprint` is not", id="a filter that is not there"),
        pytest.param("title|default('x')", "like this", id="a filter with arguments"),
        pytest.param("year|length", "cannot take year", id="a filter of another kind"),
        pytest.param("1 if year else 2", "`if` is not possible", id="an inline if"),
        pytest.param("year + 1 > 2024", "arithmetic", id="arithmetic"),
        pytest.param("-year < 0", "arithmetic", id="the negative of a name"),
        pytest.param("year.startswith('2')", "compares a text", id="a text method of a number"),
    ],
)
def test_an_error_says_what_to_write(expression: str, said: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        compile_where(expression)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("().__class__.__bases__", id="the class of a literal"),
        pytest.param("title.__class__ == 'x'", id="the class of a value"),
        pytest.param("fields.__class__.x == 'x'", id="the class of the fields"),
        pytest.param("title['__class__'] == 'x'", id="an item of a value"),
        pytest.param("lipsum.__globals__", id="a global of Jinja2"),
        pytest.param("cycler()", id="a call of a global"),
        pytest.param("range(10**9)", id="a large range"),
        pytest.param("'{0.__class__}'.format(year)", id="a format string"),
        pytest.param("title|attr('__class__')", id="the filter attr"),
        pytest.param("'a' * 10**10 in title", id="a large repetition"),
        pytest.param("9**9**9**9 > year", id="a large power"),
        pytest.param("title ~ title", id="a concatenation"),
        pytest.param("9" * 5000 + " > year", id="a number of many digits"),
        pytest.param("(" * 5000 + "year" + ")" * 5000, id="many parentheses"),
        pytest.param("not " * 5000 + "year", id="many negations"),
        pytest.param("[" * 5000, id="many brackets"),
        pytest.param("year " + "and year " * 9000, id="a very long expression"),
    ],
)
def test_nothing_dangerous_is_an_expression(expression: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        compile_where(expression)
    assert len(str(caught.value)) < 700


def test_the_error_names_where_the_expression_stands() -> None:
    with pytest.raises(UsageProblem, match=r"^list recent: where `yaer`: "):
        compile_where("yaer", "list recent: where")


_TOKENS = st.sampled_from(
    [
        *(attribute.name for attribute in ATTRIBUTES),
        *("note", "fields", "fields.x", "nothing", "none", "true", "loop", "self", "__class__"),
        *("==", "!=", "<", ">=", "in", "not", "and", "or", "is", "defined", "if", "else"),
        *("(", ")", "[", "]", "{", "}", ",", ".", "|", "~", "+", "-", "*", "**", "/", "%", ":"),
        *(
            "'x'",
            '"Zhang"',
            "''",
            "2024",
            "1.5",
            "1e999",
            "length",
            "int",
            "startswith",
            "'\\ud800'",
        ),
    ]
)


@settings(max_examples=400)
@given(st.lists(_TOKENS, max_size=9).map(" ".join) | st.text(max_size=20))
@example("'\ud800' in title")
@example("\0")
@example("{{ year }}")
@example("year }}")
def test_any_text_is_an_expression_or_a_usage_problem(paper: Publication, expression: str) -> None:
    try:
        outcome: object = compile_where(expression)(paper)
    except UsageProblem as problem:
        outcome = str(problem).isprintable() or str(problem)
    assert outcome in (True, False)


def test_every_attribute_is_missing_or_false_in_an_empty_publication(publication: Make) -> None:
    empty = publication(key="", type="", title=(), file="")
    values = {attribute.name: attribute.get(empty) for attribute in ATTRIBUTES}
    assert {name for name, value in values.items() if value not in (None, "", ())} == {
        "selected",
        "hidden",
    }
    assert not values["selected"]
    assert not values["hidden"]


def test_no_field_hides_behind_an_attribute_of_another_kind() -> None:
    by_name = {attribute.name: attribute for attribute in ATTRIBUTES}
    assert not [name for name in FIELD_NAMES & set(by_name) if by_name[name].kind != "text"]


@pytest.mark.parametrize(
    ("roles", "me", "role"),
    [
        pytest.param(((), ()), 0, "first", id="the first one"),
        pytest.param(((), ()), 1, "co-author", id="the second one"),
        pytest.param((("equal",), ("equal",)), 1, "first", id="the second of two equal ones"),
        pytest.param(((), ("equal",)), 1, "co-author", id="an equal one behind another"),
        pytest.param(
            (("equal",), ("corresponding",), ("equal",)),
            2,
            "co-author",
            id="an equal one after a gap",
        ),
        pytest.param(((),), None, "", id="nobody"),
    ],
)
def test_the_role_is_that_of(
    publication: Make, roles: tuple[tuple[str, ...], ...], me: int | None, role: str
) -> None:
    authors = tuple(
        Person(f"Name{place}", roles=each, me=place == me) for place, each in enumerate(roles)
    )
    assert role_of(publication(authors=authors)) == role
