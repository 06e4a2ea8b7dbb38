"""Markdown: how the inline tree is written, so that every renderer shows the same."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from pubtool.formats.base import Math, clean, clean_lines
from pubtool.formats.markdown_text import (
    as_references,
    escape,
    escape_all,
    guard,
    guard_start,
    reference,
)
from pubtool.inline import Node, plain
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from pubtool.inline import Inline, Inlines

_MARKS = {"emph": "*", "strong": "**"}
_SUPERSCRIPTS = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_SUBSCRIPTS = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvx",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
)
_SCRIPTS = {"sub": ("_", _SUBSCRIPTS), "sup": ("^", _SUPERSCRIPTS)}
_DELIMITERS = {
    ("math", "latex"): ("\\(", "\\)"),
    ("display-math", "latex"): ("\\[", "\\]"),
    ("display-math", "dollar"): ("$$", "$$"),
}
#: Liquid; kramdown's tables, fences of code, targets `[x]: y`; Hugo's e-mail links and emoji.
_NOT_CODE = re.compile(r"\{[{%]|\||``|\A~|\]:|@|:[A-Za-z0-9_+-]+:")
_BRACES = re.compile(r"\{(?=[{%])")
_URL_SPECIAL = re.compile(r"[()]|&(?=#?[0-9A-Za-z]+;)|:(?=[A-Za-z0-9_+-]+:)")
_IN_URL = {"(": "%28", ")": "%29", "&": "&amp;", ":": "&#58;"}  # Hugo's emoji work in URLs too


def _script(node: Node) -> str:
    """Return a sub- or superscript as text: `x²`, `x^(a+b)`."""
    text = clean(plain(node.children)).strip()
    mark, table = _SCRIPTS[node.kind]
    if all(ord(char) in table for char in text):
        return text.translate(table)
    return f"{mark}{text}" if len(text) == 1 else f"{mark}({text})"


def _code(text: str, before: str) -> str:
    """Return the text as a code span, or escaped where some renderer would not show it as it is.

    `before` is what is written before it: two spans that touch would be one.
    """
    if _NOT_CODE.search(text) or before.endswith("`"):
        return escape(text)
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _is_open(char: str) -> bool:
    """Return whether emphasis beside the character needs a letter or digit on its inner side."""
    return not (char.isspace() or (char < "\x80" and not char.isalnum()))


def _clash(segments: list[tuple[str, str]], *, nested: bool) -> bool:
    """Return whether renderers disagree about emphasis: where it touches other emphasis.

    Within emphasis it must have blanks around, or its marks may close the outer one.
    """
    for at, (_, mark) in enumerate(segments):
        if mark and at and segments[at - 1][1]:
            return True
        if mark and nested:
            before = segments[at - 1][0][-1] if at else ""
            after = segments[at + 1][0][0] if at + 1 < len(segments) else ""
            if (before + after).strip():
                return True
    return False


def _join(segments: list[tuple[str, str]]) -> str:
    """Return the segments (text, its emphasis marks) as one text in which every mark works.

    CommonMark wants a blank or punctuation outside where there is punctuation inside; a letter or
    digit outside is written as a character reference, which counts as punctuation.
    """
    parts: list[str] = []
    inner = ""  # the last character within the emphasis that ends the text so far
    for segment, mark in segments:
        text = segment
        if parts and text[0] == " " and parts[-1][-1] == " ":
            text = text[1:]  # blanks at a line's start would make it code
            if not text:
                continue
        if text[0] == "$" and parts and parts[-1][-1] == "$":
            text = "\\" + text  # `$$` is kramdown's own mark of formulas
        if text[0] == "%" and parts and parts[-1][-1] == "{":
            text = reference("%") + text[1:]  # `{%` is Liquid's
        if mark:
            first = text.lstrip("*")[0]
            if parts and not first.isalnum() and _is_open(parts[-1][-1]):
                parts[-1] = parts[-1][:-1] + reference(parts[-1][-1])
        elif inner and not inner.isalnum() and _is_open(text[0]):
            text = reference(text[0]) + text[1:]
        parts.append(mark + text + mark)
        inner = text.rstrip("*")[-1] if mark else ""
    return "".join(parts)


class Markdown(NamedTuple):
    """Markdown that every renderer shows the same; `math` picks the formulas' delimiters.

    Formulas are written so that the page's text holds the delimiters and the source as they are,
    which is where MathJax and KaTeX look for them.
    """

    math: Math = "latex"

    @property
    def name(self) -> str:
        """The name that `--format` takes."""
        return "markdown"

    @property
    def suffix(self) -> str:
        """The ending of a template's name before `.j2`."""
        return ".md"

    def text(self, text: str) -> str:
        """Return the text escaped for any place within a paragraph, heading or list item."""
        return escape_all(text)

    def inline(self, tree: Inlines) -> str:
        """Return the tree as Markdown without raw HTML.

        Emphasis within the same emphasis, a link within a link or to an unsafe URL, and small caps
        are only their text; sub- and superscripts are Unicode's where it has them.
        """
        if len(tree) == 1 and isinstance(tree[0], str):
            return self.text(tree[0])
        return guard(self._write(tree, frozenset()))

    def url(self, url: str) -> str:
        """Return the URL for `[text](URL)`, or "" where it must not become a link."""
        return _URL_SPECIAL.sub(lambda match: _IN_URL[match[0]], safe_url(url))

    def text_in_html(self, text: str) -> str:
        """Return the text as it stands within an HTML element of the template's own."""
        return as_references(text)

    def code_block(self, text: str) -> str:
        """Return text of several lines as a fenced block, which a blank line must precede.

        kramdown knows fences of `~` alone. Nothing can be escaped within, so a blank parts the
        braces that Jekyll or Hugo would act on: BibTeX, the text that stands here, ignores it.
        """
        lines = _BRACES.sub("{ ", clean_lines(text))
        if not lines.strip():
            return ""
        longest = max((len(run) for run in re.findall("~+", lines)), default=0)
        fence = "~" * max(3, longest + 1)
        return f"{fence}\n{lines}\n{fence}"

    def _write(self, tree: Inlines, inside: frozenset[str]) -> str:
        """Return the tree written; `inside` holds the kinds of the nodes around it."""
        pieces: list[Inline] = []
        self._flatten(tree, inside, pieces)
        segments: list[tuple[str, str]] = []
        for kind, run in groupby(pieces, _merge_key):
            if kind == "text":
                segments.append(
                    (escape("".join(part for part in run if isinstance(part, str))), "")
                )
                continue
            nodes = [part for part in run if isinstance(part, Node)]
            if kind in _MARKS:
                self._mark(nodes, inside, segments)
            elif kind == "code":
                text = clean("".join(plain(node.children) for node in nodes)).strip()
                before = next((written for written, _ in reversed(segments) if written), "")
                segments.append((_code(text, before) if text else "", ""))
            else:
                segments.extend((self._single(node, inside), "") for node in nodes)
        segments = [segment for segment in segments if segment[0]]
        if _clash(segments, nested=bool(inside & _MARKS.keys())):
            return self._write(tree, inside | _MARKS.keys())
        return _join(segments)

    def _flatten(self, tree: Inlines, inside: frozenset[str], pieces: list[Inline]) -> None:
        """Append to `pieces` the tree's parts, with text in place of what Markdown cannot show."""
        for part in tree:
            if isinstance(part, str):
                pieces.append(part)
            elif part.kind in _SCRIPTS:
                pieces.append(_script(part))
            elif part.kind in {"math", "display-math"} and self.math == "unicode":
                self._flatten(part.children, inside, pieces)
            elif part.kind == "math" and self.math == "dollar":
                pieces.append(part)
            elif part.kind in {"math", "display-math"}:
                before, after = _DELIMITERS[part.kind, self.math]
                pieces.append(f"{before}{part.data.strip()}{after}" if part.data.strip() else "")
            elif (
                part.kind in {"protected", "smallcaps"}
                or part.kind in inside
                or (part.kind == "link" and not safe_url(part.data))
            ):
                self._flatten(part.children, inside, pieces)
            else:
                pieces.append(part)

    def _mark(
        self, nodes: list[Node], inside: frozenset[str], segments: list[tuple[str, str]]
    ) -> None:
        """Append to `segments` touching nodes of one kind of emphasis, outer blanks outside."""
        kind = nodes[0].kind
        tree = tuple(child for node in nodes for child in node.children)
        written = self._write(tree, inside | {kind})
        core, mark = written.strip(), _MARKS[kind]
        start = written.index(core)
        after = written[start + len(core) :]
        if kind == "emph" and core.startswith("**"):
            # kramdown takes the `**` of `***a** b*` for the outer one
            whole: list[Inline] = []
            self._flatten(tree, inside | {kind}, whole)
            core = self._write(tree, inside | _MARKS.keys()).strip()
            mark = "***" if len(whole) == 1 else mark
        segments += ((written[:start], ""), (core, mark if core else ""), (after, ""))

    def _single(self, node: Node, inside: frozenset[str]) -> str:
        """Return a link, or a formula between single dollars, written."""
        if node.kind == "math":
            source = node.data.strip()
            return f"${escape(source)}$" if source else ""
        inner = self._write(node.children, inside | {"link"})
        return f"[{guard_start(inner)}]({self.url(node.data)})" if inner.strip() else inner


def _merge_key(part: Inline) -> str:
    return "text" if isinstance(part, str) else part.kind
