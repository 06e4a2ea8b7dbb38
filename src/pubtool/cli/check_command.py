"""`pubtool check`: report every problem, mend what can be mended; the exit status says the rest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubtool.cli.reports import FORMATS, Report, write
from pubtool.cli.session import Session, counted
from pubtool.cli.terminal import is_terminal, wants_color
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.checking import Examination
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
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail on more warnings than N."
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
    from pubtool.checking.selection import choose_rules

    chosen = choose_rules(session.config, _names(select), _names(ignore))
    if list_rules:
        _list_rules(session, chosen)
        return 0
    if update_baseline and baseline is None:
        raise UsageProblem("--update-baseline needs --baseline FILE")
    session.files = files or session.files
    if baseline is not None:
        _refuse_other_files(baseline, update=update_baseline)
    if diff:
        from pubtool.cli.fixing import show_fixes

        return show_fixes(session, chosen, unsafe=unsafe_fixes)
    if mend or unsafe_fixes:
        from pubtool.cli.fixing import write_fixes

        examination, to_stdout = write_fixes(session, chosen, unsafe=unsafe_fixes)
    else:
        examination, to_stdout = session.examine(chosen), False
    findings, identities = _compared(session, examination, baseline, update=update_baseline)
    report = _report(session, examination, chosen, findings, identities)
    click.echo(
        write(report, format_ or _default_format()), nl=False, err=to_stdout, color=report.color
    )
    if not session.quiet:
        session.say(_summary(examination, findings, fixing=mend or unsafe_fixes))
    warnings = sum(finding.severity == "warning" for finding in findings)
    too_many = max_warnings is not None and warnings > max_warnings
    if too_many:
        session.say(f"{warnings} warnings are more than --max-warnings {max_warnings}")
    return 1 if warnings < len(findings) or too_many else 0


def _names(values: tuple[str, ...]) -> list[str]:
    """Return the names in options that may be repeated and may hold several, between commas."""
    names = [name.strip() for value in values for name in value.split(",")]
    return [name for name in names if name]


def _list_rules(session: Session, chosen: dict[str, Severity]) -> None:
    """Print a table of all rules."""
    from pubtool.rules import all_rules

    rules = all_rules()
    width = max(map(len, rules))
    color = wants_color(session.color)
    for name, rule in rules.items():
        label = click.style(f"{name:<{width}}", bold=True)
        click.echo(f"{label}  {chosen.get(name, 'off'):<7}  {rule.what}", color=color)


def _compared(
    session: Session, examination: Examination, baseline: str | None, *, update: bool
) -> tuple[list[Finding], list[Identity]]:
    """Return the findings that the baseline does not have, and what each is known by."""
    from pubtool.checking.baseline import compare, dump, identities, parse
    from pubtool.files import read_text, write_atomic

    path = Path(baseline or "")
    known = identities(
        examination.findings, examination.bibliography, lambda file: _name_from(path.parent, file)
    )
    if baseline is None:
        return examination.findings, known
    if update:
        write_atomic(path, dump(known).encode(errors="surrogateescape"))
        session.say(f"{baseline}: written, with {len(known)} problem{'s' * (len(known) != 1)}")
    result = compare(examination.findings, known, parse(read_text(baseline).text, baseline))
    if not session.quiet and not update:
        if result.excused:
            session.say(f"{baseline}: known and left out: {result.excused}")
        if result.gone:
            session.say(f"{baseline}: known but gone: {result.gone}; run --update-baseline")
    new = set(map(id, result.new))
    pairs = zip(examination.findings, known, strict=True)
    return result.new, [identity for finding, identity in pairs if id(finding) in new]


def _refuse_other_files(baseline: str, *, update: bool) -> None:
    """Raise UsageProblem, before anything is written, where the file is no baseline."""
    from pubtool.checking.baseline import parse
    from pubtool.files import read_text

    if Path(baseline).exists():
        text = read_text(baseline).text
        if not (update and (not text.strip() or '"findings"' in text)):
            parse(text, baseline)
    elif not update:
        raise UsageProblem(f"{baseline}: there is no such baseline; --update-baseline writes it")


def _name_from(folder: Path, file: str) -> str:
    """Return the name of a file as seen from a folder, with `/`; the same on every machine."""
    return Path(os.path.relpath(file, folder)).as_posix() if file != "<stdin>" else file


def _report(
    session: Session,
    examination: Examination,
    chosen: dict[str, Severity],
    findings: list[Finding],
    identities: list[Identity],
) -> Report:
    """Return what is printed: with `--quiet` only errors."""
    import shutil

    pairs = [
        pair
        for pair in zip(findings, identities, strict=True)
        if pair[0].severity == "error" or not session.quiet
    ]
    return Report(
        [finding for finding, _ in pairs],
        [identity for _, identity in pairs],
        examination.bibliography,
        chosen,
        wants_color(session.color),
        shutil.get_terminal_size().columns if is_terminal() else 0,
    )


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
    offers += [f"--unsafe-fixes {safe + unsafe}"] if unsafe else []
    return f"{line}; {', '.join(offers)}" if offers else line
