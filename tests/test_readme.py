"""The README shows real input and real output."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, number: int = 0) -> str:
    found = re.finditer(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return [match[1] for match in found][number]


def shown(command: str) -> tuple[list[str], str]:
    """Return the arguments and the output of the console block that begins with this command."""
    found = re.search(rf"```console\n\$ pubtool ({command}[^\n]*)\n(.*?)```", README, re.DOTALL)
    assert found is not None
    arguments = [part.strip("'") for part in re.findall(r"'[^']*'|\S+", found[1])]
    return arguments, found[2]


def run(arguments: list[str], folder: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "pubtool", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return result.stdout


@pytest.fixture
def example(tmp_path: Path) -> Path:
    bibtex = block("bibtex")
    (tmp_path / "pubs.bib").write_text(bibtex, "utf-8")
    (tmp_path / "pubtool.toml").write_text(block("toml"), "utf-8")
    broken = bibtex.replace("Systems},", "Systems}").replace("; 2=equal", "; 5=equal")
    (tmp_path / "broken.bib").write_text(broken, "utf-8")
    return tmp_path


def test_the_example_renders_as_shown(example: Path) -> None:
    arguments, output = shown("render")
    assert run(arguments, example) == output


def test_the_broken_example_is_reported_as_shown(example: Path) -> None:
    arguments, output = shown("check")
    assert run(arguments, example) == output


def test_the_filter_of_this_repository_shows_what_is_shown() -> None:
    arguments, output = shown("list")
    assert run(arguments, ROOT) == output


def test_every_page_that_is_named_exists() -> None:
    pages = re.findall(r"\]\((docs/[^)]+)\)", README)
    assert pages
    assert [page for page in pages if not (ROOT / page).is_file()] == []
