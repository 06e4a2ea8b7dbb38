"""A paper of a page -> its new entry, and what of it is unsure. Pure.

What the page does not say is not made up: a missing year stays missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.adding.drafts import key_of_fields
from pubtool.adding.values import balanced, clean
from pubtool.bibtex import MacroName, NewEntry
from pubtool.bibtex.house_style import month_number
from pubtool.importing.details import read_details
from pubtool.importing.editors import read_editors
from pubtool.importing.imprints import NOWHERE, read_imprint
from pubtool.importing.links import read_links
from pubtool.importing.people import read_authors
from pubtool.importing.texts import title_of, value_of
from pubtool.importing.venues import read_place, state_apart
from pubtool.pages.reading.people.legends import legends
from pubtool.pages.reading.titles.doubts import is_abstract, without_label
from pubtool.pages.reading.vocabulary import AWARD, LEGEND
from pubtool.pages.states import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pubtool.adding.house import House
    from pubtool.config import Config
    from pubtool.importing.details import Details
    from pubtool.importing.links import Links
    from pubtool.importing.sightings import Work
    from pubtool.importing.venues import Behind, Place
    from pubtool.pages.items import PageItem

#: The order of fields in a file that has none of its own; others come before `selected`.
ORDER = (
    *("title", "author", "author+an", "journal", "booktitle", "editor", "school", "institution"),
    *("type", "howpublished", "abbr", "venue_tags", "presentation", "award", "series", "volume"),
    *("number", "eid", "pages", "publisher", "address", "date", "year", "month", "pubstate"),
    *("isbn", "issn", "doi", "eprint", "archiveprefix", "primaryclass", "arxiv", "url", "pdf"),
    *("html", "code", "note"),
)
_PRESENTATION = re.compile(r"(?i)\b(?:oral|spotlight|poster|highlight|talk|demo)\b")
_KINDS = re.compile(r"(?i)^(?:long|short|demo|full)(?: paper)?$|^journal[- ]first$")
#: A town and its country: `Madrid, Spain`, `Edmonton, AB, Canada`.
_TOWN = re.compile(
    r"[A-Z][^\W\d]+(?:[ -][^\W\d]+){0,2}(?:, (?:[A-Z][^\W\d.]*(?: [A-Z][^\W\d.]*){0,2})){1,2}"
)
#: `12345`, `No. 12`, `#2015-14`.
_REPORT_NUMBER = re.compile(r"(?i)\W*(?:no\.?\s*|nr\.?\s*|#\s*)?(\d[\w./-]*)\W*")
#: `10,123,456, 2021`, `App. 16/123,456`.
_PATENT_NUMBER = re.compile(
    r"((?:App\.?\s|No\.?\s)?[A-Z]{0,2}\s?\d[\d,/.]{4,}\d(?:\s?[AB]\d?)?)(?:,?\s(?:19|20)\d\d)?"
)
_PARTS = frozenset(("article", "inproceedings", "incollection"))


class Draft(NamedTuple):
    """A new entry, where its paper stands, and what of it is unsure, one sentence each.

    `labels` are the fields of links that only the page's label names.
    """

    entry: NewEntry
    place: str
    doubts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def draft(work: Work, house: House, config: Config) -> Draft:
    """Return the new entry of a paper, its key by the configured pattern, not yet unique."""
    item = work.item
    links = read_links(item.links, arxiv=item.arxiv, doi=item.doi, shown=config.links)
    details = read_details(item.rest, item.year)
    venue, state = state_apart(item.venue)
    place = _place(item, venue, links, details)
    roles = {**roles_of_config(config), **work.roles, **legends(item.notes)}
    people = read_authors(item.authors, roles, config, et_al=item.et_al)
    kept, left = _details(details, item, place)
    fields = {"title": title_of(item.title, house.titles)}
    fields |= {"author": people.author, "author+an": people.annotation}
    editor, editors = read_editors(item, place.entry_type, config)
    fields |= _venue_fields(place, house) | {"editor": editor}
    fields |= {name: text for name, text in _remarks(item, fields, state).items() if text}
    fields |= kept
    fields |= _dates(item, house, details.month)
    fields |= _identified(links, house)
    if work.selected:
        fields["selected"] = "true"
    fields = dict(ordered({name: value for name, value in fields.items() if value}))
    key = key_of_fields(fields, config.key, links.arxiv or links.doi)
    doubts = [
        *_unsure(item, place, fields.get("pubstate", ""), config.me),
        *people.doubts,
        *links.doubts,
    ]
    doubts += (f"not taken over: {text}" for text in (left, *editors) if text)
    entry = NewEntry(place.entry_type, key, tuple(fields.items()))
    return Draft(entry, work.place, tuple(doubts), links.labels)


def roles_of_config(config: Config) -> dict[str, str]:
    """Return what marks mean by the configuration."""
    return {mark: each.role for each in config.marks for mark in each.read}


def ordered(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield fields in the usual order; a file's own order comes later."""
    others = [name for name in fields if name not in ORDER and name != "selected"]
    for name in (*ORDER, *others, "selected"):
        if name in fields:
            yield name, fields[name]


def _place(item: PageItem, venue: str, links: Links, details: Details) -> Place:
    """Return the place that a venue is, with what follows it."""
    follows = {name for name, _ in details.fields}
    imprint = read_imprint(details.left)
    in_book = follows <= {"pages"} and imprint.publisher and (follows or imprint.address)
    behind: Behind = "pages of a book" if in_book else "volume or pages" if follows else ""
    return read_place(venue, item.year, item.headings, arxiv=links.arxiv, behind=behind)


