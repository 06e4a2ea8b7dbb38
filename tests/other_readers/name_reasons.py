"""Why another reader splits a name, or a list of names, in another way than pubtool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.bibtex.name_parts import is_extended
from pubtool.bibtex.names import split_and

if TYPE_CHECKING:
    from other_readers.comparison import Difference

_SUFFIX = re.compile(r"[^|]*\|[^|]*\|[^|]*\|(?:[jJsS][rR]|II|III|IV|[2-9](?:nd|rd|th))\.?")
_CONTROL_BLANK = re.compile(r"\\[\s~,]")
_BACKSLASH_WORD = re.compile(r"(?:^|[\s|;])\\")


def list_reason(value: str) -> str | None:
    """Return why the readers find another number of names in the value."""
    _, _, problems = split_and(value)
    messages = " ".join(problem.message for problem in problems)
    if "et al" in messages or "others" in messages:
        return "`et al.` at the end of a list: a name for bibtex, `and others` for pubtool"
    if "between names" in messages or "separated by commas" in messages:
        return "names separated by `;` or commas, which bibtex takes for one name"
    if "two `and`s" in messages or "list ends" in messages or "list begins" in messages:
        return "`and and`: bibtex counts a name without text"
    if is_extended(value):
        return "biblatex's `family=..., given=...`, unknown to bibtex"
    return None


def name_reason(difference: Difference, value: str) -> str | None:
    """Return why the readers see other parts in one name of the value."""
    ours, theirs = difference.ours, difference.theirs
    if "=" in theirs and (is_extended(value) or "family=" in value or "xdata=" in value):
        return "biblatex's `family=..., given=...`, unknown to bibtex"
    if _SUFFIX.fullmatch(ours) and ours.split("|")[3] == theirs.split("|")[0]:
        return "`Last, Jr.`: a suffix for pubtool, a given name for bibtex"
    if _CONTROL_BLANK.search(ours) or _CONTROL_BLANK.search(value) and "\\|" in theirs + "|":
        return "`\\ ` within a name: a space set by LaTeX for pubtool, a word's end for bibtex"
    return _word_reason(ours, theirs)


def _word_reason(ours: str, theirs: str) -> str | None:
    """Return which words are particles for the other reader alone, or joined otherwise."""
    same_words = _split(ours) == _split(theirs)
    if "-" in ours and same_words:
        if " -" in ours:
            return "a hyphen at the beginning of a word, which bibtex leaves out"
        return "a small letter after a hyphen: a particle for bibtex, not for biber and pubtool"
    particles = theirs.split("|")[1].split()
    if same_words and any(not word[0].isascii() and word[0].isupper() for word in particles):
        return "a capital outside ASCII: no capital for bibtex, so a particle"
    if same_words and _BACKSLASH_WORD.search(theirs):
        return "an accent without braces: bibtex looks at the letters of its command"
    return None


def _split(name: str) -> list[str]:
    return sorted(re.findall(r"[^\s|;-]+", name))
