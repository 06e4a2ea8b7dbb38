"""Several pages -> each paper once, in the order of the pages. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.identifiers import doi_key
from pubtool.importing.choosing import chosen, same_venue
from pubtool.importing.sightings import Contradiction, Page, Sighting, Work
from pubtool.importing.venues import is_preprint
from pubtool.pages.comparing.matching import title_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from pubtool.pages.items import PageItem

#: So many papers of one title are told apart.
_MOST = 20


class Works(NamedTuple):
    """The papers, in the order of the pages, and what these contradict each other in."""

    works: tuple[Work, ...]
    contradictions: tuple[Contradiction, ...] = ()


def merge_pages(pages: Sequence[Page]) -> Works:
    """Return the papers of pages, each once.

    A paper that only a later page has stands behind the one that is before it there.
    """
    together = _Together()
    for page in pages:
        together.start_page()
        for item in page.items:
            together.add(Sighting(page, item))
    found: list[Contradiction] = []
    works = [chosen(group, found) for group in together.ordered]
    return Works(tuple(works), tuple(found))


class _Together:
    """Collects the sightings of each paper: by title, else by an identifier they share."""

    def __init__(self) -> None:
        self.ordered: list[list[Sighting]] = []
        self._after: list[Sighting] | None = None
        self._by_key: defaultdict[Hashable, list[list[Sighting]]] = defaultdict(list)

    def start_page(self) -> None:
        """Begin with another page: what its predecessors lacked goes to its place."""
        self._after = None

    def add(self, sighting: Sighting) -> None:
        group = self._group_of(sighting)
        if group is None:
            group = [sighting]
            self.ordered.insert(self._place(), group)
        else:
            group.append(sighting)
        self._after = group
        for key in _keys(sighting.item):
            if not any(each is group for each in self._by_key[key][-_MOST:]):
                self._by_key[key].append(group)

    def _place(self) -> int:
        """Return where a new paper goes: behind the one before it on its page, else to the end."""
        if self._after is None or self._after is self.ordered[-1]:
            return len(self.ordered)
        return next(n for n, each in enumerate(self.ordered) if each is self._after) + 1

    def _group_of(self, sighting: Sighting) -> list[Sighting] | None:
        """Return the other sightings of a paper; a page that shows it twice may mean two."""
        for key in _keys(sighting.item):
            for group in self._by_key[key][-_MOST:]:
                if not any(_are_two(sighting, other) for other in group[-_MOST:]):
                    return group
        return None


def _keys(item: PageItem) -> Iterator[Hashable]:
    yield "title", title_key(item.title)
    if item.arxiv:
        yield "arxiv", item.arxiv
    if item.doi:
        yield "doi", doi_key(item.doi)


def _are_two(one: Sighting, other: Sighting) -> bool:
    """Return whether two publications are two papers, though they share a title or an identifier.

    They are where one page has them in two venues, such as a conference and a journal, and where
    titles have nothing in common.
    """
    here, there = one.item, other.item
    if title_key(here.title) != title_key(there.title):
        from rapidfuzz.fuzz import token_set_ratio

        return token_set_ratio(fold(here.title), fold(there.title)) < 50
    if one.page is not other.page or is_preprint(here.venue) or is_preprint(there.venue):
        return False
    return not same_venue(here.venue, there.venue) or bool(
        here.year and there.year and here.year != there.year
    )
