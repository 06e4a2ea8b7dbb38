"""The server behind the stand-ins: who asked what, what is answered, what goes wrong."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from pubtool.config.values import ServiceSettings
from standins import arxiv, others, works
from standins.papers import PAPERS, Paper
from standins.recordings import Recordings
from standins.replies import Question, Reply, as_html
from standins.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from standins.faults import Fault

#: Where each service is; the longest prefix of a path says whose it is.
PREFIXES = {
    "/arxiv/": "arxiv",
    "/doi/": "doi",
    "/crossref/": "crossref",
    "/datacite/": "datacite",
    "/s2/graph/v1/": "semanticscholar",
    "/link/": "link",
}


class Received(NamedTuple):
    """A request as it came; `query` also holds a form's values, `busy` counts requests in work."""

    service: str
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    time: float
    busy: int


class _Failure(NamedTuple):
    service: str
    fault: Fault
    where: str


class Services:
    """The stand-ins: what they know, what they were asked, how they are to misbehave."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.papers: list[Paper] = list(PAPERS)
        self.received: list[Received] = []
        self.errors: list[BaseException] = []
        self.stopping = threading.Event()
        self._folder = folder
        self._failures: list[tuple[_Failure, list[None] | None]] = []
        self._recordings = Recordings()
        self._lock = threading.Lock()
        self._busy = 0

    @property
    def settings(self) -> ServiceSettings:
        """Return the settings with which pubtool asks here."""
        return ServiceSettings(
            arxiv=f"{self.url}/arxiv/api/query",
            doi=f"{self.url}/doi/",
            crossref=f"{self.url}/crossref/",
            datacite=f"{self.url}/datacite/",
            semanticscholar=f"{self.url}/s2/graph/v1/",
        )

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables with which a process of pubtool asks here, with its own cache."""
        settings = self.settings
        return {
            "PUBTOOL_ARXIV_URL": settings.arxiv,
            "PUBTOOL_DOI_URL": settings.doi,
            "PUBTOOL_CROSSREF_URL": settings.crossref,
            "PUBTOOL_DATACITE_URL": settings.datacite,
            "PUBTOOL_S2_URL": settings.semanticscholar,
            "XDG_CACHE_HOME": str(self._folder),
        }

    def asked(self, service: str) -> list[Received]:
        """Return the requests that one service got."""
        return [request for request in self.received if request.service == service]

    def fail(self, service: str, fault: Fault, times: int | None = None, where: str = "") -> None:
        """Misbehave at the next `times` requests (None: at all) that hold the text `where`."""
        left = None if times is None else [None] * times
        self._failures.append((_Failure(service, fault, where), left))

    def recover(self) -> None:
        """Behave well again."""
        self._failures.clear()

    def replay(self, folder: Path) -> None:
        """Serve the real recordings in this folder, before the made-up papers."""
        self._recordings = Recordings.read(folder)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request, well or not."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        with self._lock:
            self._busy += 1
            request = _received(handler, body, self._busy)
            self.received.append(request)
            fault = self._next_fault(request)
        try:
            good = self._reply(request)
            wire = Wire(handler, self.url + request.path, self.stopping)
            if fault is None:
                wire.send(good)
            else:
                fault(wire, good)
        finally:
            with self._lock:
                self._busy -= 1

    def _next_fault(self, request: Received) -> Fault | None:
        text = request.path + request.body.decode("utf-8", "replace")
        for failure, left in reversed(self._failures):
            if failure.service != request.service or failure.where not in text or left == []:
                continue
            if left is not None:
                left.pop()
            return failure.fault
        return None

    def _reply(self, request: Received) -> Reply:
        prefix = next((key for key in PREFIXES if request.path.startswith(key)), "")
        path = request.path.removeprefix(prefix).partition("?")[0]
        question = Question(request.method, path, request.query, request.headers, request.body)
        recorded = self._recordings
        papers, url = self.papers, self.url
        if request.service == "arxiv" and path == "api/query":
            reply = arxiv.query(question, papers, recorded.arxiv)
        elif request.service == "doi":
            reply = works.resolver(question, papers, f"{url}/doi/", recorded.csl)
        elif request.service == "crossref":
            reply = works.crossref(question, papers, recorded.crossref)
        elif request.service == "datacite":
            reply = others.datacite(question, papers, recorded.datacite)
        elif request.service == "semanticscholar":
            reply = others.semanticscholar(question, papers, recorded.semanticscholar)
        elif request.service == "link":
            reply = others.link(question, f"{url}/link/")
        else:
            reply = as_html("there is nothing here", 404)
        return reply


def _received(handler: BaseHTTPRequestHandler, body: bytes, busy: int) -> Received:
    service = next((PREFIXES[key] for key in PREFIXES if handler.path.startswith(key)), "")
    query = dict(parse_qsl(urlsplit(handler.path).query))
    headers = {name.lower(): value for name, value in handler.headers.items()}
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        query |= dict(parse_qsl(body.decode("utf-8", "replace")))
    return Received(
        service, handler.command, handler.path, query, headers, body, time.monotonic(), busy
    )


class _Server(ThreadingHTTPServer):
    """The sockets; a client that goes away in the middle is no error here."""

    block_on_close = False
    services: Services

    def handle_error(self, *_: object) -> None:
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            self.services.errors.append(error)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.services.serve(self)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing: standard error belongs to the tests."""


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Services]:
    """Run the stand-ins on a free port; `folder` is for the caches of processes that ask them."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        services = Services(f"http://127.0.0.1:{server.server_port}", folder)
        server.services = services
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield services
        finally:
            services.stopping.set()
            server.shutdown()
            thread.join()
    if services.errors:
        raise services.errors[0]
