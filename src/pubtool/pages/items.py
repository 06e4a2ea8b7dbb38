"""A publication as a hand-written page shows it: plain values, and how sure each one is."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: `certain`: the page marks it as that; `likely`: it stands where that stands in its neighbours or
#: looks like nothing else; `unsure`: it is what is left.
Sure = Literal["certain", "likely", "unsure"]
#: What of a publication is read from a page.
Field = Literal["title", "authors", "venue", "year", "links"]

#: What begins a tag that names editors.
EDITORS = re.compile(r"(?:[Ee]ds?|[Hh]g|[Hh]rsg)\b\W*")


class PageAuthor(NamedTuple):
    """An author as the page spells the name; `marks` are the characters at its end."""

    name: str
    marks: str = ""
    me: bool = False


class PageLink(NamedTuple):
    """A link: what the reader clicks (`title` where that is the title) and its URL as written."""

    label: str
    url: str


class PageItem(NamedTuple):
    """One publication of a page.

    `coauthors` says that the authors are those of "with ...": the owner is one too, and not named.
    `venue` is as displayed, without volume, pages and a year set apart. `badges` are awards, kinds
    of presentation and states, `tags` other remarks about the venue, `notes` legends and
    commentary. `headings` are those it stands under, the outermost first. `line` and `end_line` are
    lines of the page, from 1. `rest` is text of which nobody could say what it is.
    """

    title: str
    authors: tuple[PageAuthor, ...] = ()
    et_al: bool = False
    coauthors: bool = False
    venue: str = ""
    year: int | None = None
    badges: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[PageLink, ...] = ()
    arxiv: str = ""
    doi: str = ""
    headings: tuple[str, ...] = ()
    line: int = 1
    end_line: int = 1
    rest: str = ""
    sure: Mapping[Field, Sure] = MappingProxyType({})

    @property
    def remarks(self) -> tuple[str, ...]:
        """The tags without those that are editors of the venue: `Hg. T. Brandt`."""
        return tuple(tag for tag in self.tags if not EDITORS.match(tag))

    @property
    def editors(self) -> tuple[str, ...]:
        """The tags that name editors; `ed` alone names none."""
        return tuple(tag for tag in self.tags if EDITORS.match(tag) and not EDITORS.fullmatch(tag))
