"""Files of the site that links name: looked for where the configuration says, and shown there."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pubtool.cli.assets import find_assets
from pubtool.config.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pubtool.rules.base import Assets

CONFIG = '[assets]\npdf = { root = "papers", url = "/papers/" }\n'
BIB = "@misc{a, title = {One}, pdf = {%s}}\n"


def found(root: Path, folder: str = "papers") -> Assets:
    config = read_settings({"assets": {"pdf": {"root": folder}}}, root / "pubtool.toml")
    return find_assets(config._replace(root=root))


def pubtool(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pubtool", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "papers" / "old").mkdir(parents=True)
    for name in ("papers/One.pdf", "papers/old/two.pdf", "other.pdf"):
        (tmp_path / name).touch()
    (tmp_path / "pubtool.toml").write_text(CONFIG)
    return tmp_path


def test_without_assets_nothing_is_looked_for(site: Path) -> None:
    (site / "pubtool.toml").write_text("")
    (site / "pubs.bib").write_text(BIB % "nowhere.pdf")
    assert pubtool(site, "check").returncode == 0
    assert "(nowhere.pdf)" in pubtool(site, "render", "--all").stdout


def test_files_are_found_at_any_depth(site: Path) -> None:
    assert found(site) == {"pdf": frozenset({"One.pdf", "old/two.pdf"})}


def test_a_folder_that_is_not_there_is_none(site: Path) -> None:
    assert found(site, "nowhere") == {"pdf": None}
    assert found(site, "other.pdf") == {"pdf": None}


def test_links_that_lead_nowhere_are_no_files(site: Path) -> None:
    (site / "papers" / "gone.pdf").symlink_to("nowhere.pdf")
    (site / "papers" / "round.pdf").symlink_to("round.pdf")
    (site / "papers" / "again.pdf").symlink_to("One.pdf")
    assert found(site) == {"pdf": frozenset({"One.pdf", "again.pdf", "old/two.pdf"})}


def test_hidden_folders_are_left_out(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git" / "x.pdf").touch()
    files = {"other.pdf", "papers/One.pdf", "papers/old/two.pdf", "pubtool.toml"}
    assert found(site, ".") == {"pdf": frozenset(files)}


def test_a_link_to_a_folder_is_followed_and_a_circle_is_not(site: Path) -> None:
    (site / "papers" / "again").symlink_to("old")
    (site / "papers" / "old" / "round").symlink_to("..")
    assert found(site) == {"pdf": frozenset({"One.pdf", "old/two.pdf", "again/two.pdf"})}


def test_a_missing_file_fails_the_check(site: Path) -> None:
    (site / "pubs.bib").write_text(BIB % "two.pdf")
    result = pubtool(site, "check")
    assert result.returncode == 1
    assert "pubs.bib:1:32: error missing-file: there is no file `papers/two.pdf`" in result.stdout


def test_the_folder_is_that_of_the_configuration_wherever_the_command_runs(site: Path) -> None:
    (site / "pubs.bib").write_text(BIB % "One.pdf")
    (site / ".git").mkdir()
    assert pubtool(site / "papers" / "old", "check").returncode == 0


def test_other_capitals_are_mended_only_when_asked(site: Path) -> None:
    (site / "pubs.bib").write_text(BIB % "one.pdf")
    pubtool(site, "check", "--fix")
    assert (site / "pubs.bib").read_text() == BIB % "one.pdf"
    pubtool(site, "check", "--unsafe-fixes")
    assert (site / "pubs.bib").read_text() == BIB % "One.pdf"


def test_show_names_a_missing_file(site: Path) -> None:
    (site / "pubs.bib").write_text(BIB % "two.pdf")
    assert "error missing-file" in pubtool(site, "show", "a").stdout


def test_lists_link_to_the_file_on_the_site(site: Path) -> None:
    (site / "pubs.bib").write_text(BIB % "One.pdf")
    assert "(/papers/One.pdf)" in pubtool(site, "render", "--all").stdout
