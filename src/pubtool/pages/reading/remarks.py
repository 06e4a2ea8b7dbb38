"""Remarks in parentheses and brackets: which are badges, tags, legends, years, or plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.pages.reading.people.phrases import EDITOR_WORDS, WITH_WORDS
from pubtool.pages.reading.places import PUBLISHER
from pubtool.pages.reading.vocabulary import (
    ACRONYM,
    AWARD,
    LEGEND,
    MONTH,
    MONTH_ELSEWHERE,
    RANK,
    STATE,
    TAG,
    VENUE,
    YEAR,
)
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Callable

#: `text` belongs to what stands around it, `nothing` is dropped, `short` is a venue's short name,
#: and `venue` a venue that only its brackets keep apart.
Kind = Literal["text", "nothing", "year", "note", "badge", "tags", "short", "venue"]

EDGE = " \t,.;:|｜·•–—-/\"“”'’」』〈〉，。"
ISSUE = re.compile(r"[\d\s,–:-]+")
#: The number of a report: `TR-2020/17`.
_NUMBERED = re.compile(r"(?=.*(?:\d|/|-))[A-Z\d/ .:-]+")
_SYMBOLS = re.compile(r"[🏆🏅🥇🎉✨🔥⭐️🎖\s]+")
_KIND_OF_TEXT = re.compile(r"[JCMDRPN](?:/OL)?|\d{1,3}")
_DATED = re.compile(
    rf"(?:(?:{MONTH}|{MONTH_ELSEWHERE})\s+|(?:Journal|Conference|Workshop|Preprint),? )?"
    r"(?:19|20)\d\d(?:, [A-Z][\w ]*)?|(?:\d\d?/){1,2}(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:-\d\d-\d\d(?: \w{2,3})?|[./年]\d{1,2}月?)"
)
_HISTORY = re.compile(r"(?i)\bversion\b|\bappeared\b|\bpreviously\b|\bbased on\b")
_ARXIV_ID = re.compile(r"(?i)arxiv:\s?[\w.-]+(?:/\d+)?(?:\s*\[[\w.-]+\])?")
#: `forthcoming 2017`.
STATED = re.compile(rf"(?i)({NOT_YET}),?\s((?:19|20)\d\d)")
_ARXIV_CLASS = re.compile(
    r"[a-z-]{2,8}\.[A-Z]{2}|(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)"
    r"(?:\.[A-Za-z-]+)?(?:/\d{7})?|\d{4}\.\d{4,5}"
)
#: How large a file is, and of how many an author is one.
_COUNTED = re.compile(r"(?i)\d+(?:[.,]\d+)?\s?[kM]B?|\d+ (?:more )?authors?|\d+\w\w of \d+")
#: What those are called whose book it is: their names stand before it.
_EDITING = re.compile(rf"(?i){EDITOR_WORDS}")
#: What is told of the text, and of how many were taken.
_TOLD = re.compile(
    r"(?i)(?:written |published )?(?:in|en|auf|em)\s(?:english|german|french|spanish|italian"
    r"|portuguese|dutch|russian|ukrainian|polish|chinese|japanese|korean|persian|arabic|turkish"
    r"|greek|hebrew|czech|español|deutsch|français|inglés|alemán)\b.*"
    r"|.*\baccept(?:ance|ed)\b.*\d+(?:\.\d+)?\s?%|\d+(?:\.\d+)?% accept\w*"
)
#: What is told of a journal, or of a page.
_ASIDE = re.compile(r"(?i)impact factor\b|last (?:updated|revised|modified)\b|updated\b")
#: A venue that stands in brackets as a whole: `(Published in Water)`, `(Journal of Ice, R&R)`.
_WHERE = re.compile(
    r"(?i)(?:published in|appear(?:s|ed) in|accepted (?:at|by)"
    rf"|{NOT_YET}(?:,(?! preprint| draft| \d)| at| in| by))\s"
    rf"|.*,\s*{NOT_YET}$"
)
#: The same without a word that tells: `(R&R at Games and Economic Behavior)`.
_AT = re.compile(
    rf"(?i)(?:manuscript )?(?:{NOT_YET}) (?:at|by|in|to)\s(?:the\s)?(?!{MONTH}\b)(?-i:[A-Z]\w+)"
)
#: `(4th ed., West Academic 2016)`, `(Oxford: Oxford University Press, 2010)`.
_PUBLISHED = re.compile(
    rf"(?:\d+\w\w ed\.,?\s)?(?=[^,;\d]*\b{PUBLISHER})"
    r"[A-Z][^,;\d()]{2,60},?\s(?:19|20)\d\d"
)
_PART = re.compile(
    r"(?i)vol(?:ume)?\b|pp?\.|S\. \d|págs?\.|\d+(?:st|nd|rd|th|\.) (?:ed|aufl)\b|deel \d|bd\."
)
#: A name in several words, and a year: `Computer Graphics Forum 2020`.
_NAMED = re.compile(
    rf"(?!(?i:{WITH_WORDS})\b)(?!{MONTH}\b)[A-Z][\w&-]+"
    r"(?: (?:of |and |the |for |on |in )*[A-Z&][\w-]*){1,6},? (?:19|20)\d\d"
)
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


def _names_venue(text: str) -> bool:
    """Return whether a text is a venue and its date: `Journal of Snow, 2024, 244(1): 105831`."""
    known = VENUE.search(text) and YEAR.search(text) and text[0].isupper()
    other = AWARD.search(text) or RANK.search(text) or STATE.match(text)
    return bool(known or _NAMED.fullmatch(text)) and not other


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
    ("nothing", lambda group: _COUNTED.fullmatch(group.text) or _EDITING.fullmatch(group.text)),
    ("nothing", lambda group: _ARXIV_CLASS.fullmatch(group.text)),
    ("nothing", lambda group: _ASIDE.match(group.text)),
    ("text", lambda group: not group.text or _KIND_OF_TEXT.fullmatch(group.text)),
    ("year", lambda group: _DATED.fullmatch(group.text)),
    ("text", lambda group: ISSUE.fullmatch(group.text)),
    ("note", lambda group: LEGEND.search(group.text) or not any(map(str.isalpha, group.text))),
    ("venue", lambda group: _WHERE.match(group.text) and VENUE.search(group.text)),
    ("venue", lambda group: _AT.match(group.text)),
    ("venue", lambda group: not group.square and _PUBLISHED.fullmatch(group.text)),
    ("venue", lambda group: not group.before.strip(EDGE) and _names_venue(group.text)),
    ("badge", lambda group: AWARD.search(group.text) or STATE.match(group.text)),
    ("badge", lambda group: STATED.fullmatch(group.text)),
    ("note", lambda group: _TOLD.fullmatch(group.text)),
    ("tags", lambda group: RANK.search(group.text)),
    ("text", lambda group: group.before.strip(EDGE) and _NUMBERED.fullmatch(group.text)),
    ("short", lambda group: group.square and TAG.match(group.text)),
    ("badge", lambda group: group.square),
    ("note", lambda group: _HISTORY.search(group.text)),
    ("tags", lambda group: not group.before.strip(EDGE)),
    ("text", _belongs),
    ("tags", lambda group: words_in(group.text) < 9),
)
