r"""Text of others as values that any BibTeX program can read: clean, and with balanced braces.

Every value of a new entry passes through here, whatever a service, a title or an option holds.
"""

from __future__ import annotations

import re
import unicodedata

_BRACE = re.compile(r"(\\?)([{}])|\$|\\.", re.DOTALL)
#: The controls that reorder text, which no title needs: right-to-left letters order themselves.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: Controls, halves of characters, and code points that are no characters.
_UNWRITABLE = frozenset(("Cc", "Cs", "Cn"))
_SPECIAL = re.compile(r"[&%$#_{}~^\\]")
_ESCAPES = {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


def clean(text: str) -> str:
    """Return the text on one line, white space collapsed, without what no file should hold."""
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    kept = (char for char in text if unicodedata.category(char) not in _UNWRITABLE)
    return _REORDERING.sub("", "".join(kept))


def balanced(value: str) -> str:
    r"""Return the value with every brace that lacks its partner written as a command.

    BibTeX counts each brace, one behind a backslash too, so that `\{` alone breaks a file. A
    backslash at the very end, which would hide the brace behind it from LaTeX, is written so too.
    """
    bare = value.rstrip("\\")
    if (len(value) - len(bare)) % 2:
        value = value[:-1] + _ESCAPES["\\"]
    if value.count("{") == value.count("}") == 0:
        return value
    lonely = _lonely_braces(value)
    if not lonely:
        return value
    pieces = []
    at = 0
    in_math = False
    for match in _BRACE.finditer(value):
        if match[0] == "$":
            in_math = not in_math
        elif match[2] and match.start(2) in lonely:
            name = ("lbrace" if in_math else "textbraceleft") if match[2] == "{" else ""
            name = name or ("rbrace" if in_math else "textbraceright")
            pieces += [value[at : match.start()], f"\\{name}{{}}"]
            at = match.end()
    pieces.append(value[at:])
    return "".join(pieces)


def is_balanced(value: str) -> bool:
    """Return whether every brace has its partner, as BibTeX counts."""
    return not _lonely_braces(value)


def _lonely_braces(value: str) -> set[int]:
    """Return where the braces stand that lack a partner."""
    opened: list[int] = []
    lonely: set[int] = set()
    for match in re.finditer("[{}]", value):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            lonely.add(match.start())
    return lonely.union(opened)


def escaped(text: str) -> str:
    """Return plain text as LaTeX that shows it."""
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\\" + match[0]), text)
