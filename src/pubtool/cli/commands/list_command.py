"""`pubtool list`: the publications as a table, as tab-separated lines, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pubtool.cli.options import filter_options, list_options, list_settings, predicates
from pubtool.cli.terminal import console, is_terminal, printable
from pubtool.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.cli.session import Session
    from pubtool.model import Publication


@click.command("list")
@list_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@filter_options
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    list_name: str | None,
    as_json: bool,
    sort: str | None,
    limit: int | None,
    **filters: Any,
) -> None:
    """Show the publications: a table on a terminal, tab-separated lines in a pipe."""
    from pubtool.listing import choose

    settings = list_settings(session.config, list_name, limit)
    shown = choose(session.reading.publications, settings, predicates(**filters), sort)
    if as_json:
        from pubtool.cli.records import dump, record

        click.echo(dump([record(publication) for publication in shown]))
    elif is_terminal():
        _print_table(session, shown)
    else:
        for row in _rows(shown):
            click.echo("\t".join(row))
    session.report(len(shown))


def _rows(publications: Iterable[Publication]) -> Iterable[tuple[str, ...]]:
    for publication in publications:
        year = str(publication.date.year) if publication.date else ""
        row = (
            publication.key,
            year,
            plain(publication.venue.tag),
            authors(publication),
            publication.title_text,
        )
        yield tuple(printable(cell) for cell in row)


def authors(publication: Publication) -> str:
    """Return the family names: all of up to three authors, else the first and `et al.`."""
    names = [person.family_name for person in publication.authors or publication.editors]
    if len(names) > 3 or (publication.et_al and names):
        return f"{names[0]} et al."
    return ", ".join(names)


def _print_table(session: Session, publications: list[Publication]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold underline")
    longest = max((len(publication.key) for publication in publications), default=0)
    table.add_column("")
    table.add_column("key", overflow="fold", min_width=min(longest, 24))
    table.add_column("year", no_wrap=True)
    table.add_column("venue", overflow="fold", max_width=16)
    table.add_column("title and authors", overflow="fold")
    rows = _rows(publications)
    for publication, (key, year, venue, names, title) in zip(publications, rows, strict=True):
        cell = Text(title)
        cell.append(f"\n{names}", style="dim")
        table.add_row("★" if publication.selected else "", Text(key), year, Text(venue), cell)
    console(session.color).print(table)
    count = len(publications)
    chosen = sum(publication.selected for publication in publications)
    session.say(f"{count} publication{'s' * (count != 1)}, {chosen} selected (★)")
