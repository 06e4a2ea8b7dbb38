"""New entries come into a file and nothing else changes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex import NewEntry, load, parse, with_entries
from pubtool.errors import UnwritableOutput

if TYPE_CHECKING:
    from pubtool.bibtex.insertion import Position

POSITIONS: list[Position] = ["end", "start", "sorted"]
NEW = NewEntry(
    "misc",
    "zhang2025sla",
    [
        ("title", "{SLA}: Beyond Sparsity"),
        ("author", "Jintao Zhang and Jun Zhu"),
        ("year", "2025"),
        ("month", "9"),
        ("eprint", "2509.24006"),
        ("archiveprefix", "arXiv"),
        ("primaryclass", "cs.LG"),
    ],
)
SHORT = NewEntry("misc", "n", [("title", "N")])


def assert_only_grown(before: str, after: str, key: str) -> None:
    """Assert that the new text is the old one with one entry and white space in one place."""
    (entry,) = (entry for entry in parse(after).entries if entry.key == key)
    more = len(after) - len(before)
    places = range(max(entry.end - more, 0), entry.start + 1)
    assert any(
        after[:at] + after[at + more :] == before and after[at : at + more].strip() == entry.raw
        for at in places
    )


@pytest.mark.parametrize("position", POSITIONS)
def test_a_real_file_gets_the_entry_and_nothing_else(
    corpus_texts: dict[str, str], position: Position
) -> None:
    for name, text in corpus_texts.items():
        if len(text) > 1_000_000 and position != "sorted":
            continue  # one run of the largest file is enough
        document = parse(text, name)
        after = with_entries(document, [NEW], position)
        assert_only_grown(text, after, NEW.key)
        old = [(entry.key, entry.raw) for entry in document.entries]
        new = [(entry.key, entry.raw) for entry in parse(after).entries if entry.key != NEW.key]
        assert old == new, name


_PIECES = st.sampled_from(
    [
        *("@misc{", "@misc(", "k", ",", "=", "{", "}", ")", '"', "#", "%", "\n", "\r\n", " ", "\t"),
        *("title = {x}", "year = 2020,", "@string{m = {x}}", "@comment{", "@comment", "---\n"),
        *("% note\n", "@misc{a,\n  title = {x}\n}\n", "@misc{b, title={x}}", "@preamble{{x}}"),
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=25).map("".join), st.sampled_from(POSITIONS))
def test_whatever_a_file_holds_it_grows_by_the_entry_or_stays(
    text: str, position: Position
) -> None:
    with contextlib.suppress(UnwritableOutput):
        assert_only_grown(text, with_entries(parse(text), [NEW], position), NEW.key)


@pytest.mark.parametrize(
    ("text", "position", "after"),
    [
        pytest.param("", "end", "{}\n", id="an empty file"),
        pytest.param("\n", "end", "{}\n", id="an empty line"),
        pytest.param("---\n---\n", "start", "---\n---\n\n{}\n", id="behind front matter"),
        pytest.param(
            "---\n---\n@misc{a}\n", "start", "---\n---\n{}\n\n@misc{a}\n", id="front matter, entry"
        ),
        pytest.param("@string{m = {x}}", "end", "@string{m = {x}}\n\n{}", id="no final line end"),
        pytest.param("@misc{a}\n\n\n", "end", "@misc{a}\n\n{}\n\n\n", id="empty lines at the end"),
        pytest.param(
            "@misc{a} % a\n% x\n", "end", "@misc{a} % a\n% x\n\n{}\n", id="comments at the end"
        ),
        pytest.param("@misc{a}\n% x", "end", "@misc{a}\n% x\n\n{}", id="a comment ends the file"),
        pytest.param(
            "@misc{a}\n\n@comment{jabref-meta: x}\n",
            "end",
            "@misc{a}\n\n{}\n\n@comment{jabref-meta: x}\n",
            id="before what JabRef keeps at the end",
        ),
        pytest.param(
            "@misc{a}\n\n%%% Local Variables:\n%%% End:\n",
            "end",
            "@misc{a}\n\n{}\n\n%%% Local Variables:\n%%% End:\n",
            id="before what Emacs keeps at the end",
        ),
        pytest.param(
            "% mine\n\n@string{m = {x}}\n\n% on a\n@misc{a}\n",
            "start",
            "% mine\n\n@string{m = {x}}\n\n{}\n\n% on a\n@misc{a}\n",
            id="before the comment that belongs to the first entry",
        ),
        pytest.param(
            "@misc{a}\n\n% on b\n@misc{b}\n\n@misc{z}\n",
            "sorted",
            "@misc{a}\n\n% on b\n@misc{b}\n\n{}\n\n@misc{z}\n",
            id="by key",
        ),
        pytest.param(
            "@misc{a}\n\n% on z\n% it is\n@misc{z}\n",
            "sorted",
            "@misc{a}\n\n{}\n\n% on z\n% it is\n@misc{z}\n",
            id="by key, before a comment",
        ),
        pytest.param(
            "@misc{b}\n\n@misc{a}\n", "sorted", "@misc{b}\n\n@misc{a}\n\n{}\n", id="not sorted"
        ),
        pytest.param(
            "@misc{a}\r\n\r\n% on z\r\n@misc{z}\r\n",
            "sorted",
            "@misc{a}\r\n\r\n{}\r\n\r\n% on z\r\n@misc{z}\r\n",
            id="CRLF",
        ),
        pytest.param("@misc{a}\r@misc{b}\r", "start", "{}\r@misc{a}\r@misc{b}\r", id="CR"),
        pytest.param(
            "@misc{a} @misc{z}", "sorted", "@misc{a} \n{}\n@misc{z}", id="two in one line"
        ),
        pytest.param(
            "@misc{a}\n\n% on b\n@misc{b,\n  title = {x}\n",
            "end",
            "@misc{a}\n\n{}\n\n% on b\n@misc{b,\n  title = {x}\n",
            id="before an entry that is never closed",
        ),
        pytest.param(
            "@misc{a}\n\n@misc{b,\n  title = {x,\n}\n",
            "end",
            "@misc{a}\n\n{}\n\n@misc{b,\n  title = {x,\n}\n",
            id="before a value that is never closed",
        ),
        pytest.param(
            "@misc{a}\n\n@comment{ x\n",
            "end",
            "@misc{a}\n\n{}\n\n@comment{ x\n",
            id="before a comment that is never closed",
        ),
    ],
)
def test_the_place(text: str, position: Position, after: str) -> None:
    grown = with_entries(parse(text), [SHORT], position)
    (entry,) = (entry for entry in parse(grown).entries if entry.key == "n")
    assert grown == after.replace("{}", entry.raw, 1)


@pytest.mark.parametrize(
    ("years", "new", "order"),
    [
        pytest.param([2019, 2021], 2020, [2019, 2020, 2021], id="rising, between"),
        pytest.param([2019, 2021], 2022, [2019, 2021, 2022], id="rising, last"),
        pytest.param([2021, 2019], 2020, [2021, 2020, 2019], id="falling, between"),
        pytest.param([2021, 2019], 2018, [2021, 2019, 2018], id="falling, last"),
        pytest.param([2021, 2019, 2020], 2018, [2021, 2019, 2020, 2018], id="not sorted, end"),
    ],
)
def test_by_year(years: list[int], new: int, order: list[int]) -> None:
    keys = "kjm"  # not sorted
    text = "".join(
        f"@misc{{{key}, year = {{{year}}}}}\n" for key, year in zip(keys, years, strict=False)
    )
    after = with_entries(parse(text), [NewEntry("misc", "n", [("year", str(new))])], "sorted")
    assert [int(entry.fields[0].value) for entry in parse(after).entries] == order


def test_of_the_same_year_the_new_one_is_first_where_the_newest_come_first() -> None:
    text = "@misc{k, year={2021}}\n@misc{j, year={2020}}\n@misc{m, year={2019}}\n"
    after = with_entries(parse(text), [NewEntry("misc", "n", [("year", "2020")])], "sorted")
    assert [entry.key for entry in parse(after).entries] == ["k", "n", "j", "m"]


@pytest.mark.parametrize(
    ("position", "keys"),
    [("end", "bdfec"), ("start", "ecbdf"), ("sorted", "bcdef")],
)
def test_several_entries_come_at_once(position: Position, keys: str) -> None:
    text = "@misc{b}\n\n@misc{d}\n\n@misc{f}\n"
    new = [NewEntry("misc", key, [("title", "x")]) for key in "ec"]
    after = with_entries(parse(text), new, position)
    assert "".join(entry.key for entry in parse(after).entries) == keys


def test_the_blank_lines_between_entries_are_those_of_the_file() -> None:
    text = "@misc{a, title={x}}\n\n\n@misc{b, title={x}}\n"
    assert with_entries(parse(text), [SHORT]) == text[:-1] + "\n\n\n@misc{n, title={N}}\n"


def test_a_key_that_is_taken_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="N is already taken"):
        with_entries(parse("@misc{n}"), [SHORT._replace(key="N")])


def test_macros_of_files_before_stay_known() -> None:
    bibliography = load([("a.bib", "@string{m = {x}}"), ("b.bib", "@misc{b, title = m}\n")])
    after = with_entries(bibliography.documents[1], [SHORT])
    assert after == "@misc{b, title = m}\n\n@misc{n, title = {N}}\n"


def test_a_file_without_a_place_is_refused_in_one_line() -> None:
    with pytest.raises(UnwritableOutput, match=r"^pubs\.bib: nothing can be added: [^\n]*$"):
        with_entries(parse("@a(@misc{}", "pubs.bib"), [SHORT])
