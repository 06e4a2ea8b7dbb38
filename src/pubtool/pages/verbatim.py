"""What in a page is code or front matter, which nobody reads as Markdown or HTML.

`readable` blanks it out, so that whoever looks for comments and elements finds only real ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

#: Offsets into a text, the end exclusive.
Span = tuple[int, int]

_FRONT_MATTER = r"(?ms)\A(?:---[ \t]*$.*?^(?:---|\.\.\.)[ \t]*$|\+\+\+[ \t]*$.*?^\+\+\+[ \t]*$)"
_LINE_END = re.compile(r"\r\n?|\n")
_NO_LINE_END = re.compile(r"[^\r\n]")

#: Elements in which Markdown is not read and a line's indentation may be on purpose.
_BLOCKS = r"div|section|article|main|aside|header|footer|nav|ul|ol|table|details|center"
_BLOCK_TAG = rf"(?i)<(/?)(?:{_BLOCKS})(?=[\s/>])"


class Readable(NamedTuple):
    """A page with blanks for what is no Markdown or HTML in it; offsets are those of the page.

    `containers` are the spans of list items and quotations, where lines have to be indented; `gaps`
    those of what is code for CommonMark but not for kramdown, for it stands in an open element.
    """

    text: str
    containers: tuple[Span, ...] = ()
    gaps: tuple[Span, ...] = ()


def readable(text: str, *, markdown: bool) -> Readable:
    """Return the text with blanks for front matter and Markdown's code.

    Code are fences, indented blocks and spans in one line, as CommonMark has them. What is indented
    within an open HTML element is none, as in kramdown.
    """
    text = _blanked(text, [(0, front_matter_end(text))])
    if not markdown:
        return Readable(text)
    blocks = _blocks(text)
    text = _blanked(text, blocks.code)
    text = _without_code_spans(text) if "`" in text else text
    return Readable(text, tuple(blocks.containers), tuple(blocks.gaps))


def front_matter_end(text: str) -> int:
    """Return where the front matter of Jekyll, Hugo or Quarto ends; 0 where there is none."""
    if not text.startswith(("---", "+++")):
        return 0
    # `$` knows line feeds alone; offsets stay the same.
    found = re.match(_FRONT_MATTER, text.replace("\r\n", " \n").replace("\r", "\n"))
    return found.end() if found else 0


def _blank(text: str) -> str:
    """Return as many blanks, with the same line ends."""
    return _NO_LINE_END.sub(" ", text)


def _blanked(text: str, spans: list[Span]) -> str:
    """Return the text with blanks for the spans, which are in order and apart."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _blank(text[start:end]))
        at = end
    return "".join((*parts, text[at:]))


class _Blocks(NamedTuple):
    """Spans of whole lines: code, and what `Readable` calls containers and gaps."""

    code: list[Span]
    containers: list[Span]
    gaps: list[Span]


def _blocks(text: str) -> _Blocks:
    """Return where code, list items and quotations are."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable(["inline", "text_join"])
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    found = _Blocks([], [], [])
    open_elements = 0
    for token in parser.parse(text):
        if token.type == "html_block":
            for tag in re.finditer(_BLOCK_TAG, token.content):
                open_elements = max(open_elements + (-1 if tag[1] else 1), 0)
        if not token.map:
            continue
        first, last = (starts[min(line, len(starts) - 1)] for line in token.map)
        if token.type == "fence" or (token.type == "code_block" and not open_elements):
            found.code.append((first, last))
        elif token.type == "code_block":
            found.gaps.append((first, last))
        elif token.type in {"list_item_open", "blockquote_open"}:
            found.containers.append((first, last))
    return found


def _without_code_spans(text: str) -> str:
    """Return the text with blanks for what stands between equal runs of backticks in a line."""
    ticks = list(re.finditer("`+", text))
    line_ends = [match.start() for match in _LINE_END.finditer(text)]
    after: dict[tuple[int, int], int] = {}  # (line, length of the run) -> the next such run
    closing = [0] * len(ticks)
    for number in range(len(ticks) - 1, -1, -1):
        run = ticks[number]
        kind = (bisect_right(line_ends, run.start()), len(run[0]))
        closing[number] = after.get(kind, 0)
        after[kind] = number
    spans = []
    number = 0
    while number < len(ticks):
        last = closing[number]
        if last:
            spans.append((ticks[number].start(), ticks[last].end()))
        number = max(last, number) + 1
    return _blanked(text, spans)
