"""The blocks of a text: they tile it, they know where they stand, both parsers agree."""

from __future__ import annotations

import gc
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex import Comment, Entry, Macro, Preamble, Text, parse
from pubtool.bibtex.blocks import Source
from pubtool.bibtex.recovery import CarefulParser
from pubtool.bibtex.values import Reading

HOSTILE = st.text(alphabet='@{}()"#,=%\\ \n\ra1', max_size=80)
PIECES = st.lists(
    st.sampled_from(
        [
            "@a{k,", "@string{", "@comment{", "@preamble{", "@x(", "title = ", "{v}", '"v"', "jan",
            "2020", " # ", ",", "}", ")", "{", '"', "%", "\n", "\r\n", "\\", "---\n", "@", "é",
            "\x00",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def assert_tiled(text: str) -> None:
    at = 0
    for block in parse(text).blocks:
        assert block.start == at
        assert block.end > at
        assert block.raw == text[at : block.end]
        at = block.end
    assert at == len(text)


def assert_ordered(entry: Entry) -> None:
    """Every token of the entry stands after the one before it, and inside the entry."""
    offsets = [entry.start, *entry.type_span, entry.open, *entry.key_span]
    for field in entry.fields:
        offsets += [*field.name_span, *field.value_span]
        if field.comma is not None:
            offsets.append(field.comma)
    if entry.close is not None:
        offsets.append(entry.close)
    offsets.append(entry.end)
    assert offsets == sorted(offsets)


def assert_spans_true(text: str) -> None:
    """Every span slices to what it claims."""
    for entry in parse(text).entries:
        assert_ordered(entry)
        assert text[slice(*entry.type_span)].lower() == entry.entry_type
        assert text[slice(*entry.key_span)] == entry.key
        assert text[entry.open] in "{("
        assert entry.close is None or text[entry.close] in "})"
        for field in entry.fields:
            assert text[slice(*field.name_span)] == field.key
            assert field.comma is None or text[field.comma] == ","
            start = field.content_start
            assert start is None or text[start : start + len(field.value)] == field.value


@settings(max_examples=300)
@given(HOSTILE)
def test_blocks_of_hostile_characters_tile_the_text(text: str) -> None:
    assert_tiled(text)


@settings(max_examples=300)
@given(PIECES)
def test_blocks_of_hostile_tokens_tile_the_text(text: str) -> None:
    assert_tiled(text)


@settings(max_examples=300)
@given(st.one_of(HOSTILE, PIECES))
def test_every_span_slices_to_what_it_claims(text: str) -> None:
    assert_spans_true("@a{k," + text)


@settings(max_examples=100)
@given(PIECES)
def test_an_entry_on_a_new_line_after_anything_but_open_delimiters_is_read(text: str) -> None:
    tame = text.replace("{", "").replace('"', "").replace("(", "").replace("---\n", "")
    assert parse(f"{tame}\n@last{{key, t = {{x}}}}").entries[-1].key == "key"


def test_blocks_of_every_real_file_tile_it(corpus_texts: dict[str, str]) -> None:
    for text in corpus_texts.values():
        assert_tiled(text)


def test_spans_of_every_real_file_are_true(corpus_texts: dict[str, str]) -> None:
    for text in corpus_texts.values():
        assert_spans_true(text)


def test_mutated_real_files_are_tiled_with_true_spans(corpus_texts: dict[str, str]) -> None:
    dice = random.Random(2)  # noqa: S311  # no secret here; the same mutations in every run
    for text in corpus_texts.values():
        start = dice.randrange(max(1, len(text) - 4000))
        mutated = list(text[start : start + 4000])
        for _ in range(6):
            at = dice.randrange(len(mutated) + 1)
            mutated[at : at + dice.randrange(3)] = dice.choice(
                ["", "{", "}", '"', "@", "%", ",", "="]
            )
        assert_tiled("".join(mutated))
        assert_spans_true("".join(mutated))


def test_both_parsers_read_every_block_of_every_real_file_alike(
    corpus_texts: dict[str, str],
) -> None:
    entries = 0
    for text in corpus_texts.values():
        careful = CarefulParser(Reading(Source(text), {}))
        for block in parse(text).blocks:
            if isinstance(block, Text):
                continue
            again = careful.block(block.start, block.start)
            assert again == block
            if isinstance(block, Entry) and isinstance(again, Entry):
                entries += 1
                assert again.fields == block.fields
                assert (again.key_span, again.type_span) == (block.key_span, block.type_span)
                assert (again.open, again.close) == (block.open, block.close)
    assert entries > 10_000


@pytest.mark.parametrize(
    ("text", "entry_type", "key"),
    [
        pytest.param("@article\n{k, t = {x}}", "article", "k", id="a line end before the brace"),
        pytest.param("@ article{k, t = {x}}", "article", "k", id="a blank after the at sign"),
        pytest.param("@in-proc{k, t = {x}}", "in-proc", "k", id="a hyphen in the type"),
        pytest.param("@my:type+x.y{k, t = {x}}", "my:type+x.y", "k", id="other signs in the type"),
        pytest.param("@x(k, t = {x})", "x", "k", id="parentheses"),
        pytest.param(
            "@commentary{k, t = {x}}", "commentary", "k", id="a type that begins as comment"
        ),
        pytest.param("@Article{k, t = {x}}", "article", "k", id="capitals in the type"),
        pytest.param("@a{\n  k\n  , t = {x}}", "a", "k", id="white space around the key"),
        pytest.param("@a{a=b, t = {x}}", "a", "a=b", id="an equals sign in the key"),
        pytest.param('@a{a"b, t = {x}}', "a", 'a"b', id="a quote in the key"),
        pytest.param("@a{k}", "a", "k", id="no field and no comma"),
        pytest.param("@a{k,}", "a", "k", id="no field"),
        pytest.param("x @a{k, t = {x}}", "a", "k", id="text before it on its line"),
        pytest.param("\ufeff@a{k, t = {x}}", "a", "k", id="a byte order mark before it"),
    ],
)
def test_valid_entries_are_read_without_a_finding(text: str, entry_type: str, key: str) -> None:
    document = parse(text)
    assert [(entry.entry_type, entry.key) for entry in document.entries] == [(entry_type, key)]
    assert document.findings == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("% @misc{k, t = {x}}\n", id="a comment line"),
        pytest.param("  % @misc{k, t = {x}}\n", id="an indented comment line"),
        pytest.param("text % @misc{k, t = {x}}\n", id="a comment after text, as in biber"),
        pytest.param("write to a@b.c or a@b.org {soon}", id="e-mail addresses"),
        pytest.param("an empty @misc{} in running text", id="a type in running text"),
        pytest.param("---\ntitle: a@b {c}\n---\n", id="front matter"),
        pytest.param("---\r\n---\r\n", id="empty front matter"),
        pytest.param("article{k, title = {x}}\n", id="an entry disabled by removing its at sign"),
        pytest.param("@", id="a lone at sign"),
        pytest.param("\x00\ufffd", id="control characters"),
        pytest.param("", id="nothing"),
    ],
)
def test_text_outside_entries_is_no_entry_and_no_finding(text: str) -> None:
    document = parse(text)
    assert document.entries == []
    assert document.findings == []


def test_an_entry_after_front_matter_is_read() -> None:
    assert [entry.key for entry in parse("---\n---\n@a{k, t = {x}}").entries] == ["k"]


def test_front_matter_never_hides_an_entry() -> None:
    text = "---\n@a{k, t = {x}}\n---\n"
    assert [entry.key for entry in parse(text).entries] == ["k"]


def test_entries_on_one_line_are_all_read() -> None:
    assert [entry.key for entry in parse("@a{k, t=1}@b{l, t=2} @c{m}").entries] == ["k", "l", "m"]


def test_each_kind_of_block_is_a_block_of_its_own() -> None:
    text = '@string{a = "x"}\n@preamble{"p" # a}@comment{c}@misc{k, t = a}'
    kinds = [type(block) for block in parse(text).blocks]
    assert kinds == [Macro, Text, Preamble, Comment, Entry]


def test_a_preamble_has_its_macros_expanded() -> None:
    block = parse('@string{a = "x"}@preamble{"p" # a}').blocks[1]
    assert isinstance(block, Preamble)
    assert block.value == "px"


def test_a_comment_without_a_group_ends_with_its_line() -> None:
    document = parse("@comment text {\n@a{k, t = {x}}")
    assert isinstance(document.blocks[0], Comment)
    assert document.blocks[0].comment == " text {"
    assert [entry.key for entry in document.entries] == ["k"]


def test_block_lines_count_from_zero_as_everywhere_in_bibtexparser() -> None:
    entry = parse("\n\n@a{k,\n t = {a\\\nb},\n u = {x}}").entries[0]
    assert entry.start_line == 2
    assert [field.start_line for field in entry.fields] == [3, 5]


@pytest.mark.parametrize("enabled", [True, False], ids=["on", "off"])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        parse("@a{k, t = {x}}")
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
