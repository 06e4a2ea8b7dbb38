"""A character that means something else to LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import TEXT_FIELDS, Part, macros, text_fields
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

#: What may hold the characters (verbatim arguments, commands, formulas, URLs, HTML), then they.
_PARTS = (
    r"(?a)\\(?:url|href|path|[a-z]{0,9}cite[a-z]{0,9}|[a-z]{0,9}ref|label|verb)\s*\{[^{}]*\}|\\[\s\S]"
    r"|\$\$?[^$]*\$\$?|(?:https?|ftp)://[^\s{}]*|www\.[^\s{}]*"
    r"|</?[A-Za-z][^<>]*>|&(?:\#\w+|[A-Za-z]+);"
    r"|([&%#_])"
)
#: Formulas that the pattern does not know: such a value is left alone.
_MATH = ("\\(", "\\[", "\\ensuremath", "\\begin")


def _check(subject: Subject, context: Context) -> Iterator[Problem]:
    for name, field in text_fields(subject, TEXT_FIELDS, "&%#_"):
        marks = ""
        if name in {"author", "editor"}:
            marks = "".join(text for mark in context.config.marks for text in mark.read)
        yield from _problems(field, subject.entry.key, marks)


def _macros(context: Context) -> Iterator[Problem]:
    for field in macros(context):
        yield from _problems(field, "", "")


def _problems(field: Field, key: str, marks: str) -> Iterator[Problem]:
    value = field.value
    if any(math in value for math in _MATH):
        return
    part = Part.of(field, key)
    for match in re.finditer(_PARTS, value):
        character = match[1]
        if not character or character in marks:
            continue
        start, end = match.span(1)
        message = f"LaTeX does not print a lone `{character}`; write `\\{character}`"
        edits = [Edit(start, start, "\\")]
        if character == "_" and value.startswith("{", end):
            message = "a subscript stands in a formula, `$x_{i}$`; write `\\_` for the character"
            edits = []
        yield part.problem(message, start, end, edits)


RULE = Rule(
    name="unescaped-character",
    severity="warning",
    what="A lone `&`, `%`, `#` or `_` in a text field, outside of formulas and URLs.",
    why="LaTeX stops at it, or drops the rest of the line, wherever the entry is cited.",
    mend="Put a backslash before it.",
    bad=(
        Example(
            "@misc{k, title = {R«&»D at 100«%» in C«#»}}\n",
            fixed="@misc{k, title = {R\\&D at 100\\% in C\\#}}\n",
        ),
        Example(
            "@misc{k, title = {T}, author = {{A«&»T} and Li, Na#}, note = {my«_»file}}\n",
            fixed="@misc{k, title = {T}, author = {{A\\&T} and Li, Na#}, note = {my\\_file}}\n",
        ),
        Example(
            "@string{wiley = {Wiley «&» Sons}}\n@misc{k, title = {T}, publisher = wiley}\n",
            fixed="@string{wiley = {Wiley \\& Sons}}\n@misc{k, title = {T}, publisher = wiley}\n",
        ),
        Example("@misc{k, title = {On b«_»{v} metric spaces}}\n"),
    ),
    good=(
        Example("@misc{k, title = {R\\&D at 100\\% in C\\# with x\\_y and $x_1 \\& y_2$}}\n"),
        Example("@misc{k, title = {T}, url = {https://x.org/a_b%20c#d}, doi = {10.1/a_b}}\n"),
        Example("@misc{k, title = {T}, note = {\\url{x.org/a_b}, https://x.org/?a_b=1&c=2}}\n"),
        Example("@misc{k, title = {\\(x_1\\)}, abstract = {100% sure & more}, file = {a_b.pdf}}\n"),
        Example("@misc{k, title = {T}, author = {Li, Na# and Wu, Bo*}}\n"),
    ),
    entry=_check,
    whole=_macros,
)
