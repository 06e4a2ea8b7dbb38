"""What every output format offers, and what they share: clean text and safe URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from pubtool.inline import Inlines

#: How formulas are delimited: `latex` is `\\(...\\)` and `\\[...\\]`, `dollar` is `$...$`.
Math = Literal["latex", "dollar"]


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


#: The schemes that become links.
_SCHEMES = frozenset({"", "http", "https", "mailto", "ftp"})
#: A URL in which nothing needs a second look.
_ORDINARY = re.compile(r"https?://(?:[!#$'*+,./:;=?@\w~-]|%[0-9A-Fa-f]{2})*", re.ASCII)
_SCHEME = r"([^/?#:]*):"
_REFERENCE = r"&(?:#[0-9xX]|[A-Za-z]+;)"
_IGNORED = r"[\x00-\x20\x7f-\xa0\u2028\u2029]+"
_WRAP = r"(?<![ \t])[ \t]*[\n\r][\t-\r ]*|\t"
_INVISIBLE = (
    r"\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
    r"\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff"
)
_UNSAFE = rf"""%(?![0-9A-Fa-f]{{2}})|[\x00-\x20"<>\\^`{{|}}{_INVISIBLE}]"""


def safe_url(url: str) -> str:
    r"""Return the URL fit for a link target, or "" where its scheme is not one that becomes a link.

    Allowed are http, https, mailto, ftp and relative URLs. The scheme is looked for as a browser
    does, past white space, control characters and character references. White space around the
    URL, and line breaks and tabs within it, disappear; blanks, control and invisible characters, a
    stray `%` and ``"<>\^`{|}`` are percent-encoded; what is encoded already, and visible
    characters of any script, stay.
    """
    if _ORDINARY.fullmatch(url):
        return url
    url = re.sub(_WRAP, "", url.strip(" \t\n\r\f\v"))
    return re.sub(_UNSAFE, _encode, url) if _is_allowed(url) else ""


def _is_allowed(url: str) -> bool:
    seen = re.sub(_IGNORED, "", url)
    scheme = _scheme(seen)
    if scheme and not url.startswith(scheme):
        return False  # something hides within the scheme
    if re.search(_REFERENCE, seen):
        from html import unescape

        if _scheme(unescape(seen)).lower() not in _SCHEMES:
            return False
    return scheme.lower() in _SCHEMES


def _scheme(url: str) -> str:
    """Return what stands before the first colon of the URL, "" for a relative one."""
    match = re.match(_SCHEME, url)
    return "" if match is None else match[1] or ":"


def _encode(match: re.Match[str]) -> str:
    char = "\ufffd" if "\ud800" <= match[0] <= "\udfff" else match[0]
    return "".join(f"%{byte:02X}" for byte in char.encode())
