"""What is asked of a service and what it answers, as values: who sends them is another matter."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The services, by the name that settings and messages have for them.
Service = Literal["arxiv", "doi", "crossref", "datacite", "semanticscholar", "link"]


class Request(NamedTuple):
    """One question to a service. A `body` makes it a POST; `headers` are those beyond the usual."""

    service: Service
    url: str
    headers: Mapping[str, str] = MappingProxyType({})
    body: bytes | None = None
    method: Literal["GET", "HEAD", "POST"] = "GET"


class Answer(NamedTuple):
    """What came back: a status that means something to the one who asked (200, 400, 404, 410).

    `url` is where it came from after redirects, `content_type` is without parameters and in lower
    case, `charset` the parameter of that name, or empty.
    """

    status: int
    url: str
    content_type: str = ""
    charset: str = ""
    body: bytes = b""
