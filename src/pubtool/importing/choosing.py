"""What several pages say of one paper -> what is taken, and what contradicts it. Pure.

Of two values the more complete or more certain one is taken, else that of the page named first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from pubtool.folding import fold
from pubtool.identifiers import doi_key
from pubtool.importing.sightings import Contradiction, Sighting, Work
from pubtool.importing.venues import is_preprint, year_in
from pubtool.pages.comparing.matching import link_target, title_key
from pubtool.pages.reading.people.names import name_key
from pubtool.pages.reading.people.words import is_initials

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pubtool.pages.items import Field, PageAuthor, PageItem, PageLink

_T = TypeVar("_T")
_RANK = {"certain": 2, "likely": 1, "unsure": 0}
_ACRONYM = re.compile(r"\(([^()]{2,16})\)")


def chosen(group: Sequence[Sighting], found: list[Contradiction]) -> Work:
    """Return a paper; what its sightings contradict each other in is added to `found`."""
    first = group[0]
    if len(group) == 1:
        return Work(first.item, tuple(group), first.page.roles, first.is_selected)
    title = _best(group, lambda each: (_sure(each.item, "title"),))
    chooser = _Chooser(group, title.item.title, found)
    chooser.compare("title", title, lambda item: item.title, _same_title, str)
    authors = chooser.choose("authors", _authors, _author_rank, _same_authors, _names)
    venue = chooser.choose("venue", lambda item: item.venue, _venue_rank, same_venue, str)
    year = chooser.year(venue)
    tags = chooser.choose(
        "tags",
        lambda item: item.tags,
        lambda each: (each is venue, len(each.item.tags)),
        _same_texts,
        ", ".join,
    )
    item = first.item._replace(
        title=title.item.title,
        authors=authors.item.authors,
        et_al=authors.item.et_al,
        coauthors=authors.item.coauthors,
        venue=venue.item.venue,
        year=year,
        tags=tags.item.tags,
        badges=_united(group, lambda item: item.badges),
        notes=_united(group, lambda item: item.notes),
        links=chooser.links(),
        arxiv=chooser.identifier("arXiv id", lambda item: item.arxiv, str),
        doi=chooser.identifier("DOI", lambda item: item.doi, doi_key),
        headings=venue.item.headings,
        rest=venue.item.rest,
        sure={
            **first.item.sure,
            "title": title.item.sure.get("title", "unsure"),
            "authors": authors.item.sure.get("authors", "unsure"),
            "venue": venue.item.sure.get("venue", "unsure"),
        },
    )
    return Work(item, tuple(group), authors.page.roles, any(each.is_selected for each in group))


class _Chooser:
    """Takes the best value of each field, and notes what contradicts it."""

    def __init__(self, group: Sequence[Sighting], title: str, found: list[Contradiction]) -> None:
        self._group = group
        self._title = title
        self._found = found

    def choose(
        self,
        field: str,
        value: Callable[[PageItem], _T],
        rank: Callable[[Sighting], tuple[float, ...]],
        same: Callable[[_T, _T], bool],
        shown: Callable[[_T], str],
    ) -> Sighting:
        """Return the sighting whose value is taken."""
        best = _best(self._group, rank)
        self.compare(field, best, value, same, shown)
        return best

    def compare(
        self,
        field: str,
        best: Sighting,
        value: Callable[[PageItem], _T],
        same: Callable[[_T, _T], bool],
        shown: Callable[[_T], str],
    ) -> None:
        """Note the sightings with another value than the best one; an empty one says nothing."""
        taken = value(best.item)
        others = [
            (each.place, shown(other))
            for each in self._group
            if each is not best and (other := value(each.item)) and not same(taken, other)
        ]
        if taken and others:
            said = ((best.place, shown(taken)), *others)
            self._found.append(Contradiction(self._title, field, said))

    def year(self, venue: Sighting) -> int | None:
        """Return the year: that of the venue, else the first there is."""
        with_year = [each for each in self._group if each.item.year]
        if not with_year:
            return None
        best = venue if venue.item.year else with_year[0]
        taken = best.item.year
        others = [
            (each.place, str(each.item.year))
            for each in with_year
            if each.item.year != taken and same_venue(each.item.venue, venue.item.venue)
        ]
        if others:
            said = ((best.place, str(taken)), *others)
            self._found.append(Contradiction(self._title, "year", said))
        return taken

    def identifier(
        self, field: str, value: Callable[[PageItem], str], key: Callable[[str], str]
    ) -> str:
        """Return the first identifier of a kind that a page has."""
        best = next((each for each in self._group if value(each.item)), None)
        if best is None:
            return ""
        self.compare(field, best, value, lambda one, other: key(one) == key(other), str)
        return value(best.item)

    def links(self) -> tuple[PageLink, ...]:
        """Return the links of all pages; of one label that of the first page is taken."""
        taken: dict[str, PageLink] = {}
        labels: dict[str, Sighting] = {}
        for each in self._group:
            own: dict[str, Sighting] = {}
            for link in each.item.links:
                label = link.label.lower()
                target = link_target(link.url)
                if target in taken:
                    continue
                if label in labels:
                    first = next(one for one in taken.values() if one.label.lower() == label)
                    said = ((labels[label].place, first.url), (each.place, link.url))
                    self._found.append(Contradiction(self._title, f"link {link.label}", said))
                    continue
                taken[target] = link
                own[label] = each
            labels.update(own)
        return tuple(taken.values())


def _best(group: Sequence[Sighting], rank: Callable[[Sighting], tuple[float, ...]]) -> Sighting:
    return max(group, key=rank)  # the first of equals


def _sure(item: PageItem, field: Field) -> int:
    return _RANK[item.sure.get(field, "unsure")]


def _united(
    group: Sequence[Sighting], value: Callable[[PageItem], tuple[str, ...]]
) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for each in group:
        for text in value(each.item):
            found.setdefault(_bare(text), text)
    return tuple(found.values())


def _authors(item: PageItem) -> tuple[PageAuthor, ...]:
    return item.authors


def _author_rank(each: Sighting) -> tuple[float, ...]:
    item = each.item
    names = [name_key(author.name).upper().split() for author in item.authors]
    whole = sum(bool(name) and not is_initials(name[0]) for name in names)
    marks = sum(bool(author.marks) for author in item.authors)
    return (not item.et_al and bool(item.authors), len(item.authors), whole, marks)


def _names(authors: tuple[PageAuthor, ...]) -> str:
    return ", ".join(f"{author.name}{author.marks}" for author in authors)


def _same_authors(one: tuple[PageAuthor, ...], other: tuple[PageAuthor, ...]) -> bool:
    """Return whether lists name the same people; one may leave out marks altogether."""
    if len(one) != len(other) or not all(map(_same_name, one, other)):
        return False
    marks = [[author.marks for author in authors] for authors in (one, other)]
    return marks[0] == marks[1] or not any(marks[0]) or not any(marks[1])


def _same_name(one: PageAuthor, other: PageAuthor) -> bool:
    """Return whether two spellings may be one name: an initial stands for a given name."""
    here, there = name_key(one.name).split(), name_key(other.name).split()
    if here == there or not here or not there:
        return here == there
    return here[-1] == there[-1] and here[0][0] == there[0][0]


def _venue_rank(each: Sighting) -> tuple[float, ...]:
    venue = each.item.venue
    has_year = each.item.year is not None or year_in(venue) is not None
    return (bool(venue), not is_preprint(venue), has_year, _sure(each.item, "venue"))


def same_venue(one: str, other: str) -> bool:
    """Return whether venues are the same but for year and punctuation, one perhaps in full."""
    if not one or not other or _bare_venue(one) == _bare_venue(other):
        return True
    here = {_bare_venue(text) for text in (one, *_ACRONYM.findall(one))}
    there = {_bare_venue(text) for text in (other, *_ACRONYM.findall(other))}
    return not here.isdisjoint(there)


def _bare_venue(text: str) -> str:
    return _bare(re.sub(r"['’‘`]\s*\d\d[a-z]?\b|\b(?:19|20)\d\d[a-z]?\b", " ", text))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def _same_title(one: str, other: str) -> bool:
    return title_key(one) == title_key(other)


def _same_texts(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return {_bare(text) for text in one} == {_bare(text) for text in other}
