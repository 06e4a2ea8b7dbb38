"""One connection to a stand-in: what answers are written to, in good order or not."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping
    from http.server import BaseHTTPRequestHandler

    from standins.replies import Reply


class Wire:
    """The way back to the client of one request; `url` is what it asked for."""

    def __init__(
        self, handler: BaseHTTPRequestHandler, url: str, stopping: threading.Event
    ) -> None:
        self._handler = handler
        self._stopping = stopping
        self.url = url

    def send(self, reply: Reply) -> None:
        """Write a whole answer, as a well-behaved server does."""
        length = {"Content-Length": str(len(reply.body))}
        self.start(reply.status, {"Content-Type": reply.content_type, **length, **reply.headers})
        if self._handler.command != "HEAD":
            self.write(reply.body)

    def start(self, status: int, headers: Mapping[str, str]) -> None:
        """Write the status line and the headers; without a length the end is the connection's."""
        if "Content-Length" not in headers:
            self._handler.close_connection = True
        self._handler.send_response(status)
        for name, value in headers.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def write(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def wait(self, seconds: float) -> bool:
        """Wait, and say whether to go on: not where the server is being stopped."""
        return not self._stopping.wait(seconds)

    def hang_up(self) -> None:
        """Close the connection when this answer is written, complete or not."""
        self._handler.close_connection = True

    def reset(self) -> None:
        """Break the connection off, so that the client sees a reset."""
        self.hang_up()
        connection = self._handler.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._handler.rfile.close()
        connection.close()
