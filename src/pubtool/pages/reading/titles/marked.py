"""Titles that quotes, looks or a class of the page mark as such."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.people.names import Names, read_names, without_venue
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.titles import EDGE, GIVEN, NO_TITLE, Title
from pubtool.pages.reading.titles.doubts import as_venue
from pubtool.pages.reading.titles.ends import title_end, without_venue_at_end
from pubtool.pages.reading.titles.quoted import quotations, stands_in_book, with_subtitle
from pubtool.pages.reading.titles.stretches import MANY, Marked, Stretch, judged
from pubtool.pages.reading.vocabulary import TAG, VENUE
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run


#: What is marked and no venue has a higher score.
_LOUD = 4.5
#: From which score on a title is likely; what each line further down takes off.
_LIKELY, _LATER = 2, 0.3
#: No title in italics, with a date behind it, has fewer words.
_TITLE = 3
_DATED = re.compile(r"[,.]?\s*\(?(?:\d+\s?\(\d+\),?\s*)?(?:19|20)\d\d\b")
#: What parts a title from the author list after it, and how many such places are tried.
_PARTED = re.compile(r"\s*[.,:?!;]\s+|\s+[–—-]\s+")
_TRIED = 12
#: How the title of a review begins, and what stands behind that of its book.
_REVIEW = re.compile(
    r"(?:(?<=^)|(?<=[.,)]\s))(?:(?:Book )?[Rr]eview of|Rese[ñn]a de|Resenha de|Recensione (?:di|a)"
    r"|Compte[- ]rendu (?:de|d['’])|Rezension (?:zu|von)|Besprechung von|Recensie van|\[rec\.\])\s"
)
_BRACKET = re.compile(r"\s*\([^()]{3,60}(?:19|20)\d\d\)")
#: More than any other mark says.
_SURE = 9.0
#: What stands as an example does is the title, whatever else there is.
_TAUGHT = 99.0
_SUBTITLE = re.compile(r":\s+(?=[^\W\d_A-Z])")
#: So much longer is no title.
_LONG = 40
#: Fewer words stand beside a title in quotes that has a line of its own.
_ELSE = 2


def marked_titles(lines: Sequence[Flat], *, heading: bool) -> list[Marked]:
    """Return what may be the title, the most likely first.

    `heading` says that the first line is a heading.
    """
    found = []
    for number, line in enumerate(lines):
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        above = lines[number - 1].text if number else ""
        listed = names_below(above)
        over = bool(names_below(below).names) or (
            bool(listed.names) and not above[listed.end :].strip(EDGE + "°*†‡")
        )
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
    names = without_venue(names, line, lambda _: False)
    if parted is None or len(names.names) < 2 or _is_bold(line.runs[names.names[0].start]):
        return 0
    after = line.cut(names.end)
    after = after.cut(len(after.text) - len(after.text.lstrip(EDGE)))
    next_end = title_end(after, 0) if after.text else 0
    if not next_end or VENUE.search(after.text, next_end):
        return 0
    italic = "italic" in after.runs[0].styles and parted[0].strip() in (".", "?", "!")
    venue = VENUE.search(after.text, 0, next_end) or TAG.match(after.text[:next_end])
    return end if italic or venue or _is_short_journal(after) else 0


def _is_short_journal(after: Flat) -> bool:
    """Return whether a text begins with a word or two in italics and a date: `*JPE*, 2023`."""
    end = next((end for italic, _, end in after.stretches(lambda run: "italic" in run.styles)), 0)
    italic = "italic" in after.runs[0].styles
    return italic and words_in(after.text[:end]) < _TITLE and bool(_DATED.match(after.text, end))


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
    taught = [each[1:] for each in line.stretches(lambda run: run.hint in GIVEN) if each[0]]
    if taught:
        span = Span(number, taught[0][0], len(text[: taught[-1][1]].rstrip(EDGE)))
        yield Marked(_TAUGHT, span, "known")
        return
    if heading:
        yield from judged(line, Stretch(Span(number, 0, len(text)), "heading", 6.5), over=over)
    found: list[Marked] = []
    for kind, score, look in looks:
        for start, end in _marked(line, look):
            more = kind == "link" and _holds_all(line, start, end)
            more = more or _begins_with_names(line, start, end, kind)
            if line.runs[start].hint in NO_TITLE or more:
                continue
            whole = _with_subtitle(line, end) if kind == "bold" else end
            span = Span(number, start, without_venue_at_end(line, start, whole))
            found += judged(line, Stretch(span, kind, score), over=over)
    found += _quoted(line, number, found, over=over)
    found += _reviewed(line, number, over=over)
    for each in found:
        inside = (other for other in found if other.kind in ("bold", "quote") and other != each)
        if not any(_begins_as(each.span, other.span) for other in inside):
            yield each


def _quoted(line: Flat, number: int, others: Sequence[Marked], *, over: bool) -> Iterator[Marked]:
    """Yield the titles in quotes of a line, but for those that others hold with far more words."""
    text = line.text
    loud = [each for each in others if each.kind != "italic" and each.score > _LOUD]
    for each in quotations(line):
        span = Span(number, each.start, each.end)
        quoted = text[span.start : span.end]
        if line.runs[span.start].hint in NO_TITLE:
            continue
        subtitle = with_subtitle(line, each)
        if subtitle and any(_begins_as(other.span, span) for other in others):
            continue  # the title is marked as a whole
        stopped = quoted[-1] in ",." and not quoted.endswith("...")
        closed = stopped or text[each.outer[1] : each.outer[1] + 1] in (".", ",")
        longer = (other for other in loud if not (closed and other.span.start == span.start))
        longest = max((_words(line, other) for other in longer), default=0)
        if subtitle:
            span = Span(number, each.outer[0], subtitle)
            quoted = text[span.start : span.end]
        if words_in(quoted) + 2 >= longest or longest > _LONG:
            whole = words_in(text) - words_in(quoted) < _ELSE
            score = 7 if whole or not number else 5.5
            few = 1 if stopped or stands_in_book(line, each) else 2
            yield from judged(line, Stretch(span, "quote", score, few), over=over)


def _with_subtitle(line: Flat, end: int) -> int:
    """Return where a bold title ends that goes on in small letters: `**Água**: uma história`."""
    colon = _SUBTITLE.match(line.text, end)
    if colon is None:
        return end
    stop = title_end(line, colon.end())
    rest = line.text[colon.end() : stop]
    return stop if words_in(rest) > _ELSE and as_venue(rest) < 1 else end


def _reviewed(line: Flat, number: int, *, over: bool) -> Iterator[Marked]:
    """Yield the title of a review, which ends with that of the book."""
    match = _REVIEW.search(line.text)
    if match is None:
        return
    stretches = line.stretches(lambda run: "italic" in run.styles)
    books = ((start, end) for italic, start, end in stretches if italic and start >= match.end())
    start, book = next(books, (0, 0))
    if not book or words_in(line.text[match.end() : start]) > MANY:
        return
    bracket = _BRACKET.match(line.text, book)
    end = bracket.end() if bracket else book
    yield from judged(line, Stretch(Span(number, match.start(), end), "quote", _SURE), over=over)


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
        words_in(text[slice(*quoted.outer)]) > 2 for quoted in quotations(line.cut(start, end))
    )


def _begins_with_names(line: Flat, start: int, end: int, kind: str) -> bool:
    """Return whether a stretch is an author list, and another behind it: a link, or a bold one."""
    look: Callable[[Run], object] = _is_bold if kind == "link" else lambda run: run.link
    inner = (begin for value, begin, _ in line.stretches(look) if value)
    at = next((begin for begin in inner if start < begin < end), start)
    names = read_names(line.text[:at], start)
    return bool(names.names) and not line.text[names.end : at].strip(EDGE)


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
    return len(names.names) == 1 and names.end >= len(text.rstrip(EDGE)) and words_in(text) < MANY
