"""Titles that nothing marks: they stand beside an author list."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.authors import (
    EDITED,
    EDITORS,
    LEAD_IN,
    WITH,
    names_below,
    past_bracket,
)
from pubtool.pages.reading.people.chunks import SIGNING, Name
from pubtool.pages.reading.people.names import Names, read_names, without_venue
from pubtool.pages.reading.people.phrases import WITH_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.seen.flat import Span
from pubtool.pages.reading.titles import EDGE, NO_TITLE, Title
from pubtool.pages.reading.titles.doubts import as_venue, doubt
from pubtool.pages.reading.titles.ends import NAME, loud_end, title_end
from pubtool.pages.reading.titles.sentences import is_state
from pubtool.pages.reading.vocabulary import ACRONYM, DETAILS, MONTH, VENUE, YEAR
from pubtool.pages.reading.words import words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pubtool.pages.reading.seen.flat import Flat


#: What stands between an author list and a title.
_YEAR_BETWEEN = re.compile(
    rf"[\s.,:;–—．，：-]*(?:[(（](?i:{NOT_YET}|n\.? ?d\.?"
    r"|expected [^()]{0,12}submission)(?:,? (?:19|20)\d\d)?[)）][\s.,:;]*"
    rf"|(?i:{NOT_YET})\.\s+"
    r"|[(（]((?:19|20)\d\d)[a-z+]?(?:,[^()]{0,20})?[)）][\s.,:;]*"
    rf"|(?:{MONTH}\s+)?(?:19|20)\d\d[a-z]?(?:\(\?\)|\s\((?i:{NOT_YET})[^()]{{0,20}}\))?[\s.,:;–—-]+)?"
)
#: A family name with initials and a stop, and what is none of another name.
_ALONE = re.compile(
    r"([^\W\d_][\w’'-]+,? (?:[A-Z]\.?-?){1,3}(?<!\.))\.(?=\s+[A-Z“\"«]\w)(?!\s+\w+,\s[A-Z]\.)"
)
#: A family name in capitals has more letters than initials.
_CAPITALS = 3
#: A title before its venue and its authors has no fewer words.
_SOME = 3
#: What tells that one name alone in a line is an author.
_DATED = re.compile(r"[\s,]*[(（](?:19|20)\d\d[)）]\W*")
_BOUNDARY = re.compile(
    rf"(?:[.?!,:;–—。，]|\sby|\s(?:-|::|[|·/]))\s+|(?<=\w\w)\s+(?=\((?i:{WITH_WORDS})\s)",
    re.IGNORECASE,
)
_TRIED = 40


class Plain(NamedTuple):
    """A title beside its author list: how much speaks for it, the names, and where they stand."""

    score: float
    title: Title
    names: Names
    place: Span


def plain_titles(
    lines: Sequence[Flat], is_owner: Callable[[str], bool], *, sole: bool = False
) -> list[Plain]:
    """Return the titles that nothing marks, the most likely first.

    With `sole` one name is an author list too, where it begins a line and has initials.
    """
    best: tuple[int, int, Names] | None = None
    for number, line in enumerate(lines):
        names = without_venue(names_below(line.text), line, is_owner)
        names = _owner_alone(line.text, is_owner) or names
        if EDITORS.match(line.text, names.end):
            names = Names()
        count = len(names.names)
        own = any(is_owner(name.name) for name in names.names)
        some = (
            count > 1
            or own
            or names.et_al
            or (count and WITH.match(line.text))
            or (sole and _begins_alone(line.text, names))
        )
        if some and (best is None or count + 5 * own > best[0]):
            best = (count + 5 * own, number, names)
    if best is None:
        first = _title_first(lines, is_owner)
        return [first] if first else []
    _, number, names = best
    found = []
    for score, span in _beside(lines, number, names):
        listed = _names_before(names, span.start) if span.line == number else names
        place = Span(number, 0, past_bracket(lines[number].text, 0, listed.end))
        found.append(Plain(score, Title(span, "plain", "likely"), listed, place))
    return sorted(found, key=lambda each: -each.score)


def _owner_alone(text: str, is_owner: Callable[[str], bool]) -> Names | None:
    """Return the owner as the only author, where a stop behind the initials ends the name.

    In `Lee A. Snow and rain` nothing else tells that no `Lee A. Snow` is meant.
    """
    alone = _ALONE.match(text)
    if alone is None or not is_owner(alone[1]):
        return None
    return Names((Name(alone[1], "", 0, alone.end()),), alone.end())


def _beside(lines: Sequence[Flat], number: int, names: Names) -> Iterator[tuple[float, Span]]:
    """Yield where a title may stand beside an author list, and how much speaks for it.

    That is behind the list, or in the line above or below.
    """
    line = lines[number]
    above = lines[number - 1].text if number else ""
    after = _past_year(line.text, names.end)
    colon = line.text[names.end : names.end + 1] == ":"
    # What is led in by `with` has its title before it, but for `with Ann Lee: A Title`.
    if words_in(line.text[after:]) >= 2 and (colon or not WITH.match(line.text)):
        end = title_end(line, after)
        if end > after:
            prior = 1.0 if words_in(above) < 2 else 0.2
            yield prior - doubt(line.text[after:end]), Span(number, after, end)
    yield from _among_names(line, number, names, after)
    where = number > 1 and _is_where(lines[number - 1])
    priors = {number - 1: 0.4 if where else 0.9, number + 1: 0.5}
    for other, prior in (priors | ({number - 2: 0.7} if where else {})).items():
        if not 0 <= other < len(lines):
            continue
        end = loud_end(lines[other])
        text = lines[other].text[:end]
        if words_in(text) and lines[other].runs[0].hint not in NO_TITLE:
            yield prior - doubt(text), Span(other, 0, end)


def _names_before(names: Names, at: int) -> Names:
    """Return a list without the names that a title at a place takes for itself."""
    own = tuple(each for each in names.names if each.end <= at)
    return names if len(own) == len(names.names) else Names(own, own[-1].end)


def _among_names(line: Flat, number: int, names: Names, after: int) -> Iterator[tuple[float, Span]]:
    """Yield where a title may stand that looks like names: `A. Lee, B. Chan, Red Sky, Cold Night`.

    All before it have initials, and none of its names has; what follows looks like no title.
    """
    spelt = [not any(map(is_initials, each.name.replace(",", " ").split())) for each in names.names]
    first = spelt.index(True) if True in spelt else 0
    follows = line.text[after : title_end(line, after)] if line.text[after:] else ""
    if VENUE.search(line.text, after + len(follows)):
        return  # a venue behind it, so that is the title
    if first > 1 and all(spelt[first:]) and as_venue(follows) >= 1:
        start, end = names.names[first].start, names.names[-1].end
        yield 0.6, Span(number, start, end)


def _is_where(line: Flat) -> bool:
    """Return whether a line between a title and its authors is the venue."""
    loud = bool(line.text) and bool(line.runs[0].styles & {"bold", "italic"})
    return loud or bool(as_venue(line.text) or DETAILS.search(line.text))


def _title_first(lines: Sequence[Flat], is_owner: Callable[[str], bool]) -> Plain | None:
    """Return a title that is followed by its authors in the same line."""
    for number, line in enumerate(lines):
        boundaries = list(islice(_BOUNDARY.finditer(line.text), _TRIED))
        # What follows a colon may be the rest of the title: `Flow: Slow Rise and Gradual Fall`.
        for boundary in sorted(boundaries, key=lambda each: each[0].startswith(":")):
            lead_in = LEAD_IN.match(line.text, boundary.end())
            begin = lead_in.end() if lead_in else boundary.end()
            names = without_venue(read_names(line.text, begin), line, is_owner)
            if EDITED.search(line.text[: boundary.end()]) or EDITORS.match(line.text, names.end):
                continue
            own = any(is_owner(name.name) for name in names.names)
            several = len(names.names) > 1 or own or names.et_al or _sole(line.text, names)
            several = several or bool(lead_in and names.names)
            if boundary[0].startswith(":") and not own and _ends_like_a_title(line.text, names):
                continue
            before = line.text[: boundary.start()]
            named = ACRONYM.match(before) and len(names.names) > 2
            led_in = bool(lead_in) and words_in(before) == 1 and before[0].isupper()
            if several and (words_in(before) > 1 or named or led_in):
                kept = boundary.start() + (boundary[0].strip()[:1] in ("?", "!"))
                kept = len(line.text[:kept].rstrip(EDGE))
                end = title_end(line.cut(0, kept), 0)
                kept = end if _has_venue_behind(line, end, kept) else kept
                title = Title(Span(number, 0, kept), "plain", "likely")
                end = past_bracket(line.text, boundary.end(), names.end)
                place = Span(number, boundary.end(), end)
                return Plain(1 - doubt(line.text[:kept]), title, names, place)
    return None


def _has_venue_behind(line: Flat, own: int, end: int) -> bool:
    """Return whether a venue stands between a title and its authors: `A Title. *Water*, 2020. `."""
    rest = line.cut(own, end)
    rest = rest.cut(len(rest.text) - len(rest.text.lstrip(EDGE)))
    if words_in(line.text[:own]) < _SOME or not rest.text:
        return False
    looks = {"bold", "italic"} - line.runs[0].styles
    set_apart = any(run.styles & looks for run in rest.runs) or rest.text.startswith("In ")
    known = VENUE.search(rest.text) or YEAR.search(rest.text) or DETAILS.search(rest.text)
    return bool(set_apart or known or is_state(rest.text) or NAME.fullmatch(rest.text))


def _begins_alone(text: str, names: Names) -> bool:
    """Return whether one name with initials begins a line, and a sign or nothing follows."""
    if len(names.names) != 1:
        return False
    first, *others = names.names[0].name.replace(",", " ").split()
    capitals = first.isupper() and len(first) > _CAPITALS and "," in names.names[0].name
    if others and (others[-1] in SIGNING or capitals):
        return True
    if others and _DATED.fullmatch(text, names.end):
        return True
    return (
        bool(others)
        and (is_initials(first) or is_initials(others[-1]))
        and (text[names.end : names.end + 1] in ".:," or text[names.end - 1] == ".")
    )


def _sole(text: str, names: Names) -> bool:
    """Return whether a list is one name with initials, and a venue follows."""
    if len(names.names) != 1 or not is_initials(names.names[0].name.split()[0]):
        return False
    after = text[names.end :].lstrip(EDGE)
    return bool(VENUE.match(after) or re.match(r"[\w.]+ [Tt]hesis\b", after))


def _ends_like_a_title(text: str, names: Names) -> bool:
    """Return whether two names without initials end a line: `Flow: Slow Rise and Gradual Fall`."""
    spelt_out = not any(is_initials(name.name.split()[0]) for name in names.names)
    return len(names.names) == 2 and spelt_out and not text[names.end :].strip(EDGE)


def _past_year(text: str, at: int) -> int:
    match = _YEAR_BETWEEN.match(text, at)
    return match.end() if match else at


def bare_title(lines: Sequence[Flat]) -> Title | None:
    """Return the beginning of the first line as an unsure title."""
    for number, line in enumerate(lines[:1]):
        end = title_end(line, 0)
        if words_in(line.text[:end]) > 2:
            return Title(Span(number, 0, end), "plain", "unsure")
    return None
