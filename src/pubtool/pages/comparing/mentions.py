"""Papers that a page has though nothing was read there: what is not understood is not missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.comparing.matching import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.model import Publication
    from pubtool.pages.items import PageItem

#: Fewer letters may stand anywhere by chance.
_SHORTEST = 12
#: Of a longer page the beginning is searched: each paper that it lacks is looked for.
_LONGEST = 500_000
#: In an item that is none of ours so many of the missing papers are looked for.
_MOST = 300


def with_keys(publications: Sequence[Publication]) -> list[tuple[str, Publication]]:
    """Return the first of some publications, each behind its title for comparing."""
    return [(title_key(each.title_text), each) for each in publications[:_MOST]]


def misread_in(item: PageItem, keyed: Sequence[tuple[str, Publication]]) -> list[Publication]:
    """Return the publications whose title stands in an item outside of what is its title."""
    title = title_key(item.title)
    texts = (*item.badges, *item.tags, *item.notes, *(author.name for author in item.authors))
    beside = " ".join(map(title_key, (item.venue, item.rest, *texts)))
    if len(beside) < _SHORTEST:
        return []
    return [
        each for key, each in keyed if len(key) >= _SHORTEST and key in beside and key not in title
    ]


class Mentions:
    """Where titles stand in the lines of a page, besides in the titles of its items."""

    def __init__(self, lines: Iterable[str], items: Sequence[PageItem]) -> None:
        self.text = "".join(map(title_key, lines))[:_LONGEST]
        self.titles = " ".join(title_key(item.title) for item in items)

    def __contains__(self, publication: Publication) -> bool:
        """Return whether a title stands on the page more often than in the titles of items."""
        title = title_key(publication.title_text)
        return len(title) >= _SHORTEST and self.text.count(title) > self.titles.count(title)
