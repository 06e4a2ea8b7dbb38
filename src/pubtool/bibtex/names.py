"""Lists of names: an author value with `and` between the names, as BibTeX splits it.

Owns the separators: `and` outside braces, a final `others`, and what people write in their place
(`;`, `&`, `, and`, commas, `et al.`). The parts of one name are in `name_parts`. Text to text:
offsets are into the value, LaTeX stays as written, nothing raises, and what could only be read
with doubt comes back as a problem.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.bibtex.name_parts import NameParts, closing_brace, is_extended, split_name, word_spans

__all__ = [
    "NameParts",
    "NameProblem",
    "SplitName",
    "closing_brace",
    "is_ordinary",
    "ordinary_pieces",
    "split_and",
    "split_name",
]


class SplitName(NamedTuple):
    """One name of a list: `text` is `value[start:end]`, without the separators around it."""

    text: str
    start: int
    end: int


class NameProblem(NamedTuple):
    """What is wrong with a list of names, at `value[start:end]`."""

    message: str
    start: int
    end: int


Span = tuple[int, int]
ListReading = tuple[list[SplitName], bool, list[NameProblem]]

_AND = re.compile(r"(?<!\S)[aA][nN][dD](?!\S)")
_AND_OR_BRACE = re.compile(r"[{}]|(?<!\S)[aA][nN][dD](?!\S)")
#: A name without a match is one plain name: no second comma, no trailing comma, no other separator.
_ODD = re.compile(r"[;&]|,[^,]*,|,\s*$|(?i:\bal\b|\bothers\b|\betal\b)")
#: In small letters: the words that end a list.
_ENDING = re.compile(r"\b(?:al|others|etal)\b")
#: What separates names, or looks like it, outside braces; an HTML entity's `;` and `\;` do not.
_SEPARATOR = re.compile(r"&#?\w{1,31};|((?<!\S)\\?&(?!\S)|[,;])|\\[^{}]|[{}]")
#: One word of a name, without initials; `A. B. Lee` (but `O Neil` is a family); `Lee AB`.
_LONG = r"[^\s~,.]{2,}+"
_INITIALS_FIRST = rf"(?:(?![OD]\s)[^\W\d_a-z](?:\.[\s~-]*+|[\s~]++))++{_LONG}(?:[\s~]++{_LONG})*+"
_INITIALS_LAST = rf"(?![a-z]){_LONG}[\s~]++(?!(?:III?|IV|VI|JR|SR)\b)[A-Z]{{1,3}}"
#: Two names that a comma separates: no family name begins or ends with initials.
_TWO_NAMES = re.compile(
    rf"{_INITIALS_FIRST}\s*,\s*{_INITIALS_FIRST}|{_INITIALS_LAST}\s*,\s*{_INITIALS_LAST}"
)
# Strings are compiled by `re` when first used: few lists need any of these.
_ET_AL = r"(?i)(?:(?<![\w\\{])(?:\\[a-z]+\s*)?\{?\bet\.?[\s~]+al\b\.?\}?|^etal\.?)[\s,]*$"
#: Braces that match, up to three deep.
_BALANCED = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
_INITIALS = r"[^\W\d_]\.?(?:[\s~-]*[^\W\d_]\.?){0,3}"


def split_and(value: str) -> ListReading:
    """Return the names of an `and` list, whether it ends in "et al.", and what is wrong with it.

    Offsets are into `value`. A final `others` makes "et al."; so does a written `et al.`, which is
    a problem. Lists separated by `;`, ` & ` or commas are problems too and are split where no
    other reading makes sense. No text but separators is left away.
    """
    ordinary = _ordinary(value)
    if ordinary is not None:
        return ordinary, False, []
    pieces = _pieces(value)
    names: list[SplitName] = []
    problems: list[NameProblem] = []
    et_al = False
    last = len(pieces) - 1
    commas = value.count(",")
    for index, (start, end) in enumerate(pieces):
        if start == end:
            problems += _empty_name(value, pieces, index)
        elif not _ODD.search(value, start, end) and not _TWO_NAMES.fullmatch(value, start, end):
            names.append(SplitName(value[start:end], start, end))
        else:
            found, more, wrong = _odd_piece(value, start, end, index == last, commas)
            et_al = et_al or more
            if more and index < last:
                wrong.append(NameProblem("`others` and `et al.` stand last in a list", start, end))
            names += found
            problems += wrong
    return names, et_al, problems


def ordinary_pieces(value: str) -> list[str] | None:
    """Return what stands between the `and`s of a list like most: nothing but ` and ` and names.

    None where that is not certain at first sight; this takes a third of the time of a second look.
    A piece is an ordinary name if `is_ordinary` says so, once the blanks around it are gone.
    """
    if ";" in value or "&" in value:
        return None
    # Folded, the long s of other letters becomes the one of `others`, as patterns see it too.
    folded = value.lower() if value.isascii() else value.casefold()
    if folded.count("and") != value.count(" and "):
        return None
    if ("al" in folded or "others" in folded) and _ENDING.search(folded):
        return None
    return value.split(" and ")


def is_ordinary(name: str) -> bool:
    """Return whether a piece of an ordinary list is a name of at most one comma, not at its end.

    What can only be two names with a comma between them is none.
    An `and` within braces separates nothing, and leaves them open in the pieces beside it.
    """
    if not name or name[-1] == ",":
        return False
    commas = name.count(",")
    if commas and (commas > 1 or _TWO_NAMES.fullmatch(name)):
        return False
    return not ("{" in name or "}" in name) or re.fullmatch(_BALANCED, name) is not None


def _ordinary(value: str) -> list[SplitName] | None:
    """Return the ordinary names of a list, each with its place."""
    pieces = ordinary_pieces(value)
    if pieces is None:
        return None
    names = []
    start = 0
    for text in map(str.strip, pieces):
        if not is_ordinary(text):
            return None
        begin = value.index(text, start)
        end = begin + len(text)
        names.append(SplitName(text, begin, end))
        start = value.find(" and ", end) + len(" and ")
    return names


def _pieces(value: str) -> list[Span]:
    """Return the stretches between the `and`s outside braces, without white space around them."""
    spans: list[Span] = []
    start = 0
    if "{" not in value and "}" not in value:
        for match in _AND.finditer(value):
            spans.append(_trim(value, start, match.start()))
            start = match.end()
    else:
        depth = 0
        for match in _AND_OR_BRACE.finditer(value):
            part = match[0]
            if part == "{":
                depth += 1
            elif part == "}":
                depth = max(0, depth - 1)
            elif depth == 0:
                spans.append(_trim(value, start, match.start()))
                start = match.end()
    spans.append(_trim(value, start, len(value)))
    return spans


def _trim(value: str, start: int, end: int, extra: str = "") -> Span:
    """Return the span without white space at its ends, and without `extra` characters behind."""
    while start < end and value[start].isspace():
        start += 1
    while end > start and (value[end - 1].isspace() or value[end - 1] in extra):
        end -= 1
    return start, end


def _empty_name(value: str, pieces: list[Span], index: int) -> list[NameProblem]:
    """Return the problem of an `and` that lacks the name beside it; an empty value has none."""
    if len(pieces) == 1:
        return []
    if index == 0:
        where, start, end = "the list begins with `and`", 0, pieces[1][0]
    elif index == len(pieces) - 1:
        where, start, end = "the list ends with `and`", pieces[index - 1][1], len(value)
    else:
        where, start, end = "no name between two `and`s", pieces[index - 1][1], pieces[index + 1][0]
    return [NameProblem(where, *_trim(value, start, end))]


def _odd_piece(value: str, start: int, end: int, is_last: bool, commas: int) -> ListReading:
    """Read one stretch between `and`s in which something else than a plain name may stand.

    `commas` is how many the whole value has.
    """
    if value[start:end].lower() in {"others", "others."}:
        if is_last and value[start:end] == "others":
            return [], True, []
        return [], True, [NameProblem("write a final `and others`", start, end)] if is_last else []
    names: list[SplitName] = []
    problems: list[NameProblem] = []
    et_al = False
    if is_extended(value[start:end]):
        return [SplitName(value[start:end], start, end)], False, []
    is_only = value.count(",", start, end) == commas
    parts, problems = _split_at_marks(value, start, end)
    for number, (left, right) in enumerate(parts):
        begin, stop = left, right
        if not (is_last and number == len(parts) - 1):
            begin, stop = _trim(value, left, right, ",")
        if stop < right:
            problems.append(NameProblem("a comma before the next name", stop, right))
        match = re.search(_ET_AL, value[begin:stop])
        if match and _is_balanced(value, begin, begin + match.start()):
            cut = begin + match.start()
            message = "`et al.` in a list of names: write `and others`"
            problems.append(NameProblem(message, *_trim(value, cut, stop)))
            et_al = True
            begin, stop = _trim(value, begin, cut, ",")
        listed, wrong = _comma_list(value, begin, stop, is_only and stop < right)
        names += [SplitName(value[a:b], a, b) for a, b in listed if a < b]
        problems += wrong
    return names, et_al, problems


def _is_balanced(value: str, start: int, end: int) -> bool:
    """Return whether the stretch has as many opening as closing braces."""
    return value.count("{", start, end) == value.count("}", start, end)


def _separators(value: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the commas, semicolons and ampersands outside braces, as matches in `value`."""
    found: list[re.Match[str]] = []
    depth = 0
    for match in _SEPARATOR.finditer(value, start, end):
        part = match[0]
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and match[1]:
            found.append(match)
    return found


