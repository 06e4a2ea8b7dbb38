"""What a service knows of a paper's identifier, added to its entry. The page's own words stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.adding.drafts import Wishes
from pubtool.adding.drafts import draft as draft_of_record
from pubtool.importing.drafts import ordered
from pubtool.importing.venues import VENUE_FIELD, is_preprint

if TYPE_CHECKING:
    from pubtool.adding.house import House
    from pubtool.bibtex import NewEntry
    from pubtool.sources.records import Record

#: Fields that name a venue, and those that only fit the one that they came with.
_VENUE = frozenset(("journal", "booktitle", "school", "institution", "howpublished"))
_OF_VENUE = frozenset(
    ("volume", "number", "eid", "pages", "series", "publisher", "address", "editor", "isbn", "issn")
)
_DATES = frozenset(("year", "month", "date"))


def complete(entry: NewEntry, record: Record, venue: str, house: House, pattern: str) -> NewEntry:
    """Return the entry with the fields of a record that it lacks.

    `venue` is what the page says. A name that is only short on the page, and so its `abbr` too,
    gives way to the one in full, and then the type is the record's. The key is made anew where
    the page had no year.
    """
    theirs = draft_of_record(record, house, Wishes(), pattern)
    new = dict(theirs.fields)
    fields = dict(entry.fields)
    entry_type = entry.entry_type
    is_published = theirs.entry_type != "misc"
    field = VENUE_FIELD.get(entry_type, "howpublished")
    is_open = is_preprint(venue) or fields.get(field) == fields.get("abbr")
    if is_published and is_open:
        if any(name in new for name in _VENUE):
            entry_type = theirs.entry_type
            fields.pop(field, None)
            if is_preprint(venue):
                fields.pop("abbr", None)
    elif is_published and entry_type != theirs.entry_type:
        new = {name: value for name, value in new.items() if name not in _OF_VENUE}
    if not is_published or not is_open:
        new = {name: value for name, value in new.items() if name not in _VENUE}
    if _DATES.intersection(fields) or (not is_published and not is_preprint(venue)):
        # The year of a preprint is not that of its publication, nor is its month.
        new = {name: value for name, value in new.items() if name not in _DATES}
    if {"url", "pdf", "html"}.intersection(fields):
        new.pop("url", None)
    key = entry.key if _DATES.intersection(fields) else theirs.key
    return entry._replace(entry_type=entry_type, key=key, fields=tuple(ordered({**new, **fields})))
