"""A `doi` that is more than the DOI, or no DOI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.reading.links import read_doi, read_url
from pubtool.rules._values import replace, stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

_BARE = re.compile(r"(?a)10\.\d{4,9}(?:\.\d+)*/[^\s{}]+\Z")
#: What people write before a DOI, resolvers of publishers too: `http://doi.acm.org/10.1145/...`.
_PREFIXED = (
    r"(?ai)(?:https?://[\w.-]{0,40}\bdoi\b[\w.-]{0,40}/|doi:?\s*)+"
    r"(10\.\d{4,9}(?:\.\d+)*/[^\s{}]+)\Z"
)


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    value = field.value
    if _BARE.match(value) or not (text := value.strip()) or _BARE.match(read_url(text)):
        return
    start, end = stripped(field)
    match = re.match(_PREFIXED, text)
    if match:
        message = f"write the DOI alone: `{match[1]}`"
        # Where reading does not find the DOI, the fix brings a link that no list had before.
        fix = replace(field, start, end, match[1], safe=read_doi(text) == match[1])
        yield subject.at_value(field, message, start, end, fix)
    elif not read_doi(text):
        message = "this is no DOI: one begins with `10.` and has a `/`, as in `10.1000/182`"
        yield subject.at_value(field, message, start, end)
    elif any(map(str.isspace, read_doi(text))):
        message = "a DOI holds no white space; write one DOI, such as `10.1000/182`"
        yield subject.at_value(field, message, start, end)


RULE = Rule(
    name="doi-format",
    severity="warning",
    what="A `doi` with a URL or `doi:` before the DOI, or that is no DOI at all.",
    why="Most tools put `https://doi.org/` before the value, and make a dead link of such a one.",
    mend="Write the DOI alone, as in `doi = {10.1000/182}`.",
    bad=(
        Example(
            "@misc{k, title = {T}, doi = {«https://doi.org/10.1000/182»}}\n",
            fixed="@misc{k, title = {T}, doi = {10.1000/182}}\n",
        ),
        Example(
            "@misc{k, title = {T}, doi = { «doi:10.1000/182» }}\n",
            fixed="@misc{k, title = {T}, doi = { 10.1000/182 }}\n",
        ),
        Example(
            "@misc{k, title = {T}, doi = {«http://doi.acm.org/10.1145/1137627»}}\n",
            fixed="@misc{k, title = {T}, doi = {10.1145/1137627}}\n",
        ),
        Example("@misc{k, title = {T}, doi = {«978-3-319-07040-7»}}\n"),
        Example("@misc{k, title = {T}, doi = {«10.1000/182 and 10.1000/183»}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, doi = {10.1000/182}}\n"),
        Example("@misc{k, title = {T}, doi = {10.1007/978-3-031-56066-8\\_29}}\n"),
        Example("@misc{k, title = {T}, doi = {10.1002/(SICI)1(199803)19:4<377::AID>3.0.CO;2-P}}\n"),
        Example("@misc{k, title = {T}, doi = {}}\n"),
    ),
    names=("doi",),
    field=_check,
)
