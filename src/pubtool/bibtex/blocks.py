"""The blocks that a file is made of: bibtexparser's own, each knowing exactly where it stands.

All offsets count code points of the file's decoded text, from 0, ends exclusive. Line numbers are
computed when asked for: most blocks are never asked.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bibtexparser import model

from pubtool.bibtex.grammar import BRACED, FIELD, MACRO, NAME, NEWLINE, NUMBER, QUOTED, TAIL
from pubtool.findings import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

Span = tuple[int, int]

#: Line ends are counted in stretches of so many characters, up to the one that is asked about.
_STRETCH = 4096


class Source:
    """The text of one file and where its lines begin."""

    __slots__ = ("__dict__", "path", "text")

    def __init__(self, text: str, path: str = "") -> None:
        self.text = text
        self.path = path

    def __deepcopy__(self, memo: dict[int, Any]) -> Source:
        """Return the source itself: it never changes, and blocks are copied often."""
        return self

    @cached_property
    def _line_starts(self) -> list[int] | None:
        """Where each line begins; None where LF ends them all, which is counted when asked for."""
        if "\r" not in self.text:
            return None
        return [0, *(match.end() for match in NEWLINE.finditer(self.text))]

    @cached_property
    def _lines_before(self) -> list[int]:
        """How many lines end before each stretch of the text."""
        count, ends = self.text.count, [0]
        for start in range(0, len(self.text), _STRETCH):
            ends.append(ends[-1] + count("\n", start, start + _STRETCH))
        return ends

    def _line_and_start(self, offset: int) -> tuple[int, int]:
        """Return the line of an offset, from 1, and where that line begins."""
        starts = self._line_starts
        if starts is not None:
            line = bisect_right(starts, offset)
            return line, starts[line - 1]
        number = min(offset, len(self.text)) // _STRETCH
        before = self._lines_before[number]
        line = before + self.text.count("\n", number * _STRETCH, offset) + 1
        return line, self.text.rfind("\n", 0, offset) + 1

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1. CRLF, CR and LF each end one line."""
        return self._line_and_start(offset)[0]

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of `text[start:end]`; without `end` a point."""
        line, first = self._line_and_start(start)
        return Place(self.path, line, start - first + 1, start, start if end is None else end)


class Spans(NamedTuple):
    """Where the parts of one field stand.

    `value` includes the delimiters, or the whole `#` expression. `comma` is the offset of the comma
    after the field. `content_start` is the offset of the value's first character if the value is
    one single token as written (in braces, in quotes, or a number), so that an offset into the
    value plus `content_start` is one into the text.
    """

    name: Span
    value: Span
    comma: int | None
    content_start: int | None


def spans_at(text: str, start: int) -> Spans:
    """Return the spans of the field whose name begins at `start` and which `FIELD` matches."""
    match = FIELD.match(text, start)
    if match is None:  # not a field that the fast path has read: that is a bug of the caller
        raise ValueError(f"no field at {start}")
    kind = next(kind for kind in (BRACED, QUOTED, NUMBER, MACRO) if match.start(kind) >= 0)
    first, last = match.span(kind)
    content = None if kind == MACRO else first
    if kind <= QUOTED:
        first, last = first - 1, last + 1
    if match.lastindex == TAIL:
        content, last = None, match.end(TAIL)
    comma = match.end() - 1
    return Spans(match.span(NAME), (first, last), comma if text[comma] == "," else None, content)


class Field(model.Field):
    """One field of an entry.

    `key` is the name as written, `name` the same in lower case. `value` is the text that the value
    stands for: macros expanded, `#` joined, outer delimiters removed, and nothing else changed.
    `enclosing` is `{`, `"` or, for numbers, macros and expressions, None.

    A field of the fast path keeps only where its name begins, and finds its spans again when they
    are asked for: a fifth of the time and half of the memory of a large file.
    """

    _start_line: int | None = None
    #: bibtexparser's property, without a Python function: a value is asked for many times.
    value = property(attrgetter("_value"), vars(model.Field)["value"].fset)

    def __init__(  # noqa: PLR0913, PLR0917  # all of it is needed, and keywords cost a tenth
        self,
        source: Source,
        where: int | Spans,
        key: str,
        name: str,
        value: str,
        enclosing: str | None = None,
    ) -> None:
        self.source = source
        self._where = where
        self._key = key
        self.name = name
        self._value = value
        self._enclosing = enclosing

    @property
    def spans(self) -> Spans:
        """Where the parts of the field stand in the text."""
        where = self._where
        return where if isinstance(where, Spans) else spans_at(self.source.text, where)

    @property
    def name_span(self) -> Span:
        """Where the name stands."""
        return self.spans.name

    @property
    def value_span(self) -> Span:
        """Where the value stands, with its delimiters."""
        return self.spans.value

    @property
    def comma(self) -> int | None:
        """The offset of the comma after the field, if there is one."""
        return self.spans.comma

    @property
    def content_start(self) -> int | None:
        """The offset of `value[0]` in the text, if the value is one token as written."""
        return self.spans.content_start

    @property
    def start_line(self) -> int:
        """The line on which the name begins, from 0 as everywhere in bibtexparser."""
        return self.source.line(self.name_span[0]) - 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and (
            (self._key, self._value, self.spans) == (other._key, other._value, other.spans)
        )

    def __hash__(self) -> int:
        return hash((self._key, self.name_span))


class Located(model.Block):
    """A block that knows its source and its span: `source.text[start:end]`."""

    source: Source
    start: int
    end: int
    _start_line_in_file = None
    _raw = None

    def _locate(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @cached_property
    def _parser_metadata(self) -> dict[str, Any]:  # type: ignore[override]  # made when asked for
        """What middlewares of bibtexparser note; most blocks never have anything there."""
        return {}

    @property
    def raw(self) -> str:
        """The block as it stands in the file."""
        return self.source.text[self.start : self.end]

    @property
    def start_line(self) -> int:
        """The line on which the block begins, from 0 as everywhere in bibtexparser."""
        return self.source.line(self.start) - 1

    def __eq__(self, other: object) -> bool:
        return (
            type(self) is type(other)
            and isinstance(other, Located)
            and (self.start, self.raw) == (other.start, other.raw)
        )

    def __hash__(self) -> int:
        return hash((type(self), self.start, self.end))


class Entry(Located, model.Entry):
    """An entry. `fields` are in the order of the file, repeated ones too.

    `entry_type` is in lower case (as written: `type_span`). `open` and `close` are the offsets of
    the delimiters around the body; `close` is None where the entry is never closed.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # all of it is needed, and keywords cost a tenth
        self,
        source: Source,
        span: Span,
        entry_type: str,
        type_span: Span,
        key: str,
        key_span: Span,
        opened: int,
        closed: int | None,
        fields: list[Field],
        named: Mapping[str, Field] | None = None,
    ) -> None:
        self._locate(source, span[0], span[1])
        self._entry_type = entry_type
        self._key = key
        self._fields: list[model.Field] = cast("list[model.Field]", fields)
        self.type_span = type_span
        self.key_span = key_span
        self.open = opened
        self.close = closed
        self._named = named

    @property
    def named(self) -> Mapping[str, Field]:
        """The fields by lower-case name, the first of each, as they were read; not to be changed.

        The fast path has them by the way. Most entries repeat no field.
        """
        named = self._named
        if named is None:
            found: dict[str, Field] = {}
            for field in self.fields:
                found.setdefault(field.name, field)
            self._named = named = found
        return named

    @property  # type: ignore[override]  # narrower: the fields of our entries are always ours
    def fields(self) -> list[Field]:
        """All fields in the order of the file."""
        return cast("list[Field]", self._fields)

    @fields.setter
    def fields(self, value: list[Field]) -> None:
        self._fields = cast("list[model.Field]", value)
        self._named = None

    __hash__ = Located.__hash__


