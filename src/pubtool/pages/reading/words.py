"""How many words a text has, and where one is."""

from __future__ import annotations

from pubtool.model import is_unspaced

#: A few words have fewer characters, nearly always.
_SOME = 200


def words_in(text: str) -> int:
    """Return how many words a text has; two characters of Chinese or Japanese are one."""
    unspaced = sum(map(is_unspaced, text)) if not text.isascii() else 0
    return sum(any(map(str.isalnum, word)) for word in text.split()) + unspaced // 2


def has_more_words(text: str, number: int) -> bool:
    """Return whether a text has more words than a few; most of a long text is not looked at."""
    return words_in(text[:_SOME]) > number or (len(text) > _SOME and words_in(text) > number)


def is_within_word(text: str, at: int) -> bool:
    """Return whether a place is within a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
