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
def pairs(corpus_texts: dict[str, str]) -> Iterator[list[Pair]]:
    """Yield all entries that both read without a problem."""
    logging.disable(logging.CRITICAL)
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
    logging.disable(logging.NOTSET)
    assert len(found) > 10_000
    yield found


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
    corpus_texts: dict[str, str],
) -> None:
    logging.disable(logging.CRITICAL)
    for name, text in corpus_texts.items():
        keys = {
            entry.key for document in load([(name, text)]).documents for entry in document.entries
        }
        for entry in parse_string(text).entries:
            raw_line = (text.splitlines() or [""])[entry.start_line or 0]
            assert entry.key in keys or raw_line.lstrip().startswith("%")
    logging.disable(logging.NOTSET)
