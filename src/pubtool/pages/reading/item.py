"""One publication: its lines -> a `PageItem`, with how sure each field is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pubtool.pages.items import Field, PageAuthor, PageItem, PageLink, Sure
from pubtool.pages.reading.beginnings import without_beginning
from pubtool.pages.reading.collected import full_year
from pubtool.pages.reading.links import NOWHERE, Linked, identifiers, paper_links, take_links
from pubtool.pages.reading.people.authors import WITH, people_of, segments_of, year_after
from pubtool.pages.reading.people.phrases import ELISION
from pubtool.pages.reading.remains import Remains, read_remains
from pubtool.pages.reading.seen.flat import Flat, flat
from pubtool.pages.reading.seen.tree import common_link, without_common_look, without_link
from pubtool.pages.reading.titles.choice import NO_HOUSE, choices_of
from pubtool.pages.reading.vocabulary import SHORT_YEAR, TAG, VENUE, YEAR

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Line
    from pubtool.pages.reading.titles import Title
    from pubtool.pages.reading.titles.choice import Choice, House, Manner

#: No publication is described in more characters.
LONGEST = 6000
#: No publication has so few words.
TOO_FEW = 4
#: Pictures before a title, and marks behind it.
_PICTURE = "[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
_PICTURES = re.compile(
    rf"^{_PICTURE}(?:{_PICTURE}|\s)*+(?=\w)|(?<=\w)\s*+{_PICTURE}(?:{_PICTURE}|\s)*+$"
)
#: Full stops and the like of Chinese and Japanese, which no title begins with.
_STOPS = "。．，、；："
_MARKED = re.compile(r"(?:(?<![CFJ])#|[*†‡§])+$")


#: What is known of a title: it was told, taught by another one, or read before that.
Given: TypeAlias = Literal["", "told", "taught", "known"]


class Unit(NamedTuple):
    """The lines of what may be one publication, and what stands above it.

    `heading` says that the first line is a heading; `headings` are those above, outermost first;
    `listed` says that it is an item of a list, `described` that a long paragraph tells of it,
    `given` what is known of its title.
    """

    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    heading: bool = False
    listed: bool = False
    described: bool = False
    given: Given = ""


class Shown(NamedTuple):
    """The lines of a unit as they are read: without links, and what stands before the title.

    `card` is the address that all of the unit leads to, `before` what stands before the title, and
    `topics` what the page calls tags.
    """

    lines: Sequence[Flat]
    linked: Sequence[Linked]
    card: str
    before: Sequence[str]
    badges: Sequence[str]
    dated: int | None
    topics: Sequence[str]


class Read(NamedTuple):
    """A publication as it was read, and how its title is written.

    `shown` are the lines that were read, `choices` all that its title may be, the best first.
    """

    item: PageItem
    manner: Manner
    shown: Shown
    choices: Sequence[Choice]


def read_item(unit: Unit, is_owner: Owner, house: House = NO_HOUSE) -> Read | None:
    """Return the publication that the lines show, or None where they show none.

    `house` is how the others of its list are written, where that is known.
    """
    shown = _shown(unit)
    choices = choices_of(shown.lines, is_owner, house, heading=unit.heading)
    if not choices:
        return None
    return Read(item_of(unit, shown, choices[0], is_owner), choices[0].manner, shown, choices)


def _shown(unit: Unit) -> Shown:
    card = common_link(unit.lines)
    shown = without_common_look(without_link(unit.lines, card) if card else unit.lines)
    first = next((line for line in shown if not all(run.image for run in line)), ())
    linked = [take_links(flat(line), first=line is first) for line in shown if line]
    lines, before, badges, dated, topics = without_beginning([each.line for each in linked])
    return Shown(lines, linked, card, before, badges, dated, topics)


def item_of(unit: Unit, shown: Shown, chosen: Choice, is_owner: Owner) -> PageItem:
    """Return the publication with a title and an author list that were chosen."""
    lines, linked, card, before, badges, dated, topics = shown
    title, authors = chosen.title, chosen.authors
    left = [lines[each.line].cut(each.start, each.end) for each in segments_of(lines, chosen.spans)]
    remains = read_remains(left, year_after(lines, authors) or dated)
    labels = [link for each in linked for link in each.labels]
    tags = [
        *before,
        *(link.label for link in labels if TAG.match(link.label) and _has_year(link.label)),
    ]
    venue, year, sure = _venue_and_year(remains, tags, unit.headings)
    links = [*([PageLink("title", card)] if card else []), *_title_link(lines, title), *labels]
    links += _other_links(lines, chosen, {link.url for link in links})
    arxiv, doi = identifiers(links, " ".join(each.line.text for each in linked))
    people = people_of(authors.names, lines[authors.span.line], is_owner) if authors else ()
    where = lines[authors.span.line].text[authors.span.start : authors.span.end] if authors else ""
    sure |= {"title": title.sure, "links": "certain", **_sure_of(people, where)}
    return PageItem(
        title=_shown_title(lines[title.span.line].text[title.span.start : title.span.end]),
        authors=people,
        et_al=bool(authors and authors.names.et_al),
        coauthors=bool(WITH.match(where)) and not any(person.me for person in people),
        venue=venue,
        year=year,
        badges=_once([*badges, *remains.badges]),
        tags=remains.tags,
        notes=remains.notes,
        links=tuple(dict.fromkeys(links)),
        arxiv=arxiv,
        doi=next((each.doi for each in linked if each.doi), doi),
        headings=unit.headings,
        line=unit.lines[0][0].line,
        end_line=max(run.line for line in unit.lines for run in line[-1:]),
        rest=_rest(remains, venue, topics),
        sure=sure,
    )


def _rest(remains: Remains, venue: str, topics: Sequence[str]) -> str:
    """Return what is left; a text that was no venue, beside a label that is one, is left too."""
    displaced = remains.venue if remains.venue != venue else ""
    return "; ".join(filter(None, (*topics, remains.rest, displaced)))


def _has_year(label: str) -> bool:
    return bool(YEAR.search(label) or SHORT_YEAR.search(label))


def _sure_of(people: Sequence[PageAuthor], where: str) -> dict[Field, Sure]:
    """Return how sure the authors are that stand in a text; nothing where there are none."""
    if not people:
        return {}
    if ELISION.search(where):  # some are left out in the middle
        return {"authors": "unsure"}
    known = any(person.me for person in people) or len(people) > 2
    return {"authors": "certain" if known else "likely"}


def _once(badges: Sequence[str]) -> tuple[str, ...]:
    """Return each badge once, as it stands first."""
    first: dict[str, str] = {}
    for badge in badges:
        first.setdefault(badge.casefold(), badge)
    return tuple(first.values())


def _shown_title(text: str) -> str:
    """Return a title without pictures before it, marks behind it, or brackets around it."""
    title = _MARKED.sub("", _PICTURES.sub("", text.strip())).lstrip(_STOPS)
    framed = title.startswith("[") and title.find("]") == len(title) - 1
    return title[1:-1] if framed else title


def _venue_and_year(
    remains: Remains, tags: Sequence[str], headings: Sequence[str]
) -> tuple[str, int | None, dict[Field, Sure]]:
    """Return the venue and the year, and how sure they are; `tags` stand before the title."""
    venue, sure = remains.venue, remains.venue_sure
    for tag in tags:
        if not venue or (TAG.match(tag) and (sure == "unsure" or _is_tagline(venue))):
            venue, sure = tag, "certain"
    year, year_sure = remains.year, "certain"
    if year is None:
        year, year_sure = _year_of(venue, headings)
    if not venue:
        venue = next((each.strip() for each in headings[-1:] if TAG.match(each.strip())), "")
        sure = "likely"
    found: dict[Field, Sure] = {"venue": sure} if venue else {}
    if year:
        found["year"] = "certain" if year_sure == "certain" else "likely"
    return venue, year, found


def _is_tagline(venue: str) -> bool:
    """Return whether a text is a sentence rather than a name: few of its words are capitalised."""
    words = venue.split()
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > TOO_FEW and 3 * capitals < len(words) and not VENUE.search(venue)


def _year_of(venue: str, headings: Sequence[str]) -> tuple[int | None, Sure]:
    """Return the year of a venue, else of the nearest heading with one."""
    for place, text in enumerate((venue, *reversed(headings))):
        year = YEAR.search(text)
        if year:
            return int(year[0]), "likely" if place else "certain"
        short = SHORT_YEAR.search(text)
        if short:
            return full_year(short), "likely"
    return None, "likely"


def _other_links(
    lines: Sequence[Flat], chosen: Choice, known: Container[str]
) -> Iterator[PageLink]:
    """Yield the links on venue and remarks that lead to the paper, but for known addresses."""
    for number, line in enumerate(lines):
        taken = [span[1:] for span in chosen.spans if span.line == number]
        yield from (link for link in paper_links(line, taken) if link.url not in known)


def _title_link(lines: Sequence[Flat], title: Title) -> Iterator[PageLink]:
    """Yield the link that the title is, if it is one."""
    line = lines[title.span.line]
    urls = [run.href for run in line.runs[title.span.start : title.span.end] if run.href]
    nowhere = urls and urls[0].lower().startswith(NOWHERE)
    if len(urls) * 2 > title.span.end - title.span.start and not nowhere:
        yield PageLink("title", urls[0])
