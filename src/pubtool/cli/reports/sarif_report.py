"""SARIF 2.1.0, for code scanning services. Source: the OASIS standard."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pubtool import __version__
from pubtool.cli.records import dump_parts
from pubtool.rules import all_rules
from pubtool.rules.engine import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.checking.baseline import Identity
    from pubtool.cli.reports import Report
    from pubtool.findings import Finding, Place

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "pubtoolFinding/v1"


def pieces(report: Report) -> Iterator[str]:
    """Yield the report as a SARIF log with one run."""
    numbers = {name: number for number, name in enumerate((*all_rules(), INTERNAL_ERROR))}
    run = {
        "tool": {
            "driver": {
                "name": "pubtool",
                "semanticVersion": __version__,
                "rules": [_rule(name, report) for name in numbers],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, fingerprint, numbers[finding.rule], report)
            for finding, fingerprint in zip(report.findings, _fingerprints(report), strict=True)
        ],
    }
    yield from dump_parts({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    yield "\n"


def _rule(name: str, report: Report) -> dict[str, Any]:
    rule = all_rules().get(name)
    if rule is None:
        failed = {"text": "A rule of pubtool failed: this is a bug of pubtool."}
        return {"id": name, "shortDescription": failed}
    return {
        "id": name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.mend},
        "defaultConfiguration": {
            "level": report.chosen.get(name, rule.severity),
            "enabled": name in report.chosen,
        },
    }


def _result(finding: Finding, fingerprint: str, number: int, report: Report) -> dict[str, Any]:
    place, end = finding.place, report.end(finding.place)
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(place)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": end.line,
                        "endColumn": end.column,
                    },
                }
            }
        ],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _uri(place: Place) -> str:
    """Return a file's name as a URI, relative as the name is."""
    path = Path(place.file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")


def _fingerprints(report: Report) -> Iterator[str]:
    """Yield for each finding what it is known by in the next run, equal ones numbered."""
    seen: Counter[Identity] = Counter()
    for identity in report.identities:
        seen[identity] += 1
        parts = "\0".join((*identity, str(seen[identity])))
        yield hashlib.sha256(parts.encode(errors="replace")).hexdigest()[:32]
