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
from pubtool.pages.reading.examples import Examples, taught, with_heading_titles
from pubtool.pages.reading.examples.spots import FEW_LETTERS, letters
from pubtool.pages.reading.examples.understood import Understood
from pubtool.pages.reading.house import read_again
from pubtool.pages.reading.item import LONGEST
from pubtool.pages.reading.judging import passed_over, publications
from pubtool.pages.reading.people.legends import page_legends
from pubtool.pages.reading.people.owner import find_owner
from pubtool.pages.reading.seen.flat import flat
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.units import find_units, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


#: A title with fewer letters does stand anywhere.
_SHORTEST = 4


class PageReading(NamedTuple):
    """What was read from a page.

    `owner` are the spellings of the owner's name, folded; `legends` the roles that the page's own
    legends give characters after names; `lines` the text of all that can be seen. `skipped` are the
    lines of what may be a publication, among others, and was not understood as one. `absent` are
    the examples that do not stand on the page, `unheeded` those that do and are no title even so.
    """

    items: tuple[PageItem, ...]
    owner: tuple[str, ...] = ()
    legends: Mapping[str, str] = MappingProxyType({})
    lines: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    unheeded: tuple[str, ...] = ()


def read_page(
    text: str,
    path: str,
    me: Sequence[str] = (),
    examples: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> PageReading:
    """Return the publications of a page, in its order.

    `path` says by its ending whether the text is HTML; all else is Markdown. `me` are the spellings
    of the owner's name in the configuration. `examples` are titles that stand on the page: those
    that were not understood show how its publications are written. So do those of the `titles` in
    a file that stand there, where most of them were not understood. Raises `UnreadableInput`, with
    the path, for what no parser can take.
    """
    try:
        tree = page_tree(text, path)
    except UnreadableInput as error:
        raise UnreadableInput(f"{path}: {error}") from None
    heads = [" ".join(map(text_of, each.lines)) for each in islice(_headings(tree), 3)]
    own_title = page_title(text, path)
    everything = list(_all_lines(tree))
    lines = [line for line in everything if sum(len(run.text) for run in line) <= LONGEST]
    owner = find_owner(map(flat, lines), me, [*heads, own_title])
    dedicated = says_publications(own_title, path)
    root = prepared(tree)
    seen = _seen(root, owner, dedicated=dedicated)
    headed = with_heading_titles(root, _understood(seen, ()), dedicated=dedicated)
    if headed is not root:
        root, seen = headed, _seen(headed, owner, dedicated=dedicated)
    shown = "".join(letters(text_of(line)) for line in everything) if examples or titles else ""
    asked = _asked(seen, examples, titles, shown)
    if asked.told or asked.unread:
        missing = _missing(seen, [*asked.told, *asked.unread])
        root = taught(root, asked, _understood(seen, missing))
        seen = _seen(root, owner, dedicated=dedicated)
    return PageReading(
        seen.items,
        tuple(sorted(owner.keys)),
        page_legends(tree),
        tuple(map(text_of, lines)),
        passed_over(seen.items, seen.found, seen.listed),
        tuple(title for title in examples if not _stands(title, shown)),
        tuple(title for title in _missing(seen, asked.told) if not _is_nearly(title, seen)),
    )


class _Seen(NamedTuple):
    """The publications of a page, the units from which they come, and the items of its lists."""

    publications: tuple[Found, ...]
    found: Sequence[Found]
    listed: Sequence[Listed]

    @property
    def items(self) -> tuple[PageItem, ...]:
        return tuple(each.item for each in self.publications)


def _seen(root: Block, owner: Owner, *, dedicated: bool) -> _Seen:
    """Return what a page shows."""
    found, listed = find_units(root, owner)
    found = read_again(found, owner)
    return _Seen(tuple(publications(found, owner, dedicated=dedicated)), found, listed)


def _asked(seen: _Seen, examples: Sequence[str], titles: Sequence[str], shown: str) -> Examples:
    """Return the titles that stand on a page, of which `shown` are the letters.

    Those of a file, of which most were read, may stand in talks or news besides.
    """
    told = [title for title in examples if _stands(title, shown)]
    filed = [
        title for title in titles if len(letters(title)) >= _SHORTEST and _stands(title, shown)
    ]
    telling = [title for title in filed if len(letters(title)) >= FEW_LETTERS] or filed
    unread = _missing(seen, filed)
    return Examples(told, filed, unread, 2 * len(_missing(seen, telling)) > len(telling))


def _stands(title: str, shown: str) -> bool:
    own = letters(title)
    return bool(own) and own in shown


def _missing(seen: _Seen, titles: Sequence[str]) -> list[str]:
    """Return the titles that were not read as such."""
    known = {letters(each.item.title) for each in seen.publications}
    return [title for title in titles if letters(title) not in known]


def _is_nearly(title: str, seen: _Seen) -> bool:
    """Return whether a title was read without what stands in brackets behind it."""
    own = letters(title)
    read = (letters(each.item.title) for each in seen.publications)
    return any(own.startswith(each) and 2 * len(each) >= len(own) for each in read)


def _understood(seen: _Seen, missing: Sequence[str]) -> Iterator[Understood]:
    """Yield what was read; one written as what holds a title that was missed is not sure."""
    wanted = [letters(title) for title in missing]
    texts = [letters(" ".join(map(text_of, each.unit.lines))) for each in seen.publications]
    wrong = {
        each.manner
        for each, text in zip(seen.publications, texts, strict=True)
        if any(title in text for title in wanted)
    }
    for each in seen.publications:
        yield Understood(each.unit.lines, each.item.title, each.manner, each.manner not in wrong)


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
