"""One pubtool at a time writes a file: locks between processes, kept outside the user's folders."""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pubtool.errors import UnwritableOutput
from pubtool.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How long to wait for another process, in seconds.
PATIENCE = 30.0


@contextlib.contextmanager
def locked(path: str | Path, timeout: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file, which need not exist; other processes wait for it meanwhile.

    A thread may take a lock that it holds already. The lock is a file in the user's cache folder,
    or, where that cannot be used, in the folder for temporary files; without either there is none,
    for a missing lock should not keep anybody from writing: `replacing` compares all the same.
    Raises UnwritableOutput where another process holds the lock for more than `timeout` seconds.
    """
    with contextlib.ExitStack() as held:
        for folder in _folders():
            try:
                _acquire(held, folder / f"{_name(path)}.lock", timeout)
            except TimeoutError:
                message = f"{path}: another pubtool is writing it; try again"
                raise UnwritableOutput(message) from None
            except (OSError, NotImplementedError):  # the file system has no locks
                continue
            break
        yield


def _acquire(held: contextlib.ExitStack, path: Path, timeout: float) -> None:
    """Take a lock until `held` ends."""
    from filelock import FileLock

    # One object for one path makes the lock one that its holder may take again.
    held.enter_context(FileLock(path, is_singleton=True, mode=0o600).acquire(timeout=timeout))


def _name(path: str | Path) -> str:
    """Return a file name for the file that a path leads to, the same for every way to it."""
    try:
        real = os.path.normcase(os.path.realpath(path))
    except ValueError:  # no path at all: whoever opens it says so
        real = "nowhere"
    return sha256(os.fsencode(real)).hexdigest()[:32]


def _folders() -> Iterator[Path]:
    """Yield the folders where locks may be, the best first."""
    for parent in (cache_folder, _temporary_folder):
        with contextlib.suppress(OSError):
            if (folder := parent()) is not None:
                locks = folder / "locks"
                locks.mkdir(mode=0o700, exist_ok=True)
                yield locks


def _temporary_folder() -> Path | None:
    """Return this user's own folder among the temporary files, None where it is another's."""
    import tempfile

    user = str(os.getuid()) if os.name == "posix" else "user"
    folder = Path(tempfile.gettempdir()) / f"pubtool-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return folder
