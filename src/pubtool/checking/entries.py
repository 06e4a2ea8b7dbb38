"""A look at a few entries of files that are read: what `add` says about the new ones.

The other entries are looked at only as far as the rules that compare entries need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.checking.suppression import suppressed
from pubtool.reading import read
from pubtool.rules import all_rules
from pubtool.rules.engine import in_order, make_context, run

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from pubtool.bibtex import Bibliography, Entry
    from pubtool.config import Config
    from pubtool.findings import Finding, Severity
    from pubtool.rules.base import Assets


def findings_in(  # noqa: PLR0913, PLR0917  # what a check depends on
    entries: Sequence[Entry],
    bibliography: Bibliography,
    config: Config,
    today: datetime.date,
    chosen: Mapping[str, Severity],
    assets: Assets,
) -> list[Finding]:
    """Return what `examine` finds in these entries of a bibliography, in its order.

    Raises UsageProblem where the configuration of a list is wrong.
    """
    reading = read(bibliography, config)
    context = make_context(bibliography, reading, config, today, assets)
    rules = [
        rule._replace(severity=chosen[name]) for name, rule in all_rules().items() if name in chosen
    ]
    wanted = {id(entry) for entry in entries}
    few = tuple(subject for subject in context.subjects if id(subject.entry) in wanted)
    found = [
        *(each for each in (*bibliography.findings, *reading.findings) if each.rule in chosen),
        *run(context._replace(subjects=few), [rule._replace(whole=None) for rule in rules]),
        *run(context, [rule._replace(field=None, entry=None) for rule in rules if rule.whole]),
    ]
    meant = {(entry.source.path, entry.key) for entry in entries}
    findings = [
        each._replace(severity=chosen.get(each.rule, each.severity))
        for each in found
        if (each.place.file, each.key) in meant
    ]
    return suppressed(bibliography, in_order(bibliography, findings), {})
