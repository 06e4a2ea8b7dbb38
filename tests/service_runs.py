"""Runs pubtool in a folder of its own, where it asks the stand-ins for the services."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from standins import Services


class Result(NamedTuple):
    """What a call of pubtool did: exit status, output, messages, and what the file holds then."""

    status: int
    out: str
    err: str
    file: bytes


class Folder:
    """A new folder with a `pubs.bib`, without any configuration in it or above it."""

    def __init__(self, path: Path, services: Services, text: str) -> None:
        path.mkdir()
        (path / ".git").mkdir()
        self.path = path
        self.pubs = path / "pubs.bib"
        self.pubs.write_bytes(text.encode())
        self.services = services

    def run(self, *arguments: str, text: str | None = None) -> Result:
        """Run `pubtool` with these arguments, and the text as standard input."""
        done = subprocess.run(
            [sys.executable, "-m", "pubtool", *arguments],
            cwd=self.path,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            env={**os.environ, "COLUMNS": "80", **self.services.environment},
        )
        assert "Traceback" not in done.stderr, done.stderr
        file = self.pubs.read_bytes() if self.pubs.exists() else b""
        return Result(done.returncode, done.stdout, done.stderr, file)
