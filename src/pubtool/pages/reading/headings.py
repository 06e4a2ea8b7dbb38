"""Headings that are none, and paragraphs that are: an author list, a whole paper, a bold line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.anchors import has_authors
from pubtool.pages.reading.item import Unit, read_item
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.tree import Block, Line, text_of
from pubtool.pages.reading.titles.doubts import doubt
from pubtool.pages.reading.vocabulary import OTHER, PUBLICATIONS, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.people.owner import Owner

#: What names have to be of a heading that is an author list.
_MOST_OF = 0.7
#: What says of a section that it is another than the one before, and no more.
_RESEARCH = re.compile(r"(?i)\W*(?:research|writings?|works?|scholarship)\W*")
#: No title below a heading has fewer words, and none that makes the heading a topic so few.
_FEW = 3
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


def has_own_title(lines: Sequence[Line], is_owner: Owner) -> bool:
    """Return whether lines below a heading have a title of their own, so that it is a topic."""
    read = read_item(Unit(tuple(filter(None, lines))), is_owner)
    if read is None or read.item.coauthors or read.item.title[:1] in ("·", "•", "|"):
        return False
    item = read.item
    told = item.authors and (item.venue or item.year)
    return bool(told) and is_own(item.title) and words_in(item.title) > _FEW


def is_own(title: str) -> bool:
    """Return whether what stands below a heading is a title, and no venue."""
    venue = VENUE.search(title) or YEAR.search(title)
    return words_in(title) >= _FEW and doubt(title) < 1 and not venue


def is_section(block: Block) -> bool:
    """Return whether a paragraph is a short bold line that names a section."""
    text = " ".join(map(text_of, block.lines))
    if len(block.lines) > 1 or words_in(text) > 6 or len(text) > 60:
        return False
    bold = all("bold" in run.styles for run in block.lines[0] if run.text.strip())
    return bold and bool(
        PUBLICATIONS.search(text) or OTHER.search(text) or _RESEARCH.fullmatch(text)
    )
