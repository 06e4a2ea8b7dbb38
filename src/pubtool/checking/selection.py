"""Which rules run, and how bad their findings are: the configuration, then the command line."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from pubtool.errors import UsageProblem
from pubtool.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.config import Config
    from pubtool.findings import Severity

DEFAULT = "default"
ALL = "all"

_LONGEST_NAME = 60


def choose_rules(
    config: Config,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    *,
    online: bool = False,
) -> dict[str, Severity]:
    """Return the rules that run, each with the severity of its findings.

    `select` and `ignore` are those of the command line. `select` stands for what the configuration
    selects, and a rule that it names in full runs even if the configuration ignores it; `ignore`
    adds to what the configuration ignores, and wins over everything. Rules that ask services are
    added with `online`, and never run without it.

    Raises UsageProblem for a name or pattern that no rule has, and where all that `select` means by
    one cannot run.
    """
    settings = config.check
    where = f"{config.source}: check." if config.source else "check."
    severities = {
        name: level
        for written, level in settings.severity.items()
        for name in _matching(written, f"{where}severity")
    }
    asked = list(select)
    if asked:
        names = _all_matching(asked, "--select")
        if not online:
            _refuse_offline(asked)
    else:
        names = _all_matching(settings.select or (DEFAULT,), f"{where}select")
        names |= {name for name, level in severities.items() if level != "off"}
        names |= {name for name, rule in all_rules().items() if rule.online}
    unwanted = _all_matching(settings.ignore, f"{where}ignore")
    unwanted |= {name for name, level in severities.items() if level == "off"}
    unwanted -= set(asked)
    unwanted |= _all_matching(ignore, "--ignore")
    chosen: dict[str, Severity] = {}
    for name, rule in all_rules().items():
        if name in names and name not in unwanted and (online or not rule.online):
            level = severities.get(name, rule.severity)
            chosen[name] = rule.severity if level == "off" else level
    return chosen


def _refuse_offline(patterns: Iterable[str]) -> None:
    """Raise UsageProblem for a name or pattern of nothing but rules that ask services."""
    for pattern in patterns:
        if all(all_rules()[name].online for name in _matching(pattern, "--select")):
            raise UsageProblem(f"--select: `{pattern}` asks services on the internet; add --online")


def unknown_rule(name: str) -> str:
    """Return the message about a rule that does not exist, with the nearest one that does."""
    import difflib

    near = difflib.get_close_matches(name[:_LONGEST_NAME].lower(), all_rules(), n=1)
    hint = f"did you mean `{near[0]}`?" if near else "`pubtool check --list-rules` shows them"
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
    return f"there is no rule `{shown}`; {hint}"


def _all_matching(patterns: Iterable[str], where: str) -> set[str]:
    return {name for pattern in patterns for name in _matching(pattern, where)}


def _matching(pattern: str, where: str) -> list[str]:
    """Return the rules that a name or pattern means; `where` it stands is for the message."""
    rules = all_rules()
    if pattern in rules:
        return [pattern]
    if pattern == ALL:
        return list(rules)
    if pattern == DEFAULT:
        return [name for name, rule in rules.items() if rule.on]
    found = [name for name in rules if fnmatchcase(name, pattern)]
    if not found:
        raise UsageProblem(f"{where}: {unknown_rule(pattern)}")
    return found
