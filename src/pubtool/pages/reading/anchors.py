"""Whether a line of a page holds an author list: what publications are found by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.reading.beginnings import without_beginning
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.links import take_links
from pubtool.pages.reading.people.authors import LEAD_IN, find_authors, segments_of, starts_in
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.flat import Span, flat
from pubtool.pages.reading.titles import NO_TITLE
from pubtool.pages.reading.titles.marked import marked_title
from pubtool.pages.reading.titles.plain import plain_titles

if TYPE_CHECKING:
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Line
    from pubtool.pages.reading.titles import Title

#: What a line says of itself when it holds no authors.
_NO_AUTHORS = NO_TITLE - {"author"}
#: So little speaks for a title that is the name of a venue, with a town behind it.
_DOUBTED = -1.5


def has_authors(line: Line, is_owner: Owner) -> bool:
    """Return whether a line holds an author list: two names or more, or the owner's."""
    if sum(len(run.text) for run in line) > LONGEST:
        return False
    rest = take_links(flat(line), first=True).line
    if not rest.text or rest.runs[0].hint in _NO_AUTHORS:
        return False
    (shown, *_), *_ = without_beginning([rest])
    title = marked_title([shown], heading=False)
    if title is None or title.kind == "italic":
        plain = plain_titles([shown], is_owner)
        return _begins_with_names(shown, is_owner) or any(each.score > _DOUBTED for each in plain)
    return _has_names_beside(shown, title, is_owner)


def _begins_with_names(line: Flat, is_owner: Owner) -> bool:
    lead_in = LEAD_IN.match(line.text)
    begin = lead_in.end() if lead_in else next(starts_in(line.text, Span(0, 0, len(line.text))))[0]
    names = read_names(line.text, begin).names
    few = 1 if lead_in else 2
    return len(names) >= few or any(is_owner(name.name) for name in names)


def _has_names_beside(line: Flat, title: Title, is_owner: Owner) -> bool:
    segments = list(segments_of([line], [title.span]))
    found = find_authors([line], segments, title.span, is_owner)
    if found is None:
        return False
    names = found.names.names
    return len(names) > 1 or found.lead_in or any(is_owner(name.name) for name in names)
