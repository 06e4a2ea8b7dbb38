"""One request over the wire and its whole answer; the only module that imports requests.

Nothing here trusts the other side: sizes are counted while reading, a packed body is unpacked only
so far, a length that was announced must be met, and nothing may take longer than the time given.
"""

from __future__ import annotations

import contextlib
import queue
import re
import threading
import zlib
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from pubtool.http.exchanges import Call, Reply, Trouble, shown
from pubtool.http.limits import is_local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import requests

    from pubtool.http.limits import Limits

_CHUNK = 64 * 1024

#: Answers with these statuses have no body, whatever length they announce.
_BODILESS = frozenset({204, 304})


class Transport:
    """The connections. Of the environment only proxies and certificates count, no passwords.

    requests' own way of sending is not used: it would read the body of a redirect unchecked, keep
    cookies, and send along what ~/.netrc says.
    """

    def __init__(self) -> None:
        import requests

        self._session = requests.Session()

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def exchange(self, call: Call, limits: Limits, seconds: float, *, with_body: bool) -> Reply:
        """Return the answer to a call, within so many seconds; redirects are not followed.

        Raises Trouble. The work is done in a thread of its own, for the limit to hold whatever
        hangs: looking up a name, a header that never ends. A thread that hangs is left behind.
        """
        done: queue.SimpleQueue[Reply | BaseException] = queue.SimpleQueue()
        opened: list[requests.Response] = []

        def work() -> None:
            try:
                with _explained(call.url, limits.connect, seconds):
                    opened.append(self._open(call, limits, seconds))
                    done.put(_whole(opened[0], call, limits, with_body=with_body))
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                done.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            outcome = done.get(timeout=seconds)
        except queue.Empty:
            for response in opened:
                with contextlib.suppress(Exception):
                    response.raw.shutdown()
            raise Trouble(
                f"no whole answer within {seconds:g} s",
                "try again later, or allow more: services.timeout",
                blame="perhaps",
            ) from None
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _open(self, call: Call, limits: Limits, seconds: float) -> requests.Response:
        """Send a call; the headers of the answer have come, its body is still to be read."""
        import requests

        prepared = requests.Request(
            call.method, call.url, dict(call.headers), data=call.body
        ).prepare()
        settings: dict[str, Any] = {"proxies": {}}
        if not is_local(call.url):
            settings = dict(
                self._session.merge_environment_settings(call.url, {}, True, None, None)
            )
        settings["stream"] = True
        settings["timeout"] = (min(limits.connect, seconds), _silence(seconds))
        return self._session.get_adapter(call.url).send(prepared, **settings)


def _silence(seconds: float) -> float:
    """Return how long nothing may come, of the time for a whole answer."""
    return seconds / 2


