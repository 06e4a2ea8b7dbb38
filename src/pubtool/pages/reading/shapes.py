"""What the shape of a block says: whether it is one publication, a section, or lines of several."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pubtool.pages.reading.links import take_links
from pubtool.pages.reading.prose import sentence_traits
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import Block, Line, lines_of, text_of
from pubtool.pages.reading.titles.marked import marked_title
from pubtool.pages.reading.vocabulary import JUST_YEAR, OTHER, PUBLICATIONS, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: What a publication says once: its year, or who wrote it with the owner; what has fewer words
#: is none, and so many of them are several.
_OWN = re.compile(r"\((?:joint(?:ly)? )?with [A-Z*]|\b(?:19|20)\d\d\b")
_FEW, _SEVERAL = 5, 3
#: No publication has so many parts in a list of their own.
_PARTS = 7
#: What stands in a badge has fewer words.
_BADGE = 5
#: A publication in one cell has more words.
_CELL = 8
#: The name of a section that is an item of a list has no more words.
_NAME = 4
#: What is said of a list has no more words.
_LABEL = 9
#: This share of the rows with authors has a title in a row above, where that is the manner.
_MOST_OF = 0.8


def below(block: Block) -> Iterator[Block]:
    """Yield all blocks that a block holds, in order."""
    for child in block.children:
        yield child
        yield from below(child)


def is_card(block: Block) -> bool:
    """Return whether a group may be one publication: little in it, and no further sections."""
    inner = list(below(block))
    kinds = [child.kind for child in inner]
    if len(kinds) >= 30 or {"table", "list", "rule"} & {*kinds} or _holds_cards(block):
        return False
    alike = sum(map(_is_one_of_several, inner))
    long = sum(each.kind == "text" and _words(each) > _FEW for each in inner)
    if alike >= _SEVERAL and 2 * alike > long:
        return False
    headings = [" ".join(map(text_of, each.lines)) for each in inner if each.kind == "heading"]
    return len(headings) < 2 and not any(map(_is_section, headings))


def _holds_cards(block: Block) -> bool:
    """Return whether several boxes in a box have a title each, by its class."""
    while len(block.children) == 1:
        block = block.children[0]
    groups = (child for child in block.children if child.kind == "group")
    return sum(any(map(_is_title, below(group))) for group in groups) > 1


def _is_title(block: Block) -> bool:
    """Return whether a paragraph or heading is a title by its class."""
    line = next(iter(block.lines), ())
    return _words(block) > _FEW and all(run.hint == "title" for run in line)


def without_description(block: Block) -> Block:
    """Return a box that begins with a badge without the list at its end that tells of the paper."""
    first = next((each for each in below(block) if each.lines), None)
    if block.kind != "group" or first is None or words_in(text_of(first.lines[0])) >= _BADGE:
        return block
    return _without_last_list(block)


def _without_last_list(block: Block) -> Block:
    if not block.children:
        return block
    *others, last = block.children
    if (
        last.kind == "list"
        and any(map(_tells, last.children))
        and not any(map(_links, last.children))
    ):
        return block._replace(children=tuple(others))
    if last.kind == "group":
        return block._replace(children=(*others, _without_last_list(last)))
    return block


def _tells(item: Block) -> bool:
    """Return whether an item of a list is more than a few words."""
    return words_in(" ".join(map(text_of, lines_of(item)))) > _FEW


def _links(item: Block) -> bool:
    """Return whether an item of a list has a link that is no picture."""
    return any(run.link and not run.image for line in lines_of(item) for run in line)


def _words(block: Block) -> int:
    return words_in(" ".join(map(text_of, block.lines)))


def _is_one_of_several(block: Block) -> bool:
    """Return whether a paragraph may be a publication by itself: it has a year or co-authors."""
    text = " ".join(map(text_of, block.lines))
    return block.kind == "text" and words_in(text) > _FEW and bool(_OWN.search(text))


def _is_section(heading: str) -> bool:
    """Return whether a heading names a section, not a paper."""
    return words_in(heading) < 4 and bool(PUBLICATIONS.search(heading) or OTHER.search(heading))


def line_by_line(block: Block) -> tuple[Block, ...]:
    """Return a paragraph of several publications as blocks; empty lines keep them apart."""
    groups: list[list[Line]] = [[]]
    for line in block.lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    if len(groups) > 1:
        blocks: list[Block] = []
        parts = (part for lines in filter(None, groups) for part in _headed(lines))
        for lines in parts:
            text = Block("text", lines[0][0].line, tuple(lines))
            blocks += [text, Block("rule", text.line)] if not _is_year(text) else [text]
        return tuple(blocks)
    return tuple(Block("text", line[0].line, (line,)) for line in groups[0])


def without_gaps(blocks: Sequence[Block], anchors: Callable[[Block], int]) -> list[Block]:
    """Return blocks without empty paragraphs; what these part is one, where that is the manner.

    So it is where authors, title and venue are paragraphs of their own, and one author list stands
    between two empty ones.
    """
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "text":
            groups[-1].append(block)
        else:
            groups += [[] if block.kind == "gap" else [block], []]
    texts = [group for group in groups if group and group[0].kind == "text"]
    listed = [(sum(map(anchors, group)), len(group)) for group in texts]
    papers = [size for known, size in listed if known == 1]
    meant = len(papers) > 1 and min(papers) > 1 and not any(known > 1 for known, _ in listed)
    found: list[Block] = []
    for group in groups:
        if meant and group in texts and sum(map(anchors, group)) == 1:
            lines = tuple(line for each in group for line in each.lines)
            found.append(Block("text", group[0].line, lines))
        else:
            found += group
    return found


def _headed(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a paragraph, the name of a section above them by itself."""
    first = lines[0]
    bold = all("bold" in run.styles for run in first if run.text.strip())
    text = text_of(first)
    if bold and len(lines) > 1 and words_in(text) < _PARTS and PUBLICATIONS.search(text):
        yield lines[:1]
        yield lines[1:]
    else:
        yield lines


