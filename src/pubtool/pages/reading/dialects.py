"""Markdown that only some site generators know, as all know it.

Lines stay where they are.
"""

from __future__ import annotations

import re

#: A box of MkDocs; what is in it is indented.
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[^\r\n]*\r?")
#: What stands around HTML in Franklin, and around code elsewhere.
_FENCE = re.compile(r"~~~[ \t]*\r?")


def plain_markdown(text: str) -> str:
    """Return the text with the content of boxes and of HTML between fences in their place."""
    lines = text.split("\n")
    _open_boxes(lines)
    _open_fences(lines)
    return "\n".join(lines)


def _open_boxes(lines: list[str]) -> None:
    inside = False
    for number, line in enumerate(lines):
        if _ADMONITION.fullmatch(line):
            lines[number] = ""
            inside = True
        elif line.strip():
            inside = inside and line.startswith(("    ", "\t"))
            if inside:
                lines[number] = line.removeprefix("\t").removeprefix("    ")


def _open_fences(lines: list[str]) -> None:
    begin = -1
    for number, line in enumerate(lines):
        if not _FENCE.fullmatch(line):
            continue
        if begin < 0:
            begin = number
        else:
            inner = next((each for each in lines[begin + 1 : number] if each.strip()), "")
            if inner.lstrip().startswith("<"):
                lines[begin] = lines[number] = ""
            begin = -1
