"""A long text in parts: a large list or report is never put into one string.

One string of all of it, and the small pieces that it is made of, take several times its memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many characters make a part; one before a large piece, and the last, may have fewer.
_LARGE = 100_000


def joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the same text in fewer parts: small pieces are put together.

    A large one, such as what a macro makes of a list, stays as it is and is not copied.
    """
    small: list[str] = []
    size = 0
    for piece in pieces:
        if size and len(piece) >= _LARGE:
            yield "".join(small)
            small, size = [], 0
        small.append(piece)
        size += len(piece)
        if size >= _LARGE:
            yield "".join(small)
            small, size = [], 0
    yield "".join(small)


def with_one_final_newline(parts: Iterable[str]) -> list[str]:
    """Return a text without newlines around it, and with one at its end; nothing of a blank one."""
    kept: list[str] = []
    blank = ""
    for part in parts:
        if not part or part.isspace():
            blank += part
        else:
            kept.append(blank + part if blank else part)
            blank = ""
    if not kept:
        return []
    kept[0] = kept[0].lstrip("\n")
    end = blank.rstrip("\n")
    # Taking something away copies a part, which may be the whole list: most end with one newline.
    if not end and kept[-1].endswith("\n\n"):
        kept[-1] = kept[-1].rstrip("\n")
    if end or not kept[-1].endswith("\n"):
        kept.append(f"{end}\n")
    return kept
