"""Text: one line a finding; on a terminal also the line of the file, and what in it is meant."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import click

from pubtool.cli.reports import text_line
from pubtool.cli.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.cli.reports import Report
    from pubtool.findings import Finding

_SHADES = {"error": "red", "warning": "yellow"}
_LINE_END = r"[\r\n]"
#: How much of a long line is shown before the place that is meant.
_BEFORE = 30


def pieces(report: Report) -> Iterator[str]:
    """Yield the report as text, line by line."""
    for finding in report.findings:
        for line in _lines(finding, report):
            yield f"{line}\n"


def _lines(finding: Finding, report: Report) -> Iterator[str]:
    line = text_line(finding)
    if report.color:
        word = click.style(finding.severity, fg=_SHADES[finding.severity])
        line = line.replace(f" {finding.severity} ", f" {word} ", 1)
    yield line
    if report.width:
        yield from _source(finding, report)


def _source(finding: Finding, report: Report) -> Iterator[str]:
    """Yield the line of the file and carets under what is meant, cut to the terminal's width."""
    place = finding.place
    source = report.texts.get(place.file)
    if source is None or place.start > len(source.text):
        return
    text = source.text
    first = place.start - (place.column - 1)
    match = re.compile(_LINE_END).search(text, place.start)
    last = match.start() if match else len(text)
    room = max(report.width - len(f"{place.line}") - 6, 20)
    first = max(first, place.start - min(_BEFORE, room // 2))
    last = min(last, first + room)
    before = _shown(text[first : place.start])
    meant = _shown(text[place.start : min(max(place.end, place.start), last)])
    after = _shown(text[max(min(place.end, last), place.start) : last])
    yield f"  {place.line} | {before}{meant}{after}".rstrip()
    carets = "^" * max(cells(meant), 1)
    if report.color:
        carets = click.style(carets, fg=_SHADES[finding.severity])
    yield f"  {' ' * len(str(place.line))} | {' ' * cells(before)}{carets}"


def _shown(text: str) -> str:
    return printable(text.replace("\t", " "))


def cells(text: str) -> int:
    """Return how many columns of a terminal a text without controls takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf"
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
