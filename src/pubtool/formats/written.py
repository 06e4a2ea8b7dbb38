"""Strings that templates receive: written in the output's format, with their plain text beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.inline import Inlines, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from pubtool.formats.base import Format


class Plain(str):
    """Text that is not markup: compares and filters as what it is, is escaped wherever printed."""

    __slots__ = ("_escape",)
    _escape: Callable[[str], str]

    def __str__(self) -> str:
        return self._escape(str.__str__(self))

    def __html__(self) -> str:
        return str(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Written(str):
    """Markup of the output's format."""

    __slots__ = ("_escape", "_text")
    _escape: Callable[[str], str]
    _text: str

    @property
    def plain(self) -> Plain:
        """The text it stands for; made when asked for, as few values are."""
        plain = Plain(self._text)
        plain._escape = self._escape
        return plain

    def __html__(self) -> str:
        return str(self)


class Pen:
    """Writes values in one format. Texts that come again, such as names, are written once."""

    def __init__(self, output: Format) -> None:
        self.format = output
        self.escape = output.text
        self.known: dict[str, Written] = {}

    def text(self, text: str) -> Written:
        """Return plain Unicode text, written."""
        written = self.known.get(text)
        if written is None:
            written = self.known[text] = self.pair(self.escape(text), text)
        return written

    def tree(self, tree: Inlines) -> Written:
        """Return an inline tree, written."""
        if not tree:
            return self.text("")
        if len(tree) == 1 and isinstance(tree[0], str):
            return self.text(tree[0])
        return self.pair(self.format.inline(tree), plain(tree))

    def url(self, url: str) -> Written:
        """Return a URL, fit for a link target of the format; empty where it may be no link."""
        return self.pair(self.format.url(url), url) if url else self.text("")

    def block(self, text: str) -> Written:
        """Return text of several lines, such as BibTeX, as a block of code."""
        return self.pair(self.format.code_block(text), text)

    def pair(self, markup: str, text: str) -> Written:
        """Return markup with the plain text that it stands for."""
        written = Written(markup)
        written._text = text
        written._escape = self.escape
        return written
