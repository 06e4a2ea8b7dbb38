"""Text to blocks in one linear pass.

Entries that look like most entries are matched field by field with one pattern; whatever does not
fit is read again, from its `@`, by the careful parser in `recovery`, which alone reports syntax
problems. The blocks tile the text: every character is in exactly one.
"""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Entry, Field, Located, Macro, Text
from pubtool.bibtex.grammar import (
    BRACED,
    CLOSE,
    FIELD,
    FRONT_MATTER,
    GAP,
    HEAD,
    MACRO,
    NAME,
    NUMBER,
    QUOTED,
    STRING,
    TAIL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex.recovery import CarefulParser
    from pubtool.bibtex.values import Reading

_ENCLOSING = {BRACED: "{", QUOTED: '"', NUMBER: None, MACRO: None, TAIL: None}
_SPECIAL = frozenset({"comment", "preamble", "string"})


class _Names(dict[str, tuple[str, str]]):
    """Every name met, as written and in lower case: one string for all fields of a name."""

    def __missing__(self, name: str) -> tuple[str, str]:
        pair = self[name] = (name, name.lower())
        return pair


class Scanner:
    """Reads one text into blocks; made for one use."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.source
        self._text = reading.source.text
        self._names = _Names()
        self._parser: CarefulParser | None = None

    def blocks(self) -> Iterator[Located]:
        """Yield the blocks of the text, in order."""
        text = self._text
        before: Located | None = None
        gap = 0
        at = self._next_at(self._front_matter_end())
        while at < len(text):
            block = self._block(at) or self._careful().block(at, gap)
            if block is None:  # an `@` in running text
                at = self._next_at(at + 1)
                continue
            if at > gap:
                yield self._between(gap, at, before)
            yield block
            before = block
            gap = block.end
            at = self._next_at(gap)
        if gap < len(text):
            yield self._between(gap, len(text), before)

    def _careful(self) -> CarefulParser:
        """Return the careful parser; most files do without, so it is imported here."""
        if self._parser is None:
            from pubtool.bibtex.recovery import CarefulParser

            self._parser = CarefulParser(self._reading)
        return self._parser

    def _front_matter_end(self) -> int:
        if not self._text.startswith(("---", "\ufeff---")):
            return 0
        match = re.match(FRONT_MATTER, self._text)
        return match.end() if match else 0

    def _next_at(self, start: int) -> int:
        """Return the offset of the next `@` outside `%` comments, or the text's length."""
        match = GAP.match(self._text, start)
        return match.end() if match else len(self._text)

    def _between(self, start: int, end: int, before: Located | None) -> Text:
        """Return the text between two blocks, or around them; reports what `before` has lost."""
        block = Text(self._source, (start, end))
        if before is not None and not block.comment.isspace():
            from pubtool.bibtex.recovery import report_orphans

            report_orphans(self._reading, start, end, getattr(before, "key", ""))
        return block

    def _block(self, at: int) -> Entry | Macro | None:
        """Return the ordinary entry or `@string` at `at`, or None if it needs care."""
        head = HEAD.match(self._text, at)
        if head is not None:
            entry_type = self._names[head[1]][1]
            if entry_type not in _SPECIAL:
                problems = len(self._reading.problems)
                key = head[2]
                fields: list[Field] = []
                named: dict[str, Field] = {}
                end = self._fields(head.end(), key, fields, named)
                close = CLOSE.match(self._text, end)
                if close is None:
                    del self._reading.problems[problems:]
                    return None
                return Entry(
                    self._source,
                    (at, close.end()),
                    entry_type,
                    head.span(1),
                    key,
                    head.span(2),
                    head.end(1),
                    close.end() - 1,
                    fields,
                    named if len(named) == len(fields) else None,
                )
        return self._macro(at)

    def _fields(self, start: int, key: str, fields: list[Field], named: dict[str, Field]) -> int:
        """Append the fields that begin at `start`, note their names; return where they end."""
        reading, source, names = self._reading, self._source, self._names
        text, macros = source.text, reading.macros
        end = start
        # `scanner` is not documented but old (`re.Scanner` is built on it): a match after a match.
        scanner = FIELD.scanner(text, start)  # type: ignore[attr-defined]
        for match in iter(scanner.match, None):
            kind = match.lastindex
            written, name = names[match[NAME]]
            if kind <= NUMBER:
                value = match[kind]
            elif kind == TAIL:
                value = reading.expression(match.end(NAME), match.end(TAIL), key)
            else:
                value = macros.get(match[MACRO].lower())
                if value is None:
                    value = reading.macro(match[MACRO], match.start(MACRO), key, name)
            field = Field(source, match.start(NAME), written, name, value, _ENCLOSING[kind])
            fields.append(field)
            named[name] = field
        if fields:
            end = match.end()
        if len(named) != len(fields):
            reading.report_repeated(fields, key)
        return end

    def _macro(self, at: int) -> Macro | None:
        head = STRING.match(self._text, at)
        if head is None:
            return None
        problems = len(self._reading.problems)
        fields: list[Field] = []
        close = CLOSE.match(self._text, self._fields(head.end(), "", fields, {}))
        if close is None or len(fields) != 1:
            del self._reading.problems[problems:]
            return None
        self._reading.macros[fields[0].name] = fields[0].value
        return Macro(self._source, (at, close.end()), fields)


def scan(reading: Reading) -> list[Located]:
    """Return the blocks of the text, with the garbage collector resting meanwhile.

    The collector would look at every new object again and again and find nothing to collect: a
    third of the time on a large file. Freezing and thawing hands them to its oldest generation
    unseen, where they would end up anyway.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        return list(Scanner(reading).blocks())
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
