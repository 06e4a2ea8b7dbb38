"""DOIs through content negotiation at doi.org, which Crossref and DataCite answer alike.

Source: https://citation.doi.org/docs.html; CSL-JSON as both agencies write it. Other agencies
mostly send a web page, which is said.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.exchange import Request
from pubtool.sources.answers import (
    check_status,
    is_web_page,
    joined,
    member,
    read_json,
    text_of,
    unavailable,
)
from pubtool.sources.records import Found, Question
from pubtool.sources.works import doi_path, found_work, is_work, unique_dois

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.exchange import Answer

_HEADERS = MappingProxyType({"Accept": "application/vnd.citationstyles.csl+json"})
_BY_HAND = "write the entry by hand, or try again later"
#: How doi.org says that there is no such DOI, and that this cannot be one.
_ABSENT = frozenset((400, 404, 410))


def questions(dois: Iterable[str], base: str) -> tuple[Question, ...]:
    """Return one question for each DOI."""
    return tuple(
        Question(Request("doi", joined(base, doi_path(doi)), _HEADERS), (doi,))
        for doi in unique_dois(dois)
    )


def read(answer: Answer, dois: Sequence[str]) -> Found:
    """Return the record of the DOI that was asked for; raises `ServiceUnavailable`."""
    if answer.status in _ABSENT:
        return Found({}, tuple(dois))
    service = _service(answer)
    check_status(answer, service)
    if is_web_page(answer):
        raise unavailable(service, f"has a web page for {_named(dois)}, and no data", _BY_HAND)
    work = read_json(answer, service)
    if not is_work(work):
        raise unavailable(
            service, f"answered for {_named(dois)} with JSON that describes no work", _BY_HAND
        )
    if text_of(member(work, "source")) == "Crossref":
        service = "Crossref"
    return found_work(work, dois, service)


def _named(dois: Sequence[str]) -> str:
    return ", ".join(dois[:3])


def _service(answer: Answer) -> str:
    from urllib.parse import urlsplit

    try:
        host = urlsplit(answer.url).hostname or ""
    except ValueError:
        host = ""
    if host.endswith("crossref.org"):
        return "Crossref"
    return "DataCite" if host.endswith(("datacite.org", "crosscite.org")) else "doi.org"
