"""HTML in a value, which lists show as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.findings import Edit
from pubtool.rules._values import Part, macros, text_fields
from pubtool.rules.base import TEXT_FIELDS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

#: Formulas (where `a<b>c` is no tag), tags and character references.
_HTML = (
    r"(?ai)\\\$|\$[^$]*\$"
    r"|<(?P<closing>/?)(?P<tag>a|abbr|b|big|br|center|cite|code|div|em|font|h[1-6]|hr|i|img|inf|"
    r"italic|jats:[a-z]+|li|math|mml:[a-z]+|m(?:i|n|o|row|sub|sup)|ol|p|scp|small|span|strong|sub|"
    r"sup|tex|tt|u|ul)(?P<attributes>\s[^<>]*)?/?>"
    r"|\\?&(?P<reference>\#\d{2,7}|\#x[0-9a-f]{2,6}|[a-z]{2,8}[0-9]?);"
)
_HREF = r"""(?ai)\s+href\s*=\s*["']?([^"'\s{}]+)["']?\s*\Z"""
_LATEX = {
    "i": "emph",
    "em": "emph",
    "italic": "emph",
    "b": "textbf",
    "strong": "textbf",
    "sub": "textsubscript",
    "inf": "textsubscript",
    "sup": "textsuperscript",
    "tt": "texttt",
    "code": "texttt",
    "scp": "textsc",
}
_FIELDS = TEXT_FIELDS | {"keywords", "abstract"}
_SPECIAL = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$", "\xa0": "~"}


class _Found(NamedTuple):
    """A piece of HTML: where it stands, what to say of it, and what to write for which parts."""

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()


def _check(subject: Subject, _: Context) -> Iterable[Problem]:
    fields = text_fields(subject, _FIELDS, "<&")
    return [each for _, field in fields for each in _problems(field, subject.entry.key)]


def _macros(context: Context) -> Iterator[Problem]:
    for field in macros(context):
        if "<" in field.value or "&" in field.value:
            yield from _problems(field, "")


def _problems(field: Field, key: str) -> Iterator[Problem]:
    part = Part.of(field, key)
    for found in _find(field.value):
        edits = found.edits
        if field.enclosing == '"' and any('"' in edit.text for edit in edits):
            edits = ()  # the quote would end the value
        yield part.problem(found.message, found.start, found.end, edits, safe=False)


def _find(value: str) -> Iterator[_Found]:
    """Yield each tag (a pair once, at its opening tag) and each character reference of a value."""
    matches = list(re.finditer(_HTML, value))
    tags = [match for match in matches if match["tag"]]
    partners = _partners(tags)
    closed = {match.start() for match in partners.values()}
    for match in matches:
        if match["reference"]:
            yield from _reference(match)
        elif match["tag"] and match.start() not in closed:
            yield _tag(match, partners.get(match.start()), value)


def _partners(tags: list[re.Match[str]]) -> dict[int, re.Match[str]]:
    """Return the closing tag of each opening one, by where that begins."""
    opened: dict[str, list[int]] = {}
    partners = {}
    for match in tags:
        name = match["tag"].lower()
        if not match["closing"]:
            opened.setdefault(name, []).append(match.start())
        elif opened.get(name):
            partners[opened[name].pop()] = match
    return partners


def _tag(match: re.Match[str], partner: re.Match[str] | None, value: str) -> _Found:
    command = _LATEX.get(match["tag"].lower(), "")
    href = re.match(_HREF, match["attributes"] or "")
    if match["tag"] in "aA" and href:
        command = f"href{{{href[1]}}}"
    if partner is None or not command or match["closing"]:
        return _Found(*match.span(), f"`{_shown(match[0])}` is shown as it stands; remove it")
    written = f"\\{'href{...}' if href else command}{{...}}"
    message = f"`{_shown(match[0])}` is shown as it stands; write `{written}`"
    inside = value[match.end() : partner.start()] if partner.start() - match.end() < 500 else "{"
    if inside.count("{") != inside.count("}"):
        return _Found(*match.span(), message)
    edits = (Edit(*match.span(), f"\\{command}{{"), Edit(*partner.span(), "}"))
    return _Found(*match.span(), message, edits)


def _reference(match: re.Match[str]) -> Iterator[_Found]:
    from html import unescape

    written = f"&{match['reference']};"
    character = unescape(written)
    if character == written or not (character.isprintable() or character in _SPECIAL):
        return
    if character in "\\{}":
        yield _Found(*match.span(), f"`{written}` is shown as it stands; write the character")
        return
    latex = _SPECIAL.get(character, character)
    message = f"`{written}` is shown as it stands; write `{latex}`"
    yield _Found(*match.span(), message, (Edit(*match.span(), latex),))


def _shown(tag: str) -> str:
    tag = " ".join(tag.split())
    return tag if len(tag) <= 40 else f"{tag[:36]}...>"


RULE = Rule(
    name="html-in-field",
    severity="warning",
    what="HTML tags or character references in a text field.",
    why="BibTeX knows no HTML: lists and papers show `<i>` and `&amp;` as they stand.",
    mend="Write LaTeX: `\\emph{...}` for `<i>`, `\\&` for `&amp;`, `ü` for `&uuml;`.",
    bad=(
        Example(
            "@misc{k, title = {«<i>»In situ</i> Growth of CO«<sub>»2</sub>}}\n",
            fixed="@misc{k, title = {\\emph{In situ} Growth of CO\\textsubscript{2}}}\n",
        ),
        Example(
            "@misc{k, title = {T}, journal = {Food «&amp;» Function}, author = {M«&uuml;»ller}}\n",
            fixed="@misc{k, title = {T}, journal = {Food \\& Function}, author = {Müller}}\n",
        ),
        Example(
            '@misc{k, title = {T}, note = {«<a href="https://x.org">»talk</a>}}\n',
            fixed="@misc{k, title = {T}, note = {\\href{https://x.org}{talk}}}\n",
        ),
        Example('@string{j = "A «\\&amp;» B"}\n', fixed='@string{j = "A \\& B"}\n'),
        Example("@misc{k, title = {One«<br>»Two}}\n"),
    ),
    good=(
        Example("@misc{k, title = {Proofs for $a<b>c$ and x < i > y}}\n"),
        Example("@misc{k, title = {R\\&D; A & B; C}, url = {https://x.org/?a=1&amp;b=2}}\n"),
        Example("@misc{k, title = {The <T> Parameter of List<String>}}\n"),
    ),
    entry=_check,
    whole=_macros,
)
