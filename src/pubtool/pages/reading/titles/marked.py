"""Titles that quotes, looks or a class of the page mark as such."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import LEAD_IN, WITH, names_below
from pubtool.pages.reading.people.names import Names, read_names
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.seen.line_ends import SMALL
from pubtool.pages.reading.titles import EDGE, NO_TITLE, Title
from pubtool.pages.reading.titles.doubts import as_venue, doubt
from pubtool.pages.reading.titles.ends import title_end, without_venue_at_end
from pubtool.pages.reading.vocabulary import AWARD, LABEL, LEGEND, OTHER, STATE, TAG, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run


#: What leads in a venue, and no title.
_IN = re.compile(r"(?:^|[\s.,;(])[Ii]n:?\s*$")
#: What follows the name of a journal, and what that takes off.
_VOLUME_NEXT = re.compile(r"(?i),?\s+(?:\d{1,4}\s*[(:,]|vol\b|no\.|pp?\.)")
_WITH_VOLUME = 4.0
#: No name has so many words; and what is marked and no venue has a higher score.
_MANY, _LOUD = 7, 4.5
_YEAR_FIRST = re.compile(r"[(\[](?:19|20)\d\d[)\]]\s*(?=\w)")
#: What links to another form of a paper are called.
_ANOTHER = re.compile(
    r"(?i)(?:extended|full|long|short|journal|conference|arxiv|earlier|preliminary) version\b"
    r"|(?:extended )?tech(?:nical)? report\b|supplement"
)
#: What a title in quotes stands between.
_QUOTES = '"“”„«»'
_QUOTED = re.compile(
    r"“(?P<nested>(?:[^“”]|“[^“”]{2,80}”){6,400}?)”"
    r"|\"(?P<straight>[^\"]{2,300} \"[^\s\"][^\"]{1,80}\"(?=[\s,])[^\"]{2,300})\""
    r"|(?:[“\"„«「『]|''|``)(?P<plain>[^“”\"„«»「」『』]{6,400}?)(?:[”\"“»」』]|'')"
)
#: The same in single quotes, which are apostrophes too: they stand between signs or blanks.
_SINGLE_QUOTED = re.compile(
    r"(?:(?<=[.,:;)\]]\s)|(?<=and\s)|^)[‘'`’](?=[^\W_])(.{12,400}?)[’'](?=\s*(?:[.,;:(]|$)|\s+[A-Z(])"
)
#: From which score on a title is certain, or likely; what each line further down takes off.
_CERTAIN, _LIKELY, _LATER = 4, 2, 0.3
#: No title has so many words; what the beginning of all lines adds to what is marked there.
_MOST, _AT_START = 60, 1.5
#: What speaks against a link in italics behind other text: it is a journal.
_VENUE_LINK = 3.0
#: What parts a title from the author list after it, and how many such places are tried.
_PARTED = re.compile(r"\s*[.,:?!;]\s+|\s+[–—-]\s+")
_TRIED = 12
#: Fewer words stand beside a title in quotes that has a line of its own.
_ELSE = 2


class Marked(NamedTuple):
    """A stretch that a page marks, and how much speaks for its being the title."""

    score: float
    span: Span
    kind: str

    @property
    def title(self) -> Title:
        """The title that it is."""
        return Title(self.span, self.kind, "certain" if self.score >= _CERTAIN else "likely")


def marked_titles(lines: Sequence[Flat], *, heading: bool) -> list[Marked]:
    """Return what may be the title, the most likely first.

    `heading` says that the first line is a heading.
    """
    found = []
    for number, line in enumerate(lines):
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        over = bool(names_below(below).names)
        here = _candidates(line, number, heading=heading and not number, over=over)
        found += [each._replace(score=each.score - _LATER * number) for each in here]
    likely = [each for each in found if each.score >= _LIKELY]
    return sorted(likely, key=lambda each: -each.score)


def marked_title(lines: Sequence[Flat], *, heading: bool) -> Title | None:
    """Return the title that is marked as such, if one is."""
    return next((each.title for each in marked_titles(lines, heading=heading)), None)


def short_title(line: Flat) -> int:
    """Return where a bold title ends that might be a name, or 0 where the line begins with none.

    `**Ein Fluss**, Ann Lee, Bo Chan, *Water*, 2022`: what begins the line and stands out is the
    title where an author list of two or more follows, and after that no other title does.
    """
    end = next((end for value, _, end in line.stretches(_is_bold) if value and end), 0)
    if not end or not _is_bold(line.runs[0]) or words_in(line.text[:end]) > 3:
        return 0
    parted = _PARTED.match(line.text, end) or _PARTED.match(line.text, end - 1)
    names = read_names(line.text, parted.end()) if parted else Names()
    if parted is None or len(names.names) < 2 or _is_bold(line.runs[names.names[0].start]):
        return 0
    after = line.cut(names.end)
    after = after.cut(len(after.text) - len(after.text.lstrip(EDGE)))
    next_end = title_end(after, 0) if after.text else 0
    if not next_end or VENUE.search(after.text, next_end):
        return 0
    italic = "italic" in after.runs[0].styles and parted[0].strip() in (".", "?", "!")
    venue = VENUE.search(after.text, 0, next_end) or TAG.match(after.text[:next_end])
    return end if italic or venue else 0


def _is_bold(run: Run) -> bool:
    return "bold" in run.styles


def _candidates(line: Flat, number: int, *, heading: bool, over: bool) -> Iterator[Marked]:
    """Yield what may be the title; `over` says that an author list stands in the next line."""
    text = line.text
    looks: tuple[tuple[str, float, Callable[[Run], object]], ...] = (
        ("hint", 8, lambda run: run.hint == "title"),
        ("link", 6.2, lambda run: run.link if run.href else 0),
        ("bold", 6, lambda run: "bold" in run.styles),
        ("italic", 2.5, lambda run: "italic" in run.styles),
    )
    if heading:
        yield from _judged(line, Span(number, 0, len(text)), "heading", 6.5, over=over)
    found: list[Marked] = []
    for kind, score, look in looks:
        for start, end in _marked(line, look):
            if line.runs[start].hint in NO_TITLE or (
                kind == "link" and _holds_all(line, start, end)
            ):
                continue
            span = Span(number, start, without_venue_at_end(line, start, end))
            found += _judged(line, span, kind, score, over=over)
    loud = [each for each in found if each.kind != "italic" and each.score > _LOUD]
    for match in (*_QUOTED.finditer(text), *_SINGLE_QUOTED.finditer(text)):
        inner = Span(number, *match.span(match.lastgroup or 1))
        quoted = text[inner.start : inner.end]
        stopped = quoted[-1] in ",." and not quoted.endswith("...")
        closed = stopped or text[match.end() : match.end() + 1] in (".", ",")
        others = (each for each in loud if not (closed and each.span.start == inner.start))
        longest = max((_words(line, each) for each in others), default=0)
        if line.runs[inner.start].hint in NO_TITLE or not _is_apart(text, *match.span()):
            continue
        if words_in(quoted) + 2 >= longest or longest > 40:
            whole = words_in(text) - words_in(quoted) < _ELSE
            found += _judged(line, inner, "quote", 7 if whole or not number else 5.5, over=over)
    for each in found:
        inside = (other for other in found if other.kind in ("bold", "quote") and other != each)
        if not any(_begins_as(each.span, other.span) for other in inside):
            yield each


def _words(line: Flat, candidate: Marked) -> int:
    return words_in(line.text[candidate.span.start : candidate.span.end])


def _begins_as(outer: Span, inner: Span) -> bool:
    """Return whether a stretch begins with a shorter one."""
    return 0 <= inner.start - outer.start < 3 and inner.end < outer.end - 2


def _holds_all(line: Flat, start: int, end: int) -> bool:
    """Return whether a link is all of a publication, with authors or a title in quotes."""
    text = line.text[start:end]
    if len(text) < 0.8 * len(line.text):
        return False
    parts = [text, *(text[each.end() :] for each in islice(_PARTED.finditer(text), _TRIED))]
    return any(len(names_below(part).names) > 1 for part in parts) or any(
        words_in(quoted[0]) > 2 and _is_apart(text, *quoted.span())
        for quoted in _QUOTED.finditer(text)
    )


def _is_apart(text: str, start: int, end: int) -> bool:
    """Return whether quotes are no part of a sentence around them."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    inside = before and before[-1].isalpha() and not before.endswith(("and", "et", "In", "al"))
    if words_in(text[start:end]) > 7:
        return not (inside and before.rpartition(" ")[2].islower())
    goes_on = text[end : end + 1] in ("—", "-", "’") or (
        SMALL.match(after) and not after.startswith(("in ", "with ", "by ", "and ", "to ", "at "))
    )
    return not (inside or goes_on)


