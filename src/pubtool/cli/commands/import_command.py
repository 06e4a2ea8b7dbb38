"""`pubtool import`: BibTeX for the publications of hand-written pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pubtool.cli.options import asking_options, target_options
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.adding.planning import Position
    from pubtool.cli.session import Session


@click.command("import")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Add the entries to the file, or begin it.")
@click.option(
    "--selected", is_flag=True, help="All are on the Selected list, whatever the headings say."
)
@click.option(
    "--example",
    "examples",
    multiple=True,
    metavar="TITLE",
    help="A title there that was not understood; the others are read alike. Repeatable.",
)
@click.option("--online", is_flag=True, help="Complete entries by their arXiv ids and DOIs.")
@target_options
@click.option("--force", is_flag=True, help="Add what has title and author of an entry, too.")
@asking_options
@click.pass_obj
def command(
    session: Session,
    *,
    pages: tuple[str, ...],
    write: bool,
    selected: bool,
    examples: tuple[str, ...],
    online: bool,
    to: str | None,
    position: Position,
    force: bool,
    offline: bool,
    no_cache: bool,
) -> int:
    """Make BibTeX of the publications of hand-written pages.

    Prints the entries that the files lack. A comment line `% check:` above an entry names what was
    not sure. Several pages are merged, and what they say differently is listed. Exits with 1 where
    a page has no publication, or a paper may be there already; with 4 where a service could not be
    asked.
    """
    from pubtool.cli.importing import import_pages
    from pubtool.cli.targets import Order

    if (offline or no_cache) and not online:
        raise UsageProblem("--offline and --no-cache are for --online")
    order = Order(
        to=to,
        position=position,
        force=force,
        shows="" if write else "entry",
        offline=offline,
        no_cache=no_cache,
    )
    return import_pages(session, pages, order, selected=selected, online=online, examples=examples)
