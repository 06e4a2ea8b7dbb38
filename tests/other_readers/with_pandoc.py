"""What pandoc's LaTeX reader makes of BibTeX values, as plain text or as HTML."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser

SEPARATOR = "XQSEPXQ"
BATCH = 400
TIMEOUT = 120
#: Bare, these are text in a BibTeX value and something else for TeX.
_BARE = re.compile(r"(?<!\\)([%#&])")
_FORMATS = {"plain": ["-t", "plain"], "html": ["-t", "html", "--mathjax"]}
_TAGS = frozenset({"em", "strong", "code", "sub", "sup"})
_BLANKS = re.compile(r"\s+")


def convert(program: str, values: list[str], to: str) -> list[str | None]:
    """Return what pandoc writes for each value in the format; None where it stops with an error."""
    found: list[str | None] = []
    for start in range(0, len(values), BATCH):
        found += _convert(program, values[start : start + BATCH], to)
    return found


def _convert(program: str, values: list[str], to: str) -> list[str | None]:
    source = f"\n\n{SEPARATOR}\n\n".join(_BARE.sub(r"\\\1", value) for value in values)
    run = subprocess.run(
        [program, "-f", "latex", *_FORMATS[to], "--wrap=none"],
        input=source,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    separator = f"<p>{SEPARATOR}</p>" if to == "html" else SEPARATOR
    parts: list[str | None] = [part.strip() for part in run.stdout.split(separator)]
    if run.returncode == 0 and len(parts) == len(values):
        return parts
    if len(values) == 1:
        return [None]
    half = len(values) // 2  # a brace without partner spoils what follows: find it
    return _convert(program, values[:half], to) + _convert(program, values[half:], to)


class _Outline(HTMLParser):
    """Collects text and the elements that change its look or link it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._closing: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        opening, closing = "", ""
        if tag in _TAGS:
            opening, closing = f"<{tag}>", f"</{tag}>"
        elif tag == "a":
            opening, closing = f"<a {values.get('href') or ''}>", "</a>"
        elif tag == "span" and "smallcaps" in (values.get("class") or ""):
            opening, closing = "<sc>", "</sc>"
        self.parts.append(opening)
        if tag not in {"br", "img", "hr"}:
            self._closing.append(closing)

    def handle_endtag(self, tag: str) -> None:
        del tag  # the element that was opened last is the one that ends
        self.parts.append(self._closing.pop() if self._closing else "")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def outline(html: str) -> str:
    """Return HTML as text with only the elements that a reader would notice, blanks collapsed."""
    parser = _Outline()
    parser.feed(html)
    parser.close()
    return _BLANKS.sub(" ", "".join(parser.parts)).strip()
