"""A line as plain text that remembers how each character looks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pubtool.pages.reading.seen.tree import Line, Run

_RAISED = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", ", "
)
_SUPERSCRIPT = re.compile(r"[\d, *†‡§#∗⋆★✝¶‖+a-h]{1,7}|[i-pr-z]")
_MATH_MARK = re.compile(
    r"(?:\\\(|\$)\s*\^?\s*\{?\s*(\\[a-zA-Z]+|[*\d,†‡#]{1,5})\s*\}?\s*(?:\\\)|\$)"
)
#: Marks behind the sign that follows a name: `Liu,* Ann Lee.*`.
_BEHIND_SIGN = re.compile(r"(?<=[^\W\d_])([,.;])([*+#†‡§∗]{1,4})(?=\s|$)")
#: `Lee, A.and Chan, B.`
_GLUED = re.compile(r"(?<=[A-Z]\.)(and\s)")
#: A word behind a comma has so many letters.
_WORD = 3
_STOPS = frozenset(".,:;")
_COMMANDS = {"\\ast": "*", "\\star": "⋆", "\\dagger": "†", "\\dag": "†", "\\ddagger": "‡"}


class Span(NamedTuple):
    """A stretch of the line of that number."""

    line: int
    start: int
    end: int


class Flat(NamedTuple):
    """A text, and the run that each of its characters comes from."""

    text: str
    runs: tuple[Run, ...]

    def cut(self, start: int, end: int | None = None) -> Flat:
        """Return a part, without white space around it."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        return Flat(text, self.runs[start + lead : start + lead + len(text)])

    def without(self, spans: Iterable[tuple[int, int]]) -> Flat:
        """Return the line without some stretches; they may meet, and are in order."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for start, end in spans:
            texts.append(self.text[at:start])
            runs += self.runs[at:start]
            at = max(at, end)
        texts.append(self.text[at:])
        runs += self.runs[at:]
        return Flat("".join(texts), tuple(runs)).cut(0)

    def stretches(self, key: Callable[[Run], object]) -> Iterator[tuple[object, int, int]]:
        """Yield the stretches whose runs agree in something, with what they agree in."""
        start = at = 0
        before: object = None
        for _, group in groupby(map(id, self.runs)):  # run by run, not character by character
            value = key(self.runs[at])
            if at and value != before:
                yield before, start, at
                start = at
            before = value
            at += len(list(group))
        if at:
            yield before, start, at


def flat(line: Line) -> Flat:
    """Return a line of the tree as text; raised digits and formulas become mark characters."""
    texts: list[str] = []
    runs: list[Run] = []
    for run in line:
        text = run.text
        if "sup" in run.styles and _SUPERSCRIPT.fullmatch(text):
            text = text.translate(_RAISED)
        elif "^" in text:
            text = _MATH_MARK.sub(_mark, text)
        text = _GLUED.sub(r" \1", text)
        before = texts[-1][-1:] if texts else ""
        glued = before in _STOPS and text[:1].isalpha() and runs[-1].styles != run.styles
        if glued and not (before == "," and len(text) < _WORD):  # `SL(2,*R*)`
            text = f" {text}"  # `B. Chan.*A title*`
        texts.append(text)
        runs += [run] * len(text)
    text = _BEHIND_SIGN.sub(r"\2\1", "".join(texts))
    return Flat(text, tuple(runs)).cut(0)


def _mark(match: re.Match[str]) -> str:
    inner = match[1]
    if inner.startswith("\\"):
        return _COMMANDS.get(inner, match[0])
    return inner.translate(_RAISED)
