r"""Mark characters in a name: `Zhang*, Jintao`, `Zhang$^{*,\dagger}$`, `Zhang\textsuperscript{1}`.

Owns how marks are found and cut out. A mark stands at the end of a name or of a part of it: symbols
there are marks whether they are configured or not, digits (and configured letters) only where they
are superscripts. What braces protect (`{C++ Team}`) is never touched, nor is a name of which
nothing else would be left.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.names import closing_brace

if TYPE_CHECKING:
    from collections.abc import Iterable


class FoundMark(NamedTuple):
    """A mark as one plain character (or a run of one), written at `name[start:end]`."""

    mark: str
    start: int
    end: int


#: Symbols that are marks at the end of a name even where no role is configured for them.
_SYMBOLS = "*#†‡§¶+^&$‖⋆★☆✝✠✉∗⁎＊＃"
#: Of these only `_STRONG` also in front of a name or between given and family name: `C++`, `R&D`.
_STRONG = frozenset("*†‡§¶‖⋆★☆✝✠✉")
_SAME = {"∗": "*", "⁎": "*", "＊": "*", "＃": "#"}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_COMMANDS = {
    "ast": "*",
    "textasteriskcentered": "*",
    "star": "⋆",
    "bigstar": "★",
    "dag": "†",
    "dagger": "†",
    "textdagger": "†",
    "ddag": "‡",
    "ddagger": "‡",
    "textdaggerdbl": "‡",
    "S": "§",
    "textsection": "§",
    "P": "¶",
    "textparagraph": "¶",
    "parallel": "‖",
    "|": "‖",
    "Letter": "✉",
    "textasciicircum": "^",
}
#: Commands that only say where or how a mark is set, and white space inside a formula.
_RAISING = frozenset(["textsuperscript", "sp"])
_NEUTRAL = frozenset(["ensuremath", "text", "textrm", "textnormal", "mathrm", "rm", *",;:! ()"])
#: What can be no part of a configured mark, since it has a meaning in every name.
_RESERVED = frozenset("{}\\, ~")
#: No mark is written longer than this, in characters.
_LONGEST = 90
_GROUP = r"\{(?:[^{}]|\{[^{}]{0,40}\}){0,60}\}"


class MarkFinder:
    """Finds marks, given the configured ones."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        signs = [mark for mark in self._known if not mark.isalnum() and not _RESERVED & set(mark)]
        longer = sorted((mark for mark in signs if len(mark) > 1), key=len, reverse=True)
        self._many = "".join(f"{re.escape(mark)}|" for mark in longer)
        self._signs = re.escape("".join(sorted({*_SYMBOLS, *(m for m in signs if len(m) == 1)})))
        self._hint = re.compile(rf"{self._many}[{self._signs}{_SUPERSCRIPTS}]|\\(?:[a-zA-Z]|[(|*])")

    @cached_property
    def _token(self) -> re.Pattern[str]:
        """What a name is made of: marks as written (`mark`), braces, blanks, commas, the rest."""
        commands = "|".join(command for command in _COMMANDS if command.isalpha())
        return re.compile(
            rf"(?P<mark>\$[^$]{{0,60}}\$|\\\(.{{0,60}}?\\\)|\\\^\{{\}}|\\[&#$*+|]|[{_SUPERSCRIPTS}]+"
            rf"|\\(?:textsuperscript|ensuremath)\s*{_GROUP}"
            rf"|\\(?:{commands})(?![A-Za-z])(?:\s*\{{\}})?"
            rf"|\^(?:{_GROUP}|\\[A-Za-z]+|[^\s{{}}\\,^])"
            rf"|{self._many}(?P<run>[{self._signs}])(?P=run)*)"
            rf"|(?P<open>\{{)|(?P<blank>[\s~]+)|(?P<comma>,)|\\(?:[A-Za-z]+|.)|[A-Za-z]+|.",
            re.DOTALL,
        )

    @cached_property
    def _atom(self) -> re.Pattern[str]:
        """What a mark as written is made of."""
        return re.compile(
            rf"\\(?P<command>[A-Za-z]+|.)|(?P<skip>[\s~,{{}}$]+)|(?P<raise>\^)(?=.)|(?P<digits>[0-9]+)"
            rf"|(?P<raised>[{_SUPERSCRIPTS}]+)"
            rf"|(?P<sign>{self._many}(?P<same>[{self._signs}])(?P=same)*|\w)",
            re.DOTALL,
        )

    def split(self, name: str) -> tuple[str, tuple[FoundMark, ...]]:
        """Return the name without its marks, and the marks in their order."""
        found, cuts = self.find(name)
        return (_without(name, cuts), found) if found else (name, ())

    def find(self, name: str) -> tuple[tuple[FoundMark, ...], list[tuple[int, int]]]:
        """Return the marks of a name in their order, and the stretches to cut out with them."""
        if not self._hint.search(name):
            return (), []
        found, cuts = self._scan(name)
        return (tuple(found), cuts) if found and _without(name, cuts).strip(" ,~") else ((), [])

    def _scan(self, name: str) -> tuple[list[FoundMark], list[tuple[int, int]]]:
        """Return the marks at the ends of the parts of a name, and the stretches to cut out."""
        tail = _Tail()
        position = 0
        while position < len(name):
            token = self._token.match(name, position)
            if token is None:  # cannot happen: the last alternative takes any character
                break
            kind, start, position = token.lastgroup, position, token.end()
            if kind == "blank":
                tail.blank()
            elif kind == "comma":
                tail.end_field()
                tail.comma = start
            else:
                if kind == "open":
                    position = min(closing_brace(name, start) + 1, len(name))
                marks: tuple[str, ...] = ()
                strong = False
                if (kind == "mark" or name[position - 1] == "}") and position - start <= _LONGEST:
                    marks, strong = self._marks(name[start:position])
                if marks:
                    tail.add(marks, strong, start, position)
                else:
                    tail.content()
        tail.end_field()
        return tail.found, tail.cuts

    def _marks(self, text: str) -> tuple[tuple[str, ...], bool]:
        """Return the marks that the text consists of, and whether they are so anywhere.

        Nothing comes back where the text is anything else than marks.
        """
        if text == "$":
            return ("$",), False
        marks: list[str] = []
        raised = False
        position = 0
        while position < len(text):
            atom = self._atom.match(text, position)
            if atom is None:
                return (), False
            position = atom.end()
            kind, written = atom.lastgroup, atom[0]
            if kind == "raise" or (kind == "command" and atom["command"] in _RAISING):
                raised = True
            elif kind == "skip" or (kind == "command" and atom["command"] in _NEUTRAL):
                continue
            elif kind == "raised":
                marks += written.translate(_DIGITS)
                raised = True
            else:
                mark = self._mark(written, raised)
                if not mark:
                    return (), False
                marks.append(mark)
        return tuple(marks), raised or _STRONG.issuperset("".join(marks))

    def _mark(self, written: str, raised: bool) -> str:
        """Return the mark of one sign, number or command; empty where it is none."""
        if written in self._known and not written.isalnum():
            return written
        if written[0] == "\\":
            name = written[1:]
            return _COMMANDS.get(name, name if name in "#&$*+^" else "")
        if written.isalnum():
            return written if raised and (written.isdecimal() or written in self._known) else ""
        return "".join(_SAME.get(char, char) for char in written) if written != "_" else ""