def _whole(response: requests.Response, call: Call, limits: Limits, *, with_body: bool) -> Reply:
    """Return the answer with its body, and let go of the connection."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    with contextlib.closing(response):
        body = b""
        if with_body and call.method != "HEAD" and response.status_code not in _BODILESS:
            body = _unpacked(_read(response.raw, headers, limits.size), headers, limits.size)
    return Reply(response.status_code, headers, body)


def _read(raw: Any, headers: Mapping[str, str], most: int) -> bytes:
    """Return the body as it is sent, after its transfer encoding is undone."""
    length = headers.get("content-length", "")
    is_number = length.isascii() and length.isdigit() and len(length) < 20
    # A length does not count beside a transfer encoding, which has its own end.
    announced = int(length) if is_number and "transfer-encoding" not in headers else None
    if announced is not None and announced > most:
        raise _too_large(most)
    parts = []
    size = 0
    # `read1` returns what is there; `read` would wait for a whole chunk, however slowly it comes.
    while part := raw.read1(_CHUNK, decode_content=False):
        size += len(part)
        if size > most:
            raise _too_large(most)
        parts.append(part)
    if announced is not None and size < announced:
        raise _broken_off(f"after {size} of {announced} bytes")
    return b"".join(parts)


def _unpacked(data: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """Return the body unpacked; of a bomb no more is unpacked than is allowed."""
    packing = headers.get("content-encoding", "").strip().lower()
    if not data or packing in ("", "identity"):
        return data
    if packing not in ("gzip", "x-gzip"):
        raise Trouble("the answer is packed in a way that was not asked for", "try again later")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(data, most + 1)
    except zlib.error:
        raise Trouble("the answer cannot be unpacked", "try again later", "pause") from None
    if len(found) > most:
        raise _too_large(most)
    if not unpacker.eof or unpacker.unused_data:
        raise _broken_off("before its end")
    return found


def _too_large(most: int) -> Trouble:
    return Trouble(
        f"the answer is larger than {most // 1024 / 1024:g} MiB",
        "none of it was used; ask for less at once",
    )


def _broken_off(where: str) -> Trouble:
    return Trouble(f"the answer broke off {where}", "try again later", "pause", "perhaps")


@contextlib.contextmanager
def _explained(url: str, connect: float, seconds: float) -> Iterator[None]:
    """Raise Trouble for what requests and urllib3 raise within the block."""
    import requests
    import urllib3

    try:
        yield
    except requests.exceptions.ProxyError:
        raise Trouble(
            "the proxy cannot be reached", "check HTTPS_PROXY", "reconnect", "host"
        ) from None
    except (requests.exceptions.SSLError, urllib3.exceptions.SSLError) as error:
        raise Trouble(
            f"no secure connection: {_reason(error)}",
            "check the clock, the proxy and the certificates of this machine",
            blame="host",
        ) from None
    except requests.exceptions.ConnectTimeout:
        raise Trouble(
            f"no connection within {min(connect, seconds):g} s",
            "check the network connection, or try again later",
            "reconnect",
            "host",
        ) from None
    except (requests.exceptions.Timeout, urllib3.exceptions.ReadTimeoutError):
        raise Trouble(
            f"no answer for {_silence(seconds):g} s", "try again later", "reconnect", "perhaps"
        ) from None
    except (
        requests.exceptions.RequestException,
        urllib3.exceptions.HTTPError,
        OSError,
        ValueError,
        HTTPException,
    ) as error:
        raise _trouble(error, url) from None


def _trouble(error: Exception, url: str) -> Trouble:
    """Return what a failed connection, or one that failed later, means."""
    import urllib3

    causes = list(_causes(error))
    kinds = {type(cause).__name__ for cause in causes}
    if "NameResolutionError" in kinds or "gaierror" in kinds:
        host = urllib3.util.parse_url(url).host
        return Trouble(
            f"the name {host} cannot be looked up",
            "check the network connection",
            "reconnect",
            "host",
        )
    if kinds & {"BadStatusLine", "HeaderParsingError", "LineTooLong", "UnknownProtocol"}:
        return Trouble("what answers there does not speak HTTP", "check its address, or the proxy")
    if "NewConnectionError" in kinds:
        return Trouble(
            f"no connection: {_reason(error)}",
            "check the network connection, or try again later",
            "reconnect",
            "host",
        )
    if "IncompleteRead" in kinds:
        return _broken_off("in the middle")
    if kinds & {"ProtocolError", "ConnectionResetError", "RemoteDisconnected"}:
        return Trouble("the connection broke off", "try again later", "pause", "perhaps")
    return Trouble(f"no answer: {_reason(error)}", "check its address")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Return an error and what caused it, as requests and urllib3 nest them."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        cause = todo.pop()
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            todo += [
                *cause.args,
                getattr(cause, "reason", None),
                cause.__cause__,
                cause.__context__,
            ]


def _reason(error: Exception) -> str:
    """Return the innermost reason of an error, in one short line."""
    texts = [
        str(cause.strerror)
        for cause in _causes(error)
        if isinstance(cause, OSError) and cause.strerror
    ]
    text = texts[-1] if texts else str(error)
    text = re.sub(r"\[SSL\b[^]]*\]|\(_ssl\.c:\d+\)", "", text)
    return shown(" ".join(text.split()))
