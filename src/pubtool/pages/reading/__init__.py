"""A page -> the publications that a reader sees in it.

`units` says what belongs together, `item` what each part is; here it is decided which of the units
are publications at all.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.errors import UnreadableInput
from pubtool.pages.reading.about import page_subject, page_title
from pubtool.pages.reading.house import place_of, read_again
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.people.legends import page_legends
from pubtool.pages.reading.people.owner import Owner, find_owner
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.titles.doubts import ENOUGH, as_venue, doubt, is_abstract, is_prose
from pubtool.pages.reading.units import Found, find_units
from pubtool.pages.reading.vocabulary import (
    ABBREVIATED,
    JUST_YEAR,
    OTHER,
    PUBLICATIONS,
    SOFT,
    TAG,
    VENUE,
)
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.seen.tree import Block, Line
    from pubtool.pages.reading.units import Listed

_Section = Literal["publications", "other", "soft", "neutral"]
#: Control characters of Latin-1 -> what they are in Windows-1252: quotes, dashes.
_WINDOWS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "ignore"))
}
#: How much must speak for a publication, by the section it stands in, and on a page whose title
#: says that it is a list of publications.
_NEEDED: dict[_Section, float] = {"publications": 3.0, "neutral": 4.5, "soft": 5.0, "other": 7.5}
_NEEDED_IN_LIST: dict[_Section, float] = {
    "publications": 3.0,
    "neutral": 3.0,
    "soft": 3.5,
    "other": 6.0,
}


#: How many clear ones, and what share of all, make a list in which others need less, and how much.
_COMPANY, _MOST_OF, _BONUS = 3, 0.7, 1.5
#: What share of all look alike where they are a list though none is clear.
_MANY_OF = 0.6
#: A title in fewer words tells nothing.
_FEW = 4


class PageReading(NamedTuple):
    """What was read from a page.

    `owner` are the spellings of the owner's name, folded; `legends` the roles that the page's own
    legends give characters after names; `lines` the text of all that can be seen. `skipped` are the
    lines of what may be a publication, among others, and was not understood as one.
    """

    items: tuple[PageItem, ...]
    owner: tuple[str, ...] = ()
    legends: Mapping[str, str] = MappingProxyType({})
    lines: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()


def read_page(text: str, path: str, me: Sequence[str] = ()) -> PageReading:
    """Return the publications of a page, in its order.

    `path` says by its ending whether the text is HTML; all else is Markdown. `me` are the spellings
    of the owner's name in the configuration. Raises `UnreadableInput`, with the path, for what no
    parser can take.
    """
    try:
        tree = page_tree(text, path)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from None
    titles = [" ".join(map(text_of, each.lines)) for each in islice(_headings(tree), 3)]
    titles.append(page_title(text, path))
    lines = [line for line in _all_lines(tree) if sum(len(run.text) for run in line) <= LONGEST]
    owner = find_owner(map(flat, lines), me, titles)
    found, listed = find_units(tree, owner)
    found = read_again(found, owner)
    about = page_subject(text, path)
    items = tuple(_publications(found, owner, bool(PUBLICATIONS.search(about))))
    return PageReading(
        items,
        tuple(sorted(owner.keys)),
        page_legends(tree),
        tuple(map(text_of, lines)),
        _skipped(items, found, listed),
    )


def _skipped(
    items: Sequence[PageItem], found: Iterable[Found], listed: Iterable[Listed]
) -> tuple[int, ...]:
    """Return the lines of what may be a publication and was not taken for one.

    Those are list items, and whatever looks a little like a publication, beside some or under a
    heading for publications.
    """
    places, known = {item.headings for item in items}, {item.line for item in items}
    candidates = [(each.headings, each.line) for each in listed]
    candidates += [(each.item.headings, each.item.line) for each in found if _is_entry(each.item)]
    lines = (
        line
        for headings, line in candidates
        if line not in known and (headings in places or _section(headings) == "publications")
    )
    return tuple(sorted({*lines})) if items else ()


def _publications(found: Sequence[Found], owner: Owner, dedicated: bool) -> Iterator[PageItem]:
    """Yield the items of the units that are publications.

    Less has to speak for one that stands among others, or under a heading for publications on a
    page that has some. `dedicated` says that the page is a list of publications by its own title.
    """
    scores = [_score(each.item, owner) for each in found]
    table = _NEEDED_IN_LIST if dedicated else _NEEDED
    sections = [_section(each.item.headings) for each in found]
    needed = [table[section] for section in sections]
    places = [place_of(each.item.headings) for each in found]
    clear: Counter[tuple[str, ...]] = Counter()
    for place, score, enough in zip(places, scores, needed, strict=True):
        clear[place] += score >= enough
    among = Counter(places)
    alike = Counter(
        place
        for each, place, section in zip(found, places, sections, strict=True)
        if _is_entry(each.item) and (dedicated or section == "publications")
    )
    has_some = clear.total() >= _COMPANY
    for number, (each, place, score) in enumerate(zip(found, places, scores, strict=True)):
        headed = has_some and sections[number] == "publications"
        company = clear[place] >= _COMPANY and clear[place] >= _MOST_OF * among[place]
        titles = alike[place] >= _COMPANY and alike[place] >= _MANY_OF * among[place]
        bonus = _BONUS if (company or headed) and each.item.authors else 0
        entry = (titles and score > 0) or (headed and score >= 1)
        if score >= needed[number] - bonus or (entry and _is_entry(each.item)):
            yield each.item


def _is_entry(item: PageItem) -> bool:
    """Return whether an item is a publication if its neighbours are.

    It has a title in several words that the page marks as one, or authors, or a venue and a year.
    """
    if doubt(item.title) or words_in(item.title) < _FEW:
        return False
    marked = item.sure.get("title") == "certain"
    return marked or bool(item.authors or (item.venue and item.year))


def page_tree(text: str, path: str) -> Block:
    """Return what a reader sees of a page.

    What is no UTF-8 was read as Latin-1; browsers read it as Windows-1252, and so did its author.
    """
    if re.search("[\x80-\x9f]", text):
        text = text.translate(_WINDOWS)
    if PurePath(path).suffix.lower() in (".html", ".htm", ".xhtml"):
        from pubtool.pages.reading.seen.html_tree import html_tree
        from pubtool.pages.verbatim import readable

        return html_tree(readable(text, markdown=False).text)
    from pubtool.pages.reading.seen.markdown_tree import markdown_tree

    return markdown_tree(text)


def _all_lines(block: Block) -> Iterator[Line]:
    if block.kind == "code":
        return
    yield from (line for line in block.lines if line)
    for child in block.children:
        yield from _all_lines(child)


def _headings(block: Block) -> Iterator[Block]:
    if block.kind == "heading":
        yield block
    for child in block.children:
        yield from _headings(child)


def _score(item: PageItem, owner: Owner) -> float:
    """Return how much speaks for it that an item is a publication; none does for prose."""
    words = words_in(item.title)
    marked = item.sure.get("title") == "certain" and item.authors
    if (
        words > 50
        or (not marked and as_venue(item.title) >= ENOUGH)
        or item.title.endswith((":", "："))
        or (not marked and is_prose(item.title))
        or not any(map(str.isalpha, item.title))
        or not (item.authors or item.venue or item.year or item.links)
    ):
        return -9.0
    score = {"certain": 2.0, "likely": 1.0}.get(item.sure.get("title", "unsure"), 0.0)
    score += _author_score(item, owner)
    if item.venue:
        known = VENUE.search(item.venue) or TAG.match(item.venue) or ABBREVIATED.match(item.venue)
        score += 1.5 if known else 0.5 if item.sure.get("venue") != "unsure" else 0.0
    score += item.sure.get("year") == "certain"
    score += min(len(item.links), 2) * 0.5 + 1.5 * bool(item.doi or item.arxiv)
    score += any(map(is_abstract, (*item.notes, item.rest)))
    if not (item.authors or item.venue or item.year or item.doi or item.arxiv or item.notes):
        score -= 1.0  # a link with a name
    return score - 2 if len(item.rest.split()) > 40 and not is_abstract(item.rest) else score


def _author_score(item: PageItem, owner: Owner) -> float:
    if not item.authors:
        return 0.0
    if any(author.me for author in item.authors):
        return 3.0
    score = 2.0 if len(item.authors) > 1 else 1.0
    return score - 1.0 if owner.keys else score


def _section(headings: Sequence[str]) -> _Section:
    """Return what kind of section the innermost heading with a meaning opens."""
    for heading in reversed(headings):
        if JUST_YEAR.fullmatch(heading) or TAG.match(heading.strip()):
            continue
        publications, other = PUBLICATIONS.search(heading), OTHER.search(heading)
        if publications and other:
            certain = re.search(r"(?i)\b(?:publications?|papers|articles)\b|论文", heading)
            return "publications" if certain else "other"
        if publications:
            return "publications"
        if other:
            return "soft" if SOFT.search(heading) else "other"
    return "neutral"
