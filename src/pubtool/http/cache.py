"""Answers of the last day, in an SQLite file in the user's cache folder.

The file can be deleted at any time. A broken one is thrown away; where none can be used (a full
disk, a read-only folder), there is no cache.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, TypeVar

from pubtool.exchange import Answer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from pubtool.exchange import Request

Found = TypeVar("Found")

#: The number is that of the table's shape: another shape is another file.
_FILE = "answers-1.sqlite"

_DAY = 24 * 3600.0
_HOUR = 3600.0

#: Statuses that are kept, and for how long: what does not exist may soon exist.
_SECONDS = {200: _DAY, 404: _HOUR, 410: _HOUR}

_TABLE = """
    CREATE TABLE IF NOT EXISTS answers (
        key BLOB PRIMARY KEY, until REAL NOT NULL, stored REAL NOT NULL, status INTEGER NOT NULL,
        url TEXT NOT NULL, content_type TEXT NOT NULL, charset TEXT NOT NULL, body BLOB NOT NULL
    ) WITHOUT ROWID
"""


def is_kept(request: Request, answer: Answer) -> bool:
    """Return whether an answer may be kept: a page for people, or nothing, is no good answer."""
    if answer.status not in _SECONDS:
        return False
    if request.service == "link" or answer.status != 200:
        return True
    return bool(answer.body) and answer.content_type != "text/html"


class Cache:
    """Answers by request; `folder` is None where there is no place. `clock` gives seconds."""

    def __init__(self, folder: Path | None, clock: Callable[[], float]) -> None:
        self._path = None if folder is None else folder / _FILE
        self._clock = clock
        self._connection: sqlite3.Connection | None = None

    def read(self, request: Request) -> Answer | None:
        """Return the answer kept for this request, None where there is none young enough."""
        query = (
            "SELECT status, url, content_type, charset, body FROM answers"
            " WHERE key = ? AND stored <= ? AND until > ?"
        )
        now = self._clock()
        values = (_key(request), now, now)
        row = self._with(lambda database: database.execute(query, values).fetchone())
        return None if row is None else Answer(*row)

    def write(self, request: Request, answer: Answer) -> None:
        """Keep an answer; those that are too old go."""
        now = self._clock()
        until = now + _SECONDS[answer.status]
        values = (_key(request), until, now, *answer)

        def work(database: sqlite3.Connection) -> None:
            with database:
                database.execute("DELETE FROM answers WHERE until <= ?", (now,))
                database.execute(
                    "INSERT OR REPLACE INTO answers"
                    " (key, until, stored, status, url, content_type, charset, body)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    values,
                )

        self._with(work)

    def forget(self, request: Request) -> None:
        """Keep nothing for this request."""
        key = _key(request)

        def work(database: sqlite3.Connection) -> None:
            with database:
                database.execute("DELETE FROM answers WHERE key = ?", (key,))

        self._with(work)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _with(self, work: Callable[[sqlite3.Connection], Found]) -> Found | None:
        """Return what the work on the database gives, None where there is no usable database."""
        if self._path is None:
            return None
        import sqlite3

        for _ in range(2):
            try:
                return work(self._open(self._path))
            except sqlite3.OperationalError:  # locked, full, read-only
                return None
            except sqlite3.DatabaseError:  # not a database, or a damaged one
                self.close()
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
        return None

    def _open(self, path: Path) -> sqlite3.Connection:
        """Return the open database."""
        import sqlite3

        if self._connection is None:
            with contextlib.suppress(OSError):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=2.0)
            # Losing the cache in a power cut is no loss.
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(_TABLE)
        return self._connection


def _key(request: Request) -> bytes:
    """Return what is the same for the same question: method, URL, headers and body."""
    headers = sorted((name.lower(), value) for name, value in request.headers.items())
    parts = repr((request.method, request.url, headers, request.body))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()
