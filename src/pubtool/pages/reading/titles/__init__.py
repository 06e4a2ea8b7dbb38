"""A title in the lines of a publication: where it stands, and what makes it one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pubtool.pages.items import Sure
    from pubtool.pages.reading.seen.flat import Span


#: The hints of a title that is an example, of one that stands as it does, and of one that was read
#: before that.
TOLD, TAUGHT, KNOWN = "told", "taught", "known"
GIVEN = frozenset((TOLD, TAUGHT, KNOWN))
#: What stands around titles.
EDGE = " \t,.;:|·•–—-，。．、；："
#: What a line says of itself when it holds no title.
NO_TITLE = frozenset(("author", "venue", "journal", "conference", "periodical", "year", "link"))


class Title(NamedTuple):
    """Where the title is, what makes it one, and how sure that is.

    `kind` is `known`, `hint`, `quote`, `link`, `bold`, `heading`, `italic`, or `plain`.
    """

    span: Span
    kind: str
    sure: Sure
