"""One publication: its lines -> a `PageItem`, with how sure each field is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.items import Field, PageAuthor, PageItem, PageLink, Sure
from pubtool.pages.reading.flat import Flat, flat
from pubtool.pages.reading.links import identifiers, take_links
from pubtool.pages.reading.name_words import is_initials
from pubtool.pages.reading.names import Name, Names, read_names, without_venue
from pubtool.pages.reading.title import (
    EDITED,
    EDITORS,
    LEAD_IN,
    NO_TITLE,
    Span,
    Title,
    marked_title,
    names_below,
    plain_title,
    short_title,
    title_end,
)
from pubtool.pages.reading.tree import without_common_look
from pubtool.pages.reading.venue import Remains, full_year, read_remains
from pubtool.pages.reading.vocabulary import ACRONYM, AWARD, SHORT_YEAR, STATE, TAG, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.owner import Owner
    from pubtool.pages.reading.tree import Line

_TAG_AT_START = re.compile(
    r"^\W{0,3}(?:[\[【(]([^\[\]【】()]{1,40})[\]】)]|(\d{1,3})[.)]\s)[\s:.]*"
)
#: `ICLR 2025 Spotlight`, `UIST 2025, to appear`.
_TAG_AND_BADGE = re.compile(r"(.*?(?:19|20)\d\d)[\s,;–-]+(.{2,30})")
_REMARK_AT_END = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]\W*$")
_NUMBER = re.compile(r"(?i)[a-z]{0,3}[-. ]?\d{1,3}|new!?")
#: Signs that keep the parts of a line apart.
_APART = re.compile(r"\s[|•·]\s+")
_YEAR_AFTER = re.compile(
    r"[\s.,]*[(（]((?:19|20)\d\d)[a-z]?(?:,[^()]{0,20})?[)）]|[\s.,]+((?:19|20)\d\d)\.(?=\s)"
)
#: What a line says of itself when it holds no authors.
_NO_AUTHORS = NO_TITLE - {"author"}
#: No publication is described in more characters.
LONGEST = 6000
#: Marks behind a title.
_MARKED = re.compile(r"(?:(?<![CFJ])#|[*†‡§])+$")
_BEFORE_NAMES = " \t,.;:|·•–—-(”\"'’」』)（"
_EDGE = " \t,.;:|·•–—-()（）"


class Unit(NamedTuple):
    """The lines of what may be one publication, and what stands above it.

    `heading` says that the first line is a heading; `headings` are those above, outermost first.
    """

    lines: tuple[Line, ...]
    headings: tuple[str, ...] = ()
    heading: bool = False


class _Authors(NamedTuple):
    names: Names
    span: Span
    score: float
    lead_in: bool = False


def read_item(unit: Unit, is_owner: Owner) -> PageItem | None:
    """Return the publication that the lines show, or None where they show none."""
    shown = without_common_look(unit.lines)
    linked = [take_links(flat(line), first=not at) for at, line in enumerate(shown) if line]
    lines, tags, badges = _without_tags([each.line for each in linked])
    title, authors = _title_and_authors(lines, unit, is_owner)
    if title is None:
        return None
    spans = [title.span, *([authors.span] if authors else [])]
    left = [lines[each.line].cut(each.start, each.end) for each in _segments(lines, spans)]
    remains = read_remains(left, _year_after(lines, authors))
    venue, year, sure = _venue_and_year(remains, tags, unit.headings)
    links = [*_title_link(lines, title), *(link for each in linked for link in each.labels)]
    arxiv, doi = identifiers(links, " ".join(each.line.text for each in linked))
    people = _people(authors.names, lines[authors.span.line], is_owner) if authors else ()
    sure |= {"title": title.sure, "links": "certain"}
    if people:
        known = any(person.me for person in people) or len(people) > 2
        sure["authors"] = "certain" if known else "likely"
    return PageItem(
        title=_MARKED.sub(
            "", lines[title.span.line].text[title.span.start : title.span.end].strip()
        ),
        authors=people,
        et_al=bool(authors and authors.names.et_al),
        venue=venue,
        year=year,
        badges=(*badges, *remains.badges),
        tags=remains.tags,
        notes=remains.notes,
        links=tuple(dict.fromkeys(links)),
        arxiv=arxiv,
        doi=next((each.doi for each in linked if each.doi), doi),
        headings=unit.headings,
        line=unit.lines[0][0].line,
        end_line=max(run.line for line in unit.lines for run in line[-1:]),
        rest=remains.rest,
        sure=sure,
    )


def _title_and_authors(
    lines: Sequence[Flat], unit: Unit, is_owner: Owner
) -> tuple[Title | None, _Authors | None]:
    """Return where the title and the authors are, as far as they can be told."""
    title = marked_title(lines, heading=unit.heading)
    authors = None
    if title is None or title.kind == "italic":
        end = short_title(lines[0]) if lines else 0
        if end and not is_owner(lines[0].text[:end]):
            title = Title(Span(0, 0, len(lines[0].text[:end].rstrip(" .,;:"))), "bold", "likely")
        elif (plain := plain_title(lines, is_owner)) is not None:
            title, authors = plain[0], _Authors(plain[1], plain[2], 5)
        else:
            title = title or _bare_title(lines)
    if title is None:
        return None, None
    title = _without_remark(lines, title)
    if authors is None:
        segments = list(_segments(lines, [title.span]))
        authors = _find_authors(lines, segments, title.span, is_owner)
    return title, authors


def _without_remark(lines: Sequence[Flat], title: Title) -> Title:
    """Return a title without a year, a state or a list of co-authors in parentheses at its end."""
    line, start, end = title.span
    text = lines[line].text[start:end]
    remark = _REMARK_AT_END.search(text)
    if remark is None or not words_in(text[: remark.start()]):
        return title
    inner = remark[1].strip()
    names = names_below(inner) if LEAD_IN.match(inner) else Names()
    if YEAR.fullmatch(inner) or STATE.match(inner) or names.names:
        return title._replace(span=Span(line, start, start + remark.start()))
    return title


def _venue_and_year(
    remains: Remains, tags: Sequence[str], headings: Sequence[str]
) -> tuple[str, int | None, dict[Field, Sure]]:
    """Return the venue and the year, and how sure they are; `tags` stand before the title."""
    venue, sure = remains.venue, remains.venue_sure
    for tag in tags:
        if not venue or (TAG.match(tag) and sure == "unsure"):
            venue, sure = tag, "certain"
    year, year_sure = remains.year, "certain"
    if year is None:
        year, year_sure = _year_of(venue, headings)
    if not venue:
        venue = next((each.strip() for each in headings[-1:] if TAG.match(each.strip())), "")
        venue, sure = venue or next(filter(STATE.match, remains.badges), ""), "likely"
    found: dict[Field, Sure] = {"venue": sure} if venue else {}
    if year:
        found["year"] = "certain" if year_sure == "certain" else "likely"
    return venue, year, found


def _without_tags(lines: list[Flat]) -> tuple[list[Flat], list[str], list[str]]:
    """Take numbers, and venues and badges in brackets, off the beginning of the first line."""
    tags: list[str] = []
    badges: list[str] = []
    if not lines:
        return lines, tags, badges
    first = lines[0]
    while match := _TAG_AT_START.match(first.text):
        inner = (match[1] or match[2]).strip()
        both = _TAG_AND_BADGE.fullmatch(inner)
        if both and TAG.match(both[1]) and (AWARD.search(both[2]) or STATE.match(both[2])):
            inner = both[1]
            badges.append(both[2])
        is_tag = bool(both and TAG.match(both[1])) or bool(
            TAG.match(inner) or STATE.match(inner) or VENUE.fullmatch(inner)
        )
        is_tag = is_tag or bool(ACRONYM.match(inner) and not _NUMBER.fullmatch(inner))
        if not (is_tag or _NUMBER.fullmatch(inner)) or len(match[0]) >= len(first.text):
            break
        if is_tag:
            tags.append(inner)
        first = first.cut(match.end())
    return [first, *lines[1:]], tags, badges


def _segments(lines: Sequence[Flat], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of the lines without the spans taken."""
    for number, line in enumerate(lines):
        at = 0
        for _, start, end in sorted(span for span in taken if span.line == number):
            if line.text[at:start].strip():
                yield Span(number, at, start)
            at = end
        if line.text[at:].strip():
            yield Span(number, at, len(line.text))


