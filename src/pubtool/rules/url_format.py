"""A link that leads nowhere as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.reading.links import read_url
from pubtool.rules._values import replace, stripped
from pubtool.rules.base import LINKS, Context, Example, Problem, Rule, Subject
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

#: What nearly every link is.
_FINE = re.compile(r"(?ai)(?:https?|ftp)://(?!https?[:/])[^\s\\{}]+\Z")
_COMMAND = r"\\url\s*\{([^{}\\]*)\}\Z"
_SCHEME = r"(?ai)(https?)(?::?/*(?=https?://)|:?/+|:(?!/))"
_MAIL = r"(?a)[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\Z"
_DOI = r"(?a)10\.\d{4,9}/[^\s{}]+\Z"
#: A host: `www.`, or a top-level domain that is no ending of a file, before a slash or the end.
_HOST = (
    r"(?ai)(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\."
    r"(?:com|org|net|edu|gov|(?:io|dev|ai|me|de|fr|uk|nl|ch|at|it|es|eu|jp|cn|ca|au|br|in)(?=/)))"
    r"(?::\d+)?(?=[/?#]|\Z)"
)
_BLANKS = r"\S[ \t]+\S"


def is_web_address(value: str) -> bool:
    """Return whether the value of a link was meant as a URL, in whatever form it is written."""
    return _FINE.match(value) is not None or _mended(value) is not None


def _check(subject: Subject, field: Field, _: Context) -> Iterable[Problem]:
    return () if _FINE.match(field.value) else _problems(subject, field)


def _problems(subject: Subject, field: Field) -> Iterator[Problem]:
    value = field.value
    start, end = stripped(field)
    found = _mended(value[start:end])
    if found is not None:
        message, wanted, safe = found
        fix = replace(field, start, end, wanted, safe=safe) if wanted else None
        yield subject.at_value(field, message, start, end, fix)


def _mended(value: str) -> tuple[str, str, bool] | None:
    """Return what is wrong with a link, its mended form or '', whether that is safe; or None."""
    match = re.match(_COMMAND, value)
    if match:
        return f"write the URL alone, without `\\url`: `{match[1]}`", match[1].strip(), True
    url = read_url(value)
    if _FINE.match(url) or not safe_url(url):
        return None
    if re.match(r"(?ai)(?:https?|ftp):", url) and re.search(_BLANKS, url):
        return "a URL holds no blank; write one URL, with `%20` for a blank in it", "", False
    wanted = ""
    match = re.match(_SCHEME, url)
    if match and not re.match(r"(?ai)https?://(?!https?://)", url):
        rest = url[match.end() :]
        wanted = rest if "://" in rest[:8] else f"{match[1].lower()}://{rest}"
    elif re.match(_HOST, url):
        wanted = f"https://{url}"
    elif re.match(_MAIL, url):
        wanted = f"mailto:{url}"
    elif re.match(_DOI, url):
        wanted = f"https://doi.org/{url}"
    if not wanted:
        return None
    # A value with LaTeX in it is not the URL itself: its escapes would be lost.
    return f"write the full URL: `{wanted}`", wanted if url == value else "", False


RULE = Rule(
    name="url-format",
    severity="warning",
    what="A link without its scheme, with a broken one, with blanks in it, or within `\\url`.",
    why="A browser takes it for a file of the page's own site, and finds nothing there.",
    mend="Write the full URL, with `https://`. Files of the site itself, as in `a.pdf`, are fine.",
    bad=(
        Example(
            "@misc{k, title = {T}, url = {«www.example.org/paper»}}\n",
            fixed="@misc{k, title = {T}, url = {https://www.example.org/paper}}\n",
        ),
        Example(
            "@misc{k, title = {T}, code = {«github.com/me/code»}}\n",
            fixed="@misc{k, title = {T}, code = {https://github.com/me/code}}\n",
        ),
        Example(
            "@misc{k, title = {T}, url = {«\\url{https://example.org}»}}\n",
            fixed="@misc{k, title = {T}, url = {https://example.org}}\n",
        ),
        Example(
            "@misc{k, title = {T}, url = {«https:/example.org»}, pdf = {«http://https://x.org»}}\n",
            fixed="@misc{k, title = {T}, url = {https://example.org}, pdf = {https://x.org}}\n",
        ),
        Example(
            "@misc{k, title = {T}, url = {«me@example.org»}}\n",
            fixed="@misc{k, title = {T}, url = {mailto:me@example.org}}\n",
        ),
        Example(
            "@misc{k, title = {T}, url = {«10.1000/182»}}\n",
            fixed="@misc{k, title = {T}, url = {https://doi.org/10.1000/182}}\n",
        ),
        Example("@misc{k, title = {T}, url = {«https://example.org/a https://example.org/b»}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, pdf = {My Paper 2.pdf}, slides = {/assets/talk.io}}\n"),
        Example("@misc{k, title = {T}, url = {https://web.archive.org/web/http://x.org/}}\n"),
        Example("@misc{k, title = {T}, html = {paper.html}, code = {code.py}, url = {#k}}\n"),
        Example("@misc{k, title = {T}, url = {https://x.org/a\\_b}, pdf = {//x.org/a.pdf}}\n"),
    ),
    names=(LINKS,),
    field=_check,
)
