"""The parser: one LaTeX value -> inline tree and problems, in one linear pass.

It is our own rather than pylatexenc's `LatexWalker`: groups, arguments, declarations and formulas
are less code here than telling the walker the arguments of every command; `%`, `&` and `$5` are
text in a BibTeX value, which the walker cannot be told; and it costs a twentieth of the time.
pylatexenc serves for what a table is for, the long tail of symbols.

Nothing raises: a brace without its partner and whatever is nested deeper than `MAX_DEPTH` is text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.inline import Inline, Inlines, Kind, Node, plain
from pubtool.latex.characters import ACCENTS, SYMBOLS, accented
from pubtool.latex.commands import DECLARATIONS, SILENT
from pubtool.latex.source import BLANKS, Source, collapse_blanks, compose, unescape_url
from pubtool.latex.words import HANDLERS, Call, unknown


class Problem(NamedTuple):
    """Something in a value that LaTeX, or a reader of the list, would stumble over.

    `rule` is `latex-command` or `latex-math`; `offset` and `end` count from the value's start.
    """

    rule: str
    offset: int
    end: int
    message: str


class Parsed(NamedTuple):
    """What a value shows, and what is wrong in it."""

    tree: Inlines
    problems: tuple[Problem, ...]


#: Real values stay under ten; what is deeper is an accident or an attack.
MAX_DEPTH = 40
#: As many problems of one value as anyone reads.
MAX_PROBLEMS = 100

_STOPS = re.compile(r"[\\{}$~]")
#: The same for the rarer values with dashes, quotation marks or addresses in them.
_ALL_STOPS = re.compile(r"[\\{}$~]|`+|'+|--+|(?:https?|ftp)://(?:[^\s{}\\$]|\\[_%#&~$](?:\{\})?)*")
_NO_BRACES = {ord("{"): None, ord("}"): None}
_MATH_LIKE = re.compile(r"[\\^_]")


def parse_value(source: str) -> Parsed:
    """Return what `source` shows and what is wrong in it; never raises, linear in its length."""
    parser = Parser(source)
    tree = _without_last_blank(parser.sequence(0, len(source)))
    return Parsed(tree, tuple(parser.problems))


class Parser:
    """The state of one pass over one value."""

    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self.problems: list[Problem] = []
        self._text = text
        marked = "--" in text or "'" in text or "`" in text or "://" in text
        self._stops = _ALL_STOPS if marked else _STOPS
        self._depth = -1
        self.blank = True  # what was added last ends in a blank, so a further one is dropped
        self._shielded = False  # inside a group that protects case: one node is enough
        self._code = False  # inside `\texttt`, whose font has no ligatures
        self.quotations = 0  # depth of `\enquote`
        self.lost_formula = False  # a delimiter of a formula stands alone: commands may be its
        self._single_open = 0  # single quotations that are open
        self._last_closing = -2  # offset of the last `'` that can close one; -2: not looked up

    def sequence(self, pos: int, end: int) -> Inlines:
        """Return what the source from `pos` to `end` shows."""
        out: list[Inline] = []
        if self._depth >= MAX_DEPTH:
            self.add(out, self._text[pos:end].translate(_NO_BRACES))
            return tuple(out)
        self._depth += 1
        text, search = self._text, self._stops.search
        while match := search(text, pos, end):
            start = match.start()
            if start > pos:
                self.add(out, text[pos:start])
            char = text[start]
            if char == "\\":
                pos = self._command(start, end, out)
            elif char == "{":
                pos = self._group(start, end, out)
            elif char == "$":
                pos = self._dollar(start, end, out)
            else:
                self.add(out, self._run(match, out))
                pos = match.end()
        if pos < end:
            self.add(out, text[pos:end])
        self._depth -= 1
        return _merged(out)

    def add(self, out: list[Inline], text: str) -> None:
        """Add a piece of text, its white space collapsed with what stands before it."""
        if not text.isascii():
            text = compose(text)
        text = collapse_blanks(text)
        if self.blank and text[:1] == " ":
            text = text[1:]
        if text:
            self.blank = text[-1] in " \u00a0"
            out.append(text)

    def report(self, rule: str, start: int, end: int, message: str) -> None:
        """Note a problem, unless the value has more than enough of them."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(rule, start, end, message))

    # Characters that are special in text

    def _run(self, match: re.Match[str], out: list[Inline]) -> str:
        """Return what a tie, a brace without partner, dashes, quotation marks or a URL shows."""
        run = match[0]
        if run == "~":
            return self._tie(match.start())
        if run[0] in "hf":
            return unescape_url(run)
        if self._code or run == "}":
            return run
        if run[0] == "-":
            return "—" * (len(run) // 3) + ("", "-", "–")[len(run) % 3]
        if run[0] == "'":
            return self._closing_marks(match)
        return self._opening_marks(match, out)

    def _tie(self, start: int) -> str:
        """Return a no-break space; in `www.x.org/~me`, `~/bin`, `about ~100` a tilde is itself."""
        before = self._text[start - 1] if start else " "
        after = self._text[start + 1 : start + 2]
        if "/" in (before, after) or (before in BLANKS + "(" and after.isdigit()):
            return "~"
        return "" if self.blank else "\u00a0"

    def _opening_marks(self, match: re.Match[str], out: list[Inline]) -> str:
        run, last = match[0], out[-1] if out else ""
        if isinstance(last, str) and last[-1:] in ("?", "!"):
            out[-1] = last[:-1] + ("¿" if last[-1] == "?" else "¡")
            run = run[1:]
        text = "“" * (len(run) // 2)
        if len(run) % 2 == 0:
            return text
        if self._last_closing == -2:
            self._last_closing = _last_closing_mark(self._text)
        if match.end() > self._last_closing:
            return text + "`"
        self._single_open += 1
        return text + "‘"

    def _closing_marks(self, match: re.Match[str]) -> str:
        """`''` closes a quotation; a lone `'` only where one is open, else it is an apostrophe."""
        count = len(match[0])
        text = "”" * (count // 2)
        if count % 2 == 0:
            return text
        if self._single_open and not self._text[match.end() : match.end() + 1].isalnum():
            self._single_open -= 1
            return "’" + text
        return text + "'"

    # Groups and formulas

    def _group(self, start: int, end: int, out: list[Inline]) -> int:
        """Add a brace group, which protects case unless it begins with a command: BibTeX's rule."""
        close = self.source.closing_brace(start, end)
        if close < 0:
            self.add(out, "{")
            return start + 1
        if self._shielded or self._text[start + 1] == "\\":
            out.extend(self.sequence(start + 1, close))
            return close + 1
        self._shielded = True
        children = self.sequence(start + 1, close)
        self._shielded = False
        if _has_letters(children):
            out.append(Node("protected", children))
        else:
            out.extend(children)
        return close + 1

    def _dollar(self, start: int, end: int, out: list[Inline]) -> int:
        delimiter = "$$" if self._text.startswith("$$", start, end) else "$"
        first = start + len(delimiter)
        close = self.source.closing_dollar(first, end, delimiter)
        after = close + len(delimiter)
        if close >= 0 and _is_formula(self._text[first:close], self._text[after : after + 1]):
            kind: Kind = "math" if delimiter == "$" else "display-math"
            self.formula(self._text[first:close], kind, out)
            return after
        self.lost_formula = True
        self.report("latex-math", start, first, f"{delimiter} without a formula: write \\$")
        self.add(out, delimiter)
        return first

    def _bracketed_formula(self, name: str, start: int, end: int, out: list[Inline]) -> int:
        close = self.source.find("\\)" if name == "(" else "\\]", start + 2, end)
        if close >= 0:
            kind: Kind = "math" if name == "(" else "display-math"
            self.formula(self._text[start + 2 : close], kind, out)
            return close + 2
        self.lost_formula = True
        self.report("latex-math", start, start + 2, f"\\{name} opens a formula that never ends")
        self.add(out, "\\" + name)
        return start + 2

    def formula(self, latex: str, kind: Kind, out: list[Inline]) -> None:
        """Add a formula; a blank one shows nothing."""
        from pubtool.latex.maths import approximate

        latex = collapse_blanks(latex).strip(" ")
        if latex:
            text = approximate(latex)
            out.append(Node(kind, (text,) if text else (), latex))
            self.blank = text == " "

    # Commands

    def _command(self, start: int, end: int, out: list[Inline]) -> int:
        """Add what the command at `start` shows; return where reading goes on."""
        name = self.source.command(start, end)
        stop = start + 1 + len(name)
        word = name.isascii() and name.isalpha()
        after = self.source.skip_blanks(stop, end) if word else stop
        if name in SYMBOLS:
            self.add(out, SYMBOLS[name])
            return after
        if name in ACCENTS:
            return self._accent(name, start, end, out)
        if name in SILENT:
            return after
        if name in DECLARATIONS:
            return self._declaration(DECLARATIONS[name], after, end, out)
        if not word:
            return self._odd_command(name, start, end, out)
        call = Call(name, start, self.source.skip_option(after, end), end)
        return HANDLERS.get(name, unknown)(self, call, out)

    def _odd_command(self, name: str, start: int, end: int, out: list[Inline]) -> int:
        r"""Add what a backslash before a character that is no letter shows: `\(`, or itself."""
        if name in ("(", "["):
            return self._bracketed_formula(name, start, end, out)
        stop = start + 1 + len(name)
        self.report("latex-command", start, stop, f"unknown command \\{name}, kept as written")
        self.add(out, "\\" + name)
        return stop

    def _accent(self, name: str, start: int, end: int, out: list[Inline]) -> int:
        stop = start + 1 + len(name)
        span = self.source.argument(stop, end)
        blank, self.blank = self.blank, False
        text = accented(name, plain(self.sequence(span.start, span.stop)))
        self.blank = blank
        if not text:
            self.report("latex-command", start, stop, f"the accent \\{name} stands on nothing")
        self.add(out, text)
        return span.after

    def _declaration(self, kind: Kind | None, pos: int, end: int, out: list[Inline]) -> int:
        if kind is None or self._depth >= MAX_DEPTH:
            return pos
        self.wrap(kind, pos, end, out)
        return end

    def wrap(self, kind: Kind, start: int, stop: int, out: list[Inline]) -> None:
        """Add a node of what stands from `start` to `stop`; nothing there makes no node."""
        code, shielded = self._code, self._shielded
        self._code, self._shielded = code or kind == "code", False
        children = self.sequence(start, stop)
        self._code, self._shielded = code, shielded
        if children:
            out.append(Node(kind, children))


def _is_formula(latex: str, after: str) -> bool:
    """Tell `$x$` from `$5 and $10`: the text between two dollars and the character behind them."""
    if not latex.strip(BLANKS) or (latex[0].isdigit() and after.isdigit()):
        return False
    if _MATH_LIKE.search(latex):
        return True
    return not (latex[0] in BLANKS or latex[-1] in BLANKS or (after.isdigit() and " " in latex))


def _last_closing_mark(text: str) -> int:
    """Return the offset of the last `'` in `text` that is no apostrophe inside a word, or -1."""
    found = text.rfind("'")
    while found >= 0 and text[found + 1 : found + 2].isalnum():
        found = text.rfind("'", 0, found)
    return found


def _has_letters(tree: Inlines) -> bool:
    """Return whether there is anything outside of formulas whose case could change."""
    for part in tree:
        if isinstance(part, str):
            if part.lower() != part.upper():
                return True
        elif part.kind not in ("math", "display-math") and _has_letters(part.children):
            return True
    return False


def _merged(parts: list[Inline]) -> Inlines:
    """Return `parts` with neighbouring texts joined."""
    if len(parts) < 2:
        return tuple(parts)
    out: list[Inline] = []
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            out.append("".join(texts))
            texts = []
        out.append(part)
    if texts:
        out.append("".join(texts))
    return tuple(out)


def _without_last_blank(tree: Inlines) -> Inlines:
    """Return the tree without a blank at its very end, in whichever node that is."""
    if not tree:
        return tree
    last = tree[-1]
    if isinstance(last, str):
        last = last.rstrip(" ")
        return (*tree[:-1], last) if last else _without_last_blank(tree[:-1])
    if last.kind in ("math", "display-math"):
        return tree
    children = _without_last_blank(last.children)
    if not children:
        return _without_last_blank(tree[:-1])
    return (*tree[:-1], last._replace(children=children))
