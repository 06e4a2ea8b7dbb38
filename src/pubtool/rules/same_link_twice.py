"""Two links of one paper that lead to the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.reading.links import read_url
from pubtool.rules._values import link_fields, stripped
from pubtool.rules.base import LINKS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field


def _check(subject: Subject, context: Context) -> Iterable[Problem]:
    written = link_fields(subject, context)
    fields = {name: field for name, field in written if field.value} if len(written) > 1 else {}
    return _problems(subject, fields, context) if len(fields) > 1 else ()


def _problems(subject: Subject, fields: dict[str, Field], context: Context) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, field in _shown(fields, context):
        url = read_url(field.value).rstrip("/")
        first = seen.setdefault(url, name)
        if url and first != name:
            message = f"the list shows this link twice, as `{first}` and `{name}`; keep one of them"
            yield subject.at_value(field, message, *stripped(field))


def _shown(fields: dict[str, Field], context: Context) -> Iterator[tuple[str, Field]]:
    """Yield the written fields behind the links that lists show; `paper` is one of several."""
    config = context.config
    paper = next((name for name in config.paper if name in fields), "")
    names = [paper if name == "paper" else name for name in config.links]
    for name in dict.fromkeys(names):
        if name in fields:
            yield name, fields[name]


RULE = Rule(
    name="same-link-twice",
    severity="warning",
    what="Two written link fields with the same URL, both of which the lists show.",
    why="The reader sees two links, and finds the same page behind both.",
    mend="Remove one, or write the URL that was meant.",
    bad=(
        Example(
            "@misc{k, title = {T}, url = {https://example.org/p},\n"
            "  html = {«https://example.org/p»}}\n"
        ),
        Example(
            "@misc{k, title = {T}, code = {https://example.org/p},\n"
            "  website = {«https://example.org/p/»}}\n"
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, url = {https://x.org/p}, html = {https://x.org/P}}\n"),
        # Only one of these two is shown, as `paper`.
        Example(
            "@misc{k, title = {T}, url = {https://x.org/p.pdf}, pdf = {https://x.org/p.pdf}}\n"
        ),
        Example(
            "@misc{k, title = {T}, url = {https://doi.org/10.1000/182}, doi = {10.1000/182}}\n"
        ),
    ),
    names=(LINKS,),
    entry=_check,
)
