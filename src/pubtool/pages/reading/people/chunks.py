"""The pieces of an author list: what stands between two separators, and whether it is a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.model import is_unspaced
from pubtool.pages.reading.people.behind import SEPARATOR, signs_behind
from pubtool.pages.reading.people.beyond import begins_something_else, begins_title, is_journal
from pubtool.pages.reading.people.phrases import ELISION, ET_AL
from pubtool.pages.reading.people.words import (
    PARTICLES,
    SUFFIXES,
    ends_as_name,
    is_initials,
    is_name_word,
    one_spelling,
    signs_at,
    without_signs,
)
from pubtool.pages.reading.vocabulary import VENUE

if TYPE_CHECKING:
    from collections.abc import Iterator


#: More names than any paper that a person lists one by one, and words than any name.
_MOST, _LONGEST = 400, 8
_WORD = re.compile(r"[^\s,;:，、；：()\[\]{}<>\"“”„«»|·•&/\\!?！？。．（）【】]+")
#: A state, and no two persons: `with Ann Lee, R&R at ...`.
_REVISED = re.compile(r"R ?& ?R\b(?!\.)")
_NOT_IN_NAMES = frozenset(("", "and", "und", "et", "&", "with"))
#: Last words of what signs papers as a person does: `International Brain Laboratory`.
_GROUPS = frozenset(
    [
        *("Laboratory", "Consortium", "Collaboration", "Team", "Network", "Initiative"),
        *("Consortia", "Investigators", "Collaborators", "Collaborative"),
    ]
)
#: Those that no title ends in.
SIGNING = frozenset(("Laboratory", "Consortium", "Collaboration", "Collaborative", "Investigators"))
#: The last words of a group's name, up to a comma.
_GROUP = re.compile(rf"(?:[A-Z][\w’'-]*\s){{1,4}}(?:{'|'.join(sorted(_GROUPS))})(?=[,;])")
_COLLABORATION = re.compile(
    r"The (?:[A-Z][\w’'-]*\s){1,4}(?:Laboratory|Consortium|Collaborati(?:ons?|ve)|Investigators)\b"
)
#: What somebody is called, within the name.
_NICKNAME = re.compile(r"\s+\([A-Z][a-z]+\)(?=\s+[A-Z][a-z])")
#: `Roe, D. F., Jr.`
_SUFFIX = re.compile(r", (?:[JS]r\.?|I{2,3}|IV)(?=[\s,;:.)]|$)")
#: `A Lee, B Chan`: an initial, and no article.
_A_LEE = re.compile(
    r"A (?:[A-Z][a-z]{1,2} )?[^\W\d_][\w’'-]+[*¹²³]*(?:[,;]| and| &| ·)"
    r" (?:[A-Z]{1,2} ){1,3}[A-Z][\w’'-]+"
)
_BLANK = re.compile(r"\s*")
#: A family name with initials and no stops.
_VANCOUVER = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}(?=[,.;]| \()")
#: A name without its blank: `C.Schmidt`.
_GLUED = re.compile(r"(?:[^\W\d_]\.-?){1,3}[^\W\d_]{3,}")
#: A given name behind a family name and a blank: `坂本 唯斗`.
_GIVEN = re.compile(r"[ \u3000][\u3040-\u30ff\u3400-\u9fff]{1,3}(?=[\s,、，;*]|$)")


class Name(NamedTuple):
    """A name at `start:end` of the text it was read from."""

    name: str
    marks: str
    start: int
    end: int


_BARE = re.compile(r"[A-Z]{1,3}(?=[,.;]|\s(?:and|&)\s)")
#: A short family name in capitals is none of three initials: `B. COX`, `LI H`.
_CAPITALS = re.compile(
    r"(?:[A-Z]\. ?)+(?!III)[A-Z][AEIOUY][A-Z]|[A-Z][AEIOUY][A-Z]?(?: [A-Z]){1,2}"
)


class Chunk(NamedTuple):
    """What stands between two separators: its kind, and as a name."""

    kind: str
    name: Name
    after: int
    stopped: bool = False


def chunks_of(text: str, start: int) -> Iterator[Chunk]:
    """Yield what stands between separators, up to the first that can be no part of a name."""
    at = start
    bare_initials = False
    for _ in range(_MOST):
        skipped = ELISION.match(text, at)
        if skipped:
            at = skipped.end()
        others = ET_AL.match(text, at) or _REVISED.match(text, at) or is_journal(text, at)
        if at > start and others:
            return
        chunk = chunk_at(text, at, bare_initials=bare_initials, first=at == start)
        if chunk is None:
            return
        yield chunk
        last = chunk.name.name.rpartition(" ")[2]
        initials = last.isupper() and last.isalpha() and len(last) < 4
        bare_initials = chunk.kind == "full" and initials and last.lower() not in SUFFIXES
        if chunk.stopped:
            return
        separator = SEPARATOR.match(text, chunk.after)
        if not separator:
            return
        at = separator.end()


class _Taken:
    """The words of a chunk as they are taken, and where they end."""

    def __init__(self, start: int, *, bare_initials: bool, first: bool) -> None:
        self.start = self.end = start
        self.bare_initials, self.first = bare_initials, first
        self.words: list[str] = []
        self.marks = ""
        self.stopped = False

    def is_over(self, text: str, at: int) -> bool:
        """Return whether the chunk ends before the word at a place."""
        if self.marks and at > self.end:  # a mark ends a name, but for initials: `Lee^ A, Chan B`
            return len(self.words) > 1 or not _BARE.match(text, at)
        if is_journal(text, at):
            return True
        if begins_title(text, at, self.words):  # `Lee A. Snow in towns`
            self.words[-1] = self.words[-1].rstrip(".")
            self.end -= 1
            self.stopped = True
            return True
        return bool(self.words) and begins_something_else(text, at, self.words)

    def may_take(self, text: str, at: int, word: str, signs: str) -> bool:
        """Return whether a word at a place, with the signs behind it, may be the next of a name."""
        odd = len(self.words) == 1 and bool(signs) and word.isalpha()  # `Zichao long*`
        first = self.first and not self.words and not _A_LEE.match(text, self.start)
        if word.lower() in _NOT_IN_NAMES:
            return False
        return (
            odd
            or is_name_word(word, first=first)
            or (bool(_GROUP.match(text, at)) and is_name_word(word, first=first, group=True))
            or self._is_family(text, at)
        )

    def _is_family(self, text: str, at: int) -> bool:
        """Return whether a word begins a name in a list of such: `Lee A, Best JG, Chan B`."""
        return self.bare_initials and not self.words and bool(_VANCOUVER.match(text, at))

    def take_nickname(self, text: str) -> None:
        """Take what somebody is called, within the name: `Hye-Young (Helen) Paik`."""
        nickname = _NICKNAME.match(text, self.end) if self.words else None
        if nickname:
            self.words.append(nickname[0].strip())
            self.end = nickname.end()

    def take(self, text: str, match: re.Match[str], word: str, signs: str) -> None:
        """Take a word; a full stop behind it may end the chunk."""
        # `Lee, A..`: the stop of an initial, and that of the sentence.
        doubled = match[0].endswith("..") and is_initials(match[0][:-1])
        self.words.append(word[:-1] if doubled else word)
        self.end = match.end() - doubled
        self.stopped = doubled
        self.marks += signs
        ends = text[self.end : self.end + 1] != "," and not (
            signs and SEPARATOR.match(text, self.end)
        )
        spelt_out = self.bare_initials and len(self.words) > 1 and not self.marks and ends
        marked = signs and ends
        if match[0].endswith(".") and (marked or spelt_out or not ends_as_name(word, self.words)):
            self.end -= len(match[0]) - len(match[0].rstrip("."))
            initial = bool(signs) and len(word) == 1  # `Chan, B.*`, whose stop ends both
            self.words[-1] = f"{word}." if initial else word.rstrip(".")
            self.stopped = True


def chunk_at(text: str, at: int, *, bare_initials: bool, first: bool) -> Chunk | None:
    """Return the words from a place on that may be a name.

    With `bare_initials` the list writes `Lee A`: then a full stop after initials ends it. The
    `first` name of a list does not begin with `A`: a title may.
    """
    lead, at = signs_at(text, _past(text, at))
    start = _past(text, at)
    if group := _COLLABORATION.match(text, start):
        return Chunk("full", Name(group[0], "", start, group.end()), group.end())
    taken = _Taken(start, bare_initials=bare_initials, first=first)
    words = taken.words
    while len(words) < _LONGEST and not taken.stopped:
        taken.take_nickname(text)
        match = _WORD.match(text, _past(text, taken.end))
        if match is None or taken.is_over(text, match.start()):
            break
        word, signs = without_signs(match[0])
        if words and word in (SIGNING if first else _GROUPS):
            return _group(text, start, match.start())
        if not taken.may_take(text, match.start(), word, signs):
            break
        taken.take(text, match, word, signs)
        if is_unspaced(word[0]) and not (len(words) == 1 and _GIVEN.match(text, taken.end)):
            break
    if not words:
        return None
    more, after = signs_behind(text, taken.end)
    suffix = _SUFFIX.match(text, after)
    after = suffix.end() if suffix else after
    spelt = " ".join(words) + (suffix[0] if suffix else "")
    name = Name(spelt, one_spelling(lead + taken.marks + more), start, after)
    return Chunk(_kind(words), name, after, taken.stopped)


def _group(text: str, start: int, at: int) -> Chunk:
    """Return what signs papers as a person does, from its first word to the last telling one."""
    end = at
    while (word := _WORD.match(text, _past(text, end))) and word[0] in _GROUPS:
        end = word.end()
    return Chunk("full", Name(text[start:end], "", start, end), end)


def _kind(words: list[str]) -> str:
    """Return `full`, `single`, `initials` or `none` for the words of a chunk."""
    name = " ".join(words)
    if not name.isascii() and all(is_unspaced(char) or char == " " for char in name):
        return "full" if 2 <= len(name.replace(" ", "")) <= 4 + (" " in name) else "none"
    if VENUE.search(name):
        return "none"
    if len(words) > 1 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
    if is_initials(name) and not _CAPITALS.fullmatch(name):
        return "initials"
    if len(words) == 1:
        return "full" if _GLUED.fullmatch(name) else "single"
    if words[-1] in PARTICLES:
        return "none"
    return "full" if len(words) <= 7 else "none"


def _past(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
