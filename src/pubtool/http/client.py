"""Who is asked, how often and how: the manners of pubtool among the services."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from pubtool import __version__
from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Answer
from pubtool.folders import cache_folder
from pubtool.http.cache import Cache, is_kept
from pubtool.http.exchanges import Call, Reply, Trouble, shown
from pubtool.http.limits import LOCAL, Limits, is_local, service_at, title_of
from pubtool.http.pace import Pace
from pubtool.http.routes import check_address, next_call
from pubtool.http.statuses import refusal
from pubtool.http.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from pubtool.config.values import ServiceSettings
    from pubtool.exchange import Request, Service

_MOST_REDIRECTS = 10

#: Some servers do not know HEAD, and say so in one of these ways; what is missing is asked twice.
_ASK_AGAIN = frozenset({400, 404, 405, 410, 501})


class _Site(NamedTuple):
    """One who is asked, and may be given up."""

    service: str
    host: str


class Client:
    """Asks services, politely, and remembers their answers for a day.

    `offline` asks nobody, `no_cache` does not look at what is remembered. `limits` replaces the
    usual figures, also those for this machine; `folder` the user's cache folder. `on_wait(title,
    seconds, reason)` is called before each wait, 0 seconds where nobody knows how long;
    `on_request(title, url)` before each request that goes out. `clock` is the cache's.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of the caller's, given by name
        self,
        settings: ServiceSettings,
        *,
        offline: bool = False,
        no_cache: bool = False,
        limits: Limits | None = None,
        folder: Path | None = None,
        on_wait: Callable[[str, float, str], None] | None = None,
        on_request: Callable[[str, str], None] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        place = folder or cache_folder()
        self._settings = settings
        self._offline = offline
        self._reads_cache = not no_cache
        self._limits = limits
        self._on_request = on_request or (lambda _title, _url: None)
        self._cache = Cache(place, clock)
        self._pace = Pace(place, on_wait or (lambda _title, _seconds, _reason: None))
        self._transport: Transport | None = None
        self._given_up: dict[_Site, str] = {}
        self._failures: dict[_Site, int] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and the cache."""
        self._cache.close()
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def send(self, request: Request, *, fresh: bool = False) -> Answer:
        """Return the answer to a request, a remembered one unless it is to be `fresh`.

        Every 2xx is an answer, and what says something about the question: 400, 404, 410 and other
        4xx. The answers about links have no body; a link is asked again with GET where HEAD found
        nothing. Raises ServiceUnavailable, in one line, for all else.
        """
        if self._reads_cache and not fresh:
            known = self._cache.read(request)
            if known is not None:
                return known
        if self._offline:
            raise ServiceUnavailable(
                f"{title_of(request.service, request.url)}: not asked, because of --offline, and no"
                " answer of the last day is kept; try again without --offline"
            )
        answer = self._ask(request)
        if request.method == "HEAD" and answer.status in _ASK_AGAIN:
            answer = self._ask(request._replace(method="GET"))
        if is_kept(request, answer):
            self._cache.write(request, answer)
        return answer

    def forget(self, request: Request) -> None:
        """Forget the answer to a request: it turned out to be none."""
        self._cache.forget(request)

    def _ask(self, request: Request) -> Answer:
        """Return the answer from the wire, wherever redirects lead."""
        call = Call(request.method, request.url, self._headers(request), request.body)
        title = title_of(request.service, request.url)
        seen: set[tuple[str, str]] = set()
        try:
            check_address(request.service, request.url)
            while (call.method, call.url) not in seen and len(seen) <= _MOST_REDIRECTS:
                seen.add((call.method, call.url))
                reply = self._persist(call, request.service)
                following = next_call(call, reply, request.service)
                if following is None:
                    return _answer(call, reply)
                call = following
        except Trouble as trouble:
            raise ServiceUnavailable(f"{title}: {trouble.what}; {trouble.hint}") from None
        raise ServiceUnavailable(
            f"{title}: redirects in a circle, last to {shown(call.url)}; check its address"
        )

    def _persist(self, call: Call, asked: Service) -> Reply:
        """Return the answer to a call, after as many attempts as are good manners."""
        limits = self._limits or (LOCAL if is_local(call.url) else Limits())
        service = service_at(call.url, asked)
        title = title_of(service, call.url)
        site = _Site(service, urlsplit(call.url).netloc)
        if site in self._given_up:
            raise ServiceUnavailable(self._given_up[site])
        attempts = 0
        while True:
            attempts += 1
            outcome = self._once(call, service, asked, limits)
            if isinstance(outcome, Reply):
                self._failures.pop(site, None)
                return outcome
            delay = _delay(outcome, attempts, asked, limits)
            if delay is None:
                raise self._failed(outcome, attempts, title, site)
            self._pace.postpone(service, delay, outcome.what, limits)

    def _once(
        self, call: Call, service: Service, asked: Service, limits: Limits
    ) -> Reply | Trouble:
        """Return the answer to one attempt, or why there is none."""
        title = title_of(service, call.url)
        if self._transport is None:
            self._transport = Transport()
        with self._pace.turn(service, title, limits):
            self._on_request(title, call.url)
            try:
                reply = self._transport.exchange(
                    call, limits, self._settings.timeout, with_body=asked != "link"
                )
            except Trouble as trouble:
                return trouble
        return refusal(reply, is_link=asked == "link", contact=self._settings.contact) or reply

    def _failed(
        self, trouble: Trouble, attempts: int, title: str, site: _Site
    ) -> ServiceUnavailable:
        """Return the error for a call that is given up, and perhaps give up who was asked."""
        often = f", also at attempt {attempts}" if attempts > 1 else ""
        text = f"{title}: {trouble.what}{often}; {trouble.hint}"
        failures = self._failures.get(site, 0) + 1
        if trouble.blame != "answer":
            self._failures[site] = failures
        if trouble.blame == "host" or (trouble.blame == "perhaps" and failures > 1):
            self._given_up[site] = text
        return ServiceUnavailable(text)

    def _headers(self, request: Request) -> dict[str, str]:
        contact = quote(self._settings.contact, safe="@+")
        who = f" (mailto:{contact})" if contact else ""
        ours = {"User-Agent": f"pubtool/{__version__}{who}", "Accept-Encoding": "gzip"}
        return {"Accept": "*/*", **request.headers, **ours}


def _delay(trouble: Trouble, attempts: int, asked: Service, limits: Limits) -> float | None:
    """Return how long to wait before the next attempt, None where there is none."""
    # A page that a link leads to is not worth a minute.
    most = 1 if asked == "link" else len(limits.backoff)
    if trouble.remedy == "reconnect" and attempts == 1:
        return limits.reconnect
    if trouble.remedy != "pause" or attempts > most:
        return None
    if trouble.wait:
        return trouble.wait if trouble.wait <= limits.longest and asked != "link" else None
    # Programs that failed together are not to come back together.
    return limits.backoff[attempts - 1] * (1 + limits.jitter * os.urandom(1)[0] / 255)


def _answer(call: Call, reply: Reply) -> Answer:
    content_type, _, parameters = reply.headers.get("content-type", "").lower().partition(";")
    charset = ""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            charset = value.strip().strip("\"'")
    return Answer(reply.status, call.url, content_type.strip(), charset, reply.body)
