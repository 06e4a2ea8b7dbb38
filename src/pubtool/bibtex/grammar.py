r"""The patterns of BibTeX's grammar that ordinary entries need; `careful_grammar` has the others.

Sources: BibTeX's own scanner (`bibtex.web`) and, where they differ, biber's (btparse). A backslash
escapes neither a brace nor a quote. All quantifiers over text are possessive, so no input makes a
pattern backtrack.
"""

from __future__ import annotations

import re


def _braced(depth: int) -> str:
    """Return a pattern for text whose braces are balanced and at most `depth` deep."""
    if depth == 0:
        return r"[^{}]*+"
    return r"[^{}]*+(?:\{" + _braced(depth - 1) + r"\}[^{}]*+)*+"


_INSIDE = _braced(2)
_QUOTED = r'[^{}"]*+(?:\{' + _INSIDE + r'\}[^{}"]*+)*+'
#: A name that needs no second look. BibTeX allows more (`BARE`), the careful parser reads those.
_PLAIN = r"[^\W\d][\w.:+/-]*+"

# The groups of FIELD; `lastindex` of a match tells which kind of value it is.
NAME, BRACED, QUOTED, NUMBER, MACRO, TAIL = range(1, 7)

#: A whole field with its comma, or up to the `}` that ends the entry.
FIELD = re.compile(
    rf'\s*+({_PLAIN})\s*+=\s*+(?:\{{({_INSIDE})\}}|"({_QUOTED})"|([0-9]++)|({_PLAIN}))'
    rf'((?:\s*+\#\s*+(?:\{{{_INSIDE}\}}|"{_QUOTED}"|[0-9]++|{_PLAIN}))++)?+'
    r"\s*+(?:,|(?=\}))"
)
#: One operand of a `#` expression that FIELD has matched; MACRO_OPERAND is the group of macros. A
#: string, compiled when first used: most files have no such expression.
OPERAND = rf'\{{({_INSIDE})\}}|"({_QUOTED})"|([0-9]++)|({_PLAIN})'
MACRO_OPERAND = 4
#: `@type{key,` of an ordinary entry.
HEAD = re.compile(r"@([A-Za-z][\w.:+-]*+)\{\s*+([^\s,{}()@%=\"#\\]++)\s*+,")
#: `@string{`.
STRING = re.compile(r"@[Ss][Tt][Rr][Ii][Nn][Gg]\s*+\{")
#: What ends an ordinary entry.
CLOSE = re.compile(r"\s*+\}")

#: Text between entries up to the next `@` that no `%` comments out.
GAP = re.compile(r"(?:[^@%]++|%[^\r\n]*+)*+")
#: Front matter of a page: `---` lines at the very top, with no entry between them. A string, for
#: few files have any.
FRONT_MATTER = (
    r"\ufeff?---[^\S\r\n]*+(?:\r\n?|\n)"
    r"(?:(?!\s*+@)[^\r\n]*+(?:\r\n?|\n))*?---[^\S\r\n]*+(?=[\r\n]|\Z)"
)
#: A line ending: CRLF, CR and LF each end one line.
NEWLINE = re.compile(r"\r\n?|\n")
