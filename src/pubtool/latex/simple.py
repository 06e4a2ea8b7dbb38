r"""Values that need no parser: text, dashes, quotes, brace groups side by side, accented letters.

Titles are mostly so (`{\'E}tude of {GPU} hardware`), and are read here in a tenth of the time. What
comes back is exactly what the parser makes of them; it reads everything else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pubtool.inline import Inline, Inlines, Node, plain
from pubtool.latex.parser import parse_value
from pubtool.latex.source import collapse_blanks

#: What means more than itself, also to the parser alone: commands, formulas, ties, single quotation
#: marks, URLs, letters with combining marks, blanks next to a brace within a group.
_HARD = re.compile("[\\\\$~`\u00a0\u0300-\u036f]|://|\\{[ }]| \\}")
#: A letter with its accent, or a command for a letter or a logo, in a group of its own: the
#: ordinary way to write one. Or without the group, where it does not begin another one, which then
#: would protect nothing. Strings, compiled when first used.
_LETTER = (
    r"""\{\\(?:["'^`~=.](?:[A-Za-z]|\{[A-Za-z]\}|\\[ij]|\{\\[ij]\})"""
    r"|[cvuHrk](?: [A-Za-z]|\{[A-Za-z]\})|[A-Za-z]+)\}"
    r"""|(?<!\{)\\(?:["'^`~=.]\{(?:[A-Za-z]|\\[ij])\}|(?:La)?TeX(?:\{\}|(?=[^A-Za-z\s{\\])|\Z))"""
)
_DASHES = r"--+"


def parse_simple(source: str) -> Inlines | None:
    """Return what a value shows, or None where only the parser can tell.

    There is nothing wrong with a value that is read here.
    """
    text = re.sub(_LETTER, _letter, source) if "\\" in source else source
    text = collapse_blanks(text).strip(" ")
    if "``" in text or "''" in text:
        if "?`" in text or "!`" in text:  # the marks of Spanish
            return None
        text = text.replace("``", "“").replace("''", "”")
    if _HARD.search(text):
        return None
    if "--" in text:
        text = re.sub(_DASHES, _dash, text)
    if "{" not in text:
        return None if "}" in text else (text,) if text else ()
    first, *groups = text.split("{")
    if "}" in first:
        return None
    tree: list[Inline] = [first] if first else []
    for group in groups:
        inside, closed, after = group.partition("}")
        # Without a letter a group is text like that around it.
        if not closed or "}" in after or inside.lower() == inside.upper():
            return None
        tree.append(Node("protected", (inside,)))
        if after:
            tree.append(after)
    return tuple(tree)


def _dash(match: re.Match[str]) -> str:
    count = len(match[0])
    return "—" * (count // 3) + ("", "-", "–")[count % 3]


def _letter(match: re.Match[str]) -> str:
    return _read_letter(match[0])


@lru_cache(maxsize=1024)  # few of them exist
def _read_letter(source: str) -> str:
    """Return the letter, or the source where that is not all of it."""
    tree, problems = parse_value(source)
    text = plain(tree)
    is_text = tree == (text,) and not problems and "{" not in text and "}" not in text
    return text if is_text else source
