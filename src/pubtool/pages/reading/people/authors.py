"""The author list of a publication: where in its lines it stands."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.items import PageAuthor
from pubtool.pages.reading.people.names import Names, read_names, without_venue
from pubtool.pages.reading.people.phrases import WITH_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.vocabulary import ABBREVIATED, AWARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.people.chunks import Name
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.flat import Flat


#: What makes names behind it, or before it, those of editors.
EDITED = re.compile(
    r"(?i)(?:\bin|\b(?:eds?|hg|hrsg|trans|transl|übers)\.?|(?:foreword|preface|introduction|afterword"
    r"|translat\w+|illustrat\w+) by|(?:edited|ed\.?|hg\.?|hrsg\.?|herausgegeben|[ée]d\.?)"
    r" (?:by|von|par|por)|editors?|herausgeber|interview(?:ed)? (?:by|with)|im gespr[äa]ch mit)"
    r"\s*:?\s*$"
)
EDITORS = re.compile(
    r"(?i)(?:\s*u\. ?a\.)?\s*[,(]?\s*\(?(?:eds?|hg|hrsg|herausgeber|editors?|coords?)\b"
)
LEAD_IN = re.compile(rf"(?i)\(?\s*(?:{WITH_WORDS}:?|by|authors?:)\s+")
#: What leads in a list of those who wrote it with the owner.
WITH = re.compile(rf"(?i)\(?\s*(?:{WITH_WORDS}):?\s+")
#: What may stand before an author list that comes last, and how many such places are tried.
_LATE = re.compile(r"(?:\d\)?|[\w)]\.|\d\),|\d,)\s*[.,]?\s+(?=[^\W\d_])")
_TRIED = 12
#: An award behind the authors has no more characters.
_SHORT = 60
#: A word of a journal's name, and no initial: `J. Am. Chem. Soc.`.
_CUT = re.compile(r"\b[A-Z][a-z]+\.\s")
#: Signs that keep the parts of a line apart.
_APART = re.compile(r"\s[|•·]\s+")
_YEAR_AFTER = re.compile(
    r"[\s.,]*[(（]((?:19|20)\d\d)[a-z+]?(?:,[^()]{0,20})?[)）]|[\s.,]+((?:19|20)\d\d)\.(?=\s)"
)
#: What may stand in brackets between a title and its authors: `(short paper). `.
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{2,60}[)\]][\s.,:;–—-]*(?=\w)")
#: Signs that belong to a name.
_MARKS = "*†‡§#^∗⋆★"
_EDGE = ' \t,.;:|·•–—-()（）“"„'


class Authors(NamedTuple):
    """An author list: where it stands, how much speaks for it, and whether `with` leads it in."""

    names: Names
    span: Span
    score: float
    lead_in: bool = False


def names_below(text: str) -> Names:
    """Return the author list that begins a line, also with `with`, `by` or `Authors:` before it."""
    lead_in = LEAD_IN.match(text)
    return read_names(text, lead_in.end() if lead_in else 0)


def find_authors(
    lines: Sequence[Flat],
    segments: Sequence[Span],
    title: Span,
    is_owner: Owner,
) -> Authors | None:
    """Return the author list beside a title, if there is one."""
    best: Authors | None = None
    for place, span in enumerate(segments):
        text = lines[span.line].text
        starts = [*starts_in(text, span)]
        for start, lead_in in (*starts, *((at, 0) for at in _late_starts(text, span))):
            found = _authors_at(lines, Span(span.line, start, span.end), title, is_owner, lead_in)
            if found is None:
                continue
            if (start, lead_in) not in starts and not _is_last(text, found, span.end):
                continue
            found = found._replace(score=found.score - 0.5 * place)
            begin = lead_in - 1 if lead_in else start - (text[start - 1 : start] in ("(", "（"))
            if begin < start:
                end = past_bracket(text, begin, found.span.end)
                found = found._replace(span=Span(span.line, begin, end))
            if best is None or found.score > best.score:
                best = found
    return best


def past_bracket(text: str, start: int, end: int) -> int:
    """Return the end of a stretch, past the bracket that closes one at its beginning."""
    return end + (text[start] in "(（" and text[end : end + 1] in (")", "）"))


def segments_of(lines: Sequence[Flat], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of the lines without the spans taken."""
    for number, line in enumerate(lines):
        at = 0
        for _, start, end in sorted(span for span in taken if span.line == number):
            if line.text[at:start].strip():
                yield Span(number, at, start)
            at = end
        if line.text[at:].strip():
            yield Span(number, at, len(line.text))


