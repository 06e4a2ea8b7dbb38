"""Finds the configuration file and reads its TOML.

Looked for are `pubtool.toml` and, where that is not in the same folder, `pyproject.toml` with a
`[tool.pubtool]` table: in the start folder, then in its parents up to the root of the repository
(the first folder with a `.git`). Outside a repository only the start folder counts, so that a file
that somebody else put into `/tmp` or `/home` never takes part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.config.values import Config
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OWN_FILE = "pubtool.toml"
_SHARED_FILE = "pyproject.toml"

#: How tomllib ends its messages: Python 3.11 has the place nowhere else.
_TOML_PLACE = r"(?s)(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)\Z"


def load_config(start: Path, explicit: Path | None = None) -> Config:
    """Return the settings of the file `explicit`, else of the nearest one from `start` upward.

    Without any file these are the defaults, with `start` as their root. The root stays as the
    caller wrote it where the file is in `start` itself, so that messages show short paths.

    Raises UsageProblem for a file that cannot be read, is not TOML, or holds a wrong setting.
    """
    if explicit is not None:
        return _explicit_config(explicit)
    for folder in _folders(start):
        own = folder / _OWN_FILE
        data = _read(own)
        if data is not None:
            return _config(_parse(own, data), own)
        shared = folder / _SHARED_FILE
        data = _read(shared)
        # Most pyproject.toml files are about other tools: these are not even parsed.
        if data is not None and b"pubtool" in data:
            table = _tool_table(_parse(shared, data))
            if table is not None:
                return _config(table, shared, "tool.pubtool.")
    return Config(root=start)


def _explicit_config(path: Path) -> Config:
    """Return the settings of a file named by the user, which therefore has to hold some."""
    data = _read(path)
    if data is None:
        raise UsageProblem(f"{path}: there is no such configuration file")
    table = _parse(path, data)
    if path.name != _SHARED_FILE:
        return _config(table, path)
    own = _tool_table(table)
    if own is None:
        raise UsageProblem(f"{path}: there is no [tool.pubtool] table in this file")
    return _config(own, path, "tool.pubtool.")


def _config(table: object, path: Path, prefix: str = "") -> Config:
    """Return the settings that a table holds."""
    # Only here, since most of the cost is in what a project without a configuration never needs.
    from pubtool.config.settings import read_settings

    return read_settings(table, path, prefix)


def _folders(start: Path) -> Iterator[Path]:
    """Yield the folders to look into, the nearest first; `start` as it was written."""
    yield start
    try:
        parents = (start.resolve(), *start.resolve().parents)
    except (OSError, RuntimeError):
        return
    for count, folder in enumerate(parents):
        if _exists(folder / ".git"):
            yield from parents[1 : count + 1]
            return


def _exists(path: Path) -> bool:
    """Return whether something is there that may be looked at."""
    try:
        return path.exists()
    except OSError:
        return False


def _read(path: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageProblem(f"{path}: the configuration cannot be read: {reason}") from None


def _parse(path: Path, data: bytes) -> dict[str, object]:
    """Return the TOML document in `data`; a byte order mark is skipped."""
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise UsageProblem(f"{path}:{line}:{column}: not UTF-8, which TOML has to be") from None
    except tomllib.TOMLDecodeError as error:
        place = re.match(_TOML_PLACE, str(error))
        if place is None:
            last = data.count(b"\n") + 1
            raise UsageProblem(f"{path}:{last}: not valid TOML: {_lower_first(error)}") from None
        raise UsageProblem(
            f"{path}:{place['line']}:{place['column']}: not valid TOML: "
            f"{_lower_first(place['what'])}"
        ) from None
    except (ValueError, RecursionError) as error:
        # A number with thousands of digits, brackets thousands deep.
        reason = "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
        raise UsageProblem(f"{path}: not valid TOML: {reason}") from None


def _lower_first(message: object) -> str:
    """Return tomllib's message as the end of a sentence, in one line."""
    text = " ".join(str(message).split())
    return text[:1].lower() + text[1:]


def _tool_table(document: dict[str, object]) -> object | None:
    """Return what stands at `[tool.pubtool]`, None where there is nothing."""
    tool = document.get("tool")
    return tool.get("pubtool") if isinstance(tool, dict) else None
