"""What a stand-in answers, as values."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Question(NamedTuple):
    """A request as the stand-ins see it: the path below the service's own, still encoded."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def accept(self) -> str:
        """Return what the client wants to have, in lower case."""
        return self.headers.get("accept", "").lower()


class Reply(NamedTuple):
    """A well-behaved answer."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = MappingProxyType({})


def as_json(value: object, status: int = 200, content_type: str = "application/json") -> Reply:
    """Return a value as a JSON answer."""
    return Reply(status, content_type, json.dumps(value, ensure_ascii=False).encode())


def as_html(text: str, status: int = 200) -> Reply:
    """Return a text as a page."""
    page = f"<!DOCTYPE html><html><head><title>{text}</title></head><body>{text}</body></html>\n"
    return Reply(status, "text/html; charset=utf-8", page.encode())


def as_text(text: str, status: int = 200) -> Reply:
    """Return plain text."""
    return Reply(status, "text/plain", text.encode())


def moved(url: str, status: int = 302) -> Reply:
    """Return a redirect."""
    page = as_html("moved", status)
    return page._replace(headers={"Location": url})
