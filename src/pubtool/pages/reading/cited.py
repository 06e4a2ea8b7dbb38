"""`Recommended citation: ...` below a title -> one reference, with the look of this title.

Who shows a paper by its title may say below how to cite it: the title stands there once more, with
all else that is known. academicpages asks everybody for such a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.hints import line_before, line_behind
from pubtool.pages.reading.seen.tree import Block, lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pubtool.pages.reading.seen.tree import Line

_LABEL = re.compile(
    r"(?i)\W{0,3}(?:(?:(?:recommended|suggested|preferred|full) )?citation"
    r"|(?:please |how to )?cite(?: this(?: \w+)?)?(?: as)?):\s*(?=\S)"
)
#: A title stands no further above its citation.
_NEAR = 4
#: Fewer words stand anywhere, more are no title.
_FEW, _MANY = 3, 60
_WORD = re.compile(r"\w+")


def with_citations(block: Block) -> Block:
    """Return the tree, what tells how to cite a paper in the place of the title above."""
    if not block.children:
        return block
    parts = [part for child in block.children for part in _parts(with_citations(child))]
    cited = [at for at, part in enumerate(parts) if _is_citation(part)]
    papers: set[int] = set()
    before = 0
    for at in cited:
        for place in range(at - 1, max(before, at - _NEAR) - 1, -1):
            whole = _whole(parts[place], parts[at].lines[0])
            if whole:
                parts[place] = Block("text", parts[place].line, (whole,))
                parts[at] = parts[at]._replace(lines=parts[at].lines[1:])
                papers.add(place)
                break
        before = at + 1
    return block._replace(children=tuple(_separated(parts, papers if len(papers) > 1 else ())))


def _separated(parts: Sequence[Block], papers: Container[int]) -> Iterator[Block]:
    """Yield the parts that hold something, a rule before each of several papers."""
    for at, part in enumerate(parts):
        if at in papers:
            yield Block("rule", part.line)
        if part.kind != "text" or part.lines:
            yield part


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
    if not own or not label:
        return ()
    start = titles[0][0].line
    people = line_behind(line_before(line, own.start()), label.end())
    title = tuple(run._replace(styles=run.styles | {"bold"}) for run in titles[0])
    return (
        *(run._replace(line=start) for run in people),
        *title,
        *line_behind(line, own.end()),
    )
