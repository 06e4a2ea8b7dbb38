"""What a unit is like by itself, as far as it tells whether it is a publication: its traits."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from pubtool.pages.reading.judging.rules import PAGES, PAPER, is_known_venue, is_title_under
from pubtool.pages.reading.judging.sections import is_unfinished, section_of
from pubtool.pages.reading.prose import sentence_traits
from pubtool.pages.reading.titles.doubts import is_abstract, is_prose
from pubtool.pages.reading.traits import title_traits
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import state_of

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.people.owner import Owner

_SHORT, _LONG_NAME, _LONG_VENUE = 3, 4, 14


def own_traits(found: Found, owner: Owner, *, dedicated: bool) -> dict[str, float]:
    """Return what a unit is like by itself; `dedicated` pages are lists of publications."""
    item = found.item
    return {
        "always": 1.0,
        **_of_title(item),
        **_of_authors(item, owner),
        **_of_venue(item),
        **_of_rest(item),
        **_of_sentence("begins", next((each.text for each in found.shown.lines if each.text), "")),
        **_of_place(found, dedicated=dedicated),
    }


def _of_title(item: PageItem) -> dict[str, float]:
    """Return what the title is like; beside authors the same says something else."""
    with_ = "title by authors" if item.authors else "title"
    own = {f"{with_}: {name}": value for name, value in title_traits(item.title).items()}
    sure = item.sure.get("title")
    return own | {
        f"{with_}: certain": sure == "certain",
        f"{with_}: likely": sure == "likely",
        "title: linked": any(link.label == "title" for link in item.links),
    }


def _of_authors(item: PageItem, owner: Owner) -> dict[str, float]:
    authors = item.authors
    mine = any(author.me for author in authors)
    return {
        "authors: none": not authors,
        "authors: one": len(authors) == 1,
        "authors: owner": mine,
        "authors: not the owner": bool(authors and owner.keys and not mine and not item.coauthors),
        "authors: co-authors": item.coauthors,
        "authors: unsure": item.sure.get("authors") == "unsure",
        "authors: long name": any(words_in(each.name) > _LONG_NAME for each in authors),
        "authors: et al.": item.et_al,
    }


def _of_venue(item: PageItem) -> dict[str, float]:
    venue = item.venue
    return {
        "venue: none": not venue,
        "venue: known": is_known_venue(venue),
        "venue: unsure": bool(venue) and item.sure.get("venue") == "unsure",
        "venue: long": words_in(venue) > _LONG_VENUE,
        "venue: prose": is_prose(venue),
        "year: none": item.year is None,
        "year: its own": item.sure.get("year") == "certain",
        "venue, year and pages": bool(venue and item.year and PAGES.search(item.rest)),
    }


def _of_rest(item: PageItem) -> dict[str, float]:
    texts = (*item.notes, item.rest)
    abstract = any(map(is_abstract, texts))
    labels = [link.label for link in item.links]
    return {
        **_of_sentence("rest", " ".join((*texts, item.venue))),
        "links": min(len(labels), 3) / 3,
        "links: paper": any(map(PAPER.match, labels)),
        "links: identifier": bool(item.doi or item.arxiv),
        "rest: none": not item.rest,
        "rest: words": 0.0 if abstract else log1p(words_in(item.rest)) / 3,
        "rest: abstract": abstract,
        "rest: state": any(map(state_of, item.badges)),
        "rest: badges": bool(item.badges),
        "bare, rest: words": (not (item.authors or item.venue)) * log1p(words_in(item.rest)) / 3,
        "nothing but a title": not (
            item.authors or item.venue or item.year or item.links or abstract or item.badges
        ),
        "neither authors, venue nor year": not (item.authors or item.venue or item.year),
    }


def _of_sentence(where: str, text: str) -> dict[str, float]:
    """Return what a text of a unit is like as a sentence."""
    return {f"{where}: {name}": value for name, value in sentence_traits(text).items()}


def _of_place(found: Found, *, dedicated: bool) -> dict[str, float]:
    item, unit = found.item, found.unit
    section = section_of(item.headings)
    bare = not (item.authors or item.venue)
    unfinished = is_unfinished(item.headings)
    return {
        "under publications": section == "publications",
        "under other": section == "other",
        "under projects and the like": section == "soft",
        "under no heading": not item.headings,
        "on a page of publications": dedicated,
        "bare, under publications": bare and section == "publications",
        "under works in progress": unfinished,
        "bare, under works in progress": bare and unfinished,
        "a title alone, under publications": is_title_alone(found),
        "item of a list": unit.listed,
        "headed": unit.heading,
        "lines": min(len(unit.lines), 8) / 8,
    }


def is_unfounded(found: Found, *, dedicated: bool) -> bool:
    """Return whether nothing but its look makes a unit a publication.

    It has neither authors nor a venue nor an identifier, and stands under no heading for
    publications; or it stands under one for talks, news and the like, or is one of a menu.
    """
    item = found.item
    section = section_of(item.headings)
    venue = item.year and is_known_venue(item.venue)
    told = item.authors or venue or item.doi or item.arxiv
    headed = dedicated or section == "publications"
    counts = "counts citations" in title_traits(item.title)
    menu = words_in(item.title) < _SHORT and not (item.authors or item.year)
    return section == "other" or counts or menu or not (told or headed)


def is_title_alone(found: Found) -> bool:
    """Return whether a list item is no more than a title, under a heading for publications."""
    return found.unit.listed and is_title_under(found.item)
