"""`pubtool check`: report every problem; the exit status says whether there is an error."""

from __future__ import annotations

import click

from pubtool.cli.reports import text_line
from pubtool.cli.session import Session, counted
from pubtool.cli.terminal import wants_color


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Fail on more warnings than N."
)
@click.pass_obj
def command(session: Session, *, files: tuple[str, ...], max_warnings: int | None) -> int:
    """Report problems in the BibTeX files, one line each.

    Exits with 1 where there is an error, or more warnings than --max-warnings.
    """
    session.files = files or session.files
    color = wants_color(session.color)
    errors = warnings = 0
    for finding in session.findings:
        if finding.severity == "error":
            errors += 1
        else:
            warnings += 1
            if session.quiet:
                continue
        line = text_line(finding)
        if color:
            shade = "red" if finding.severity == "error" else "yellow"
            word = click.style(finding.severity, fg=shade)
            line = line.replace(f" {finding.severity} ", f" {word} ", 1)
        click.echo(line, color=color)
    if not session.quiet:
        count = len(session.reading.publications)
        session.say(f"{counted(errors, warnings)} in {count} publication{'s' * (count != 1)}")
    too_many = max_warnings is not None and warnings > max_warnings
    return 1 if errors or too_many else 0
