"""What is found on a page: a unit with the item read from it, and the items of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.item import Shown, Unit
    from pubtool.pages.reading.titles.choice import Choice, Manner
    from pubtool.pages.reading.weighing.standing import Standing


class Found(NamedTuple):
    """A unit, the item read from it, and how its title is written.

    `shown` are the lines that were read, `choices` all that its title may be; `standing` says how
    the title stands in the lines, where it was weighed.
    """

    unit: Unit
    item: PageItem
    manner: Manner
    shown: Shown
    choices: Sequence[Choice]
    standing: Standing | None = None


class Listed(NamedTuple):
    """A list item of one unit at most: its line, and the headings above."""

    headings: tuple[str, ...]
    line: int
