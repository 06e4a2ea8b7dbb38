"""Where requests may go: https, and http only on this machine or for links; redirects likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from pubtool.http.exchanges import Call, Reply, Trouble, shown
from pubtool.http.limits import is_local, service_at

if TYPE_CHECKING:
    from pubtool.exchange import Service

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_SEE_OTHER = 303


def check_address(service: Service, url: str) -> None:
    """Raise Trouble where a URL is not one that this service may be asked at."""
    try:
        scheme, host = urlsplit(url).scheme.lower(), urlsplit(url).hostname
    except ValueError:
        scheme, host = "", None
    plain = scheme == "http" and (service == "link" or is_local(url))
    if not host or not (scheme == "https" or plain):
        raise Trouble(f"{shown(url)} is no address to ask at", "name one that begins with https://")


def next_call(call: Call, reply: Reply, service: Service) -> Call | None:
    """Return the call that a redirect asks for, None where the answer is no redirect.

    Where a link to the DOI resolver leads is not asked: that the resolver knows is the answer, and
    publishers turn programs away.

    A body goes along, except where the answer says `See Other`: requests here only ask. Raises
    Trouble for a redirect to another scheme, from https to http, or to this machine.
    """
    location = reply.headers.get("location", "").strip()
    if reply.status not in _REDIRECTS or not location:
        return None
    # Headers are read as Latin-1, and servers send UTF-8.
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        url = urljoin(call.url, location)
        is_safe = _is_safe(call.url, url, service)
    except ValueError:
        url, is_safe = location, False
    if not is_safe:
        raise Trouble(f"redirects to an unsafe address, {shown(url)}", "nothing was asked there")
    if service == "link" and "doi" == service_at(call.url, service) != service_at(url, service):
        return None
    if reply.status == _SEE_OTHER and call.method == "POST":
        headers = {
            name: value for name, value in call.headers.items() if name.lower() != "content-type"
        }
        return Call("GET", url, headers, None)
    return call._replace(url=url)


def _is_safe(old: str, new: str, service: Service) -> bool:
    scheme, host = urlsplit(new).scheme, urlsplit(new).hostname
    if not host or scheme not in ("http", "https"):
        return False
    if is_local(new):
        return is_local(old)
    return scheme == "https" or (service == "link" and urlsplit(old).scheme == "http")
