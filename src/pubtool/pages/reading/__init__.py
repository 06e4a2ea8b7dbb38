"""A page -> the publications that a reader sees in it.

`seen` makes one tree of it, `units` says what belongs together, `item` what each part is by the
rules, `house` how its list is written; `weighing` chooses the title of each unit, `judging` which
units are publications at all. `opening` is the way through these; `examples` goes it once more
where a title is known that was not read.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.examples import Examples, taught, with_heading_titles
from pubtool.pages.reading.examples.spots import FEW_LETTERS, letters
from pubtool.pages.reading.examples.understood import Understood
from pubtool.pages.reading.judging import passed_over
from pubtool.pages.reading.opening import opened, seen_in, short_lines
from pubtool.pages.reading.people.legends import page_legends
from pubtool.pages.reading.seen.tree import text_of
from pubtool.pages.reading.units import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.opening import Seen

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
    page = opened(text, path, me)
    owner, dedicated = page.owner, page.dedicated
    root = prepared(page.tree)
    seen = seen_in(root, owner, dedicated=dedicated)
    headed = with_heading_titles(root, _understood(seen, ()), dedicated=dedicated)
    if headed is not root:
        root, seen = headed, seen_in(headed, owner, dedicated=dedicated)
    shown = "".join(letters(text_of(line)) for line in page.lines) if examples or titles else ""
    asked = _asked(seen, examples, titles, shown)
    if asked.told or asked.unread:
        missing = _missing(seen, [*asked.told, *asked.unread])
        root = taught(root, asked, _understood(seen, missing))
        seen = seen_in(root, owner, dedicated=dedicated)
    return PageReading(
        seen.items,
        tuple(sorted(owner.keys)),
        page_legends(page.tree),
        tuple(map(text_of, short_lines(page.lines))),
        passed_over(seen.items, seen.found, seen.listed),
        tuple(title for title in examples if not _stands(title, shown)),
        tuple(title for title in _missing(seen, asked.told) if not _is_nearly(title, seen)),
    )


def _asked(seen: Seen, examples: Sequence[str], titles: Sequence[str], shown: str) -> Examples:
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


def _missing(seen: Seen, titles: Sequence[str]) -> list[str]:
    """Return the titles that were not read as such."""
    known = {letters(each.item.title) for each in seen.publications}
    return [title for title in titles if letters(title) not in known]


def _is_nearly(title: str, seen: Seen) -> bool:
    """Return whether a title was read without what stands in brackets behind it."""
    own = letters(title)
    read = (letters(each.item.title) for each in seen.publications)
    return any(own.startswith(each) and 2 * len(each) >= len(own) for each in read)


def _understood(seen: Seen, missing: Sequence[str]) -> Iterator[Understood]:
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