def _split_at_marks(value: str, start: int, end: int) -> tuple[list[Span], list[NameProblem]]:
    """Split at semicolons, and at an ampersand between two names that look complete.

    Of several separators of a kind the first is reported: they are one mistake.
    """
    spans: list[Span] = []
    problems: list[NameProblem] = []
    marks = [mark for mark in _separators(value, start, end) if mark[0] != ","]
    begin = left = start
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else end
        message = f"`{mark[0]}` between names: write `and`"
        if mark[0] == ";" or (
            _is_complete(value[left : mark.start()]) and _is_complete(value[mark.end() : stop])
        ):
            spans.append(_trim(value, begin, mark.start()))
            begin = mark.end()
        else:
            message = f"`{mark[0]}` in a name: write `and` between names, or put braces around it"
        if all(problem.message != message for problem in problems):
            problems.append(NameProblem(message, mark.start(), mark.end()))
        left = mark.end()
    spans.append(_trim(value, begin, end))
    return [span for span in spans if span[0] < span[1]], problems


def _is_complete(text: str) -> bool:
    """Return whether the text can be a whole name by itself: two words, with a comma or not."""
    return len(word_spans(text)[0]) > 1


def _comma_list(
    value: str, start: int, end: int, is_list: bool
) -> tuple[list[Span], list[NameProblem]]:
    """Split `A B, C D, E F` and `B, A., D, C.`, which BibTeX would read as one strange name.

    Splitting is safe where every part of three or more has two words (no suffix has), where every
    second part of four or more is nothing but initials, or, of two parts, where both have their
    initials at the same end, or where `, and` follows and no other name of the list has a comma
    (`is_list`).
    """
    commas = [mark.start() for mark in _separators(value, start, end) if mark[0] == ","]
    bounds = [start, *(comma + 1 for comma in commas)], [*commas, end]
    fields = [_trim(value, left, right) for left, right in zip(*bounds, strict=True)]
    texts = [value[left:right] for left, right in fields]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    whole = all(_is_complete(text) for text in texts)
    problem = [NameProblem("names separated by commas: write `and`", start, end)]
    if whole and len(texts) == 2:
        is_list = is_list or _TWO_NAMES.fullmatch(", ".join(texts)) is not None
    if whole and (len(texts) > 2 or (len(texts) == 2 and is_list)):
        return fields[: len(texts)], problem
    if (
        len(texts) > 3
        and len(texts) % 2 == 0
        and all(_is_initials(text) for text in texts[1::2])
        and not any(_is_initials(text) for text in texts[0::2])
    ):
        pairs = zip(fields[0 : len(texts) : 2], fields[1 : len(texts) : 2], strict=True)
        return [(family[0], given[1]) for family, given in pairs], problem
    return [(start, end)], []


def _is_initials(text: str) -> bool:
    """Return whether the text is one to four initials and nothing else."""
    return text.isupper() and re.fullmatch(_INITIALS, text) is not None
