r"""The parts of one name: family, given, particle ("von") and suffix, as BibTeX splits it.

Owns `First von Last`, `von Last, First`, `von Last, Jr, First` and biblatex's `family=Last`. The
rules are BibTeX's (btxdoc; "Tame the BeaST"; `x_format_name` in bibtex.web), with six deliberate
differences. As in biber, a hyphen does not end a word (BibTeX reads `Xu-dong Wang` with the
particle `dong`); a particle is the first run of small words (in `Ana de Souza e Silva` BibTeX's
runs to the last one, and leaves `Silva`); and before a comma it stands at the beginning (BibTeX
reads `Fosas de Pando, Miguel` with the particle `Fosas de`). Besides, a letter counts by its
Unicode case (BibTeX sees no letter in an accented one); an unbraced `\'E`, `\v{S}` or `\AA{}`
counts by the letter that it makes (BibTeX takes `\v{S}koda` for a particle); and `\~` and `\,` are
control sequences (for BibTeX a tie and a comma).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class NameParts(NamedTuple):
    """The parts of one name, LaTeX as written; each may be empty, a literal has only `family`."""

    family: str
    given: str = ""
    von: str = ""
    suffix: str = ""


Words = list[tuple[int, int]]

_SUFFIX = re.compile(r"(?:[jJsS][rR]|II|III|IV|[2-9](?:nd|rd|th))\.?")
_EXTENDED = re.compile(r"(?:^|,)\s*(?:family|given|prefix|suffix)\s*=")
_EXTENDED_FIELD = re.compile(r"([A-Za-z][A-Za-z-]*)\s*=(.*)", re.DOTALL)
#: Most names: words with single blanks between, each beginning with a capital.
_CAPITALS = re.compile(r"[A-Z][^\s~,{}\\=]*(?: [A-Z][^\s~,{}\\=]*)*")
#: `Wall W. A.`: no family name is nothing but initials.
_INITIALS_LAST = re.compile(
    r"((?:[a-z]++\s++)*+[^\W\d_][^\s~,.]++)[\s~]++((?:[^\W\d_a-z]\.[\s~-]*){2,})"
)
#: In a name without braces and backslashes.
_PLAIN_WORD = re.compile(r"[^\s~,]+|,")
_BRACE = re.compile(r"[{}]")
_TOKEN = re.compile(r"\\?\s|\\[^\s{}]|[~,{}]|[^\s~,{}\\]+|\\")
_LETTER = re.compile(r"\\([A-Za-z]+|.)|([^\W\d_\u02b0-\u02ff])", re.DOTALL)
#: Control sequences that are letters themselves.
_SMALL_LETTERS = frozenset(["i", "j", "o", "l", "oe", "ae", "aa", "ss", "dh", "th", "dj", "ng"])
_LARGE_LETTERS = frozenset(["O", "L", "OE", "AE", "AA", "SS", "DH", "TH", "DJ", "NG"])


@lru_cache(maxsize=65536)
def split_name(name: str) -> tuple[NameParts, tuple[str, ...]]:
    """Return the parts of a name and what is wrong with it; memoised, since names repeat.

    A name wholly in braces is a literal: only `family`, the braces gone.
    """
    name = name.strip()
    if name.endswith(".") and (last := _INITIALS_LAST.fullmatch(name)):
        wrong = f"initials in place of the family name: write `{last[1]}, {last[2]}`"
        return _first_von_last(name, word_spans(name)[0]), (wrong,)
    if _CAPITALS.fullmatch(name):
        given, _, family = name.rpartition(" ")
        return NameParts(family, given), ()
    if name.startswith("{") and closing_brace(name, 0) == len(name) - 1:
        return NameParts(name[1:-1].strip()), ()
    if is_extended(name):
        return _extended(name)
    words, starts = word_spans(name)
    if len(starts) == 1:
        return _first_von_last(name, words), ()
    fields = [words[left:right] for left, right in zip(starts, [*starts[1:], None], strict=True)]
    return _with_commas(name, fields)


def is_extended(name: str) -> bool:
    """Return whether the name is in biblatex's format `family=..., given=...`."""
    return "=" in name and _EXTENDED.search(name) is not None


def word_spans(name: str) -> tuple[Words, list[int]]:
    """Return the spans of the words, and for each comma field the index of its first word.

    White space, ties and commas outside braces separate words; n commas make n + 1 fields.
    """
    words: Words = []
    starts = [0]
    if "{" in name or "\\" in name or "}" in name:
        return _braced_word_spans(name)
    for match in _PLAIN_WORD.finditer(name):
        if match[0] == ",":
            starts.append(len(words))
        else:
            words.append(match.span())
    return words, starts


def _braced_word_spans(name: str) -> tuple[Words, list[int]]:
    """Do the work of `word_spans` where braces or control sequences may hide a separator."""
    words: Words = []
    starts = [0]
    depth = 0
    begin = -1
    for match in _TOKEN.finditer(name):
        part = match[0]
        if depth == 0 and (part in {"~", ","} or part[-1].isspace()):
            if begin >= 0:
                words.append((begin, match.start()))
                begin = -1
            if part == ",":
                starts.append(len(words))
            continue
        if begin < 0:
            begin = match.start()
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
    if begin >= 0:
        words.append((begin, len(name)))
    return words, starts


