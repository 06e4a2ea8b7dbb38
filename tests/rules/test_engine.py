"""How rules are run: where each is called, what becomes of its problems, what if it fails."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.reading import read
from pubtool.rules import Context, Problem, Rule, Subject, all_rules
from pubtool.rules.engine import check, default_rules, make_context, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field
    from pubtool.findings import Finding

BIB = """@string{v = {Venue}}
@article{a, title = {One}, journal = v, year = {2024}, crossref = {p}}
@misc{b, title = {Two}, title = {Again}}
@misc{B, title = {Three}}
@book{p, title = {Parent}, publisher = {P}}
"""


def context(*texts: str) -> Context:
    files = [(f"{number}.bib", text) for number, text in enumerate(texts)]
    bibliography = load(files)
    config = Config()
    return make_context(
        bibliography, read(bibliography, config), config, datetime.date(2026, 5, 15)
    )


def rule(name: str = "a-rule", **checks: Any) -> Rule:
    return Rule(name, "warning", "what", "why", "mend", (), ())._replace(**checks)


def says_value(subject: Subject, field: Field, context: Context) -> Iterator[Problem]:
    yield subject.at_value(field, f"{subject.entry.key} {field.name} {field.value}")


def says_key(subject: Subject, context: Context) -> Iterator[Problem]:
    yield subject.problem(subject.entry.key)


def fails_late(subject: Subject, context: Context) -> Iterator[Problem]:
    yield from says_key(subject, context)
    if subject.entry.key == "b":
        raise ValueError("oops\nhere")


def messages(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings]


def test_a_field_rule_sees_the_fields_of_its_names_only() -> None:
    found = run(context(BIB), [rule(field=says_value, names=("journal", "year"))])
    assert messages(found) == ["a journal Venue", "a year 2024"]


def test_a_field_rule_without_names_sees_every_field() -> None:
    found = run(context("@misc{k, a = 1, B = {2}}"), [rule(field=says_value)])
    assert messages(found) == ["k a 1", "k b 2"]


def test_a_field_rule_sees_only_the_first_of_a_repeated_field() -> None:
    found = run(context(BIB), [rule(field=says_value, names=("title",))])
    assert "b title Again" not in messages(found)


def test_a_field_rule_does_not_see_inherited_fields() -> None:
    found = run(context(BIB), [rule(field=says_value, names=("publisher",))])
    assert messages(found) == ["p publisher P"]


def test_a_rule_with_types_sees_only_entries_of_these() -> None:
    rules = [
        rule(field=says_value, names=("title",), types=("misc",)),
        rule(entry=says_key, types=("book",)),
    ]
    assert messages(run(context(BIB), rules)) == ["b title Two", "B title Three", "p"]


def test_an_entry_whose_key_is_taken_is_seen_too() -> None:
    assert messages(run(context(BIB), [rule(entry=says_key)])) == ["a", "b", "B", "p"]


def test_an_entry_whose_key_is_taken_has_no_publication() -> None:
    subjects = context(BIB).subjects
    assert [subject.publication is None for subject in subjects] == [False, False, True, False]


def test_each_entry_has_its_own_publication() -> None:
    pairs = [
        (subject.entry.key, subject.publication.key)
        for subject in context(BIB, "@misc{z}").subjects
        if subject.publication
    ]
    assert pairs == [("a", "a"), ("b", "b"), ("p", "p"), ("z", "z")]


def test_the_lists_hold_what_they_show() -> None:
    lists = context("@misc{a, selected = {true}}\n@misc{b}\n@misc{c, hidden = {true}}").lists
    shown = {name: [each.key for each in list_] for name, list_ in lists.items()}
    assert shown == {"selected": ["a"], "all": ["a", "b"]}


def test_a_finding_stands_at_its_characters_in_its_file() -> None:
    found = run(context("@misc{a}", "@misc{k,\n  year = {2024}}"), [rule(field=says_value)])
    assert [str(each.place) for each in found] == ["1.bib:2:10"]


def test_a_rule_that_fails_is_reported_with_the_entry_and_the_others_still_run() -> None:
    found = run(context(BIB), [rule("broken", entry=fails_late), rule("whole", field=says_value)])
    failures = [each for each in found if each.rule == "internal-error"]
    assert [(each.key, each.severity) for each in failures] == [("b", "error")]
    assert "the rule broken failed on entry b: ValueError: oops" in failures[0].message
    assert [each.key for each in found if each.rule == "broken"] == ["a", "b", "B", "p"]
    assert any(each.rule == "whole" for each in found)


def test_a_rule_that_fails_on_the_whole_is_reported() -> None:
    def fails(context: Context) -> Iterator[Problem]:
        raise RecursionError

    found = run(context(BIB), [rule(whole=fails)])
    assert [each.rule for each in found] == ["internal-error"]


def test_what_reading_found_gets_the_severity_chosen() -> None:
    where = context("@misc{k, year = {soon}}")
    found = read(where.bibliography, where.config).findings
    assert [each.severity for each in check(where, found, {"year-format": "error"})] == ["error"]
    assert check(where, found, {}) == []


def test_a_defect_that_many_inherit_is_reported_once() -> None:
    where = context(
        "@misc{a, crossref={p}}\n@misc{b, crossref={p}}\n@proceedings{p, booktitle = {\\nope{x}}}"
    )
    found = read(where.bibliography, where.config).findings
    assert len(check(where, found, {"latex-command": "warning"})) == 1


def test_findings_come_in_the_order_of_files_and_places() -> None:
    where = context("@misc{z, year = {soon}}\n@misc{a, year = {later}}", "@misc{k, year = {x}}")
    found = read(where.bibliography, where.config).findings[::-1]
    keys = [each.key for each in check(where, found, {"year-format": "error"})]
    assert keys == ["z", "a", "k"]


def test_a_rule_with_nothing_to_look_for_is_not_called() -> None:
    rules = [
        rule(entry=says_key, applies=lambda context: bool(context.assets)),
        rule(
            whole=lambda context: iter([context.subjects[0].problem("m")]), applies=lambda _: False
        ),
    ]
    assert run(context(BIB), rules) == []


def test_a_rule_that_cannot_say_whether_it_applies_is_reported_and_the_others_run() -> None:
    def fails(_: Context) -> bool:
        raise ValueError("oops")

    found = run(context("@misc{k}"), [rule(applies=fails, entry=says_key), rule(entry=says_key)])
    assert [each.rule for each in found] == ["a-rule", "internal-error"]


def test_a_rule_that_is_off_does_not_run_by_default() -> None:
    assert {name for name, rule in all_rules().items() if not rule.on}.isdisjoint(default_rules())


@pytest.mark.parametrize("text", ["", "no entries", "@misc{", "}{", "\x00", "@misc{k, a = b # }"])
def test_all_rules_run_on_whatever_a_file_holds(text: str) -> None:
    found = check(context(text), (), dict.fromkeys(all_rules(), "error"))
    assert [each for each in found if each.rule == "internal-error"] == []
