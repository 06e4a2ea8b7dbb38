"""`pubtool check` of files that are named in several ways, and what it says about the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from page_runs import Result, read, write

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Result]
BAD = "@misc{k, title={T}, author={A B}, pages={1-2}}\n"
MENDED = "@misc{k, title={T}, author={A B}, pages={1--2}}\n"


@pytest.fixture
def spellings(folder: Path) -> list[str]:
    """Return several names of one file."""
    write(folder / "z.bib", BAD)
    (folder / "link.bib").symlink_to("z.bib")
    return ["z.bib", "./z.bib", str(folder / "z.bib"), "link.bib", "../" + folder.name + "/z.bib"]


def test_a_file_in_several_spellings_is_one_file(pubtool: Run, spellings: list[str]) -> None:
    result = pubtool("check", *spellings)
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith("z.bib:1:")


def test_a_file_in_several_spellings_is_mended_once(
    pubtool: Run, spellings: list[str], folder: Path
) -> None:
    result = pubtool("check", "--fix", *spellings)
    assert (result.status, result.stdout) == (0, "")
    assert read(folder / "z.bib") == MENDED
    assert (folder / "link.bib").is_symlink()


def test_a_configured_file_in_several_spellings_is_one_file(
    pubtool: Run, spellings: list[str], folder: Path
) -> None:
    names = ", ".join(f'"{name}"' for name in spellings)
    write(folder / "pubtool.toml", f"files = [{names}]\n")
    assert pubtool("check").stdout.count("\n") == 1


def test_a_slip_in_the_configuration_is_told_and_fails_nothing(pubtool: Run, folder: Path) -> None:
    write(folder / "pubtool.toml", '[check]\nrequired = { artcle = ["code"] }\n')
    result = pubtool("check")
    assert (result.status, result.stdout) == (0, "")
    assert "did you mean `article`?" in result.stderr


def test_a_folder_of_files_that_is_missing_is_told_once(pubtool: Run, folder: Path) -> None:
    write(folder / "pubtool.toml", '[assets]\npdf = { root = "nowhere" }\n')
    write(folder / "pubs.bib", "@misc{a, title={S}, pdf={a}}\n@misc{b, title={T}, pdf={b}}\n")
    (line,) = pubtool("check").stdout.splitlines()
    assert "there is no folder `nowhere`" in line
    assert "and 1 more [a]" in line


def test_one_warning_too_many_is_one(pubtool: Run, folder: Path) -> None:
    write(folder / "z.bib", BAD)
    result = pubtool("check", "z.bib", "--max-warnings", "0")
    assert result.status == 1
    assert "1 warning is more than --max-warnings 0 allows" in result.stderr
