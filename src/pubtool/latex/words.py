"""What the commands with arguments do, one function a kind, and what becomes of unknown ones.

Each function adds what its command shows to `out` and returns where reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pubtool.inline import Inline, Inlines, Node
from pubtool.latex.commands import (
    ARGUMENTS,
    CASES,
    CITATIONS,
    FOOTNOTES,
    MEASURES,
    QUOTERS,
    WRAPPERS,
)
from pubtool.latex.source import Span, unescape_url

if TYPE_CHECKING:
    from pubtool.latex.parser import Parser


#: A measure or a number is no longer than this.
_MEASURE_LENGTH = 20


class Call(NamedTuple):
    """A command in the source: its name, its backslash, its arguments, the end of its group."""

    name: str
    start: int
    pos: int
    end: int

    @property
    def stop(self) -> int:
        """Where the name ends."""
        return self.start + 1 + len(self.name)


def _needed(parser: Parser, call: Call, pos: int) -> Span:
    """Return the argument at `pos`; where nothing is left for it, that is a problem."""
    span = parser.source.argument(pos, call.end)
    if span.after == span.start:
        message = f"\\{call.name} lacks its argument"
        parser.report("latex-command", call.start, call.stop, message)
    return span


def _wrapper(parser: Parser, call: Call, out: list[Inline]) -> int:
    span = _needed(parser, call, call.pos)
    parser.wrap(WRAPPERS[call.name], span.start, span.stop, out)
    return span.after


def _arguments(parser: Parser, call: Call, out: list[Inline]) -> int:
    pos = call.pos
    for what in ARGUMENTS[call.name]:
        if what == "k":
            span = _needed(parser, call, pos)
            out.extend(parser.sequence(span.start, span.stop))
        elif parser.source.has_group(start := parser.source.skip_blanks(pos, call.end), call.end):
            span = parser.source.argument(start, call.end)
        else:
            break
        pos = span.after
    return pos


def _quotation(parser: Parser, call: Call, out: list[Inline]) -> int:
    span = _needed(parser, call, call.pos)
    opening, closing = "‘’" if parser.quotations % 2 else "“”"
    parser.add(out, opening)
    parser.quotations += 1
    out.extend(parser.sequence(span.start, span.stop))
    parser.quotations -= 1
    parser.add(out, closing)
    return span.after


def _case(parser: Parser, call: Call, out: list[Inline]) -> int:
    span = _needed(parser, call, call.pos)
    out.extend(_recased(parser.sequence(span.start, span.stop), CASES[call.name]))
    return span.after


def _recased(tree: Inlines, change: Callable[[str], str]) -> Inlines:
    return tuple(
        change(part)
        if isinstance(part, str)
        else part
        if part.kind in ("math", "display-math")
        else part._replace(children=_recased(part.children, change))
        for part in tree
    )


def _url(parser: Parser, call: Call, out: list[Inline]) -> int:
    span = _needed(parser, call, call.pos)
    url = unescape_url(parser.source.text[span.start : span.stop])
    if url and call.name == "url":
        out.append(Node("link", (url,), url))
        parser.blank = False
    else:
        parser.add(out, url)
    return span.after


def _href(parser: Parser, call: Call, out: list[Inline]) -> int:
    address = _needed(parser, call, call.pos)
    text = parser.source.argument(address.after, call.end)
    url = unescape_url(parser.source.text[address.start : address.stop])
    children = parser.sequence(text.start, text.stop)
    if url and children:
        out.append(Node("link", children, url))
    else:
        out.extend(children)
    return text.after


def _formula(parser: Parser, call: Call, out: list[Inline]) -> int:
    span = _needed(parser, call, call.pos)
    parser.formula(parser.source.text[span.start : span.stop], "math", out)
    return span.after


def _verbatim(parser: Parser, call: Call, out: list[Inline]) -> int:
    r"""`\verb|x|`: any character delimits it."""
    first = call.stop + 1
    close = parser.source.find(parser.source.text[call.stop : first] or " ", first, call.end)
    if close < 0:
        return unknown(parser, call, out)
    out.append(Node("code", (parser.source.text[first:close],)))
    parser.blank = False
    return close + 1


def _measured(parser: Parser, call: Call, _: list[Inline]) -> int:
    r"""`\kern-.15em`: the measure says how far, and shows nothing."""
    source = parser.source.text
    text = source[call.pos : min(call.end, call.pos + _MEASURE_LENGTH)]
    match = re.match(r"[-+]?[\d.]+[ \t]*(?:em|ex|pt|mm|cm|in|mu|sp|pc|bp)?", text)
    if match is None:
        return call.pos
    end = call.pos + match.end()
    while end < call.end and source[end] in " \t\r\n":  # it ends the measure, however long
        end += 1
    return end


def _char(parser: Parser, call: Call, out: list[Inline]) -> int:
    r"""Add the character that `\char92`, `\char"5C`, `\char'134` or a backtick with it names."""
    text = parser.source.text[call.pos : min(call.end, call.pos + _MEASURE_LENGTH)]
    if match := re.match(r"`\\?(.)", text):
        char = match[1]
    elif match := re.match(r"(?:(\d{1,3})|\"([0-9A-F]{1,2})|'([0-7]{1,3})) ?", text, re.ASCII):
        which = match.lastindex or 1
        char = chr(int(match[which], (10, 16, 8)[which - 1]))
    else:
        return unknown(parser, call, out)
    parser.add(out, char)
    return call.pos + match.end()


def _citation(parser: Parser, call: Call, out: list[Inline]) -> int:
    parser.report(
        "latex-command", call.start, call.stop, f"\\{call.name} has nothing to refer to here"
    )
    span = parser.source.argument(call.pos, call.end)
    parser.add(out, parser.source.text[span.start : span.stop])
    return span.after


def _footnote(parser: Parser, call: Call, _: list[Inline]) -> int:
    parser.report(
        "latex-command", call.start, call.stop, f"\\{call.name} has no place here, it is left out"
    )
    if not parser.source.has_group(call.pos, call.end):
        return call.pos
    return parser.source.argument(call.pos, call.end).after


def _environment(parser: Parser, call: Call, out: list[Inline]) -> int:
    parser.report(
        "latex-command", call.start, call.stop, f"\\{call.name}: environments are not understood"
    )
    parser.add(out, " ")
    if not parser.source.has_group(call.pos, call.end):
        return call.pos
    return parser.source.argument(call.pos, call.end).after


def _report(parser: Parser, call: Call, message: str, rule: str = "latex-command") -> None:
    """Report a command; not one behind the lone dollar of a formula, which may be of that."""
    if not parser.lost_formula:
        parser.report(rule, call.start, call.stop, message)


def unknown(parser: Parser, call: Call, out: list[Inline]) -> int:
    r"""Add a symbol of the long tail, else the arguments' text, else the command as it is written.

    `\foo` without an argument stays visible: nobody can say what it stood for.
    """
    from pubtool.latex.symbols import symbol  # few values need it

    if found := symbol(call.name):
        if found.math_only:
            message = f"\\{call.name} works in formulas only: write $\\{call.name}$"
            _report(parser, call, message, "latex-math")
        parser.add(out, found.text)
        return parser.source.skip_blanks(call.stop, call.end)
    pos = parser.source.skip_option(call.stop, call.end)
    if not parser.source.has_group(pos, call.end) or parser.source.text.startswith("{}", pos):
        message = f"unknown command \\{call.name}, kept as written"
        _report(parser, call, message)
        parser.add(out, "\\" + call.name)
        return call.stop
    message = f"unknown command \\{call.name}, only its argument is shown"
    _report(parser, call, message)
    while parser.source.has_group(pos, call.end):
        span = parser.source.argument(pos, call.end)
        out.extend(parser.sequence(span.start, span.stop))
        pos = span.after
    return pos


Handler = Callable[["Parser", Call, list[Inline]], int]

HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(WRAPPERS, _wrapper),
    **dict.fromkeys(ARGUMENTS, _arguments),
    **dict.fromkeys(QUOTERS, _quotation),
    **dict.fromkeys(CASES, _case),
    **dict.fromkeys(CITATIONS, _citation),
    **dict.fromkeys(FOOTNOTES, _footnote),
    **dict.fromkeys(MEASURES, _measured),
    "char": _char,
    "url": _url,
    "nolinkurl": _url,
    "href": _href,
    "ensuremath": _formula,
    "verb": _verbatim,
    "begin": _environment,
    "end": _environment,
}
