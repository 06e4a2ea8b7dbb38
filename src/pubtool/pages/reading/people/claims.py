"""Where a page says whose it is, beside its headings: *I am Ann Lee*, and links to accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.names import name_key, read_names
from pubtool.people.ownname import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.pages.reading.seen.flat import Flat

_INTRODUCED = re.compile(
    r"\b(?:I['’]m|I am|[Mm]y name is|[Jj]e suis|[Ii]ch bin|[Mm]e llamo|[Mm]ein Name ist)\s+"
    r"(?=[^\W\d_a-z])([^,.!?;:\n]{4,60})"
)
_ACCOUNT = re.compile(
    r"(?i)^(?:https?:)?//(?:(?:www\.|\w\w\.)?(?:github|gitlab|twitter|x|linkedin)\.com/(?:in/)?@?([\w.%-]+)"
    r"|([\w-]+)\.(?:github|gitlab)\.io\b)"
)
#: What stands around a name in a title: `Ann Lee - Publications`, `Ann Lee's homepage`.
_PARTS = re.compile(r"\s*[|·:]\s*|\s+[-–—]\s+|['’]s\b")
#: No name has more words.
_WORDS = 4


def introductions(lines: Iterable[Flat]) -> list[str]:
    """Return what follows *I am*, which may be the owner's name."""
    return [match[1] for line in lines for match in _INTRODUCED.finditer(line.text)]


def named_within(lines: Iterable[Flat], titles: Iterable[str]) -> list[str]:
    """Return the keys of a name that is a title, or a part of one, as lines have it within them.

    There it stands between signs, with its given names or their initials.
    """
    parts = [part for title in titles for part in _PARTS.split(title)]
    patterns = [_spellings(*part.split()) for part in parts if _is_name(part)]
    texts = [line.text for line in lines]
    return list(
        dict.fromkeys(
            name_key(found[0])
            for pattern in patterns
            for text in texts
            for found in pattern.finditer(text)
        )
    )


def _is_name(text: str) -> bool:
    """Return whether a text is a name in several words, and no more."""
    names = read_names(text)
    whole = len(names.names) == 1 and names.end == len(text)
    return whole and 1 < len(text.split()) <= _WORDS and "," not in text


def _spellings(given: str, *others: str) -> re.Pattern[str]:
    """Return a pattern for a name between signs, also with an initial, and family name first."""
    first, family = rf"(?:{re.escape(given)}|{re.escape(given[0])}\.)", re.escape(others[-1])
    middle = r"(?:[ -]?[A-Z][\w’'-]*\.?)?"
    return re.compile(
        rf"(?:(?<=[,.;:—–(?!”\"] )|(?<=\()|(?<=\band )|(?<=& ))"
        rf"(?:{first}{middle} {family}|{family}, {first}{middle})"
        r"(?=[*†‡\d]*\s*(?:[,.;:)—–]|and\b|&|$))"
    )


def accounts(lines: Iterable[Flat]) -> frozenset[str]:
    """Return the names of the accounts that a page links to, in small letters and no others.

    A link on somebody's name, as on a co-author's, says nothing of the page.
    """
    found = set()
    for line in lines:
        for value, start, end in line.stretches(lambda run: run.href):
            match = _ACCOUNT.match(str(value)) if value else None
            account = _letters(match[1] or match[2]) if match else ""
            if account and not is_account_of(account, fold_name(line.text[start:end])):
                found.add(account)
    return frozenset(found)


def is_account_of(account: str, key: str) -> bool:
    """Return whether an account may be named for a person: `annlee` for `ann lee` and `a lee`."""
    *given, family = key.split() or [""]
    if not given or not account.endswith(family):
        return False
    before = account.removesuffix(family)
    if len(given[0]) > 1:
        return before in ("".join(given), given[0])
    return len(before) > 1 and before[0] == given[0]


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold_name(name))
