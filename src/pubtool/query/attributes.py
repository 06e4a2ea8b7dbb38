"""What a filter expression can ask of a publication: one table of names.

The reference in `docs/configuration.md` is generated from `ATTRIBUTES`. To add an attribute: one
line in the table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.inline import plain
from pubtool.reading.lists import KEYWORD_SEPARATORS, split_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from pubtool.inline import Inlines
    from pubtool.model import Person, Publication

    Value: TypeAlias = str | float | bool | Person | tuple[str, ...] | tuple[Person, ...] | None

#: What a value is; a missing one is None, an empty text or an empty tuple.
Kind = Literal["text", "number", "flag", "texts", "person", "people"]

#: What makes reading a field as LaTeX necessary.
_LATEX = r"[\\{}$~]|--|``|''"


class Attribute(NamedTuple):
    """A name that expressions may use, what kind of value it has, and how to get it."""

    name: str
    kind: Kind
    get: Callable[[Publication], Value]
    doc: str


def role_of(publication: Publication) -> str:
    """Return `first` where you are first or equal-first author, else `co-author`.

    Equal-first is whoever has the role `equal` together with all authors before. Empty where none
    of the authors is you.
    """
    for place, person in enumerate(publication.authors):
        if person.me:
            leading = publication.authors[: place + 1]
            first = place == 0 or all("equal" in author.roles for author in leading)
            return "first" if first else "co-author"
    return ""


def field_text(publication: Publication, name: str) -> str:
    """Return a field as plain text, LaTeX understood; empty where the publication lacks it."""
    source = publication.fields.get(name, "").strip()
    if not source or not re.search(_LATEX, source):
        return source
    # Only here: LaTeX is the rare case, and its parser takes long to import.
    from pubtool.latex import to_text

    return to_text(source)


def _plain_all(trees: tuple[Inlines, ...]) -> tuple[str, ...]:
    """Return displayed texts as plain ones."""
    return tuple(plain(tree) for tree in trees)


def _award(publication: Publication) -> str:
    """Return the award, by its short label where that alone is given."""
    return field_text(publication, "award") or field_text(publication, "award_name")


def _keywords(publication: Publication) -> tuple[str, ...]:
    """Return the keywords, which commas or semicolons separate."""
    return tuple(split_list(field_text(publication, "keywords"), KEYWORD_SEPARATORS))


ATTRIBUTES = (
    Attribute("key", "text", lambda pub: pub.key, "Citation key."),
    Attribute("type", "text", lambda pub: pub.type, "Entry type, such as `inproceedings`."),
    Attribute("title", "text", lambda pub: pub.title_text, "Title, as plain text."),
    Attribute("year", "number", lambda pub: pub.date.year if pub.date else None, "Year."),
    Attribute(
        "month", "number", lambda pub: pub.date.month if pub.date else None, "Month, from 1 to 12."
    ),
    Attribute("day", "number", lambda pub: pub.date.day if pub.date else None, "Day of the month."),
    Attribute(
        "date",
        "text",
        lambda pub: pub.date.iso if pub.date else "",
        "Date as far as known: `2024`, `2024-05`, `2024-05-31`.",
    ),
    Attribute("authors", "people", lambda pub: pub.authors, "The authors."),
    Attribute(
        "first_author",
        "person",
        lambda pub: pub.authors[0] if pub.authors else None,
        "The first author.",
    ),
    Attribute(
        "last_author",
        "person",
        lambda pub: pub.authors[-1] if pub.authors and not pub.et_al else None,
        "The last author; missing where the list ends in `and others`.",
    ),
    Attribute("editors", "people", lambda pub: pub.editors, "The editors."),
    Attribute(
        "role",
        "text",
        role_of,
        "`first` (you are first or equal-first author) or `co-author`; missing where you are none.",
    ),
    Attribute("venue", "text", lambda pub: plain(pub.venue.tag), "Venue as shown: `NeurIPS 2025`."),
    Attribute("abbr", "text", lambda pub: plain(pub.venue.short), "Short venue name: `NeurIPS`."),
    Attribute(
        "full_venue", "text", lambda pub: plain(pub.venue.full), "Journal, proceedings, school ..."
    ),
    Attribute(
        "state",
        "text",
        lambda pub: pub.venue.state,
        "`pubstate`: `submitted`, `forthcoming`, `inpress` ...",
    ),
    Attribute("tags", "texts", lambda pub: _plain_all(pub.tags), "The `venue_tags`."),
    Attribute(
        "badges", "texts", lambda pub: _plain_all(pub.badges), "Presentation and awards as shown."
    ),
    Attribute(
        "links",
        "texts",
        lambda pub: tuple(link.name for link in pub.links),
        'Names of the links there are: `"code" in links`.',
    ),
    Attribute("doi", "text", lambda pub: pub.doi, "DOI, bare."),
    Attribute("arxiv", "text", lambda pub: pub.arxiv, "arXiv id, bare."),
    Attribute("selected", "flag", lambda pub: pub.selected, "Whether it is marked as selected."),
    Attribute("hidden", "flag", lambda pub: pub.hidden, "Whether it is in no list."),
    Attribute("award", "text", _award, "Text of the award."),
    Attribute("keywords", "texts", _keywords, "The keywords."),
    Attribute("file", "text", lambda pub: pub.file, "The file it stands in."),
)

#: Fields that expressions may name directly: what BibTeX, biblatex and homepages use. Others, and
#: those that an attribute hides, are `fields.NAME`.
FIELD_NAMES = frozenset(
    (
        "abstract",
        "additional_info",
        "address",
        "annotation",
        "annote",
        "archiveprefix",
        "author",
        "award_name",
        "bibtex_show",
        "blog",
        "booktitle",
        "booksubtitle",
        "chapter",
        "code",
        "dataset",
        "demo",
        "edition",
        "editor",
        "eid",
        "eprint",
        "eprintclass",
        "eprinttype",
        "eventtitle",
        "funding",
        "hal",
        "howpublished",
        "html",
        "institution",
        "isbn",
        "issn",
        "issue",
        "journal",
        "journaltitle",
        "language",
        "location",
        "note",
        "number",
        "organization",
        "pages",
        "pdf",
        "pmid",
        "poster",
        "presentation",
        "preview",
        "primaryclass",
        "publisher",
        "pubstate",
        "school",
        "selected_order",
        "series",
        "slides",
        "subtitle",
        "supp",
        "venue_tags",
        "url",
        "video",
        "volume",
        "website",
    )
)

_BY_NAME = {attribute.name: attribute for attribute in ATTRIBUTES}


def find_attribute(name: str) -> Attribute | None:
    """Return the attribute of a name, or that of a field that expressions may name directly."""
    found = _BY_NAME.get(name)
    if found is None and name in FIELD_NAMES:
        return field_attribute(name)
    return found


def field_attribute(name: str) -> Attribute:
    """Return the attribute that is the field of this name, as text."""
    lower = name.lower()
    return Attribute(lower, "text", lambda pub: field_text(pub, lower), f"The field `{lower}`.")
