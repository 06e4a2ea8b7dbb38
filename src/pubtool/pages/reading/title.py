"""Where the title of a publication stands in its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.doubts import as_venue, doubt
from pubtool.pages.reading.name_words import is_initials
from pubtool.pages.reading.names import Names, read_names, without_venue
from pubtool.pages.reading.vocabulary import (
    ABBREVIATED,
    AWARD,
    LABEL,
    LEGEND,
    OTHER,
    TAG,
    VENUE,
    YEAR,
)
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pubtool.pages.items import Sure
    from pubtool.pages.reading.flat import Flat
    from pubtool.pages.reading.tree import Run

_QUOTED = re.compile(r"[“\"„«「『]([^“”\"„«»「」『』]{6,400})[”\"“»」』]")
#: The same in single quotes, which are apostrophes too: they stand between signs or blanks.
_SINGLE_QUOTED = re.compile(
    r"(?:(?<=[.,:;)\]]\s)|(?<=and\s)|^)[‘'`’](?=[^\W_])(.{12,400}?)[’'](?=\s*(?:[.,;:(]|$)|\s+[A-Z(])"
)
_EDGE = " \t,.;:|·•–—-"
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bcf)(?<!\bSt)(?<!\bal)(?<!\bNo)(?<!\bVol)(?<!\be\.g)(?<!\bi\.e)"
    r"(?:\.(?=\s+(?:[^\sa-z]|[a-z]+[A-Z]|npj\b)|\s*$)|[?!](?=\s+[^\sa-z]|\s*$)|。|\s*\[[JCMDRPN](?:/OL)?\])"
)
_CLOSED = re.compile(r"\s*[.,?!;:]")
#: What parts a title from the author list after it.
_PARTED = re.compile(r"\s*[.,:?!;]\s+|\s+[–—-]\s+")
_COMMA = re.compile(r",\s+(?=(?:in |to appear|In )?\S)")
#: A venue by its words and what follows them: capital ones and a volume, or a telling one.
_VENUE_AND_VOLUME = re.compile(
    r"(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.:’'/-]*|of|and|the|in|on|for|&|[-–])[\s,]+){1,12}?"
    r"(?:vol(?:ume)?\.?\s*)?\d{1,4}\s*(?:\(\d|[,:]\s*(?:pp?\.\s*)?[eA]?\d)"
    r"|(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.-]*|the|of|on)\s+){0,5}?"
    r"(?:Journal|Proceedings|Transactions|Letters|Annals|Bulletin|Magazine|Quarterly|arXiv|bioRxiv"
    r"|Zeitschrift|Revue|Rivista|Revista|Lecture Notes|Conference on|Symposium on|Workshop on"
    r"|University Press)\b"
)
#: The name of a species, which is in italics wherever it stands.
_SPECIES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) [a-z]{4,}(?:\W|$)(?!\s*(?:of|and)\b)")
#: What stands between an author list and a title.
_YEAR_BETWEEN = re.compile(
    r"[\s.,:;–—-]*(?:[(（](?i:in press|forthcoming|to appear|accepted|submitted|n\.? ?d\.?"
    r"|under review|in preparation)[)）][\s.,:;]*"
    r"|[(（]((?:19|20)\d\d)[a-z]?(?:,[^()]{0,20})?[)）][\s.,:;]*|(?:19|20)\d\d[a-z]?[\s.,:;]+)?"
)
_BOUNDARY = re.compile(r"(?:[.?!,:;–—。，]|\sby|\s-)\s+")
_LEAD_IN = re.compile(r"[\s.,;:]*(?:[Ii]n:?)?$")


#: What makes names behind it, or before it, those of editors.
EDITED = re.compile(
    r"(?i)(?:\bin|\beds?\.?|(?:edited|ed\.?|hg\.?|hrsg\.?|herausgegeben|[ée]d\.?) (?:by|von|par|por)"
    r"|editors?|herausgeber|interview(?:ed)? (?:by|with)|im gespr[äa]ch mit)\s*:?\s*$"
)
EDITORS = re.compile(
    r"(?i)(?:\s*u\. ?a\.)?\s*[,(]?\s*\(?(?:eds?|hg|hrsg|herausgeber|editors?|coords?)\b"
)
#: What leads in an author list, often one without the owner.
LEAD_IN = re.compile(
    r"(?i)\(?\s*(?:(?:joint(?:ly)?(?: work)?|joint) with|with|w/|by|avec|mit|com|con|authors?:)\s+"
)
#: Volume and pages have fewer words.
_AFTER_VENUE = 6
#: What a line says of itself when it holds no title.
NO_TITLE = frozenset(("author", "venue", "journal", "conference", "periodical", "year", "link"))


class Span(NamedTuple):
    """A stretch of the line of that number."""

    line: int
    start: int
    end: int


class Title(NamedTuple):
    """Where the title is, what makes it one, and how sure that is.

    `kind` is `hint`, `quote`, `link`, `bold`, `heading`, `italic`, or `plain`.
    """

    span: Span
    kind: str
    sure: Sure


class _Candidate(NamedTuple):
    score: float
    span: Span
    kind: str


def marked_title(lines: Sequence[Flat], *, heading: bool) -> Title | None:
    """Return the title that quotes, looks or a class of the page mark as such.

    `heading` says that the first line is a heading.
    """
    best: _Candidate | None = None
    for number, line in enumerate(lines):
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        over = bool(names_below(below).names)
        for candidate in _candidates(line, number, heading=heading and not number, over=over):
            score = candidate.score - 0.3 * number
            if best is None or score > best.score:
                best = candidate._replace(score=score)
    if best is None or best.score < 2:
        return None
    return Title(best.span, best.kind, "certain" if best.score >= 4 else "likely")


def names_below(text: str) -> Names:
    """Return the author list that begins a line, also with `with`, `by` or `Authors:` before it."""
    lead_in = LEAD_IN.match(text)
    return read_names(text, lead_in.end() if lead_in else 0)


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
    after = after.cut(len(after.text) - len(after.text.lstrip(_EDGE)))
    next_end = title_end(after, 0) if after.text else 0
    if not next_end or VENUE.search(after.text, next_end):
        return 0
    italic = "italic" in after.runs[0].styles and parted[0].strip() in (".", "?", "!")
    venue = VENUE.search(after.text, 0, next_end) or TAG.match(after.text[:next_end])
    return end if italic or venue else 0


def _is_bold(run: Run) -> bool:
    return "bold" in run.styles


def _candidates(line: Flat, number: int, *, heading: bool, over: bool) -> Iterator[_Candidate]:
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
    found: list[_Candidate] = []
    for kind, score, look in looks:
        for start, end in _marked(line, look):
            if line.runs[start].hint in NO_TITLE or (
                kind == "link" and _holds_all(line, start, end)
            ):
                continue
            span = Span(number, start, _without_venue_at_end(line, start, end))
            found += _judged(line, span, kind, score, over=over)
    longest = max((_words(line, each) for each in found if each.kind != "italic"), default=0)
    for match in (*_QUOTED.finditer(text), *_SINGLE_QUOTED.finditer(text)):
        inner = Span(number, *match.span(1))
        if line.runs[inner.start].hint in NO_TITLE or not _is_apart(text, *match.span()):
            continue
        if words_in(match[1]) + 2 >= longest or longest > 40:
            found += _judged(line, inner, "quote", 5.5 if number else 7, over=over)
    for each in found:
        inside = (other for other in found if other.kind in ("bold", "quote") and other != each)
        if not any(_begins_as(each.span, other.span) for other in inside):
            yield each


def _words(line: Flat, candidate: _Candidate) -> int:
    return words_in(line.text[candidate.span.start : candidate.span.end])


def _begins_as(outer: Span, inner: Span) -> bool:
    """Return whether a stretch begins with a shorter one."""
    return 0 <= inner.start - outer.start < 3 and inner.end < outer.end - 2


def _holds_all(line: Flat, start: int, end: int) -> bool:
    """Return whether a link is all of a publication, with authors or a title in quotes."""
    text = line.text[start:end]
    if len(text) < 0.8 * len(line.text):
        return False
    return len(read_names(text).names) > 1 or any(
        words_in(quoted[1]) > 2 and _is_apart(text, *quoted.span())
        for quoted in _QUOTED.finditer(text)
    )


def _is_apart(text: str, start: int, end: int) -> bool:
    """Return whether quotes are no part of a sentence around them."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if words_in(text[start:end]) > 7:
        return True
    inside = before and (before[-1].isalpha() and not before.endswith(("and", "et", "In", "al")))
    goes_on = text[end : end + 1] in ("—", "-", "’") or (
        after[:1].islower() and not after.startswith(("in ", "with ", "by ", "and ", "to ", "at "))
    )
    return not (inside or goes_on)


