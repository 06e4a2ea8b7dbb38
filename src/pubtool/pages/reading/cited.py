"""`Recommended citation: ...` below a title -> one reference, with the look of this title.

Who shows a paper by its title may say below how to cite it: the title stands there once more, with
all else that is known. academicpages asks everybody for such a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.tree import Block, line_before, line_behind, lines_of, text_of
from pubtool.pages.reading.vocabulary import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.reading.seen.tree import Line

_LABEL = re.compile(
    r"(?i)\W{0,3}(?:(?:(?:recommended|suggested|preferred|full) )?citation"
    r"|(?:please |how to )?cite(?: this(?: \w+)?)?(?: as)?):\s*(?=\S)"
)
#: A title stands no further above its citation.
_NEAR = 4
#: Fewer words stand anywhere, more are no title.
_FEW, _MANY = 3, 60
#: What names a venue and a year has fewer words.
_SENTENCES = 20
_WORD = re.compile(r"\w+")


def with_citations(block: Block) -> Block:
    """Return the tree, what tells how to cite a paper in the place of the title above."""
    if not block.children:
        return block
    parts = [part for child in block.children for part in _parts(with_citations(child))]
    cited = [at for at, part in enumerate(parts) if _is_citation(part)]
    before = 0
    for at in cited:
        for place in range(at - 1, max(before, at - _NEAR) - 1, -1):
            whole = _whole(parts[place], parts[at].lines[0])
            if whole:
                parts[place : at + 1] = _joined(parts[place : at + 1], whole)
                break
        before = at + 1
    kept = (part for part in parts if part.kind != "text" or part.lines)
    return block._replace(children=tuple(kept))


def _joined(parts: Sequence[Block], whole: Line) -> list[Block]:
    """Return as many parts, from a title to its citation, as the reference and what it left.

    Where that has no year, a line between that has one is more of it: `Journal of Rain, 2019`.
    """
    title, *between, citation = parts
    lines = [whole]
    if not YEAR.search(text_of(whole)):
        for at, part in enumerate(between):
            if part.kind == "text" and YEAR.search(text_of(part.lines[0])) and _is_short(part):
                lines += part.lines
                between[at] = part._replace(lines=())
    first = Block("text", title.line, tuple(lines))
    return [first, *between, citation._replace(lines=citation.lines[1:])]


def _is_short(block: Block) -> bool:
    return sum(len(_WORD.findall(text_of(line))) for line in block.lines) < _SENTENCES


def _parts(block: Block) -> Sequence[Block]:
    """Return a paragraph as two where one of its later lines tells how to cite the first."""
    if block.kind == "text":
        for at, line in enumerate(block.lines[1:], 1):
            if line and _LABEL.match(text_of(line)):
                above = block.lines[:at]
                return (
                    block._replace(lines=above),
                    Block("text", line[0].line, block.lines[at:]),
                )
    return (block,)


def _is_citation(block: Block) -> bool:
    return block.kind == "text" and bool(block.lines and _LABEL.match(text_of(block.lines[0])))


def _whole(above: Block, line: Line) -> Line:
    """Return a citation with the title above it for its own; nothing where it has another one."""
    titles = lines_of(above) if above.kind in ("text", "heading") else []
    words = _WORD.findall(text_of(titles[0])) if len(titles) == 1 else []
    if not _FEW <= len(words) <= _MANY:
        return ()
    text = text_of(line)
    label = _LABEL.match(text)
    own = re.search(r"(?i)\b" + r"\W+".join(map(re.escape, words)) + r"\b", text)
    if label is None or own is None:
        return ()
    start = titles[0][0].line
    people = line_behind(line_before(line, own.start()), label.end())
    title = tuple(run._replace(styles=run.styles | {"bold"}) for run in titles[0])
    return (
        *(run._replace(line=start) for run in people),
        *title,
        *line_behind(line, own.end()),
    )
