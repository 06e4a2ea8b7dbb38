"""Findings for people and for other programs: one module for each output format.

The module `NAME_report` holds `pieces`, a function from a `Report` to the pieces of a text. All
text of a report that comes from a file is data: no markup, no terminal control, no command of a CI
service.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from pubtool.cli.terminal import printable
from pubtool.parts import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.bibtex.blocks import Source
    from pubtool.checking.baseline import Identity
    from pubtool.findings import Finding, Place, Severity

FORMATS = ("text", "json", "github", "sarif")


class Report(NamedTuple):
    """What there is to report, and how.

    `identities` are what the findings are known by from one run to the next, in the same order.
    `texts` has the text of each file that they stand in, as far as it is known, by its name.
    `chosen` are the rules that ran. `width` is that of the terminal, 0 where there is none: then
    no source lines are shown.
    """

    findings: list[Finding]
    identities: list[Identity]
    texts: Mapping[str, Source]
    chosen: Mapping[str, Severity]
    color: bool = False
    width: int = 0

    def end(self, place: Place) -> Place:
        """Return the place where a finding ends."""
        source = self.texts.get(place.file)
        return source.place(place.end) if source is not None else place

    def count(self, severity: Severity) -> int:
        """Return how many findings are as bad as that."""
        return sum(finding.severity == severity for finding in self.findings)


def write(report: Report, name: str) -> str:
    """Return a report in one of the `FORMATS`, with a line end where it is not empty."""
    return "".join(write_parts(report, name))


def write_parts(report: Report, name: str) -> Iterator[str]:
    """Yield the same in parts, so that the first can be printed before the last is made."""
    pieces: Iterator[str] = import_module(f"pubtool.cli.reports.{name}_report").pieces(report)
    return joined(pieces)


def text_line(finding: Finding) -> str:
    """Return one finding as one line: `pubs.bib:12:3: error missing-field: ... [key]`."""
    key = f" [{finding.key}]" if finding.key else ""
    line = f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}{key}"
    return printable(" ".join(line.split()))
