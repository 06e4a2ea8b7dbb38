"""Which files of the site there are below the folders of `[assets]`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.config import Config
    from pubtool.rules.base import Assets


def find_assets(config: Config) -> Assets:
    """Return the files below the folder of each link name; None where there is no such folder."""
    found: dict[Path, frozenset[str] | None] = {}
    for settings in config.assets.values():
        root = config.root / settings.root
        if root not in found:
            found[root] = frozenset(_files(root)) if root.is_dir() else None
    return {name: found[config.root / each.root] for name, each in config.assets.items()}


def _files(folder: Path, below: str = "", above: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the files in a folder and below it, each with `below` before its name.

    Hidden folders are left out, as by every site generator, and links to one of the folders
    `above` and links that lead nowhere. A folder that cannot be read holds nothing.
    """
    place = os.path.realpath(folder)
    if place in above:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if _is_folder(entry):
            if not entry.name.startswith("."):
                yield from _files(Path(entry.path), f"{below}{entry.name}/", above | {place})
        elif not entry.is_symlink() or Path(entry.path).exists():
            yield below + entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead to each other
        return False
