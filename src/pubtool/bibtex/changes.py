"""Changes entries that are there: values, types, fields; and proves that nothing else changes."""

from __future__ import annotations

import re
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.document import Document, parse
from pubtool.bibtex.edits import apply_edits, removal
from pubtool.bibtex.layout import layout_like, layout_of
from pubtool.bibtex.proof import harder_to_read, is_closed, unintended
from pubtool.bibtex.writing import write_value
from pubtool.errors import UnwritableOutput
from pubtool.findings import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.bibtex.blocks import Entry, Field
    from pubtool.bibtex.layout import Layout

_COMMA = re.compile(r"\s*,")


class Change(NamedTuple):
    """What shall change in an entry: fields by lower-case name (None removes one), the type."""

    entry: Entry
    fields: Mapping[str, str | None] = MappingProxyType({})
    entry_type: str | None = None


def with_changes(document: Document, changes: Sequence[Change]) -> str:
    """Return the text of the file with some entries changed, and nothing else.

    A value keeps its delimiters, a new field stands where the file has it, in the manner of its
    entry. The entries are those of the document. Raises ValueError for a value that cannot be
    written, UnwritableOutput where the new text is not read as it is meant.
    """
    layout = layout_of(document)
    for change in changes:
        if not is_closed(change.entry):
            place = document.place(change.entry.start)
            raise UnwritableOutput(
                f"{place}: `{change.entry.key}` cannot be changed while it is not closed; "
                "mend it first"
            )
    edits = [
        edit
        for change in changes
        for edit in _edits(change, layout_like(layout, change.entry), document)
    ]
    text = apply_edits(document.text, edits)
    new = document.with_text(text)
    trouble = unintended(document, new, edits) or harder_to_read(document.findings, new.findings)
    places = {id(entry): place for place, entry in enumerate(document.entries)}
    for change in changes:
        if trouble:
            break
        trouble = _missing(change, new.entries[places[id(change.entry)]], layout, document)
    if trouble:
        key = changes[0].entry.key
        raise UnwritableOutput(
            f"{document.path}: `{key}` cannot be changed, for its entry or one near it is broken "
            f"({trouble.removeprefix(f'{document.path}: ')}); see `pubtool check`"
        )
    return text


def _edits(change: Change, layout: Layout, document: Document) -> Iterator[Edit]:
    """Yield the edits of one entry. `layout` is that of the entry."""
    entry = change.entry
    if change.entry_type is not None:
        yield Edit(*entry.type_span, layout.style.typed(change.entry_type))
    own: dict[str, Field] = {}
    for field in entry.fields:
        own.setdefault(field.name, field)
    added = {}
    for name, value in change.fields.items():
        if value is None:
            continue
        if name not in own:
            added[name] = value
            continue
        field = own[name]
        written = _in_place_of(field, value, layout)
        if written != document.text[slice(*field.value_span)]:
            yield Edit(*field.value_span, written)
    dropped = {name for name, value in change.fields.items() if value is None}
    yield from _removals(entry, dropped)
    kept = [field for field in entry.fields if field.name not in dropped]
    yield from _additions(entry, kept, added, layout)


def _in_place_of(field: Field, value: str, layout: Layout) -> str:
    """Return a value as it is written in the place of another, with the same delimiters."""
    bare = field.enclosing is None and field.value.isdigit()
    if bare and value.isascii() and value.isdigit():
        return value
    return write_value(field.name, value, layout, field.enclosing or "")


def _removals(entry: Entry, dropped: set[str]) -> Iterator[Edit]:
    """Yield the edits that remove fields, all of one name, with their commas."""
    fields = entry.fields
    last = len(fields)
    while last and fields[last - 1].name in dropped:
        last -= 1
    # Without a comma after the last field, that of the field before it goes.
    if 0 < last < len(fields) and fields[-1].comma is None and _only_commas(fields[last - 1 :]):
        yield Edit(fields[last - 1].value_span[1], fields[-1].value_span[1], "")
        fields = fields[:last]
    yield from (removal(field) for field in fields if field.name in dropped)


def _only_commas(fields: Sequence[Field]) -> bool:
    """Say whether nothing but commas and white space stands between some fields."""
    text = fields[0].source.text
    between = (text[one.value_span[1] : other.name_span[0]] for one, other in pairwise(fields))
    return all(each.strip() == "," for each in between)


def _additions(
    entry: Entry, kept: Sequence[Field], added: Mapping[str, str], layout: Layout
) -> Iterator[Edit]:
    """Yield the edits that add fields, each behind the field which it follows in this file."""
    if not added:
        return
    names = [*added, *(field.name for field in kept)]
    longest = max(len(layout.style.spelled(name)) for name in names)
    behind: dict[int, list[str]] = {}
    for name in layout.style.arranged(list(added)):
        spelled = layout.alignment.assigned(layout.style.spelled(name), longest)
        place = _place(name, kept, layout)
        behind.setdefault(place, []).append(spelled + write_value(name, added[name], layout))
    for place, fields in behind.items():
        new = layout.separator.join(fields)
        if place >= 0:
            at = kept[place].value_span[1]
            yield Edit(at, at, layout.separator + new)
        elif kept:
            at = kept[0].name_span[0]
            yield Edit(at, at, new + layout.separator)
        else:
            yield _first(entry, new, layout)


def _place(name: str, kept: Sequence[Field], layout: Layout) -> int:
    """Return the index of the field that a new one goes behind, -1 before the first."""
    places = {each: place for place, each in enumerate(layout.order)}
    own = places.get(name)
    if own is None:
        return len(kept) - 1
    earlier = [at for at, field in enumerate(kept) if places.get(field.name, own) < own]
    return earlier[-1] if earlier else -1


def _first(entry: Entry, new: str, layout: Layout) -> Edit:
    """Return the edit that adds fields to an entry that has none, or loses all that it has."""
    text = entry.source.text
    close = entry.end if entry.close is None else entry.close
    comma = _COMMA.match(text, entry.key_span[1], close)
    at = comma.end() if comma else entry.key_span[1]
    head = layout.head[layout.head.index(",") + 1 :] if comma else layout.head
    closing = "" if text[at:close].strip(" \t") else layout.closing
    return Edit(at, at, head + new + (closing or layout.closing.rstrip()))


def _missing(change: Change, entry: Entry, layout: Layout, document: Document) -> str:
    """Return in words what of a change an entry, read again, does not show."""
    if change.entry_type is not None and entry.entry_type != change.entry_type.lower():
        return "its type would be another"
    now: dict[str, str] = {}
    for field in entry.fields:
        now.setdefault(field.name, field.value)
    for name, value in change.fields.items():
        if value is None:
            if name in now:
                return f"`{name}` would stay"
            continue
        alone = parse(f"@x{{k, f = {write_value(name, value, layout)}}}", macros=document.macros)
        if now.get(name) != alone.entries[0].fields[0].value:
            return f"`{name}` would not be read as it was meant"
    return ""
