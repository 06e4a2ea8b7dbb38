"""A `doi` that is more than the DOI, or no DOI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import bare_doi
from pubtool.reading.links import read_doi, read_url
from pubtool.rules._values import replace, stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

_BARE = re.compile(r"(?a)10\.\d{4,9}(?:\.\d+)*/[^\s{}]+\Z")
#: What people write before a DOI, resolvers of publishers too: `http://doi.acm.org/10.1145/...`.
_PREFIXED = (
    r"(?ai)(?:(?:https?://)?[\w.-]{0,40}\bdoi\b[\w.-]{0,40}/|doi:?\s*)++"
    r"(10\.\d{4,9}(?:\.\d+)*/[^\s{}]+)\Z"
)


def _check(subject: Subject, field: Field, _: Context) -> Iterable[Problem]:
    return () if _BARE.match(field.value) else _problems(subject, field)


def _problems(subject: Subject, field: Field) -> Iterator[Problem]:
    value = field.value
    if not (text := value.strip()) or _BARE.match(read_url(text)):
        return
    start, end = stripped(field)
    if meant := _meant(text):
        message = f"write the DOI alone: `{meant}`"
        # Where reading does not find the DOI, the fix brings a link that no list had before.
        fix = replace(field, start, end, meant, safe=read_doi(text) == meant)
        yield subject.at_value(field, message, start, end, fix)
    elif any(map(str.isspace, read_doi(text))):
        message = "a DOI holds no white space; write one DOI, such as `10.1000/182`"
        yield subject.at_value(field, message, start, end)
    else:
        message = (
            "this is no DOI: one begins with `10.`, four digits or more and a `/`, "
            "as in `10.1000/182`"
        )
        yield subject.at_value(field, message, start, end)


def _meant(text: str) -> str:
    """Return the DOI that a value holds besides other things, or an empty text."""
    match = re.match(_PREFIXED, text)
    found = match[1] if match else bare_doi(read_url(text))
    return found if _BARE.match(found) else ""


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
        Example(
            "@misc{k, title = {T}, doi = {«dx.doi.org/10.1145/1137627»}}\n",
            fixed="@misc{k, title = {T}, doi = {10.1145/1137627}}\n",
        ),
        Example(
            "@misc{k, title = {T}, doi = {«\\url{https://doi.org/10.1000/182}»}}\n",
            fixed="@misc{k, title = {T}, doi = {10.1000/182}}\n",
        ),
        Example(
            "@misc{k, title = {T}, doi = {«https://dl.acm.org/doi/10.1145/1137627»}}\n",
            fixed="@misc{k, title = {T}, doi = {10.1145/1137627}}\n",
        ),
        Example("@misc{k, title = {T}, doi = {«978-3-319-07040-7»}}\n"),
        Example("@misc{k, title = {T}, doi = {«10.1000»}}\n"),
        Example("@misc{k, title = {T}, doi = {«https://doi.org/10.12/182»}}\n"),
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