def _venue_fields(place: Place, house: House) -> dict[str, str]:
    """Return the fields for the venue; a name for which the file has a macro by that macro."""
    fields = {name: value_of(text) for name, text in place.fields}
    for name in ("journal", "booktitle"):
        value = fields.get(name, "")
        is_short = value and value == fields.get("abbr") and value.lower() in house.macros
        short = house.spellings.get(value.lower(), value) if is_short else ""
        if macro := short or (house.macro_of(value) if value else ""):
            fields[name] = MacroName(macro)
    return fields


def _details(details: Details, item: PageItem, place: Place) -> tuple[dict[str, str], str]:
    """Return the fields for what follows the venue, and what is left of it."""
    if place.entry_type == "patent" and (number := _PATENT_NUMBER.fullmatch(item.rest)):
        return {"number": value_of(number[1])}, ""
    if place.entry_type == "techreport" and (number := _REPORT_NUMBER.fullmatch(item.rest)):
        return {"number": value_of(number[1])}, ""
    if place.entry_type not in _PARTS:
        return {}, item.rest if details.fields or details.left else ""
    kept, left = dict(details.fields), details.left
    if (imprint := read_imprint(left)) != NOWHERE:
        named = {name: value_of(text) for name, text in imprint._asdict().items() if text}
        return {**kept, **named}, ""
    if place.entry_type == "inproceedings" and len(left) < 60 and _TOWN.fullmatch(left):
        return {**kept, "address": value_of(left)}, ""
    return kept, left


def _remarks(item: PageItem, fields: Mapping[str, str], state: str) -> dict[str, str]:
    """Return the fields for badges, tags and notes; `fields` may hold tags already.

    `state` are the words beside the venue that say whether the paper has appeared.
    """
    presentation: list[str] = []
    awards: list[str] = []
    tags = [*filter(None, [fields.get("venue_tags")]), *map(_item_of_list, item.remarks)]
    abstracts = [note for note in item.notes if is_abstract(note)]
    notes = [note for note in item.notes if not (note in abstracts or LEGEND.search(note))]
    state = state_of(state)
    for badge in item.badges:
        bare = " ".join(badge.lower().strip(" .()[]").split())
        if state_of(bare):
            state = state or state_of(bare)
        elif bare == "preprint":
            continue
        elif _KINDS.match(bare):
            tags.append(_item_of_list(badge))
        elif _PRESENTATION.search(badge) and len(badge.split()) < 4:
            presentation.append(badge)
        elif AWARD.search(badge):
            awards.append(badge)
        else:
            notes.append(badge)
    texts = {"venue_tags": tags, "presentation": presentation, "award": awards, "note": notes}
    values = {name: ", ".join(map(value_of, dict.fromkeys(each))) for name, each in texts.items()}
    values["abstract"] = value_of(without_label(abstracts[0])) if abstracts else ""
    values["pubstate"] = state or state_of(item.venue)
    return values


def _item_of_list(text: str) -> str:
    """Return an item of a list that commas separate."""
    return " ".join(text.replace(",", ";").split())


def _dates(item: PageItem, house: House, month: str) -> dict[str, str]:
    if item.year is None:
        return {}
    year, number = f"{item.year:04}", month_number(month)
    if house.dates == "date":
        return {"date": f"{year}-{number:02}" if number else year}
    return {"year": year, "month": month}


def _identified(links: Links, house: House) -> dict[str, str]:
    """Return the fields for identifiers and links, in the words of the file."""
    fields = {"doi": balanced(clean(links.doi))}
    if links.arxiv and house.arxiv:
        fields["arxiv"] = links.arxiv
    elif links.arxiv:
        fields |= {"eprint": links.arxiv, "archiveprefix": "arXiv"}
    fields |= dict(links.fields)
    if (
        house.arxiv
        and fields.get("url") == f"https://arxiv.org/abs/{links.arxiv}"
        and not links.doi
    ):
        del fields["url"]
    return fields


def _unsure(item: PageItem, place: Place, state: str, me: Sequence[str]) -> Iterator[str]:
    """Yield what was read, but may be something else, and what is missing.

    `state` is the `pubstate`: what has not appeared needs neither venue nor year. `me` are the
    configured spellings of the owner, whom the page may leave out.
    """
    unsure = [name for name in ("title", "authors", "venue") if item.sure.get(name) == "unsure"]
    if not place.sure and "venue" not in unsure:
        unsure.append(f"type {place.entry_type}")
    if not item.authors:
        yield "no authors were found"
    if item.coauthors:
        missing_owner = f"add {me[0]} to the authors" if me else "is the owner missing?"
        yield f"the page says `with` and names co-authors alone: {missing_owner}"
    if unsure:
        yield f"{' and '.join(unsure)} {'are' if len(unsure) > 1 else 'is'} unsure"
    missing = [name for name, value in (("venue", item.venue), ("year", item.year)) if not value]
    if item.arxiv and missing == ["venue"]:
        missing = []  # the list shows `arXiv`
    if missing and not state:
        yield f"the page names no {' and no '.join(missing)}"


def note_line(draft: Draft) -> str:
    """Return the comment line above an entry that says what to look at, or an empty text.

    BibTeX itself takes an `@` outside of entries for one that begins: there is none in the line.
    """
    if not draft.doubts:
        return ""
    text = "; ".join(_shortened(draft.doubts))
    return clean(f"% check: {draft.place}: {text}").replace("@", "(at)")


def _shortened(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield text if len(text) <= 300 else f"{text[:297]}..."
