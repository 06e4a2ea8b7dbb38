"""What every output format offers, and what they share: clean text and safe URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from pubtool.inline import Inlines

#: How formulas are written: `latex` is `\\(...\\)` and `\\[...\\]`, `dollar` is `$...$`,
#: `unicode` is their readable approximation, `O(n²)`.
Math = Literal["latex", "dollar", "unicode"]


class Format(Protocol):
    """One output format: writes text, inline trees and URLs so that none of it acts as markup."""

    @property
    def name(self) -> str:
        """The name that `--format` takes: `markdown`, `html`."""

    @property
    def suffix(self) -> str:
        """The ending of a template's name before `.j2`: `.md`, `.html`."""

    def text(self, text: str) -> str:
        """Return plain Unicode text written in this format; nothing in it acts as markup."""

    def inline(self, tree: Inlines) -> str:
        """Return the inline tree as markup of this format."""

    def text_in_html(self, text: str) -> str:
        """Return plain text written for an HTML element, where Markdown may not be read."""

    def code_block(self, text: str) -> str:
        """Return text of several lines, such as BibTeX, as a block of code; "" for no text."""

    def url(self, url: str) -> str:
        """Return the URL as it stands in a link target, or "" where it must not become a link."""


# Strings are compiled by `re` when first used: few texts and URLs need any of these.
_UNCLEAN = (
    # white space that is not one blank | what no page may hold | half a surrogate pair
    r"(?P<blank>[\t-\r\x1c-\x1f\x85\u2028\u2029 ]{2,}|[\t-\r\x1c-\x1f\x85\u2028\u2029])"
    r"|(?P<drop>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff])"
    r"|[\ud800-\udfff]"
)
_UNFIT = r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_LINE_END = r"\r\n?|[\n\x85\u2028\u2029]"


def _clean_up(match: re.Match[str]) -> str:
    return {"blank": " ", "drop": ""}.get(match.lastgroup or "", "\ufffd")


def clean(text: str) -> str:
    """Return the text as one line that any page can hold.

    A run of white space becomes one blank (no-break and other special spaces stay), control
    characters and noncharacters disappear, half a surrogate pair becomes U+FFFD.
    """
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(_UNCLEAN, _clean_up, text)


def clean_lines(text: str) -> str:
    """Return the text as lines that any page can hold, parted by newlines, blank ends removed."""
    text = re.sub(_LINE_END, "\n", text).strip("\n")
    return re.sub(_UNFIT, lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else "", text)
