"""Which stretch of a publication is its title, and which its author list: the best choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import (
    LEAD_IN,
    Authors,
    find_authors,
    names_below,
    segments_of,
)
from pubtool.pages.reading.people.names import Names
from pubtool.pages.reading.people.phrases import WITH_WORDS
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.titles import EDGE, Title
from pubtool.pages.reading.titles.doubts import ENOUGH, doubt
from pubtool.pages.reading.titles.ends import title_end
from pubtool.pages.reading.titles.marked import marked_titles, short_title
from pubtool.pages.reading.titles.plain import bare_title, plain_titles
from pubtool.pages.reading.vocabulary import AWARD, LABEL, STATE, TAG, VENUE, YEAR
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.flat import Flat

_REMARK_AT_START = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*")
_REMARK_AT_END = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]\W*$")
#: Who wrote it with the owner, and more behind them.
_COAUTHORS = re.compile(rf"(?i)(?<=\w\w)\s*\({WITH_WORDS}\s(?=[^()]+\)\W*\w)")
#: What is said of it behind a stop or a blank: `A Title. Submitted`.
_STATE_AT_END = re.compile(
    rf"(?i)(?:[.;]\s*|\s)(?:{NOT_YET}|working paper|preprint|abstract|poster)\W*$"
)
#: What no label is, though it may be the same word: `... for Girls (COVERAGE)`.
_ACRONYM = re.compile(r"[A-Z]{5,}")
#: What is left of links in parentheses: `A Title (Paper |`.
_LABELS_AT_END = re.compile(r"\s*\(([\w |,/]{3,30})\)?$")
#: A number in a series: `(Research Report Vol. 86, No. 10)`.
_IN_SERIES = re.compile(r"(?i)\b(?:vol|no|nr|number|report|working paper)\.?\s*#?\d+")
#: How old it is, or where and when it appeared: `(Updated 7/2025)`, `(Journal of Ice, 12/2024)`.
_UPDATED = re.compile(
    r"(?i)(?:last |this )?(?:updated?|revised|version|draft)\b.{0,20}(?:19|20)\d\d"
)
_WHERE = re.compile(r"[A-Z][^()]{3,60},? (?:\d{1,2}/)?(?:19|20)\d\d")
#: What kind of text it is, behind the title in square brackets.
_GENRE = re.compile(
    r"(?i)editorial|letter|review|correspondence|comment(?:ary)?|erratum|book review|obituary"
    r"|(?-i:[Ii]n [A-Z]\w+)|invited|case report|preprint|poster|abstract"
    r"|de|en|fr|es|it|pt|nl|ru|uk|zh|ja|ko|pl|cs|sv|hu|tr|ger|eng|fre|fra|spa|ita|por|rus"
)
_UNPUBLISHED = re.compile(rf"(?i)(?:manuscript )?{NOT_YET}\b")
#: Before the year of a paper that the title names: `A comment on Roe & Fox (2020)`.
_CITED = re.compile(r"&\s+[A-Z][\w’'-]+\s*$|\bet al\.?\s*$")
#: What speaks for a title that nothing marks, beside an author list: more than italics alone, less
#: than other marks; for one that is short; and for what merely begins the lines.
_PLAIN, _SHORT, _BARE = 3.0, 3.5, 0.0
#: What speaks for a title that stands as the others of the list do, and against a text that others
#: have too: it is no title.
_USUAL, _REPEATED = 3.5, 4.0
#: What speaks against a title beside which another text is twice as long, of so many words.
_OVERLOOKED, _LONG = 3.0, 5
#: What speaks against a marked stretch that has a title of more words than this before it.
_PASSED, _SOME = 3.0, 2
#: An award has no more characters.
_SHORT_REMARK = 60
#: How many marked stretches are worth a look.
_MOST = 4


class Manner(NamedTuple):
    """How a title is written: what marks it, and whether it stands before the authors."""

    kind: str
    before: bool | None


class House(NamedTuple):
    """How the publications of a list are written, and texts that stand in several of them."""

    manner: Manner | None = None
    repeated: frozenset[str] = frozenset()


NO_HOUSE = House()


class Choice(NamedTuple):
    """A title with its author list, and how much speaks for both."""

    score: float
    title: Title
    authors: Authors | None

    @property
    def spans(self) -> list[Span]:
        """Where title and authors stand."""
        return [self.title.span, *([self.authors.span] if self.authors else [])]

    @property
    def manner(self) -> Manner:
        """How the title is written."""
        before = None
        if self.authors is not None:
            before = self.title.span[:2] < self.authors.span[:2]
        return Manner(self.title.kind, before)


def choices_of(
    lines: Sequence[Flat], is_owner: Owner, house: House, *, heading: bool
) -> list[Choice]:
    """Return what may be the title of some lines, each with the author list beside it.

    The best is the first one. `heading` says that the first line is a heading.
    """
    judged = (_judged(lines, each, house) for each in _choices(lines, is_owner, heading=heading))
    titled = (
        each
        for each in judged
        if each.title.kind == "known" or not is_owner(_text(lines, each.title))
    )
    first: dict[Span, Choice] = {}
    for each in sorted(titled, key=lambda each: -each.score):
        first.setdefault(each.title.span, each)
    return list(first.values())


def _text(lines: Sequence[Flat], title: Title) -> str:
    return lines[title.span.line].text[title.span.start : title.span.end]


def _choices(lines: Sequence[Flat], is_owner: Owner, *, heading: bool) -> Iterator[Choice]:
    """Yield all that may be the title, the marked ones first."""
    for each in marked_titles(lines, heading=heading)[:_MOST]:
        yield beside(lines, Choice(each.score, each.title, None), is_owner)
    end = short_title(lines[0]) if lines else 0
    if end and not is_owner(lines[0].text[:end]):
        title = Title(Span(0, 0, len(lines[0].text[:end].rstrip(" .,;:"))), "bold", "likely")
        yield beside(lines, Choice(_SHORT, title, None), is_owner)
    for plain in plain_titles(lines, is_owner, sole=True):
        title = _without_remark(lines, plain.title)
        authors = Authors(plain.names, plain.place, _PLAIN)
        yield Choice(_PLAIN + plain.score, title, authors)
    bare = bare_title(lines)
    if bare is not None:
        yield beside(lines, Choice(_BARE, bare, None), is_owner)


def beside(lines: Sequence[Flat], choice: Choice, is_owner: Owner) -> Choice:
    """Return a title without a remark at its end, with the author list beside it."""
    title = _without_remark(lines, choice.title)
    segments = list(segments_of(lines, [title.span]))
    return Choice(choice.score, title, find_authors(lines, segments, title.span, is_owner))


def _judged(lines: Sequence[Flat], choice: Choice, house: House) -> Choice:
    """Return a choice with what the rest of the lines, and of its list, says of it."""
    line, start, end = choice.title.span
    text = lines[line].text[start:end]
    score = choice.score - _OVERLOOKED * _is_overlooking(lines, choice, words_in(text))
    score -= _PASSED * _passes_title(lines, choice)
    if choice.manner == house.manner and doubt(text) < ENOUGH / 2:
        score += _USUAL
    if text.casefold() in house.repeated:
        score -= _REPEATED
    return choice._replace(score=score)


def _passes_title(lines: Sequence[Flat], choice: Choice) -> bool:
    """Return whether a marked stretch, such as a venue in bold, has the title before it."""
    line, start, _ = choice.title.span
    if choice.title.kind not in ("bold", "italic", "link") or choice.authors is None:
        return False
    for number, begin, end in segments_of(lines[: line + 1], [choice.authors.span]):
        piece = lines[number].cut(begin, min(end, start) if number == line else end)
        own = _title_in(piece, EDGE + "0123456789()")
        if words_in(own) > _SOME and doubt(own) < 1 and not (LABEL.match(own) or YEAR.search(own)):
            return True
    return False


def _is_overlooking(lines: Sequence[Flat], choice: Choice, words: int) -> bool:
    """Return whether something else is far longer and looks like a title.

    What stands below title and authors is not asked: it may be an abstract.
    """
    last = max(span.line for span in choice.spans)
    for number, start, end in segments_of(lines[: last + 1], choice.spans):
        own = _title_in(lines[number].cut(start, end), EDGE)
        if words_in(own) >= max(_LONG, 2 * words) and doubt(own) < 1 and not VENUE.search(own):
            return True
    return False


def _title_in(line: Flat, edge: str) -> str:
    """Return what would be the title of some text, without the characters of `edge` before it."""
    line = line.cut(len(line.text) - len(line.text.lstrip(edge)))
    return line.text[: title_end(line, 0)] if line.text else ""


def _before_state(line: Flat, start: int, end: int) -> int:
    """Return where a title ends that a state follows, behind a stop or in another look."""
    state = _STATE_AT_END.search(line.text, start, end)
    if state is None:
        return end
    parted = state[0][0] in ".;" or line.runs[state.start() - 1].styles != line.runs[end - 1].styles
    return state.start() if parted else end


def _without_remark(lines: Sequence[Flat], title: Title) -> Title:
    """Return a title without a year, a state or co-authors in parentheses at its ends."""
    line, start, end = title.span
    state = _REMARK_AT_START.match(lines[line].text, start, end)
    if state and STATE.match(state[1].strip()):
        start = state.end()
    end = _before_state(lines[line], start, end)
    labels = _LABELS_AT_END.search(lines[line].text, start, end)
    if labels and LABEL.match(labels[1].strip(" |,/")) and not _ACRONYM.fullmatch(labels[1]):
        end = labels.start()
    coauthors = _COAUTHORS.search(lines[line].text, start, end)
    if coauthors and names_below(coauthors[0] + lines[line].text[coauthors.end() : end]).names:
        end = coauthors.start()
    title = title._replace(span=Span(line, start, end))
    text = lines[line].text[start:end]
    remark = _REMARK_AT_END.search(text)
    before = _REMARK_AT_END.search(text[: remark.start()]) if remark else None
    if before and LEAD_IN.match(before[1].strip()):  # `A Title (with Bo Chan) (draft)`
        text, remark = text[: before.end()], before
    if remark is None or not words_in(text[: remark.start()]):
        return title
    inner = remark[1].strip()
    names = names_below(inner) if LEAD_IN.match(inner) else Names()
    award = len(inner) < _SHORT_REMARK and AWARD.search(inner)
    if YEAR.fullmatch(inner) and _CITED.search(text[: remark.start()]):
        return title
    series = _IN_SERIES.search(inner)
    framed = remark[0].lstrip()[0] == "[" and (
        TAG.match(inner.partition(",")[0]) or _GENRE.fullmatch(inner) or _UNPUBLISHED.match(inner)
    )
    where = _UPDATED.fullmatch(inner) or (_WHERE.fullmatch(inner) and VENUE.search(inner))
    known = YEAR.fullmatch(inner) or STATE.match(inner) or award or series or where
    if known or names.names or framed:
        return title._replace(span=Span(line, start, start + remark.start()))
    return title
