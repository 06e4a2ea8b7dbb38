"""What rules share about values: the fields that lists show as text, and fixes of one value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import Macro
from pubtool.findings import Edit, Fix
from pubtool.model import LINK_FIELDS
from pubtool.reading.field_names import ALIASES
from pubtool.rules.base import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pubtool.bibtex import Field
    from pubtool.rules.base import Context, Subject


def stripped(field: Field) -> tuple[int, int]:
    """Return where the value without the white space around it begins and ends."""
    value = field.value
    text = value.strip()
    start = value.find(text)
    return start, start + len(text)


def replace(field: Field, start: int, end: int, text: str, *, safe: bool = True) -> Fix | None:
    """Return the fix that writes `text` for `field.value[start:end]`.

    None where the value is no single token in the file: then nobody knows where that stands.
    """
    first = field.content_start
    return None if first is None else Fix((Edit(first + start, first + end, text),), safe)


def text_fields(
    subject: Subject, names: frozenset[str], characters: str
) -> list[tuple[str, Field]]:
    """Return the fields of these names, one token in the file, that hold one of the characters."""
    text = subject.text
    found: list[tuple[str, Field]] = []
    for each in characters:
        if each in text:
            break
    else:  # nearly every entry
        return found
    present = [each for each in characters if each in text]
    for name, field in subject.own.items():
        if name in names:
            value = field.value
            for character in present:
                if character in value:
                    if field.content_start is not None:
                        found.append((name, field))
                    break
    return found


class Part(NamedTuple):
    """Makes the problems of one value that is one token in the file, of a macro's too.

    A field looks for its `content_start` whenever it is asked; so ask once.
    """

    field: Field
    key: str
    first: int

    @classmethod
    def of(cls, field: Field, key: str = "") -> Part:
        return cls(field, key, field.content_start or 0)

    def problem(
        self, message: str, start: int, end: int, edits: Iterable[Edit] = (), *, safe: bool = True
    ) -> Problem:
        """Return a problem of `field.value[start:end]`; the edits, too, count from the value."""
        first = self.first
        moved = tuple(Edit(first + edit.start, first + edit.end, edit.text) for edit in edits)
        fix = Fix(moved, safe) if moved else None
        return Problem(message, self.field.source, first + start, first + end, self.key, fix)


def macros(context: Context) -> Iterator[Field]:
    """Yield the definitions of macros that are one token in the file."""
    for document in context.bibliography.documents:
        for block in document.blocks:
            if type(block) is Macro:  # abc is slow to ask
                yield from (field for field in block.fields if field.content_start is not None)


def link_fields(subject: Subject, context: Context) -> list[tuple[str, Field]]:
    """Return the fields written in an entry that hold a link, each with our name for it."""
    names, own = link_names(context.config.links), subject.own
    return [(names[name], own[name]) for name in own if name in names]


@lru_cache(maxsize=8)
def link_names(extra: tuple[str, ...]) -> Mapping[str, str]:
    """Return our names of all link fields by the name as written."""
    names = {name: name for name in (*LINK_FIELDS, *extra)}
    return names | {alias: name for alias, name in ALIASES.items() if name in names}
