"""BibTeX text in, BibTeX text out: the only package that imports bibtexparser.

What writes is imported when it is first asked for: most commands only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Comment, Entry, Field, Macro, Preamble, Text
from pubtool.bibtex.document import Bibliography, Document, load, parse
from pubtool.bibtex.edits import apply_edits, removal

if TYPE_CHECKING:
    from pubtool.bibtex.changes import Change, with_changes
    from pubtool.bibtex.insertion import Grown, grown_by, is_sorted, with_entries
    from pubtool.bibtex.layout import Layout, layout_of
    from pubtool.bibtex.writing import MacroName, NewEntry, write_entry
else:
    _WRITING = {
        "Change": "changes",
        "Grown": "insertion",
        "Layout": "layout",
        "MacroName": "writing",
        "NewEntry": "writing",
        "grown_by": "insertion",
        "is_sorted": "insertion",
        "layout_of": "layout",
        "with_changes": "changes",
        "with_entries": "insertion",
        "write_entry": "writing",
    }

    def __getattr__(name: str) -> object:
        """Return what one of the writing modules defines."""
        from importlib import import_module

        if name not in _WRITING:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_WRITING[name]}"), name)


__all__ = [
    "Bibliography",
    "Change",
    "Comment",
    "Document",
    "Entry",
    "Field",
    "Grown",
    "Layout",
    "Macro",
    "MacroName",
    "NewEntry",
    "Preamble",
    "Text",
    "apply_edits",
    "grown_by",
    "is_sorted",
    "layout_of",
    "load",
    "parse",
    "removal",
    "with_changes",
    "with_entries",
    "write_entry",
]
