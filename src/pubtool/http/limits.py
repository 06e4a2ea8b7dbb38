"""Every figure of the client: how long it waits, how often it tries again, how much it takes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pubtool.http.exchanges import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.exchange import Service

#: The services' names for people. A link goes by the name of its host.
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "arxiv": "arXiv",
        "doi": "doi.org",
        "crossref": "Crossref",
        "datacite": "DataCite",
        "semanticscholar": "Semantic Scholar",
    }
)

#: Whose hosts these are: a redirect or a link may lead to a service that has its own pace.
_HOSTS: Mapping[str, Service] = MappingProxyType(
    {
        "arxiv.org": "arxiv",
        "www.arxiv.org": "arxiv",
        "export.arxiv.org": "arxiv",
        "doi.org": "doi",
        "dx.doi.org": "doi",
        "www.doi.org": "doi",
        "api.crossref.org": "crossref",
        "api.datacite.org": "datacite",
        "data.crosscite.org": "datacite",
        "api.semanticscholar.org": "semanticscholar",
    }
)

#: Seconds from one request to the next. arXiv's terms of use ask for three
#: (https://info.arxiv.org/help/api/tou.html); Crossref's public pool allows five requests a second,
#: DataCite 1000 in five minutes, Semantic Scholar about one a second without a key.
_INTERVALS: Mapping[str, float] = MappingProxyType(
    {
        "arxiv": 3.0,
        "doi": 0.25,
        "crossref": 0.25,
        "datacite": 0.35,
        "semanticscholar": 1.1,
        "link": 0.5,
    }
)


class Limits(NamedTuple):
    """What the client holds itself to, in seconds and bytes.

    `intervals` are the pauses between requests by service. `backoff` are the waits before each
    further attempt after a failure, lengthened by up to the share `jitter`; `reconnect` is the one
    before the second attempt to reach a host at all. A service that asks for a longer wait than
    `longest` is not waited for; `queue` is how long other processes of this user are.
    """

    intervals: Mapping[str, float] = _INTERVALS
    backoff: tuple[float, ...] = (5.0, 15.0, 45.0)
    jitter: float = 0.25
    reconnect: float = 1.0
    longest: float = 60.0
    queue: float = 300.0
    connect: float = 10.0
    size: int = 32 * 1024 * 1024


#: For addresses on this machine: nobody there has to be spared.
LOCAL = Limits(
    intervals=MappingProxyType({}),
    backoff=(0.02, 0.04, 0.08),
    reconnect=0.02,
    longest=0.5,
)


def is_local(url: str) -> bool:
    """Return whether the URL is one of this machine."""
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def service_at(url: str, asked: Service) -> Service:
    """Return whose pace a request to this URL keeps: its host's, else that of who was asked."""
    return _HOSTS.get(urlsplit(url).hostname or "", asked)


def title_of(service: str, url: str) -> str:
    """Return the name that messages have for a service, or for the host that a link leads to."""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        host = url
    return TITLES.get(service) or shown(host)
