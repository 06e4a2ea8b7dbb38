"""Which URLs may become links, and how they are spelled so that no page misreads them."""

from __future__ import annotations

import re

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
