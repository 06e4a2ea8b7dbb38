"""How the `=` of fields stand below each other: anyhow, aligned, or with aligned values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.bibtex.blocks import Entry, Field

_T = TypeVar("_T")

#: How far apart tab stops are, for everybody who aligns with tabs.
_TAB = 8

#: How far from the beginning of the line a column may be; hostile lines are longer.
_WIDEST = 500


class Alignment(NamedTuple):
    """What stands between a field's name and its value.

    `plain`: always `before`, `=` and `after`. `equals`: the `=` is aligned, `values`: the value is.
    The aligned thing stands `column` characters after the beginning of the name, or, where that is
    0, `room` after what stands before it where the name is the longest of its entry. An entry with
    a longer name is shifted as a whole, or, with `sticking`, just that field, by `before` or
    `after`. With `tabs` the space is filled with tabs; names begin in column `indent` then.
    """

    kind: Literal["plain", "equals", "values"] = "plain"
    before: str = " "
    after: str = " "
    column: int = 0
    room: int = 1
    sticking: bool = False
    tabs: bool = False
    indent: int = 0

    def assigned(self, name: str, longest: int) -> str:
        """Return a name with its `=` and all up to the value.

        `longest` is the length of the longest name in the entry.
        """
        if self.kind == "plain":
            return f"{name}{self.before}={self.after}"
        column = self.column
        reach = longest + (len(self.before) + 1 if self.kind == "values" else 0)
        if not column or (reach >= column and not self.sticking):
            column = reach + self.room
        if self.kind == "equals":
            return f"{name}{self._filled(len(name), column) or self.before}={self.after}"
        assigned = f"{name}{self.before}="
        return f"{assigned}{self._filled(len(assigned), column) or self.after}"

    def _filled(self, start: int, end: int) -> str:
        """Return the white space from one column to another, both counted from the name."""
        if not self.tabs or end <= start:
            return " " * (end - start)
        here, there = self.indent + start, self.indent + end
        stops = there // _TAB - here // _TAB
        return "\t" * stops + " " * (there % _TAB) if stops else " " * (there - here)


class _Shape(NamedTuple):
    """How one field stands: columns are counted from the beginning of its name."""

    length: int
    before: str
    after: str
    equals: int
    value: int
    indent: int


def alignment_of(entries: Sequence[Entry], default: Alignment, *, own: bool) -> Alignment:
    """Return how the fields of most entries are aligned, `default` where none shows it.

    `own` is for one entry whose columns count, however long its names are.
    """
    shapes = [[_shape(field, entry.start) for field in entry.fields] for entry in entries]
    telling = [each for each in shapes if len({shape.length for shape in each}) > 1]
    if not telling:
        if own and default.kind != "plain":
            return default
        return _plain(shapes) if shapes else default
    kinds = Counter(_kind(each) for each in telling)
    kind = max(("plain", "equals", "values"), key=lambda kind: kinds[kind])
    alike = [each for each in telling if _kind(each) == kind]
    if kind == "plain":
        return _plain(alike)
    return _aligned(alike, "equals" if kind == "equals" else "values", own=own)


def _kind(shapes: Sequence[_Shape]) -> str:
    """Return which one of the three most fields of an entry agree on."""
    agreed = {
        "plain": _count((shape.before, shape.after) for shape in shapes),
        "equals": _count(shape.equals for shape in shapes),
        "values": _count(shape.value for shape in shapes),
    }
    return max(agreed, key=lambda kind: agreed[kind])


def _plain(entries: Iterable[Sequence[_Shape]]) -> Alignment:
    pairs = Counter((shape.before, shape.after) for each in entries for shape in each)
    before, after = pairs.most_common(1)[0][0]
    return Alignment("plain", before, after)


def _aligned(
    entries: Sequence[Sequence[_Shape]], kind: Literal["equals", "values"], *, own: bool
) -> Alignment:
    by_value = kind == "values"
    shapes = [shape for each in entries for shape in each]
    other = _most(shape.before if by_value else shape.after for shape in shapes)
    columns: Counter[int] = Counter()
    rooms: Counter[int] = Counter()
    sticking = own
    for each in entries:
        column = _most(shape.value if by_value else shape.equals for shape in each)
        reach = max(shape.length for shape in each) + (len(other) + 1 if by_value else 0)
        columns[column] += 1
        rooms[column - reach] += 1
        sticking = sticking or reach >= column
    column, same_column = columns.most_common(1)[0]
    room, same_room = rooms.most_common(1)[0]
    # Names of the same length in all entries do not tell which; one blank is what programs leave.
    fixed = own or same_column > same_room or (same_column == same_room and room > 1) or room < 0
    spaces = [shape.after if by_value else shape.before for shape in shapes]
    least = " " if any(spaces) else ""
    return Alignment(
        kind,
        before=other if by_value else least,
        after=least if by_value else other,
        column=column if fixed else 0,
        room=1 if fixed else room,
        sticking=sticking,
        tabs=sum("\t" in space for space in spaces) * 2 > len(spaces),
        indent=_most(shape.indent for shape in shapes),
    )


def _shape(field: Field, begin: int) -> _Shape:
    """Return how a field stands whose entry begins at an offset."""
    text = field.source.text
    start, end = field.name_span
    value = field.value_span[0]
    begin = max(begin, start - _WIDEST)
    equals = text.index("=", end)
    line = max(text.rfind("\n", begin, start), text.rfind("\r", begin, start), begin - 1) + 1
    indent = _width(text[line:start])
    return _Shape(
        end - start,
        text[end:equals],
        text[equals + 1 : value],
        _width(text[line:equals]) - indent,
        _width(text[line:value]) - indent,
        indent,
    )


def _width(text: str) -> int:
    """Return how many columns a text fills that begins a line."""
    return len(text.expandtabs(_TAB))


def _count(values: Iterable[object]) -> int:
    return Counter(values).most_common(1)[0][1]


def _most(values: Iterable[_T]) -> _T:
    return Counter(values).most_common(1)[0][0]
