"""JSON, for scripts; `docs/ci.md` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pubtool.cli.records import dump_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.cli.reports import Report
    from pubtool.findings import Finding, Fix

_VERSION = 1


def pieces(report: Report) -> Iterator[str]:
    """Yield the report as one JSON object."""
    data = {
        "version": _VERSION,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "findings": [_record(finding, report) for finding in report.findings],
    }
    yield from dump_parts(data)
    yield "\n"


def _record(finding: Finding, report: Report) -> dict[str, Any]:
    place, end = finding.place, report.end(finding.place)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "key": finding.key,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": place.start,
        "end": place.end,
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"safe": fix.safe, "edits": [edit._asdict() for edit in fix.edits]}
