"""The rarer symbol commands: our own tables of formulas, then pylatexenc's of everything.

pylatexenc knows which LaTeX writes each of 1,500 characters; read backwards, that is which
character a command stands for. No other module imports pylatexenc. Its table costs 30 ms, so it is
made when a command is first met that our own tables lack.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pubtool.latex.math_tables import OPERATIONS, RELATIONS, SIGNS


class Symbol(NamedTuple):
    """The text that a symbol command shows, and whether LaTeX allows it in formulas only."""

    text: str
    math_only: bool


_MATH_SYMBOL = re.compile(r"\\ensuremath\{\\([A-Za-z]+)\}")
_TEXT_SYMBOL = re.compile(r"\\([A-Za-z]+)")


@cache
def _table() -> dict[str, Symbol]:
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    table: dict[str, Symbol] = {}
    for code, latex in get_builtin_uni2latex_dict().items():
        if match := _MATH_SYMBOL.fullmatch(latex):
            table.setdefault(match[1], Symbol(chr(code), math_only=True))
        elif match := _TEXT_SYMBOL.fullmatch(latex):
            table.setdefault(match[1], Symbol(chr(code), math_only=False))
    return table


def symbol(name: str) -> Symbol | None:
    r"""Return what the command `name` (without backslash) stands for, or None if it is unknown.

    `\textalpha` is the letter that `\alpha` is in formulas.
    """
    for signs in (SIGNS, RELATIONS, OPERATIONS):
        if name in signs:
            return Symbol(signs[name], math_only=True)
    if name.startswith("text") and name[4:] in SIGNS:
        return Symbol(SIGNS[name[4:]], math_only=False)
    return _table().get(name)
