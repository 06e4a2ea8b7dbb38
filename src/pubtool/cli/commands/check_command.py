"""`pubtool check`: report every problem, mend what can be mended; the exit status says the rest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pubtool.cli.options import WholeNumber, asking_options
from pubtool.cli.reports import FORMATS, Report, write_parts
from pubtool.cli.session import Session, counted
from pubtool.cli.terminal import is_terminal, wants_color
from pubtool.errors import UsageProblem

#: What the command line brings of the pages.
_ABOUT_PAGES = frozenset(("stale-page", "page-drift"))

if TYPE_CHECKING:
    from pubtool.checking import Brought, Examination
    from pubtool.checking.baseline import Identity
    from pubtool.findings import Finding, Severity


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--output-format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to report.  [default: text; github under GitHub Actions]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Only these rules, by name or pattern (arxiv-*), `default` or `all`; commas between.",
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules.")
@click.option("--online", is_flag=True, help="Ask services too: for dead links, DOIs, retractions.")
@asking_options
@click.option(
    "--max-warnings", type=WholeNumber(min=0), metavar="N", help="Fail on more warnings than N."
)
@click.option("--fix", "mend", is_flag=True, help="Mend what can be mended safely, in the file.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Mend also where that may change what lists show."
)
@click.option(
    "--diff", is_flag=True, help="Print what --fix would change, write nothing; 1 if it would."
)
@click.option("--baseline", metavar="FILE", help="Leave out the problems that FILE knows.")
@click.option("--update-baseline", is_flag=True, help="Write all problems there are into FILE.")
@click.option("--list-rules", is_flag=True, help="Show the rules and which of them run.")
@click.pass_obj
def command(
    session: Session,
    *,
    files: tuple[str, ...],
    format_: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    online: bool,
    offline: bool,
    no_cache: bool,
    max_warnings: int | None,
    mend: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: str | None,
    update_baseline: bool,
    list_rules: bool,
) -> int:
    """Report problems in the BibTeX files, one line each.

    Exits with 1 where there is an error, or more warnings than --max-warnings. `pubtool explain
    RULE` says what a rule means.
    """
    from pubtool.checking import Outside
    from pubtool.checking.misspelt import misspelt
    from pubtool.checking.selection import choose_rules
    from pubtool.cli.baselines import new_findings, read_baseline

    chosen = choose_rules(session.config, _names(select), _names(ignore), online=online)
    if list_rules:
        _list_rules(session, chosen)
        return 0
    if (offline or no_cache) and not online:
        raise UsageProblem("--offline and --no-cache are for --online")
    if update_baseline and diff:
        raise UsageProblem("--diff writes nothing: leave out --update-baseline")
    session.files = files or session.files
    known = read_baseline(baseline, update=update_baseline)
    if diff:
        from pubtool.cli.fixing import show_fixes

        return show_fixes(session, chosen, unsafe=unsafe_fixes)
    if mend or unsafe_fixes:
        from pubtool.cli.fixing import write_fixes

        examination, to_stdout = write_fixes(session, chosen, unsafe=unsafe_fixes)
    else:
        examination, to_stdout = None, False
    brought = _brought(session, chosen, offline=offline, no_cache=no_cache)
    if examination is None or brought:
        examination = session.examine(chosen, brought)
    rules = Outside(brought=brought).judged(chosen)
    findings, identities = new_findings(session, examination, known, rules)
    report = _report(session, examination, chosen, findings, identities)
    for part in write_parts(report, format_ or _default_format()):
        click.echo(part, nl=False, err=to_stdout, color=report.color)
    if not session.quiet:
        for message in misspelt(session.config, examination.bibliography):
            session.say(message)
        session.say(_summary(examination, findings, fixing=mend or unsafe_fixes))
    return _status(session, findings, max_warnings)


def _status(session: Session, findings: list[Finding], max_warnings: int | None) -> int:
    """Return the exit status of these findings; say so where they are too many."""
    warnings = sum(finding.severity == "warning" for finding in findings)
    too_many = max_warnings is not None and warnings > max_warnings
    if too_many:
        more = "1 warning is" if warnings == 1 else f"{warnings} warnings are"
        session.say(f"{more} more than --max-warnings {max_warnings} allows")
    return 1 if warnings < len(findings) or too_many else 0


def _names(values: tuple[str, ...]) -> list[str]:
    """Return the names in options that may be repeated and may hold several, between commas."""
    names = [name.strip() for value in values for name in value.split(",")]
    return [name for name in names if name]


def _brought(
    session: Session, chosen: dict[str, Severity], *, offline: bool, no_cache: bool
) -> tuple[Brought, ...]:
    """Return what is found in the pages of the site and at services, for the chosen rules."""
    from pubtool.rules import all_rules

    brought = []
    if session.config.pages and not _ABOUT_PAGES.isdisjoint(chosen):
        from pubtool.cli import page_findings

        brought.append(page_findings.bring(session, chosen))
    if any(all_rules()[name].online for name in chosen):
        from pubtool.cli import online_findings

        brought.append(online_findings.bring(session, chosen, offline=offline, no_cache=no_cache))
    return tuple(brought)


def _list_rules(session: Session, chosen: dict[str, Severity]) -> None:
    """Print a table of all rules."""
    from pubtool.rules import all_rules

    rules = all_rules()
    width = max(map(len, rules))
    color = wants_color(session.color)
    for name, rule in rules.items():
        label = click.style(f"{name:<{width}}", bold=True)
        state = chosen.get(name, "online" if rule.online else "off")
        click.echo(f"{label}  {state:<7}  {rule.what}", color=color)


def _report(
    session: Session,
    examination: Examination,
    chosen: dict[str, Severity],
    findings: list[Finding],
    identities: list[Identity],
) -> Report:
    """Return what is printed: with `--quiet` only errors."""
    pairs = [
        pair
        for pair in zip(findings, identities, strict=True)
        if pair[0].severity == "error" or not session.quiet
    ]
    return Report(
        [finding for finding, _ in pairs],
        [identity for _, identity in pairs],
        examination.texts,
        chosen,
        wants_color(session.color),
        _columns() if is_terminal() else 0,
    )


def _columns() -> int:
    """Return the width of the terminal."""
    import shutil  # and with it all of Python's compression

    return shutil.get_terminal_size().columns


def _default_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _summary(examination: Examination, findings: list[Finding], *, fixing: bool) -> str:
    """Return the last line: how much is wrong, and how much of that can be mended."""
    from pubtool.checking.fixing import fixable

    count = len(examination.reading.publications)
    errors = sum(finding.severity == "error" for finding in findings)
    problems = counted(errors, len(findings) - errors)
    line = f"{problems} in {count} publication{'s' * (count != 1)}"
    if not examination.bibliography.entries:
        line += ": there is no entry in what was read"
    safe, unsafe = fixable(findings)
    offers = [f"--fix mends {safe}"] if safe and not fixing else []
    offers += [f"--unsafe-fixes mends {safe + unsafe}"] if unsafe else []
    return f"{line}; {', '.join(offers)}" if offers else line
