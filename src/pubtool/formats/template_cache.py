"""Compiled templates, kept in the user's cache folder: compiling costs as much as all the rest.

Where the folder cannot be used, templates are compiled each time.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, FileSystemBytecodeCache

from pubtool.folders import cache_folder

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
    """Return the cache of this user, or None where there is no place for it."""
    folder = cache_folder()
    return None if folder is None else _Cache(str(folder))
