"""What the reasons of differences look at: the text, both readings, and where each item stands."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from other_readers.records import squeezed
from pubtool.bibtex import Entry, Text
from pubtool.bibtex.blocks import Comment

if TYPE_CHECKING:
    from other_readers.records import Complaint, Record, Result
    from other_readers.with_pubtool import Ours
    from pubtool.bibtex import Field

_HEAD = re.compile(r"@\s*[^\s@{}(),=\"#%'\\]+\s*[{(]\s*([^\s,{}()=\"@]*)")


class Context:
    """One text as pubtool and another reader have read it."""

    def __init__(self, ours: Ours, theirs: Result) -> None:
        self.ours = ours
        self.theirs = theirs
        self.document = ours.bibliography.documents[0]

    @cached_property
    def hidden_keys(self) -> frozenset[str]:
        """The keys of entries in `%` lines, in an `@comment`, and in running text."""
        blocks = [block for block in self.document.blocks if isinstance(block, (Text, Comment))]
        return frozenset(
            match[1].casefold() for block in blocks for match in _HEAD.finditer(block.raw)
        )

    @cached_property
    def their_records(self) -> dict[str, Record]:
        """The entries of the other reader by key."""
        return {record.key.casefold(): record for record in self.theirs.records}

    def entry(self, key: str) -> Entry | None:
        """Return pubtool's entry of a key; the first without a key for an empty one."""
        if key:
            return self.ours.bibliography.get(key)
        return next((entry for entry in self.document.entries if not entry.key), None)

    def field(self, key: str, name: str) -> Field | None:
        """Return an entry's own field."""
        entry = self.entry(key)
        fields = entry.fields if entry else []
        return next((field for field in fields if field.name == name), None)

    def inherited(self, key: str, name: str) -> str | None:
        """Return the value that holds for an entry in pubtool, inherited ones included."""
        entry = self.entry(key)
        field = self.ours.bibliography.fields(entry).get(name) if entry else None
        return None if field is None else squeezed(field.value)

    def written(self, key: str, name: str) -> str:
        """Return a field's value as it stands in the file, delimiters and `#` included."""
        field = self.field(key, name)
        if field is None:
            return ""
        start, end = field.value_span
        return self.document.text[start:end]

    def problems(self, record: Record | None) -> list[Complaint]:
        """Return the errors of the other reader within pubtool's entry."""
        if record is None or not record.start:
            return []
        return [
            complaint
            for complaint in self.theirs.complaints
            if complaint.serious and record.start <= complaint.line <= record.end + 1
        ]

    def findings(self, key: str) -> frozenset[str]:
        """Return the rules that pubtool reports for an entry."""
        return frozenset(
            found.rule for found in self.document.findings if found.key.casefold() == key.casefold()
        )
