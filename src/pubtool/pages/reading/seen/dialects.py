"""Markdown that only some site generators know, as all know it.

Lines stay where they are.
"""

from __future__ import annotations

import re

from pubtool.pages.reading.seen.shortcodes import with_shortcodes

#: A box of MkDocs, with its title; what is in it is indented.
_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]++[\w-]++(?: ++[\w-]++)*+"
    r"(?:[ \t]++\"(?P<title>[^\"\r\n]*)\")?[ \t]*+\r?"
)
#: What stands around raw HTML in Quarto and Pandoc.
_RAW = re.compile(r"(?P<fence>`{3,})[ \t]*\{=html\}[ \t]*\r?")
#: What stands around HTML in Franklin, and around code elsewhere.
_FENCE = re.compile(r"~~~[ \t]*\r?")
#: The end of a span of Pandoc and Quarto with a class: `[A Title]{.title}`.
_SPAN_END = re.compile(r"\]\{\.(?P<name>[\w-]+)[^{}\n]{0,200}\}")
#: An icon of MkDocs by its name; one, or something else, that R computes.
_COMPUTED = re.compile(
    r":(?:material|fontawesome|octicons|simple)-[\w-]+:[ \t]?|`r [^`\n]{1,120}`[ \t]?"
)
#: A bullet whose blank is missing, before a link.
_BULLET = re.compile(r"(?m)^-(?=\[[^\]\n]+\]\()")
#: Raised and lowered signs as Pandoc writes them; formulas, code and addresses stay as they are.
_RAISED = re.compile(
    r"\$[^$\n]+\$|`[^`\n]+`|\]\([^()\n]*\)|<[^<>\n]*>"
    r"|(?<![\^\\])\^(?P<up>[^\s^{}\\$\[\]]{1,12})\^(?!\^)|(?<![~\\])~(?P<down>[\w+-]{1,6})~(?!~)"
)
#: A line break as kramdown writes it, and one with a blank behind it.
_BREAK = re.compile(r"(?m)(?<=[^\\\s])[ \t]*(?:\\\\|[ \t]\\)[ \t]*(?=\r?$)")
_BREAK_ALONE = re.compile(r"(?m)(?<=\n)[ \t]*\\\\[ \t]*(?=\r?$)")
#: `**Lee **A`, `**A Title.**Ann`, `*Water, *34`: emphasis that Markdown does not see the end of.
_LATE_END = re.compile(
    r"(?<![\w*.,;:)\]])\*\*(?P<loud>[^\s*][^*\n]{0,300}?)(?P<blank>[ \t]+)\*\*(?=[\w(])"
    r"|(?<![\w*.,;:)\]])\*\*(?P<closed>[^\s*][^*]{0,400}?[.,!?:])\*\*(?=[A-Z])"
    r"|(?<![\w*.,;:)\]])\*(?P<low>[^\s*][^*\n]{0,200}?)(?P<space>[ \t]+)\*(?=\d)"
)
#: The address of a file with blanks in its name, which Pandoc takes for one.
_WITH_BLANKS = re.compile(
    r"\]\((?P<address>[^()\s<>\"]+(?: [^()\s<>\"]+)+\.(?:pdf|html?|docx?|zip|bib|pptx?))\)"
)
#: A heading in HTML, and what is no more HTML right below it.
_HEADING = re.compile(
    r" {0,3}<h(?P<level>[1-6])(?:\s[^<>]*)?>(?P<text>[^<>]+)</h(?P=level)>\s*", re.IGNORECASE
)
_MARKDOWN = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])\s+\S|\*\*\S")
#: Boxes in boxes, no deeper.
_DEEPEST = 3
#: A span holds no more characters.
_LONGEST = 4000


def plain_markdown(text: str) -> str:
    """Return the text with the content of boxes and of HTML between fences in their place.

    Spans with a class become those of HTML.
    """
    lines = text.split("\n")
    for _ in range(_DEEPEST):
        _open_boxes(lines)
    _open_raw(lines)
    _open_fences(lines)
    _close_headings(lines)
    return _with_spans(_written_out(_COMPUTED.sub("", with_shortcodes("\n".join(lines)))))


def _written_out(text: str) -> str:
    """Return a text with line breaks and the ends of emphasis as all Markdown has them."""

    def emphasised(match: re.Match[str]) -> str:
        if match["closed"]:
            return f"**{match['closed']}** "
        if match["loud"]:
            return f"**{match['loud']}**{match['blank']}"
        return f"*{match['low']}*{match['space']}"

    def raised(match: re.Match[str]) -> str:
        if match["up"]:
            return f"<sup>{match['up']}</sup>"
        return f"<sub>{match['down']}</sub>" if match["down"] else match[0]

    text = _BULLET.sub("- ", text)
    text = _WITH_BLANKS.sub(r"](<\g<address>>)", text)
    text = _RAISED.sub(raised, text)
    return _LATE_END.sub(emphasised, _BREAK.sub("  ", _BREAK_ALONE.sub("<br>", text)))


def _open_boxes(lines: list[str]) -> None:
    """Put the title of a box as a heading in its line, and its content below without indents."""
    inside = False
    for number, line in enumerate(lines):
        if box := _BOX.fullmatch(line):
            lines[number] = f"##### {box['title']}" if box["title"] else ""
            inside = True
        elif line.strip():
            inside = inside and line.startswith(("    ", "\t"))
            if inside:
                lines[number] = line.removeprefix("\t").removeprefix("    ")


def _close_headings(lines: list[str]) -> None:
    """Write a heading in HTML as one of Markdown where Markdown follows, which kramdown reads."""
    for number, below in enumerate(lines[1:]):
        heading = _HEADING.fullmatch(lines[number])
        if heading and _MARKDOWN.match(below):
            lines[number] = f"{'#' * int(heading['level'])} {heading['text'].strip()}"


def _open_raw(lines: list[str]) -> None:
    fence, begin = "", 0
    for number, line in enumerate(lines):
        raw = None if fence else _RAW.fullmatch(line)
        if raw:
            fence, begin = raw["fence"], number
        elif fence and line.rstrip() == fence:
            lines[begin] = lines[number] = fence = ""


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


def _with_spans(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for end in _SPAN_END.finditer(text):
        begin = _opening(text, max(at, end.start() - _LONGEST), end.start())
        if begin >= 0:
            inner = text[begin + 1 : end.start()]
            pieces += (text[at:begin], f'<span class="{end["name"]}">{inner}</span>')
            at = end.end()
    return "".join((*pieces, text[at:]))


def _opening(text: str, first: int, closing: int) -> int:
    """Return where the bracket is that one at `closing` ends, not before `first`; -1 for none."""
    depth = 0
    for at in range(closing, first - 1, -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if not depth:
            return at
    return -1
