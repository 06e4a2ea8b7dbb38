r"""Titles: which words keep their capitals, and how the titles of a file protect theirs.

BibTeX styles put titles into small letters, except for what stands in braces. Protected are words
with a capital after their first letter (`{SageAttention3}`, `{FP4}`, `{iPhone}`), single capitals
(`Part {I}`), formulas and commands with capitals; an ordinary word's first letter is not.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.adding.values import is_balanced
from pubtool.bibtex.names import closing_brace

if TYPE_CHECKING:
    from collections.abc import Iterator

#: `words` protects words, `whole` puts the title into a second pair of braces, `none` does nothing.
Style = Literal["words", "whole", "none"]

#: A formula, white space, a word, or a word with groups in it.
Kind = Literal["math", "blank", "word", "grouped"]

#: A formula, or a word: what is neither a blank nor a formula, brace groups whole.
_MATH = re.compile(r"\$\$?(?:[^$\\]|\\.)*+\$\$?|\\\((?:[^\\]|\\(?!\)).)*+\\\)", re.DOTALL)
_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|[\s{}$]|[^\\\s{}$]+", re.DOTALL)
#: What separates the parts of `CPU/GPU`, `Sparse--Linear` and `Fine-Tunable`; the last one joins.
_JOINT = re.compile(r"(--+|[/\u2013\u2014:,;]|-)")
_MARKUP_JOINT = re.compile(r"\\[&%#_$]|--*|[/\u2013\u2014:,;]")
_HYPHEN = "-"
_CONTROL = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_LEADING = "-([<\"'`\u201c\u2018\u201e\u00ab\u00bf\u00a1*"
_TRAILING = "-)]>\"'`\u201d\u2019\u00bb,.;:!?*\u2026"
#: What a title has in it that needs protection, and many others too: a capital that does not begin
#: a word of several letters, a formula, a command, or a character that ASCII lacks.
_MAY_NEED = re.compile(r"\S[A-Z]|[A-Z](?![a-z])|[$\\]|[^\x00-\x7f]")
#: How many titles without protection make a habit.
_HABIT = 3
#: From how many words on a title all in capitals is one that shouts.
_SHOUTING = 4


def protect(title: str, style: Style = "words") -> str:
    """Return a title whose braces are balanced with its capitals protected, as `style` has it."""
    if style == "none" or not title:
        return title
    if style == "whole":
        return _braced(title)
    if _shouts(title):
        return title
    return "".join(_protected(part) for part in _parts(title))


class _Part(NamedTuple):
    """A stretch of a title."""

    kind: Kind
    text: str


def _parts(title: str) -> list[_Part]:
    """Split a title into formulas, words and the white space between; together they are all."""
    parts: list[_Part] = []
    begin = 0
    grouped = False
    for kind, start, end in _tokens(title):
        if kind in {"word", "grouped"}:
            grouped = grouped or kind == "grouped"
            continue
        if begin < start:
            parts.append(_Part("grouped" if grouped else "word", title[begin:start]))
        parts.append(_Part(kind, title[start:end]))
        begin, grouped = end, False
    if begin < len(title):
        parts.append(_Part("grouped" if grouped else "word", title[begin:]))
    return parts


def _tokens(title: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield formulas, blanks, groups and pieces of words, each with its span."""
    at = 0
    never_closed: set[str] = set()
    while at < len(title):
        opening = title[at : at + 2] if title[at] == "\\" else title[at]
        if opening in {"$", "\\("} and opening not in never_closed:
            math = _MATH.match(title, at)
            if math is not None:
                yield "math", at, math.end()
                at = math.end()
                continue
            never_closed.add(opening)  # nor will the next one be
        token = _TOKEN.match(title, at)
        end = len(title) if token is None else token.end()
        if opening == "{":
            end = min(closing_brace(title, at) + 1, len(title))
        kind: Kind = "grouped" if opening == "{" else "word"
        yield "blank" if title[at:end].isspace() else kind, at, end
        at = end


def _protected(part: _Part) -> str:
    """Return one part of a title in braces, where it needs some."""
    if part.kind == "blank":
        return part.text
    if part.kind == "math":
        return _braced(part.text) if _has_capitals(part.text) else part.text
    if part.kind == "grouped" or "\\" in part.text:
        return _protected_markup(part.text)
    return _protected_word(part.text)


