"""Runs the rules: from what was read and a choice of rules to findings.

A rule is called only where it applies, and one that fails becomes a finding itself: the other
rules still run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Finding, Severity
from pubtool.listing import choose
from pubtool.rules import all_rules
from pubtool.rules.base import Context, Subject

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pubtool.bibtex import Bibliography
    from pubtool.config import Config
    from pubtool.reading import Reading
    from pubtool.rules.base import FieldCheck, Problem, Rule

#: What a rule that raised is reported as. It is no rule: nothing selects, ignores or excuses it.
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

    `chosen` maps rules to severities; without it these are the `default_rules`. `found` is what
    reading found: findings of a rule that is not chosen are left out. The same defect is reported
    once, also where several entries inherit it.
    """
    severities = default_rules() if chosen is None else chosen
    rules = [
        rule._replace(severity=severities[name])
        for name, rule in all_rules().items()
        if name in severities
    ]
    findings = [
        each._replace(severity=severities[each.rule]) for each in found if each.rule in severities
    ]
    return in_order(context.bibliography, [*findings, *run(context, rules)])


def run(context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """Return what these rules find, in no order, and a finding for each time that one fails."""
    runner = _Runner(context, list(rules))
    findings = []
    for rule, problem in runner.problems():
        message, source, start, end, key, fix = problem
        place = source.place(start, end)
        findings.append(Finding(rule.name, rule.severity, place, message, key, fix))
    return findings + runner.failures


def in_order(bibliography: Bibliography, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file, place and rule, each defect once."""
    once = {(each.rule, each.place, each.message): each for each in reversed([*findings])}
    order = {document.path: number for number, document in enumerate(bibliography.documents)}
    return sorted(
        once.values(),
        key=lambda each: (order[each.place.file], each.place.start, each.rule, each.message),
    )


class _Runner:
    """One run of some rules over a context; `failures` are findings about rules that raised."""

    def __init__(self, context: Context, rules: list[Rule]) -> None:
        self.context = context
        self.rules = rules
        self.failures: list[Finding] = []

    def problems(self) -> Iterator[tuple[Rule, Problem]]:
        """Yield every problem with its rule."""
        context = self.context
        by_field: dict[str, list[tuple[Rule, FieldCheck]]] = {}
        entry_checks = [(rule, rule.entry) for rule in self.rules if rule.entry is not None]
        for subject in context.subjects:
            entry_type = subject.entry.entry_type
            for name, field in subject.own.items():
                checks = by_field.get(name)
                if checks is None:
                    checks = by_field[name] = list(self._field_checks(name))
                for rule, check_field in checks:
                    if not rule.types or entry_type in rule.types:
                        yield from self._guarded(
                            rule, subject, check_field, subject, field, context
                        )
            for rule, check_entry in entry_checks:
                if not rule.types or entry_type in rule.types:
                    yield from self._guarded(rule, subject, check_entry, subject, context)
        for rule in self.rules:
            if rule.whole is not None:
                yield from self._guarded(rule, None, rule.whole, context)

    def _field_checks(self, name: str) -> Iterator[tuple[Rule, FieldCheck]]:
        """Yield the rules that look at fields of this name."""
        for rule in self.rules:
            if rule.field is not None and (not rule.names or name in rule.names):
                yield rule, rule.field

    def _guarded(
        self,
        rule: Rule,
        subject: Subject | None,
        call: Callable[..., Iterator[Problem]],
        *arguments: object,
    ) -> Iterable[tuple[Rule, Problem]]:
        """Return what a check finds; if it raises, what it found until then."""
        found = []
        try:
            for problem in call(*arguments):
                found.append((rule, problem))  # noqa: PERF401  # keeps what came before an error
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a bug of this one rule
            self.failures.append(self._failure(rule.name, subject, error))
        return found

    def _failure(self, rule: str, subject: Subject | None, error: Exception) -> Finding:
        reason = f"{type(error).__name__}: {error}; this is a bug of pubtool, please report it"
        if subject is None:
            place = self.context.bibliography.documents[0].place(0)
            message = f"the rule {rule} failed: {reason}"
            return Finding(INTERNAL_ERROR, "error", place, message)
        entry = subject.entry
        message = f"the rule {rule} failed on entry {entry.key}: {reason}"
        place = entry.source.place(*entry.key_span)
        return Finding(INTERNAL_ERROR, "error", place, message, entry.key)
