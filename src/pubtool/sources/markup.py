r"""Titles and other texts of services, in TeX, HTML, JATS or none of these, as LaTeX values.

What comes out may stand in the braces of a BibTeX value: one line, specials escaped outside of
formulas, and braces balanced as BibTeX counts them, which is with those behind a backslash.
Unicode stays as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.sources.answers import clean

_PIECES = r"(?a)\\(?:[A-Za-z]+|.|\Z)|\$\$?|[&%#_^~{}]|[^\\$&%#_^~{}]+"
#: What makes a text TeX: a command, an accent, or a formula.
_TEX = r"""(?a)\\[A-Za-z"'`^~=.&%$#_{(\[]|\$[^$]+\$"""
#: Two words and nothing of a formula: `costs $5 and brings $10`.
_PROSE = r"(?:^|\s)[A-Za-z]{2,}\s+[A-Za-z\d]"
_FORMULA = r"[\\^_{}=<>]"
_ESCAPED = {
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "$": r"\$",
    "$$": r"\$\$",
}
_LITERAL = {"{": r"\{", "}": r"\}", "~": r"\textasciitilde{}"}
_TEXT_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_MATH_BRACES = {"{": r"\lbrace{}", "}": r"\rbrace{}"}
_CLOSERS = {"\\(": "\\)", "\\[": "\\]"}

_ENTITY = r"(?a)&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_TAG = r"(?a)<(/?)((?:jats:|mml:|m:)?[A-Za-z][A-Za-z0-9-]*)(\s[^<>]*|/)?>"
_WRAPPERS = {
    **dict.fromkeys(("i", "em", "italic", "cite", "var"), "emph"),
    **dict.fromkeys(("b", "strong", "bold"), "textbf"),
    **dict.fromkeys(("sc", "scp", "smallcaps"), "textsc"),
    **dict.fromkeys(("tt", "code", "monospace"), "texttt"),
    "sup": "textsuperscript",
    "sub": "textsubscript",
}
#: Tags that show nothing of their own; those of a break are a blank.
_SILENT = frozenset(
    (
        "span",
        "font",
        "a",
        "u",
        "underline",
        "ins",
        "small",
        "big",
        "inline-formula",
        "alternatives",
        "named-content",
        "sans-serif",
        "styled-content",
        "roman",
        "title",
        "ext-link",
        "xref",
        "strike",
    )
)
_BREAKS = frozenset(("br", "p", "div", "break", "li", "ul", "ol"))
_MAX_DEPTH = 20


def from_tex(text: str) -> str:
    r"""Return a text that may hold TeX, such as a title of arXiv, as a LaTeX value.

    Formulas and commands that show something stay as they are; `& % # _ ^`, lone `$`, braces, and
    commands that nobody knows are escaped: `\input` would act on who typesets the file.
    """
    return _escape(clean(text), literal=False)


def from_text(text: str) -> str:
    """Return plain text, such as a name, as a LaTeX value that shows just it."""
    shown = clean(text).replace("\\", "\0").replace("$", "\1")
    escaped = _escape(shown, literal=True)
    return escaped.replace("\0", r"\textbackslash{}").replace("\1", r"\$")


def from_html(text: str) -> str:
    """Return a text that may hold HTML, JATS, MathML, entities and TeX as a LaTeX value."""
    text = clean(text)
    for _ in range(3):  # services escape what others had escaped already
        if "&" not in text or not re.search(_ENTITY, text):
            break
        text = clean(re.sub(_ENTITY, _unescaped, text))
    return clean(_Html(text).read() if "<" in text else _piece(text, _is_tex(text)))


def _unescaped(match: re.Match[str]) -> str:
    from html import unescape

    return unescape(match[0])


def _is_tex(text: str) -> bool:
    return ("\\" in text or "$" in text) and re.search(_TEX, text) is not None


def _piece(text: str, tex: bool) -> str:
    if not tex:
        return from_text(text) if text.strip() else text
    return _escape(text, literal=False)


class _Html:
    """Reads a text with tags."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tex = _is_tex(text)
        self._out: list[str] = []
        self._open: list[str] = []

    def read(self) -> str:
        pos, text = 0, self._text
        while match := re.compile(_TAG).search(text, pos):
            self._add(text[pos : match.start()])
            pos = match.end()
            name = match[2].lower().rpartition(":")[2]
            if name in ("math", "tex-math") and not match[1]:
                pos = self._formula(name, match, pos)
            elif name in _WRAPPERS:
                self._wrapper(name, bool(match[1]))
            elif name in _BREAKS:
                self._out.append(" ")
            elif name not in _SILENT and not (match[2] != name and match[1]):
                self._add(match[0])
        self._add(text[pos:])
        return "".join(self._out) + "}" * len(self._open)

    def _add(self, text: str) -> None:
        if text:
            lead = " " if text[0] == " " else ""
            tail = " " if text[-1] == " " and text.strip() else ""
            self._out += (lead, _piece(text.strip(), self._tex), tail)

    def _wrapper(self, name: str, closing: bool) -> None:
        command = _WRAPPERS[name]
        if not closing and len(self._open) < _MAX_DEPTH:
            if name == "sub":  # nothing is lowered but what stands before it
                while self._out and not self._out[-1].strip():
                    self._out.pop()
            self._open.append(command)
            self._out.append(f"\\{command}{{")
        elif closing and command in self._open:
            while self._open:
                self._out.append("}")
                if self._open.pop() == command:
                    break

    def _formula(self, name: str, tag: re.Match[str], pos: int) -> int:
        """Add the formula whose tag was read, and return where its end is."""
        from pubtool.sources.mathml import to_tex

        closing = re.compile(rf"(?i)</{re.escape(tag[2])}\s*>").search(self._text, pos)
        end, after = closing.span() if closing else (len(self._text), len(self._text))
        source = self._text[pos:end]
        if name == "tex-math":
            body = source.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
            formula = (body or source).strip(" $")
            # The same formula stands beside it as MathML.
            twin = re.compile(r"(?a)\s*<(mml:|m:)?math\b").match(self._text, after)
            if twin:
                last = self._text.find(f"</{twin[1] or ''}math>", after)
                after = last + len(f"</{twin[1] or ''}math>") if last >= 0 else after
        else:
            formula = to_tex(source)
        if formula:
            self._out.append(_escape(f"${formula}$", literal=False))
        return after


def _acts(sign: str, *, in_formula: bool) -> bool:
    r"""Return whether a piece is a command that may do more than show something: `\input`."""
    if len(sign) < 2 or sign[0] != "\\" or not sign[1].isalpha():
        return False
    from pubtool.latex.known import is_known

    return not is_known(sign[1:], in_formula=in_formula)


class _Opened(NamedTuple):
    """A brace that is not closed yet: where it stands in what was written, and how it looks."""

    place: int
    escaped: bool


def _escape(text: str, *, literal: bool) -> str:
    """Return the text with its specials escaped; `literal` is for text in which nothing is TeX."""
    return _Escaper(re.findall(_PIECES, text), literal=literal).read()


class _Escaper:
    """Writes the pieces of a text once more, as what can stand in a BibTeX value."""

    def __init__(self, pieces: list[str], *, literal: bool) -> None:
        self._pieces = pieces
        self._literal = literal
        self._out: list[str] = []
        self._math = ""  # what closes the formula
        self._floor = 0  # braces opened before the formula
        self._opened: list[_Opened] = []
        self._last = {sign: place for place, sign in enumerate(pieces)}
        self._close = self._next_dollars()

    def _next_dollars(self) -> list[int]:
        """Return for each place where the next `$` or `$$` is, -1 for none."""
        places, following = [], -1
        for place in range(len(self._pieces) - 1, -1, -1):
            places.append(following)
            if self._pieces[place] in ("$", "$$"):
                following = place
        return places[::-1]

    def read(self) -> str:
        for place, sign in enumerate(self._pieces):
            if sign in ("{", "}", "\\{", "\\}"):
                self._brace(sign)
            elif self._math:
                self._in_math(place, sign)
            else:
                self._in_text(place, sign)
        self._give_up_braces(0)
        return "".join(self._out)

    def _in_text(self, place: int, sign: str) -> None:
        if self._literal:
            sign = _LITERAL.get(sign, sign)
        if sign in ("$", "$$") and self._is_formula(place, sign):
            self._enter(sign, sign)
        elif sign in _CLOSERS and self._last.get(_CLOSERS[sign], -1) > place:
            self._enter(sign, _CLOSERS[sign])
        elif sign in ("\\(", "\\[", "\\)", "\\]"):
            self._out.append(sign[1])
        elif sign == "\\":
            self._out.append(r"\textbackslash{}")
        elif not self._literal and _acts(sign, in_formula=False):
            self._out.append(rf"\textbackslash{{}}{sign[1:]}")
        else:
            self._out.append(_ESCAPED.get(sign, sign))

    def _is_formula(self, place: int, sign: str) -> bool:
        if sign == "$$":
            return self._last["$$"] > place
        end = self._close[place]
        inner = "".join(self._pieces[place + 1 : end]) if end >= 0 else ""
        return bool(inner.strip()) and (
            re.search(_FORMULA, inner) is not None or re.search(_PROSE, inner) is None
        )

    def _enter(self, sign: str, closer: str) -> None:
        self._out.append(sign)
        self._math, self._floor = closer, len(self._opened)

    def _in_math(self, place: int, sign: str) -> None:
        if sign == self._math or (self._math, sign) == ("$", "$$"):
            self._give_up_braces(self._floor)
            self._out.append(self._math)
            self._math, self._floor = "", 0
            if sign == "$$" and self._out[-1] == "$":
                self._in_text(place, "$")  # `$a$$b$` are two formulas
        elif sign in ("$", "$$", "%", "\\"):
            self._out.append({"%": r"\%", "\\": r"\backslash"}.get(sign, r"\$"))
        elif _acts(sign, in_formula=True):
            self._out.append(sign[1:])
        elif sign != "^" or self._out[-1] != "^":  # to TeX `^^5c` is a backslash
            self._out.append(sign)

    def _brace(self, sign: str) -> None:
        """Write a brace; one without its partner becomes a command that shows it."""
        if self._literal:
            sign = _LITERAL.get(sign, sign)
        escaped = len(sign) == 2
        if sign[-1] == "{":
            self._opened.append(_Opened(len(self._out), escaped))
            self._out.append(sign)
        elif len(self._opened) > self._floor and self._opened[-1].escaped == escaped:
            self._opened.pop()
            self._out.append(sign)
        else:
            self._out.append(self._shown("}"))

    def _give_up_braces(self, floor: int) -> None:
        for opened in self._opened[floor:]:
            self._out[opened.place] = self._shown("{")
        del self._opened[floor:]

    def _shown(self, brace: str) -> str:
        return (_MATH_BRACES if self._math else _TEXT_BRACES)[brace]
