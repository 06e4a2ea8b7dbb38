"""Runs the rules: from what was read and a choice of rules to findings.

A rule is called only where it applies, and one that fails becomes a finding itself: the other
rules still run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.findings import Finding, Severity
from pubtool.listing import choose
from pubtool.rules import all_rules
from pubtool.rules.base import Context, Problem, Subject

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pubtool.bibtex import Bibliography, Field
    from pubtool.config import Config
    from pubtool.reading import Reading
    from pubtool.rules.base import FieldCheck, Rule

#: What a rule that raised is reported as; it cannot be ignored, and stands in no baseline.
INTERNAL_ERROR = "internal-error"


def make_context(
    bibliography: Bibliography, reading: Reading, config: Config, today: datetime.date
) -> Context:
    """Return what rules may look at.

    Raises UsageProblem where the filter or the sort keys of a configured list are wrong.
    """
    publications = dict(zip(map(id, bibliography.entries), reading.publications, strict=True))
    subjects = tuple(
        Subject(entry, publications.get(id(entry)), bibliography.fields(entry))
        for document in bibliography.documents
        for entry in document.entries
    )
    lists = {
        name: tuple(choose(reading.publications, settings))
        for name, settings in config.lists.items()
    }
    return Context(bibliography, subjects, lists, config, today)


def default_rules() -> dict[str, Severity]:
    """Return the rules that run where nothing else is asked for, and how bad their findings are."""
    return {name: rule.severity for name, rule in all_rules().items() if rule.on}


def check(
    context: Context,
    found: Iterable[Finding] = (),
    chosen: Mapping[str, Severity] | None = None,
) -> list[Finding]:
    """Return the findings of the chosen rules, in the order of the files.

    `found` is what reading found: a finding of a rule that is not chosen is left out, and the
    others get the severity chosen. `chosen` maps rules to severities, by default `default_rules()`.
    The same defect is reported once, also where several entries inherit it.
    """
    severities = default_rules() if chosen is None else chosen
    run = _Run(context, [rule for name, rule in all_rules().items() if name in severities])
    findings = [
        each if each.severity == severities[each.rule] else each._replace(severity=severities[each.rule])
        for each in found
        if each.rule in severities
    ]
    for name, problem in run.problems():
        place = problem.source.place(problem.start, problem.end)
        severity = severities[name]
        findings.append(Finding(name, severity, place, problem.message, problem.key, problem.fix))
    findings += run.failures
    return in_order(context, findings)


def in_order(context: Context, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file, place and rule, each defect once."""
    once = {(each.rule, each.place, each.message): each for each in reversed([*findings])}
    order = {
        document.path: number for number, document in enumerate(context.bibliography.documents)
    }
    return sorted(
        once.values(),
        key=lambda each: (order[each.place.file], each.place.start, each.rule, each.message),
    )


class _FieldRule(NamedTuple):
    """What is called for a field: the rule's name, its check, and the types that it is limited to."""

    name: str
    types: frozenset[str]
    check: FieldCheck


class _Run:
    """One run of some rules over a context; `failures` are findings about rules that raised."""

    def __init__(self, context: Context, rules: list[Rule]) -> None:
        self.context = context
        self.rules = rules
        self.failures: list[Finding] = []
        self._by_field: dict[str, list[_FieldRule]] = {}

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Yield every problem with the name of its rule."""
        context = self.context
        entry_rules = [
            (rule.name, frozenset(rule.types), rule.entry) for rule in self.rules if rule.entry
        ]
        by_field = self._by_field
        for subject in context.subjects:
            for name, field in subject.own.items():
                rules = by_field.get(name)
                if rules is None:
                    rules = by_field[name] = self._rules_of(name)
                for rule in rules:
                    if not rule.types or subject.entry.entry_type in rule.types:
                        yield from self._field(rule, subject, field)
            for name, types, entry_check in entry_rules:
                if not types or subject.entry.entry_type in types:
                    yield from self._guarded(name, subject, entry_check, subject, context)
        for rule in self.rules:
            if rule.whole is not None:
                yield from self._guarded(rule.name, None, rule.whole, context)
