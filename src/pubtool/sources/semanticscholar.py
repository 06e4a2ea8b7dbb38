"""Semantic Scholar's Graph API: many papers at once, and the DOI that each was published under.

Source: https://api.semanticscholar.org/api-docs/graph (paper/batch). It fills the venue and the
year from the preprint, so only title, authors, date and ids are taken from it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.exchange import Request
from pubtool.identifiers import Identifier, arxiv_id, bare_doi, is_preprint_doi, parse_identifier
from pubtool.sources.answers import (
    batches,
    check_status,
    items,
    joined,
    member,
    number_of,
    read_json,
    text_of,
    unavailable,
)
from pubtool.sources.markup import from_html
from pubtool.sources.names import displayed
from pubtool.sources.records import Found, Question, Record
from pubtool.sources.works import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.exchange import Answer
    from pubtool.model import Date

SERVICE = "Semantic Scholar"
_MOST = 500
_FIELDS = "title,authors,year,publicationDate,externalIds"
_HEADERS = MappingProxyType(
    {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
)


def questions(ids: Iterable[str], base: str) -> tuple[Question, ...]:
    """Return the questions for arXiv ids and DOIs, at most 500 in each."""
    return tuple(
        Question(
            Request(
                "semanticscholar",
                joined(base, f"paper/batch?fields={_FIELDS}"),
                _HEADERS,
                _body(batch),
                "POST",
            ),
            batch,
        )
        for batch in batches(ids, _MOST)
    )


def _body(ids: Sequence[str]) -> bytes:
    import json

    return json.dumps({"ids": [_named(id_) for id_ in ids]}).encode()


def _named(asked: str) -> str:
    found = parse_identifier(asked)
    if isinstance(found, Identifier):
        return f"ARXIV:{found.id}" if found.kind == "arxiv" else f"DOI:{found.id}"
    return asked


def read(answer: Answer, ids: Sequence[str]) -> Found:
    """Return the records, each at the place of its id; raises `ServiceUnavailable`."""
    # Where it knows none of the ids, it answers 400 or 404 with a sentence in JSON.
    if answer.status in (400, 404):
        told = text_of(member(read_json(answer, SERVICE), "error"))
        if "no valid paper ids" in told.lower() or "not found" in told.lower():
            return Found(MappingProxyType({}), tuple(ids))
        raise unavailable(SERVICE, f"refused the question: {told[:200] or answer.status}")
    check_status(answer, SERVICE)
    papers = read_json(answer, SERVICE)
    if not isinstance(papers, list) or len(papers) != len(ids):
        raise unavailable(
            SERVICE, f"answered for {len(ids)} papers with JSON that is no list of as many"
        )
    records = {
        id_: record
        for id_, paper in zip(ids, papers, strict=True)
        if isinstance(paper, dict) and (record := _record(paper))
    }
    missing = tuple(id_ for id_ in ids if id_ not in records)
    return Found(MappingProxyType(records), missing)


def _record(paper: object) -> Record | None:
    title = text_of(member(paper, "title"))
    if not title:
        return None
    arxiv = arxiv_id(text_of(member(paper, "externalIds", "ArXiv")))
    doi = bare_doi(text_of(member(paper, "externalIds", "DOI")))
    if is_preprint_doi(doi):
        doi = ""
    names = (text_of(member(author, "name")) for author in items(member(paper, "authors")))
    return Record(
        SERVICE,
        "misc",
        from_html(title),
        displayed(names),
        _date(paper),
        arxiv=arxiv,
        doi=doi,
        published_as=(doi,) if doi and arxiv else (),
    )


def _date(paper: object) -> Date | None:
    parts = text_of(member(paper, "publicationDate")).split("-")
    return read_parts([number_of(part) for part in parts[:3]]) or read_parts(
        [number_of(member(paper, "year"))]
    )
