"""`pubtool show KEY`: everything about one publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pubtool.cli.reports import text_line
from pubtool.cli.terminal import printable, wants_color
from pubtool.errors import PubtoolError
from pubtool.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.checking import Examination
    from pubtool.cli.session import Session
    from pubtool.config import Config
    from pubtool.model import Person, Publication


class NoSuchPublication(PubtoolError):
    """A citation key that no entry has."""


@click.command("show")
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def command(session: Session, *, key: str, as_json: bool) -> None:
    """Show one publication in full: what lists say of it, its fields, and its problems."""
    if as_json:
        publication = _find(session.reading.publications, key)
        from pubtool.cli.records import dump, record

        fields = dict(publication.fields)
        click.echo(dump({**record(publication), "fields": fields}))
        return
    from pubtool.checking.selection import choose_rules

    examined = session.examine(choose_rules(session.config, [], []))
    publication = _find(examined.reading.publications, key)
    color = wants_color(session.color)
    facts = list(_lines(publication, examined, session.config))
    for lines in (facts, list(_fields(publication))):
        width = max((len(label) for label, _ in lines), default=0) + 2
        for label, value in lines:
            name = click.style(f"{printable(label):<{width}}", bold=True)
            click.echo(f"{name}{printable(value)}", color=color)


def _find(publications: tuple[Publication, ...], key: str) -> Publication:
    folded = key.lower()
    for publication in publications:
        if publication.key.lower() == folded:
            return publication
    import difflib

    near = difflib.get_close_matches(key, [each.key for each in publications], n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; `pubtool list` shows the keys"
    raise NoSuchPublication(f"there is no publication `{key}`{hint}")


def _lines(
    publication: Publication, examined: Examination, config: Config
) -> Iterator[tuple[str, str]]:
    entry = examined.bibliography.get(publication.key)
    place = entry.source.place(entry.start) if entry else publication.file
    yield "key", publication.key
    yield "type", publication.type
    yield "at", str(place)
    yield "title", publication.title_text
    for label, persons in (("authors", publication.authors), ("editors", publication.editors)):
        for number, person in enumerate(persons):
            yield (label if number == 0 else ""), _person(person)
    if publication.et_al:
        yield "", "et al."
    yield from _facts(publication)
    yield "lists", ", ".join(_lists(publication, config)) or "none"
    findings = [each for each in examined.findings if each.key == publication.key]
    for number, finding in enumerate(findings):
        yield ("problems" if number == 0 else ""), text_line(finding)


def _fields(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "", ""
    for name, value in sorted(publication.fields.items()):
        yield f"  {name}", " ".join(value.split())


def _facts(publication: Publication) -> Iterator[tuple[str, str]]:
    venue = publication.venue
    facts = (
        ("date", publication.date.iso if publication.date else ""),
        ("venue", plain(venue.tag)),
        ("in", plain(venue.full)),
        ("state", venue.state),
        ("tags", ", ".join(map(plain, publication.tags))),
        ("badges", ", ".join(map(plain, publication.badges))),
        ("doi", publication.doi),
        ("arxiv", publication.arxiv),
    )
    yield from ((label, value) for label, value in facts if value)
    for link in publication.links:
        yield f"link {link.name}", link.url


def _person(person: Person) -> str:
    notes = [*person.roles, *(["me"] if person.me else [])]
    return f"{person.name} ({', '.join(notes)})" if notes else person.name


def _lists(publication: Publication, config: Config) -> Iterator[str]:
    from pubtool.listing import choose

    for name, settings in config.lists.items():
        if choose([publication], settings._replace(limit=0)):
            yield name
