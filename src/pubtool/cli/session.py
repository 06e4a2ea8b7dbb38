"""What every command starts from: the configuration, the files read, the publications in them."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubtool.cli.terminal import printable
from pubtool.errors import MissingInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pubtool.bibtex import Bibliography
    from pubtool.checking import Brought, Examination
    from pubtool.config import Config
    from pubtool.files import Source
    from pubtool.findings import Finding, Severity
    from pubtool.reading import Reading
    from pubtool.rules.base import Assets


class Session:
    """One call of the program: the options of `pubtool` itself, and what they lead to."""

    def __init__(
        self, files: tuple[str, ...], config: str | None, color: str, *, verbose: bool, quiet: bool
    ) -> None:
        self.files = files
        self.config_path = config
        self.color = color
        self.verbose = verbose
        self.quiet = quiet

    @cached_property
    def config(self) -> Config:
        """The configuration of the working directory, or the one named by `--config`."""
        from pubtool.config import load_config

        return load_config(Path.cwd(), Path(self.config_path) if self.config_path else None)

    @cached_property
    def sources(self) -> list[Source]:
        """The files, each read once; configured ones are found from the configuration's folder."""
        from pubtool.files import read_text

        paths = self.files or tuple(relative(self.config.root / file) for file in self.config.files)
        try:
            return [read_text(path) for path in _each_once(paths)]
        except MissingInput as error:
            if self.files:
                raise
            hint = "name the BibTeX file with --file, or in the configuration"
            raise MissingInput(f"{error}; {hint}") from None

    @cached_property
    def bibliography(self) -> Bibliography:
        """The entries of all files."""
        from pubtool.bibtex import load

        return load((source.path, source.text) for source in self.sources)

    @cached_property
    def reading(self) -> Reading:
        """The publications of all files."""
        from pubtool.reading import read

        return read(self.bibliography, self.config)

    @cached_property
    def total(self) -> int:
        """How many publications there are."""
        return len(self.reading.publications)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that reading found, in the order of the files."""
        from pubtool.reading.problems import found_by_reading

        return found_by_reading(self.sources, self.bibliography, self.reading)

    def release(self) -> None:
        """Let go of the blocks of the files: a list is made of publications alone.

        They are the larger half of what a large file takes. What `report` says is found first.
        """
        _ = self.total, self.findings
        del self.bibliography, self.reading

    def examine(
        self, chosen: Mapping[str, Severity], brought: tuple[Brought, ...] = ()
    ) -> Examination:
        """Return what the chosen rules find in the files, with the findings that were brought."""
        import datetime

        from pubtool.checking import Inputs, Outside, examine_read

        inputs = Inputs(self.sources, self.bibliography, self.reading)
        outside = Outside(self.assets, brought)
        return examine_read(inputs, self.config, datetime.date.today(), chosen, outside)

    @cached_property
    def assets(self) -> Assets:
        """The files of the site that links may name."""
        if not self.config.assets:
            return {}
        from pubtool.cli.assets import find_assets

        return find_assets(self.config)

    def report(self, shown: int) -> None:
        """Say on standard error what a reader of the list does not see.

        That is whether it is empty, and how many problems reading found; with `-v` each of them.
        """
        if self.quiet:
            return
        if not shown:
            self.say(f"none of {self.total} publication{'s' * (self.total != 1)} is in this list")
        if not self.findings:
            return
        if self.verbose:
            from pubtool.cli.reports import text_line

            for finding in self.findings:
                self.say(text_line(finding))
        errors = sum(finding.severity == "error" for finding in self.findings)
        found = counted(errors, len(self.findings) - errors)
        self.say(f"reading found {found}; `pubtool check` shows them")

    def say(self, message: str) -> None:
        """Print a message for people on standard error."""
        sys.stdout.flush()
        click.echo(printable(message), err=True)


def _each_once(paths: Iterable[str]) -> list[str]:
    """Return the paths without those that only spell an earlier one in another way."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            file = os.path.realpath(path) if path != "-" else path
        except ValueError:  # no file can have such a name; reading it says so
            file = path
        found.setdefault(file, path)
    return list(found.values())


def counted(errors: int, warnings: int) -> str:
    """Return `2 errors and 1 warning`."""
    parts = [
        f"{number} {noun}{'s' * (number != 1)}"
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return " and ".join(parts) or "no problems"


def relative(path: Path) -> str:
    """Return a path as seen from the working directory, where it is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
