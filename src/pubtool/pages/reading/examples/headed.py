"""Headings that are titles since those beside them are: pages write all papers in one manner.

Cards and sections with one paper each have its title as their heading. Where authors are not
recognised there, or nobody is named, each by itself may be a topic; together they are a list.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.examples.spots import Place
from pubtool.pages.reading.people.authors import WITH
from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.titles.doubts import ENOUGH, doubt, may_be_title
from pubtool.pages.reading.vocabulary import OTHER, PUBLICATIONS, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from pubtool.pages.reading.examples.spots import Spot
    from pubtool.pages.reading.examples.understood import Known
    from pubtool.pages.reading.seen.flat import Flat

#: So many headings make a list, and so many known titles among them tell that they are titles.
_LIST, _KNOWN = 3, 3
#: A paper has no more lines below its title; this share of them says where or when it appeared.
_LINES, _MOST_OF = 12, 0.6
#: No title has fewer words; topics have fewer than that.
_FEW, _LONG = 3, 7
#: What is as long tells of a paper.
_ABSTRACT = 40


class _Headed(NamedTuple):
    """A heading, the lines below it, and the heading above both."""

    spot: Spot
    below: Sequence[Spot]
    over: str


def heading_titles(
    spots: Sequence[Spot], known: Mapping[int, Known], *, dedicated: bool
) -> dict[int, Place]:
    """Return the headings that are titles and were not read as such, by the ids of their lines.

    `dedicated` says that the page is a list of publications by its own title.
    """
    found: dict[int, Place] = {}
    for sections in _sections(spots).values():
        headed = [each for each in sections if _may_be(each)] if len(sections) >= _LIST else []
        titles = {id(each.spot.line) for each in headed if _is_title(each.spot, known)}
        if _are_titles(headed, titles, known, dedicated=dedicated):
            new = (each.spot for each in headed if id(each.spot.line) not in titles)
            found |= {id(spot.line): Place(spot, 0, _title_end(spot.flat)) for spot in new}
    return found


def is_heading(spot: Spot) -> bool:
    """Return whether a line is a heading."""
    return _level(spot) > 0


def _level(spot: Spot) -> int:
    """Return the level of a heading, 0 for other lines."""
    last = spot.path[-1] if spot.path else ""
    return int(last.removeprefix("heading")) if last.startswith("heading") else 0


def _sections(spots: Sequence[Spot]) -> dict[tuple[str, ...], list[_Headed]]:
    """Return the headings of each path with what stands below each, as far as it may matter."""
    levels = [_level(spot) for spot in spots]
    found: defaultdict[tuple[str, ...], list[_Headed]] = defaultdict(list)
    last = over = ""  # the last heading, and the last one before it on another path
    path: tuple[str, ...] = ()
    for at, spot in enumerate(spots):
        level = levels[at]
        if not level or spot.at:
            continue
        if spot.path != path:
            path, over = spot.path, last
        until = range(at + 1, min(at + _LINES + 2, len(spots)))
        end = next((number for number in until if 0 < levels[number] <= level), until.stop)
        found[path].append(_Headed(spot, spots[at + 1 : end], over))
        last = spot.flat.text
    return found


def _may_be(headed: _Headed) -> bool:
    """Return whether a heading looks like a title, and stands under no heading for other things."""
    text = headed.spot.flat.text
    return (
        may_be_title(text, marked=True)
        and words_in(text) >= _FEW
        and doubt(text) < ENOUGH
        and not (VENUE.match(text) or OTHER.search(headed.over))
    )


def _is_title(spot: Spot, known: Mapping[int, Known]) -> bool:
    own = known.get(id(spot.line))
    return own is not None and own.place.spot is spot


def _are_titles(
    headed: Sequence[_Headed],
    titles: Container[int],
    known: Mapping[int, Known],
    *,
    dedicated: bool,
) -> bool:
    """Return whether headings are titles: some are known, or they look like a list of papers."""
    ours = sum(id(each.spot.line) in titles for each in headed)
    others = sum(_holds_title(each, known) for each in headed)
    long = sum(words_in(each.spot.flat.text) for each in headed) >= _LONG * len(headed)
    if ours >= _KNOWN:
        return ours > others or long
    told = sum(any(_tells(line.flat.text) for line in each.below) for each in headed)
    papers = all(
        len(each.below) < _LINES and (dedicated or PUBLICATIONS.search(each.over))
        for each in headed
    )
    return (
        len(headed) >= _LIST and (long or not others) and papers and told >= _MOST_OF * len(headed)
    )


def _title_end(line: Flat) -> int:
    """Return where the title in a heading ends: with its first looks, else with the heading."""
    own = line.runs[0].styles, line.runs[0].link
    end = next(stop for _, _, stop in line.stretches(lambda run: (run.styles, run.link)))
    marked = any(own) and words_in(line.text[:end]) >= _FEW
    return len(line.text[:end].rstrip(EDGE)) if marked else len(line.text)


def _tells(text: str) -> bool:
    """Return whether a line says where, when or with whom a paper appeared, or what it is about."""
    known = YEAR.search(text) or VENUE.search(text) or WITH.match(text)
    return bool(known) or words_in(text) >= _ABSTRACT


def _holds_title(headed: _Headed, known: Mapping[int, Known]) -> bool:
    """Return whether a title stands below a heading."""
    return any(_is_title(spot, known) for spot in headed.below)
