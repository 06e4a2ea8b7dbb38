"""Markdown -> the tree that a reader sees.

markdown-it-py writes HTML, and `html_tree` reads it: so raw HTML in a page means the same as in a
browser, however it is mixed with Markdown. Before that everything that site generators take out is
taken out: front matter, comments, Liquid, shortcodes, attributes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.seen.dated_lists import keep_years
from pubtool.pages.reading.seen.dialects import plain_markdown
from pubtool.pages.reading.seen.html_tree import html_tree
from pubtool.pages.reading.seen.landing import with_landing_text
from pubtool.pages.reading.seen.soft_breaks import keep_breaks, rows_of_pipes
from pubtool.pages.verbatim import readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock

    from pubtool.pages.reading.seen.tree import Block, Run

#: What begins something that a reader of the page does not see as it is written.
_OPENER = re.compile(
    r"<!--|\{%-?\s*(?P<block>comment)\b|\{%|\{\{|(?P<attributes>\{:{1,2}[^{}\n]{0,300}\}"
    r"|(?<=[)\]}\w\"?!.] )\{[#.][^{}\n]{0,300}\}|(?<=[)\]}])\{[#.:\w][^{}\n]{0,300}\})"
    r"|(?P<fence>(?m:^[ \t]*:{3,}[^\n]*$))"
    r"|(?P<remark>(?m:^[ \t]*\[(?:comment|//)\]:[ \t]*(?:<>|\#)[^\n]*$))"
    r"|(?P<math>\$\$[^$\n]{1,300}\$\$"
    r"|(?<![\\$\w])\$(?=[^\s$])(?=[^$\n]*[\\^_])[^$\n]{1,200}(?<=[^\s\\])\$(?![\w$]))"
    r"|(?P<outer>(?m:^[ \t]*</?(?:div|section|center|article|h[1-6])\b[^<>\n]{0,300}>"
    r"(?:[^<>\n]{0,200}</\w+>)?[ \t]*\n)"
    r"(?=[ \t]*(?:\d{1,3}[.)][ \t]|[-*+][ \t]|\#{1,6}[ \t]|\*\*|!?\[[^\]\n]+\]\()))"
    r"|(?P<inner><\w+(?:\s[^<>\n]{0,300})?\smarkdown=[\"']?(?:1|block|span)[\"']?[^<>\n]{0,300}>)"
)
#: An element that stands in a line.
_INLINE = re.compile(
    r"(?i)</?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub"
    r"|sup|tt|u)(?![\w-])"
)
#: An element with nothing in it, as scripts fill them, before Markdown.
_EMPTY = re.compile(r"<(\w+)[^<>]*>\s*</\1>(?=.*(?:\]\(|\*\*))")
_HYPHENS = re.compile(r"(?<![-<!])---?(?![->])")
_CLOSERS = {"<!--": "-->", "{%": "%}", "{{": "}}"}
#: Where a Liquid expression stood: private characters around its number.
_EXPRESSION = re.compile("\ue000(\\d+)\ue001")


class _Cleaned(NamedTuple):
    """A page without what is taken out; `lines` are pairs of its lines and the page's, from 0."""

    text: str
    lines: list[tuple[int, int]]
    expressions: list[str]


def markdown_tree(text: str) -> Block:
    """Return what a reader sees of a Markdown page.

    A Liquid expression is nothing in text, and stays as it is written in a link's URL. Raises
    `UnreadableInput` as `html_tree` does.
    """
    text = with_landing_text(text)
    cleaned = _clean(plain_markdown(readable(text, markdown=False).text))
    html, lines, raw = _render(cleaned.text)
    before = _mapper(cleaned.lines)
    after = _mapper(lines)
    own = frozenset(before(line) + 1 for line in raw)
    tree = html_tree(html, lambda line: before(after(line - 1)) + 1, own)
    return rows_of_pipes(_with_dashes(_with_expressions(tree, cleaned.expressions)))