def _protected_word(word: str) -> str:
    """Return a word of nothing but text, its parts with inner capitals in braces.

    Parts joined by hyphens share a pair of braces: `{GPT-4}-based`.
    """
    core = word.strip(_LEADING + _TRAILING)
    if not core:
        return word
    start = word.index(core)
    end = start + len(core)
    if word[end : end + 1] == "." and "." in core:
        end += 1  # `U.S.`
        core = word[start:end]
    if _is_single_capital(core) or (core.upper() == core and _has_inner_capital(core)):
        return f"{word[:start]}{{{core}}}{word[end:]}"
    pieces = _JOINT.split(core)
    needs = [_has_inner_capital(piece) for piece in pieces]
    written: list[str] = []
    index = 0
    while index < len(pieces):
        last = _last_joined(pieces, needs, index)
        text = "".join(pieces[index : last + 1])
        written.append(_braced(text) if any(needs[index : last + 1]) else text)
        index = last + 1
    return word[:start] + "".join(written) + word[end:]


def _last_joined(pieces: list[str], needs: list[bool], first: int) -> int:
    """Return the last of the pieces that share a pair of braces with the first one."""
    last = first
    if not _may_share(pieces[first], needs[first]):
        return first
    while (
        last + 2 < len(pieces)
        and pieces[last + 1] == _HYPHEN
        and _may_share(pieces[last + 2], needs[last + 2])
    ):
        last += 2
    return last


def _may_share(piece: str, needs: bool) -> bool:
    return needs or piece[:1].isdigit()


def _protected_markup(word: str) -> str:
    """Return a word with groups or commands, all of it in braces where it needs some."""
    if word.startswith("{") and closing_brace(word, 0) == len(word) - 1:
        return word
    outside = _outside_of_groups(word)
    names = _CONTROL.findall(outside)
    parts = (_CONTROL.sub("", part) for part in _MARKUP_JOINT.split(outside))
    inner = any(_has_inner_capital(part.strip(_LEADING + _TRAILING)) for part in parts)
    if inner or any(len(name) > 1 and not name.islower() for name in names):
        return _braced(word)
    return word


def _outside_of_groups(word: str) -> str:
    """Return the text of a word that stands in no group; for each group a small letter."""
    pieces = []
    at = 0
    while (opened := word.find("{", at)) >= 0:
        pieces += [word[at:opened], "x"]
        at = closing_brace(word, opened) + 1
    return "".join((*pieces, word[at:]))


def _has_inner_capital(text: str) -> bool:
    """Return whether a character after the first one is a capital letter."""
    return any(char.isupper() for char in text[1:])


def _is_single_capital(text: str) -> bool:
    """Return whether the text is one capital, other than the article: `I`, `C`, `C++`."""
    return text.rstrip("+#*'0123456789")[:1] != "A" and (
        text[:1].isupper() and not any(char.isalpha() or char in "-/" for char in text[1:])
    )


def _has_capitals(formula: str) -> bool:
    return any(char.isupper() for char in formula)


def _shouts(title: str) -> bool:
    """Return whether a title of several words is all in capitals: then none of them means much."""
    words = [word for word in title.split() if any(char.isalpha() for char in word)]
    return len(words) >= _SHOUTING and title.upper() == title


def _braced(text: str) -> str:
    r"""Return the text in braces; in two pairs where it begins with a command.

    BibTeX puts what follows `{\` into small letters: to it `{\AE}` is an accented letter. What has
    no balanced braces of its own (`\{A` of `\{A B\}`) stays.
    """
    if not is_balanced(text):
        return text
    return f"{{{{{text}}}}}" if text.startswith("\\") else f"{{{text}}}"


def style_of(titles: list[str]) -> Style:
    """Return how most of these titles, as they stand in a file, protect their capitals.

    `none` only where several titles should have been protected and not one is.
    """
    whole = protected = 0
    others = []
    for title in titles:
        text = title.strip()
        if text.startswith("{") and closing_brace(text, 0) == len(text) - 1:
            whole += 1
        elif re.search(r"\{[^\\]", text):
            protected += 1
        else:
            others.append(text)
    if whole >= 2 and whole * 2 > len(titles):
        return "whole"
    if whole or protected:
        return "words"
    plain = (text for text in others if needs_protection(text))
    return "none" if len(list(islice(plain, _HABIT))) == _HABIT else "words"


def needs_protection(title: str) -> bool:
    """Return whether `protect` changes a title."""
    return _MAY_NEED.search(title) is not None and protect(title) != title
