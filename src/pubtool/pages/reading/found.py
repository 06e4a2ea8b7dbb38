"""What is found on a page: a unit with the item read from it, and the items of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.item import Shown, Unit
    from pubtool.pages.reading.titles.choice import Choice, Manner


class Found(NamedTuple):
    """A unit, the item read from it, and how its title is written.

    `shown` are the lines that were read, `choices` all that its title may be.
    """

    unit: Unit
    item: PageItem
    manner: Manner
    shown: Shown
    choices: Sequence[Choice]


class Listed(NamedTuple):
    """A list item of one unit at most: its line, and the headings above."""

    headings: tuple[str, ...]
    line: int
