"""The entries of another .bib into this one: what is there already is left out. Pure.

Values come as they are written; macros that this file lacks, and `#` expressions, come as the text
that they stand for. Keys that are taken get a new one, and references between the merged entries
follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from pubtool.adding.drafts import key_of_fields
from pubtool.adding.duplicates import Match
from pubtool.adding.planning import Target, entrylike, known_works, taken_keys
from pubtool.adding.values import balanced
from pubtool.bibtex import Grown, MacroName, NewEntry, grown_by, parse, with_entries
from pubtool.bibtex.proof import is_closed
from pubtool.bibtex.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.bibtex import Document, Entry, Field

#: Fields that hold one key or several, with commas between them.
_REFERENCES = frozenset(("crossref", "xref", "xdata", "related", "entryset"))
_MACRO = r"[^\W\d][\w.:+/-]*"


class Merged(NamedTuple):
    """An entry that is added under `key`; it was `old` in its own file."""

    old: str
    key: str
    entry: NewEntry


class Skipped(NamedTuple):
    """An entry that is left out, since one is, or may be, the same."""

    key: str
    place: str
    match: Match

    def __str__(self) -> str:
        return f"{self.place}: `{self.key}` is left out: {self.match} has {self.match.shared}"


class Merge(NamedTuple):
    """The file as it shall be, what is added to it and what is left out.

    `broken` are the entries left out since nobody knows whether all of them was read, each with its
    place and the reason; `remarks` say what of the other file could not come as it was.
    """

    grown: Grown
    merged: tuple[Merged, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    broken: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The new text of the file."""
        return self.grown.text


def merge(target: Target, other: Document, pattern: str, *, force: bool = False) -> Merge:
    """Return the target with the entries of another file that it lacks.

    With `force` only the same identifier, not a title, keeps an entry out.
    """
    merger = _Merger(target, other, pattern)
    broken = []
    for entry, reason in _judged(other):
        if reason:
            place = other.place(entry.start)
            broken.append(
                f"{place.file}:{place.line}: `{entry.key}` is left out, for it is broken: {reason}"
            )
        else:
            merger.add(entry, force=force)
    merged = merger.finished()
    entries = [each.entry for each in merged]
    grown = Grown(target.document.text)
    if entries:
        grown = grown_by(target.document, entries, target.position)
    return Merge(grown, tuple(merged), tuple(merger.skipped), tuple(broken), tuple(merger.remarks))


def _judged(other: Document) -> Iterator[tuple[Entry, str]]:
    """Yield the entries, each with what in it may not be read as it was meant; empty for none.

    What has a fix is certain, and so is a missing key, in whose place one is made.
    """
    troubles = [
        finding
        for finding in other.findings
        if finding.rule == "lost-text" or (finding.rule == "syntax" and finding.fix is None)
    ]
    troubles.sort(key=lambda finding: finding.place.start)
    starts = [finding.place.start for finding in troubles]
    # What a brace too many has cut off stands behind its entry.
    ends = [entry.start for entry in other.entries[1:]] + [len(other.text) + 1]
    for entry, end in zip(other.entries, ends, strict=False):
        own = troubles[bisect_left(starts, entry.start) : bisect_left(starts, end)]
        own = [each for each in own if each.place.start < entry.end or each.key == entry.key]
        found = next((each for each in own if each.place.start != entry.key_span[0]), None)
        if found is not None:
            yield entry, found.message
        else:
            yield entry, "" if is_closed(entry) else "its braces are not balanced"


