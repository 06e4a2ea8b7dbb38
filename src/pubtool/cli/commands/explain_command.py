"""`pubtool explain RULE`: what a rule means, why, and how to mend what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pubtool.cli.terminal import wants_color
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.cli.session import Session
    from pubtool.rules import Example, Rule


@click.command("explain")
@click.argument("name", metavar="RULE")
@click.pass_obj
def command(session: Session, *, name: str) -> None:
    """Explain a rule of `pubtool check`; `pubtool check --list-rules` shows them all."""
    from pubtool.rules import all_rules

    rule = all_rules().get(name.strip().lower())
    if rule is None:
        from pubtool.checking.selection import unknown_rule

        raise UsageProblem(unknown_rule(name))
    for line in _lines(rule):
        click.echo(line, color=wants_color(session.color))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{click.style(rule.name, bold=True)} ({_state(rule)})"
    for text in (rule.what, rule.why, rule.mend):
        yield ""
        yield click.wrap_text(text, width=80)
    for heading, examples in (("Found («here»)", rule.bad), ("Not found", rule.good)):
        for example in examples:
            yield ""
            yield click.style(f"{heading}:", bold=True)
            yield from _indented(example)


def _state(rule: Rule) -> str:
    if rule.online:
        return f"{rule.severity}, only with --online"
    return rule.severity if rule.on else f"{rule.severity}, off by default"


def _indented(example: Example) -> Iterator[str]:
    if example.config:
        yield click.style("  with this configuration:", dim=True)
        yield from (f"    {line}" for line in example.config.splitlines())
    if example.files:
        yield click.style("  with these files:", dim=True)
        yield from (f"    {file}" for file in example.files)
    yield from (f"    {line}".rstrip() for line in example.bibtex.splitlines())
    if example.fixed:
        yield click.style("  mended:", dim=True)
        yield from (f"    {line}".rstrip() for line in example.fixed.splitlines())
