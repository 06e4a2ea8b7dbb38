"""A range of pages that is not written with two hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import Part
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

#: What nearly every value is.
_FINE = re.compile(r"(?a)\s*\d+(?:--\d+)?\s*\Z")
_NUMBER = r"([A-Za-z]{0,3}(?:\d{1,9}:)?)(\d{1,9})"
#: From how many digits on a number is that of an article rather than of a page.
_ARTICLE_NUMBER = 6
_RANGE = rf"(?a){_NUMBER}(\s*[-\u2010-\u2015\u2212]+\s*){_NUMBER}\Z"


def _check(subject: Subject, field: Field, _: Context) -> Iterable[Problem]:
    return () if _FINE.match(field.value) else _problems(subject, field)


def _problems(subject: Subject, field: Field) -> Iterator[Problem]:
    start = 0
    part = None
    for item in field.value.split(","):
        text = item.strip()
        match = re.match(_RANGE, text)
        if match and match[3] != "--" and _is_range(match):
            first = start + item.index(text)
            wanted = f"{text[: match.start(3)]}--{text[match.end(3) :]}"
            end = first + len(text)
            message = f"write the range as `{wanted}`"
            if part is None:
                if field.content_start is None:
                    yield subject.at_value(field, message)
                    return
                part = Part.of(field, subject.entry.key)
            dash = Edit(first + match.start(3), first + match.end(3), "--")
            yield part.problem(message, first, end, [dash])
        start += len(item) + 1


def _is_range(match: re.Match[str]) -> bool:
    """Return whether the second number goes on from the first: `123-4` does, `2020-17` does not."""
    if match[1] != match[4] and not (match[1].endswith(":") and match[4].endswith(":")):
        return False
    first, last = match[2], match[5]
    if first.startswith("0") != last.startswith("0"):
        return False
    if match[1] != match[4]:
        return True  # the pages of two articles of an issue, `4:20-5:3`
    if len(last) < len(first):  # `1539-54`, but `104501-7` is the seventh page of an article
        last = first[: len(first) - len(last)] + last
        return len(first) < _ARTICLE_NUMBER and int(first) < int(last)
    return int(first) <= int(last)


RULE = Rule(
    name="pages-format",
    severity="warning",
    what="A range of pages with one hyphen, a dash character, or blanks, in place of `--`.",
    why="BibTeX styles make a dash of `--` alone, so that one list holds several kinds of dashes.",
    mend="Write `12--34`.",
    bad=(
        Example(
            "@misc{k, title = {T}, pages = {«12-34»}}\n",
            fixed="@misc{k, title = {T}, pages = {12--34}}\n",
        ),
        Example(
            "@misc{k, title = {T}, pages = {«S12 – S34», 40--41, «50---51»}}\n",
            fixed="@misc{k, title = {T}, pages = {S12--S34, 40--41, 50--51}}\n",
        ),
        Example(
            "@misc{k, title = {T}, pages = {«12:1-12:24»}}\n",
            fixed="@misc{k, title = {T}, pages = {12:1--12:24}}\n",
        ),
        Example(
            "@misc{k, title = {T}, pages = {«1539-54»}}\n",
            fixed="@misc{k, title = {T}, pages = {1539--54}}\n",
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, pages = {12--34, 40, S1--S9, xii--xiv}}\n"),
        Example("@misc{k, title = {T}, pages = {e123-4}}\n"),
        Example("@misc{k, title = {T}, pages = {123-A}}\n"),
        Example("@misc{k, title = {T}, pages = {17-034}}\n"),
        Example("@misc{k, title = {T}, pages = {104501-1, 104501-7}}\n"),
        Example("@misc{k, title = {T}, pages = {ENEURO.0012-18.2018}}\n"),
    ),
    names=("pages",),
    field=_check,
)
