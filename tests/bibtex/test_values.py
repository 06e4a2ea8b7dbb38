"""What values stand for: macros, months, `#`, and the spans and delimiters that fields keep."""

from __future__ import annotations

import pytest

from pubtool.bibtex import parse


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("2020", "2020", id="a number"),
        pytest.param("jan", "January", id="a month"),
        pytest.param("DEC", "December", id="a month in capitals"),
        pytest.param('"10~" # jan', "10~January", id="a day and a month"),
        pytest.param('"a"#{b}#1 # m', "ab1x", id="all kinds joined"),
        pytest.param("M", "x", id="a macro in another case"),
        pytest.param('{ a\n  "b" }', ' a\n  "b" ', id="white space and quotes inside braces"),
    ],
)
def test_a_value_stands_for_its_text(value: str, text: str) -> None:
    document = parse(f"@string{{m = {{x}}}}@a{{k, t = {value}}}")
    assert document.entries[0].fields[0].value == text
    assert document.findings == []


def test_a_macro_may_be_redefined_and_holds_from_there_on() -> None:
    document = parse('@string{a="x"}@m{k,t=a}@string{a=a # "y"}@m{l,t=a}')
    assert [entry.fields[0].value for entry in document.entries] == ["x", "xy"]


def test_a_macro_used_before_its_definition_is_reported_and_empty() -> None:
    document = parse('@m{k, t = a}@string{a="x"}')
    assert document.entries[0].fields[0].value == ""
    assert [item.rule for item in document.findings] == ["undefined-macro"]


def test_an_undefined_macro_is_reported_where_it_stands() -> None:
    document = parse('@m{k, t = "a" # foo}')
    place = document.findings[0].place
    assert document.text[place.start : place.end] == "foo"
    assert document.entries[0].fields[0].value == "a"


def test_macros_of_a_file_are_handed_to_the_next() -> None:
    macros = parse("@string{Foo = {x}}").macros
    assert parse("@a{k, t = FOO}", macros=macros).entries[0].fields[0].value == "x"


def test_macros_that_double_each_other_do_not_fill_the_memory() -> None:
    text = '@string{a = "xxxxxxxxxx"}' + "@string{a = a # a}" * 60 + "@m{k, t = a}"
    document = parse(text)
    assert len(document.entries[0].fields[0].value) < 20_000_000
    assert [item.rule for item in document.findings] == ["syntax"]


@pytest.mark.parametrize(
    ("value", "enclosing", "single"),
    [
        pytest.param("{x}", "{", True, id="braces"),
        pytest.param('"x"', '"', True, id="quotes"),
        pytest.param("7", None, True, id="a number"),
        pytest.param("jan", None, False, id="a macro"),
        pytest.param('"x" # jan', None, False, id="an expression"),
    ],
)
@pytest.mark.parametrize("after", [",", "", " % c\n,"], ids=["comma", "no comma", "careful"])
def test_a_field_knows_how_its_value_is_written(
    value: str, enclosing: str | None, single: bool, after: str
) -> None:
    text = f"@a{{k, t = {value}{after}}}"
    field = parse(text).entries[0].fields[0]
    assert field.enclosing == enclosing
    assert text[slice(*field.value_span)] == value
    assert (field.content_start is not None) is single


def test_a_bare_true_in_a_switch_is_said_to_need_braces() -> None:
    for field in ("selected", "hidden", "Featured"):
        for document in (parse(f"@misc{{k, {field} = true}}"), parse(f"@misc{{k, {field} = TRUE")):
            assert "{true}" in document.findings[0].message.lower()
            assert "is empty" not in document.findings[0].message


def test_a_bare_true_in_any_other_field_is_empty() -> None:
    assert "is empty" in parse("@misc{k, note = true}").findings[0].message
