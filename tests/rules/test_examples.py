"""The examples of every rule are its tests: in bad ones it finds what stands in «...», in good ones
nothing, and its fix makes of a bad one what the example says."""

from __future__ import annotations

import datetime
import re
import tomllib
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import apply_edits
from pubtool.checking import Examination, Outside, examine
from pubtool.config.settings import read_settings
from pubtool.files import Source
from pubtool.findings import BROUGHT_RULES, READING_RULES
from pubtool.rules import Example, Rule, all_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _pytest.mark import ParameterSet

    from pubtool.config import Config

TODAY = datetime.date(2026, 5, 15)
RULES = all_rules()

_PAIR = re.compile("«([^»]*)»")


def _config(example: Example) -> Config:
    return read_settings(tomllib.loads(example.config), Path("pubtool.toml"))


def _examined(rule: Rule, bibtex: str, example: Example) -> Examination:
    sources = [Source("pubs.bib", bibtex)]
    chosen = {name: each.severity for name, each in RULES.items() if each.on}
    config = _config(example)
    assets = {name: _below(each.root, example) for name, each in config.assets.items()}
    chosen = {**chosen, rule.name: rule.severity}
    return examine(sources, config, TODAY, chosen, Outside(assets))


def _below(root: str, example: Example) -> frozenset[str] | None:
    """Return the files of the example below a folder, as seen from there."""
    found = [path for path in map(PurePath, example.files) if path.is_relative_to(root)]
    return frozenset(path.relative_to(root).as_posix() for path in found) or None


def _found(rule: Rule, bibtex: str, example: Example) -> list[tuple[int, int]]:
    """Return the spans of what the rule finds in the example."""
    findings = _examined(rule, bibtex, example).findings
    return [
        (each.place.start, each.place.end)
        for each in findings
        if each.rule in {rule.name, "internal-error"}
    ]


def _marked(example: Example) -> tuple[str, list[tuple[int, int]]]:
    """Return an example without its marks, and the spans that stood between them."""
    spans = []
    for number, match in enumerate(_PAIR.finditer(example.bibtex)):
        start = match.start() - 2 * number
        spans.append((start, start + len(match[1])))
    return _PAIR.sub(r"\1", example.bibtex), spans


def _params(wanted: Callable[[Rule], Iterable[Example]]) -> list[ParameterSet]:
    return [
        pytest.param(rule, example, id=f"{rule.name} {number}")
        for rule in RULES.values()
        for number, example in enumerate(wanted(rule), 1)
    ]


GOOD = _params(lambda rule: rule.good)
BAD = _params(lambda rule: rule.bad)
FIXED = _params(lambda rule: [example for example in rule.bad if example.fixed])
UNFIXED = _params(lambda rule: [example for example in rule.bad if not example.fixed])


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_rule_is_silent_on_its_good_example(rule: Rule, example: Example) -> None:
    assert _found(rule, example.bibtex, example) == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_rule_finds_exactly_what_is_marked_in_its_bad_example(
    rule: Rule, example: Example
) -> None:
    bibtex, spans = _marked(example)
    assert spans, "nothing is marked with «»"
    assert _found(rule, bibtex, example) == spans


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_the_fix_of_a_bad_example_mends_it_for_good(rule: Rule, example: Example) -> None:
    bibtex, _ = _marked(example)
    findings = _examined(rule, bibtex, example).findings
    edits = [
        edit for each in findings if each.rule == rule.name and each.fix for edit in each.fix.edits
    ]
    assert apply_edits(bibtex, edits) == example.fixed
    assert _found(rule, example.fixed, example) == []


@pytest.mark.parametrize(("rule", "example"), UNFIXED)
def test_a_bad_example_whose_mended_form_is_not_shown_has_no_fix(
    rule: Rule, example: Example
) -> None:
    findings = _examined(rule, _marked(example)[0], example).findings
    assert [each.message for each in findings if each.rule == rule.name and each.fix] == []


@pytest.mark.parametrize("name", RULES)
def test_a_message_is_one_line(name: str) -> None:
    rule = RULES[name]
    for example in rule.bad:
        for each in _examined(rule, _marked(example)[0], example).findings:
            assert each.message
            assert "\n" not in each.message


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_documented(name: str) -> None:
    rule = RULES[name]
    assert rule.name == name
    assert all((rule.what, rule.why, rule.mend))
    # What the bytes of a file are cannot be shown as text, nor what pages and services say.
    assert rule.good or rule.bad or name == "encoding" or name in BROUGHT_RULES


@pytest.mark.parametrize("name", RULES)
def test_the_module_of_a_rule_is_named_for_it(name: str) -> None:
    module = name.replace("-", "_")
    assert import_module(f"pubtool.rules.{module}").RULE is RULES[name]


@pytest.mark.parametrize("name", READING_RULES)
def test_what_reading_finds_is_documented_as_a_rule_of_the_same_severity(name: str) -> None:
    assert RULES[name].severity == READING_RULES[name]


@pytest.mark.parametrize("name", BROUGHT_RULES)
def test_what_commands_bring_is_documented_as_a_rule_of_the_same_severity(name: str) -> None:
    assert RULES[name].severity == BROUGHT_RULES[name]


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.online])
def test_a_rule_that_asks_services_says_when_it_runs(name: str) -> None:
    assert "Only with `--online`." in RULES[name].what
