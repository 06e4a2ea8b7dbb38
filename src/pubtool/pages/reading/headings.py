"""Headings that are none, and paragraphs that are: an author list, a whole paper, a bold line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.anchors import has_authors
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.tree import Block, text_of
from pubtool.pages.reading.vocabulary import OTHER, PUBLICATIONS, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from pubtool.pages.reading.people.owner import Owner

#: What names have to be of a heading that is an author list.
_MOST_OF = 0.7
#: What says of a section that it is another than the one before, and no more.
_RESEARCH = re.compile(r"(?i)\W*(?:research|writings?|works?|scholarship)\W*")
#: A heading of so many words may be a publication with its authors, venue and year.
_WHOLE = 12


def is_byline(block: Block, is_owner: Owner) -> bool:
    """Return whether a heading is the author list of the one above it: names, and no less."""
    text = text_of(block.lines[0]) if block.lines else ""
    names = read_names(text)
    own = any(is_owner(name.name) for name in names.names)
    return (own or len(names.names) > 2) and names.end > _MOST_OF * len(text)


def is_whole(block: Block, is_owner: Owner) -> bool:
    """Return whether a heading is a publication with all that belongs to it."""
    text = " ".join(map(text_of, block.lines))
    return (
        words_in(text) >= _WHOLE
        and bool(YEAR.search(text))
        and any(has_authors(line, is_owner) for line in block.lines if line)
    )


def is_section(block: Block) -> bool:
    """Return whether a paragraph is a short bold line that names a section."""
    text = " ".join(map(text_of, block.lines))
    if len(block.lines) > 1 or words_in(text) > 6 or len(text) > 60:
        return False
    bold = all("bold" in run.styles for run in block.lines[0] if run.text.strip())
    return bold and bool(
        PUBLICATIONS.search(text) or OTHER.search(text) or _RESEARCH.fullmatch(text)
    )
