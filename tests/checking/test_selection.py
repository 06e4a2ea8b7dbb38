"""Which rules run: defaults, then the configuration, then the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubtool.checking.selection import choose_rules
from pubtool.config.settings import read_settings
from pubtool.errors import UsageProblem
from pubtool.rules import all_rules
from pubtool.rules.engine import default_rules

OFF = [name for name, rule in all_rules().items() if not rule.on]
ONLINE = [name for name, rule in all_rules().items() if rule.online]


def chosen(
    check: dict[str, object],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    *,
    online: bool = False,
) -> dict[str, str]:
    config = read_settings({"check": check}, Path("pubtool.toml"))
    return {**choose_rules(config, select, ignore, online=online)}


def test_without_any_choice_the_default_rules_run() -> None:
    assert chosen({}) == default_rules()


def test_select_leaves_only_what_it_names() -> None:
    assert set(chosen({"select": ["syntax", "year-*"]})) >= {"syntax", "year-format"}
    assert "encoding" not in chosen({"select": ["syntax", "year-*"]})


def test_default_and_all_can_be_selected() -> None:
    assert set(chosen({"select": ["default"]})) == set(default_rules())
    assert set(chosen({"select": ["all"]})) == set(all_rules()) - set(ONLINE)


def test_ignore_takes_away() -> None:
    assert set(chosen({"ignore": ["syntax"]})) == set(default_rules()) - {"syntax"}


def test_a_severity_is_changed() -> None:
    assert chosen({"severity": {"syntax": "warning"}})["syntax"] == "warning"


def test_a_severity_of_off_takes_the_rule_away() -> None:
    assert "syntax" not in chosen({"severity": {"syntax": "off"}})


@pytest.mark.parametrize("name", OFF)
def test_a_rule_that_is_off_runs_where_it_has_a_severity_or_is_selected(name: str) -> None:
    assert chosen({"severity": {name: "error"}})[name] == "error"
    assert name in chosen({}, (name,))
    assert name not in chosen({})


@pytest.mark.parametrize(
    ("check", "select"),
    [
        pytest.param({}, (), id="nothing is chosen"),
        pytest.param({}, ("all",), id="all are selected"),
        pytest.param({}, ("default",), id="the default is selected"),
        pytest.param({"select": ["dead-*", "retracted"]}, (), id="the configuration selects them"),
        pytest.param({"severity": {"dead-link": "error"}}, (), id="one has a severity"),
    ],
)
def test_without_online_no_rule_runs_that_asks_services(
    check: dict[str, object], select: tuple[str, ...]
) -> None:
    assert set(chosen(check, select)).isdisjoint(ONLINE)


@pytest.mark.parametrize("pattern", ["dead-link", "dead-*"])
def test_what_only_asks_services_is_not_selected_without_online(pattern: str) -> None:
    with pytest.raises(UsageProblem, match="asks services on the internet; add --online"):
        chosen({}, ("syntax", pattern))


def test_online_adds_the_rules_that_ask_services() -> None:
    assert set(chosen({}, online=True)) == {*default_rules(), *ONLINE}
    assert set(chosen({"select": ["syntax"]}, online=True)) == {"syntax", *ONLINE}
    assert set(chosen({}, ("default",), online=True)) == {*default_rules(), *ONLINE}


def test_with_online_one_rule_can_be_selected_or_ignored_as_any_other() -> None:
    assert set(chosen({}, ("dead-link",), online=True)) == {"dead-link"}
    assert "dead-link" not in chosen({"ignore": ["dead-link"]}, online=True)
    assert chosen({"severity": {"dead-link": "error"}}, online=True)["dead-link"] == "error"


def test_select_on_the_command_line_stands_for_that_of_the_configuration() -> None:
    assert set(chosen({"select": ["encoding"]}, ("syntax",))) == {"syntax"}


def test_select_on_the_command_line_by_name_wins_over_what_the_configuration_ignores() -> None:
    check: dict[str, object] = {"ignore": ["syntax"], "severity": {"encoding": "off"}}
    assert set(chosen(check, ("syntax", "encoding"))) == {"syntax", "encoding"}
    assert chosen(check, ("encoding",)) == {"encoding": "warning"}


def test_select_on_the_command_line_by_pattern_does_not() -> None:
    assert "syntax" not in chosen({"ignore": ["syntax"]}, ("all",))


def test_ignore_on_the_command_line_wins_over_everything() -> None:
    assert chosen({}, ("syntax",), ("syn*",)) == {}


@pytest.mark.parametrize(
    ("check", "select", "ignore", "said"),
    [
        pytest.param({}, ("sintax",), (), ("--select", "`syntax`"), id="option select"),
        pytest.param({}, (), ("nope-*",), ("--ignore", "nope-*"), id="option ignore"),
        pytest.param(
            {"select": ["sintax"]}, (), (), ("pubtool.toml: check.select", "`syntax`"), id="select"
        ),
        pytest.param({"ignore": ["sintax"]}, (), (), ("check.ignore", "`syntax`"), id="ignore"),
        pytest.param(
            {"severity": {"sintax": "off"}}, (), (), ("check.severity", "`syntax`"), id="severity"
        ),
    ],
)
def test_an_unknown_rule_is_a_clear_error(
    check: dict[str, object],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    said: tuple[str, ...],
) -> None:
    with pytest.raises(UsageProblem) as caught:
        chosen(check, select, ignore)
    assert all(part in str(caught.value) for part in said)