class _Merger:
    """Takes one entry after the other, and knows what became of the keys of the other file."""

    def __init__(self, target: Target, other: Document, pattern: str) -> None:
        self._here = target.bibliography
        self._target = target.document
        self._other = other
        self._pattern = pattern
        self._known = known_works(target.bibliography)
        self._keys = taken_keys(target.bibliography)
        self._now: dict[str, str] = {}
        self._merged: list[Merged] = []
        self.skipped: list[Skipped] = []
        self.remarks: list[str] = []

    def add(self, entry: Entry, *, force: bool) -> None:
        """Take an entry, or leave it out."""
        like = entrylike(entry)
        match = self._known.of(like) or self._same_entry(entry)
        if match is not None and not (force and not match.certain):
            self._now.setdefault(entry.key.casefold(), match.entry.key)
            self.skipped.append(Skipped(entry.key, like.place, match))
            return
        fields = dict(self._fields(entry, like.place))
        wanted = entry.key or key_of_fields(fields, self._pattern)
        new = NewEntry(entry.entry_type, wanted, tuple(fields.items()))
        if trouble := _unwritable(new, self._target):
            self.remarks.append(f"{like.place}: `{entry.key}` is left out: {trouble}")
            return
        new = new._replace(key=self._keys.take(wanted))
        self._now.setdefault(entry.key.casefold(), new.key)
        self._known.add(like._replace(key=new.key))
        self._merged.append(Merged(entry.key, new.key, new))

    def _same_entry(self, entry: Entry) -> Match | None:
        """Return the entry of the same key, type and values: sets and the like have no title."""
        there = self._here.get(entry.key) if entry.key else None
        if there is None or _contents(there) != _contents(entry):
            return None
        return Match(entrylike(there), "the same fields", certain=True)

    def finished(self) -> list[Merged]:
        """Return the entries that are added, their references by the keys that hold now."""
        return [
            each._replace(
                entry=each.entry._replace(
                    fields=tuple(self._referring(*field) for field in each.entry.fields)
                )
            )
            for each in self._merged
        ]

    def _referring(self, name: str, value: str) -> tuple[str, str]:
        if name not in _REFERENCES or isinstance(value, MacroName):
            return name, value
        return name, re.sub(r"[^,\s]+", lambda match: self._key_now(match[0]), value)

    def _key_now(self, key: str) -> str:
        """Return what a key of the other file is called now; in another case it is the same."""
        now = self._now.get(key.casefold(), key)
        return key if now.casefold() == key.casefold() else now

    def _fields(self, entry: Entry, place: str) -> Iterator[tuple[str, str]]:
        """Yield the fields of an entry, the first of each name, fit for the target."""
        seen = set()
        for field in entry.fields:
            if field.name in seen:
                self.remarks.append(
                    f"{place}: the second `{field.name}` of `{entry.key}` is left out"
                )
                continue
            seen.add(field.name)
            value = self._value(field)
            if balanced(value) != value:
                message = f"`{field.name}` of `{entry.key}` has braces that are not balanced"
                self.remarks.append(f"{place}: {message}; they are written as commands")
                value = balanced(value)
            yield field.name, value

    def _value(self, field: Field) -> str:
        """Return a value as it is written: a macro where the target has the same one."""
        start, end = field.value_span
        written = field.source.text[start:end].strip()
        if field.enclosing is not None or not re.fullmatch(_MACRO, written):
            return str(field.value)
        name = written.lower()
        if name in MONTHS and field.name == "month":
            return written
        if name not in self._other.macros:
            return written  # no macro of any file: what people mean is the word
        same = self._target.macros.get(name) == field.value
        return MacroName(written) if same else str(field.value)


def _contents(entry: Entry) -> tuple[str, dict[str, str]]:
    """Return the type of an entry and its values, the first of each name."""
    return entry.entry_type, {field.name: field.value for field in reversed(entry.fields)}


def _unwritable(new: NewEntry, document: Document) -> str:
    """Return why an entry cannot be written, as far as that lies in the entry itself."""
    try:
        with_entries(parse("", macros=document.macros), [new])
    except ValueError as error:
        return str(error)
    return ""


def problems_of(other: Document) -> Mapping[str, int]:
    """Return the errors of reading in another file: rule -> how often."""
    counted: dict[str, int] = {}
    for finding in other.findings:
        if finding.severity == "error":
            counted[finding.rule] = counted.get(finding.rule, 0) + 1
    return counted
