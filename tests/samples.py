"""A publication in a line, for tests."""

from __future__ import annotations

from typing import Any

from pubtool.model import Publication, Venue


def publication(key: str = "key", **values: Any) -> Publication:
    """Return a publication of the given values, without any other; its title is its key."""
    defaults: dict[str, Any] = {
        "type": "misc",
        "file": "pubs.bib",
        "start": 0,
        "position": 0,
        "title": (key,),
        "authors": (),
        "et_al": False,
        "editors": (),
        "date": None,
        "venue": Venue(),
        "tags": (),
        "badges": (),
        "links": (),
    }
    return Publication(key, **{**defaults, **values})
