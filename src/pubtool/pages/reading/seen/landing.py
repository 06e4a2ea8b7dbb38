"""Landing pages of Hugo: their Markdown stands in the front matter, as `text: |` of each block."""

from __future__ import annotations

import re

from pubtool.pages.verbatim import front_matter_end

_TEXT = re.compile(
    r"(?m)^(?:(?P<indent>[ \t]*)|(?P<item>[ \t]*)-[ \t])text:[ \t]*[|>][-+\d]*[ \t]*\n"
    r"(?P<lines>(?:(?(item)(?P=item)[ \t]{2}|(?P=indent))[ \t]+[^\n]*(?:\n|\Z)|[ \t]*\n)+)"
)


def with_landing_text(text: str) -> str:
    """Return a page with the texts of its front matter below it, each line where it was.

    Line ends of the front matter are line feeds then. A page without such a text stays as it is.
    """
    end = front_matter_end(text)
    head = text[:end].replace("\r\n", "\n")
    blocks = list(_TEXT.finditer(head))
    if not blocks:
        return text
    pieces: list[str] = []
    at = 0
    for block in blocks:
        pieces.append("\n" * head.count("\n", at, block.start("lines")))
        pieces.append(_dedented(block["lines"]))
        at = block.end()
    pieces.append("\n" * head.count("\n", at))
    return "".join(pieces) + text[end:]


def _dedented(lines: str) -> str:
    """Return lines without the indentation of the first that has text."""
    first = next((line for line in lines.split("\n") if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    return "\n".join(line.removeprefix(indent) for line in lines.split("\n"))
