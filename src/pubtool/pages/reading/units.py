"""Which lines of a page belong together: the tree -> units that may be publications.

An author list is the anchor: a unit is the smallest list item, row, card or run of paragraphs that
holds one, with its title. Where nothing encloses a publication, rules, headings and the shape of
what stands between two author lists say where one ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.belonging import shown_text
from pubtool.pages.reading.cited import with_citations
from pubtool.pages.reading.counting import Anchors
from pubtool.pages.reading.elements import LOWEST, Element, element_of, with_venues
from pubtool.pages.reading.examples.records import Titles, records_of, stand_by_turns
from pubtool.pages.reading.flow import parts_of
from pubtool.pages.reading.found import Found, Listed
from pubtool.pages.reading.hints import (
    column_hints,
    hinted_row,
    labelled,
    without_first,
    without_number,
    year_of_row,
)
from pubtool.pages.reading.item import LONGEST, TOO_FEW, Unit, read_item
from pubtool.pages.reading.numbered import with_numbered_lists
from pubtool.pages.reading.people.lines import with_whole_lists
from pubtool.pages.reading.seen.tree import Block, Line, lines_of, text_of
from pubtool.pages.reading.shapes import (
    alternates,
    before_terms,
    below,
    has_one_title,
    has_paper_cells,
    is_label_of_list,
    is_layout,
    is_one,
    is_section_of_list,
    is_title_in_list,
    is_title_over_list,
    line_by_line,
    without_gaps,
)
from pubtool.pages.reading.titles import GIVEN, KNOWN, TAUGHT, TOLD
from pubtool.pages.reading.vocabulary import JUST_YEAR, STATE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.item import Given
    from pubtool.pages.reading.people.owner import Owner


#: What heads the items below has no more words.
_LABEL = 8
#: A term that is no more than the number of what it stands for.
_NUMBER = re.compile(r"\W*[A-Z]{0,3}[-.]?\d{1,4}\W*")


def prepared(tree: Block) -> Block:
    """Return the tree without labels and boxes around it all, with whole and numbered lists."""
    root = with_numbered_lists(with_whole_lists(labelled(with_citations(tree))))
    while len(root.children) == 1 and root.children[0].kind == "group":
        root = root.children[0]  # what holds the whole page is no card
    return root


def find_units(root: Block, is_owner: Owner) -> tuple[list[Found], list[Listed]]:
    """Return the units of a page from which something could be read, in page order.

    With them come the items of its lists, whether anything could be read from them or not.
    """
    finder = _Finder(is_owner)
    finder.flow(root.children)
    return finder.found, finder.listed


class _Finder:
    """Goes through the blocks in order, with the headings that stand above."""

    def __init__(self, is_owner: Owner) -> None:
        self.is_owner = is_owner
        self.anchors = Anchors(is_owner)
        self.new_titles, self.titles = Titles((TOLD, TAUGHT)), Titles(GIVEN)
        self.found: list[Found] = []
        self.listed: list[Listed] = []
        self.headings: list[tuple[int, str]] = []

    # -- the flow

    def flow(self, blocks: Sequence[Block]) -> None:
        """Find the units among blocks that follow each other; titles that are known are first."""
        if not any(map(self.new_titles, blocks)):
            self.unaided(blocks)
            return
        for record in records_of(blocks, self.titles, self.anchors):
            if record.lines:
                self.add(record.lines, heading=record.heading)
            elif record.inside:
                self.within(record.blocks[0])
            else:
                self.unaided(record.blocks)

    def unaided(self, blocks: Sequence[Block]) -> None:
        """Find the units among blocks by what they look like."""
        waiting: list[Element] = []
        if any(block.kind == "gap" for block in blocks):
            blocks = without_gaps(blocks, self.anchors)
        over: Block | None = None
        for number, block in enumerate(blocks):
            if over is not None:
                self.settle(waiting)
                self.add((*lines_of(over), *lines_of(block)))
                waiting, over = [], None
                continue
            if is_title_over_list(blocks[number : number + 2], self.anchors):
                over = block
                continue
            if block.kind == "table" and not any(map(text_of, lines_of(block))):
                continue  # around a picture
            element = element_of(block, self.anchors, self.is_owner)
            if element is None and is_title_in_list(blocks[number : number + 2], self.anchors):
                element = Element("heading", tuple(lines_of(block)), 0, LOWEST)
            if is_label_of_list(blocks[number : number + 2]):
                element = Element("heading", block.lines, 0, LOWEST)
            if element is not None and element.kind != "rule":
                waiting.append(element)
                continue
            self.settle(waiting)
            waiting = []
            if element is None:
                self.within(block)
        self.settle(waiting)

    def within(self, block: Block) -> None:
        """Find the units inside a block."""
        depth = len(self.headings)
        if self.new_titles(block) and stand_by_turns(block, self.titles):
            self.flow(block.children)
        elif block.kind == "table" and is_layout(block):
            self.flow([each for row in block.children for each in row.children])
            depth = len(self.headings)
        elif block.kind == "list" and is_one(block, self.anchors):
            self.add(tuple(lines_of(block)))
        elif block.kind == "list":
            self.items(block)
        elif block.kind == "table":
            self.table(block)
        elif block.kind == "terms":
            self.terms(block)
        elif block.kind in ("text", "heading"):
            self.flow(line_by_line(block))
        else:
            self.flow(block.children)
            if block.children[-1:] and block.children[-1].kind == "heading":
                depth = len(self.headings)  # the head of what follows the block
        del self.headings[depth:]

    def items(self, block: Block) -> None:
        """Find the units in the items of a list; a year among them is over those that follow."""
        depth = len(self.headings)
        for item in block.children:
            text = " ".join(map(text_of, lines_of(item)))
            if JUST_YEAR.fullmatch(text):
                del self.headings[depth:]
                self.headings.append((LOWEST, text))
                continue
            above = len(self.headings)
            self.enclosed(item)
            del self.headings[above:]
        del self.headings[depth:]

    def enclosed(self, block: Block) -> None:
        """Find what an item, a row or the like holds: one unit, or several."""
        if self.new_titles(block):
            if self.titles(block) == 1:
                self.add(tuple(lines_of(block)), listed=block.kind == "item")
            else:
                self.flow(block.children)
            return
        kinds = {child.kind for child in below(block)}
        apart = bool({"heading", "rule", "table", "list", "terms"} & kinds)
        apart = apart or sum(map(self.anchors.in_paragraph, below(block))) > 2
        several = self.anchors(block) > 1 and (apart or not has_one_title(block))
        several = several or is_section_of_list(block) or has_paper_cells(block, self.anchors)
        if several or (block.kind != "item" and apart):
            own = block.children[0] if block.children else None
            if own is not None and own.kind == "text" and not self.anchors(own) and apart:
                self.headings.append((8, self.head_of(own)))
                self.flow(block.children[1:])
            else:
                self.flow(block.children)
        else:
            lines = tuple(lines_of(block))
            if block.kind == "item" and sum(words_in(text_of(line)) for line in lines) > TOO_FEW:
                headings = tuple(text for _, text in self.headings)
                self.listed.append(Listed(headings, lines[0][0].line))
            self.add(lines, listed=block.kind == "item")

    def head_of(self, block: Block) -> str:
        """Return what stands over the items of a list: a label, or the year of a book.

        A book is added itself, since its chapters stand below it.
        """
        text = text_of(block.lines[0])
        if words_in(text) <= _LABEL:
            return text
        self.add(block.lines, listed=True)
        year = YEAR.search(text)
        return year[0] if year else ""

    def table(self, block: Block) -> None:
        """Find the units in the rows of a table; its head may say what the columns hold."""
        rows = [row for row in block.children if row.kind == "row"]
        hints = column_hints(rows[0]) if rows else ()
        before = len(self.headings)
        if not hints and alternates(rows, self.anchors):
            parts = ((tuple(lines_of(row)), self.anchors(row)) for row in rows)
            self.settle([Element("text", lines, anchors) for lines, anchors in parts if lines])
            return
        for row in rows[bool(hints) :]:
            year = "" if hints else year_of_row(row)
            if year:
                del self.headings[before:]
                self.headings.append((LOWEST, year))
            depth = len(self.headings)
            self.enclosed(without_first(row) if year else without_number(hinted_row(row, hints)))
            del self.headings[depth:]
        del self.headings[before:]

    def terms(self, block: Block) -> None:
        """Find the units of a definition list: a term with its definitions, or each definition."""
        lines: list[Line] = []
        depth = len(self.headings)
        for child in block.children:
            if any(each.kind == "terms" for each in below(child)):
                # An end tag is missing: the next list stands in the last part of this one.
                own, inner = before_terms(child)
                lines += own
                self.add(tuple(lines))
                lines = []
                self.flow(inner)
            elif child.kind == "term":
                self.add(tuple(lines))
                del self.headings[depth:]
                lines = [line for line in lines_of(child) if not _NUMBER.fullmatch(text_of(line))]
                over = " ".join(map(text_of, lines_of(child)))
                if JUST_YEAR.fullmatch(over) or STATE.match(over):
                    self.headings.append((LOWEST, over))
                    lines = []
            elif len(self.headings) > depth:  # each definition below a year
                self.enclosed(child)
            elif self.anchors(child) > 1:
                self.add(tuple(lines))
                lines = []
                self.flow(child.children)
            else:
                lines += lines_of(child)
        self.add(tuple(lines))
        del self.headings[depth:]

    # -- between barriers

    def settle(self, elements: Sequence[Element]) -> None:
        """Find the units among paragraphs, headings and cards without a rule between them."""
        for part in parts_of(with_venues(elements), self.is_owner):
            if part.over:
                self.put_heading(part.over)
            else:
                self.add(part.lines, heading=part.heading, described=part.described)

    def put_heading(self, element: Element) -> None:
        while self.headings and self.headings[-1][0] >= element.level:
            self.headings.pop()
        self.headings.append((element.level, shown_text(element)))

    def add(
        self,
        lines: tuple[Line, ...],
        *,
        heading: bool = False,
        listed: bool = False,
        described: bool = False,
    ) -> None:
        """Read a unit, and keep what it is."""
        lines = tuple(line for line in lines if line)
        if not lines or sum(map(len, map(text_of, lines))) > LONGEST:
            return
        above = tuple(text for _, text in self.headings)
        hints = {run.hint for line in lines for run in line}
        given: Given = "told" if TOLD in hints else "taught" if TAUGHT in hints else ""
        if not given and KNOWN in hints and len(lines) > 1:
            given = "known"
        unit = Unit(lines, above, heading, listed, described, given)
        read = read_item(unit, self.is_owner)
        if read is not None:
            self.found.append(Found(unit, *read))
