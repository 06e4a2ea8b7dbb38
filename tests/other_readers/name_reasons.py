"""Why another reader splits a name, or a list of names, in another way than pubtool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.bibtex.name_parts import is_extended
from pubtool.bibtex.names import split_and

if TYPE_CHECKING:
    from collections.abc import Iterator

    from other_readers.comparison import Difference

_SUFFIX = re.compile(r"[^|]*\|[^|]*\|[^|]*\|(?:[jJsS][rR]|II|III|IV|[2-9](?:nd|rd|th))\.?")
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
    return next(filter(None, _name_reasons(difference, value)), None)


def _name_reasons(difference: Difference, value: str) -> Iterator[str | None]:
    ours, theirs = difference.ours, difference.theirs
    if "=" in theirs and (is_extended(value) or "family=" in value or "xdata=" in value):
        yield "biblatex's `family=..., given=...`, unknown to bibtex"
    if _SUFFIX.fullmatch(ours) and ours.split("|")[3] == theirs.split("|")[0]:
        yield "`Last, Jr.`: a suffix for pubtool, a given name for bibtex"
    if re.search(r"(?i)^and\s|\sand$", value):
        yield "`and` at the beginning or the end of a list: a part of the name for bibtex"
    if value.count(",") > 2 and "," in ours and ours.replace(",", " ").split() == _blank(theirs):
        yield "more than two commas: pubtool keeps the rest of the name as it stands"
    if "\\~" in ours and "\\~" not in theirs:
        yield "`\\~{n}` within a name: an accent for pubtool, a tie between words for others"
    if "\\|" in theirs:
        yield "`\\ ` between words: others leave its backslash in a name"
    yield _word_reason(ours, theirs)


def _word_reason(ours: str, theirs: str) -> str | None:
    """Return which words are particles for the other reader alone, or joined otherwise."""
    same_words = _split(ours) == _split(theirs)
    if same_words and _particle_is_longer(ours, theirs):
        return "a particle after a capital (`Fosas de Pando`): bibtex's runs to the last small word"
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


def _particle_is_longer(ours: str, theirs: str) -> bool:
    """Say whether the other particle begins as ours and goes on to, or begins with, a capital."""
    particle, longer = ours.split("|")[1], theirs.split("|")[1].split(" ")
    inner = longer if particle else longer[:-1]
    return longer[: len(particle.split())] == particle.split() and any(
        not word[:1].islower() for word in inner
    )


def _blank(name: str) -> list[str]:
    return name.replace(",", " ").split()


def _split(name: str) -> list[str]:
    return sorted(re.findall(r"[^\s|;-]+", name))