def _without(name: str, cuts: Iterable[tuple[int, int]]) -> str:
    """Return the name without these stretches."""
    kept: list[str] = []
    position = 0
    for start, end in cuts:
        kept.append(name[position:start])
        position = end
    kept.append(name[position:])
    return "".join(kept).strip()


class _Tail:
    """The marks read since the last character of the name proper, while a name is scanned."""

    def __init__(self) -> None:
        self.found: list[FoundMark] = []
        self.cuts: list[tuple[int, int]] = []
        self.comma = -1
        self._marks: list[FoundMark] = []
        self._strong = True
        self._blank = False
        self._content = False

    def add(self, marks: tuple[str, ...], strong: bool, start: int, end: int) -> None:
        """Note marks that belong to the name if nothing but a part's end follows."""
        self._marks += (FoundMark(mark, start, end) for mark in marks)
        self._strong = self._strong and strong
        self._blank = False

    def blank(self) -> None:
        """Note white space."""
        self._blank = True

    def content(self) -> None:
        """Note a character of the name proper: marks before it count only where they must be."""
        if self._marks and self._strong and (self._blank or not self._content):
            self._keep(self._marks[0].start)
        self._clear()
        self._content = True

    def end_field(self) -> None:
        """Note the end of a part; one of nothing but marks goes with the comma before it."""
        if self._marks and self._content:
            self._keep(self._marks[0].start)
        elif self._marks and self.comma >= 0:
            self._keep(self.comma)
        self._clear()
        self._content = False

    def _keep(self, start: int) -> None:
        self.found += self._marks
        self.cuts.append((start, self._marks[-1].end))

    def _clear(self) -> None:
        self._marks = []
        self._strong = True
        self._blank = False