def _render(text: str) -> tuple[str, list[tuple[int, int]], set[int]]:
    """Return the HTML, pairs of its lines and the Markdown's from 0, and the lines of raw HTML."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin

    class Reader(MarkdownIt):
        """Takes every link as it is written; what may become a link is judged later."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name
            return url

        def validateLink(self, url: str) -> bool:  # noqa: N802
            return bool(url) or True

    # Indented code is what kramdown makes of HTML in the fewest cases.
    reader = Reader("commonmark").enable(["table", "strikethrough"]).disable("code")
    reader.use(deflist_plugin)
    reader.block.ruler.at(
        "html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    pieces: list[str] = []
    lines = []
    raw: set[int] = set()
    line = 0
    tokens = reader.parse(text)
    keep_breaks(tokens)
    keep_years(tokens)
    for token in tokens:
        if token.map:
            lines.append((line, token.map[0]))
            if token.type == "html_block":
                raw.update(range(*token.map))
        piece = reader.renderer.render([token], reader.options, {})
        line += piece.count("\n")
        pieces.append(piece)
    return "".join(pieces), lines, raw


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read raw HTML, unless it begins with an element of a line: below that stands Markdown.

    So it does behind an empty element. It is so in kramdown; CommonMark reads all as HTML to the
    next empty line.
    """
    from markdown_it.rules_block import html_block

    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    inline = _INLINE.match(line) or _EMPTY.match(line)
    return not inline and html_block(state, start, end, silent)


def _mapper(pairs: list[tuple[int, int]]) -> Callable[[int], int]:
    """Return the function from one kind of line to the other; between pairs it counts on."""
    starts = [start for start, _ in pairs]

    def mapped(line: int) -> int:
        place = bisect_right(starts, line) - 1
        if place < 0:
            return line
        start, other = pairs[place]
        return other + line - start

    return mapped


def _clean(text: str) -> _Cleaned:
    """Take out what no reader sees."""
    text = re.sub("[\ue000\ue001]", "", re.sub(r"\r\n?", "\n", text))
    pieces: list[str] = []
    lines = [(0, 0)]
    expressions: list[str] = []
    missing: set[str] = set()
    out_line = at = 0
    while match := _OPENER.search(text, at):
        end, new = _replacement(text, match, expressions, missing)
        kept = text[at : match.start()] + new
        pieces.append(kept)
        out_line += kept.count("\n")
        lines.append((out_line, lines[-1][1] + text.count("\n", at, end)))
        at = end
    return _Cleaned("".join((*pieces, text[at:])), lines, expressions)


def _replacement(
    text: str, match: re.Match[str], expressions: list[str], missing: set[str]
) -> tuple[int, str]:
    """Return where what begins at a match ends, and what stands in its place."""
    if (new := _in_place(match)) is not None:
        return match.end(), new
    opener = match[0][:2] if match[0][0] == "{" else match[0]
    closer = "endcomment" if match["block"] else _CLOSERS[opener]
    end = -1 if closer in missing else text.find(closer, match.end())
    if end < 0:
        missing.add(closer)
        return match.end(), match[0]
    if match["block"]:
        end, closer = max(text.find("%}", end), end), "%}"
    end += len(closer)
    if opener == "<!--":
        return end, "<!---->"
    if opener == "{%":
        return end, ""
    expressions.append(text[match.start() : end])
    return end, f"\ue000{len(expressions) - 1}\ue001"


def _in_place(match: re.Match[str]) -> str | None:
    """Return what stands for a match that ends itself; None for one that has a closer."""
    if match["inner"]:
        return f"{match[0]}\n\n"  # its content is Markdown: an empty line says so
    if match["outer"]:
        return f"{match[0]}\n"  # who writes Markdown below an element means it
    if match["math"]:
        return re.sub(r"([\\_*`<>\[\]])", r"\\\1", match[0])
    return "" if match["attributes"] or match["fence"] or match["remark"] else None


def _with_dashes(block: Block) -> Block:
    """Return the tree with the dashes that generators show for two and three hyphens."""
    lines = tuple(
        tuple(
            run if "--" not in run.text or "code" in run.styles else run._replace(text=_dashed(run))
            for run in line
        )
        for line in block.lines
    )
    return block._replace(lines=lines, children=tuple(map(_with_dashes, block.children)))


def _dashed(run: Run) -> str:
    return _HYPHENS.sub(lambda found: "–" if len(found[0]) == 2 else "—", run.text)


def _with_expressions(block: Block, expressions: list[str]) -> Block:
    """Return the tree with the expressions in its URLs, and without them elsewhere."""
    if not expressions:
        return block
    lines = tuple(
        tuple(
            run._replace(
                text=_EXPRESSION.sub("", run.text),
                href=_EXPRESSION.sub(lambda found: expressions[int(found[1])], run.href),
            )
            for run in line
        )
        for line in block.lines
    )
    children = tuple(_with_expressions(child, expressions) for child in block.children)
    return block._replace(lines=lines, children=children)
