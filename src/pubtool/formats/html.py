"""HTML: how text is escaped and the inline tree written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.formats.base import Math, clean, clean_lines
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from pubtool.inline import Inlines, Node

_SPECIAL = re.compile(r"""[&<>"'{]""")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "{": "&#123;",  # a page that passes through Jekyll or Hugo: `{{` and `{%` would run there
}
_TAGS = {
    "emph": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "code": ("<code>", "</code>"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
    "smallcaps": ('<span class="pub-smallcaps">', "</span>"),
}
_DELIMITERS = {
    ("math", "latex"): ("\\(", "\\)"),
    ("math", "dollar"): ("$", "$"),
    ("display-math", "latex"): ("\\[", "\\]"),
    ("display-math", "dollar"): ("$$", "$$"),
}


def _write(match: re.Match[str]) -> str:
    return _WRITTEN[match[0]]


class Html(NamedTuple):
    """HTML for the body of a page and for quoted attribute values; `math` picks the delimiters."""

    math: Math = "latex"

    @property
    def name(self) -> str:
        """The name that `--format` takes."""
        return "html"

    @property
    def suffix(self) -> str:
        """The ending of a template's name before `.j2`."""
        return ".html"

    def text(self, text: str) -> str:
        """Return the text escaped for element content and for quoted attribute values."""
        return _SPECIAL.sub(_write, clean(text))

    def inline(self, tree: Inlines) -> str:
        """Return the tree as HTML; a link within a link, or to an unsafe URL, is only its text."""
        return self._inline(tree, in_link=False)

    def url(self, url: str) -> str:
        """Return the URL for a quoted attribute value, or "" where it must not become a link."""
        return _SPECIAL.sub(_write, safe_url(url))

    def text_in_html(self, text: str) -> str:
        """Return the text as it stands within an HTML element of the template's own."""
        return self.text(text)

    def code_block(self, text: str) -> str:
        """Return text of several lines as a `pre` element; "" for no text."""
        lines = clean_lines(text)
        return f"<pre><code>{_SPECIAL.sub(_write, lines)}</code></pre>" if lines.strip() else ""

    def _inline(self, tree: Inlines, *, in_link: bool) -> str:
        return "".join(
            self.text(part) if isinstance(part, str) else self._node(part, in_link=in_link)
            for part in tree
        )

    def _node(self, node: Node, *, in_link: bool) -> str:
        kind = node.kind
        if kind in {"math", "display-math"}:
            if self.math == "unicode":
                return self._inline(node.children, in_link=in_link)
            before, after = _DELIMITERS[kind, self.math]
            source = self.text(node.data.strip())
            return before + source + after if source else ""
        url = self.url(node.data) if kind == "link" and not in_link else ""
        inner = self._inline(node.children, in_link=in_link or bool(url))
        if not inner.strip():
            return inner
        if url:
            return f'<a href="{url}">{inner}</a>'
        before, after = _TAGS.get(kind, ("", ""))
        return before + inner + after
