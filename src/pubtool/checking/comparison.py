"""What differs between a bibliography before and after some edits, besides what was edited."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import Entry, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pubtool.bibtex import Bibliography, Document
    from pubtool.bibtex.blocks import Located
    from pubtool.checking.examination import Examination
    from pubtool.findings import Edit
    from pubtool.model import Person, Publication

#: Rules whose findings mean that text is not read as it was meant.
_READING_TROUBLE = frozenset({"syntax", "lost-text", "duplicate-key", "duplicate-field"})

#: What a list shows of a publication, names of people aside.
_SHOWN = (
    "title",
    "date",
    "venue",
    "tags",
    "badges",
    "links",
    "doi",
    "arxiv",
    "selected",
    "selected_order",
    "hidden",
)


def difference(
    before: Examination,
    after: Examination,
    edits: Mapping[str, Sequence[Edit]],
    *,
    same_display: bool,
) -> str:
    """Return what has changed that no edit has touched, in words; empty where nothing has.

    `edits` are by file, as offsets of the text before. Every entry has to be there with its key and
    type, every field that no edit touches has to read the same, and nothing may be harder to read.
    With `same_display` all that lists show has to be the same too.
    """
    documents = zip(before.bibliography.documents, after.bibliography.documents, strict=True)
    for old, new in documents:
        if trouble := _document(old, new, sorted(edits.get(old.path, ()))):
            return trouble
    if _troubles(after.bibliography) > _troubles(before.bibliography):
        return "after the fixes the file would be harder to read"
    if not same_display:
        return ""
    publications = zip(before.reading.publications, after.reading.publications, strict=True)
    for one, other in publications:
        if _shows_other(one, other):
            return f"the fixes would change what is shown of `{one.key}`"
    return ""


class _Spans:
    """The places of edits in one text; asks whether a span is touched by one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)
        self._ends = [end for _, end in self._spans]

    def touch(self, start: int, end: int) -> bool:
        """Say whether an edit changes something inside of `start:end`."""
        at = bisect_left(self._ends, start + 1)
        return at < len(self._spans) and self._spans[at][0] < end


def _document(old: Document, new: Document, edits: Sequence[Edit]) -> str:
    """Return what has changed in one file."""
    was = _Spans((edit.start, edit.end) for edit in edits)
    now = _Spans(_shifted(edits))
    blocks = zip_longest(_blocks(old), _blocks(new))
    for one, other in blocks:
        if one is None or other is None or type(one) is not type(other):
            return f"{old.path}: after the fixes there would be other entries than before"
        if isinstance(one, Entry) and isinstance(other, Entry):
            if _parts(one, was) != _parts(other, now):
                return f"{old.path}: the fixes would change more of `{one.key}` than was meant"
        elif not was.touch(one.start, one.end) and one.raw != other.raw:
            return f"{old.path}: the fixes would change an @string or @comment"
    return ""


def _shifted(edits: Iterable[Edit]) -> Iterator[tuple[int, int]]:
    """Yield where the new texts of sorted edits stand after all of them are made."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield start, start + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)


def _blocks(document: Document) -> Iterator[Located]:
    """Yield what is more than text between; that is compared byte by byte by being left alone."""
    return (block for block in document.blocks if not isinstance(block, Text))


class _Parts(NamedTuple):
    """What of an entry no edit touches; None for a touched key or type."""

    key: str | None
    type: str | None
    fields: list[tuple[str, str, str]]


def _parts(entry: Entry, spans: _Spans) -> _Parts:
    text = entry.source.text
    fields = []
    for field in entry.fields:
        start, end = field.name_span[0], field.value_span[1]
        if not spans.touch(start, end):
            fields.append((field.key, field.value, text[start:end]))
    return _Parts(
        None if spans.touch(*entry.key_span) else entry.key,
        None if spans.touch(*entry.type_span) else entry.entry_type,
        fields,
    )


def _troubles(bibliography: Bibliography) -> int:
    return sum(finding.rule in _READING_TROUBLE for finding in bibliography.findings)


def _shows_other(one: Publication, other: Publication) -> bool:
    """Say whether lists would show something else. Names may lose what was no part of them."""
    if any(getattr(one, name) != getattr(other, name) for name in _SHOWN):
        return True
    return _letters(one) != _letters(other)


def _letters(publication: Publication) -> str:
    """Return the letters of all names, in order, with `et al` as `and others` would give it."""
    return "|".join(
        "".join(character for name in _names(persons) for character in name if character.isalnum())
        for persons in (publication.authors, publication.editors)
    )


def _names(persons: Sequence[Person]) -> Iterator[str]:
    for person in persons:
        yield from (person.given, person.von, person.family, person.suffix)
