"""Quotes and blanks of a word processor, where BibTeX files have LaTeX's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import Part, macros
from pubtool.rules.base import TEXT_FIELDS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

_LATEX = {
    "‘": "`",
    "’": "'",
    "“": "``",
    "”": "''",
    "\xa0": "~",
    "\u2009": "\\,",
    "\u202f": "\\,",
}
_CHARACTERS = f"[{''.join(_LATEX)}]"
_QUOTES = "`'‘’“”"


def _check(subject: Subject, _: Context) -> Iterator[Problem]:
    if subject.text.isascii() or not re.search(_CHARACTERS, subject.text):
        return
    for name, field in subject.own.items():
        if name in TEXT_FIELDS and not field.value.isascii() and field.content_start is not None:
            yield from _problems(field, subject.entry.key)


def _macros(context: Context) -> Iterator[Problem]:
    for field in macros(context):
        if not field.value.isascii():
            yield from _problems(field, "")


def _problems(field: Field, key: str) -> Iterator[Problem]:
    part = Part.of(field, key)
    value = field.value
    for match in re.finditer(_CHARACTERS, value):
        start, end = match.span()
        latex = _LATEX[match[0]]
        around = value[max(start - 1, 0) : start] + value[end : end + 1]
        kind = "a blank" if match[0].isspace() else "a quote"
        # Of three quotes in a row nobody could tell which two belong together.
        is_clear = not (match[0] in _QUOTES and any(each in _QUOTES for each in around))
        edits = [Edit(start, end, latex)] if is_clear else []
        message = f"{kind} of a word processor; write `{latex}`"
        yield part.problem(message, start, end, edits, safe=False)


RULE = Rule(
    name="typographic-character",
    severity="warning",
    what=(
        "A curly quote, or a no-break or thin space, as a character of its own in a text field. "
        "Off by default."
    ),
    why=(
        "pubtool, biber and current LaTeX read these; BibTeX's own sorting and older styles do "
        "not, and a no-break space looks like any other blank when the file is edited."
    ),
    mend="Write `` `` `` and `''`, `~`, or `\\,`.",
    bad=(
        Example(
            "@misc{k, title = {«“»Don«’»t Panic«”» and Other Advice}}\n",
            fixed="@misc{k, title = {``Don't Panic'' and Other Advice}}\n",
        ),
        Example(
            "@misc{k, title = {Volume«\xa0»2}, booktitle = {10«\u202f»km}}\n",
            fixed="@misc{k, title = {Volume~2}, booktitle = {10\\,km}}\n",
        ),
        Example("@misc{k, title = {«“»«‘»Yes«’»«”»}}\n"),
    ),
    good=(
        Example("@misc{k, title = {``Don't Panic'' – a Müller—Ångström Story}}\n"),
        Example("@misc{k, title = {T}, abstract = {“Quoted”}, url = {https://x.org/’}}\n"),
    ),
    entry=_check,
    whole=_macros,
    on=False,
)
