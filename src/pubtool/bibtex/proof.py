"""Proves that a text, read again after edits, differs from the one before in nothing else."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.blocks import Comment, Entry, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pubtool.bibtex.blocks import Located
    from pubtool.bibtex.document import Document, Passing
    from pubtool.findings import Edit, Finding

#: Rules whose findings mean that text is not read as it was meant.
_READING_TROUBLE = frozenset({"syntax", "lost-text", "duplicate-key", "duplicate-field"})


def unintended(old: Document, new: Document, edits: Iterable[Edit]) -> str:
    """Return what differs that no edit has touched, in words; empty where nothing does.

    The edits are those that made the new text out of the old one. All blocks have to be there, in
    their order; an entry with its key, its type and its fields, but for what an edit has touched.
    """
    edits = sorted(edits)
    was = _Spans((edit.start, edit.end) for edit in edits)
    now = _Spans(shifted(edits))
    for one, other in zip_longest(_blocks(old), _blocks(new)):
        if one is None or other is None or type(one) is not type(other):
            return f"{old.path}: there would be other entries than before"
        if isinstance(one, Entry) and isinstance(other, Entry):
            if _parts(one, was) != _parts(other, now):
                return f"{old.path}: more of `{one.key}` would change than was meant"
        elif not was.touch(one.start, one.end) and one.raw != other.raw:
            return f"{old.path}: an @string or @comment would change"
    return ""


def grown(
    old: Document, new: Passing, edits: Iterable[Edit], added: Sequence[Entry]
) -> tuple[Entry, ...] | None:
    """Return the new entries as they stand in the new text; None where anything else differs.

    The edits, all of them insertions, have made the new text out of the old one. `added` are the
    entries that are to be new, in their order, as they are read by themselves.
    """
    spans = list(shifted(sorted(edits)))
    starts = [start for start, _ in spans]
    before = _blocks(old)
    inserted: list[Located] = []
    for block in _blocks(new):
        at = bisect_left(starts, block.start + 1) - 1
        if at >= 0 and block.end <= spans[at][1]:
            inserted.append(block)
            continue
        one = next(before, None)
        if one is None or _differ(one, block):
            return None
    if next(before, None) is not None or harder_to_read(old.findings, new.findings):
        return None
    if len(inserted) != len(added) or any(map(_differ, added, inserted)):
        return None
    return tuple(block for block in inserted if isinstance(block, Entry))


def harder_to_read(before: Iterable[Finding], after: Iterable[Finding]) -> str:
    """Return in words that there is more trouble in reading than before; empty where not."""
    return "the file would be harder to read" if _troubles(after) > _troubles(before) else ""


def shifted(edits: Iterable[Edit]) -> Iterator[tuple[int, int]]:
    """Yield where the new texts of sorted edits stand after all of them are made."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield start, start + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)


def is_closed(block: Located) -> bool:
    """Say whether any program sees where a block ends."""
    raw = block.raw
    if isinstance(block, Text):
        return True
    if isinstance(block, Comment):
        return raw.count("{") == raw.count("}")
    return raw.endswith(("}", ")")) and raw.count("{") == raw.count("}")


class _Spans:
    """The places of edits in one text; asks whether a span is touched by one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)
        self._ends = [end for _, end in self._spans]

    def touch(self, start: int, end: int) -> bool:
        """Say whether an edit changes something inside of `start:end`."""
        at = bisect_left(self._ends, start + 1)
        return at < len(self._spans) and self._spans[at][0] < end


def _blocks(document: Document | Passing) -> Iterator[Located]:
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


def _differ(one: Located, other: Located) -> bool:
    """Say whether two blocks are written or read differently."""
    if type(one) is not type(other) or one.raw != other.raw:
        return True
    if isinstance(one, Entry) and isinstance(other, Entry):
        return _read(one) != _read(other)
    return False


def _read(entry: Entry) -> tuple[str, str, list[tuple[str, str]]]:
    return entry.entry_type, entry.key, [(field.name, field.value) for field in entry.fields]


def _troubles(findings: Iterable[Finding]) -> int:
    return sum(finding.rule in _READING_TROUBLE for finding in findings)
