"""The careful parser: one block at an `@`, whatever is wrong with it, and what is left between.

It reads all that BibTeX's grammar allows, says what is wrong with the rest, and hands back a block
whenever there is something to keep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Comment, Entry, Located, Macro, Preamble, Source, Span
from pubtool.bibtex.body import BodyParser
from pubtool.bibtex.careful_grammar import (
    COMMAND,
    COMMENT,
    ENTRY_HEAD,
    FIELD_VALUE,
    KEY,
    KEY_LINE,
    ORPHAN,
    STRAY,
    UNTYPED,
    WORD_COMMAND,
)
from pubtool.bibtex.grammar import NEWLINE

if TYPE_CHECKING:
    from pubtool.bibtex.values import Reading


class CarefulParser:
    """Reads single blocks of one text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source: Source = reading.source
        self._text = reading.source.text
        self._body = BodyParser(reading)

    def block(self, at: int, gap: int) -> Located | None:
        """Return the block that begins with the `@` at `at`, or None if this `@` is only text.

        `gap` is where the block before ended. In running text, after something else on its line, an
        `@` counts only if a type, a key and a comma follow: `a@b.c` is no entry.
        """
        first = self._is_first(at, gap)
        comment = COMMENT.match(self._text, at)
        if comment is not None and comment[2]:
            return self._comment_group(at, comment.start(2))
        if comment is not None:
            return self._comment_line(at, comment.end(1)) if first else None
        return self._command(at, first=first)

    def _command(self, at: int, *, first: bool) -> Located | None:
        command = COMMAND.match(self._text, at)
        if command is None:
            if untyped := UNTYPED.match(self._text, at):
                self._reading.report(
                    "syntax",
                    untyped.span(1),
                    f"the entry `{untyped[2]}` has no type, and is not read: write `@misc{{`",
                    untyped[2],
                )
            word = WORD_COMMAND.match(self._text, at)
            if first and word:
                self._reading.report(
                    "syntax",
                    word.span(),
                    f"`{word[0]}` has no `{{` after it: nothing is read before the next entry",
                )
            return None
        if not first and not ENTRY_HEAD.match(self._text, at):
            return None
        kind = command[1].lower()
        opened = command.start(2)
        closer = "}" if command[2] == "{" else ")"
        if kind == "string":
            return self._string(at, opened, closer)
        if kind == "preamble":
            return self._preamble(at, opened, closer)
        return self._entry(at, command.span(1), opened, closer)

    def _is_first(self, at: int, gap: int) -> bool:
        """Say whether nothing but blanks stands before `at` on its line, or since `gap`."""
        while at > gap and self._text[at - 1] in " \t\ufeff":
            at -= 1
        return at == gap or self._text[at - 1] in "\r\n"

    def _comment_line(self, at: int, start: int) -> Comment:
        newline = NEWLINE.search(self._text, start)
        end = newline.start() if newline else len(self._text)
        return self._comment((at, end), (start, end))

    def _comment_group(self, at: int, opened: int) -> Comment:
        limit = self._body.next_command(at + 1)
        if self._text[opened] == "{":
            closed = self._body.braces.close(opened)
        else:
            closed = self._body.braces.close_paren(opened, limit)
        if closed is not None:
            return self._comment((at, closed + 1), (opened + 1, closed))
        self._reading.report(
            "syntax", (opened, opened + 1), "this @comment is never closed; it ends here for now"
        )
        end = at + len(self._text[at:limit].rstrip())
        return self._comment((at, end), (opened + 1, end))

    def _comment(self, span: Span, inner: Span) -> Comment:
        for head in ENTRY_HEAD.finditer(self._text, *inner):
            self._reading.report(
                "hidden-entry",
                head.span(),
                f"the entry `{head[2]}` stands inside an @comment and is not read",
                head[2],
            )
        return Comment(self._source, span, self._text[inner[0] : inner[1]])

    def _string(self, at: int, opened: int, closer: str) -> Macro:
        self._body.begin(closer, "")
        fields, _, end = self._body.fields(opened + 1)
        for field in fields:
            self._reading.macros[field.name] = field.value
        if not fields:
            self._reading.report("syntax", (at, opened + 1), "this @string defines no macro")
        return Macro(self._source, (at, end), fields)

    def _preamble(self, at: int, opened: int, closer: str) -> Preamble:
        self._body.begin(closer, "")
        start = self._body.skip(opened + 1)
        value = self._body.value(start, "@preamble")
        end = self._body.skip(value.end)
        if self._text[end : end + 1] == closer:
            end += 1
        elif value.settled:
            end = value.end
        else:
            end = value.end
            self._reading.report(
                "syntax", (end, end), f"a `{closer}` that ends the @preamble is missing here"
            )
        return Preamble(self._source, (at, end), value.text, value.span)

    def _entry(self, at: int, kind: Span, opened: int, closer: str) -> Entry:
        self._body.begin(closer, "")
        start = self._body.skip(opened + 1)
        key_span, after = self._key(start, closer)
        key = self._text[key_span[0] : key_span[1]]
        self._body.begin(closer, key)
        fields, close, end = self._body.fields(after)
        self._reading.report_repeated(fields, key)
        entry_type = self._text[kind[0] : kind[1]].lower()
        return Entry(
            self._source, (at, end), entry_type, kind, key, key_span, opened, close, fields
        )

    def _key(self, start: int, closer: str) -> tuple[Span, int]:
        """Return the span of the key, and where the fields begin."""
        text = self._text
        match = KEY.match(text, start)
        end = match.end() if match else start
        after = self._body.skip(end)
        char = text[after : after + 1]
        if FIELD_VALUE.match(text, start) and char != ",":
            self._reading.report("syntax", (start, start), "the entry has no key: put one here")
            return (start, start), start
        if end == start:
            self._reading.report("syntax", (start, start), "the entry has no key: put one here")
            return (start, start), after + 1 if char == "," else after
        if char == ",":
            return (start, end), after + 1
        if not char or char in {closer, "@"}:
            return (start, end), after
        line = KEY_LINE.match(text, start)
        if line is not None:
            key = line.span(1)
            self._reading.report(
                "syntax", key, f"the key `{line[1]}` holds a character that no key may", line[1]
            )
            return key, line.end()
        written = text[start:end]
        self._reading.report_missing_comma(end, f"key `{written}`", written)
        return (start, end), after


def report_orphans(reading: Reading, start: int, end: int, key: str) -> None:
    """Report what one `}` too many has cut off: `text[start:end]` follows the entry `key`.

    Any other text between entries is comment, as in BibTeX.
    """
    text = reading.source.text
    orphan = ORPHAN.match(text, start, end)
    if orphan is not None:
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        last = first + len(_without_comments(text[first:end]))
        shown = " ".join(text[first : min(last, first + 200)].split())
        shown = shown if len(shown) <= 40 else f"{shown[:40]}..."
        reading.report(
            "lost-text",
            (first, last),
            f"`{shown}` is not read: a `}}` too many ended the entry before it",
            key,
        )
        return
    stray = STRAY.match(text, start, end)
    if stray is not None:
        span = (stray.start(1), stray.start(1) + len(stray[1].rstrip()))
        reading.report("syntax", span, "a `}` too many: it closes nothing; remove it", key)


def _without_comments(text: str) -> str:
    """Return text without the blank and the `%` lines at its end."""
    lines = text.splitlines(keepends=True)
    while lines and lines[-1].lstrip()[:1] in {"", "%"}:
        lines.pop()
    return "".join(lines).rstrip()
