"""How a service can misbehave: each function returns a fault for `Services.fail`."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from standins.replies import Reply, as_html, moved
from standins.wire import Wire

#: A fault gets the connection and the answer that would have been given.
Fault: TypeAlias = Callable[[Wire, Reply], None]

_MEGABYTE = bytes(1_000_000)

_DTD_BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE feed [
<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&g;</title></feed>
"""


def answer(
    status: int, content_type: str, body: bytes, headers: dict[str, str] | None = None
) -> Fault:
    """Give this answer instead."""
    reply = Reply(status, content_type, body, headers or {})
    return lambda wire, _good: wire.send(reply)


def status(code: int, retry_after: str = "", body: str = "Rate exceeded.") -> Fault:
    """Give an error, as plain text; `retry_after` are seconds or a date as HTTP has it."""
    headers = {"Retry-After": retry_after} if retry_after else {}
    return answer(code, "text/plain", body.encode(), headers)


def html(code: int = 200) -> Fault:
    """Give a page for people instead, as bot walls and captive portals do."""
    return lambda wire, _good: wire.send(as_html("Making sure you are not a bot!", code))


def empty() -> Fault:
    """Give the right status and type, and nothing else."""
    return lambda wire, good: wire.send(good._replace(body=b""))


def not_json() -> Fault:
    """Say that it is JSON, and break it in the middle."""
    return answer(200, "application/json", b'{"status": "ok", "message": {"title": ["')


def empty_feed() -> Fault:
    """Give arXiv's answer for an id that does not exist, as it sometimes does for those that do."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>arXiv Query</title>'
        "<opensearch:totalResults>0</opensearch:totalResults></feed>\n"
    )
    return answer(200, "application/atom+xml; charset=utf-8", text.encode())


def truncated(*, chunked: bool = False) -> Fault:
    """Break the good answer off in the middle; `chunked` is the transfer without a length."""

    def fault(wire: Wire, good: Reply) -> None:
        half = good.body[: len(good.body) // 2]
        headers = {"Content-Type": good.content_type}
        if chunked:
            wire.start(good.status, {**headers, "Transfer-Encoding": "chunked"})
            wire.write(b"%x\r\n%b\r\n" % (len(half), half))
        else:
            wire.start(good.status, {**headers, "Content-Length": str(len(good.body))})
            wire.write(half)
        wire.hang_up()

    return fault


def huge(size: int = 100_000_000, *, announced: bool = False) -> Fault:
    """Give a body of that many bytes; `announced` says so in the headers."""

    def fault(wire: Wire, good: Reply) -> None:
        headers = {"Content-Length": str(size)} if announced else {}
        wire.start(good.status, {"Content-Type": good.content_type, **headers})
        for _ in range(0, size, len(_MEGABYTE)):
            wire.write(_MEGABYTE)
        wire.hang_up()

    return fault


def bomb(megabytes: int = 100) -> Fault:
    """Give a small body that is huge when it is unpacked."""

    def fault(wire: Wire, good: Reply) -> None:
        headers = {"Content-Encoding": "gzip"}
        wire.send(good._replace(body=_packed(megabytes), headers=headers))

    return fault


@cache
def _packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(wbits=31)
    # After a full flush a block stands for itself, so that one serves for all; the sum at the end
    # is wrong then, but who gets there has unpacked everything.
    first, other = (packer.compress(_MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + other * (megabytes - 1) + packer.flush()


def compressed() -> Fault:
    """Give the good answer packed: no fault at all, for servers that do so."""

    def fault(wire: Wire, good: Reply) -> None:
        packer = zlib.compressobj(wbits=31)
        body = packer.compress(good.body) + packer.flush()
        wire.send(good._replace(body=body, headers={"Content-Encoding": "gzip"}))

    return fault


def strange_encoding() -> Fault:
    """Say that the body is packed in a way that nobody asked for."""
    return lambda wire, good: wire.send(good._replace(headers={"Content-Encoding": "zstd"}))


def drip(pause: float = 0.05) -> Fault:
    """Give the body byte by byte, with a pause after each."""

    def fault(wire: Wire, good: Reply) -> None:
        wire.start(good.status, {"Content-Type": good.content_type, "Content-Length": "1000000"})
        while wire.wait(pause):
            wire.write(b" ")

    return fault


def slow_headers(pause: float = 0.05) -> Fault:
    """Give a header that does not end, byte by byte."""

    def fault(wire: Wire, good: Reply) -> None:
        wire.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while wire.wait(pause):
            wire.write(b".")

    return fault


def silent(seconds: float) -> Fault:
    """Take the request, say nothing for that long, then answer well."""

    def fault(wire: Wire, good: Reply) -> None:
        if wire.wait(seconds):
            wire.send(good)

    return fault


def reset() -> Fault:
    """Break the connection off before any answer."""
    return lambda wire, _good: wire.reset()


def garbage() -> Fault:
    """Speak something that is not HTTP."""

    def fault(wire: Wire, _good: Reply) -> None:
        wire.hang_up()
        wire.write(b"220 mail.example.org ESMTP ready\r\n")

    return fault


def redirect(url: str, code: int = 302) -> Fault:
    """Send the client somewhere else."""
    return lambda wire, _good: wire.send(moved(url, code))


def loop() -> Fault:
    """Send the client in a circle."""
    return lambda wire, _good: wire.send(moved(wire.url))


def dtd_bomb() -> Fault:
    """Give XML whose entities grow to gigabytes."""
    return answer(200, "application/atom+xml; charset=utf-8", _DTD_BOMB)


def wrong_charset() -> Fault:
    """Give the good answer in Latin-1, and say that it is UTF-8."""

    def fault(wire: Wire, good: Reply) -> None:
        body = good.body.decode().encode("latin-1", "replace")
        wire.send(good._replace(body=body))

    return fault
