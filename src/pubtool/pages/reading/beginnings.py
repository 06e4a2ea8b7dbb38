"""What stands before a publication in its first line: its number, a venue, an award, a state.

`12.`, `[C5]`, `[NeurIPS 2024 Oral]`, `(In press at Nature)`, and a venue in the look of code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.vocabulary import ACRONYM, AWARD, RANK, STATE, TAG, VENUE
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.seen.flat import Flat

_AT_START = re.compile(
    r"^\W{0,3}(?:[\[【(]([^\[\]【】()]{1,40})[\]】)]|(\d{1,3})(?:[.)]|\s?[–-])\s"
    r"|(\d{1,2}(?:\.\d{1,2})+)\.?\s(?=[A-Z])"
    r"|([A-Z]{1,3}[-.]?\d{1,3})(?:[.)]\s?|\s[–-]\s)(?=[A-Z“\"])"
    r"|((?:Chapter|Kapitel|Paper)\s\d{1,3})[:.])[\s:.]*"
)
#: What a page's style sheet makes small boxes of.
_CHIPS = frozenset(("badge", "venue"))
#: A venue in the look of code, or in a badge, has fewer words.
_LABEL = 5
_BULLET = re.compile(r"(?:[•▪◦‣●■►·*–-]|\[[-–•*+]\])\s+")
#: `2023 - `, `2023. `, `2023: `, `Under review - ` or `Submitted. `, before the rest.
_DATED = re.compile(
    rf"(?:((?:19|20)\d\d)(?:[.:]|\s[-–—|])|((?i:{NOT_YET}))(?:\.|\s[-–—|]))\s+(?=[\w“‘])"
)
#: `In press at Nature`: a state, and where.
_STATE_AT = re.compile(rf"(?i)({NOT_YET})\s+(?:at|in|to|by)\s+(.{{3,80}})")
#: `ICLR 2025 Spotlight`, `UIST 2025, to appear`, `AAAI 2023 (Oral)`.
_TAG_AND_BADGE = re.compile(r"(.*?(?:19|20)\d\d)[\s,;(–-]+(.{2,30}?)\)?")
#: A paper in brackets, which say that it has not appeared.
_FRAMED = re.compile(r"\[(?:\d{1,3}[.)]\s)?[^\[\]]{60,}\]")
_NUMBER = re.compile(r"(?i)(?:chapter|kapitel|paper|[a-z]{0,3})[-. ]?\d{1,3}|new!?")


class Beginning(NamedTuple):
    """The lines without what stands before the publication; the venues, badges and year there.

    `topics` are what the page has in boxes that it calls tags.
    """

    lines: Sequence[Flat]
    tags: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    year: int | None = None
    topics: tuple[str, ...] = ()


class _Label(NamedTuple):
    """What a label says: a venue, badges; whether it is such a thing, or a number, at all."""

    tag: str
    badges: tuple[str, ...]
    known: bool


def without_beginning(lines: Sequence[Flat]) -> Beginning:
    """Take numbers, and venues and badges in brackets, off the beginning of the first line."""
    if not lines:
        return Beginning(lines)
    bullet = _BULLET.match(lines[0].text)
    first = lines[0].cut(bullet.end() if bullet else 0)
    first, labels, topics = _without_tags(first)
    dated = _DATED.match(first.text)
    if dated:
        first = first.cut(dated.end())
        labels.append(_Label("", (dated[2],) if dated[2] else (), known=True))
    while code := _code_at_start(first):
        labels.append(_read(first.text[:code].strip(" `")))
        first = first.cut(code + len(first.text[code:]) - len(first.text[code:].lstrip(EDGE)))
    if len(lines) == 1 and _FRAMED.fullmatch(first.text):
        first = first.cut(1, -1)
    while match := _AT_START.match(first.text):
        label = _read(next(filter(None, match.groups())).strip())
        labels.append(label)
        if not label.known or len(match[0]) >= len(first.text):
            labels[-1] = label._replace(tag="")
            break
        first = first.cut(match.end())
    tags = tuple(label.tag for label in labels if label.tag)
    badges = tuple(badge for label in labels for badge in label.badges)
    year = int(dated[1]) if dated and dated[1] else None
    return Beginning([first, *lines[1:]], tags, badges, year, topics)


def _without_tags(line: Flat) -> tuple[Flat, list[_Label], tuple[str, ...]]:
    """Return a line without the tags that begin it, what of these are labels, and the others."""
    labels: list[_Label] = []
    topics: list[str] = []
    while end := _tag_at_start(line):
        text, line = line.text[:end].strip(), line.cut(end)
        label = _read(text)
        if TAG.match(label.tag) or label.badges:
            labels.append(label)
        else:
            topics.append(text)
    return line, labels, tuple(topics)


def _tag_at_start(line: Flat) -> int:
    """Return where a tag ends that begins a line, and by its class is one; or 0."""
    end = next((end for hint, _, end in line.stretches(lambda run: run.hint) if hint == "tag"), 0)
    begins = line.runs[0].hint == "tag" if line.runs else False
    return end if begins and words_in(line.text[:end]) < _LABEL and end < len(line.text) else 0


def _read(text: str) -> _Label:
    """Return what a label says."""
    badges: list[str] = []
    both = _TAG_AND_BADGE.fullmatch(text)
    if both and TAG.match(both[1]) and (AWARD.search(both[2]) or STATE.match(both[2])):
        text = both[1]
        badges.append(both[2])
    first, _, rank = text.partition(",")
    if TAG.match(first) and RANK.search(rank):  # `(RTSS'23, CCF-A)`
        text = first
        badges.append(rank.strip())
    state = _STATE_AT.fullmatch(text)
    if state:
        return _Label(state[2], (*badges, state[1]), known=True)
    number = bool(_NUMBER.fullmatch(text))
    if (
        TAG.match(text)
        or (both and TAG.match(both[1]))  # `ACL 2023 Findings`
        or STATE.match(text)
        or VENUE.fullmatch(text)
        or (ACRONYM.match(text) and not number)
    ):
        return _Label(text, tuple(badges), known=True)
    if AWARD.search(text):
        return _Label("", (*badges, text), known=True)
    return _Label("", tuple(badges), known=number)


def _code_at_start(line: Flat) -> int:
    """Return where a venue in the look of code, or in a badge, ends that begins a line; or 0."""
    stretches = line.stretches(lambda run: "code" in run.styles or run.hint in _CHIPS)
    end = next((end for value, start, end in stretches if value and not start), 0)
    label = line.text[:end].partition("(")[0].strip(" `")
    known = any(each.match(label) for each in (TAG, ACRONYM, STATE)) or any(
        each.search(label) for each in (VENUE, AWARD)
    )
    return end if known and words_in(label) < _LABEL and end < len(line.text) else 0
