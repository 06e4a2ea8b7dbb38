"""Marked regions: the parts of a page between `begin` and `end`, which pubtool keeps.

Pure: text in, text out. All that stands outside of the regions stays as it is; what stands inside
has no influence on where a region ends.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.markers import (
    Marker,
    Option,
    Problem,
    comments,
    may_be_marker,
    misspelled_markers,
    read_markers,
)
from pubtool.pages.verbatim import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pubtool.pages.verbatim import Span

_HTML_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".php", ".njk", ".liquid", ".erb"))

#: A marker that may be one: alone in its lines, in the text as it stands.
_CANDIDATE = re.compile(r"(?i)(?:^|(?<=[\r\n]))[ \t>]*<!--\s*pubtool:\s*(begin|end)\b")
_LINE_END = re.compile(r"\r\n?|\n")
_KEEPS_LINES = re.compile(r"(?is)<(pre|textarea)(?=[\s>])(?:(?!</\1).)*")

#: From this column on, a line after a blank one is code in Markdown.
_CODE_COLUMN = 4


_UNCLOSED = "this region does not end: write `<!-- pubtool: end -->` in a line after the list"
_NESTED = "this region does not end before another one begins"
_MARKDOWN_IS_CODE = (
    "Markdown this deep would be code: put the markers at the margin, or write format=html"
)
_CODE_AFTER_GAP = (
    "this deep and after a blank line it would be code: put the markers at the margin, or take the"
    " blank line out"
)


class Region(NamedTuple):
    """A region: the list `name` stands in `text[content[0]:content[1]]`, which are whole lines.

    `begin` is the span of the marker, `indent` what stands before it in its line, `newline` the
    line end after it. `checksum` is the one written at the end, or empty; `sum_at` its span, or
    where it would be inserted. `nested` tells whether it stands in a list item or a quotation,
    `after_gap` whether it is in an element and yet code for CommonMark: deep, after a blank line.
    """

    name: str
    options: tuple[Option, ...]
    begin: Span
    content: Span
    indent: str
    newline: str
    checksum: str
    sum_at: Span
    nested: bool = False
    after_gap: bool = False

    def option(self, name: str) -> Option | None:
        """Return an option that a region has once, None where it is not given."""
        return next((option for option in self.options if option.name == name), None)

    @property
    def checked(self) -> bool:
        """Whether the region wants a checksum."""
        option = self.option("checksum")
        return option is not None and option.value == "on"


class Page(NamedTuple):
    """A page: its text, its regions in order, and what is wrong with its markers."""

    text: str
    markdown: bool
    regions: tuple[Region, ...]
    problems: tuple[Problem, ...]


def is_markdown(path: str) -> bool:
    """Return whether a page of this name is Markdown, as all are that are not HTML."""
    return PurePath(path).suffix.lower() not in _HTML_PAGES


def read_regions(text: str, *, markdown: bool) -> Page:
    """Return the page with its regions. Never raises.

    Where `problems` has any, the regions may be wrong: nothing should be written.
    """
    if not may_be_marker(text):
        return Page(text, markdown, (), ())
    short, offsets = _without_contents(text)
    seen = readable(short, markdown=markdown)
    spans = ((offsets(start), offsets(end)) for start, end in comments(seen.text))
    markers, problems = read_markers(text, spans)
    if not problems:
        crowded = (_not_alone(text, marker, markdown=markdown) for marker in markers)
        problems = [problem for problem in crowded if problem is not None]
    if problems:
        return Page(text, markdown, (), tuple(sorted(problems)))
    regions, unpaired = _paired(text, markers)
    # Between two regions of which one lacks its end and the other its beginning may be anything.
    hidden = [each for region in regions for each in misspelled_markers(text, *region.content)]
    containers, gaps = (
        [(offsets(start), offsets(end)) for start, end in spans]
        for spans in (seen.containers, seen.gaps)
    )
    regions = [
        region._replace(nested=_within(region, containers), after_gap=_within(region, gaps))
        for region in regions
    ]
    return Page(text, markdown, tuple(regions), tuple(sorted((*unpaired, *hidden))))


def _without_contents(text: str) -> tuple[str, Callable[[int], int]]:
    """Return the text without what stands in regions, and what maps its offsets to the text.

    So no region can open a fence or a comment that hides the marker at its end, and where markers
    are found does not depend on what was written between them.
    """
    parts: list[str] = []
    cuts = [0]  # offsets in the short text, and how much is left out before each
    left_out = [0]
    at = opened = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate[1].lower() == "begin":
            closed = text.find("-->", candidate.end())
            if closed < 0:
                break
            opened, _ = _next_line(text, closed)
        elif at < opened <= candidate.start():
            parts.append(text[at:opened])
            at = candidate.start()
            left_out.append(left_out[-1] + at - opened)
            cuts.append(at - left_out[-1])
    parts.append(text[at:])
    return "".join(parts), lambda offset: offset + left_out[bisect_right(cuts, offset) - 1]


def _not_alone(text: str, marker: Marker, *, markdown: bool) -> Problem | None:
    """Return the problem of a marker that has other text in its lines."""
    before = _indent(text, marker.start)
    after = re.compile(r"[^\r\n]*").match(text, marker.end)
    allowed = " \t>" if markdown else " \t"
    if not before.strip(allowed) and not (after and after[0].strip(" \t")):
        return None
    message = "a marker stands alone in its line; put what stands beside it into other lines"
    return Problem(marker.start, marker.end, message)


def _indent(text: str, at: int) -> str:
    """Return what stands in a line before an offset."""
    start = text.rfind("\n", 0, at) + 1
    return text[max(text.rfind("\r", start, at) + 1, start) : at]


def _paired(text: str, markers: list[Marker]) -> tuple[list[Region], list[Problem]]:
    """Return the regions, and the problems of markers without their other half."""
    regions: list[Region] = []
    problems: list[Problem] = []
    opened: Marker | None = None
    for marker in markers:
        if marker.kind == "begin":
            if opened is not None:
                problems.append(Problem(opened.start, opened.end, _NESTED))
            opened = marker
        elif opened is None:
            message = "this region ends, but none begins before it"
            problems.append(Problem(marker.start, marker.end, message))
        else:
            if marker.name not in {"", opened.name}:
                message = f"the list that begins here is `{opened.name}`, not `{marker.name}`"
                problems.append(Problem(marker.start, marker.end, message))
            regions.append(_region(text, opened, marker))
            opened = None
    if opened is not None:
        problems.append(Problem(opened.start, opened.end, _UNCLOSED))
    return regions, problems


def _region(text: str, begin: Marker, end: Marker) -> Region:
    first, newline = _next_line(text, begin.end)
    content = (first, end.start - len(_indent(text, end.start)))
    sum_at = end.checksum_span
    if not end.checksum:
        inner = text[end.start : end.end - len("-->")]
        at = end.start + len(inner.rstrip())
        sum_at = (at, at)
    return Region(
        begin.name,
        begin.options,
        (begin.start, begin.end),
        content,
        _indent(text, begin.start),
        newline,
        end.checksum,
        sum_at,
    )


def _next_line(text: str, at: int) -> tuple[int, str]:
    """Return where the line after an offset begins, and the line end before it."""
    found = _LINE_END.search(text, at)
    return (found.end(), found[0]) if found else (len(text), "\n")


def _within(region: Region, spans: list[Span]) -> bool:
    """Return whether the region begins in one of the spans."""
    return any(first <= region.begin[0] < last for first, last in spans)


def is_code(page: Page, region: Region, markup: str) -> str:
    """Return why a list would be code there, deep in an element but in no list item; else ""."""
    if page.markdown and markup == "html" and region.after_gap:
        return _CODE_AFTER_GAP
    deep = len(region.indent.expandtabs(_CODE_COLUMN)) >= _CODE_COLUMN
    if page.markdown and markup == "markdown" and deep and not region.nested:
        return _MARKDOWN_IS_CODE
    return ""


def laid_out(page: Page, region: Region, text: str, *, markup: str) -> str:
    """Return a rendered list as the lines that stand in the region; "" for an empty list.

    `markup` is the name of the format that it is written in. Lines get the indentation that the
    region stands in; but Markdown begins at the margin where it is in no list item or quotation,
    since headings have to. In a Markdown page blank lines around the list make it a block of
    its own in every renderer, and within HTML there are none, which would end it.
    """
    if not text.strip():
        return ""
    text = text.strip("\n")
    indent = region.indent
    if page.markdown and markup == "markdown" and not region.nested:
        indent = ""
    if markup == "html" and (page.markdown or indent):
        text = _KEEPS_LINES.sub(lambda element: element[0].replace("\n", "&#10;"), text)
    lines = text.split("\n")
    if markup == "html" and page.markdown:
        lines = [line for line in lines if line.strip()]
    columns = len(indent.expandtabs(_CODE_COLUMN))
    if markup == "markdown" or (page.markdown and columns < _CODE_COLUMN):
        lines = ["", *lines, ""]
    empty = indent.rstrip()
    written = (f"{indent}{line}" if line.strip() else empty for line in lines)
    return "".join(f"{line}{region.newline}" for line in written)


def replaced(page: Page, contents: Iterable[str]) -> str:
    """Return the text of the page with these contents in its regions, and their checksums."""
    parts: list[str] = []
    at = 0
    for region, content in zip(page.regions, contents, strict=True):
        start, end = region.content
        parts += (page.text[at:start], content, page.text[end : region.sum_at[0]])
        at = region.sum_at[1]
        if region.checked:
            parts.append(f"{'' if region.checksum else ' '}sha256={checksum(content)}")
        elif region.checksum:
            parts[-1] = parts[-1].rstrip(" ")
    return "".join((*parts, page.text[at:]))


def checksum(content: str) -> str:
    """Return what tells one content from another, whatever its line ends are."""
    lines = _LINE_END.sub("\n", content)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_stale(page: Page, region: Region, content: str) -> bool:
    """Return whether the region does not hold this content, or not its checksum."""
    wanted = checksum(content) if region.checked else ""
    return page.text[slice(*region.content)] != content or region.checksum != wanted


def edited_by_hand(page: Page, region: Region, content: str) -> bool:
    """Return whether somebody changed what pubtool wrote, so that `content` would undo it."""
    if not (region.checked and region.checksum):
        return False
    present = page.text[slice(*region.content)]
    return present != content and checksum(present) != region.checksum
