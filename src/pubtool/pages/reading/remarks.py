"""Remarks in parentheses and brackets: which are badges, tags, legends, years, or plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.pages.reading.vocabulary import ACRONYM, AWARD, LEGEND, MONTH, RANK, STATE, TAG, VENUE
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable

#: `text` belongs to what stands around it, `nothing` is dropped, `short` is a venue's short name,
#: and `venue` a venue that only its brackets keep apart.
Kind = Literal["text", "nothing", "year", "note", "badge", "tags", "short", "venue"]

EDGE = " \t,.;:|｜·•–—-/\"“”'’」』"
ISSUE = re.compile(r"[\d\s,–:-]+")
#: The number of a report: `TR-2020/17`.
_NUMBERED = re.compile(r"(?=.*(?:\d|/|-))[A-Z\d/ .:-]+")
_SYMBOLS = re.compile(r"[🏆🏅🥇🎉✨🔥⭐️🎖\s]+")
_KIND_OF_TEXT = re.compile(r"[JCMDRPN](?:/OL)?|\d{1,3}")
_DATED = re.compile(
    rf"(?:{MONTH}\s+|(?:Journal|Conference|Workshop|Preprint),? )?"
    r"(?:19|20)\d\d(?:, [A-Z][\w ]*)?|(?:\d\d?/){1,2}(?:19|20)\d\d"
)
_HISTORY = re.compile(r"(?i)\bversion\b|\bappeared\b|\bpreviously\b|\bbased on\b")
_ARXIV_ID = re.compile(r"(?i)arxiv:\s?[\w.-]+(?:/\d+)?(?:\s*\[[\w.-]+\])?")
_ARXIV_CLASS = re.compile(r"[a-z-]{2,8}\.[A-Z]{2}")
#: What is told of a journal, or of a page.
_ASIDE = re.compile(r"(?i)impact factor\b|last (?:updated|revised|modified)\b|updated\b")
#: A venue that stands in brackets as a whole: `(Published in Water)`, `(Journal of Ice, R&R)`.
_WHERE = re.compile(
    r"(?i)(?:published in|appear(?:s|ed) in|accepted (?:at|by)"
    r"|(?:revision requested|re(?:ject|vise) (?:and|&) resubmit|r&r)(?:,| at| in| by))\s"
    r"|.*,\s*(?:r&r|forthcoming|accepted)$"
)
_PART = re.compile(r"(?i)vol(?:ume)?\b|pp?\.")
_NAME = re.compile(r"[A-Z]\w{2,14}")


class Remark(NamedTuple):
    """A remark without symbols, and what it is."""

    kind: Kind
    text: str


class _Group(NamedTuple):
    """What stands in a group, whether its brackets are square, and the text before it."""

    text: str
    square: bool
    before: str


def without_symbols(text: str) -> str:
    """Return a text without cups, stars and punctuation at its ends."""
    return _SYMBOLS.sub(" ", text).strip(EDGE)


def read_remark(text: str, before: str, *, square: bool) -> Remark:
    """Return what the text of a group is, given what stands before it and whether `[` opens it."""
    group = _Group(without_symbols(text), square, before)
    kind: Kind = next((kind for kind, is_such in _KINDS if is_such(group)), "note")
    return Remark(kind, group.text)


def _belongs(group: _Group) -> bool:
    """Return whether a group is a part of the name before it."""
    text, before = group.text, group.before
    return bool(
        ACRONYM.match(text)
        or _PART.match(text)
        or (VENUE.search(text) and text[0].isupper())
        or (_NAME.fullmatch(text) and VENUE.search(before))
    )


#: In this order; the first that fits is it.
_KINDS: tuple[tuple[Kind, Callable[[_Group], object]], ...] = (
    ("nothing", lambda group: group.square and _KIND_OF_TEXT.fullmatch(group.text)),
    ("nothing", lambda group: group.square and not group.text),
    ("nothing", lambda group: _ARXIV_ID.fullmatch(group.text)),
    ("nothing", lambda group: group.square and _ARXIV_CLASS.fullmatch(group.text)),
    ("nothing", lambda group: _ASIDE.match(group.text)),
    ("text", lambda group: not group.text or _KIND_OF_TEXT.fullmatch(group.text)),
    ("year", lambda group: _DATED.fullmatch(group.text)),
    ("text", lambda group: ISSUE.fullmatch(group.text)),
    ("note", lambda group: LEGEND.search(group.text) or not any(map(str.isalpha, group.text))),
    ("venue", lambda group: _WHERE.match(group.text) and VENUE.search(group.text)),
    ("badge", lambda group: AWARD.search(group.text) or STATE.match(group.text)),
    ("tags", lambda group: RANK.search(group.text)),
    ("text", lambda group: group.before.strip(EDGE) and _NUMBERED.fullmatch(group.text)),
    ("short", lambda group: group.square and TAG.match(group.text)),
    ("badge", lambda group: group.square),
    ("note", lambda group: _HISTORY.search(group.text)),
    ("tags", lambda group: not group.before.strip(EDGE)),
    ("text", _belongs),
    ("tags", lambda group: words_in(group.text) < 9),
)
