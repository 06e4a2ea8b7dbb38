r"""Which commands do nothing but show something.

What others send may also hold such as `\input` and `\write`, which act on the reader's machine
where somebody typesets the file.
"""

from __future__ import annotations

from functools import cache

from pubtool.latex import math_tables as maths
from pubtool.latex.characters import ACCENTS, SYMBOLS
from pubtool.latex.commands import DECLARATIONS, SILENT
from pubtool.latex.maths import CHANGES
from pubtool.latex.symbols import symbol
from pubtool.latex.words import HANDLERS

_TEXT = frozenset((*SYMBOLS, *ACCENTS, *SILENT, *DECLARATIONS, *HANDLERS))
_FORMULAS = frozenset(
    (
        *(*maths.FUNCTIONS, *maths.SILENT, *maths.TEXTS, *maths.DROPPED, *maths.FRACTIONS),
        *(*maths.MARKS, *maths.LINES, *maths.ALPHABETS, *CHANGES),
        *("sqrt", "binom", "operatorname", "overset", "underset", "stackrel"),
    )
)


@cache
def is_known(name: str, *, in_formula: bool = False) -> bool:
    r"""Return whether a command, named without its backslash, is one that only shows something.

    One character that is no letter (`\&`) always is.
    """
    if len(name) == 1 and not name.isalpha():
        return True
    return name in _TEXT or (in_formula and name in _FORMULAS) or symbol(name) is not None
