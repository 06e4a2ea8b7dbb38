"""The values between pages and entries: a paper, where pages show it, what they contradict."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.pages.items import PageItem

_SELECTED = re.compile(
    r"(?i)\b(?:selected|featured|representative|highlight(?:s|ed)?)\b|精选|代表(?:性|作)"
)
_NO_ROLES: Mapping[str, str] = MappingProxyType({})


class Page(NamedTuple):
    """A page: its name, its publications, and what the marks on it mean by role.

    With `selected` all of its publications are on the Selected list.
    """

    name: str
    items: tuple[PageItem, ...]
    roles: Mapping[str, str] = _NO_ROLES
    selected: bool = False


class Sighting(NamedTuple):
    """A publication as one page shows it."""

    page: Page
    item: PageItem

    @property
    def place(self) -> str:
        """The page and the line where it stands."""
        return f"{self.page.name}:{self.item.line}"

    @property
    def is_selected(self) -> bool:
        """Whether it stands on a list of selected ones."""
        return self.page.selected or any(map(_SELECTED.search, self.item.headings))


class Work(NamedTuple):
    """A paper: what all pages together say of it.

    `item` holds the values taken, `roles` what the marks of its authors mean.
    """

    item: PageItem
    sightings: tuple[Sighting, ...]
    roles: Mapping[str, str] = _NO_ROLES
    selected: bool = False

    @property
    def place(self) -> str:
        """Where the paper stands first."""
        return self.sightings[0].place


class Contradiction(NamedTuple):
    """A field of which pages say different things: each with its place; the first is taken."""

    title: str
    field: str
    said: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        (place, taken), *others = self.said
        other = ", ".join(f"`{text}` at {where}" for where, text in others)
        return f"{place}: `{self.title}`: {self.field}: `{taken}` is taken, not {other}"
