"""What a block is in the flow of a page: a heading, a rule, a paragraph, a box with one paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.pages.reading.headings import has_own_title, is_byline, is_section, is_whole
from pubtool.pages.reading.people.authors import WITH, names_below
from pubtool.pages.reading.seen.tree import lines_of, text_of
from pubtool.pages.reading.shapes import below, is_card, without_description
from pubtool.pages.reading.titles.doubts import is_prose
from pubtool.pages.reading.vocabulary import JUST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.counting import Anchors
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Block, Line

_NUMBER = re.compile(r"\W*\d{1,3}\W*")
#: The level of a year or a name of a section that no heading marks: below all headings.
LOWEST = 7


class Element(NamedTuple):
    """A block in the flow between barriers, and how many author lists it holds."""

    kind: Literal["heading", "rule", "text", "card"]
    lines: tuple[Line, ...]
    anchors: int = 0
    level: int = 0
    heading: bool = False


def element_of(block: Block, anchors: Anchors, is_owner: Owner) -> Element | None:
    """Return a block as a part of the flow; None for one that holds units of its own."""
    if block.kind in ("rule", "code"):
        return Element("rule", ())
    if block.kind == "heading" and not (is_byline(block, is_owner) or is_whole(block, is_owner)):
        return Element("heading", block.lines, 0, block.level)
    if block.kind in ("text", "heading"):
        if JUST_YEAR.fullmatch(" ".join(map(text_of, block.lines))) or is_section(block):
            return Element("heading", block.lines, 0, LOWEST)
        known = anchors(block)
        several = known > 1 or block.lines.count(()) > (not known)
        return None if several else Element("text", block.lines, known)
    if _is_coauthors(block):
        return Element("text", tuple(lines_of(block)), 1)
    return _card(block, anchors, is_owner) if block.kind == "group" else None


def _is_coauthors(block: Block) -> bool:
    """Return whether a list has one item, which names who wrote it with the owner."""
    lines = lines_of(block)
    if block.kind != "list" or len(block.children) != 1 or len(lines) != 1:
        return False
    text = text_of(lines[0])
    names = names_below(text) if WITH.match(text) else None
    return names is not None and bool(names.names) and names.end >= len(text) - 1


def with_venues(elements: Sequence[Element]) -> Sequence[Element]:
    """Return elements with each venue that stands above its papers by class as a part of these."""
    if not _stand_above(elements):
        return elements
    found: list[Element] = []
    above: tuple[Line, ...] = ()
    for element in elements:
        if is_venue(element):
            above = element.lines
            continue
        above = () if element.kind == "heading" else above
        takes = element.anchors and "venue" not in _hints(element)
        found.append(element._replace(lines=above + element.lines) if takes else element)
    return found


def is_venue(element: Element) -> bool:
    """Return whether a paragraph is a venue by its class."""
    return element.kind == "text" and not element.anchors and _hints(element) == {"venue"}


def _hints(element: Element) -> set[str]:
    return {run.hint for line in element.lines for run in line}


def _stand_above(elements: Sequence[Element]) -> bool:
    """Return whether venues by class stand above papers, and none below what it may belong to."""
    venues = [number for number, each in enumerate(elements) if is_venue(each)]
    if not venues or (venues[0] and elements[venues[0] - 1].kind != "heading"):
        return False
    return all(
        all(each.anchors or each.kind == "heading" for each in elements[max(at - 1, 0) : at])
        and any(each.anchors for each in elements[at + 1 : at + 2])
        for at in venues
    )


def _says_nothing(block: Block) -> bool:
    """Return whether a block is a picture or a number."""
    return all(run.image for line in block.lines for run in line) or (
        _NUMBER.fullmatch(" ".join(map(text_of, block.lines))) is not None
    )


def _card(block: Block, anchors: Anchors, is_owner: Owner) -> Element | None:
    """Return a box with one publication, without the list that tells of it."""
    card = without_description(block)
    known = anchors(card)
    if known > 1 or known != anchors(block) or not is_card(card):
        return None
    shown = [each for each in below(card) if each.lines and not _says_nothing(each)]
    first = next(iter(shown), None)
    heading = first is not None and first.kind == "heading"
    lines = tuple(lines_of(card))
    if heading and first is not None:
        lines = lines[lines.index(first.lines[0]) :]
    below_it = lines[len(first.lines) :] if first is not None and heading else ()
    if below_it and not is_prose(text_of(lines[0])) and has_own_title(below_it, is_owner):
        return None  # a section with one paper
    return Element("card", lines, known, heading=heading)