def _marked(line: Flat, look: Callable[[Run], object]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a look marks; nothing but punctuation parts two of one."""
    before: tuple[int, int] | None = None
    for value, start, end in line.stretches(look):
        if not value:
            continue
        joined = before and not line.text[before[1] : start].strip(" :–—-/'’\"“”")
        if joined and before and line.runs[before[0]].href != line.runs[start].href:
            joined = False
        if before and joined and not _is_name(line.text[slice(*before)]):
            before = (before[0], end)
            continue
        if before:
            yield before
        before = (start, end)
    if before:
        yield before


def _is_name(text: str) -> bool:
    """Return whether a stretch is one name: an author's, beside whom a title may look the same."""
    names = read_names(text)
    return len(names.names) == 1 and names.end >= len(text.rstrip(EDGE)) and words_in(text) < _MANY


def _judged(line: Flat, span: Span, kind: str, score: float, *, over: bool) -> Iterator[Marked]:
    """Yield a stretch as a candidate, as far as it looks like a title."""
    text = line.text[span.start : span.end]
    whole_remark = text[:1] in "([" and text[-1:] in ")]" and not _YEAR_FIRST.match(text)
    if kind in ("bold", "italic") and whole_remark:
        return  # a remark
    dated = _YEAR_FIRST.match(text)
    if dated and kind in ("bold", "link", "italic", "heading"):  # `**(2024) A Title**`
        span = span._replace(start=span.start + dated.end())
        text = text[dated.end() :]
    stopped = text[-1:] in ",."  # `"Jitter," in`: no quotation ends so
    lead = len(text) - len(text.lstrip(EDGE + _QUOTES))
    text = text.strip(EDGE + _QUOTES)
    span = Span(span.line, span.start + lead, span.start + lead + len(text))
    words = words_in(text)
    whole = span.end - span.start >= len(line.text.strip(EDGE)) - 1
    few = 1 if kind in ("hint", "heading") or (whole and kind in ("link", "bold")) else 3
    few = 2 if kind == "bold" and _is_before_names(line, span) else few
    few = (1 if stopped else 2) if kind == "quote" else few
    few = 2 if (kind == "link" and span.start == 0) else few
    if words < few or words > _MOST or not any(map(str.isalpha, text)):
        return
    if kind in ("bold", "italic", "link") and _IN.search(line.text, 0, span.start):
        return
    if WITH.fullmatch(line.text, 0, span.start):
        return  # a co-author
    if kind in ("bold", "italic") and span.start and _VOLUME_NEXT.match(line.text, span.end):
        score -= _WITH_VOLUME
    own_line = (over and whole) or (not span.start and _is_before_coauthors(line, span))
    if _is_something_else(text, kind, words, own_line=own_line):
        return
    if span[:2] == (0, lead) and kind != "quote" and words > 3 and doubt(text) < 1:
        score += _AT_START
    if kind == "link" and span.start > lead and "italic" in line.runs[span.start].styles:
        score -= _VENUE_LINK
    # In a line above the authors, what the words say of awards or venues is the topic.
    against = 0.0 if own_line and words > 3 else _against(text, kind, words)
    yield Marked(score - against, span, kind)


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
    short = words < 4 or "," in text or (words < _MANY and any(map(is_initials, text.split())))
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
