"""A publication as a JSON object, for `list --json` and `show --json`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pubtool.cli.terminal import CONTROL
from pubtool.inline import plain
from pubtool.parts import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Person, Publication


def record(publication: Publication) -> dict[str, Any]:
    """Return the publication as plain text values; what is unknown is null or empty."""
    venue = publication.venue
    return {
        "key": publication.key,
        "type": publication.type,
        "file": publication.file,
        "title": publication.title_text,
        "authors": [_person(person) for person in publication.authors],
        "et_al": publication.et_al,
        "editors": [_person(person) for person in publication.editors],
        "year": publication.date.year if publication.date else None,
        "date": publication.date.iso if publication.date else None,
        "venue": {
            "tag": plain(venue.tag),
            "short": plain(venue.short),
            "full": plain(venue.full),
            "state": venue.state,
        },
        "tags": [plain(tag) for tag in publication.tags],
        "badges": [plain(badge) for badge in publication.badges],
        "links": {link.name: link.url for link in publication.links},
        "doi": publication.doi,
        "arxiv": publication.arxiv,
        "selected": publication.selected,
        "hidden": publication.hidden,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "family": person.family,
        "given": person.given,
        "von": person.von,
        "suffix": person.suffix,
        "roles": list(person.roles),
        "me": person.me,
    }


def dump(value: object) -> str:
    """Return a value as indented JSON in readable Unicode, without control characters."""
    return "".join(dump_parts(value))


def dump_parts(value: object) -> Iterator[str]:
    """Yield the same in parts."""
    # The only control characters that are no part of a string are the ends of lines.
    control = re.compile(rf"(?!\n){CONTROL}")
    for part in joined(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value)):
        yield control.sub(lambda found: f"\\u{ord(found[0]):04x}", part)
