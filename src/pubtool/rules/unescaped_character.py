"""A character that means something else to LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import Part, macros, text_fields
from pubtool.rules.base import TEXT_FIELDS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

#: What stands in a formula: no dollar, and braces that match, up to four deep.
_FORMULA = r"(?:\\[\s\S]|[^$\\{}]++)*+"
for _ in range(4):
    _FORMULA = rf"(?:\\[\s\S]|[^$\\{{}}]++|\{{(?:\$|{_FORMULA})*+\}})*+"
#: What may hold the characters (verbatim arguments, commands, formulas, URLs, HTML), then they.
_PARTS = (
    r"(?a)\\(?:url|href|path|[a-z]{0,9}cite[a-z]{0,9}|[a-z]{0,9}ref|label|verb)\s*\{[^{}]*\}|\\[\s\S]"
    rf"|\$\$?{_FORMULA}\$\$?"
    r"|(?:https?|ftp)://[^\s{}]*|www\.[^\s{}]*"
    r"|</?[A-Za-z][^<>]*>|&(?:\#\w+|[A-Za-z]+);"
    r"|([&%#_])|(\$)"
)
#: Formulas that the pattern does not know: such a value is left alone.
_MATH = ("\\(", "\\[", "\\ensuremath", "\\begin")


def _check(subject: Subject, context: Context) -> Iterable[Problem]:
    fields = text_fields(subject, TEXT_FIELDS, "&%#_")
    return _all_problems(subject, fields, context) if fields else ()


def _all_problems(
    subject: Subject, fields: list[tuple[str, Field]], context: Context
) -> Iterator[Problem]:
    for name, field in fields:
        if name in {"author", "editor"}:
            marks = "".join(text for mark in context.config.marks for text in mark.read)
            separators = _separators(field.value)
            yield from _problems(field, subject.entry.key, marks, separators)
        else:
            yield from _problems(field, subject.entry.key, "")


def _separators(value: str) -> frozenset[int]:
    """Return where ` & ` stands between names, which `name-format` reports."""
    if "&" not in value:
        return frozenset()
    found, depth = [], 0
    for match in re.finditer(r"[{}]|(?<!\S)&(?!\S)", value):
        if match[0] == "&" and not depth:
            found.append(match.start())
        depth = max(0, depth + {"{": 1, "}": -1}.get(match[0], 0))
    return frozenset(found)


def _macros(context: Context) -> Iterator[Problem]:
    for field in macros(context):
        yield from _problems(field, "", "")


def _problems(
    field: Field, key: str, marks: str, separators: frozenset[int] = frozenset()
) -> Iterator[Problem]:
    value = field.value
    if any(math in value for math in _MATH):
        return
    part = Part.of(field, key)
    lost_formula = False
    for match in re.finditer(_PARTS, value):
        character = match[1]
        start, end = match.span(1)
        lost_formula = lost_formula or match[2] is not None
        if character == "_" and lost_formula:
            continue  # of a formula without its other dollar, which `latex-math` reports
        if not character or character in marks or start in separators:
            continue
        message = f"LaTeX does not print a lone `{character}`; write `\\{character}`"
        edits = [Edit(start, start, "\\")]
        if character == "_" and value.startswith("{", end):
            message = "a subscript stands in a formula, `$x_{i}$`; write `\\_` for the character"
            edits = []
        elif value.endswith("{", 0, start) and not value.startswith("}", end):
            # BibTeX takes a group that begins with a backslash for one letter, in any case.
            message = f"LaTeX does not print a lone `{character}`; write `{{\\{character}}}` here"
            edits = []
        yield part.problem(message, start, end, edits)


RULE = Rule(
    name="unescaped-character",
    severity="warning",
    what="A lone `&`, `%`, `#` or `_` in a text field, outside of formulas and URLs.",
    why="LaTeX stops at it, or drops the rest of the line, wherever the entry is cited.",
    mend=(
        "Put a backslash before it; right behind a brace that protects words, `{_x}`, also braces "
        "around it, `{{\\_}x}`, for BibTeX takes `{\\_x}` for one letter. A ` & ` between two "
        "authors is a `name-format` problem, and not reported here."
    ),
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
        Example("@misc{k, title = {The {«_»private} Name, {«&» more}}}\n"),
        Example(
            "@misc{k, title = {On {«&»} and Co}}\n", fixed="@misc{k, title = {On {\\&} and Co}}\n"
        ),
    ),
    good=(
        Example("@misc{k, title = {R\\&D at 100\\% in C\\# with x\\_y and $x_1 \\& y_2$}}\n"),
        Example("@misc{k, title = {T}, url = {https://x.org/a_b%20c#d}, doi = {10.1/a_b}}\n"),
        Example("@misc{k, title = {T}, note = {\\url{x.org/a_b}, https://x.org/?a_b=1&c=2}}\n"),
        Example("@misc{k, title = {\\(x_1\\)}, abstract = {100% sure & more}, file = {a_b.pdf}}\n"),
        Example("@misc{k, title = {The $5 of {CO$_2$}}, note = {$x_{\\text{a}_1}$}}\n"),
        Example("@misc{k, title = {T}, author = {Li, Na# and Wu, Bo*}}\n"),
        Example("@misc{k, title = {T}, author = {Na Li & Bo Wu and Ann Lee}}\n"),
    ),
    entry=_check,
    whole=_macros,
)
