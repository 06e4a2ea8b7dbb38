"""`pubtool diff`: what hand-written pages and the BibTeX files say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pubtool.cli.terminal import printable

if TYPE_CHECKING:
    from pubtool.cli.page_drift import Drift
    from pubtool.cli.session import Session

_FORMATS = ("text", "json", "github")
_VERSION = 1


@click.command("diff")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--list", "list_name", metavar="NAME", help="Compare with the list NAME.  [all]")
@click.option(
    "--output-format",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How the differences are printed.",
)
@click.pass_context
def command(
    context: click.Context, /, *, pages: tuple[str, ...], list_name: str | None, output_format: str
) -> None:
    """Compare hand-written pages with the BibTeX files.

    Papers are matched by title, arXiv id and DOI. Exit status 1 where anything differs. A page
    named in the configuration is compared with its own list, unless --list says another.
    """
    from pubtool.cli.page_drift import compare_page

    session: Session = context.obj
    drifts = [
        compare_page(session, page, list_name or _configured_list(session, page))
        for page in dict.fromkeys(pages)
    ]
    if output_format == "json":
        from pubtool.cli.records import dump

        click.echo(dump({"version": _VERSION, "pages": [_record(drift) for drift in drifts]}))
    elif output_format == "github":
        _print_annotations(drifts)
    else:
        for line in (line for drift in drifts for line in _lines(drift)):
            click.echo(line)
    if not session.quiet:
        for drift in drifts:
            session.say(_summary(drift))
    if any(drift.differences for drift in drifts):
        context.exit(1)


def _configured_list(session: Session, page: str) -> str:
    """Return the list that the configuration names for a page, else the full one."""
    from pathlib import Path

    path = Path(page).resolve()
    for name, settings in session.config.pages.items():
        if (session.config.root / name).resolve() == path:
            return settings.list
    return "all"


def _lines(drift: Drift) -> list[str]:
    from pubtool.pages.comparing import sentence

    return [
        printable(
            f"{drift.page}{f':{each.line}' if each.line else ''}: "
            f"{sentence(each, drift.list_name)}{f' [{each.key}]' if each.key else ''}"
        )
        for each in drift.differences
    ]


def _record(drift: Drift) -> dict[str, Any]:
    from pubtool.pages.comparing import sentence

    return {
        "page": drift.page,
        "list": drift.list_name,
        "on_page": drift.items,
        "in_list": drift.listed,
        "unread": list(drift.unread),
        "skipped": list(drift.skipped),
        "differences": [
            {
                "kind": each.kind,
                "line": each.line or None,
                "key": each.key,
                "title": each.title,
                "page": each.page,
                "file": each.file,
                "message": sentence(each, drift.list_name),
            }
            for each in drift.differences
        ],
    }


def _print_annotations(drifts: list[Drift]) -> None:
    from pubtool.bibtex.blocks import Source as Text
    from pubtool.cli.page_drift import drift_findings
    from pubtool.cli.reports import Report, write

    findings = [finding for drift in drifts for finding in drift_findings(drift)]
    texts = {drift.page: Text(drift.text, drift.page) for drift in drifts}
    click.echo(write(Report(findings, [], texts, {}), "github"), nl=False)


def _summary(drift: Drift) -> str:
    from pubtool.cli.page_drift import named, none_recognised, not_understood

    if not drift.items:
        return f"{drift.page}: {none_recognised(drift.text)}"

    number = len(drift.differences)
    papers = len({each.key or each.title for each in drift.differences})
    differ = f"{number} difference{'s' * (number != 1)}" if number else "no difference"
    rest = f"; not understood on the page: {named(drift.unread)}" if drift.unread else ""
    rest += f"; {not_understood(drift.skipped)}" if drift.skipped else ""
    inside = f" in {papers} paper{'s' * (papers != 1)}" if number else ""
    return (
        f"{drift.page}: {drift.items} publication{'s' * (drift.items != 1)} on the page, "
        f"{drift.listed} in the list {drift.list_name}: {differ}{inside}{rest}"
    )
