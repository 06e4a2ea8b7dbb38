"""A link whose scheme no page may link to, so that no list shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.reading.links import read_url
from pubtool.rules._values import stripped
from pubtool.rules.base import LINKS, Context, Example, Problem, Rule, Subject
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    value = field.value
    if value.startswith(("https://", "http://")) or ":" not in value:
        return
    url = read_url(value)
    if url and not safe_url(url):
        message = f"`{field.key}` is no link of the web and is never shown; write `https://...`"
        yield subject.at_value(field, message, *stripped(field))


RULE = Rule(
    name="unsafe-link",
    severity="error",
    what="A link whose scheme is none of http, https, mailto and ftp.",
    why="Such a link is never shown: it could run a script, or it is no URL at all.",
    mend="Write the full URL, with `https://` in front.",
    bad=(
        Example("@misc{k, title = {T}, url = {«javascript:alert(1)»}}\n"),
        Example('@misc{k, title = {T}, html = {«doi:<a href="https://doi.org/10.1/x">x</a>»}}\n'),
        Example("@misc{k, title = {T}, pdf = {«file:///home/me/paper.pdf»}}\n"),
        Example(
            "@misc{k, title = {T}, project = {«htps://example.org»}}\n",
            config='links = ["paper", "project"]',
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, url = {https://example.org/a:b}, pdf = {paper.pdf}}\n"),
        Example("@misc{k, title = {T}, url = {mailto:me@example.org}, code = {/code/a:b}}\n"),
        Example("@misc{k, title = {T}, url = {HTTPS://example.org}, html = {ftp://example.org}}\n"),
        Example("@misc{k, title = {T}, url = {\\url{https://example.org}}, file = {:a.pdf:PDF}}\n"),
    ),
    names=(LINKS,),
    field=_check,
)
