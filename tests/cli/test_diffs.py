"""Diffs: `patch` makes the new text of the old one, and what is shown is what changed."""

from __future__ import annotations

import difflib
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.cli import diffs
from pubtool.cli.diffs import unified

if TYPE_CHECKING:
    from pathlib import Path

LONG = st.lists(st.sampled_from(["a\n", "}\n", "\n", "ä\n"]), min_size=20, max_size=90)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 90),
        st.integers(0, 8),
        st.lists(st.sampled_from(["a\n", "}\n", "\n", "x\n", "y"]), max_size=8),
    ),
    max_size=4,
)
LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "}\n", "\n", "d\r\n"]), max_size=30)


def test_equal_texts_have_no_diff() -> None:
    assert unified("a.bib", "a\nb", "a\nb") == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a\nb\nc\n", "a\nB\nc\n", id="a line changed"),
        pytest.param("a\nb\nc\n", "a\nc\n", id="a line less"),
        pytest.param("a\nc\n", "a\nb\nc\n", id="a line more"),
        pytest.param("", "a\n", id="from nothing"),
        pytest.param("a\n", "", id="to nothing"),
        pytest.param("a\nb", "a\nc", id="no line end at the end"),
        pytest.param("a\nb", "a\nb\n", id="a line end more"),
        pytest.param(
            "".join(map("{}\n".format, range(40))),
            "".join(map("{}\n".format, [*range(1, 20), "x", *range(20, 38), "y", 39])),
            id="several hunks",
        ),
    ],
)
def test_a_diff_is_that_of_difflib(old: str, new: str) -> None:
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), "a/x", "b/x"
    )
    wanted = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    assert unified("x", old, new) == wanted


@settings(max_examples=60)
@given(LINES, LINES)
def test_a_diff_tells_what_went_and_what_came(old: list[str], new: list[str]) -> None:
    lines = unified("x", "".join(old), "".join(new)).splitlines(keepends=True)[2:]
    taken = [line[1:] for line in lines if line[0] == "-"]
    added = [line[1:] for line in lines if line[0] == "+"]
    for line in set(old) | set(new):
        gone = taken.count(line) - added.count(line)
        assert old.count(line) - new.count(line) == gone


@settings(max_examples=300)
@given(LONG, EDITS)
def test_it_makes_no_difference_that_common_ends_are_left_out(
    lines: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    old = "".join(lines)
    for at, removed, added in edits:
        lines[at : at + removed] = added
    new = "".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diffs, "_FARTHEST", 6)
        patch.setattr(diffs, "_BEHIND", 24)
        shown = unified("x", old, new)
        for name in ("_common_start", "_common_end"):
            patch.setattr(diffs, name, lambda *_: 0)
        assert shown == unified("x", old, new)


def test_of_a_long_text_only_the_lines_around_a_change_are_split(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    split: list[int] = []
    lines_of = diffs._lines

    def counted(text: str) -> list[str]:
        split.append(text.count("\n"))
        return lines_of(text)

    monkeypatch.setattr(diffs, "_lines", counted)
    lines = [f"{number}\n" for number in range(100_000)]
    old = "".join(lines)
    lines[50_000] = "changed\n"
    assert "@@ -49998,7 +49998,7 @@\n" in unified("x", old, "".join(lines))
    assert max(split) < 1000


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
@settings(max_examples=30)
@given(st.text("ab\n", max_size=40), st.text("ab\n", max_size=40))
def test_patch_makes_the_new_text_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    folder: Path = tmp_path_factory.mktemp("diff")
    (folder / "x").write_bytes(old.encode())
    difference = unified("x", old, new)
    if difference:
        subprocess.run(
            ["patch", "-p1", "--quiet"], cwd=folder, input=difference, text=True, check=True
        )
    after = (folder / "x").read_bytes() if (folder / "x").exists() else b""
    assert after == new.encode()