def is_layout(block: Block) -> bool:
    """Return whether a table has one column, and sections in it."""
    cells = [row.children for row in block.children]
    sections = any(child.kind == "heading" for child in below(block))
    return sections and all(len(row) == 1 for row in cells)


def _is_year(block: Block) -> bool:
    return bool(JUST_YEAR.fullmatch(" ".join(map(text_of, block.lines))))


def is_one(block: Block, anchors: Callable[[Block], int]) -> bool:
    """Return whether the items of a list are the parts of one publication, title first."""
    first, *others = block.children or (block,)
    if not 1 < len(others) < _PARTS or anchors(block) != 1 or anchors(first):
        return False
    if any(len(lines_of(each)) != 1 for each in block.children[:-1]) or anchors(others[0]) != 1:
        return False
    title, other = (
        marked_title([take_links(flat(lines_of(each)[0]), first=True).line], heading=False)
        for each in (first, others[0])
    )
    if title is None or title.kind == "italic":
        return False
    return other is None or other.kind != title.kind


def alternates(rows: Sequence[Block], anchors: Callable[[Block], int]) -> bool:
    """Return whether most rows with an author list have one without above: their titles."""
    counts = [anchors(row) for row in rows if lines_of(row)]
    below = sum(1 for above, own in pairwise(counts) if own == 1 and not above)
    return 0 < below >= _MOST_OF * sum(map(bool, counts))


def is_title_in_list(pair: Sequence[Block], anchors: Callable[[Block], int]) -> bool:
    """Return whether a list has one item, a title, whose authors stand in the paragraph below."""
    return len(pair) > 1 and pair[1].kind == "text" and _is_title_alone(pair[0], pair[1], anchors)


def is_title_over_list(pair: Sequence[Block], anchors: Callable[[Block], int]) -> bool:
    """Return whether a list has one item, a title, and the list below its authors and the rest."""
    if len(pair) < 2 or pair[1].kind != "list" or len(pair[1].children) not in range(2, _PARTS):
        return False
    return _is_title_alone(pair[0], pair[1], anchors)


def _is_title_alone(titled: Block, below_it: Block, anchors: Callable[[Block], int]) -> bool:
    if titled.kind != "list":
        return False
    lines = lines_of(titled)
    few = len(titled.children) == 1 == len(lines) and words_in(text_of(lines[0])) > 1
    if few and sentence_traits(text_of(lines[0])):
        return False  # it tells of the paper above
    return few and not anchors(titled) and anchors(below_it) == 1


def has_paper_cells(block: Block, anchors: Callable[[Block], int]) -> bool:
    """Return whether each cell of a row is a publication of its own: authors and a title."""
    if block.kind != "row" or len(block.children) < 2:
        return False
    texts = [" ".join(map(text_of, lines_of(cell))) for cell in block.children]
    full = [each for each, text in zip(block.children, texts, strict=True) if text.strip()]
    return len(full) > 1 and all(
        anchors(each) == 1 and words_in(text) > _CELL
        for each, text in zip(full, filter(str.strip, texts), strict=True)
    )


def is_label_of_list(pair: Sequence[Block]) -> bool:
    """Return whether a paragraph says of the list below what it holds: `Published papers:`."""
    if [each.kind for each in pair] != ["text", "list"] or len(pair[0].lines) != 1:
        return False
    text = text_of(pair[0].lines[0]).strip()
    named = PUBLICATIONS.search(text) or OTHER.search(text)
    return text.endswith((":", "：")) and words_in(text) <= _LABEL and bool(named)


def is_section_of_list(block: Block) -> bool:
    """Return whether an item is the name of a section, with a list below: `published articles`."""
    first, *others = block.children or (block,)
    if first.kind != "text" or [each.kind for each in others] != ["list"]:
        return False
    text = " ".join(map(text_of, first.lines))
    if words_in(text) > _NAME:
        return False
    bold = all("bold" in run.styles for line in first.lines for run in line if run.text.strip())
    alone = len(others[0].children) == 1 and len(lines_of(others[0])) > 1
    texts = (" ".join(map(text_of, lines_of(item))) for item in others[0].children)
    several = sum(words_in(each) > _FEW and bool(YEAR.search(each)) for each in texts) > 1
    return bool(PUBLICATIONS.search(text)) or (bold and alone) or several


def has_one_title(block: Block) -> bool:
    """Return whether the first line of a block, and no other, is marked as a title."""
    lines = [take_links(flat(line), first=not at) for at, line in enumerate(lines_of(block)[:30])]
    marked = [marked_title([each.line], heading=False) for each in lines]
    titles = [title is not None and title.kind in ("quote", "bold", "link") for title in marked]
    return titles[:1] == [True] and sum(titles) == 1


def before_terms(block: Block) -> tuple[list[Line], Sequence[Block]]:
    """Return the lines of a block before the definition list in it, and the blocks from there."""
    lines: list[Line] = []
    for number, child in enumerate(block.children):
        if child.kind == "terms":
            return lines, block.children[number:]
        if any(each.kind == "terms" for each in below(child)):
            own, inner = before_terms(child)
            return lines + own, [*inner, *block.children[number + 1 :]]
        lines += lines_of(child)
    return lines, ()
