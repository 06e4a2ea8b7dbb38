"""A publication in a line, for the tests of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pubtool.model import Publication, Venue

if TYPE_CHECKING:
    from collections.abc import Callable

_EMPTY: dict[str, Any] = {
    "key": "key",
    "type": "misc",
    "file": "pubs.bib",
    "start": 0,
    "index": 0,
    "title": ("A title",),
    "authors": (),
    "et_al": False,
    "editors": (),
    "date": None,
    "venue": Venue(),
    "tags": (),
    "badges": (),
    "links": (),
}


@pytest.fixture(scope="session")
def publication() -> Callable[..., Publication]:
    """Return what makes a publication of the given values, without any other."""
    return lambda **values: Publication(**{**_EMPTY, **values})
