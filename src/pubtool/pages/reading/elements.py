"""What a block is in the flow of a page: a heading, a rule, a paragraph, a box with one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.pages.reading.headings import is_byline, is_section, is_whole
from pubtool.pages.reading.seen.tree import lines_of, text_of
from pubtool.pages.reading.shapes import below, is_card, without_description
from pubtool.pages.reading.vocabulary import JUST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.counting import Anchors
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Block, Line

#: The level of a year or a name of a section that no heading marks: below all headings.
_LOWEST = 7


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
            return Element("heading", block.lines, 0, _LOWEST)
        known = anchors(block)
        several = known > 1 or block.lines.count(()) > (not known)
        return None if several else Element("text", block.lines, known)
    return _card(block, anchors) if block.kind == "group" else None


def with_badges(elements: Sequence[Element]) -> Sequence[Element]:
    """Return elements with each venue that stands above its paper by class as a part of it.

    Where one does all do: none then stands below its paper.
    """
    badges = [number for number, each in enumerate(elements) if is_badge(each)]
    first = next((number for number, each in enumerate(elements) if each.anchors), -1)
    if badges[:1] > [first] or not all(_is_above(elements, number) for number in badges):
        return elements
    found: list[Element] = []
    for number, element in enumerate(elements):
        if number - 1 in badges:
            above = found.pop()
            found.append(element._replace(lines=above.lines + element.lines))
        else:
            found.append(element)
    return found


def is_badge(element: Element) -> bool:
    """Return whether a paragraph is a venue by its class."""
    hints = {run.hint for line in element.lines for run in line}
    return element.kind == "text" and not element.anchors and hints == {"venue"}


def _is_above(elements: Sequence[Element], number: int) -> bool:
    """Return whether an element has a paper below it, and none that it may belong to above it."""
    before = [each for each in elements[max(number - 1, 0) : number] if each.kind != "heading"]
    after = elements[number + 1 : number + 2]
    return all(each.anchors for each in before) and any(each.anchors for each in after)


def _card(block: Block, anchors: Anchors) -> Element | None:
    """Return a box with one publication, without the list that tells of it."""
    card = without_description(block)
    known = anchors(card)
    if known > 1 or known != anchors(block) or not is_card(card):
        return None
    first = next((each for each in below(card) if each.lines), None)
    heading = first is not None and first.kind == "heading"
    return Element("card", tuple(lines_of(card)), known, heading=heading)
