"""Rules by which a unit is a publication: how much speaks for it, and how much is needed where."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.house import place_of
from pubtool.pages.reading.judging.sections import section_of
from pubtool.pages.reading.titles.doubts import ENOUGH, as_venue, doubt, is_abstract, is_prose
from pubtool.pages.reading.traits import title_traits
from pubtool.pages.reading.vocabulary import ABBREVIATED, JUST_YEAR, MONTH, TAG, VENUE
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.judging.sections import Section
    from pubtool.pages.reading.people.owner import Owner

#: How much must speak for a publication, by the section it stands in, and on a page whose title
#: says that it is a list of publications.
_NEEDED: dict[Section, float] = {"publications": 3.0, "neutral": 4.5, "soft": 5.0, "other": 7.5}
_NEEDED_IN_LIST: dict[Section, float] = {
    "publications": 3.0,
    "neutral": 3.0,
    "soft": 3.5,
    "other": 6.0,
}
#: How many clear ones, and what share of all, make a list in which others need less, and how much.
_COMPANY, _MOST_OF, _BONUS = 3, 0.7, 1.5
#: What a paragraph that tells of it adds to a title.
_DESCRIBED = 1.0
#: What share of all look alike where they are a list though none is clear.
_MANY_OF = 0.6
#: The label of a link to the paper itself.
PAPER = re.compile(r"(?i)(?:paper|pdf|full text|preprint|draft|working paper|manuscript)\b")
#: Pages, which nothing but a publication has beside a venue and a year; dates are none.
PAGES = re.compile(
    r"(?i)\b(?:pp?|ss?|págs?)\.?\s?\d+"
    r"|(?<![\d-])(?!(?:19|20)\d\d\D)\d{1,4}\s?[-–]\s?\d{1,4}(?![\d-])"
    rf"(?!\s?{MONTH})"
)
#: A title in fewer words tells nothing.
_FEW, _SOME, _LONG = 4, 3, 16


class Ruled(NamedTuple):
    """What the rules say of a unit: whether it is a publication, and how much speaks for that."""

    is_publication: bool
    score: float


def ruled(found: Sequence[Found], owner: Owner, *, dedicated: bool) -> Iterator[Ruled]:
    """Yield what the rules say of each unit.

    Less has to speak for one that stands among others, or under a heading for publications on a
    page that has some. `dedicated` says that the page is a list of publications by its own title.
    """
    scores = [_score(each.item, owner) + _DESCRIBED * each.unit.described for each in found]
    table = _NEEDED_IN_LIST if dedicated else _NEEDED
    sections = [section_of(each.item.headings) for each in found]
    needed = [table[section] for section in sections]
    places = [place_of(each.item.headings) for each in found]
    clear: Counter[tuple[str, ...]] = Counter()
    for place, score, enough in zip(places, scores, needed, strict=True):
        clear[place] += score >= enough
    among = Counter(places)
    entries = [is_entry(each.item) for each in found]
    alike = Counter(
        place
        for entry, place, section in zip(entries, places, sections, strict=True)
        if entry and (dedicated or section == "publications")
    )
    titled = [each.unit.listed and is_title_under(each.item) for each in found]
    bares = Counter(place for place, is_bare in zip(places, titled, strict=True) if is_bare)
    has_some = clear.total() >= _COMPANY
    for number, (each, place, score) in enumerate(zip(found, places, scores, strict=True)):
        headed = has_some and sections[number] == "publications"
        company = clear[place] >= _COMPANY and clear[place] >= _MOST_OF * among[place]
        titles = alike[place] >= _COMPANY and alike[place] >= _MANY_OF * among[place]
        own = has_some and sections[number] == "soft" and any(a.me for a in each.item.authors)
        told = each.unit.described or _is_told(each.item)
        bonus = _BONUS if (company or headed or own) and each.item.authors else 0
        enough = (titles and score > 0) or (headed and score >= 1 and told)
        bare = has_some and titled[number] and bares[place] > 1
        takes = score >= needed[number] - bonus or (enough and entries[number]) or bare
        yield Ruled(bool(takes), score)


def is_entry(item: PageItem) -> bool:
    """Return whether an item is a publication if its neighbours are.

    It has a title in several words that the page marks as one, or authors, or a venue and a year.
    """
    if doubt(item.title) or words_in(item.title) < _FEW:
        return False
    marked = item.sure.get("title") == "certain"
    linked = item.links and item.sure.get("venue") == "certain"
    told = item.authors or (item.venue and (item.year or linked))
    return bool(marked or told or any(PAPER.match(link.label) for link in item.links))


def _is_told(item: PageItem) -> bool:
    """Return whether an item says more than its title."""
    abstract = any(map(is_abstract, (*item.notes, item.rest)))
    told = item.authors or item.venue or item.year or item.links
    return bool(told or abstract or _is_stated(item))


def _is_stated(item: PageItem) -> bool:
    """Return whether an item says that it has not appeared yet."""
    return any(map(state_of, item.badges))


def is_known_venue(venue: str) -> bool:
    """Return whether a text says that it is a venue."""
    return bool(VENUE.search(venue) or TAG.match(venue) or ABBREVIATED.match(venue))


def is_title_under(item: PageItem) -> bool:
    """Return whether an item is no more than a title, right under a heading for publications."""
    headings = [each for each in item.headings if not JUST_YEAR.fullmatch(each)]
    told = item.rest or item.venue or item.notes
    return bool(
        headings
        and section_of(headings[-1:]) == "publications"
        and not (told or item.authors or doubt(item.title) or is_prose(item.title))
        and words_in(item.title) in range(_FEW + 1, _LONG)
        and "counts citations" not in title_traits(item.title)
    )


def _score(item: PageItem, owner: Owner) -> float:
    """Return how much speaks for it that an item is a publication; none does for prose."""
    words = words_in(item.title)
    marked = item.sure.get("title") == "certain" and item.authors
    if (
        words > 50
        or (not marked and as_venue(item.title) >= ENOUGH)
        or item.title.endswith((":", "："))
        or (not marked and not (item.authors and item.year) and is_prose(item.title))
        or not any(map(str.isalpha, item.title))
        or doubt(item.title) >= 2 * ENOUGH
        or not (_is_told(item) or is_entry(item))
        or (words < _SOME and not (item.authors or item.year or marked))  # a menu
    ):
        return -9.0
    score = {"certain": 2.0, "likely": 1.0}.get(item.sure.get("title", "unsure"), 0.0)
    score += _author_score(item, owner)
    if item.venue:
        told_apart = 0.5 if item.sure.get("venue") != "unsure" else 0.0
        score += 1.5 if is_known_venue(item.venue) else told_apart
    score += item.sure.get("year") == "certain"
    score += bool(item.venue and item.year and PAGES.search(item.rest))
    score += min(len(item.links), 2) * 0.5 + 1.5 * bool(item.doi or item.arxiv)
    score += any(map(is_abstract, (*item.notes, item.rest))) + _is_stated(item)
    told = item.authors or item.venue or item.year or item.doi or item.arxiv or item.notes
    if not told and not any(PAPER.match(link.label) for link in item.links):
        score -= 1.0  # a link with a name
    return score - 2 if len(item.rest.split()) > 40 and not is_abstract(item.rest) else score


def _author_score(item: PageItem, owner: Owner) -> float:
    if not item.authors:
        return 0.0
    if item.coauthors and not is_prose(item.venue):
        return 2.5
    if any(author.me for author in item.authors):
        return 3.0
    score = 2.0 if len(item.authors) > 1 else 1.0
    return score - 1.0 if owner.keys else score