class Macro(Located, model.String):
    """An `@string`. `fields` are its definitions; `key` and `value` those of the first."""

    def __init__(self, source: Source, span: Span, fields: list[Field]) -> None:
        self._locate(source, span[0], span[1])
        self.fields = fields
        self._key = fields[0].key if fields else ""
        self._value = fields[0].value if fields else ""
        self._enclosing = fields[0].enclosing if fields else None

    __hash__ = Located.__hash__


class Preamble(Located, model.Preamble):
    """A `@preamble`; `value` is its text, macros expanded."""

    def __init__(self, source: Source, span: Span, value: str, value_span: Span) -> None:
        self._locate(source, span[0], span[1])
        self._value = value
        self.value_span = value_span

    __hash__ = Located.__hash__


class Comment(Located, model.ExplicitComment):
    """A `@comment`; `comment` is what stands in its group, or on the rest of its line."""

    def __init__(self, source: Source, span: Span, comment: str) -> None:
        self._locate(source, span[0], span[1])
        self._comment = comment

    __hash__ = Located.__hash__


class Text(Located, model.ImplicitComment):
    """Text between the other blocks: white space, `%` lines, front matter, prose."""

    def __init__(self, source: Source, span: Span) -> None:
        self._locate(source, span[0], span[1])
        self._comment = source.text[span[0] : span[1]]

    __hash__ = Located.__hash__
