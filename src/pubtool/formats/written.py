"""Strings that templates receive: written in the output's format, with their plain text beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.inline import Inline, Inlines, Kind, Node, plain

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

    __slots__ = ("_escape", "tree")
    _escape: Callable[[str], str]
    #: What it stands for.
    tree: Inlines

    @property
    def plain(self) -> Plain:
        """The text it stands for; made when asked for, as few values are."""
        text = Plain(plain(self.tree))
        text._escape = self._escape
        return text

    def __html__(self) -> str:
        return str(self)


def raw(value: object) -> str:
    """Return the plain text of a value, unescaped."""
    if isinstance(value, Written):
        return plain(value.tree)
    return str.__str__(value) if isinstance(value, Plain) else str(value)


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
            written = self.known[text] = self.pair(self.escape(text), (text,))
        return written

    def sole(self, *tree: Inline) -> Written:
        """Return what hardly comes again, written: plain text is not remembered."""
        if len(tree) == 1 and isinstance(tree[0], str):
            return self.pair(self.escape(tree[0]), tree)
        return self.tree(tree)

    def tree(self, tree: Inlines) -> Written:
        """Return an inline tree, written."""
        if not tree:
            return self.text("")
        if len(tree) == 1 and isinstance(tree[0], str):
            return self.text(tree[0])
        return self.pair(self.format.inline(tree), tree)

    def url(self, url: str) -> Written:
        """Return a URL, fit for a link target of the format; empty where it may be no link."""
        return self.pair(self.format.url(url), (url,)) if url else self.text("")

    def block(self, text: str) -> Written:
        """Return text of several lines, such as BibTeX, as a block of code."""
        return self.pair(self.format.code_block(text), (text,))

    def within(self, kind: Kind, value: object) -> Written:
        """Return a value, or text, as it is written emphasised: `kind` is `strong` or `emph`.

        Only the format knows how: Markdown's own marks around what is written already would fail
        where that has marks, blanks or punctuation at an end.
        """
        tree = value.tree if isinstance(value, Written) else (raw(value),)
        return self.pair(self.format.inline((Node(kind, tree),)), tree)

    def pair(self, markup: str, tree: Inlines) -> Written:
        """Return markup with what it stands for."""
        written = Written(markup)
        written.tree = tree
        written._escape = self.escape
        return written