def _without_venue_at_end(line: Flat, start: int, end: int) -> int:
    """Return where the title ends in a marked stretch that may hold the venue too."""
    own = title_end(line, start)
    rest = line.text[own:end].strip(_EDGE)
    if not start <= own < end or words_in(line.text[start:own]) < 3 or not rest:
        return end
    italic = "italic" in line.runs[end - len(line.text[own:end].lstrip(_EDGE))].styles
    stopped = line.text[own] in ".?!" or line.text[own - 1] in "?!"
    known = (stopped and VENUE.search(rest[:25])) or ABBREVIATED.match(rest)
    known = known or _VENUE_AND_VOLUME.match(rest)
    return own if known or (italic and "italic" not in line.runs[start].styles) else end


def _marked(line: Flat, look: Callable[[Run], object]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a look marks; nothing but punctuation parts two of one."""
    before: tuple[int, int] | None = None
    for value, start, end in line.stretches(look):
        if not value:
            continue
        if before and not line.text[before[1] : start].strip(_EDGE.replace(".", "")):
            before = (before[0], end)
            continue
        if before:
            yield before
        before = (start, end)
    if before:
        yield before


def _judged(line: Flat, span: Span, kind: str, score: float, *, over: bool) -> Iterator[_Candidate]:
    """Yield a stretch as a candidate, as far as it looks like a title."""
    text = line.text[span.start : span.end]
    lead = len(text) - len(text.lstrip(_EDGE + '"“'))
    text = text.strip(_EDGE + '"“”')
    span = Span(span.line, span.start + lead, span.start + lead + len(text))
    words = words_in(text)
    whole = span.end - span.start >= len(line.text.strip(_EDGE)) - 1
    few = 1 if kind in ("hint", "heading") or (whole and kind in ("link", "bold")) else 3
    few = 2 if kind == "quote" or (kind == "link" and span.start == 0) else few
    if words < few or words > 60 or not any(map(str.isalpha, text)):
        return
    named = kind != "quote" and not (over and whole) and (words < 4 or "," in text)
    if named and read_names(text).end >= len(text) - 1:
        return
    tag = TAG.match(text.strip("[](){} "))
    if LABEL.match(text) or (tag and words < 5) or LEGEND.search(text):
        return
    if span[:2] == (0, lead) and kind in ("bold", "link") and words > 3 and doubt(text) < 1:
        score += 1.5
    if over and whole and words > 3:
        yield _Candidate(score, span, kind)  # what its words say of awards or venues is its topic
        return
    if AWARD.search(text) and words < 9:
        score -= 4.5
    if YEAR.search(text) and words < 5 and kind in ("bold", "italic"):
        score -= 5
    if VENUE.search(text) and (YEAR.search(text) or words < 4 or kind == "italic"):
        score -= 4.5 if words < 4 else 3
    if kind == "heading" and OTHER.search(text) and words < 4:
        return
    if kind in ("link", "bold", "italic"):
        score -= 1.5 * as_venue(text)
    yield _Candidate(score, span, kind)


def plain_title(
    lines: Sequence[Flat], is_owner: Callable[[str], bool]
) -> tuple[Title, Names, Span] | None:
    """Return a title that nothing marks, with the author list beside it and where this stands."""
    best: tuple[int, int, Names] | None = None
    for number, line in enumerate(lines):
        names = without_venue(read_names(line.text), line, is_owner)
        if EDITORS.match(line.text, names.end):
            names = Names()
        count = len(names.names)
        own = any(is_owner(name.name) for name in names.names)
        if (count > 1 or own or names.et_al) and (best is None or count + 5 * own > best[0]):
            best = (count + 5 * own, number, names)
    if best is None:
        return _title_first(lines, is_owner)
    _, number, names = best
    spans = [*_beside(lines, number, names)]
    if not spans:
        return None
    _, span = max(spans, key=lambda each: each[0])
    return Title(span, "plain", "likely"), names, Span(number, 0, names.end)


def _beside(lines: Sequence[Flat], number: int, names: Names) -> Iterator[tuple[float, Span]]:
    """Yield where a title may stand beside an author list, and how much speaks for it.

    That is behind the list, or in the line above or below.
    """
    line = lines[number]
    above = lines[number - 1].text if number else ""
    after = _past_year(line.text, names.end)
    if words_in(line.text[after:]) >= 2:
        end = title_end(line, after)
        if end > after:
            prior = 1.0 if words_in(above) < 2 else 0.2
            yield prior - doubt(line.text[after:end]), Span(number, after, end)
    for other, prior in ((number - 1, 0.9), (number + 1, 0.5)):
        if not 0 <= other < len(lines):
            continue
        end = _loud_end(lines[other])
        text = lines[other].text[:end]
        if words_in(text) and lines[other].runs[0].hint not in NO_TITLE:
            yield prior - doubt(text), Span(other, 0, end)


def _loud_end(line: Flat) -> int:
    """Return where a title ends that takes a line, but for a journal in bold italics behind it."""
    for loud, start, end in line.stretches(_is_loud):
        if loud and words_in(line.text[:start]) > 2 and words_in(line.text[end:]) < _AFTER_VENUE:
            return len(line.text[:start].rstrip(_EDGE))
    return len(line.text.rstrip(_EDGE))


def _is_loud(run: Run) -> bool:
    return {"bold", "italic"} <= run.styles


def _title_first(
    lines: Sequence[Flat], is_owner: Callable[[str], bool]
) -> tuple[Title, Names, Span] | None:
    """Return a title that is followed by its authors in the same line."""
    for number, line in enumerate(lines):
        for tried, boundary in enumerate(_BOUNDARY.finditer(line.text)):
            if tried > 40:
                break
            names = without_venue(read_names(line.text, boundary.end()), line, is_owner)
            if EDITED.search(line.text[: boundary.end()]) or EDITORS.match(line.text, names.end):
                continue
            own = any(is_owner(name.name) for name in names.names)
            several = len(names.names) > 1 or own or names.et_al or _sole(line.text, names)
            if several and words_in(line.text[: boundary.start()]) > 1:
                kept = boundary.start() + (boundary[0][0] in "?!")
                title = Title(Span(number, 0, kept), "plain", "likely")
                return title, names, Span(number, boundary.end(), names.end)
    return None


def _sole(text: str, names: Names) -> bool:
    """Return whether a list is one name with initials, and a venue follows."""
    if len(names.names) != 1 or not is_initials(names.names[0].name.split()[0]):
        return False
    after = text[names.end :].lstrip(_EDGE)
    return bool(VENUE.match(after) or re.match(r"[\w.]+ [Tt]hesis\b", after))


def _past_year(text: str, at: int) -> int:
    match = _YEAR_BETWEEN.match(text, at)
    return match.end() if match else at


def title_end(line: Flat, start: int) -> int:
    """Return where a title ends that begins at a place of a line and that nothing marks."""
    text = line.text
    marked = next(
        (
            end
            for value, begin, end in line.stretches(lambda run: run.styles & {"bold", "italic"})
            if value
            and begin <= start < end
            and (
                words_in(text[start:end]) > 2
                or (
                    start
                    and begin == start
                    and _CLOSED.match(text, end)
                    and words_in(text[start:end]) > 1
                )
            )
        ),
        0,
    )
    if marked:
        return start + len(text[start:marked].rstrip(_EDGE))
    sentence = next(
        (
            match.start() + (match[0][0] in "?!")
            for match in _SENTENCE_END.finditer(text, start)
            if words_in(text[start : match.start()]) > 1 and _ends_title(line, match)
        ),
        len(text),
    )
    venue = _venue_begins(line, start, sentence)
    return venue or start + len(text[start:sentence].rstrip(_EDGE))


def _ends_title(line: Flat, match: re.Match[str]) -> bool:
    """Return whether the title ends with a sentence: behind a question it often goes on."""
    if match[0][0] not in "?!":
        return True
    after = line.cut(match.end())
    if not after.text or {"italic", "underline"} & after.runs[0].styles:
        return True
    return bool(VENUE.search(after.text[:40]) or names_below(after.text).names)


def _venue_begins(line: Flat, start: int, sentence: int) -> int:
    """Return where a venue in italics, or after a comma, ends a title; 0 where none does."""
    text = line.text
    for value, begin, _ in line.stretches(lambda run: "italic" in run.styles):
        before = text[start:begin].rstrip()
        if _SPECIES.match(text, begin):
            continue
        after_title = before.endswith((".", ",", "?", "!", ":", ";", " in", " In"))
        if value and start < begin <= sentence and after_title:
            lead = _LEAD_IN.search(before)
            return start + (lead.start() if lead else len(before))
    short = (
        comma.start()
        for comma in _COMMA.finditer(text, start, sentence)
        if words_in(text[start : comma.start()]) > 2
        and (ABBREVIATED.match(text, comma.end()) or _VENUE_AND_VOLUME.match(text, comma.end()))
    )
    if ends := next(short, 0):
        return ends
    if sentence < len(text):
        return 0
    commas = (
        comma.start()
        for comma in _COMMA.finditer(text, start)
        if words_in(text[start : comma.start()]) > 2
        and VENUE.search(text[comma.end() : comma.end() + 60])
    )
    return next(commas, 0)
