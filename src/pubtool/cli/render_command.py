"""`pubtool render`: print a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pubtool.cli.options import filter_options, list_options, list_settings, predicates
from pubtool.cli.outputs import format_of, refuse_inputs, write_output
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from pubtool.cli.session import Session
    from pubtool.config import Config
    from pubtool.formats.templates import Choice, Templates


@click.command("render")
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
@click.pass_obj
def command(
    session: Session,
    /,
    *,
    list_name: str | None,
    format_: str | None,
    template: str | None,
    standalone: bool,
    sort: str | None,
    limit: int | None,
    group_by: str | None,
    output: str | None,
    **filters: Any,
) -> None:
    """Print a publication list: the full one, the Selected one, or one that you configured."""
    from pubtool.formats import formats
    from pubtool.formats.templates import Templates, render
    from pubtool.listing import choose, make_listing

    config = session.config
    settings = list_settings(config, list_name, limit)
    if group_by is not None:
        settings = settings._replace(group_by=group_by)
    if standalone:  # a whole page has no script that would read formulas
        config = config._replace(math="unicode")
    templates = Templates(config.root / config.templates, formats(config))
    format_ = _html(format_) if standalone else format_ or format_of(output)
    choice = _template(templates, template, format_, settings.template, config)
    if output is not None:
        refuse_inputs(session, output, [choice.path])
    publications = choose(session.reading.publications, settings, predicates(**filters), sort)
    listing = make_listing(publications, settings, config)
    text = render(choice, listing, templates.folders, standalone=standalone)
    write_output(output, text)
    session.report(len(publications))


def _html(format_: str | None) -> str:
    """Return the only format that a whole page has."""
    if format_ not in {None, "html"}:
        raise UsageProblem(f"--standalone writes a whole HTML page, not {format_}")
    return "html"


def _template(
    templates: Templates, asked: str | None, format_: str | None, configured: str, config: Config
) -> Choice:
    """Return the template to use: the one asked for; else the configured one, if it fits."""
    if format_ is not None and format_ not in templates.formats:
        known = ", ".join(templates.formats)
        raise UsageProblem(f"there is no format `{format_}`; known are {known}")
    if asked is not None:
        return templates.find(asked, format_)
    choice = templates.find(_from_root(configured, config))
    if format_ in (None, choice.format.name):
        return choice
    return templates.find("default", format_)


def _from_root(template: str, config: Config) -> str:
    return str(config.root / template) if "/" in template else template
