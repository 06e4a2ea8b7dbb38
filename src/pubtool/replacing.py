"""Replaces files that were read: only as they were read, one pubtool at a time, all or none."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pubtool.errors import UnwritableOutput
from pubtool.files import (
    TEMPORARY,
    encode,
    refusals,
    stage,
    status_of,
    sync_folder,
    temporary_prefix,
)
from pubtool.locking import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pubtool.files import Source

#: After how many seconds a temporary file belongs to nobody.
_STALE = 60.0
#: How many bytes of a file are compared at a time.
_STRETCH = 1 << 20


def replace(source: Source, text: str) -> None:
    """Write a new text in place of the one that `source` is, as it was read.

    The file is locked meanwhile, and replaced as by `files.write_atomic`; the same text is not
    written. Raises UnwritableOutput where the file is no longer what was read; it is left alone.
    """
    replace_all([(source, text)])


def replace_all(changes: Iterable[tuple[Source, str]]) -> None:
    """Write the new texts of several files as `replace` does: all of them, or none.

    Every new text is on the disk before the first file is replaced, and where one cannot be, those
    before it get their old contents again. Raises ValueError where a file is named twice.
    """
    swaps = {}
    for source, text in changes:
        target = os.path.realpath(source.path)
        if target in swaps:
            raise ValueError(f"{source.path} is to be replaced twice")
        swaps[target] = _Swap(source.path, encode(source, source.text), encode(source, text))
    changed = {target: swap for target, swap in sorted(swaps.items()) if swap.old != swap.new}
    with contextlib.ExitStack() as locks:
        for swap in changed.values():  # in one order everywhere, so that none waits in a circle
            locks.enter_context(locked(swap.path))
        _swap({Path(target): swap for target, swap in changed.items()})


class _Swap(NamedTuple):
    """What a file has to hold, and what it shall hold then. `path` is for messages."""

    path: str
    old: bytes
    new: bytes


def _swap(swaps: Mapping[Path, _Swap]) -> None:
    """Replace locked files, by their real paths."""
    with contextlib.ExitStack() as temporaries:
        staged = []
        for target, swap in swaps.items():
            with refusals(swap.path):
                known = _regular(target, swap.path)
                _sweep(target)
                # The old contents, too, are on the disk before anything changes: going back then
                # needs no room.
                files = []
                for data in (swap.new, swap.old) if len(swaps) > 1 else (swap.new,):
                    files.append(stage(target, (data,), known))
                    temporaries.callback(files[-1].unlink, missing_ok=True)
                staged.append((target, files))
        for target, swap in swaps.items():
            with refusals(swap.path):
                _compare(target, swap)
        _rename(staged, swaps)
    for folder in {target.parent for target in swaps}:
        sync_folder(folder)


def _rename(staged: Iterable[tuple[Path, list[Path]]], swaps: Mapping[Path, _Swap]) -> None:
    """Put the first of the staged files in each target's place, or else the second everywhere."""
    begun: list[tuple[Path, Path]] = []
    try:
        for target, (new, *old) in staged:
            begun += [(target, each) for each in old]
            with refusals(swaps[target].path):
                new.replace(target)
    except BaseException:
        for target, old_file in begun:
            with contextlib.suppress(OSError):
                old_file.replace(target)
        raise


def _regular(target: Path, path: str) -> os.stat_result:
    """Return what is known about a file that was read and shall be replaced."""
    known = status_of(target)
    if known is None:
        raise _removed(path)
    if not stat.S_ISREG(known.st_mode):
        raise UnwritableOutput(f"{path}: this is no regular file, and is not replaced")
    return known


def _compare(target: Path, swap: _Swap) -> None:
    """Raise UnwritableOutput where a file does not hold what it has to."""
    try:
        same = _holds(target, swap.old)
    except FileNotFoundError:
        raise _removed(swap.path) from None
    if not same:
        raise UnwritableOutput(f"{swap.path}: the file has changed meanwhile; run it again")


def _holds(target: Path, data: bytes) -> bool:
    """Say whether a file holds these bytes; one more copy of a large file is not made for that."""
    at = 0
    with target.open("rb") as stream:
        while piece := stream.read(_STRETCH):
            if not data.startswith(piece, at):
                return False
            at += len(piece)
    return at == len(data)


def _removed(path: str) -> UnwritableOutput:
    return UnwritableOutput(f"{path}: the file was removed meanwhile")


def _sweep(target: Path) -> None:
    """Remove temporary files that a killed process has left; the target is locked."""
    prefix = temporary_prefix(target)
    length = len(prefix) + 12 + len(TEMPORARY)
    with contextlib.suppress(OSError), os.scandir(target.parent) as files:
        for file in files:
            name = file.name
            if len(name) == length and name.startswith(prefix) and name.endswith(TEMPORARY):
                with contextlib.suppress(OSError):
                    if time.time() - file.stat(follow_symlinks=False).st_mtime > _STALE:
                        Path(file.path).unlink()
