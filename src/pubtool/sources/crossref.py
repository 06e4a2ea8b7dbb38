"""Crossref's REST API: works by DOI, retractions among them, and the bibliographic search.

Source: https://api.crossref.org/swagger-ui and Crossref's documentation of the REST API. Not for
arXiv's DOIs, which are DataCite's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.exchange import Request
from pubtool.sources.answers import check_status, is_absent, joined, member, read_json, unavailable
from pubtool.sources.records import Found, Question
from pubtool.sources.works import doi_path, found_work, is_work, read_work, unique_dois

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.exchange import Answer
    from pubtool.sources.records import Record

SERVICE = "Crossref"
_HEADERS = MappingProxyType({"Accept": "application/json"})
#: A longer title finds nothing more, and makes a URL that servers refuse.
_LONGEST = 500


def questions(dois: Iterable[str], base: str) -> tuple[Question, ...]:
    """Return one question for each DOI."""
    return tuple(
        Question(Request("crossref", joined(base, f"works/{doi_path(doi)}"), _HEADERS), (doi,))
        for doi in unique_dois(dois)
    )


def read(answer: Answer, dois: Sequence[str]) -> Found:
    """Return the record of the DOI that was asked for; raises `ServiceUnavailable`."""
    if is_absent(answer):
        return Found(MappingProxyType({}), tuple(dois))
    check_status(answer, SERVICE)
    work = member(read_json(answer, SERVICE), "message")
    if not is_work(work):
        raise unavailable(
            SERVICE, f"answered for {', '.join(dois[:3])} with JSON that describes no work"
        )
    return found_work(work, dois, SERVICE)


def search(title: str, author: str, base: str, rows: int = 5) -> Request:
    """Return the request for the works that look most like a title and a family name."""
    from urllib.parse import urlencode

    query = {"query.bibliographic": title[:_LONGEST], "query.author": author[:_LONGEST]}
    asked = {name: text for name, text in query.items() if text.strip()}
    parameters = urlencode({**asked, "rows": rows}, errors="replace")
    return Request("crossref", joined(base, f"works?{parameters}"), _HEADERS)


def read_search(answer: Answer) -> tuple[Record, ...]:
    """Return the works found, in Crossref's order; raises `ServiceUnavailable`."""
    check_status(answer, SERVICE)
    works = member(read_json(answer, SERVICE), "message", "items")
    if not isinstance(works, list):
        raise unavailable(SERVICE, "answered a search with JSON that holds no list of works")
    return tuple(read_work(work, SERVICE) for work in works if is_work(work))
