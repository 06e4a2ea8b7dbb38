"""What bibtexparser reads of real files, and what is read here: every difference has a reason."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from bibtexparser.entrypoint import parse_string

from pubtool.bibtex import Bibliography, Entry, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Entry as TheirEntry

Pair = tuple[Bibliography, Entry, "TheirEntry"]


@pytest.fixture(scope="module")
def quiet() -> Iterator[None]:
    """Keep bibtexparser from logging about files that are broken on purpose."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def pairs(corpus_texts: dict[str, str], quiet: None) -> list[Pair]:
    """Return all entries that both read without a problem."""
    found: list[Pair] = []
    for name, text in corpus_texts.items():
        bibliography = load([(name, text)])
        theirs = {entry.key: entry for entry in parse_string(text).entries}
        broken = {finding.key for finding in bibliography.findings}
        found += [
            (bibliography, entry, theirs[entry.key])
            for entry in bibliography.entries
            if entry.key in theirs and entry.key not in broken
        ]
    assert len(found) > 10_000
    return found


def test_entry_types_are_the_same(pairs: list[Pair]) -> None:
    assert [ours.entry_type for _, ours, _ in pairs] == [other.entry_type for _, _, other in pairs]


def test_field_names_are_the_same_except_where_a_comment_line_repeats_the_key(
    pairs: list[Pair],
) -> None:
    for _, ours, other in pairs:
        names = [field.key for field in other.fields]
        if not any(name.startswith("%") for name in names):
            assert [field.key for field in ours.fields] == names


def test_braced_quoted_and_bare_numbers_are_the_same_except_quotes_inside_braces(
    pairs: list[Pair],
) -> None:
    compared = 0
    for _, ours, other in pairs:
        values = {field.key: field.value for field in other.fields}
        for field in ours.fields:
            if field.content_start is None or '{"' in field.value:
                continue
            assert values.get(field.key, field.value) == field.value
            compared += 1
    assert compared > 100_000


def test_every_entry_that_bibtexparser_finds_outside_comment_lines_is_read(
    corpus_texts: dict[str, str], quiet: None
) -> None:
    for name, text in corpus_texts.items():
        keys = {entry.key for entry in load([(name, text)]).documents[0].entries}
        missing = [entry for entry in parse_string(text).entries if entry.key not in keys]
        assert all((entry.raw or "").lstrip().startswith("@") for entry in missing)
        assert all(f"%{entry.raw}"[:20] in text for entry in missing)
