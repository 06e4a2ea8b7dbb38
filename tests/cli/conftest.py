"""Fixtures for commands that write: a folder of their own, and pubtool in it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from page_runs import ENTRY, OTHER, Result, write
from pubtool.cli import cli
from pubtool.cli.running import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working directory: a folder with two publications."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(tmp_path / "pubs.bib", ENTRY + OTHER)
    return tmp_path


@pytest.fixture
def pubtool(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Return a function that runs pubtool in the folder."""
    assert folder.is_dir()

    def call(*arguments: str) -> Result:
        status = run(cli, list(arguments))
        gc.enable()
        return Result(status, *capfd.readouterr())

    return call
