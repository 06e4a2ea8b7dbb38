"""What messages about settings and queries have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 60


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown name: the nearest one, and all of them."""
    import difflib

    names = list(known)
    # A hostile name of a megabyte would take difflib minutes.
    folded = name[:_LONGEST_SHOWN].lower().replace("-", "_")
    near = difflib.get_close_matches(folded, names, n=1)
    hint = f' (did you mean "{near[0]}"?)' if near else ""
    return f"{hint}; known are {', '.join(names)}"


def printable(value: str) -> str:
    """Return text in one line, short, without control characters."""
    text = value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}" for character in text
    )
