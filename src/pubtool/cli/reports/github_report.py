"""GitHub Actions: workflow commands that become annotations, errors first.

GitHub shows ten annotations of a kind for a step, and all of them in the log. Source of the
commands and their escapes: GitHub's documentation of workflow commands, and `actions/toolkit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.cli.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.cli.reports import Report
    from pubtool.findings import Finding


def pieces(report: Report) -> Iterator[str]:
    """Yield one workflow command a finding."""
    ordered = sorted(report.findings, key=lambda finding: finding.severity != "error")
    for finding in ordered:
        yield f"{_command(finding, report)}\n"


def _command(finding: Finding, report: Report) -> str:
    place, end = finding.place, report.end(finding.place)
    properties = {"file": place.file, "line": place.line, "col": place.column}
    if end.line == place.line:
        properties["endColumn"] = end.column
    else:
        properties["endLine"] = end.line
    properties["title"] = finding.rule
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    key = f" [{finding.key}]" if finding.key else ""
    return f"::{finding.severity} {written}::{_data(f'{finding.message}{key}')}"


def _data(text: str) -> str:
    """Return a message in one line: what the runner decodes again is encoded."""
    return printable(" ".join(text.split())).replace("%", "%25")


def _property(text: str) -> str:
    """Return the value of a property: these also end at `:` and `,`."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
