"""Edits change their spans and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.bibtex import apply_edits, parse
from pubtool.findings import Edit


@given(st.text())
def test_no_edit_changes_nothing(text: str) -> None:
    assert apply_edits(text, []) == text


@given(st.text(), st.text(), st.data())
def test_everything_outside_the_span_stays(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert apply_edits(text, [Edit(start, end, new)]) == text[:start] + new + text[end:]


def test_offsets_are_those_of_the_text_before_any_edit() -> None:
    assert apply_edits("abcd", [Edit(3, 4, ""), Edit(0, 1, "xyz")]) == "xyzbc"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply_edits("ab", [Edit(1, 1, "x"), Edit(1, 1, "y")]) == "axyb"


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(0, 2, ""), Edit(1, 3, "")], id="overlapping"),
        pytest.param([Edit(2, 9, "")], id="beyond the end"),
        pytest.param([Edit(2, 1, "")], id="end before start"),
    ],
)
def test_impossible_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        apply_edits("abcd", edits)


def test_editing_or_appending_to_any_real_file_keeps_every_other_character(
    corpus_texts: dict[str, str],
) -> None:
    for text in corpus_texts.values():
        entries = parse(text).entries
        edits = [Edit(len(text), len(text), "@misc{new}")]
        if entries and entries[0].fields:
            start, end = entries[0].fields[0].value_span
            edits.append(Edit(start, end, "{new}"))
            assert apply_edits(text, edits) == text[:start] + "{new}" + text[end:] + "@misc{new}"
        else:
            assert apply_edits(text, edits) == text + "@misc{new}"
