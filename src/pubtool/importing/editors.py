"""The editors of a book that a page names beside a chapter -> the field `editor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.importing.people import read_authors
from pubtool.pages.items import EDITORS, PageAuthor
from pubtool.pages.reading.people.names import read_names

if TYPE_CHECKING:
    from pubtool.config import Config
    from pubtool.pages.items import PageItem

#: The types of what is a part of a book that has editors.
_PARTS = frozenset(("incollection", "inproceedings"))


def read_editors(item: PageItem, entry_type: str, config: Config) -> tuple[str, tuple[str, ...]]:
    """Return the value of the field, and what the page says of editors that no field takes."""
    if entry_type not in _PARTS or len(item.editors) != 1:
        return "", item.editors
    (said,) = item.editors
    names = EDITORS.sub("", said, count=1)
    read = read_names(names)
    if read.end != len(names) or read.et_al:
        return "", item.editors
    people = read_authors([PageAuthor(name.name) for name in read.names], {}, config)
    return people.author, ()
