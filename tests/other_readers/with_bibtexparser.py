"""What `bibtexparser.parse_string` reads, with its own middlewares for names."""

from __future__ import annotations

import logging

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry, Field

from other_readers.records import Complaint, Name, Record, Result, squeezed, words
from other_readers.with_pubtool import NAME_FIELDS


def read(text: str) -> Result:
    """Return the entries that bibtexparser reads, and its failed blocks as complaints."""
    logging.disable(logging.CRITICAL)
    try:
        library = parse_string(text)
    finally:
        logging.disable(logging.NOTSET)
    complaints = [
        Complaint((block.start_line or 0) + 1, type(block).__name__, serious=True)
        for block in library.failed_blocks
    ]
    return Result([_record(entry) for entry in library.entries], complaints)


def _record(entry: Entry) -> Record:
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), squeezed(str(field.value)))
    start = (entry.start_line or 0) + 1
    names = {name: _names(fields[name]) for name in NAME_FIELDS if name in fields}
    end = start + (entry.raw or "").count("\n")
    return Record(entry.key, entry.entry_type.lower(), fields, names, start, end)


def _names(value: str) -> list[Name]:
    """Return the names as the middlewares split them; a value that they refuse has none."""
    library = Library([Entry("misc", "key", [Field("author", value)])])
    logging.disable(logging.CRITICAL)
    try:
        for middleware in (SeparateCoAuthors(), SplitNameParts()):
            library = middleware.transform(library)
    finally:
        logging.disable(logging.NOTSET)
    if not library.entries:
        return []
    return [
        Name(*(words(" ".join(part)) for part in (name.first, name.von, name.last, name.jr)))
        for name in library.entries[0]["author"]
    ]
