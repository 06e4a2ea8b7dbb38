"""`pubtool check --baseline` where only a part of what it knows is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from page_runs import Result, read, write

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Result]
#: Two problems of two rules.
BAD = "@misc{%s, title={T%s}, author={A B}, pages={1-2}, year={soon}}\n"
KNOWN = ("--baseline", "k.json")


@pytest.fixture
def known(pubtool: Run, folder: Path) -> str:
    """Return the baseline of two files."""
    write(folder / "p.bib", BAD % ("p", 1))
    write(folder / "q.bib", BAD % ("q", 2))
    result = pubtool("check", "p.bib", "q.bib", *KNOWN, "--update-baseline")
    assert "written, with 4 problems" in result.stderr
    return read(folder / "k.json")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("p.bib",), id="one of the files"),
        pytest.param(("p.bib", "q.bib", "--select", "pages-format"), id="one of the rules"),
        pytest.param(("p.bib", "--ignore", "pages-format"), id="one file and one rule"),
    ],
)
def test_what_was_not_looked_at_is_not_gone_and_stays(
    pubtool: Run, folder: Path, known: str, arguments: tuple[str, ...]
) -> None:
    result = pubtool("check", *arguments, *KNOWN)
    assert (result.status, result.stdout) == (0, "")
    assert "gone" not in result.stderr
    pubtool("check", *arguments, *KNOWN, "--update-baseline")
    assert read(folder / "k.json") == known


def test_what_two_files_have_in_common_stays_where_one_is_read(pubtool: Run, folder: Path) -> None:
    write(folder / "p.bib", BAD % ("p", 1))
    write(folder / "q.bib", BAD % ("q", 1))
    pubtool("check", "p.bib", "q.bib", *KNOWN, "--update-baseline")
    known = read(folder / "k.json")
    assert "duplicate-publication" in known
    assert "gone" not in pubtool("check", "q.bib", *KNOWN).stderr
    pubtool("check", "q.bib", *KNOWN, "--update-baseline")
    assert read(folder / "k.json") == known


@pytest.mark.usefixtures("known")
def test_what_is_mended_is_gone(pubtool: Run, folder: Path) -> None:
    write(folder / "p.bib", "@misc{p, title={T1}, author={A B}, pages={1--2}, year={soon}}\n")
    assert "known but gone: 1;" in pubtool("check", "p.bib", *KNOWN).stderr
    pubtool("check", "p.bib", *KNOWN, "--update-baseline")
    assert len(json.loads(read(folder / "k.json"))["findings"]) == 3


@pytest.mark.usefixtures("known")
def test_what_was_in_a_file_that_is_gone_is_gone(pubtool: Run, folder: Path) -> None:
    (folder / "q.bib").unlink()
    assert "known but gone: 2;" in pubtool("check", "p.bib", *KNOWN).stderr


@pytest.mark.usefixtures("known")
def test_fix_mends_also_what_is_known(pubtool: Run, folder: Path) -> None:
    result = pubtool("check", "p.bib", *KNOWN, "--fix")
    assert "pages={1--2}" in read(folder / "p.bib")
    assert "known but gone: 1;" in result.stderr


def test_a_diff_writes_no_baseline(pubtool: Run, folder: Path, known: str) -> None:
    result = pubtool("check", "p.bib", *KNOWN, "--update-baseline", "--diff")
    assert (result.status, result.stdout) == (2, "")
    assert "--diff" in result.stderr
    assert read(folder / "k.json") == known
