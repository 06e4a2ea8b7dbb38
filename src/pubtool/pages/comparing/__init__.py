"""What a page and the BibTeX file say differently about the same papers. Pure: values in and out.

A page that says nothing about a field contradicts nothing; where it says it for other papers, what
the file adds is reported.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.inline import plain
from pubtool.pages.comparing.fields import (
    Habits,
    author_differences,
    remark_differences,
    same_title,
    venue_and_year_differences,
)
from pubtool.pages.comparing.links import link_differences
from pubtool.pages.comparing.matching import match
from pubtool.pages.comparing.mentions import Mentions, misread_in, with_keys
from pubtool.pages.comparing.venues import is_preprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.config import Config
    from pubtool.model import Publication
    from pubtool.pages.comparing.fields import Said
    from pubtool.pages.items import PageItem
    from pubtool.pages.reading import PageReading

#: `missing-here`: the file lacks what the page shows; `missing-there`: the page lacks what the list
#: shows; `not-listed`: the file has it, but not in this list. All others are fields.
Kind = Literal[
    "missing-here",
    "missing-there",
    "not-listed",
    "title",
    "authors",
    "marks",
    "venue",
    "year",
    "badge",
    "note",
    "link",
]


class Comparison(NamedTuple):
    """What differs, and the publications of the list that the page has and nobody could read."""

    differences: tuple[Difference, ...]
    unread: tuple[Publication, ...] = ()


class Difference(NamedTuple):
    """One thing that both say differently.

    `line` is that of the item on the page (0 where the page has none), `key` the citation key
    (empty where the file lacks it). `page` and `file` are what each says, empty for nothing.
    """

    kind: Kind
    line: int
    key: str
    title: str
    page: str = ""
    file: str = ""


def compare(
    page: PageReading,
    publications: Sequence[Publication],
    listed: Sequence[Publication],
    config: Config,
) -> Comparison:
    """Return the differences between a page and a list, in page order; what it lacks comes last.

    `publications` are all of the files, `listed` those that the list shows, in its order. A paper
    that the page mentions in its text, where it was not understood, is not reported.
    """
    items = page.items
    shown = {id(each) for each in listed}
    # Those of the list come first: of two entries of one paper the listed one is meant.
    ordered = [*listed, *(each for each in publications if id(each) not in shown)]
    matched = match(items, ordered, copies=True)
    habits = Habits.of(matched.pairs, items, page.legends)
    partners = {id(item): publication for item, publication in matched.pairs}
    times = Counter(id(publication) for _, publication in matched.pairs)
    found: list[Difference] = []
    missing = {id(each) for each in matched.publications}
    left = [publication for publication in listed if id(publication) in missing]
    keyed = with_keys(left)
    unread: list[Publication] = []
    for item in items:
        publication = partners.get(id(item))
        if hidden := misread_in(item, with_keys([publication]) if publication else keyed):
            unread += hidden
        elif publication is None:
            venue = f"{item.venue}, {item.year}" if item.venue and item.year else item.venue
            found.append(Difference("missing-here", item.line, "", item.title, venue))
        elif id(publication) not in shown:
            key, title = publication.key, publication.title_text
            found.append(Difference("not-listed", item.line, key, title))
        else:
            elsewhere = times[id(publication)] > 1
            found += _contradictions(item, publication, habits, config, elsewhere=elsewhere)
    mentions = Mentions(page.lines, items)
    unread += (each for each in left if each in mentions)
    known = {id(each): each for each in unread}
    found += (_missing(each) for each in left if id(each) not in known)
    return Comparison(tuple(found), tuple(known.values()))


def _missing(publication: Publication) -> Difference:
    """Return that a page lacks a publication."""
    tag = plain(publication.venue.tag)
    return Difference("missing-there", 0, publication.key, publication.title_text, "", tag)


def _contradictions(
    item: PageItem, publication: Publication, habits: Habits, config: Config, *, elsewhere: bool
) -> Iterator[Difference]:
    """Yield what an item and its publication say differently, field by field.

    Where the publication stands `elsewhere` on the page too, one of them may be its preprint.
    """
    said: list[Said] = []
    if not same_title(item, publication):
        said.append(("title", item.title, publication.title_text))
    said += author_differences(item, publication, habits, config)
    if not (elsewhere and is_preprint(item.venue)):
        said += venue_and_year_differences(item, publication, habits)
    said += remark_differences(item, publication, habits)
    said += link_differences(item, publication, habits, config)
    if elsewhere:  # a link is enough once
        said = [each for each in said if each[0] != "link" or each[1]]
    for kind, page, file in said:
        yield Difference(kind, item.line, publication.key, publication.title_text, page, file)


def sentence(difference: Difference, list_name: str) -> str:
    """Return a difference as one line for people, without its place."""
    title = f"`{difference.title}`"
    if difference.kind == "missing-here":
        return f"{title} is on the page and in no entry of the BibTeX files"
    if difference.kind == "not-listed":
        return f"{title} is on the page and not in the list {list_name}"
    if difference.kind == "missing-there":
        return f"{title} is in the list {list_name} and not on the page"
    page = f"`{difference.page}`" if difference.page else "none"
    file = f"`{difference.file}`" if difference.file else "none"
    return f"{difference.kind} of {title}: the page has {page}, the BibTeX file {file}"
