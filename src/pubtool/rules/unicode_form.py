"""Letters in pieces, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pubtool.findings import Edit
from pubtool.rules._values import Part, macros
from pubtool.rules.base import TEXT_FIELDS, Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

_FIELDS = TEXT_FIELDS | {"abstract", "keywords"}
#: A letter with combining marks behind it, a Korean syllable in its letters, an invisible
#: character. Joiners are none of these: Persian, the scripts of India and emoji need them.
_MARKS = r"\u0300-\u036f\u3099\u309a"
_VOWELS = r"\u1161-\u1175"
_INVISIBLE = r"\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SUSPECT = rf"[^\W\d_][{_MARKS}]+|[\u1100-\u1112][{_VOWELS}][\u11a8-\u11c2]?|[{_INVISIBLE}]+"
#: One character of each of these.
_HINT = f"[{_MARKS}{_VOWELS}{_INVISIBLE}]"
#: Scripts that are written from right to left, where marks of direction have a meaning.
_LEFTWARD = r"[\u0590-\u08ff]"
_NAMES = {
    "\xad": "a soft hyphen",
    "\u200b": "a blank without width",
    "\ufeff": "a byte order mark",
}


def _check(subject: Subject, _: Context) -> Iterable[Problem]:
    if subject.text.isascii() or not re.search(_HINT, subject.text):
        return ()
    return _all_problems(subject)


def _all_problems(subject: Subject) -> Iterator[Problem]:
    for name, field in subject.own.items():
        if name in _FIELDS and not field.value.isascii() and field.content_start is not None:
            yield from _problems(field, subject.entry.key)


def _macros(context: Context) -> Iterator[Problem]:
    for field in macros(context):
        if not field.value.isascii():
            yield from _problems(field, "")


def _problems(field: Field, key: str) -> Iterator[Problem]:
    part = Part.of(field, key)
    for match in re.finditer(_SUSPECT, field.value):
        written = match[0]
        if not written[0].isalpha():
            if re.search(_LEFTWARD, field.value):
                continue
            new = ""
            message = f"{_NAMES.get(written[0], 'an invisible mark')} stands here; remove it"
        else:
            new = unicodedata.normalize("NFC", written)
            message = f"`{new}` is written as a letter and what is added to it; write it as one"
        if new != written:
            yield part.problem(message, *match.span(), [Edit(*match.span(), new)], safe=False)


RULE = Rule(
    name="unicode-form",
    severity="warning",
    what=(
        "A letter in pieces, such as `u` and two dots on their own for `ü`, where Unicode has one "
        "character for it (NFC); or an invisible character: a soft hyphen, a blank without width, "
        "a mark of direction in text that needs none."
    ),
    why=(
        "It looks right and is another text: searching and sorting miss it, most LaTeX fonts print "
        "it wrong. It comes from copying out of a PDF or a macOS file name."
    ),
    mend="Type the text anew.",
    bad=(
        Example(
            "@misc{k, title = {T}, author = {Eva St«u\u0308»eken}}\n",
            fixed="@misc{k, title = {T}, author = {Eva Stüeken}}\n",
        ),
        Example(
            "@misc{k, title = {Inter«\xad»national «\u200b»Trade}}\n",
            fixed="@misc{k, title = {International Trade}}\n",
        ),
        Example(
            "@string{j = {Zeitschrift f«u\u0308»r Physik}}\n",
            fixed="@string{j = {Zeitschrift für Physik}}\n",
        ),
    ),
    good=(
        Example("@misc{k, title = {Über m\u0304 and $\\bar{x}$}, author = {Müller, Jörg}}\n"),
        Example("@misc{k, title = {می\u200cشود \u200fabc}, author = {神田}}\n"),
    ),
    entry=_check,
    whole=_macros,
)