def _first_von_last(name: str, words: Words) -> NameParts:
    """Read `First von Last`: the particle is the first run of small words."""
    last = len(words) - 1
    for first in range(last):
        if _is_small(name, words[first]):
            end = first + 1
            while end < last and _is_small(name, words[end]):
                end += 1
            return NameParts(
                _text(name, words[end:]), _text(name, words[:first]), _text(name, words[first:end])
            )
    return NameParts(_text(name, words[-1:]), _text(name, words[:-1]))


def _von_last(name: str, words: Words) -> tuple[str, str]:
    """Read `von Last`, the part before the comma; the last word is never a particle."""
    end = 0
    while end < len(words) - 1 and _is_small(name, words[end]):
        end += 1
    return _text(name, words[:end]), _text(name, words[end:])


def _with_commas(name: str, fields: list[Words]) -> tuple[NameParts, tuple[str, ...]]:
    """Read a name with commas, and say what is wrong with them."""
    wrong: list[str] = []
    if not fields[-1]:
        while fields and not fields[-1]:
            fields.pop()
        if not fields:
            return NameParts(""), ("a comma and no name",)
        wrong.append("a comma at the end of the name")
    if not fields[0]:
        wrong.append("no family name before the comma")
    if len(fields) > 3:
        wrong.append("more than two commas in a name: `Last, Jr, First` is the longest form")
    if len(fields) > 2:
        parts, more = _last_jr_first(name, fields)
        return parts, (*wrong, *more)
    if len(fields) == 1 or not fields[0]:
        return _first_von_last(name, fields[-1]), tuple(wrong)
    given = _text(name, fields[1])
    if _SUFFIX.fullmatch(given):
        wrong.append("a suffix in place of the given name: write `Last, Jr, First`")
        return _first_von_last(name, fields[0])._replace(suffix=given), tuple(wrong)
    von, family = _von_last(name, fields[0])
    return NameParts(family, given, von), tuple(wrong)


def _last_jr_first(name: str, fields: list[Words]) -> tuple[NameParts, list[str]]:
    """Read `von Last, Jr, First`; what follows a third comma belongs to the given name."""
    von, family = _von_last(name, fields[0])
    suffix = _text(name, fields[1])
    given = _text(name, [word for words in fields[2:] for word in words])
    if _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        wrong = ["the suffix stands last: write `Last, Jr, First`"] if suffix else []
        return NameParts(family, suffix, von, given), wrong
    wrong = [] if suffix or len(fields) > 3 else ["two commas with nothing between them"]
    return NameParts(family, given, von, suffix), wrong


def _text(name: str, words: Words) -> str:
    """Return the text from the first to the last of the words as it stands in the name."""
    return name[words[0][0] : words[-1][1]] if words else ""


def closing_brace(text: str, start: int) -> int:
    """Return where the group opened at `start` closes, or the length of the text."""
    depth = 0
    for match in _BRACE.finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _is_small(name: str, word: tuple[int, int]) -> bool:
    r"""Return whether BibTeX counts the word as a particle: its first letter is a small one.

    The first letter is one outside braces or in a special character (`{\'e}`). A word without a
    letter, or in a script without case, is not a particle.
    """
    index, end = word
    while index < end:
        char = name[index]
        if char == "{":
            close = min(closing_brace(name, index), end)
            if name.startswith("\\", index + 1):
                return _first_letter_is_small(name, index + 1, close)
            index = close + 1
        elif char == "\\":
            return _first_letter_is_small(name, index, end)
        elif char.isalpha() and not "\u02b0" <= char <= "\u02ff":
            return char.islower()
        else:
            index += 1
    return False


def _first_letter_is_small(name: str, start: int, end: int) -> bool:
    """Return whether the first letter that LaTeX would print is a small one; no letter is not."""
    for match in _LETTER.finditer(name, start, end):
        if match[2]:
            return match[2].islower()
        if match[1] in _LARGE_LETTERS:
            return False
        if match[1] in _SMALL_LETTERS:
            return True
    return False


def _extended(name: str) -> tuple[NameParts, tuple[str, ...]]:
    """Read biblatex's `family=..., given=..., prefix=..., suffix=...`; the last of a kind counts.

    Initials (`given-i`) and options for one name (`useprefix`) are no part of the name.
    """
    parts = {"family": "", "given": "", "prefix": "", "suffix": ""}
    wrong: list[str] = []
    words, starts = word_spans(name)
    for left, right in zip(starts, [*starts[1:], None], strict=True):
        text = _text(name, words[left:right])
        match = _EXTENDED_FIELD.fullmatch(text)
        if match is None:
            if text:
                wrong.append(f"`{text}` is no part of a name: write `family=..., given=...`")
            continue
        kind, value = match[1], match[2].strip()
        if kind in parts:
            parts[kind] = _unquoted(value)
    return NameParts(parts["family"], parts["given"], parts["prefix"], parts["suffix"]), tuple(
        wrong
    )


def _unquoted(value: str) -> str:
    """Return the value without one pair of quotes or braces around all of it."""
    quoted = len(value) > 1 and value[0] == value[-1] == '"'
    braced = value.startswith("{") and closing_brace(value, 0) == len(value) - 1
    return value[1:-1].strip() if quoted or braced else value
