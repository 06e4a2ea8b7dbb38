"""Finds the programs that tests compare with; says so where one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def require_program(name: str) -> str:
    """Return the path of the program, or skip the test where it is not installed.

    With `PUBTOOL_REQUIRE_REFERENCES=1` in the environment its absence fails the test.
    """
    path = shutil.which(name)
    if path is None:
        _missing(name)
    return path or name


def require_ruby(*libraries: str) -> str:
    """Return the path of ruby, or skip the test where it or one of its libraries is missing."""
    ruby = require_program("ruby")
    for library in libraries:
        probe = subprocess.run([ruby, f"-r{library}", "-e", ""], capture_output=True, check=False)
        if probe.returncode:
            _missing(library)
    return ruby


def require_node_package(name: str) -> Path:
    """Return the folder of a package of `tests/browser/package.json`, or skip the test without it.

    `npm install --prefix tests/browser` brings it.
    """
    folder = Path(__file__).parent / "browser" / "node_modules" / name
    if not folder.is_dir():
        _missing(f"the node package {name}")
    return folder


def _missing(name: str) -> None:
    message = f"{name} is not installed"
    if os.environ.get("PUBTOOL_REQUIRE_REFERENCES") == "1":
        pytest.fail(message)
    pytest.skip(message)
