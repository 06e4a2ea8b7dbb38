"""What a page itself says its fields are: labels such as `Authors:`, and the heads of columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.seen.tree import (
    Block,
    Line,
    line_before,
    line_behind,
    lines_of,
    text_of,
    tidy,
)
from pubtool.pages.reading.titles import GIVEN
from pubtool.pages.reading.vocabulary import FIELD_LABELS, JUST_YEAR, STATE, VENUE, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The label of a title behind all else, and a word of it.
_TITLE_WITHIN = re.compile(r"(?<=[.,;\d])\s+(Title: )(?=[A-Z])")
_COUNT = re.compile(r"\W*[A-Z]{0,2}[-.]?\d{1,3}\W*")
_VENUES = frozenset(("venue", "journal", "conference", "periodical"))
_NUMBER = re.compile(r"\W*[A-Z]{0,2}\d{0,3}\W*")
#: A title over two lines has more words in the first.
_TWO, _SHORT = 2, 3
#: No title has so many words.
_LONG = 30
#: No venue looks like so many names.
_SOME = 2
_COLUMNS = (
    ("title", r"(?i)^(?:paper |publication )?titles?$|^题目$|^标题$"),
    ("paper", r"(?i)^(?:papers?|publications?|articles?|references?|citations?|论文)$"),
    ("author", r"(?i)^authors?(?: list)?$|^作者$"),
    (
        "venue",
        r"(?i)^(?:venue|journal|conference|where|published in|publication venue|journal/conf\w*)",
    ),
    ("year", r"(?i)^(?:year|date|time|when|年份)$"),
)


def labelled(block: Block) -> Block:
    """Return the tree without labels such as `Authors:`, whose text has them as its hint.

    A list that gives the fields of one publication is no list of publications.
    """
    kind = block.kind
    if kind == "list" and sum(map(_is_labelled, block.children)) > 1:
        kind = "group"
    children = tuple(map(labelled, block.children))
    lines = (part for line in block.lines for part in _parted(line))
    whole = _with_whole_titles(map(_unlabelled, lines))
    return block._replace(kind=kind, children=children, lines=whole)


def _with_whole_titles(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with two as one that both are a title by their class, as is what is in one."""
    whole: list[Line] = []
    all_lines = list(lines)
    is_broken = len(all_lines) == _TWO and _is_one_title(*all_lines)
    for line in all_lines:
        before = whole[-1] if whole else ()
        both = before and line and all(run.hint == "title" for run in (*before, *line))
        if (both or (before and is_broken)) and not read_names(text_of(line)).names:
            whole[-1] = (*before[:-1], before[-1]._replace(text=f"{before[-1].text} "), *line)
        else:
            whole.append(line)
    return tuple(whole)


def _is_one_title(first: Line, second: Line) -> bool:
    """Return whether two lines are all that there is, in bold, and the second is no venue."""
    runs = [run for run in (*first, *second) if run.text.strip()]
    text = text_of(second)
    return (
        all("bold" in run.styles and run.link == runs[0].link for run in runs)
        and words_in(text_of(first)) > _SHORT
        and not (YEAR.search(text) or VENUE.search(text) or STATE.match(text))
    )


def _parted(line: Line) -> Iterator[Line]:
    """Yield a line, what stands behind `Title:` within it as a line of its own."""
    label = _TITLE_WITHIN.search(text_of(line))
    if label is None:
        yield line
    else:
        yield line_before(line, label.start())
        yield line_behind(line, label.end() - len(label[1]))


def _is_labelled(block: Block) -> bool:
    lines = lines_of(block)
    text = text_of(lines[0]) if lines else ""
    return any(label.match(text) for _, label in FIELD_LABELS)


def _unlabelled(line: Line) -> Line:
    """Return a line without the label at its beginning, if it has one."""
    text = text_of(line)
    for hint, label in FIELD_LABELS:
        match = label.match(text)
        if match and match.end() < len(text):
            return tuple(run._replace(hint=hint) for run in line_behind(line, match.end()))
    return _without_false_hint(line)


def _without_false_hint(line: Line) -> Line:
    """Return a line without a class that calls it a venue, where it begins with an author list.

    That class tells the type of the whole publication: `<li class="journal">`.
    """
    hints = {run.hint for run in line if run.text.strip()}
    if len(hints) != 1 or not hints <= _VENUES:
        return line
    text = text_of(line)
    number = _NUMBER.match(text)
    if len(read_names(text, number.end() if number else 0).names) < _SOME:
        return line
    return tuple(run._replace(hint="") for run in line)


def column_hints(row: Block) -> tuple[str, ...]:
    """Return what the columns under a row of heads hold, or nothing where it is none.

    A column of papers holds titles where another one holds the authors, else all of a citation.
    """
    hints = []
    for cell in row.children:
        text = " ".join(map(text_of, lines_of(cell))).strip(" *:")
        hints.append(next((hint for hint, known in _COLUMNS if re.match(known, text)), ""))
    if not {"title", "author", "paper"} & {*hints}:
        return ()
    paper = "title" if "author" in hints and "title" not in hints else ""
    return tuple(paper if hint == "paper" else hint for hint in hints)


def hinted_row(row: Block, hints: tuple[str, ...]) -> Block:
    """Return a row whose cells have the hints of their columns, if they are as many."""
    if not hints or len(row.children) != len(hints):
        return row
    cells = zip(row.children, hints, strict=True)
    return row._replace(children=tuple(_hinted_cell(cell, hint) for cell, hint in cells))


def _hinted_cell(cell: Block, hint: str) -> Block:
    """Return a cell with the hint of its column; of much in it the first block is the title."""
    first, *others = cell.children or (cell,)
    words = sum(words_in(text_of(line)) for line in lines_of(cell))
    if hint != "title" or not others:
        return hinted(cell, hint)
    lines = lines_of(cell)
    told = any(text_of(line).strip(" :.").lower() == "abstract" for line in lines)
    linked = any(run.link for each in others for line in lines_of(each) for run in line)
    if told or linked or words > _LONG:
        return cell._replace(children=(hinted(first, hint), *others))
    blank = lines[0][-1]._replace(text=" ")
    whole = [run for line in lines for run in (*line, blank)]
    return hinted(cell._replace(children=(Block("text", cell.line, (tidy(whole),)),)), hint)


def hinted(cell: Block, hint: str) -> Block:
    """Return a cell whose text has the hint, if there is one."""
    if not hint:
        return cell
    lines = tuple(
        tuple(run if run.hint in GIVEN else run._replace(hint=hint) for run in line)
        for line in cell.lines
    )
    children = tuple(hinted(child, hint) for child in cell.children)
    return cell._replace(lines=lines, children=children)


def year_of_row(row: Block) -> str:
    """Return the year that stands alone in the first of two columns, or an empty text."""
    first = " ".join(map(text_of, lines_of(row.children[0]))) if len(row.children) == 2 else ""
    return first.strip() if JUST_YEAR.fullmatch(first) else ""


def without_first(row: Block) -> Block:
    """Return a row without its first column."""
    return row._replace(children=row.children[1:])


def without_number(row: Block) -> Block:
    """Return a row without a first column that only counts."""
    first = " ".join(map(text_of, lines_of(row.children[0]))) if len(row.children) > 1 else ""
    return without_first(row) if _COUNT.fullmatch(first) else row
