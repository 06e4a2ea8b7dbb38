"""What is written can be read again, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.bibtex import Layout, MacroName, NewEntry, parse, write_entry

BRACES = Layout()
QUOTES = Layout(delimiters='"')


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(NewEntry("misc", "k", [("title", "a {b")]), id="an open brace"),
        pytest.param(NewEntry("misc", "k", [("title", "a} {b")]), id="braces the wrong way round"),
        pytest.param(
            NewEntry("misc", "k", [("title", r"a \{ b")]), id="a backslash saves no brace"
        ),
        pytest.param(NewEntry("misc", "a b", [("title", "x")]), id="a key with a blank"),
        pytest.param(NewEntry("misc", "a,b", [("title", "x")]), id="a key with a comma"),
        pytest.param(NewEntry("misc", "", [("title", "x")]), id="no key"),
        pytest.param(NewEntry("comment", "k", [("title", "x")]), id="a comment is no entry"),
        pytest.param(NewEntry("a b", "k", [("title", "x")]), id="a type with a blank"),
        pytest.param(NewEntry("misc", "k", [("ti tle", "x")]), id="a name with a blank"),
        pytest.param(NewEntry("misc", "k", [("title", MacroName("a, b"))]), id="no macro's name"),
        pytest.param(NewEntry("misc", "k", [("title", "x"), ("title", "y")]), id="a name twice"),
        pytest.param(NewEntry("misc", "k", []), id="no fields"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(new: NewEntry) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        write_entry(new, BRACES)


def test_a_quote_forces_braces_in_a_file_with_quotes() -> None:
    text = write_entry(NewEntry("misc", "k", [("title", 'a "b" c')]), QUOTES)
    assert 'title = {a "b" c}' in text


def test_a_quote_in_braces_may_stand_in_quotes() -> None:
    text = write_entry(NewEntry("misc", "k", [("title", 'a {"b"} c')]), QUOTES)
    assert 'title = "a {"b"} c"' in text


def test_a_macro_has_no_delimiters() -> None:
    text = write_entry(NewEntry("misc", "k", [("journal", MacroName("tkde"))]), QUOTES)
    assert "journal = tkde," in text


def test_a_span_of_months_is_written_as_it_is() -> None:
    text = write_entry(NewEntry("misc", "k", [("month", "June--July")]), BRACES)
    assert "month = {June--July}" in text


@given(
    st.text(st.sampled_from('ab1{}"\\@%#,= \n'), max_size=12),
    st.sampled_from([BRACES, QUOTES, Layout(opening="(", closer=")")]),
)
def test_a_value_is_read_as_it_was_given(value: str, layout: Layout) -> None:
    try:
        text = write_entry(NewEntry("misc", "k", [("note", value), ("url", "u")]), layout)
    except ValueError:
        depth = 0
        for character in value:
            depth += (character == "{") - (character == "}")
            if depth < 0:
                break
        assert depth
    else:
        document = parse(text)
        (entry,) = document.entries
        assert [field.value for field in entry.fields] == [value, "u"]
        assert not document.findings
