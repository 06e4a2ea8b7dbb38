"""Slips of the pen in names: one letter wrong, left out, doubled, or two exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Shorter words differ by one letter too often without being the same.
_SHORTEST = 5
_SHORTEST_DOUBLED = 3
_LONGEST = 40


def one_slip_away(word: str, known: Iterable[str]) -> str:
    """Return the first known name that `word` is by one slip, or an empty text.

    Short names only where two neighbouring letters are exchanged or one is doubled, since `node`
    is no `note`; one of five letters may also lack one (`pags`).
    Hyphens and underscores do not count: `award-name` is `award_name`.
    """
    if len(word) > _LONGEST:
        return ""
    bare = _bare(word)
    for name in known:
        # One slip leaves the first letter or the last one as it was.
        is_near = word[:1] == name[:1] or word[-1:] == name[-1:]
        if is_near and abs(len(name) - len(word)) <= 2 and _is_slip(bare, _bare(name)):
            return name
    return ""


def _bare(name: str) -> str:
    return name.replace("_", "").replace("-", "")


def _is_slip(word: str, name: str) -> bool:
    if word == name:
        return True
    if abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while word[start : start + 1] == name[start : start + 1]:
        start += 1
    end = 0
    most = min(len(word), len(name)) - start
    while end < most and word[-1 - end] == name[-1 - end]:
        end += 1
    here, there = word[start : len(word) - end], name[start : len(name) - end]
    if len(here) == 2 and here == there[::-1]:
        return True
    if len(here) > 1 or len(there) > 1:
        return False
    if len(word) > len(name):  # `doii`: a letter too many is a slip in any name if it is doubled
        is_doubled = here in {word[start - 1 : start], word[start + 1 : start + 2]}
        return len(name) >= (_SHORTEST if not is_doubled else _SHORTEST_DOUBLED)
    return len(name) >= _SHORTEST
