"""How many words a text has."""

from __future__ import annotations

from pubtool.model import is_unspaced


def words_in(text: str) -> int:
    """Return how many words a text has; two characters of Chinese or Japanese are one."""
    unspaced = sum(map(is_unspaced, text)) if not text.isascii() else 0
    return sum(any(map(str.isalnum, word)) for word in text.split()) + unspaced // 2
