r"""Letters as LaTeX commands, for files that hold nothing but ASCII: `ö` -> `{\"o}`.

The braces make it one letter to BibTeX, in names, titles and labels.
"""

from __future__ import annotations

import re
import unicodedata

from pubtool.latex.characters import ACCENTS

_COMMANDS = {mark: command for command, mark in reversed(ACCENTS.items()) if len(command) == 1}
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
}
_SIGNS = {
    **{letter: f"{{\\{name}}}" for letter, name in _LETTERS.items()},
    "–": "--",
    "—": "---",
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "\u00a0": "~",
}
#: Marks under which an `i` keeps its dot.
_BELOW = frozenset("\u0327\u0328\u0323\u0331")
#: How accents and letters are written: `\"o`, `\'{e}`, `\v{c}`, `\v c`, `\'\i`, `{\ss}`.
_WRITTEN = (
    r"""\\(?:["'`^~=.]\s?\{?\\?[A-Za-z]|[uvHrckdb](?:\s?\{\\?[A-Za-z]|\s[A-Za-z]|\\[ij])"""
    r"|(?:ss|ae|AE|oe|OE|[oOlLi])(?![A-Za-z]))"
)


def to_commands(value: str) -> str:
    """Return a LaTeX value with its accented letters as commands; other scripts stay."""
    if value.isascii():
        return value
    composed = unicodedata.normalize("NFC", value)
    return "".join(char if char.isascii() else _command(char) for char in composed)


def has_commands(value: str) -> bool:
    """Return whether a LaTeX value writes a letter as a command."""
    return "\\" in value and re.search(_WRITTEN, value) is not None


def _command(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    parts = unicodedata.normalize("NFD", char)
    base, mark = parts[0], parts[1:]
    if mark not in _COMMANDS or not (base.isascii() and base.isalpha()):
        return char
    command = _COMMANDS[mark]
    if base in "ij" and mark not in _BELOW:
        base = "\\" + base  # without its dot
    between = " " if command.isalpha() and base[0] != "\\" else ""
    return f"{{\\{command}{between}{base}}}"
