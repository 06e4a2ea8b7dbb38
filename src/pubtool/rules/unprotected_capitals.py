"""Capitals in a title that BibTeX's styles would write small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import Part
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

#: Braces, formulas, commands with their star, words.
_TOKENS = r"\\[\s\S]|(?P<open>\{)|(?P<close>\})|\$[^$]*\$|\\\([\s\S]*?\\\)|(?P<word>[^\W_]+)"
_COMMAND = r"\\(?:[A-Za-z]+|[\s\S])"
#: More of a title in capitals than this is how the whole title was typed.
_MOST_CAPITALS = 0.5


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    value = field.value
    if value.islower() or field.content_start is None or _is_shouted(value):
        return
    part = Part.of(field, subject.entry.key)
    depth = 0
    for match in re.finditer(rf"{_COMMAND}|{_TOKENS}", value):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth -= 1
        elif match["word"] and depth == 0 and _has_inner_capital(match[0]):
            span = match.span()
            message = f"styles of BibTeX write this in small letters; write `{{{match[0]}}}`"
            edits = [Edit(span[0], span[0], "{"), Edit(span[1], span[1], "}")]
            yield part.problem(message, *span, edits, safe=False)


def _has_inner_capital(word: str) -> bool:
    return not word[1:].islower() and any(letter.isupper() for letter in word[1:])


def _is_shouted(value: str) -> bool:
    letters = [letter for letter in value if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _MOST_CAPITALS * len(letters)


RULE = Rule(
    name="unprotected-capitals",
    severity="warning",
    what=(
        "A word with a capital behind its first letter, such as `BERT` or `mRNA`, that no braces "
        "protect in the title of a paper. Off by default."
    ),
    why=(
        "BibTeX's standard styles write titles of papers small but for the first letter: `Bert`. "
        "biblatex and pubtool's own lists leave titles as they are."
    ),
    mend="Put braces around the word: `{BERT}`. Names, as `{Gauss}`, nobody can find for you.",
    bad=(
        Example(
            "@article{k, title = {«BERT» for «mRNA»-Based Vaccines in «3D»}}\n",
            fixed="@article{k, title = {{BERT} for {mRNA}-Based Vaccines in {3D}}}\n",
        ),
        Example(
            "@inproceedings{k, title = {On \\emph{DNA} and «LaTeX»}}\n",
            fixed="@inproceedings{k, title = {On \\emph{DNA} and {LaTeX}}}\n",
        ),
    ),
    good=(
        Example("@article{k, title = {{BERT} for X-Ray Images: A Non-Linear Approach}}\n"),
        Example("@article{k, title = {{A Study of mRNA}}, booktitle = {ICML}}\n"),
        Example("@article{k, title = {Sorting in $O(N \\log N)$ with \\LaTeX}}\n"),
        Example("@article{k, title = {THE WHOLE TITLE IN CAPITALS}}\n"),
        Example("@book{k, title = {The TeXbook}}\n"),
    ),
    names=("title",),
    types=(
        "article",
        "conference",
        "incollection",
        "inproceedings",
        "manual",
        "mastersthesis",
        "misc",
        "techreport",
        "unpublished",
    ),
    field=_check,
    on=False,
)
