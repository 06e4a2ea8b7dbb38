"""Paragraphs, headings and cards that follow each other -> which of them are one publication.

Nothing encloses a publication here: the author lists in the flow are the anchors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.belonging import (
    belongs,
    describes,
    holds_abstract,
    is_entry,
    is_italic,
    is_said,
    is_title,
    is_told,
    is_where,
    lead,
    shown_text,
    stands_alone,
)
from pubtool.pages.reading.item import TOO_FEW
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.reading.elements import Element
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Line


class Part(NamedTuple):
    """The lines of what may be one publication; or the heading `over` what follows.

    `heading` says that it begins with a heading, `described` that a long paragraph tells of it.
    """

    lines: tuple[Line, ...] = ()
    heading: bool = False
    described: bool = False
    over: Element | None = None


def parts_of(elements: Sequence[Element], is_owner: Owner) -> Iterator[Part]:
    """Yield the parts of a flow that no rule interrupts, in page order."""
    anchored = [number for number, each in enumerate(elements) if each.anchors]
    at = 0
    for place, number in enumerate(anchored):
        after = anchored[place + 1] if place + 1 < len(anchored) else len(elements)
        first = lead(elements, at, number, is_owner)
        before = first - (first > at and _is_said_again(*elements[first - 1 : first + 1]))
        yield from _without_authors(elements[at:before], is_owner)
        part, at = _from(elements, first, number, after, is_owner)
        yield part
    yield from _without_authors(elements[at:], is_owner)


def _is_said_again(above: Element, element: Element) -> bool:
    """Return whether a paragraph is but the title that the reference below holds too."""
    title = shown_text(above).casefold().strip(" .")
    return (
        above.kind == "text"
        and words_in(title) > TOO_FEW
        and title in shown_text(element).casefold()
    )


def _from(
    elements: Sequence[Element], first: int, number: int, after: int, is_owner: Owner
) -> tuple[Part, int]:
    """Return the part that begins at `first` and has its authors at `number`, and its end.

    What stands behind its last element is none of it; the next author list is at `after`.
    """
    lines = [line for each in elements[first : number + 1] for line in each.lines]
    heading = elements[first].kind == "heading" or elements[first].heading
    at = end = number + 1
    while at < after:
        element = elements[at]
        below = heading and element.level > elements[first].level > 0
        told = _is_told_between(elements[number], elements[at : at + 2], is_owner)
        if (element.kind == "heading" and not below) or is_entry(element, is_owner):
            break
        if at + 1 < len(elements) and is_where(element, elements[at + 1]):
            break  # the title of the next one
        if at == end and is_told(element):
            end = at = at + 1
            continue
        # Below may be `h5` with the title and `h6` with the venue.
        if below or told or _goes_on(element, tuple(lines), is_owner, heading=heading):
            lines += element.lines
            end = at + 1
        elif element.kind == "text" and stands_alone(element):
            break
        elif element.kind == "text" and at + 1 == after and after < len(elements):
            break  # perhaps the title of the next one
        elif element.kind == "card" and words_in(shown_text(element)) > TOO_FEW:
            break
        at += 1
    return Part(tuple(lines), heading), end


def _is_told_between(element: Element, below: Sequence[Element], is_owner: Owner) -> bool:
    """Return whether the first paragraph below a whole publication in italics tells of it.

    What is next is another section, or needs no title from above.
    """
    first, *others = below
    if not is_italic(first) or not is_entry(element, is_owner):
        return False
    return all(each.kind == "heading" or is_entry(each, is_owner) for each in others)


def _goes_on(element: Element, lines: tuple[Line, ...], is_owner: Owner, *, heading: bool) -> bool:
    """Return whether a paragraph or a card is more of the publication that the lines show."""
    if element.kind == "card":
        return holds_abstract(element)
    return element.kind == "text" and belongs(element, lines, is_owner, heading=heading)


def _without_authors(elements: Sequence[Element], is_owner: Owner) -> Iterator[Part]:
    """Yield headings, and each paragraph that may be a publication though it has no authors."""
    at = 0
    while at < len(elements):
        element = elements[at]
        end = at + 1
        lines = element.lines
        if element.kind == "heading" and is_title(elements[at : at + 2], is_owner):
            lines += elements[at + 1].lines
            end += 1
        if end < len(elements) and is_where(element, elements[end]):
            lines += elements[end].lines
            end += 1
        if end < len(elements) and element.kind == "text" and is_said(elements[end]):
            lines += elements[end].lines
            end += 1
        while end < len(elements) and holds_abstract(elements[end]):
            lines += elements[end].lines
            end += 1
        if element.kind == "heading" and lines == element.lines:
            yield Part(over=element)
        elif lines and not holds_abstract(element):
            described = end < len(elements) and describes(elements[end], element)
            heading = element.heading or element.kind == "heading"
            yield Part(lines, heading, described)
            end += described
        at = end
