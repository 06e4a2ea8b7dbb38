"""A page -> what can be seen of it, and what its units are without examples."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubtool.errors import UnreadableInput
from pubtool.pages.reading.about import is_html, page_title, says_publications
from pubtool.pages.reading.house import read_again
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.judging import publications
from pubtool.pages.reading.people.owner import find_owner
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.units import find_units
from pubtool.pages.reading.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.found import Found, Listed
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.tree import Block, Line

#: Control characters of Latin-1 -> what they are in Windows-1252: quotes, dashes.
_WINDOWS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "ignore"))
}


class Opened(NamedTuple):
    """A page: its tree, all of its lines, its owner, and whether it is a list of publications."""

    tree: Block
    lines: Sequence[Line]
    owner: Owner
    dedicated: bool


class Seen(NamedTuple):
    """The publications of a page, the units from which they come, and the items of its lists."""

    publications: tuple[Found, ...]
    found: Sequence[Found]
    listed: Sequence[Listed]

    @property
    def items(self) -> tuple[PageItem, ...]:
        """What was read."""
        return tuple(each.item for each in self.publications)


def opened(text: str, path: str, me: Sequence[str] = ()) -> Opened:
    """Return a page; raises `UnreadableInput`, with the path, for what no parser can take."""
    try:
        tree = page_tree(text, path)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from None
    heads = [" ".join(map(text_of, each.lines)) for each in islice(_headings(tree), 3)]
    own_title = page_title(text, path)
    lines = list(_all_lines(tree))
    owner = find_owner(map(flat, short_lines(lines)), me, [*heads, own_title])
    return Opened(tree, lines, owner, says_publications(own_title, path))


def short_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that may belong to a publication."""
    return [line for line in lines if sum(len(run.text) for run in line) <= LONGEST]


def seen_in(root: Block, owner: Owner, *, dedicated: bool) -> Seen:
    """Return what a page shows."""
    found, listed = find_units(root, owner)
    found = weighed(read_again(found, owner), owner)
    return Seen(tuple(publications(found, owner, dedicated=dedicated)), found, listed)


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
