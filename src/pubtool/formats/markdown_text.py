"""What in a text Markdown may take for markup, and how it is escaped.

The spelling is the one that CommonMark, GFM, kramdown (both parsers), goldmark and Liquid before
them all show as it was meant: a backslash where kramdown knows the escape, a character reference
elsewhere. What no renderer reads as markup stays as it is.
"""

from __future__ import annotations

import re

from pubtool.formats.base import clean

#: Text without markup, told in one pass: it starts with a letter and has at most single points,
#: hyphens, commas and the like between harmless characters. Most names and titles are such text.
#: It holds for printable text: a set with all that is not would take longer to compile than to use.
_HARMLESS = r"[^\x00-/:-@\[-`{-\x7f]"
_PLAIN = re.compile(
    rf"(?=[^\W\d_])(?![xX]\Z){_HARMLESS}++(?:(?:[,;:]? |(?<![wW])\. ?|[-/]){_HARMLESS}++)*+\.?"
)

#: Every character that may be markup somewhere, with the context in which it may.
_SPECIAL = re.compile(
    r"""[\\`*_\[\]|$"'}<>~{]"""
    r"|&(?=[#A-Za-z0-9])"  # a character reference
    r"|-(?=-)|(?<=[-+])-"  # dashes and ± of typographers
    r"|\.(?=\.)|(?<=\.)\.|(?<=[wW]{3})\."  # an ellipsis, www.
    r"|=(?==)|(?<==)="  # ==mark==
    r"|(?<=[!?])[!?]|(?<=,),|!\Z"  # runs that typographers shorten, an image's mark
    r"|:(?=//|[A-Za-z0-9_+-]+(?::|\Z))|(?<=\]):"  # a URL, an :emoji:, what kramdown takes for [x]:
    r"|@(?=[^\s.@]+\.)"  # an e-mail address
    r"|\((?=(?:[cCrRpP]|[tT][mM])\))"  # (c)
)
#: kramdown knows no backslash before these, nor do Hugo's emoji before a colon.
_REFERENCES = "<>&~@?,^:"
#: At the start of a line these make lists, headings and the like; a leading blank changes nothing.
_START = re.compile(r" *(?:(?P<char>[-+=:#.^])|\d+(?P<item>[.)])(?= |\Z))")
#: goldmark takes `- [x](...)` for a task that is done.
_TASK = frozenset({"x", "X"})
#: At the end these may join with what a template puts next.
_END = "-#:\\{&@"

_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
#: Punctuation that any renderer may act on, for `as_references`.
_MARKUP = r"[!-'*+:-@\[-`{-~]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|(?<=[wW]{3})\."


def reference(char: str) -> str:
    """Return the character as a character reference, which every renderer takes for text."""
    return _NAMED.get(char) or f"&#{ord(char)};"


def _escape_char(char: str) -> str:
    return reference(char) if char in _REFERENCES else "\\" + char


def _escape_match(match: re.Match[str]) -> str:
    char = match[0]
    if char == "{" and match.string.startswith("%", match.end()):
        return reference(char)  # `\{%` would still hold Liquid's `{%`
    return _escape_char(char)


def as_references(text: str) -> str:
    """Return the text with its punctuation as character references.

    Within elements such as `<u>`, kramdown reads HTML alone, CommonMark and Hugo read Markdown too:
    this is text for both.
    """
    return re.sub(_MARKUP, lambda match: reference(match[0]), clean(text))


def _is_plain(text: str) -> bool:
    """Return whether nothing in the text can be markup, in whatever place it stands."""
    return text.isprintable() and _PLAIN.fullmatch(text) is not None


def escape_all(text: str) -> str:
    """Return the text escaped for any place within a paragraph, heading, list item or link."""
    return text if _is_plain(text) else guard(escape(text))


def escape(text: str) -> str:
    """Return the text with everything escaped that is markup wherever it stands."""
    text = clean(text)
    return text if _is_plain(text) else _SPECIAL.sub(_escape_match, text)


def guard_start(written: str) -> str:
    """Return the written text safe at the start of a line, or of a link's text."""
    if written in _TASK:
        return reference(written)
    match = _START.match(written)
    if match is None:
        return written
    at = match.start(match.lastgroup or 0)
    return written[:at] + _escape_char(written[at]) + written[at + 1 :]


def _guard_end(written: str) -> str:
    """Return the written text safe before whatever a template puts next."""
    text = written.rstrip(" ")
    last = text[-1:]
    if not last or last not in _END:
        return written
    head, blanks = text[:-1], written[len(text) :]
    escaped = (len(head) - len(head.rstrip("\\"))) % 2 == 1
    if last in "\\{":
        # always escaped by now; but `\` before a line's end is a break, `{` may meet a `%` or `{`
        return head[:-1] + reference(last) + blanks
    return written if escaped else head + _escape_char(last) + blanks


def guard(written: str) -> str:
    """Return written Markdown safe wherever a template may put it in a line."""
    return _guard_end(guard_start(written))
