r"""LaTeX text in, inline trees and plain text out.

Three values in four hold nothing that LaTeX would change, and never reach the parser. A value
comes as it stands in BibTeX, without its outer delimiters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubtool.inline import plain
from pubtool.latex.parser import Parsed, Problem, parse_value
from pubtool.latex.simple import parse_simple
from pubtool.latex.source import unescape_url

__all__ = ["Parsed", "Problem", "is_plain", "parse", "to_text", "unescape_url"]

#: One character that makes a value more than text with single blanks.
_SPECIAL = re.compile("[\\\\{}$~`\t\n\r\f\v\u0300-\u036f]")
#: Longer values (abstracts) do not come twice, and a memo of them would only hold memory.
_MEMO_LENGTH = 500


def _parse(source: str) -> Parsed:
    tree = parse_simple(source)
    return parse_value(source) if tree is None else Parsed(tree, ())


_parse_memoised = lru_cache(maxsize=4096)(_parse)


def parse(source: str) -> Parsed:
    """Return what a LaTeX value shows, as a tree, and the problems in it; raises on no input.

    White space is collapsed and stripped, text is composed Unicode (NFC where LaTeX or combining
    marks made it), and problems have offsets into `source`.
    """
    if is_plain(source):
        return Parsed((source,) if source else (), ())
    return _parse_memoised(source) if len(source) <= _MEMO_LENGTH else _parse(source)


def to_text(source: str) -> str:
    """Return what a LaTeX value shows as plain text: `plain(parse(source).tree)`, but cheaper."""
    return source if is_plain(source) else plain(parse(source).tree)


def is_plain(source: str) -> bool:
    """Return whether a value means exactly what it says: its tree is its text, without problems."""
    if "{" in source or "\\" in source:
        return False
    if source.isascii() and source.isprintable():  # the same as below in half of the time
        special = "$" in source or "}" in source or "~" in source or "`" in source
    else:
        special = _SPECIAL.search(source) is not None
    return not (
        special
        or "  " in source
        or "--" in source
        or "''" in source
        or source[:1] == " "
        or source[-1:] == " "
    )
