"""Markers: the comments `<!-- pubtool: begin NAME option=value -->` and `<!-- pubtool: end -->`.

This module finds them in a page and reads what they say; `pubtool.pages.regions` pairs them.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

from pubtool.config.wording import did_you_mean, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.verbatim import Span

#: Options of a region that may be repeated: any of their values will do.
FILTERS = ("where", "author", "year", "venue", "tag", "type", "key")
#: Options that a region has once. All are those of `pubtool render`, but for `checksum`.
SINGLE = ("format", "template", "group-by", "sort", "limit", "checksum")
_OPTIONS = (*SINGLE, *FILTERS)

_OPENING = re.compile(
    r"<!--"
    r"|<(?P<element>pre|script|style|textarea|xmp)(?=[\s/>])"
    r"|\{%-?\s*(?P<tag>comment|highlight)\b",
    re.IGNORECASE,
)
_COMMENT_END = re.compile("-->")
#: What a comment that lacks its end runs into: one in another line, or another marker.
_NEXT_COMMENT = re.compile(r"[\r\n][ \t>]*<!--|<!--\s*pubtool:", re.IGNORECASE)
_MARKER = re.compile(r"<!--\s*pubtool:\s*", re.IGNORECASE)
#: What may be meant as a marker, if its word is like `pubtool`: `<!-- pubtools begin all -->`.
_NEAR = re.compile(
    r"(?i)<!-{2,4}\s*(?P<word>pub tools?|[a-z_-]{4,12})[\s:;.,=-]*(?P<kind>begin|end)\b"
)
_WORD = re.compile(r"""(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+|\S""", re.DOTALL)
_CHECKSUM = r"sha256=(?P<sum>[0-9a-f]{16})\Z"


class Problem(NamedTuple):
    """What is wrong with `text[start:end]` of a page."""

    start: int
    end: int
    message: str


class Option(NamedTuple):
    """An option of a region; `start` and `end` are where it stands in the page."""

    name: str
    value: str
    start: int
    end: int


class Marker(NamedTuple):
    """A marker: `text[start:end]` is its comment.

    `kind` is `begin` or `end`. `checksum` is what the marker at the end says, with its span.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    options: tuple[Option, ...] = ()
    checksum: str = ""
    checksum_span: Span = (0, 0)


def comments(text: str) -> Iterator[Span]:
    """Yield the spans of the comments of HTML, outside of `pre` and scripts and Liquid's own."""
    at = 0
    unclosed: set[str] = set()
    while (opening := _OPENING.search(text, at)) is not None:
        at = opening.end()
        name = (opening["element"] or opening["tag"] or "").lower()
        if name in unclosed:
            continue
        if not name:
            closing = _COMMENT_END.search(text, opening.start() + 2)  # `<!-->` is a comment
        elif opening["element"]:
            closing = re.compile(rf"(?i)</{name}\s*>").search(text, at)
        else:
            closing = re.compile(rf"\{{%-?\s*end{name}\b").search(text, at)
        if closing is None:
            unclosed.add(name)
            continue
        at = closing.end()
        if not name:
            yield opening.start(), at


def read_markers(text: str, spans: Iterator[Span]) -> tuple[list[Marker], list[Problem]]:
    """Return the markers among the comments of a page, in order, and what is wrong in them."""
    markers = []
    problems: list[Problem] = []
    for start, end in spans:
        if _MARKER.match(text, start, end):
            marker = _read_marker(text, start, end, problems)
            if marker is not None:
                markers.append(marker)
        elif (near := _NEAR.match(text, start, end)) and _is_misspelled(near):
            problems.append(_misspelled(near, end))
    return markers, problems


def misspelled_markers(text: str, start: int, end: int) -> list[Problem]:
    """Return the problems of comments in `text[start:end]` that are meant as markers and none."""
    found = _NEAR.finditer(text, start, end)
    return [_misspelled(near, near.end()) for near in found if _is_misspelled(near)]


def may_be_marker(text: str) -> bool:
    """Return whether a marker, or something like one, stands somewhere in the text."""
    return _MARKER.search(text) is not None or bool(misspelled_markers(text, 0, len(text)))


def _is_misspelled(near: re.Match[str]) -> bool:
    """Return whether a comment is no marker, and its word is `pubtool` but for a letter or two."""
    import difflib

    if _MARKER.match(near[0]):
        return False
    letters = re.sub(r"[ _-]", "", near["word"].lower())
    return bool(difflib.get_close_matches(letters, ["pubtool"], cutoff=0.8))


def _misspelled(near: re.Match[str], end: int) -> Problem:
    kind = near["kind"].lower()
    example = "<!-- pubtool: end -->" if kind == "end" else "<!-- pubtool: begin all -->"
    said = printable(near[0].lstrip("<!-").strip())
    return Problem(near.start(), end, f"`{said}` is no marker: write it as `{example}`")


def _read_marker(text: str, start: int, end: int, problems: list[Problem]) -> Marker | None:
    if unclosed := _unclosed(text, start, end):
        problems.append(unclosed)
        return None
    found = _MARKER.match(text, start)
    words = list(_WORD.finditer(text, found.end() if found else start, end - len("-->")))
    first = words[0][0] if words else ""
    if first == "begin":
        return _begin(Marker("begin", start, end), words[1:], problems)
    if first == "end":
        return _end(Marker("end", start, end), words[1:], problems)
    said = f"`{printable(first)}`" if first else "nothing"
    message = f"a marker says `begin NAME` or `end`, this one {said}"
    problems.append(Problem(start, end, message))
    return None


def _unclosed(text: str, start: int, end: int) -> Problem | None:
    """Return the problem of a marker that only the `-->` of a later comment closes."""
    if not _NEXT_COMMENT.search(text, start + len("<!--"), end):
        return None
    line = re.compile(r"[^\r\n]*").match(text, start)
    stop = start + len(line[0].rstrip()) if line else end
    return Problem(start, stop, "this comment lacks its `-->`")


def _begin(marker: Marker, words: list[re.Match[str]], problems: list[Problem]) -> Marker:
    """Return the marker with its name and options."""
    if not words or "=" in words[0][0]:
        message = "the marker names no list: write `begin all`, `begin selected` or one of yours"
        problems.append(Problem(marker.start, marker.end, message))
        return marker
    options: dict[tuple[str, int], Option] = {}
    for word in words[1:]:
        option = _option(word)
        if isinstance(option, Problem):
            problems.append(option)
            break  # what follows an unclosed quotation would be reported once more
        place = word.start() if option.name in FILTERS else 0
        if (option.name, place) in options:
            problems.append(Problem(*word.span(), f"the option `{option.name}` stands here twice"))
        options[option.name, place] = option
    return marker._replace(name=_unquoted(words[0][0]), options=tuple(options.values()))


def _option(word: re.Match[str]) -> Option | Problem:
    """Return the option that a word of a marker is, or what is wrong with it."""
    name, equals, value = word[0].partition("=")
    shown = printable(name)
    rest = word.string[word.end() : word.end() + 1]
    if word[0] in {'"', "'"} or rest in {'"', "'"}:
        message = "the quotation is not closed before the `-->`"
    elif not equals:
        message = f"`{shown}` is no option: write name=value, with quotes around blanks"
    elif name not in _OPTIONS:
        message = f"there is no option `{shown}`{did_you_mean(name, _OPTIONS)}"
    elif not _unquoted(value).strip():
        message = f"the option `{name}` has no value; leave it out"
    elif name == "checksum" and _unquoted(value) not in {"on", "off"}:
        message = "checksum is `on` or `off`"
    elif name == "limit" and not re.fullmatch(r"(?a)0*[1-9]\d{0,8}", _unquoted(value)):
        message = "limit is a number from 1 on"
    else:
        return Option(name, _unquoted(value), *word.span())
    return Problem(*word.span(), message)


def _end(marker: Marker, words: list[re.Match[str]], problems: list[Problem]) -> Marker:
    """Return the marker with the name that it may repeat, and its checksum."""
    for word in words:
        found = re.match(_CHECKSUM, word[0])
        if found:
            marker = marker._replace(checksum=found["sum"], checksum_span=word.span())
        elif word is words[0] and "=" not in word[0]:
            marker = marker._replace(name=_unquoted(word[0]))
        else:
            message = f"`{printable(word[0])}`: the marker at the end takes no options"
            problems.append(Problem(*word.span(), message))
    return marker


def _unquoted(word: str) -> str:
    """Return a word as a shell would read it."""
    try:
        return "".join(shlex.split(word))
    except ValueError:  # a backslash at the end
        return word
