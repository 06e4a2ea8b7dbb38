r"""Formulas as readable Unicode: `O(n^2)` -> `O(n²)`, `\mathbb{R}^d` -> `ℝᵈ`.

An approximation for plain text, sorting and search: where Unicode has no character for something,
the sign that LaTeX uses stays (`n^(k+1)`). Spaces are those that the author typed, except that
relations (`=`, `≤`, `→`) stand between blanks and names of functions (`log`) apart from letters.
An unknown command shows its name; it is no problem, as MathJax knows more commands than we do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from pubtool.latex.characters import SYMBOLS as TEXT_SYMBOLS
from pubtool.latex.math_tables import (
    ALPHABETS,
    CHARACTERS,
    DROPPED,
    FRACTIONS,
    FUNCTIONS,
    LINES,
    LOWERED,
    MARKS,
    OPERATIONS,
    RAISED,
    RELATION_SIGNS,
    RELATIONS,
    ROOTS,
    SIGNS,
    SILENT,
    TEXTS,
)
from pubtool.latex.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable

#: Deeper groups and arguments are flattened.
_MAX_DEPTH = 40

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)?|[ \t\n\r\f\v]+|.", re.DOTALL)
_BLANK_RUN = re.compile(r"[ \t\n\r\f\v]+")
_RELATION = re.compile(f"[{''.join(sorted(RELATION_SIGNS))}]+")
_INNER_BLANK = re.compile(r"(?<=[(\[⟨|]) (?=[\w(−])|(?<=[\w\u0300-\u036f)]) (?=[)\]⟩,])")
#: What is raised or lowered as a whole; `k+1` is easier to read as `^(k+1)`.
_SCRIPT = re.compile(r"[+−]?\w+|[+−]|[°∘*†‡′]+")
_OPERAND = re.compile(r"[\w.²³′\u0300-\u036f]*|.")


def approximate(latex: str) -> str:
    """Return a readable approximation of a formula (without its delimiters).

    Raises on no input; a formula of nothing but space is a blank.
    """
    reader = _Reader(_TOKEN.findall(latex))
    text = reader.rest()
    spaced = _BLANK_RUN.sub(" ", _RELATION.sub(r" \g<0> ", text))
    return _INNER_BLANK.sub("", spaced).strip(" ") or text[:1]


class _Reader:
    """The tokens of one formula and the place in them."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def rest(self) -> str:
        """Return all that is left; a closing brace without partner shows nothing."""
        parts: list[str] = []
        while self._next < len(self._tokens):
            parts.append(self.group())
        return "".join(parts)

    def group(self) -> str:
        """Return what is shown up to the next closing brace, and go behind it."""
        parts: list[str] = []
        while self._next < len(self._tokens):
            sign = self._take()
            if sign == "}":
                break
            if shown := self._shown(sign, parts[-1][-1] if parts else ""):
                parts.append(shown)
        return "".join(parts)

    def _take(self) -> str:
        self._next += 1
        return self._tokens[self._next - 1]

    def _peek(self) -> str:
        return self._tokens[self._next] if self._next < len(self._tokens) else ""

    def _argument(self) -> str:
        """Return what the next group or token shows, without outer blanks."""
        if self._peek().isspace():
            self._next += 1
        if self._peek() in ("", "}"):
            return ""
        sign = self._take()
        return self._shown(sign, "").strip(" ")

    def _shown(self, sign: str, before: str) -> str:
        """Return what a token, and the arguments that it takes, show behind `before`."""
        if sign.isspace():
            return " "
        self._depth += 1
        try:
            if self._depth > _MAX_DEPTH:
                return "" if sign == "{" else sign
            if sign == "{":
                return self.group()
            if sign in ("^", "_"):
                return self._script(sign, before)
            if sign[0] != "\\":
                return CHARACTERS.get(sign, sign)
            return self._command(sign[1:], before)
        finally:
            self._depth -= 1

    def _script(self, sign: str, before: str) -> str:
        text = self._argument()
        table = RAISED if sign == "^" else LOWERED
        if _SCRIPT.fullmatch(text) and all(char in table for char in text):
            return "".join(table[char] for char in text)
        if not text or not before.strip():
            return text
        return sign + (text if _OPERAND.fullmatch(text) else f"({text})")

    def _command(self, name: str, before: str) -> str:
        if name in OPERATIONS:
            if not before.isspace():
                self._skip_blank()
            return OPERATIONS[name]
        if name in RELATIONS:
            return RELATIONS[name]
        if name in FUNCTIONS:
            return self._function(name, before)
        if name in SIGNS:
            self._skip_blank()
            return SIGNS[name]
        if name in SILENT:
            self._skip_blank()
            return ""
        return self._with_arguments(name, before)

    def _skip_blank(self) -> None:
        r"""Drop a blank that only ends a command's name, as in `\alpha x`."""
        if self._peek().isspace() and self._next + 1 < len(self._tokens):
            following = self._tokens[self._next + 1]
            if following.isalnum() or (following[0] == "\\" and following[1:] not in OPERATIONS):
                self._next += 1

    def _function(self, name: str, before: str) -> str:
        following = self._peek()
        left = " " if before.isalnum() or before == ")" else ""
        right = " " if following.isalnum() or following[1:2].isalpha() else ""
        return left + name + right

    def _with_arguments(self, name: str, before: str) -> str:
        if name in DROPPED:
            self._argument()
            return ""
        if name in FRACTIONS:
            return f"{_operand(self._argument())}/{_operand(self._argument())}"
        if name == "sqrt":
            return self._root()
        if name == "operatorname":
            if self._peek() == "*":
                self._next += 1
            return self._function(self._argument(), before)
        if name in CHANGES:
            return CHANGES[name](self._argument())
        found = symbol(name) if name not in TEXT_SYMBOLS else None
        return found.text if found else TEXT_SYMBOLS.get(name, name)

    def _root(self) -> str:
        index = ""
        if self._peek() == "[":
            close = self._next
            while (
                close < len(self._tokens) and close < self._next + 8 and self._tokens[close] != "]"
            ):
                close += 1
            index = "".join(self._tokens[self._next + 1 : close])
            self._next = min(close + 1, len(self._tokens))
        root = ROOTS.get(index, "".join(RAISED.get(char, char) for char in index) + "√")
        return root + _operand(self._argument())


def _operand(text: str) -> str:
    return text if _OPERAND.fullmatch(text) else f"({text})"


def _lined(text: str, line: str) -> str:
    return "".join(char + line for char in text)


def _marked(text: str, mark: str) -> str:
    return unicodedata.normalize("NFC", text[:1] + mark) + text[1:] if text else ""


def _letters(text: str, alphabet: str) -> str:
    """Return `text` with its Latin letters in an alphabet of `ALPHABETS`."""
    older, capital, small = ALPHABETS[alphabet]
    table = {ord("A") + i: chr(capital + i) for i in range(26)}
    table |= {ord("a") + i: chr(small + i) for i in range(26)}
    table |= {ord(char): letter for char, letter in older.items()}
    return text.translate(table)


#: What commands with one argument make of it.
CHANGES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(TEXTS, lambda text: text.replace("−", "-")),
    **{name: partial(_marked, mark=mark) for name, mark in MARKS.items()},
    **{name: partial(_lined, line=line) for name, line in LINES.items()},
    **{name: partial(_letters, alphabet=name) for name in ALPHABETS},
    "pmod": " (mod {})".format,
}