def starts_in(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield where a list may begin in a segment; with `with ...` also where that begins, plus 1."""
    begin = span.start
    while begin < span.end and not text[begin].isalnum() and text[begin] not in _MARKS:
        begin += 1
    yield begin, 0
    if remark := _REMARK.match(text, span.start, span.end):
        yield remark.end(), 0
    for match in _APART.finditer(text, begin, span.end):
        yield match.end(), 0
    for match in LEAD_IN.finditer(text, max(begin - 1, 0), span.end):
        yield match.end(), match.start() + 1


def _late_starts(text: str, span: Span) -> Iterator[int]:
    """Yield where a list may begin behind the venue: after its year, its pages or a sentence."""
    matches = islice(_LATE.finditer(text, span.start, span.end), _TRIED)
    return (match.end() for match in matches)


def _is_last(text: str, found: Authors, end: int) -> bool:
    """Return whether two authors or more are all that is left of a text, but for an award."""
    left = text[found.span.end : end].strip(_EDGE)
    award = len(left) < _SHORT and AWARD.search(left)
    return len(found.names.names) > 1 and not (left and not award)


def _authors_at(
    lines: Sequence[Flat],
    span: Span,
    title: Span,
    is_owner: Owner,
    lead_in: int,
) -> Authors | None:
    line = lines[span.line]
    names = without_venue(
        read_names(line.text[: span.end], span.start, titled=True), line, is_owner
    )
    journal = ABBREVIATED.match(line.text, span.start)
    if not names.names or (journal and _CUT.search(journal[0])):
        return None
    if EDITED.search(line.text[: span.start]) or EDITORS.match(line.text, names.end):
        return None
    own = any(is_owner(name.name) for name in names.names)
    whole = not any(map(str.isalnum, line.text[names.end : span.end]))
    count = len(names.names)
    hint = any(run.hint == "author" for run in line.runs[span.start : span.end])
    if count == 1 and not (own or lead_in or names.et_al or hint):
        name = names.names[0]
        plain = "italic" not in line.runs[min(name.start, len(line.runs) - 1)].styles
        before = span.line <= title.line and span.start < title.start
        after = span.line == title.line + 1
        only = "," in name.name or is_initials(name.name.split()[0]) or (plain and whole)
        if not only or not (before or after) or AWARD.search(name.name):
            return None
    score = min(count, 4) + 0.01 * count + 4.0 * own + 4.0 * hint + whole + (1 if lead_in else 0)
    return Authors(names, Span(span.line, span.start, names.end), score, bool(lead_in))


def year_after(lines: Sequence[Flat], authors: Authors | None) -> int | None:
    """Return the year in parentheses after the authors."""
    if authors is None:
        return None
    match = _YEAR_AFTER.match(lines[authors.span.line].text, authors.span.end)
    return int(match[1] or match[2]) if match else None


def people_of(names: Names, line: Flat, is_owner: Owner) -> tuple[PageAuthor, ...]:
    """Return the authors; of several with the owner's name the emphasised one is the owner."""
    mine = [name for name in names.names if is_owner(name.name)]
    mine = [name for name in mine if is_owner.is_exactly(name.name)] or mine
    if len(mine) > 1:
        mine = [name for name in mine if _is_emphasised(name, line)] or mine
    return tuple(PageAuthor(name.name, name.marks, name in mine) for name in names.names)


def _is_emphasised(name: Name, line: Flat) -> bool:
    runs = line.runs[name.start : name.end]
    return bool(runs) and bool(runs[0].styles & {"bold", "underline", "italic"})
