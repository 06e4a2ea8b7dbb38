"""Changes to a text as replacements of spans: every other character stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.bibtex.blocks import Field


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; offsets are those of the text before any of them.

    Insertions at one place come in the order given. Raises ValueError where two edits overlap or
    one lies outside the text: that is a bug of the caller.
    """
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}:{edit.end} overlaps another or leaves the text")
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def removal(field: Field) -> Edit:
    """Return the edit that removes a field with its comma and the white space before it."""
    text = field.source.text
    start, end = field.name_span[0], field.value_span[1]
    if field.comma is not None:
        end = field.comma + 1
    while text[start - 1].isspace():
        start -= 1
    return Edit(start, end, "")
