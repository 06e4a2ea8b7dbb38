"""A link that is not encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules._values import replace
from pubtool.rules.base import LINKS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    start = field.value.find("http://")
    if start >= 0 and not field.value[:start].strip():
        end = start + len("http://")
        fix = replace(field, start, end, "https://", safe=False)
        yield subject.at_value(field, "write `https://`", start, end, fix)


RULE = Rule(
    name="http-link",
    severity="warning",
    what="A link that begins with `http://`.",
    why="Browsers warn of pages that are not encrypted, and most servers have moved to https.",
    mend="Write `https://`, and see that it leads to the same page.",
    bad=(
        Example(
            "@misc{k, title = {T}, url = {«http://»example.org/paper}}\n",
            fixed="@misc{k, title = {T}, url = {https://example.org/paper}}\n",
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, url = {https://example.org/http://example.com}}\n"),
        Example("@misc{k, title = {T}, note = {http://example.org}}\n"),
    ),
    names=(LINKS,),
    field=_check,
    on=False,
)
