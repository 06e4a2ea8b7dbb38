"""Turns at the services: one request at a time and a pause between, for all of a user's processes.

Each service has a lock file and a file with the time before which it is not to be asked, both in
the cache folder. Where there is no such folder, the pace is kept within this process.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from pubtool.errors import ServiceUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pubtool.http.limits import Limits

#: How often the lock is looked at, in seconds.
_POLL = 0.05

_USUAL = "the pause between requests"


class Pace:
    """Who may ask when; `on_wait(title, seconds, reason)` is told of every wait."""

    def __init__(self, folder: Path | None, on_wait: Callable[[str, float, str], None]) -> None:
        self._folder = None if folder is None else folder / "pace"
        self._on_wait = on_wait
        self._not_before: dict[str, float] = {}
        self._reasons: dict[str, str] = {}

    @contextlib.contextmanager
    def turn(self, service: str, title: str, limits: Limits) -> Iterator[None]:
        """Wait until it is this process's turn, and hold the turn within the block.

        Raises ServiceUnavailable where other processes hold it for longer than `limits.queue`.
        """
        interval = limits.intervals.get(service, 0.0)
        folder = self._usable_folder() if interval else None
        stamp = None if folder is None else folder / f"{service}.time"
        with contextlib.ExitStack() as stack:
            if folder is not None:
                stack.enter_context(self._queue(folder / f"{service}.lock", title, limits.queue))
            wait = self._left(service, stamp, limits)
            if wait > 0:
                self._on_wait(title, wait, self._reasons.pop(service, _USUAL))
                time.sleep(wait)
            # Before, for the case that this process is killed; after, so that the pause is a pause
            # however long the answer takes.
            self._set(service, interval, stamp)
            try:
                yield
            finally:
                self._set(service, max(interval, self._left(service, stamp, limits)), stamp)

    def postpone(self, service: str, seconds: float, reason: str, limits: Limits) -> None:
        """Let this process, and with it all others, not ask a service for so many seconds."""
        folder = self._usable_folder() if limits.intervals.get(service) else None
        self._reasons[service] = reason
        self._set(service, seconds, None if folder is None else folder / f"{service}.time")

    def _left(self, service: str, stamp: Path | None, limits: Limits) -> float:
        """Return the seconds before which a service is not to be asked, 0 or less for none."""
        left = max(self._not_before.get(service, 0.0), _time_in(stamp)) - time.time()
        # A time that is too far ahead was written while the clock was wrong.
        most = 2 * max(limits.longest, limits.intervals.get(service, 0.0))
        return left if left <= most else 0.0

    def _set(self, service: str, seconds: float, stamp: Path | None) -> None:
        self._not_before[service] = time.time() + seconds
        if stamp is not None:
            with contextlib.suppress(OSError):
                stamp.write_text(repr(self._not_before[service]), encoding="ascii")

    @contextlib.contextmanager
    def _queue(self, path: Path, title: str, patience: float) -> Iterator[None]:
        """Hold the lock within the block; where files cannot be locked, do without."""
        from filelock import FileLock, Timeout

        lock = FileLock(path)
        try:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._on_wait(title, 0.0, "another pubtool is asking")
                lock.acquire(timeout=patience, poll_interval=_POLL)
        except Timeout:
            raise ServiceUnavailable(
                f"{title}: another pubtool has been asking for {patience:.0f} s; let it end first"
            ) from None
        except (OSError, NotImplementedError):
            pass
        try:
            yield
        finally:
            lock.release()

    def _usable_folder(self) -> Path | None:
        if self._folder is not None:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                self._folder = None
        return self._folder


def _time_in(stamp: Path | None) -> float:
    """Return the time in a file, 0 where it says none."""
    with contextlib.suppress(OSError, ValueError):
        return 0.0 if stamp is None else float(stamp.read_text(encoding="ascii"))
    return 0.0
