"""A link whose scheme no page may link to, so that no list shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import Identifier, parse_identifier
from pubtool.reading.links import read_url
from pubtool.rules._values import replace, stripped
from pubtool.rules.base import LINKS, Context, Example, Problem, Rule, Subject
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field


#: What can stand in a value as it is, and in a URL.
_PLAIN = r"[^\s{}\\\"'<>]+"
_ANCHOR = rf"(?i)<a\s[^<>]*\bhref\s*=\s*[\"']?(https?://{_PLAIN})"


def _check(subject: Subject, field: Field, _: Context) -> Iterable[Problem]:
    value = field.value
    if value.startswith(("https://", "http://")) or ":" not in value:
        return ()
    return _problems(subject, field)


def _problems(subject: Subject, field: Field) -> Iterator[Problem]:
    url = read_url(field.value)
    if url and not safe_url(url):
        start, end = stripped(field)
        meant = _meant(field.value[start:end])
        message = f"`{field.key}` is no link of the web and is never shown; write `"
        fix = replace(field, start, end, meant, safe=False) if meant else None
        yield subject.at_value(field, f"{message}{meant or 'https://...'}`", start, end, fix)


def _meant(text: str) -> str:
    """Return the URL of the link in HTML, the DOI or the arXiv id that a value is, or ''."""
    anchor = re.search(_ANCHOR, text)
    if anchor:
        return anchor[1]
    match parse_identifier(text):
        case Identifier("doi", doi) if re.fullmatch(_PLAIN, doi):
            return f"https://doi.org/{doi}"
        case Identifier("arxiv") as paper:
            return f"https://arxiv.org/abs/{paper.versioned}"
    return ""


RULE = Rule(
    name="unsafe-link",
    severity="error",
    what="A link whose scheme is none of http, https, mailto and ftp.",
    why="Such a link is never shown: it could run a script, or it is no URL at all.",
    mend="Write the full URL, with `https://` in front.",
    bad=(
        Example("@misc{k, title = {T}, url = {«javascript:alert(1)»}}\n"),
        Example(
            '@misc{k, title = {T}, html = {«doi:<a href="https://doi.org/10.1000/8">x</a>»}}\n',
            fixed="@misc{k, title = {T}, html = {https://doi.org/10.1000/8}}\n",
        ),
        Example(
            "@misc{k, title = {T}, url = {«doi:10.1000/8»}}\n",
            fixed="@misc{k, title = {T}, url = {https://doi.org/10.1000/8}}\n",
        ),
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
