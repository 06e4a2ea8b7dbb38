"""`pubtool render`: print a list, or keep those in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pubtool.cli.options import filter_options, list_options, list_settings, predicates
from pubtool.cli.outputs import format_of, refuse_inputs, write_output
from pubtool.cli.rendering import configured_template, known_format, templates_of
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.cli.session import Session


class Asked(NamedTuple):
    """What the options say about the list to print."""

    list_name: str | None
    format: str | None
    template: str | None
    sort: str | None
    limit: int | None
    group_by: str | None
    output: str | None
    standalone: bool


@click.command("render")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@list_options
@click.option("--format", "format_", metavar="NAME", help="What to write: markdown or html.")
@click.option("--template", metavar="NAME|PATH", help="The template to use.")
@click.option("--standalone", is_flag=True, help="Write a whole HTML page with a style sheet.")
@filter_options
@click.option(
    "--group-by", metavar="KEYS", help="Groups: year, type, venue, role, or several: year,type."
)
@click.option(
    "--output",
    metavar="FILE",
    help="Write to FILE instead of standard output; its ending tells the format.",
)
@click.option("--write", is_flag=True, help="Bring the marked regions of the pages up to date.")
@click.option(
    "--check",
    "check",
    is_flag=True,
    help="Print what --write would change in the pages, write nothing; 1 if it would.",
)
@click.option(
    "--force",
    is_flag=True,
    help="With --write: overwrite lists edited by hand, empty lists for want of any entry.",
)
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    pages: tuple[str, ...],
    write: bool,
    check: bool,
    force: bool,
    list_name: str | None,
    format_: str | None,
    template: str | None,
    standalone: bool,
    sort: str | None,
    limit: int | None,
    group_by: str | None,
    output: str | None,
    **filters: Any,
) -> int:
    """Print a publication list: the full one, the Selected one, or one that you configured.

    With --write or --check: keep the lists in pages, between `<!-- pubtool: begin NAME -->` and
    `<!-- pubtool: end -->`. Without a PAGE these are the configured pages.
    """
    asked = Asked(list_name, format_, template, sort, limit, group_by, output, standalone)
    if write or check or pages or force:
        _refuse_mixtures(asked, filters, pages, write=write, check=check, force=force)
        from pubtool.cli.pages import check_pages, write_pages

        return check_pages(session, pages) if check else write_pages(session, pages, force=force)
    _print_list(session, asked, filters)
    return 0


def _print_list(session: Session, asked: Asked, filters: dict[str, Any]) -> None:
    """Print a list, or write it into a file."""
    from pubtool.formats.templates import render_parts
    from pubtool.listing import choose, make_listing

    config = session.config
    settings = list_settings(config, asked.list_name, asked.limit)
    if asked.group_by is not None:
        settings = settings._replace(group_by=asked.group_by)
    if asked.standalone:  # a whole page has no script that would read formulas
        config = config._replace(math="unicode")
    templates = templates_of(config)
    format_ = asked.format or format_of(asked.output)
    if asked.standalone:
        format_ = _html(asked.format)
    if format_ is not None:
        known_format(templates, format_)
    if asked.template is not None:
        choice = templates.find(asked.template, format_)
    else:
        choice = configured_template(templates, settings.template, config, format_)
    if asked.output is not None:
        refuse_inputs(session, asked.output, [choice.path])
    tests = predicates(**filters)
    publications = choose(session.reading.publications, settings, tests, asked.sort)
    session.release()
    listing = make_listing(publications, settings, config)
    parts = render_parts(choice, listing, templates.folders, standalone=asked.standalone)
    write_output(asked.output, parts)
    session.report(len(publications))


def _refuse_mixtures(
    asked: Asked,
    filters: dict[str, Any],
    pages: tuple[str, ...],
    *,
    write: bool,
    check: bool,
    force: bool,
) -> None:
    """Raise UsageProblem where options do not fit together."""
    if write and check:
        raise UsageProblem("--write writes and --check does not: use one of them")
    if not (write or check):
        what = "--force needs --write" if force else f"{pages[0]}: a page needs --write or --check"
        raise UsageProblem(what)
    if force and check:
        raise UsageProblem("--force needs --write")
    if any(asked) or any(filters.values()):
        raise UsageProblem(
            "with --write and --check each list has its options in the page:"
            " `<!-- pubtool: begin all group-by=year -->`"
        )


def _html(format_: str | None) -> str:
    """Return the only format that a whole page has."""
    if format_ not in {None, "html"}:
        raise UsageProblem(f"--standalone writes a whole HTML page, not {format_}")
    return "html"
