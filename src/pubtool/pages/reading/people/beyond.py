"""What begins behind a name without a sign, and is none of it: a title, a journal, a date."""

from __future__ import annotations

import re

from pubtool.model import is_unspaced
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.vocabulary import ABBREVIATED, MONTH

#: A word in a capital, and a small one that is no part of names nor between them.
_TITLE = re.compile(
    r"(?<=\.\s)[A-Z][a-z][\w-]+\s"
    r"(?!(?:and|und|et|y|e|de|del|della|da|di|du|la|le|van|von|vom|den|der|ter|ten|al)\b)[a-z]{2,}"
)
#: The same without a stop before it, or with an article.
_RUNS_ON = re.compile(
    r"\s*(?:An?|The|On|In|How|Why|What|[A-Z][a-z][\w’'-]+)\s"
    r"(?!(?:and|und|et|y|e|de|del|della|da|di|du|la|le|van|von|vom|den|der|ter|ten|al|dos|das|bin"
    r"|ibn|el|los|zu|zur)\b)[a-z]{2,}"
)
_ARTICLE = re.compile(r"An?\s+(?!(?:and|und|et)\s)[a-z]")
MONTH_AND_YEAR = re.compile(rf"\s*{MONTH},?\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]{3,}")
_CUT_SHORT = re.compile(r"\b[A-Z][a-z]+\.")


def is_journal(text: str, at: int) -> bool:
    """Return whether the name of a journal begins, in words cut short: `J. Chem. Phys.`."""
    journal = ABBREVIATED.match(text, at)
    return journal is not None and bool(_CUT_SHORT.search(journal[0]))


def begins_title(text: str, at: int, words: list[str]) -> bool:
    """Return whether a title begins behind a family name and an initial with a full stop."""
    russian = (
        len(words) > 2 and bool(_CYRILLIC.match(words[0])) and all(map(is_initials, words[1:]))
    )
    if russian and words[-1].endswith("."):
        return True  # `Иванов А. Б. О кривых`
    return (
        len(words) == 2
        and len(words[0]) > 2
        and words[1].endswith(".")
        and is_initials(words[1])
        and bool(_TITLE.match(text, at))
    )


def runs_into_title(text: str, at: int, words: list[str]) -> bool:
    """Return whether a title follows an initial and a family name without a sign.

    `A. Lee Snow in towns`: a capital, and then a small word that is no part of names.
    """
    initial = len(words) > 1 and is_initials(words[0]) and "." in words[0]
    spelt = initial and not any(map(is_initials, words[-1:]))
    return spelt and bool(_RUNS_ON.match(text, at))


def begins_something_else(text: str, at: int, words: list[str]) -> bool:
    """Return whether a word is none of the name that `words` are the beginning of.

    `Ann Lee December 2024`, `Lee, A. y Chan, B.`, and a title in another script.
    """
    if _ARTICLE.match(text, at):  # `Roe, Cy A. A second look`
        return True
    if runs_into_title(text, at, words):
        return True
    if MONTH_AND_YEAR.match(text, at) or (is_unspaced(text[at]) and words[-1].isascii()):
        return True
    return text[at : at + 2] in ("y ", "e ") and is_initials(" ".join(words))
