"""DataCite's REST API: what it knows of an arXiv paper, and as what that was published.

Source: https://support.datacite.org/docs/api-get-doi and the metadata schema 4.5; arXiv registers
its DOIs here, with the published version's as `IsVersionOf`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.exchange import Request
from pubtool.identifiers import Identifier, bare_doi, is_preprint_doi, parse_identifier
from pubtool.sources.answers import (
    check_status,
    is_absent,
    items,
    joined,
    member,
    number_of,
    read_json,
    text_of,
    unavailable,
    unique,
)
from pubtool.sources.markup import from_tex
from pubtool.sources.names import is_group
from pubtool.sources.records import Author, Found, Question, Record
from pubtool.sources.works import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.exchange import Answer
    from pubtool.model import Date

SERVICE = "DataCite"
_HEADERS = MappingProxyType({"Accept": "application/vnd.api+json, application/json"})
#: How a preprint says what it was published as.
_RELATIONS = frozenset(("IsVersionOf", "IsPreprintOf", "IsPreviousVersionOf", "IsIdenticalTo"))


def questions(ids: Iterable[str], base: str) -> tuple[Question, ...]:
    """Return one question for each arXiv id; versions do not count."""
    return tuple(
        Question(
            Request("datacite", joined(base, f"dois/10.48550/arXiv.{_id(id_)}"), _HEADERS), (id_,)
        )
        for id_ in unique(ids)
    )


def _id(asked: str) -> str:
    from urllib.parse import quote

    found = parse_identifier(asked)
    return found.id if isinstance(found, Identifier) else quote(asked, errors="replace")


def read(answer: Answer, ids: Sequence[str]) -> Found:
    """Return the record of the arXiv paper that was asked for; raises `ServiceUnavailable`."""
    if is_absent(answer):
        return Found(MappingProxyType({}), tuple(ids))
    check_status(answer, SERVICE)
    attributes = member(read_json(answer, SERVICE), "data", "attributes")
    told = parse_identifier(text_of(member(attributes, "doi")))
    if not isinstance(told, Identifier):
        raise unavailable(
            SERVICE, f"answered for {', '.join(ids[:3])} with JSON that describes no paper"
        )
    for id_ in ids:
        if _id(id_) == told.id:
            record = _record(attributes, told)
            return Found(MappingProxyType({id_: record}))
    raise unavailable(SERVICE, f"answered for {', '.join(ids[:3])} with another paper, {told.id}")


def _record(attributes: object, told: Identifier) -> Record:
    titles = [
        found
        for item in items(member(attributes, "titles"))
        if not member(item, "titleType") and (found := text_of(member(item, "title")))
    ]
    return Record(
        SERVICE,
        "misc",
        from_tex(titles[0]) if titles else "",
        tuple(filter(None, map(_author, items(member(attributes, "creators"))))),
        _date(attributes),
        arxiv=told.id,
        url=f"https://arxiv.org/abs/{told.id}",
        published_as=_published_as(attributes),
    )


def _author(creator: object) -> Author | None:
    """Return an author; whether one is an organisation, DataCite often gets wrong."""
    name = text_of(member(creator, "name"))
    family, given = text_of(member(creator, "familyName")), text_of(member(creator, "givenName"))
    if family and given:
        return Author(f"{given} {family}", family, given)
    one = family or given or name
    if not one:
        return None
    organisation = text_of(member(creator, "nameType")) == "Organizational"
    return Author(one, group=is_group(one) or (organisation and " " in one and "," not in one))


def _date(attributes: object) -> Date | None:
    """Return when version 1 was submitted, else the year."""
    for item in items(member(attributes, "dates")):
        told = text_of(member(item, "dateType")), text_of(member(item, "dateInformation"))
        if told == ("Submitted", "v1"):
            parts = text_of(member(item, "date"))[:10].split("-")
            found = read_parts([number_of(part) for part in parts])
            if found:
                return found
    return read_parts([number_of(member(attributes, "publicationYear"))])


def _published_as(attributes: object) -> tuple[str, ...]:
    found = (
        bare_doi(text_of(member(item, "relatedIdentifier")))
        for item in items(member(attributes, "relatedIdentifiers"))
        if text_of(member(item, "relationType")) in _RELATIONS
        and text_of(member(item, "relatedIdentifierType")).upper() == "DOI"
    )
    return unique(doi for doi in found if doi and not is_preprint_doi(doi))
