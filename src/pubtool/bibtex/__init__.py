"""BibTeX text in, BibTeX text out: the only package that imports bibtexparser."""

from __future__ import annotations

from pubtool.bibtex.blocks import Comment, Entry, Field, Macro, Preamble, Text
from pubtool.bibtex.document import Bibliography, Document, load, parse
from pubtool.bibtex.edits import apply_edits

__all__ = [
    "Bibliography",
    "Comment",
    "Document",
    "Entry",
    "Field",
    "Macro",
    "Preamble",
    "Text",
    "apply_edits",
    "load",
    "parse",
]
