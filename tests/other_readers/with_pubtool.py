"""What pubtool reads, in the shape in which readers are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from other_readers.records import Name, Record, squeezed, words
from pubtool.bibtex import Bibliography, load
from pubtool.bibtex.names import split_and, split_name

if TYPE_CHECKING:
    from pubtool.bibtex import Entry

NAME_FIELDS = ("author", "editor")


class Ours(NamedTuple):
    """What pubtool reads in one text, and the blocks behind it."""

    records: list[Record]
    bibliography: Bibliography


def read(text: str) -> Ours:
    """Return the first entry of each key, with its own fields: the first of each name."""
    bibliography = load([("input.bib", text)])
    return Ours([_record(entry) for entry in bibliography.entries], bibliography)


def _record(entry: Entry) -> Record:
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.name, squeezed(field.value))
    names = {name: split(fields[name]) for name in NAME_FIELDS if name in fields}
    first, last = entry.source.line(entry.start), entry.source.line(max(entry.end - 1, 0))
    return Record(entry.key, entry.entry_type, fields, names, first, last)


def split(value: str) -> list[Name]:
    """Return the parts of the names in a value; "et al." is the name `others`, as in BibTeX."""
    names, et_al, _ = split_and(value)
    found = []
    for name in names:
        parts, _ = split_name(name.text)
        found.append(Name(*map(words, (parts.given, parts.von, parts.family, parts.suffix))))
    return [*found, Name("", "", "others", "")] if et_al else found