def _find_authors(
    lines: Sequence[Flat],
    segments: Sequence[Span],
    title: Span,
    is_owner: Owner,
) -> _Authors | None:
    """Return the author list beside a title, if there is one."""
    best: _Authors | None = None
    for place, span in enumerate(segments):
        text = lines[span.line].text
        for start, lead_in in _starts(text, span):
            found = _authors_at(lines, Span(span.line, start, span.end), title, is_owner, lead_in)
            if found is None:
                continue
            found = found._replace(score=found.score - 0.5 * place)
            if lead_in:
                end = found.span.end
                if text[lead_in - 1] in "(（" and text[end : end + 1] in (")", "）"):
                    end += 1
                found = found._replace(span=Span(span.line, lead_in - 1, end))
            if best is None or found.score > best.score:
                best = found
    return best


def _starts(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield where a list may begin in a segment; with `with ...` also where that begins, plus 1."""
    begin = span.start
    while begin < span.end and (text[begin] in _BEFORE_NAMES):
        begin += 1
    yield begin, 0
    for match in _APART.finditer(text, begin, span.end):
        yield match.end(), 0
    for match in LEAD_IN.finditer(text, max(begin - 1, 0), span.end):
        yield match.end(), match.start() + 1


def _authors_at(
    lines: Sequence[Flat],
    span: Span,
    title: Span,
    is_owner: Owner,
    lead_in: int,
) -> _Authors | None:
    line = lines[span.line]
    names = without_venue(read_names(line.text[: span.end], span.start), line, is_owner)
    if not names.names:
        return None
    if EDITED.search(line.text[: span.start]) or EDITORS.match(line.text, names.end):
        return None
    own = any(is_owner(name.name) for name in names.names)
    whole = not line.text[names.end : span.end].strip(_EDGE)
    count = len(names.names)
    if count == 1 and not (own or lead_in or names.et_al):
        name = names.names[0]
        plain = "italic" not in line.runs[min(name.start, len(line.runs) - 1)].styles
        before = span.line <= title.line and span.start < title.start
        after = span.line == title.line + 1
        only = "," in name.name or is_initials(name.name.split()[0]) or (plain and whole)
        if not only or not (before or after) or AWARD.search(name.name):
            return None
    hint = any(run.hint == "author" for run in line.runs[span.start : span.end])
    score = min(count, 4) + 4.0 * own + 4.0 * hint + whole + (1 if lead_in else 0)
    return _Authors(names, Span(span.line, span.start, names.end), score, bool(lead_in))


def _year_after(lines: Sequence[Flat], authors: _Authors | None) -> int | None:
    """Return the year in parentheses after the authors."""
    if authors is None:
        return None
    match = _YEAR_AFTER.match(lines[authors.span.line].text, authors.span.end)
    return int(match[1] or match[2]) if match else None


def _bare_title(lines: Sequence[Flat]) -> Title | None:
    """Return the beginning of the first line as an unsure title."""
    for number, line in enumerate(lines[:1]):
        end = title_end(line, 0)
        if words_in(line.text[:end]) > 2:
            return Title(Span(number, 0, end), "plain", "unsure")
    return None


def _year_of(venue: str, headings: Sequence[str]) -> tuple[int | None, Sure]:
    """Return the year of a venue, else of the nearest heading with one."""
    for place, text in enumerate((venue, *reversed(headings))):
        year = YEAR.search(text)
        if year:
            return int(year[0]), "likely" if place else "certain"
        short = SHORT_YEAR.search(text)
        if short:
            return full_year(short), "likely"
    return None, "likely"


def _title_link(lines: Sequence[Flat], title: Title) -> Iterator[PageLink]:
    """Yield the link that the title is, if it is one."""
    line = lines[title.span.line]
    urls = [run.href for run in line.runs[title.span.start : title.span.end] if run.href]
    if len(urls) * 2 > title.span.end - title.span.start:
        yield PageLink("title", urls[0])


def _people(names: Names, line: Flat, is_owner: Owner) -> tuple[PageAuthor, ...]:
    """Return the authors; of several with the owner's name the emphasised one is the owner."""
    mine = [name for name in names.names if is_owner(name.name)]
    mine = [name for name in mine if is_owner.is_exactly(name.name)] or mine
    if len(mine) > 1:
        mine = [name for name in mine if _is_emphasised(name, line)] or mine
    return tuple(PageAuthor(name.name, name.marks, name in mine) for name in names.names)


def _is_emphasised(name: Name, line: Flat) -> bool:
    runs = line.runs[name.start : name.end]
    return bool(runs) and bool(runs[0].styles & {"bold", "underline", "italic"})


def has_authors(line: Line, is_owner: Owner) -> bool:
    """Return whether a line holds an author list: two names or more, or the owner's."""
    if sum(len(run.text) for run in line) > LONGEST:
        return False
    rest = take_links(flat(line), first=True).line
    if not rest.text or rest.runs[0].hint in _NO_AUTHORS:
        return False
    lines, *_ = _without_tags([rest])
    title = marked_title(lines, heading=False)
    if title is None or title.kind == "italic":
        text = lines[0].text
        lead_in = LEAD_IN.match(text)
        begin = lead_in.end() if lead_in else next(_starts(text, Span(0, 0, len(text))))[0]
        names = read_names(text, begin)
        if lead_in and names.names:
            return True
        if len(names.names) > 1 or any(is_owner(name.name) for name in names.names):
            return True
        plain = plain_title(lines, is_owner)
        return plain is not None
    segments = list(_segments(lines, [title.span]))
    found = _find_authors(lines, segments, title.span, is_owner)
    if found is None:
        return False
    names = found.names
    return len(names.names) > 1 or found.lead_in or any(is_owner(n.name) for n in names.names)
