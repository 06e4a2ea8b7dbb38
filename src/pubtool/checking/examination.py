"""One look at some files: what is in them and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import load
from pubtool.checking.suppression import suppressed
from pubtool.reading import read
from pubtool.reading.problems import found_by_reading
from pubtool.rules.engine import check, make_context

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from pubtool.bibtex import Bibliography
    from pubtool.config import Config
    from pubtool.files import Source
    from pubtool.findings import Finding, Severity
    from pubtool.reading import Reading


class Examination(NamedTuple):
    """What was read from some files, and the findings that no comment in them excuses."""

    bibliography: Bibliography
    reading: Reading
    findings: list[Finding]


def examine(
    sources: Sequence[Source],
    config: Config,
    today: datetime.date,
    chosen: Mapping[str, Severity],
) -> Examination:
    """Return what the chosen rules, with their severities, find in the files.

    Raises UsageProblem where the configuration of a list is wrong.
    """
    bibliography = load((source.path, source.text) for source in sources)
    reading = read(bibliography, config)
    found = found_by_reading(sources, bibliography, reading)
    context = make_context(bibliography, reading, config, today)
    findings = check(context, found, chosen)
    return Examination(bibliography, reading, suppressed(bibliography, findings, chosen))
