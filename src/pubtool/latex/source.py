"""A LaTeX value as spans: matching braces, arguments, closing delimiters, white space.

Nothing here knows what a command means. Every function takes and returns offsets into the value,
so that an argument is never copied and a problem knows its place. What keeps it linear on any
input: braces are matched once, and a search for a closing delimiter is remembered.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from pubtool.latex.characters import ACCENTS

BLANKS = " \t\n\r\f\v"

_BLANK_RUN = re.compile(r"[ \t\n\r\f\v]+")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_DOLLARS = re.compile(r"\\.|[{$]", re.DOTALL)
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.)|\Z)", re.DOTALL)
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_URL_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_URL_ESCAPE = re.compile(
    r"\{?\\(?:([_%#&~$^])|textasciitilde\b *)(?:\{\})?\}?|\{?\$\\sim\$\}?|\\([{} /-])"
)
#: Within how many characters an accent's argument may begin with further accents.
_MAX_ACCENTS = 40
#: The longest `[...]` that is taken for an optional argument.
_MAX_OPTION = 200


class Span(NamedTuple):
    """An argument: its content from `start` to `stop`, and `after`, where reading goes on."""

    start: int
    stop: int
    after: int


def collapse_blanks(text: str) -> str:
    """Return `text` with each run of white space as one blank, as BibTeX reads it."""
    return _BLANK_RUN.sub(" ", text)


def compose(text: str) -> str:
    """Return `text` with letters and their combining marks composed, and nothing else changed."""
    return _DECOMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def unescape_url(source: str) -> str:
    r"""Return a URL as LaTeX writes it (`a\_b`, broken over lines) as it is on the wire."""
    url = _URL_BREAK.sub("", source).strip(BLANKS)
    if "\\" in url:
        url = _URL_ESCAPE.sub(lambda match: match[1] or match[2] or "~", url)
    return url


class Source:
    """A value and where its braces match; a brace behind a backslash is text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._close: dict[int, int] = {}
        self._found: dict[str, int] = {}
        if "{" not in text:
            return
        opened: list[int] = []
        for match in _BRACES.finditer(text):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] == "}" and opened:
                self._close[opened.pop()] = match.start()

    def closing_brace(self, pos: int, end: int) -> int:
        """Return the offset of the brace that closes the one at `pos`, before `end`; else -1."""
        close = self._close.get(pos, -1)
        return close if close < end else -1

    def has_group(self, pos: int, end: int) -> bool:
        """Return whether a closed brace group begins at `pos`."""
        return self.closing_brace(pos, end) >= 0

    def skip_blanks(self, pos: int, end: int) -> int:
        """Return the offset of the first character from `pos` on that is no white space."""
        match = _BLANK_RUN.match(self.text, pos, end)
        return match.end() if match else pos

    def command(self, pos: int, end: int) -> str:
        """Return the name of the command whose backslash is at `pos`; empty at the very end."""
        match = _COMMAND.match(self.text, pos, end)
        return (match[1] or match[2] or "") if match else ""

    def argument(self, pos: int, end: int) -> Span:
        r"""Return the argument at `pos`: a group, a command, or one character, as in `\c c`."""
        text, pos = self.text, self.skip_blanks(pos, end)
        if pos >= end or text[pos] == "}":
            return Span(pos, pos, pos)
        close = self.closing_brace(pos, end)
        if close >= 0:
            return Span(pos + 1, close, close + 1)
        stop = pos
        # An accent as the argument of an accent brings its own argument: `\'\^e`, `\'\i`.
        while stop < min(end, pos + _MAX_ACCENTS) and text[stop] == "\\":
            name = self.command(stop, end)
            stop += 1 + len(name)
            if name not in ACCENTS:
                return Span(pos, stop, stop)
            stop = self.skip_blanks(stop, end)
        stop = min(max(self.closing_brace(stop, end), stop) + 1, end)
        return Span(pos, stop, stop)

    def skip_option(self, pos: int, end: int) -> int:
        """Return the place behind a `*` and a `[...]` at `pos` if an argument follows them."""
        start = pos + 1 if self.text.startswith("*", pos, end) else pos
        if self.text.startswith("[", start, end):
            close = self.text.find("]", start, min(end, start + _MAX_OPTION))
            start = self.skip_blanks(close + 1, end) if close >= 0 else start
        return start if self.has_group(start, end) else pos

    def find(self, delimiter: str, pos: int, end: int) -> int:
        """Return the offset of `delimiter` from `pos` on, before `end`; else -1."""
        found = self._found.get(delimiter, -1)
        if found < pos:
            found = self.text.find(delimiter, pos)
            self._found[delimiter] = found = len(self.text) if found < 0 else found
        return found if found + len(delimiter) <= end else -1

    def closing_dollar(self, pos: int, end: int, delimiter: str) -> int:
        """Return where `$` or `$$` closes a formula, outside of brace groups; else -1."""
        while match := _DOLLARS.search(self.text, pos, end):
            pos = match.end()
            if match[0] == "$" and self.text.startswith(delimiter, match.start(), end):
                return match.start()
            if match[0] == "{":
                pos = max(self.closing_brace(match.start(), end) + 1, pos)
        return -1
