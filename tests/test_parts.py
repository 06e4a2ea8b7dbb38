"""A text in parts is the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool import parts
from pubtool.parts import joined, with_one_final_newline

PIECES = st.lists(st.sampled_from(["", "\n", "\n\n", " ", " \n", "a", "\nb", "c\n", "\nd e\n\n"]))


@given(PIECES, st.integers(0, 4))
def test_what_is_put_together_is_the_same_text(pieces: list[str], large: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "_LARGE", large)
        assert "".join(joined(pieces)) == "".join(pieces)


def test_many_small_pieces_become_few_parts() -> None:
    assert len(list(joined(["ab"] * 1_000_000))) < 30


def test_a_large_piece_is_not_copied() -> None:
    large = "x" * 200_000
    assert any(part is large for part in joined(["a", large, "b"]))
    ending = f"{large}\n"
    assert with_one_final_newline([ending])[0] is ending


@given(PIECES)
def test_a_list_has_no_blank_lines_around_it_and_one_final_newline(pieces: list[str]) -> None:
    text = "".join(pieces)
    wanted = text.strip("\n") + "\n" if text.strip() else ""
    assert "".join(with_one_final_newline(pieces)) == wanted


@pytest.mark.parametrize("pieces", [[], [""], ["\n", " "], ["\t\n"]])
def test_a_blank_text_is_nothing(pieces: list[str]) -> None:
    assert with_one_final_newline(pieces) == []
