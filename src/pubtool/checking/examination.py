"""One look at some files: what is in them and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import load
from pubtool.checking.brought import NOTHING, Outside
from pubtool.checking.suppression import suppressed
from pubtool.reading import read
from pubtool.reading.problems import found_by_reading
from pubtool.rules.engine import check, make_context

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from pubtool.bibtex import Bibliography
    from pubtool.bibtex.blocks import Source as Text
    from pubtool.config import Config
    from pubtool.files import Source
    from pubtool.findings import Finding, Severity
    from pubtool.reading import Reading


class Inputs(NamedTuple):
    """Some files and what was read from them."""

    sources: Sequence[Source]
    bibliography: Bibliography
    reading: Reading


class Examination(NamedTuple):
    """What was read from some files, and the findings that no comment in them excuses.

    `texts` has the text of each file that a finding may stand in, by the file's name.
    """

    bibliography: Bibliography
    reading: Reading
    findings: list[Finding]
    texts: Mapping[str, Text]


def examine(
    sources: Sequence[Source],
    config: Config,
    today: datetime.date,
    chosen: Mapping[str, Severity],
    outside: Outside = NOTHING,
) -> Examination:
    """Return what the chosen rules, with their severities, find in the files.

    Raises UsageProblem where the configuration of a list is wrong.
    """
    bibliography = load((source.path, source.text) for source in sources)
    inputs = Inputs(sources, bibliography, read(bibliography, config))
    return examine_read(inputs, config, today, chosen, outside)


def examine_read(
    inputs: Inputs,
    config: Config,
    today: datetime.date,
    chosen: Mapping[str, Severity],
    outside: Outside = NOTHING,
) -> Examination:
    """Return the same as `examine` where the files are read already."""
    bibliography, reading = inputs.bibliography, inputs.reading
    found = found_by_reading(inputs.sources, bibliography, reading)
    context = make_context(bibliography, reading, config, today, outside.assets)
    findings = check(context, [*found, *outside.findings], chosen)
    findings = suppressed(bibliography, findings, outside.judged(chosen))
    return Examination(bibliography, reading, findings, outside.sources(bibliography))
