"""The short way through plain values shows exactly what the parser shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.latex.parser import parse_value
from pubtool.latex.simple import parse_simple

PIECES = st.sampled_from(
    [
        *"aZ é{} \n\t-'\"~$%&_#^",
        "{\\'e}",
        "{\\'{e}}",
        "\\'e",
        '{\\"\\i}',
        "{\\c c}",
        "{\\aa}",
        "{\\TeX}",
        "{SQL}",
        "{{A}}",
        "{ a}",
        "{a }",
        "--",
        "``",
        "''",
        "\\emph{x}",
        "\\&",
        "{\\v{s}}",
        "\\'{e}",
        "\\'{\\i}",
        "\\TeX",
        "\\LaTeX{}",
        "---",
        "://",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_read_the_short_way_is_what_the_parser_reads(source: str) -> None:
    simple = parse_simple(source)
    if simple is not None:
        assert parse_value(source) == (simple, ())


@pytest.mark.parametrize(
    "source", ["A title", "{SQL} and {NoSQL}", r"M{\"u}ller {\'E}tude", r"M\"{u}ller--Lee: \TeX"]
)
def test_ordinary_titles_go_the_short_way(source: str) -> None:
    assert parse_simple(source) is not None


def test_every_real_value_that_goes_the_short_way_is_read_alike(
    corpus_texts: dict[str, str],
) -> None:
    from pubtool.bibtex import parse

    texts = [text for text in corpus_texts.values() if len(text) < 100_000]
    values = {
        field.value for text in texts for entry in parse(text).entries for field in entry.fields
    }
    short = {value: tree for value in values if (tree := parse_simple(value)) is not None}
    assert len(short) > 1000
    assert [value for value, tree in short.items() if parse_value(value) != (tree, ())] == []
