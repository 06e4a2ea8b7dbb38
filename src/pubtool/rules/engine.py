"""Runs the rules: from what was read and a choice of rules to findings.

A rule is called only where it applies, and one that fails becomes a finding itself: the other
rules still run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.findings import Finding, Severity
from pubtool.listing import choose
from pubtool.rules import all_rules
from pubtool.rules._values import link_names
from pubtool.rules.base import LINKS, Context, Subject

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from pubtool.bibtex import Bibliography
    from pubtool.config import Config
    from pubtool.reading import Reading
    from pubtool.rules.base import EntryCheck, FieldCheck, Problem, Rule, WholeCheck

#: What a rule that raised is reported as. It is no rule: nothing selects, ignores or excuses it.
INTERNAL_ERROR = "internal-error"
#: How many plans are kept: no real file has as many kinds of entries.
_PLANS = 2000


def make_context(
    bibliography: Bibliography, reading: Reading, config: Config, today: datetime.date
) -> Context:
    """Return what rules may look at.

    Raises UsageProblem where the filter or the sort keys of a configured list are wrong.
    """
    publications = {(each.file, each.start): each for each in reading.publications}
    subjects = tuple(
        Subject(entry, publications.get((document.path, entry.start)), bibliography.fields(entry))
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
    runner.run()
    findings = []
    for rule, problem in runner.problems:
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


class _Plan(NamedTuple):
    """What is called for entries of one type with fields of the same names."""

    fields: list[tuple[str, Rule, FieldCheck]]
    entry: list[tuple[Rule, EntryCheck]]


class _Plans:
    """The plans of some rules, each made once: most entries of a file look alike."""

    def __init__(self, rules: Iterable[Rule], links: Iterable[str]) -> None:
        self._rules = [
            (rule, frozenset((*rule.names, *links) if LINKS in rule.names else rule.names))
            for rule in rules
        ]
        self._known: dict[tuple[str, ...], _Plan] = {}

    def plan(self, subject: Subject) -> _Plan:
        """Return what is called for an entry."""
        shape = (subject.entry.entry_type, *subject.own)
        plan = self._known.get(shape)
        if plan is None:
            if len(self._known) >= _PLANS:
                self._known.clear()
            plan = self._known[shape] = self._made(*shape)
        return plan

    def _made(self, entry_type: str, *written: str) -> _Plan:
        plan = _Plan([], [])
        for rule, names in self._rules:
            if rule.types and entry_type not in rule.types:
                continue
            if rule.entry is not None and not (names and names.isdisjoint(written)):
                plan.entry.append((rule, rule.entry))
            if rule.field is not None:
                present = (name for name in written if not names or name in names)
                plan.fields.extend((name, rule, rule.field) for name in present)
        return plan


class _Runner:
    """One run of some rules over a context: their problems, and findings about rules that raised.

    The checks are called from here without anything between: there are a million of these calls on
    a large file.
    """

    def __init__(self, context: Context, rules: list[Rule]) -> None:
        self.context = context
        self.rules = rules
        self.problems: list[tuple[Rule, Problem]] = []
        self.failures: list[Finding] = []

    def run(self) -> None:
        """Call every check where it applies."""
        plans = _Plans(self.rules, link_names(self.context.config.links))
        for subject in self.context.subjects:
            plan = plans.plan(subject)
            if plan.fields:
                self._fields(subject, plan)
            self._entry(subject, plan)
        for rule in self.rules:
            if rule.whole is not None:
                self._whole(rule, rule.whole)

    def _fields(self, subject: Subject, plan: _Plan) -> None:
        context, own = self.context, subject.own
        for name, rule, check_field in plan.fields:
            try:
                for problem in check_field(subject, own[name], context):
                    self.problems.append((rule, problem))
            except Exception as error:  # noqa: BLE001  # a bug of this rule: the others go on
                self.failures.append(self._failure(rule.name, subject, error))

    def _entry(self, subject: Subject, plan: _Plan) -> None:
        context = self.context
        for rule, check_entry in plan.entry:
            try:
                for problem in check_entry(subject, context):
                    self.problems.append((rule, problem))
            except Exception as error:  # noqa: BLE001  # a bug of this rule: the others go on
                self.failures.append(self._failure(rule.name, subject, error))

    def _whole(self, rule: Rule, check_whole: WholeCheck) -> None:
        try:
            for problem in check_whole(self.context):
                self.problems.append((rule, problem))
        except Exception as error:  # noqa: BLE001  # a bug of this rule: the others go on
            self.failures.append(self._failure(rule.name, None, error))

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
