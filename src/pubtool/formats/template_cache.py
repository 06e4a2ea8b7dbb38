"""Compiled templates, kept in the user's cache folder: compiling costs as much as all the rest.

The folder is `pubtool` in `$XDG_CACHE_HOME`, in `%LOCALAPPDATA%`, or in `~/.cache`. It can be
deleted at any time. Where it cannot be used, templates are compiled each time.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class _Cache(FileSystemBytecodeCache):
    """Jinja2's own cache, for which an unusable folder is no error."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def template_cache() -> BytecodeCache | None:
    """Return the cache of this user, or None where there is no place for it.

    Compiled templates are code, so a folder that others may write to is not used.
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
    return _Cache(str(folder))
