"""Text for people: free of control characters, coloured only where that is wanted."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

#: C0 and C1 controls, line and paragraph separators, and the controls that reorder text.
CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"

_KEPT = frozenset(("\t", "\n", "\r\n"))


def printable(text: str) -> str:
    r"""Return the text with control characters visible (`\x1b`): data drives no terminal."""
    return re.sub(CONTROL, lambda match: match[0].encode("unicode_escape").decode(), text)


def printable_lines(text: str) -> str:
    """Return the same, but keep tabs and line breaks: those of CRLF too, which `patch` compares."""
    return "".join(
        part if part in _KEPT else printable(part) for part in re.split(r"(\t|\r?\n)", text)
    )


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout.isatty()


def wants_color(choice: str) -> bool:
    """Return whether to colour standard output; `auto` is a terminal without `NO_COLOR`."""
    if choice != "auto":
        return choice == "always"
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def console(color: str) -> Console:
    """Return a rich console on standard output that writes data as data: no markup, no emoji."""
    from rich.console import Console

    wanted = wants_color(color)
    return Console(
        force_terminal=wanted,
        color_system="standard" if wanted else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
