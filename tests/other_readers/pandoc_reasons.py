"""Why pandoc's LaTeX reader and pubtool show a value differently; each reason is checked."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.inline import Inlines

_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z\s])")
_MEASURE = re.compile(r"\\(?:kern|hskip|raise|lower)")
_ELEMENT = re.compile(r"</?(?:em|strong|code|sub|sup|sc)>|<a [^>]*>|</a>")
#: What pandoc's plain text and its smart quotation marks add or change, on both sides alike.
_PLAIN_MARKS = re.compile(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|[*^`]")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "\u200b": None})
_ALONE = re.compile(
    r"\\(?:['`^\"~=.:]|[cdbkrtuvH](?![A-Za-z]))\s*(?:\{[^A-Za-z\\]*\}|[\s}]|$)|\\:\{"
)


def even(text: str) -> str:
    """Return a text in which kinds of blanks and of quotation marks do not differ."""
    return " ".join(text.translate(_SAME).replace("''", '"').replace("``", '"').split())


def even_plain(text: str) -> str:
    """Return plain text without the marks by which pandoc shows emphasis."""
    return even(_PLAIN_MARKS.sub("", text))


def reason(value: str, tree: Inlines, ours: str, theirs: str | None) -> str | None:
    """Return the reason why the two show the value differently, or None."""
    if theirs is None:
        return "braces or formulas that do not balance: pandoc stops with an error"
    return next(_reasons(value, tree, ours, theirs), None)


def _reasons(value: str, tree: Inlines, ours: str, theirs: str) -> Iterator[str]:
    """Yield whatever explains the difference; the first counts."""
    yield from _accents(value, ours, theirs)
    if "\\textsc" in value and theirs.casefold() == ours.casefold():
        yield "small capitals: capitals in pandoc's plain text, as written in pubtool's"
    if _MEASURE.search(value):
        yield "`\\kern` and its measure: pandoc shows the measure"
    if _has_formula(tree):
        yield "a formula: pandoc leaves its LaTeX in plain text, or sets it in its own way"
    if "$" in value.replace("\\$", ""):
        yield "a `$` that opens no formula: text for pubtool, a formula for pandoc"
    if "\\char" in value:
        yield "`\\char`: pandoc shows its number's sign"
    yield from _left_out(value, _letters(ours), _letters(theirs))


def _accents(value: str, ours: str, theirs: str) -> Iterator[str]:
    """Yield reasons that have to do with accents."""
    if unicodedata.normalize("NFC", theirs) == ours:
        yield "a letter and a combining accent: pubtool composes them, pandoc does not"
    dotted = unicodedata.normalize("NFC", theirs.replace("ı", "i"))
    if "ı" in theirs and _is_part(_letters(dotted), _letters(ours)):
        yield "`\\'{\\i}`: pandoc leaves the dotless i under the accent"
    if _ALONE.search(value):
        yield "an accent over nothing: pandoc drops it or puts it on the next letter"


def _left_out(value: str, ours: str, theirs: str) -> Iterator[str]:
    """Yield reasons where pandoc shows less; both texts without blanks and elements."""
    if ours == theirs:
        yield "the same text with other blanks or in other elements (nested emphasis, `\\tt`)"
    if any(ord(char) < 0xA0 and not char.isprintable() for char in value if not char.isspace()):
        yield "a control character, which HTML does not allow: pubtool leaves it out"
    scripted = re.sub(r"\(([^()]*)\)", r"\1", theirs)
    if "script{" in value and scripted != theirs and _is_part(scripted, ours):
        yield "a raised or lowered text: pandoc's plain text puts it in parentheses"
    if _is_part(theirs, ours) and _COMMAND.search(value):
        yield "a command that pandoc does not know: it leaves it out, often with its arguments"


def _has_formula(tree: Inlines) -> bool:
    return any(
        not isinstance(part, str)
        and (part.kind in {"math", "display-math"} or _has_formula(part.children))
        for part in tree
    )


def _letters(text: str) -> str:
    return "".join(_ELEMENT.sub("", text).split())


def _is_part(part: str, whole: str) -> bool:
    """Return whether the characters of `part` stand in `whole`, in their order."""
    rest = iter(whole)
    return all(char in rest for char in part)
