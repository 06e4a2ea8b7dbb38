"""A page -> the publications that a reader sees in it.

`seen` makes one tree of it, `units` says what belongs together, `item` what each part is, `house`
how its list is written, `judging` which of the units are publications at all.
"""

from __future__ import annotations

import re
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pubtool.errors import UnreadableInput
from pubtool.pages.reading.about import is_html, page_title, says_publications
from pubtool.pages.reading.house import read_again
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.judging import passed_over, publications
from pubtool.pages.reading.people.legends import page_legends
from pubtool.pages.reading.people.owner import find_owner
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.units import find_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.seen.tree import Block, Line

#: Control characters of Latin-1 -> what they are in Windows-1252: quotes, dashes.
_WINDOWS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "ignore"))
}


class PageReading(NamedTuple):
    """What was read from a page.

    `owner` are the spellings of the owner's name, folded; `legends` the roles that the page's own
    legends give characters after names; `lines` the text of all that can be seen. `skipped` are the
    lines of what may be a publication, among others, and was not understood as one.
    """

    items: tuple[PageItem, ...]
    owner: tuple[str, ...] = ()
    legends: Mapping[str, str] = MappingProxyType({})
    lines: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()


def read_page(text: str, path: str, me: Sequence[str] = ()) -> PageReading:
    """Return the publications of a page, in its order.

    `path` says by its ending whether the text is HTML; all else is Markdown. `me` are the spellings
    of the owner's name in the configuration. Raises `UnreadableInput`, with the path, for what no
    parser can take.
    """
    try:
        tree = page_tree(text, path)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from None
    titles = [" ".join(map(text_of, each.lines)) for each in islice(_headings(tree), 3)]
    own_title = page_title(text, path)
    lines = [line for line in _all_lines(tree) if sum(len(run.text) for run in line) <= LONGEST]
    owner = find_owner(map(flat, lines), me, [*titles, own_title])
    found, listed = find_units(tree, owner)
    found = read_again(found, owner)
    dedicated = says_publications(own_title, path)
    items = tuple(publications(found, owner, dedicated=dedicated))
    return PageReading(
        items,
        tuple(sorted(owner.keys)),
        page_legends(tree),
        tuple(map(text_of, lines)),
        passed_over(items, found, listed),
    )


def page_tree(text: str, path: str) -> Block:
    """Return what a reader sees of a page.

    What is no UTF-8 was read as Latin-1; browsers read it as Windows-1252, and so did its author.
    """
    if re.search("[\x80-\x9f]", text):
        text = text.translate(_WINDOWS)
    if is_html(path):
        from pubtool.pages.reading.seen.html_tree import html_tree
        from pubtool.pages.verbatim import readable

        return html_tree(readable(text, markdown=False).text)
    from pubtool.pages.reading.seen.markdown_tree import markdown_tree

    return markdown_tree(text)


def _all_lines(block: Block) -> Iterator[Line]:
    if block.kind == "code":
        return
    yield from (line for line in block.lines if line)
    for child in block.children:
        yield from _all_lines(child)


def _headings(block: Block) -> Iterator[Block]:
    if block.kind == "heading":
        yield block
    for child in block.children:
        yield from _headings(child)
