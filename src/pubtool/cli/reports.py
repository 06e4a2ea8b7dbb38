"""Findings as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.cli.terminal import printable

if TYPE_CHECKING:
    from pubtool.findings import Finding


def text_line(finding: Finding) -> str:
    """Return one finding as one line: `pubs.bib:12:3: error missing-field: ... [key]`."""
    key = f" [{finding.key}]" if finding.key else ""
    line = f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}{key}"
    return printable(" ".join(line.split()))
