"""Whether a stretch that a page marks is a title: how long it is, and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import LEAD_IN, WITH, names_below
from pubtool.pages.reading.people.names import Names, read_names
from pubtool.pages.reading.people.phrases import EDITOR_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.titles import EDGE, Title
from pubtool.pages.reading.titles.doubts import as_venue, doubt
from pubtool.pages.reading.titles.quoted import QUOTES
from pubtool.pages.reading.vocabulary import AWARD, LABEL, LEGEND, OTHER, STATE, TAG, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat

#: What leads in a venue, and no title.
_IN = re.compile(r"(?:^|[\s.,;(])[Ii]n:?\s*$")
#: Editors with what leads them in, behind which their book stands: `In: A. Roe (Hrsg.), `.
_EDITED_BY = re.compile(
    r"(?:^|[\s.,;(«“”»])(?:[Ii]n|[Ee]n|[Dd]ans|\[?w)[:\]]{0,2}\s[^()]{4,120}"
    rf"\({EDITOR_WORDS}\)\W{{0,2}}$",
    re.IGNORECASE,
)
#: What follows the name of a journal, and what that takes off.
_VOLUME_NEXT = re.compile(r"(?i),?\s+(?:\d{1,4}\s*[(:,]|vol\b|no\.|pp?\.)")
_WITH_VOLUME = 4.0
_YEAR_FIRST = re.compile(r"[(\[](?:19|20)\d\d[)\]]\s*(?=\w)")
#: What links to another form of a paper are called.
_ANOTHER = re.compile(
    r"(?i)(?:extended|full|long|short|journal|conference|arxiv|earlier|preliminary) version\b"
    r"|(?:extended )?tech(?:nical)? report\b|supplement"
)
#: A book follows.
_IN_BOOK = re.compile(r"[,.]\s+(?:in|dans|en|\[?w)[:\]]?\s+[A-Z]|\.\s+In:?\s")
_PAIRS = ("“”", "«»")
#: A law review with its volume before it: `, 38 Const. Comment. 55`.
_LAW = re.compile(r",\s+\d{1,3}\s+[A-Z][\w.]+ (?:[\w.&]+ ){1,6}\d")
_INITIALS = re.compile(r"[A-Z]{2,3}")
#: From which score on a title is certain.
_CERTAIN = 4
#: No name has so many words, and no title.
MANY, _MOST = 7, 60
#: What the beginning of all lines adds to what is marked there.
_AT_START = 1.5
#: What speaks against a link in italics behind other text: it is a journal.
_VENUE_LINK = 3.0


class Stretch(NamedTuple):
    """A stretch with the kind of its mark, what that says for a title, and its fewest words.

    Where `few` is 0, the kind says how many words a title has at least.
    """

    span: Span
    kind: str
    score: float
    few: int = 0


class Marked(NamedTuple):
    """A stretch that a page marks, and how much speaks for its being the title."""

    score: float
    span: Span
    kind: str

    @property
    def title(self) -> Title:
        """The title that it is."""
        return Title(self.span, self.kind, "certain" if self.score >= _CERTAIN else "likely")


def judged(line: Flat, stretch: Stretch, *, over: bool) -> Iterator[Marked]:
    """Yield a stretch as a candidate, as far as it looks like a title.

    `over` says that an author list stands in the next line.
    """
    kind, score = stretch.kind, stretch.score
    text = line.text[stretch.span.start : stretch.span.end]
    whole_remark = text[:1] in "([" and text[-1:] in ")]" and not _YEAR_FIRST.match(text)
    if kind in ("bold", "italic") and whole_remark:
        return  # a remark
    span, lead = _without_edges(line, stretch)
    text = line.text[span.start : span.end]
    words = words_in(text)
    whole = span.end - span.start >= len(line.text.strip(EDGE)) - 1
    few = stretch.few or _fewest(line, span, kind, whole=whole)
    if words < few or words > _MOST or not any(map(str.isalpha, text)):
        return
    own_line = (over and whole) or (not span.start and _is_before_coauthors(line, span))
    own_line = own_line or bool(_LAW.match(line.text, span.end))
    if _is_led_in(line, span, kind) or _is_something_else(text, kind, words, own_line=own_line):
        return
    if kind in ("bold", "italic") and span.start and _VOLUME_NEXT.match(line.text, span.end):
        score -= _WITH_VOLUME
    if span[:2] == (0, lead) and kind != "quote" and words > 3 and doubt(text) < 1:
        score += _AT_START
    if kind == "link" and span.start > lead and "italic" in line.runs[span.start].styles:
        score -= _VENUE_LINK
    # In a line above the authors, what the words say of awards or venues is the topic.
    against = 0.0 if own_line and words > 3 else _against(text, kind, words)
    yield Marked(score - against, span, kind)


def _without_edges(line: Flat, stretch: Stretch) -> tuple[Span, int]:
    """Return where the text of a stretch stands without a year, signs and quotes at its ends.

    With it comes how many signs stood before it. What the title quotes, it opens and closes.
    """
    span = stretch.span
    text = line.text[span.start : span.end]
    dated = _YEAR_FIRST.match(text)
    if dated and stretch.kind in ("bold", "link", "italic", "heading"):  # `**(2024) A Title**`
        span = span._replace(start=span.start + dated.end())
        text = text[dated.end() :]
    lead = len(text) - len(text.lstrip(EDGE + QUOTES))
    text = text.rstrip("(").strip(EDGE + QUOTES)
    start = span.start + lead
    if lead and _is_unopened(text):
        start, text = start - 1, line.text[start - 1] + text
    end = start + len(text)
    opened = any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)
    return Span(span.line, start, end + (opened and end < span.end)), lead


def _is_led_in(line: Flat, span: Span, kind: str) -> bool:
    """Return whether a stretch is a book behind `In`, a co-author behind `with`, or a name."""
    before = line.text[: span.start]
    if kind in ("bold", "italic", "link") and (_IN.search(before) or _EDITED_BY.search(before)):
        return True
    return bool(WITH.fullmatch(before)) or _is_among_names(line, span)


def _fewest(line: Flat, span: Span, kind: str, *, whole: bool) -> int:
    """Return how many words a title has at least that is marked in some way."""
    if kind in ("italic", "bold") and (
        _IN_BOOK.match(line.text, span.end) or _LAW.match(line.text, span.end)
    ):
        return 1
    if (kind == "link" and span.start == 0) or (kind == "bold" and _is_before_names(line, span)):
        return 2
    return 1 if kind in ("hint", "heading") or (whole and kind in ("link", "bold")) else 3


def _is_unopened(text: str) -> bool:
    """Return whether a text closes a quotation that it does not open."""
    closed = any(text.count(pair[1]) > text.count(pair[0]) for pair in _PAIRS)
    return closed or text.count('"') == 1


def _is_among_names(line: Flat, span: Span) -> bool:
    """Return whether a stretch is one of the names of the list that begins its line."""
    words = words_in(line.text[span.start : span.end])
    names = names_below(line.text) if span.start > 0 and words < MANY else Names()
    return any(each[2:] == span[1:] for each in names.names)


def _is_before_names(line: Flat, span: Span) -> bool:
    """Return whether a stretch begins a line that goes on with an author list, or co-authors."""
    if span.start:
        return False
    return _is_before_coauthors(line, span) or len(read_names(line.text, span.end).names) > 1


def _is_before_coauthors(line: Flat, span: Span) -> bool:
    """Return whether co-authors in parentheses follow: `**Wax at Work** (with Bo Chan)`."""
    after = line.text[span.end :].lstrip(EDGE + '”"')
    return after.startswith("(") and bool(LEAD_IN.match(after)) and bool(names_below(after).names)


def _is_something_else(text: str, kind: str, words: int, *, own_line: bool) -> bool:
    """Return whether a stretch is a name, a label, a venue or a legend, and no title."""
    short = words < 4 or "," in text or (words < MANY and any(map(is_initials, text.split())))
    named = kind != "quote" and not own_line and short
    if named and read_names(text).end >= len(text) - 1:
        return True
    if kind == "heading" and words < 4 and OTHER.search(text):
        return True
    framed = kind == "link" and text.startswith("[") and text.endswith("]")
    if kind == "link" and _ANOTHER.match(text):
        return True
    if kind != "heading" and STATE.match(text):
        return True
    if kind == "bold" and not own_line and _INITIALS.fullmatch(text):
        return True  # an author's
    tag = words < 5 and TAG.match(text.strip("[](){} "))
    return bool(framed or tag or LABEL.match(text) or LEGEND.search(text))


def _against(text: str, kind: str, words: int) -> float:
    """Return how much a stretch looks like an award, a date or a venue."""
    found = 0.0
    if AWARD.search(text) and words < 9:
        found += 4.5
    if YEAR.search(text) and words < 5 and kind in ("bold", "italic"):
        found += 5
    if VENUE.search(text) and (YEAR.search(text) or words < 4 or kind == "italic"):
        found += 4.5 if words < 4 else 3
    if kind in ("link", "bold", "italic"):
        found += 1.5 * as_venue(text)
    return found
