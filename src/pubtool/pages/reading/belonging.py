"""What belongs to one publication among paragraphs, headings and cards that follow each other."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pubtool.pages.reading.elements import is_venue
from pubtool.pages.reading.headings import has_own_title, is_own
from pubtool.pages.reading.item import LONGEST, Unit, read_item
from pubtool.pages.reading.links import take_links
from pubtool.pages.reading.people.authors import WITH
from pubtool.pages.reading.remarks import EDGE
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.titles.doubts import as_venue, doubt, is_abstract, is_section_name
from pubtool.pages.reading.titles.marked import marked_title
from pubtool.pages.reading.vocabulary import AWARD, LEGEND, PUBLICATIONS, STATE, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.elements import Element
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Line

#: So much speaks for a publication that needs nothing from the lines above.
_CLEAR = 2.9

#: A title in no more words is not taken for one without authors.
_FEW = 2
#: A venue with its date has no more words.
_VENUE_WORDS = 30
#: What tells of a paper has more words.
_LONG = 40
#: Prose has so many words in small letters, and stops.
_MOSTLY = 0.8
_WORD, _SENTENCE = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]{3}\.(?:\s|$)")
#: Title, author and venue stand in as many lines.
_LINES = 3


def lead(elements: Sequence[Element], at: int, number: int, is_owner: Owner) -> int:
    """Return where the unit around an author list begins: further up if its title is there."""
    element = elements[number]
    before = number - 1
    if (
        before > at
        and elements[before].kind == "text"
        and words_in(shown_text(elements[before])) < 2
    ):
        before -= 1  # a picture or a label between title and authors
    head = _head(elements, at, number)
    if head >= 0 and _is_topic(elements, number, is_owner):
        return number
    if head >= 0 and _is_heading_of_one(elements, head, number, is_owner):
        return head
    own = worth(element.lines, is_owner, heading=element.heading)
    if before < at or own >= _CLEAR or _is_other(elements[before], element, is_owner):
        return number
    above = elements[before]
    lines = tuple(line for each in elements[before : number + 1] for line in each.lines)
    both = worth(lines, is_owner, heading=above.kind == "heading" or above.heading)
    return before if both > own else number


def _is_other(above: Element, element: Element, is_owner: Owner) -> bool:
    """Return whether what stands above an author list is none of the same publication."""
    if above.kind == "card":
        return True
    if above.kind == "heading":
        return is_section_name(shown_text(above))
    if is_entry(element, is_owner):
        return True
    return _has_italic_title(above) and _has_italic_title(element)


def _is_topic(elements: Sequence[Element], number: int, is_owner: Owner) -> bool:
    """Return whether the heading above is over a publication, or several, with their own titles."""
    below = takewhile(lambda each: each.kind != "heading", elements[number:])
    return any(
        each.anchors and not holds_abstract(each) and has_own_title(each.lines, is_owner)
        for each in below
    )


def _head(elements: Sequence[Element], at: int, number: int) -> int:
    """Return the heading over an author list; no more than its venue may stand between. Else -1."""
    words = 0
    for place in range(number - 1, at - 1, -1):
        if elements[place].kind == "heading":
            return place
        words += words_in(shown_text(elements[place]))
        if elements[place].anchors or elements[place].heading or words > _VENUE_WORDS:
            return -1
    return -1


def _is_heading_of_one(
    elements: Sequence[Element], before: int, number: int, is_owner: Owner
) -> bool:
    """Return whether a heading is a title: it looks like one, and one author list stands below."""
    heading = elements[before]
    text = shown_text(heading)
    if words_in(text) <= _LINES or doubt(text) >= 1 or PUBLICATIONS.match(text):
        return False
    read = read_item(Unit(tuple(filter(None, elements[number].lines))), is_owner)
    if text.endswith(":") or (read is not None and read.manner.before and is_own(read.item.title)):
        return False  # below it stands a title of its own
    below = (each for each in elements[number + 1 :] if each.anchors or each.kind == "heading")
    after = next(below, None)
    return after is None or after.kind == "heading"


def worth(lines: tuple[Line, ...], is_owner: Owner, *, heading: bool) -> float:
    """Return how much speaks for the title and the authors that lines have."""
    read = read_item(Unit(tuple(filter(None, lines)), heading=heading), is_owner)
    if read is None:
        return -9.0
    item = read.item
    sure = {"certain": 2.0, "likely": 1.0}.get(item.sure.get("title", "unsure"), -1.0)
    return sure - doubt(item.title) + bool(item.authors)


def belongs(element: Element, lines: tuple[Line, ...], is_owner: Owner, *, heading: bool) -> bool:
    """Return whether a paragraph after an author list is still about that publication."""
    if sum(map(len, map(text_of, element.lines))) > LONGEST:
        return False
    text = " ".join(take_links(flat(line)).line.text for line in element.lines if line)
    words = words_in(text)
    if not words or holds_abstract(element):
        return True
    if words > 30 or text.rstrip().endswith(":") or _is_another(element, is_owner):
        return False
    if AWARD.search(text) or STATE.match(text.strip(" .()[]")) or is_venue(element):
        return True
    if not (VENUE.search(text) or YEAR.search(text) or _has_italics(element)):
        return False
    read = read_item(Unit(lines, heading=heading), is_owner)
    return read is None or not read.item.venue


def stands_alone(element: Element) -> bool:
    """Return whether a paragraph without authors looks like a publication of its own."""
    lines = [take_links(flat(line)).line for line in element.lines if line]
    title = marked_title(lines, heading=False)
    return title is not None and title.kind in ("quote", "bold", "link")


def _has_italic_title(element: Element) -> bool:
    """Return whether a paragraph has a title in italics and says with whom, or in what state.

    `*Rain in Towns*, R&R at *Journal of Rain*`, and not the venue of what is above: `*Journal of
    Rain*, forthcoming`.
    """
    runs = [run for line in element.lines for run in line if run.text.strip()]
    looks = ["italic" in run.styles for run in runs]
    end = looks.index(False) if False in looks else 0
    title = "".join(run.text for run in runs[:end])
    if element.kind != "text" or words_in(title) < _FEW or doubt(title) >= 1:
        return False
    rest = "".join(run.text for run in runs[end:]).strip(EDGE + "()[]")
    with_others = bool(WITH.match(rest))
    stated = bool(STATE.match(rest)) and any(looks[end:])
    return (with_others or stated) and not VENUE.search(title)


def _is_another(element: Element, is_owner: Owner) -> bool:
    """Return whether a paragraph is a publication of its own: its title, and what is told of it."""
    if _has_italic_title(element):
        return True
    if not stands_alone(element):
        return False
    read = read_item(Unit(tuple(filter(None, element.lines))), is_owner)
    if read is None or AWARD.search(read.item.title) or not is_own(read.item.title):
        return False
    return bool(read.item.venue or read.item.year or read.item.badges)


def is_entry(element: Element, is_owner: Owner) -> bool:
    """Return whether a paragraph has all that a publication needs, though of one author only."""
    if element.kind != "text" or len(element.lines) < _LINES:
        return False
    read = read_item(Unit(tuple(filter(None, element.lines))), is_owner)
    if read is None or doubt(read.item.title) >= 1:
        return False
    return bool(read.item.authors and read.item.venue and read.item.year)


def is_title(pair: Sequence[Element], is_owner: Owner) -> bool:
    """Return whether a heading is the title of what stands below it, which has no authors."""
    if len(pair) < 2 or pair[1].kind != "text" or pair[1].heading:
        return False
    heading, below = pair
    if is_section_name(shown_text(heading)) or _is_legend(shown_text(below)):
        return False
    if holds_abstract(below):
        return True
    own = worth(below.lines, is_owner, heading=False)
    both = worth((*heading.lines, *below.lines), is_owner, heading=True)
    return both > max(own, 0.0)


def _is_legend(text: str) -> bool:
    """Return whether a text says what marks at names mean."""
    return text[:1] in "(*†‡#" and bool(LEGEND.search(text))


def is_where(above: Element, element: Element) -> bool:
    """Return whether a paragraph says where the paper appeared whose title stands above it."""
    if above.kind != "text" or element.kind != "text" or element.anchors:
        return False
    title, text = shown_text(above), shown_text(element)
    return bool(
        above.lines
        and above.lines[0][0].styles & {"bold", "italic"}
        and words_in(title) > _FEW
        and not (YEAR.search(title) or doubt(title) >= 1)
        and YEAR.search(text)
        and as_venue(text) >= 1
    )


def shown_text(element: Element) -> str:
    """Return what a reader sees of an element, in one line."""
    return " ".join(map(text_of, element.lines)).strip()


def holds_abstract(element: Element) -> bool:
    """Return whether a paragraph or a card is, or begins with, the abstract of a paper above."""
    first = next((line for line in element.lines if text_of(line)), ())
    hints = {run.hint for run in first if run.text.strip()}
    return hints == {"abstract"} or is_abstract(shown_text(element))


def describes(element: Element, above: Element) -> bool:
    """Return whether a long paragraph tells of the paper whose title stands alone above it."""
    if element.kind != "text" or above.kind != "text" or element.anchors:
        return False
    return (
        words_in(shown_text(element)) > _LONG and stands_alone(above) and not stands_alone(element)
    )


def is_said(element: Element) -> bool:
    """Return whether a paragraph says what state the paper above is in: `Submitted to ...`."""
    text = shown_text(element).strip(" .()[]")
    return element.kind == "text" and not element.anchors and bool(STATE.match(text))


def is_told(element: Element) -> bool:
    """Return whether a paragraph is long prose, which tells of a paper that is whole above it."""
    text = shown_text(element)
    words = _WORD.findall(text)
    small = sum(word.islower() for word in words) > _MOSTLY * len(words) > _MOSTLY * _LONG
    several = len(_SENTENCE.findall(text)) > 1
    return (
        element.kind == "text"
        and not element.anchors
        and small
        and several
        and not stands_alone(element)
    )


def _has_italics(element: Element) -> bool:
    return any("italic" in run.styles for line in element.lines for run in line)


def is_italic(element: Element) -> bool:
    """Return whether an element is a paragraph of which all is in italics."""
    runs = [run for line in element.lines for run in line if run.text.strip()]
    return element.kind == "text" and bool(runs) and all("italic" in run.styles for run in runs)
