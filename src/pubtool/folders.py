"""The folder that belongs to this user and may be deleted at any time: the cache."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """Return the user's cache folder of pubtool, made where it was missing; None without a place.

    It is `pubtool` in `$XDG_CACHE_HOME`, in `%LOCALAPPDATA%`, or in `~/.cache`. What lies there is
    trusted, so a folder of somebody else, or one that others may write to, is not used.
    """
    parent = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(parent) if parent else Path.home() / ".cache") / "pubtool"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, RuntimeError):  # RuntimeError: there is no home folder
        return None
    if os.name == "posix" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
        return None
    return folder
