"""Documents and bibliographies: places, keys, several files."""

from __future__ import annotations

import pytest

from pubtool.bibtex import Entry, load, parse


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_each_kind_of_line_end_ends_one_line(newline: str) -> None:
    text = newline.join(["one", "two", "three"])
    place = parse(text, "f.bib").place(text.index("three") + 1)
    assert (place.file, place.line, place.column) == ("f.bib", 3, 2)


def test_mixed_line_ends_count_one_line_each() -> None:
    text = "a\rb\r\nc\nd"
    assert parse(text).place(text.index("d")).line == 4


def test_a_place_keeps_its_offsets() -> None:
    assert parse("abc").place(1, 3)[3:] == (1, 3)


def test_the_end_of_a_text_is_a_place() -> None:
    assert parse("ab\n").place(3).line == 2


def test_a_repeated_key_in_any_case_is_reported_and_the_first_entry_shown() -> None:
    bibliography = load([("f.bib", "@a{Foo, t=1}\n@a{foo, t=2}")])
    assert [entry.key for entry in bibliography.entries] == ["Foo"]
    assert [(item.rule, item.place.line) for item in bibliography.findings] == [
        ("duplicate-key", 2)
    ]
    assert "f.bib:1:1" in bibliography.findings[0].message


def test_both_entries_of_a_repeated_key_stay_in_the_document() -> None:
    bibliography = load([("f.bib", "@a{k, t=1}\n@a{k, t=2}")])
    assert len(bibliography.documents[0].entries) == 2


def test_entries_without_a_key_are_not_repetitions_of_each_other() -> None:
    bibliography = load([("f.bib", "@a{, t=1}\n@a{, t=2}")])
    assert len(bibliography.entries) == 2
    assert {item.rule for item in bibliography.findings} == {"syntax"}


def test_a_key_repeated_in_another_file_is_reported_there() -> None:
    bibliography = load([("a.bib", "@a{k, t=1}"), ("b.bib", "@a{k, t=2}")])
    assert [item.place.file for item in bibliography.findings] == ["b.bib"]


def test_an_entry_is_found_by_its_key_in_any_case() -> None:
    bibliography = load([("f.bib", "@a{Foo, t=1}")])
    assert bibliography.get("fOO") is bibliography.entries[0]
    assert bibliography.get("bar") is None


def test_macros_of_earlier_files_hold_in_later_ones() -> None:
    bibliography = load([("a.bib", "@string{m = {x}}"), ("b.bib", "@a{k, t = m}")])
    assert bibliography.entries[0].fields[0].value == "x"
    assert bibliography.findings == []


def test_an_entry_knows_its_document() -> None:
    bibliography = load([("a.bib", "@a{k, t=1}"), ("b.bib", "@a{l, t=1}")])
    paths = [bibliography.document_of(entry).path for entry in bibliography.entries]
    assert paths == ["a.bib", "b.bib"]


def test_no_files_make_an_empty_bibliography() -> None:
    bibliography = load([])
    assert (bibliography.entries, bibliography.findings) == ([], [])


def test_a_text_read_in_passing_is_read_the_same(corpus_texts: dict[str, str]) -> None:
    document = parse("", "f.bib", {"m": "macro of a file before"})
    broken = "@a{k, t = m, t = n\n} rest }\n@string{s = {x}}\n@comment{@a{h,}}\n@a{l, t = {x"
    for text in (broken, *corpus_texts.values()):
        kept, passing = document.with_text(text), document.passing(text)
        blocks = list(passing.blocks)
        assert blocks == kept.blocks
        entries = [block for block in blocks if isinstance(block, Entry)]
        assert [entry.fields for entry in entries] == [entry.fields for entry in kept.entries]
        assert passing.findings == kept.findings
