"""What values stand for: macros, month names, `#`, and the problems met on the way.

The month macros stand for English month names, as in BibTeX's standard styles, so that
`"10~" # jan` reads `10~January`. Macro names do not depend on case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.edits import removal
from pubtool.bibtex.grammar import MACRO_OPERAND, OPERAND
from pubtool.findings import Edit, Fix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.bibtex.blocks import Field, Source, Span

MONTHS: Mapping[str, str] = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}

#: Fields that say yes or no, in which pubtool reads a bare `true` as what is meant.
FLAGS = frozenset({"selected", "hidden", "featured"})
#: How much text all `#` expressions of one file may make, besides ten times its own length:
#: macros that double each other would fill any memory.
_JOINED_LIMIT = 10_000_000


class Problem(NamedTuple):
    """Something wrong in `text[start:end]` of the file that is being read."""

    rule: str
    start: int
    end: int
    message: str
    key: str = ""
    fix: Fix | None = None


class Operand(NamedTuple):
    """One operand of a value: literal `text`, or, if `macro`, the name of one; its span."""

    text: str
    macro: bool
    span: Span


class Reading:
    """What one reading of a file knows so far: its macros and its problems."""

    def __init__(self, source: Source, macros: Mapping[str, str]) -> None:
        self.source = source
        self.macros: dict[str, str] = {**MONTHS, **macros}
        self.problems: list[Problem] = []
        self._room = _JOINED_LIMIT + 10 * len(source.text)

    def report(
        self, rule: str, span: Span, message: str, key: str = "", fix: Fix | None = None
    ) -> None:
        """Note a problem at `text[span[0]:span[1]]`."""
        self.problems.append(Problem(rule, span[0], span[1], message, key, fix))

    def report_missing_comma(self, at: int, after: str, key: str) -> None:
        """Note that a comma is missing at `at`; there it can be put without harm."""
        fix = Fix((Edit(at, at, ","),))
        message = f"missing comma after the {after}"
        self.problems.append(Problem("syntax", at, at, message, key, fix))

    def withdraw(self, rule: str, start: int) -> None:
        """Take back the last problems, as far as they are of this rule and not before `start`."""
        while self.problems and self.problems[-1].rule == rule and self.problems[-1].start >= start:
            self.problems.pop()

    def macro(self, name: str, start: int, key: str, field: str = "") -> str:
        """Return what the macro stands for; an undefined one is reported and empty.

        `field` is the name of the field whose whole value it is, if it is one's.
        """
        value = self.macros.get(name.lower())
        if value is None and field.lower() in FLAGS and name.lower() in {"true", "false"}:
            self.report(
                "undefined-macro",
                (start, start + len(name)),
                f"`{name}` without braces is a macro, which is not defined; pubtool takes it for "
                f"the text, other programs do not: write {{{name}}}",
                key,
            )
            return ""
        if value is None:
            self.report(
                "undefined-macro",
                (start, start + len(name)),
                f"the macro `{name}` is not defined; its value is empty: "
                f"define it with @string, or write {{{name}}} if you mean the text",
                key,
            )
            return ""
        return value

    def join(self, operands: list[Operand], key: str, field: str = "") -> str:
        """Return what the operands of a `#` expression, the value of `field`, make together."""
        if len(operands) == 1 and operands[0].macro:
            return self.macro(operands[0].text, operands[0].span[0], key, field)
        texts = [
            self.macro(part.text, part.span[0], key) if part.macro else part.text
            for part in operands
        ]
        if len(texts) == 1:
            return texts[0]
        return self._joined(texts, (operands[0].span[0], operands[-1].span[1]), key)

    def expression(self, start: int, end: int, key: str) -> str:
        """Return what the `#` expression in `text[start:end]`, matched by `FIELD`, stands for."""
        texts = []
        for match in re.finditer(OPERAND, self.source.text[start:end]):
            kind = match.lastindex or 0
            text = match[kind]
            if kind == MACRO_OPERAND:
                value = self.macros.get(text.lower())
                text = self.macro(text, start + match.start(kind), key) if value is None else value
            texts.append(text)
        return self._joined(texts, (start, end), key)

    def _joined(self, texts: list[str], span: Span, key: str) -> str:
        size = sum(map(len, texts))
        if size > self._room:
            self.report("syntax", span, "these macros expand to too much text; it is left out", key)
            return ""
        self._room -= size
        return "".join(texts)

    def report_repeated(self, fields: list[Field], key: str) -> None:
        """Report every field whose name an earlier one of the entry has; the first counts."""
        seen: dict[str, Field] = {}
        for field in fields:
            first = seen.setdefault(field.name, field)
            if first is not field:
                message = f"`{field.name}` is given twice; the first one counts"
                fix = None
                if first.value == field.value and first.value.strip():
                    message = f"`{field.name}` is given twice, with the same value; remove one"
                    fix = Fix((removal(field),))
                self.report("duplicate-field", field.name_span, message, key, fix)
