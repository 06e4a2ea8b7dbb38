"""A year that has not come yet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field


def _check(subject: Subject, field: Field, context: Context) -> Iterable[Problem]:
    latest = context.today.year + 1
    return () if field.value in _past(latest) else _problems(subject, field, latest)


def _problems(subject: Subject, field: Field, latest: int) -> Iterator[Problem]:
    start, _ = stripped(field)
    year = field.value[start : start + 4]
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        return
    if field.value[start + 4 : start + 5].isdigit() or int(year) <= latest:
        return
    if not subject.value("pubstate"):
        message = f"the year {year} is in the future; write the year of publication, or `pubstate`"
        yield subject.at_value(field, message, start, start + 4)


@lru_cache(maxsize=1)
def _past(latest: int) -> frozenset[str]:
    """Return what nearly every field holds."""
    return frozenset(map(str, range(1000, latest + 1)))


RULE = Rule(
    name="future-year",
    severity="warning",
    what="A year later than the next one, of a paper without `pubstate`.",
    why="It is nearly always a slip of the keyboard, and puts the paper on top of every list.",
    mend="Write the right year; for a paper that is to appear, say so in `pubstate`.",
    bad=(
        Example("@misc{k, title = {T}, year = {«2205»}}\n"),
        Example("@misc{k, title = {T}, date = {«2042»-05}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, year = {2027}}\n"),
        Example("@misc{k, title = {T}, year = {2030}, pubstate = {forthcoming}}\n"),
        Example("@misc{k, title = {T}, year = {20241}}\n"),
    ),
    names=("year", "date"),
    field=_check,
)
