"""Changes to a text as replacements of spans: every other character stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.findings import Edit


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
