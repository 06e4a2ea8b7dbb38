"""Baselines: the findings that a file has had since before it was checked.

A finding is known again by its file, entry, rule and the text that it points at, never by its
line; of several equal ones as many are excused as there were. Text in, text out: `dump` writes the
same bytes for the same findings.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pubtool.errors import UsageProblem
from pubtool.rules.engine import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from pubtool.bibtex.blocks import Source
    from pubtool.findings import Finding

_VERSION = 1
_LONGEST_CONTENT = 200
_KEYS = ("file", "key", "rule", "content")
#: A place in a message: it moves when lines are added, and the finding is still the same.
_PLACE = r":\d+(?::\d+)?(?!\w)"


class Identity(NamedTuple):
    """What a finding is known by."""

    file: str
    key: str
    rule: str
    content: str


class Looked(NamedTuple):
    """What a check has looked at: files, by their names in the baseline, and rules."""

    files: Collection[str]
    rules: Collection[str]

    def past(self, baseline: Counter[Identity]) -> Counter[Identity]:
        """Return the part of a baseline about which the check says nothing."""
        return Counter(
            {
                each: count
                for each, count in baseline.items()
                if each.file not in self.files or each.rule not in self.rules
            }
        )


class Compared(NamedTuple):
    """The findings that a baseline does not have, how many it excused, how many are gone.

    What was not looked at is not gone.
    """

    new: list[Finding]
    excused: int
    gone: int


def identities(
    findings: Sequence[Finding], texts: Mapping[str, Source], name: Callable[[str], str]
) -> list[Identity]:
    """Return what each finding is known by; `name` gives the file's name in the baseline."""
    files = {finding.place.file for finding in findings}
    names = {file: name(file) for file in files}  # once: a file may have a finding in every entry
    return [
        _identity(each, texts.get(each.place.file), names[each.place.file]) for each in findings
    ]


def _identity(finding: Finding, source: Source | None, file: str) -> Identity:
    text = source.text if source is not None else ""
    content = " ".join(text[finding.place.start : finding.place.end].split())
    if content in {"", finding.key}:  # it is about the entry: what is wrong is in the message
        content = re.sub(_PLACE, "", finding.message)
    return Identity(file, finding.key, finding.rule, content[:_LONGEST_CONTENT])


def compare(
    findings: list[Finding],
    known: list[Identity],
    baseline: Counter[Identity],
    looked: Looked | None = None,
) -> Compared:
    """Return what is new; `known` are the identities of the findings, in the same order.

    Without `looked` everything was looked at.
    """
    left = baseline.copy()
    new = []
    for finding, identity in zip(findings, known, strict=True):
        if finding.rule != INTERNAL_ERROR and left[identity] > 0:
            left[identity] -= 1
        else:
            new.append(finding)
    unseen = looked.past(left).total() if looked is not None else 0
    return Compared(new, len(findings) - len(new), left.total() - unseen)


def dump(known: Iterable[Identity]) -> str:
    """Return a baseline of these findings as JSON."""
    counts = Counter(identity for identity in known if identity.rule != INTERNAL_ERROR)
    records = [{**identity._asdict(), "count": count} for identity, count in sorted(counts.items())]
    data = {"version": _VERSION, "findings": records}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def parse(text: str, path: str) -> Counter[Identity]:
    """Return the findings of a baseline, counted. `path` is for messages.

    Raises UsageProblem for what is no baseline of this version.
    """
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            raise UsageProblem(
                f"{path}: this baseline is of another version; write it again with"
                f" --update-baseline"
            )
        baseline: Counter[Identity] = Counter()
        for record in data["findings"]:
            baseline[Identity(*(str(record[key]) for key in _KEYS))] += int(record["count"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UsageProblem(
            f"{path}: this is no baseline; write one with --update-baseline"
        ) from None
    return baseline
