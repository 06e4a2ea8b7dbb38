"""Which publications are preprints, and what their entries say of them, as a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import ARXIV_ID, arxiv_id, is_preprint_doi
from pubtool.model import Date
from pubtool.sources.records import Author, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.model import Person, Publication

#: How the record of an entry names its source.
FILE = "the file"

#: Types that a preprint may be filed as. A thesis or a book on arXiv is none.
_TYPES = frozenset(
    (
        *("misc", "article", "unpublished", "online", "electronic", "www", "techreport"),
        *("report", "inproceedings", "conference", "preprint", "manual"),
    )
)
#: Types of what has no venue.
_UNPUBLISHED = frozenset(("misc", "unpublished", "online", "electronic", "www", "preprint"))
_VENUES = ("journal", "booktitle")
#: Where an arXiv id may stand behind the name of the server.
_SERVER_FIELDS = ("journal", "booktitle", "volume", "number", "howpublished", "note")
#: Fields besides the venue that may name the server.
_NAMING = ("institution", "school", "publisher", "howpublished", "note")
#: How a `journal` begins that is no venue but a server of preprints, or a way to say "none yet".
_SERVER = (
    r"(?ai)(?:\\(?:url|href))?\W*(?:the\s+)?(?:https?://)?(?:www\.)?"
    r"(?:arxiv|corr\b|(?:abs/)?\d{4}\.\d{4,5}\b|(?:bio|med|chem|psy|soc|eng|eco|earth|tech)a?rxiv"
    r"|ssrn|research\s?square|authorea|preprints?\b|e-?prints?\b|submitted\b|under\s+review\b"
    r"|(?:iacr\s+)?cryptology\s+eprint|openreview|zenodo)"
)
_OLD_ID = r"(?a)[\w.-]+/(\d\d)(\d\d)\d{3}"


def is_server(venue: str) -> bool:
    """Return whether the LaTeX text of a venue names a preprint server, or no venue at all."""
    return re.match(_SERVER, venue.replace("{", "").strip()) is not None


def is_preprint(publication: Publication) -> bool:
    """Return whether an entry has nothing but a preprint to show.

    It has no publisher's DOI, its journal or book title is missing or a preprint server, and it has
    an arXiv id, a preprint server's DOI, or such a journal. An `abbr` alone publishes nothing.
    """
    return not why_published(publication)


def lacks_venue(publication: Publication) -> bool:
    """Return whether an entry knows its publication by the DOI alone.

    So `add` writes a preprint of which arXiv knows the publisher's DOI: `@misc` with an arXiv id.
    """
    return (
        publication.type in _UNPUBLISHED
        and bool(publication.doi)
        and not is_preprint_doi(publication.doi)
        and bool(arxiv_of(publication))
        and not any(publication.fields.get(name, "").strip() for name in _VENUES)
    )


def why_published(publication: Publication) -> str:
    """Return why an entry is no preprint, as a clause; empty for one that is."""
    fields = publication.fields
    if publication.type not in _TYPES:
        return f"its type is `{publication.type}`"
    if publication.doi and not is_preprint_doi(publication.doi):
        return f"it has the DOI {publication.doi}, which is no preprint server's"
    for name in _VENUES:
        venue = fields.get(name, "").strip()
        if venue and not is_server(venue):
            return f"its `{name}` is no preprint server"
    if publication.arxiv or publication.doi or any(fields.get(name) for name in _VENUES):
        return ""
    # A bare number is an arXiv id only beside a field that names the server.
    named = any(is_server(fields.get(name, "")) for name in _NAMING)
    if named and arxiv_of(publication):
        return ""
    return "it has no arXiv id: give it `eprint = {2401.01234}` and `archiveprefix = {arXiv}`"


def arxiv_of(publication: Publication) -> str:
    """Return the canonical arXiv id of an entry, also of `volume = {abs/2401.01234}` and the like.

    Empty where there is none, or one that cannot be.
    """
    if found := arxiv_id(publication.arxiv):
        return found
    for name in _SERVER_FIELDS:
        value = publication.fields.get(name, "")
        if is_server(value) and (match := re.search(f"(?ai){ARXIV_ID}", value)):
            return arxiv_id(match[0])
    return ""


def as_record(publication: Publication) -> Record:
    """Return what an entry says, as a service would; the date is that of the arXiv id, if any."""
    fields = publication.fields
    title = " ".join(fields.get("title", "").split())
    subtitle = " ".join(fields.get("subtitle", "").split())
    return Record(
        service=FILE,
        type=publication.type,
        title=f"{title}: {subtitle}" if subtitle else title,
        authors=tuple(map(as_author, publication.authors)),
        date=arxiv_date(arxiv_of(publication)) or publication.date,
        arxiv=arxiv_of(publication),
        doi=publication.doi,
        fields=_venue(fields),
    )


def as_author(person: Person) -> Author:
    """Return a person as a service would name them."""
    is_group = not person.given and " " in person.family
    return Author(person.name, person.family_name, person.given, person.suffix, group=is_group)


def arxiv_date(arxiv: str) -> Date | None:
    """Return year and month of the first version, which an arXiv id tells; None of another text."""
    match = re.match(r"(?a)(\d\d)(\d\d)\.\d{4,5}", arxiv) or re.match(_OLD_ID, arxiv)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return Date(year + (1900 if year >= 91 else 2000), month) if 1 <= month <= 12 else None


def _venue(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fields[name] for name in _VENUES if fields.get(name)}
