"""Differences between two texts, for people and for `patch`.

Made for two texts of which one came out of the other by a few edits, in linear time; `difflib`
takes minutes for those of a large file. A text of which little is left is shown as replaced. Only
the lines around what differs are split and kept: all of a large file take several times its size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many equal lines are shown around a change.
_CONTEXT = 3
#: How many lines one change may take away and add together, before all that follows is one change.
_FARTHEST = 200
#: How many equal lines are kept behind the last difference: as many as a few changes look through.
_BEHIND = 4 * _FARTHEST
#: How many characters are compared at once, where two texts are the same.
_STRETCHES = (65536, 4096, 256, 16, 1)


class _Change(NamedTuple):
    """The lines `old[start:end]` became `new[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int


class _Part(NamedTuple):
    """Lines of both texts; before them stand `skipped` lines, which are the same in both."""

    skipped: int
    before: list[str]
    after: list[str]

    def is_searched_through(self, changes: list[_Change]) -> bool:
        """Return whether the end of a change was looked for behind the last of these lines."""
        last = changes[-1]
        lines_left = min(len(self.before) - last.start, len(self.after) - last.new_start)
        return last.end == len(self.before) or lines_left < _FARTHEST + _CONTEXT


def unified(name: str, old: str, new: str) -> str:
    """Return a unified diff, empty where nothing differs."""
    if old == new:
        return ""
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    part = _part(old, new, start, end)
    changes = list(_changes(part.before, part.after))
    if end and part.is_searched_through(changes):
        part = _part(old, new, start, 0)
        changes = list(_changes(part.before, part.after))
    written = [f"--- a/{name}\n", f"+++ b/{name}\n"]
    for hunk in _hunks(changes):
        written += _written(hunk, part)
    return "".join(written)


def _common_start(old: str, new: str) -> int:
    """Return where the last lines begin before which two different texts are the same."""
    at = 0
    for size in _STRETCHES:
        while old[at : at + size] == new[at : at + size]:
            at += size
    for _ in range(_CONTEXT + 1):
        at = old.rfind("\n", 0, max(at - 1, 0)) + 1
    return at


def _common_end(old: str, new: str, start: int) -> int:
    """Return how many characters at the end are the same and far behind all that differs.

    None of them stands before `start`; whole lines are left out, or none.
    """
    shift = len(new) - len(old)
    at = len(old)
    first = max(start, start - shift)
    for size in _STRETCHES:
        while at - size >= first and old.startswith(new[at - size + shift : at + shift], at - size):
            at -= size
    for _ in range(_BEHIND):
        at = old.find("\n", at) + 1
        if not at:
            return 0
    return len(old) - at


def _part(old: str, new: str, start: int, end: int) -> _Part:
    """Return the lines of two texts but for `start` characters before and `end` behind them."""
    before = _lines(old[start : len(old) - end])
    return _Part(old.count("\n", 0, start), before, _lines(new[start : len(new) - end]))


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one, as for `patch`."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return lines if lines[-1] else lines[:-1]


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    """Yield what differs, in order."""
    at = new_at = 0
    while at < len(before) or new_at < len(after):
        if before[at : at + 1] == after[new_at : new_at + 1]:
            at, new_at = at + 1, new_at + 1
            continue
        end, new_end = _again(before, after, at, new_at)
        yield _Change(at, end, new_at, new_end)
        at, new_at = end, new_end


def _again(before: list[str], after: list[str], at: int, new_at: int) -> tuple[int, int]:
    """Return the nearest offsets from which two lines on are equal again, else the ends."""
    for distance in range(1, _FARTHEST):
        for less in range(distance + 1):
            end, new_end = at + distance - less, new_at + less
            if end > len(before) or new_end > len(after):
                continue
            if before[end : end + 2] == after[new_end : new_end + 2]:
                return end, new_end
    return len(before), len(after)


def _hunks(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes, those together whose context would overlap."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _written(hunk: list[_Change], part: _Part) -> Iterator[str]:
    """Yield the lines of one hunk."""
    skipped, before, after = part
    first, last = hunk[0], hunk[-1]
    lead = min(_CONTEXT, first.start)
    tail = min(_CONTEXT, len(before) - last.end)
    start, end = first.start - lead, last.end + tail
    old_range = _range(skipped + start, skipped + end)
    new_range = _range(skipped + first.new_start - lead, skipped + last.new_end + tail)
    yield f"@@ -{old_range} +{new_range} @@\n"
    at = start
    for change in hunk:
        yield from _marked(" ", before[at : change.start])
        yield from _marked("-", before[change.start : change.end])
        yield from _marked("+", after[change.new_start : change.new_end])
        at = change.end
    yield from _marked(" ", before[at:end])


def _range(start: int, end: int) -> str:
    """Return a range of lines as `patch` has it: an empty one names the line before it."""
    length = end - start
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"


def _marked(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield (
            f"{sign}{line}"
            if line.endswith("\n")
            else f"{sign}{line}\n\\ No newline at end of file\n"
        )
