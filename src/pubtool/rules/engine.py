"""Runs the rules: from what was read and a choice of rules to findings.

A rule is called only where it applies, and one that fails becomes a finding itself: the other
rules still run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pubtool.findings import Finding, Severity
from pubtool.listing import choose
from pubtool.rules import all_rules
from pubtool.rules._values import link_names
from pubtool.rules.base import LINKS, Context, FieldCheck, Subject

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from pubtool.bibtex import Bibliography, Field
    from pubtool.config import Config
    from pubtool.model import Publication
    from pubtool.reading import Reading
    from pubtool.rules.base import Assets, Problem, Rule, WholeCheck

#: What a rule that raised is reported as. It is no rule: nothing selects, ignores or excuses it.
INTERNAL_ERROR = "internal-error"


def make_context(
    bibliography: Bibliography,
    reading: Reading,
    config: Config,
    today: datetime.date,
    assets: Assets | None = None,
) -> Context:
    """Return what rules may look at; without `assets` nobody has looked for files of the site.

    Raises UsageProblem where the filter or the sort keys of a configured list are wrong.
    """
    read: dict[str, dict[int, tuple[Publication, Mapping[str, Field]]]] = {}
    for each in zip(reading.publications, reading.fields, strict=True):
        read.setdefault(each[0].file, {})[each[0].start] = each
    subjects = []
    for document in bibliography.documents:
        known = read.get(document.path, {})
        for entry in document.entries:
            publication, fields = known.get(entry.start, (None, None))
            subjects.append(Subject(entry, publication, fields or bibliography.fields(entry)))
    lists = {
        name: tuple(choose(reading.publications, settings))
        for name, settings in config.lists.items()
    }
    return Context(bibliography, tuple(subjects), lists, config, today, assets or {})


def default_rules() -> dict[str, Severity]:
    """Return the rules that run where nothing else is asked for, and how bad their findings are."""
    rules = all_rules().items()
    return {name: rule.severity for name, rule in rules if rule.on and not rule.online}


def check(
    context: Context,
    found: Iterable[Finding] = (),
    chosen: Mapping[str, Severity] | None = None,
) -> list[Finding]:
    """Return the findings of the chosen rules, in the order of the files.

    `chosen` maps rules to severities; without it these are the `default_rules`. `found` is what
    reading or a command found: findings of a rule that is not chosen are left out. The same defect
    is reported once, also where several entries inherit it.
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
    """Return the findings by file, place and rule, each defect once; other files come last."""
    once = {(each.rule, each.place, each.message): each for each in reversed([*findings])}
    order = {document.path: number for number, document in enumerate(bibliography.documents)}

    def key(finding: Finding) -> tuple[int, str, int, str, str]:
        place = finding.place
        number = order.get(place.file, len(order))
        return number, place.file, place.start, finding.rule, finding.message

    return sorted(once.values(), key=key)


#: A rule and the names of the fields that it asks for; no names are all.
_Named: TypeAlias = "tuple[Rule, frozenset[str]]"


class _FieldChecks(dict[str, "list[tuple[Rule, FieldCheck]]"]):
    """What is called for a field of each name, found out once for a name."""

    def __init__(self, rules: Iterable[_Named]) -> None:
        self._checks = [(rule, rule.field, names) for rule, names in rules if rule.field]

    def __missing__(self, name: str) -> list[tuple[Rule, FieldCheck]]:
        asked = [(rule, check) for rule, check, names in self._checks if name in names or not names]
        self[name] = asked
        return asked


class _Plan:
    """What is called for entries of one type."""

    def __init__(self, rules: Iterable[_Named]) -> None:
        rules = tuple(rules)
        self.fields = _FieldChecks(rules)
        self.entry = [(rule, rule.entry, names) for rule, names in rules if rule.entry]


class _Plans(dict[str, _Plan]):
    """The plans of some rules by entry type, each made once."""

    def __init__(self, rules: Iterable[Rule], links: Iterable[str]) -> None:
        self._rules: list[_Named] = [
            (rule, frozenset((*rule.names, *links) if LINKS in rule.names else rule.names))
            for rule in rules
        ]

    def __missing__(self, entry_type: str) -> _Plan:
        asked = [each for each in self._rules if not each[0].types or entry_type in each[0].types]
        plan = self[entry_type] = _Plan(asked)
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
        rules = [rule for rule in self.rules if self._applies(rule)]
        plans = _Plans(rules, link_names(self.context.config.links))
        for subject in self.context.subjects:
            plan = plans[subject.entry.entry_type]
            self._fields(subject, plan.fields)
            self._entry(subject, plan)
        for rule in rules:
            if rule.whole is not None:
                self._whole(rule, rule.whole)

    def _applies(self, rule: Rule) -> bool:
        try:
            return rule.applies is None or rule.applies(self.context)
        except Exception as error:  # noqa: BLE001  # a bug of this rule: the others go on
            self.failures.append(self._failure(rule.name, None, error))
            return False

    def _fields(self, subject: Subject, checks: _FieldChecks) -> None:
        context = self.context
        for name, field in subject.own.items():
            for rule, check_field in checks[name]:
                try:
                    for problem in check_field(subject, field, context):
                        self.problems.append((rule, problem))
                except Exception as error:  # noqa: BLE001  # a bug of this rule: the others go on
                    self.failures.append(self._failure(rule.name, subject, error))

    def _entry(self, subject: Subject, plan: _Plan) -> None:
        context, own = self.context, subject.own
        for rule, check_entry, names in plan.entry:
            if names and names.isdisjoint(own):
                continue
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
