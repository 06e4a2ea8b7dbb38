"""What rules share about arXiv: in which fields an id stands, and whether two are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import SUBJECT_CLASS
from pubtool.reading.links import read_arxiv, read_doi

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.bibtex import Field

#: How a journal or a book title begins that is no venue but arXiv.
_SERVER = re.compile(r"(?ai)\W*(?:arxiv|corr)\b")


def is_arxiv(venue: str) -> bool:
    """Return whether the text of a `journal` or `booktitle` says arXiv rather than a venue."""
    first = venue[:1]
    if first.isalnum() and first not in "aAcC":  # nearly every one
        return False
    return _SERVER.match(venue) is not None


def names_other_archive(fields: Mapping[str, Field]) -> bool:
    """Return whether `eprint` is an id of another archive than arXiv."""
    for name in ("archiveprefix", "eprinttype"):
        archive: str = fields[name].value.strip() if name in fields else ""
        if archive:
            return archive.lower() != "arxiv"
    return False


def arxiv_id(name: str, value: str) -> str:
    """Return the arXiv id that the value of this field gives by itself, without version, or ''."""
    if name == "doi":
        found = read_arxiv({}, read_doi(value))
    else:
        found = read_arxiv({"journal" if name == "journaltitle" else name: value}, "")
    return re.sub(SUBJECT_CLASS, "/", found).lower() if "/" in found else found
