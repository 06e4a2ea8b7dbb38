"""The fields of an entry, read with care: what `name = value` should have been, and what is wrong.

Recovery follows three rules. No text is dropped: what is in no field is reported as lost. An
unclosed value ends before the next line that begins a field, or before the next entry. Each mistake
is reported once, at the token that is wrong.
"""

from __future__ import annotations

from typing import NamedTuple

from pubtool.bibtex.blocks import Field, Span, Spans
from pubtool.bibtex.braces import Braces
from pubtool.bibtex.careful_grammar import (
    BARE,
    BREAK,
    COMMAND,
    ENTRY_HEAD,
    FIELD_LINE,
    FIELD_VALUE,
    LINE_COMMAND,
    LINE_COMMENT,
    QUOTE_END,
    RAN_ON,
    SKIP,
    SYNC,
    WORDS_START,
)
from pubtool.bibtex.values import Operand, Reading


class Value(NamedTuple):
    """A value as read: what it stands for, its span, and where reading goes on.

    `content_start` and `enclosing` are as in a field. `settled` is true where recovery has already
    decided how the field ends.
    """

    text: str
    span: Span
    end: int
    content_start: int | None = None
    enclosing: str | None = None
    settled: bool = False


class BodyParser:
    """Reads what stands between the delimiters of an entry, an `@string` or a `@preamble`."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.source.text
        self.braces = Braces(self._text)
        self._closer = "}"
        self._key = ""
        self._commands = (0, -1)  # a stretch of text known to hold no command, and its end
        self._comments_seen = 0
        self._unclosed_value = False

    def begin(self, closer: str, key: str) -> None:
        """Set the delimiter that ends the body and the key that problems are reported for."""
        self._closer = closer
        self._key = key
        self._unclosed_value = False

    def next_command(self, start: int) -> int:
        """Return the offset of the next `@type{` that is first on its line, or the text's end."""
        known, end = self._commands
        if not known <= start <= end:
            match = LINE_COMMAND.search(self._text, max(start - 1, 0))
            end = match.start(1) if match else len(self._text)
            self._commands = (start, end)
        return end

    def skip(self, start: int) -> int:
        """Return the offset of the next token; comments on the way are reported, once."""
        match = SKIP.match(self._text, start)
        end = match.end() if match else start
        if "%" in self._text[start:end] and end > self._comments_seen:
            for comment in LINE_COMMENT.finditer(self._text, start, end):
                self._report(
                    "comment-in-entry",
                    comment.span(),
                    "a comment inside an entry: biber skips it, BibTeX reads it as a field; "
                    "move it before the entry",
                )
            self._comments_seen = end
        return end

    def fields(self, start: int) -> tuple[list[Field], int | None, int]:
        """Return the fields from `start`, the offset of the closing delimiter, and the body's end.

        Without a closing delimiter (None) the end is that of the last token.
        """
        fields: list[Field] = []
        end = start
        while True:
            at = self.skip(end)
            char = self._text[at : at + 1]
            if char == self._closer:
                return fields, at, at + 1
            if not char or (char == "@" and COMMAND.match(self._text, at)):
                self._reading.withdraw("comment-in-entry", end)
                if not self._unclosed_value:
                    self._report(
                        "syntax",
                        (end, end),
                        f"the entry is never closed: a `{self._closer}` is missing here",
                    )
                return fields, None, end
            if char == ",":
                self._report("syntax", (at, at + 1), "a comma too many: no field stands before it")
                end = at + 1
            else:
                end = self._field(at, fields)

    def _field(self, at: int, fields: list[Field]) -> int:
        """Append the field at `at`, and return where the next one may begin."""
        name, after = self._name(at)
        if name is None:
            stop = self._sync(at)
            self._lost(at, stop, "a field, `name = value`, should stand here")
            return stop + 1 if self._text[stop : stop + 1] == "," else stop
        written = self._text[name[0] : name[1]]
        value = self.value(self.skip(after), written)
        value = value if value.settled else self._settled(value, written)
        end = value.end
        comma = end if self._text[end : end + 1] == "," else None
        spans = Spans(name, value.span, comma, value.content_start)
        fields.append(
            Field(
                self._reading.source, spans, written, written.lower(), value.text, value.enclosing
            )
        )
        return end if comma is None else comma + 1

    def _name(self, at: int) -> tuple[Span | None, int]:
        """Return the span of the field name at `at`, or None, and the offset after its `=`."""
        text = self._text
        bare = BARE.match(text, at)
        if bare is None:
            return None, at
        equals = self.skip(bare.end())
        if text[equals : equals + 1] == "=":
            if bare[0][0].isdigit():
                self._report(
                    "syntax", bare.span(), f"the field name `{bare[0]}` begins with a digit"
                )
            return bare.span(), equals + 1
        words = WORDS_START.match(text, at)
        if words is None:
            return None, at
        self._report("syntax", words.span(1), f"the field name `{words[1]}` holds white space")
        return words.span(1), words.end()

    def value(self, start: int, name: str) -> Value:
        """Return the value that begins at `start`; `name` is the field's, for messages."""
        operands: list[tuple[str, int, int]] = []
        at = end = start
        while True:
            opened = self._text[at : at + 1]
            stop = self._operand_end(opened, at)
            if stop is None:
                return self._unclosed(at, name)
            if stop == at:
                self._report("syntax", (at, at), f"`{name}` has no value here: write `{{}}`")
                break
            operands.append((opened, at, stop))
            end = stop
            at = self.skip(stop)
            if self._text[at : at + 1] != "#":
                break
            at = self.skip(at + 1)
        if self._swallowed(operands, at):
            return self._unclosed(operands[-1][1], name)
        return self._joined(operands, start, end, name)

    def _operand_end(self, opened: str, at: int) -> int | None:
        """Return where the operand at `at` ends: `at` if there is none, None if it never ends."""
        if opened == "{":
            closed = self.braces.close(at)
            return None if closed is None else closed + 1
        if opened == '"':
            closed = self.braces.close_quote(at)
            return None if closed is None else closed + 1
        bare = BARE.match(self._text, at)
        return bare.end() if bare else at

    def _swallowed(self, operands: list[tuple[str, int, int]], at: int) -> bool:
        """Say whether the last operand, closed though it is, has run into the next field.

        A missing brace makes a value end with the entry's own brace, a missing quote makes it end
        at the next field's opening quote.
        """
        if not operands or self._text[at : at + 1] in {",", self._closer}:
            return False
        opened, start, end = operands[-1]
        if opened == '"':
            line = max(self._text.rfind(char, start, end) for char in "\r\n,")
            return line >= 0 and RAN_ON.match(self._text, line, end - 1) is not None
        if opened != "{" or not (at == len(self._text) or COMMAND.match(self._text, at)):
            return False
        if FIELD_LINE.search(self._text, start, end):
            return True
        line = max(self._text.rfind(char, start, end) for char in "\r\n")
        alone = line >= 0 and not self._text[line : end - 1].strip()
        return alone and self._text[start + 1] not in "\r\n"

    def _joined(
        self, operands: list[tuple[str, int, int]], start: int, end: int, name: str
    ) -> Value:
        text = self._text
        parts = []
        for opened, left, right in operands:
            span = (left, right)
            if opened in '{"':
                parts.append(Operand(text[left + 1 : right - 1], False, span))
                continue
            literal = opened.isdigit()
            if literal and not text[left:right].isdigit():
                self._report(
                    "syntax",
                    span,
                    f"`{text[left:right]}` is neither a number nor a macro: put it in braces",
                )
            parts.append(Operand(text[left:right], not literal, span))
        value = self._reading.join(parts, self._key, name) if parts else ""
        if len(parts) != 1 or parts[0].macro:
            return Value(value, (start, end), end)
        opened = operands[0][0]
        delimited = opened in '{"'
        return Value(value, (start, end), end, start + delimited, opened if delimited else None)

    def _unclosed(self, at: int, name: str) -> Value:
        """Return the value whose delimiter at `at` is never closed, cut where it should end."""
        text = self._text
        limit = self.next_command(at)
        line = FIELD_LINE.search(text, at + 1, limit)
        cut = line.start() if line else limit
        quote = QUOTE_END.search(text, at + 1, cut) if text[at] == '"' else None
        if quote:
            message = f"the braces inside the quoted value of `{name}` do not balance"
            self._report("syntax", (at, at + 1), message)
            end = quote.start()
            return Value(text[at + 1 : end], (at, end + 1), end + 1, at + 1, '"')
        self._unclosed_value = True
        content = text[at + 1 : cut].rstrip()
        resume = line.start(1) if line else at + 1 + len(content)
        if line is None and content.endswith(self._closer):
            content = content[:-1].rstrip()
            resume -= 1
        content = content.removesuffix(",").rstrip()
        end = at + 1 + len(content)
        kind = "brace" if text[at] == "{" else "quote"
        message = f"unclosed {kind}: the value of `{name}` begins here and is never closed"
        if "\\{" in content:
            message += "; a backslash does not escape a brace"
            content = content.removesuffix("}")
        self._report("syntax", (at, at + 1), message)
        return Value(content, (at, end), resume, at + 1, text[at], settled=True)

    def _settled(self, value: Value, name: str) -> Value:
        """Return the value with the end of its field: a comma, the delimiter or the next field."""
        text = self._text
        at = self.skip(value.end)
        char = text[at : at + 1]
        if not char or (char == "@" and COMMAND.match(text, at)):
            return value
        if char in {",", self._closer}:
            return value._replace(end=at)
        if FIELD_VALUE.match(text, at):
            self._reading.report_missing_comma(value.end, f"field `{name}`", self._key)
            return value._replace(end=at)
        return self._mended(value, name)

    def _mended(self, value: Value, name: str) -> Value:
        """Return the value with what follows it, where that is surely part of it."""
        text = self._text
        start, end = value.span
        at = self.skip(value.end)
        stop = self._sync(at)
        tail_end = at + len(text[at:stop].rstrip())
        opened = text[start : start + 1]
        if opened == '"' and (quote := text.rfind('"', at, stop)) >= 0:
            self._report(
                "syntax",
                (end - 1, end),
                f"this quote ends the value of `{name}` too early: put quotes inside a "
                "quoted value in braces, a backslash does not escape them",
            )
            if quote + 1 < tail_end:
                self._lost(quote + 1, tail_end, f"after the value of `{name}`")
            return Value(text[start + 1 : quote], (start, quote + 1), stop, start + 1, '"')
        if opened not in '{"' and "\n" not in text[start:stop] and "#" not in text[start:end]:
            self._reading.withdraw("undefined-macro", start)
            self._report(
                "syntax",
                (start, tail_end),
                f"the value of `{name}` needs braces: {{{text[start:tail_end]}}}",
            )
            return Value(text[start:tail_end], (start, tail_end), stop, start)
        self._lost(at, tail_end, f"a comma or `{self._closer}` should follow the value of `{name}`")
        return value._replace(end=stop)

    def _sync(self, start: int) -> int:
        """Return where reading can go on after text that makes no sense at `start`.

        That is a comma or a line before something that looks like a field, the closing delimiter,
        the next entry or the end of the text.
        """
        text = self._text
        at = start
        while match := SYNC.search(text, at):
            char, here = match[0], match.start()
            at = match.end()
            if char == self._closer:
                return here
            if char == "{":
                closed = self.braces.close(here)
                if closed is not None and closed < self.next_command(here):
                    at = closed + 1
            elif char == "@":
                if here == self.next_command(here) or ENTRY_HEAD.match(text, here):
                    return here
            elif char == "," or char.isspace():
                run = BREAK.match(text, here)
                at = run.end() if run else at
                if FIELD_VALUE.match(text, at) or text[at : at + 1] == self._closer:
                    return here if char == "," else at
        return len(text)

    def _lost(self, start: int, end: int, why: str) -> None:
        shown = " ".join(self._text[start : min(end, start + 200)].split())
        if shown:
            shown = shown if len(shown) <= 40 else f"{shown[:40]}..."
            end = start + len(self._text[start:end].rstrip())
            self._report("lost-text", (start, end), f"`{shown}` is not read: {why}")

    def _report(self, rule: str, span: Span, message: str) -> None:
        self._reading.report(rule, span, message, self._key)
