"""Line ends in HTML, shown as blanks, where they part what belongs to a publication.

Who writes title, authors and venue each in a line means lines; who fills lines does not. Filled
lines are about equally long, but for the last ones of paragraphs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pubtool.pages.reading.seen.tree import Line, Run

#: After these a line goes on.
GOES_ON = re.compile(
    r"(?i)(?:[,;:(&/–—-]|(?<!\w)(?:and|und|et|with|by|in|of|on|the|an?|for|to|from)"
    r"|\b[A-Z]\.\s?[A-Z][\w’'-]+[*†‡]{0,2}, (?-i:[A-Z]\.[ -]?)+)$"  # `C. Dee, D.`, and `Lee` below
)
#: Words that end no title, no list of authors, and nothing else.
_MIDDLE = re.compile(r"(?<!\w)(?:and|with|by|in|of|on|the|an?|for|to|from|via|using)$")
#: A line goes on in small letters; `arXiv` is a name.
SMALL = re.compile(r"[a-z](?![a-z]*[A-Z])")
#: So many lines tell how a page is written. Of filled ones no more than this share has room for
#: another word, and most have so much of the length of the long ones, which long words make.
_ENOUGH, _ROOMY, _EVEN = 6, 0.2, 0.7


def has_room(lines: Mapping[int, tuple[str, str]], ended: Sequence[int]) -> bool:
    """Return whether lines that end within paragraphs were not filled: more would have fitted in.

    `lines` are the lines of a text, each with the next one; `ended` the numbers of those asked.
    """
    pairs = [(len(lines[each][0]), lines[each][1]) for each in ended if each in lines]
    if len(pairs) < _ENOUGH:
        return False
    lengths = sorted(length for length, _ in pairs)
    short, width, long = (lengths[int(share * len(pairs))] for share in (0.3, 0.7, 0.9))
    roomy = sum(length + 1 + len(below.lstrip().split(" ")[0]) <= width for length, below in pairs)
    return roomy > _ROOMY * len(pairs) or short < _EVEN * long


def line_by_line(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of each line of the source that holds more than blanks.

    A link or a stretch in one look is never parted.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.link or run.styles:
            lines[-1].append(run)
            continue
        lead = run.text.count("\n", 0, len(run.text) - len(run.text.lstrip()))
        for number, part in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(run._replace(text=part, line=run.line + max(number - lead, 0)))
    return [line for line in lines if any(run.text.strip() for run in line)]


def last_line(runs: Sequence[Run]) -> int:
    """Return the line of the source in which some runs end."""
    return runs[-1].line + runs[-1].text.strip().count("\n")


def unbroken(lines: Sequence[Line]) -> list[Line]:
    """Return lines of which none ends in a word that another follows: `A Survey on`."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else ()
        if line and before and _MIDDLE.search(before[-1].text):
            last = before[-1]._replace(text=f"{before[-1].text} ")
            whole[-1] = (*before[:-1], last, *line)
        else:
            whole.append(line)
    return whole


def _is_open(text: str) -> bool:
    """Return whether a quotation or parenthesis goes on."""
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")


def are_meant(lines: Sequence[Sequence[Run]]) -> bool:
    """Return whether all line ends between these may part something."""
    texts = ["".join(run.text for run in line).strip() for line in lines]
    return all(
        not GOES_ON.search(line)
        and not _is_open(line)
        and not SMALL.match(below)
        and below[:1] not in ",.;:)]"
        for line, below in pairwise(texts)
    )
