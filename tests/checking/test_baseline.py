"""Baselines: what is known again, what is new, and what the file looks like."""

from __future__ import annotations

import datetime
import json
from collections import Counter

import pytest

from pubtool.checking import examine
from pubtool.checking.baseline import (
    Compared,
    Identity,
    Looked,
    compare,
    dump,
    identities,
    parse,
)
from pubtool.config import Config
from pubtool.errors import UsageProblem
from pubtool.files import Source
from pubtool.findings import Finding, Place

CHOSEN = {"year-format": "warning", "duplicate-field": "error", "duplicate-key": "error"}
OLD = "@misc{a, year = {soon}}\n@misc{b, year = {later}, year = {1}}\n@misc{b}\n"


def look(text: str, name: str = "a.bib") -> tuple[list[Finding], list[Identity]]:
    found = examine([Source(name, text)], Config(), datetime.date(2026, 5, 15), CHOSEN)  # type: ignore[arg-type]
    return found.findings, identities(found.findings, found.texts, lambda file: file)


def compared(old: str, new: str) -> Compared:
    findings, known = look(new)
    return compare(findings, known, parse(dump(look(old)[1]), "baseline.json"))


def test_the_same_file_has_nothing_new() -> None:
    assert compared(OLD, OLD) == ([], 4, 0)


def test_findings_are_known_again_when_they_have_moved() -> None:
    lines = OLD.splitlines(keepends=True)
    moved = "% a comment\n\n@misc{z}\n" + lines[1] + "\n\n" + lines[2] + "   " + lines[0]
    assert compared(OLD, moved) == ([], 4, 0)


def test_another_value_with_the_same_trouble_is_new() -> None:
    result = compared(OLD, OLD.replace("soon", "tomorrow"))
    assert [each.key for each in result.new] == ["a"]
    assert (result.excused, result.gone) == (3, 1)


def test_the_same_trouble_in_another_entry_is_new() -> None:
    result = compared(OLD, OLD + "@misc{c, year = {soon}}\n")
    assert [each.key for each in result.new] == ["c"]


def test_the_same_trouble_in_another_file_is_new() -> None:
    findings, known = look(OLD, "b.bib")
    assert compare(findings, known, Counter(look(OLD)[1])).new == findings


def test_one_more_of_the_same_is_new() -> None:
    twice = "@misc{b, note = 1, note = 1}"
    result = compared(twice, "@misc{b, note = 1, note = 1, note = 1}")
    assert (len(result.new), result.excused) == (1, 1)


def test_what_is_mended_is_counted_as_gone() -> None:
    assert compared(OLD, "") == ([], 0, 4)


@pytest.mark.parametrize(
    ("looked", "gone"),
    [
        pytest.param(Looked({"b.bib"}, CHOSEN), 0, id="its file was not read"),
        pytest.param(Looked({"a.bib"}, {"year-format"}), 2, id="its rule did not run"),
        pytest.param(Looked({"a.bib"}, CHOSEN), 4, id="everything was looked at"),
    ],
)
def test_only_what_was_looked_at_is_gone(looked: Looked, gone: int) -> None:
    assert compare([], [], Counter(look(OLD)[1]), looked).gone == gone


def test_a_bug_of_a_rule_is_never_excused() -> None:
    bug = Finding("internal-error", "error", Place("a.bib", 1, 1, 0, 0), "oops")
    known = [Identity("a.bib", "", "internal-error", "oops")]
    assert dump(known) == dump([])
    assert compare([bug], known, Counter(known)).new == [bug]


def test_a_baseline_is_sorted_and_does_not_depend_on_the_order_of_findings() -> None:
    known = look(OLD)[1]
    assert dump(known) == dump(known[::-1])
    records = json.loads(dump(known))["findings"]
    assert [record["key"] for record in records] == ["a", "b", "b", "b"]


def test_a_baseline_holds_no_line_numbers() -> None:
    assert dump(look(OLD)[1]) == dump(look(f"\n\n{OLD}")[1])


@pytest.mark.parametrize(
    "text",
    ["", "nope", "[]", "{}", '{"version": 2}', '{"version": 1, "findings": [{"file": "x"}]}'],
)
def test_what_is_no_baseline_is_a_clear_error(text: str) -> None:
    with pytest.raises(UsageProblem, match=r"^old\.json: .*--update-baseline"):
        parse(text, "old.json")
