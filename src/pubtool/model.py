"""The values that a publication is made of: frozen, typed, no I/O, no BibTeX.

They are `NamedTuple`s: to define one costs a tenth of a frozen dataclass (`bench/speed.py` shows
what start-up costs), to make one a third.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pubtool.inline import Inlines, plain

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Fields whose value is the URL, or the site's file, behind a link of the same name.
LINK_FIELDS = (
    "pdf",
    "html",
    "url",
    "code",
    "website",
    "slides",
    "poster",
    "video",
    "blog",
    "supp",
    "dataset",
    "demo",
)

#: Han, kana and Hangul: in these a name is the family name, then the given name, without a blank.
#: Ranges, since a regular expression over them takes milliseconds to compile.
_UNSPACED = (
    ("\u3005", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\U00020000", "\U0003ffff"),
)
#: Most text has none of them, and is asked for every character.
_FIRST_UNSPACED = min(first for first, _ in _UNSPACED)


def is_unspaced(char: str) -> bool:
    """Return whether the character is Han, kana or Hangul."""
    return char >= _FIRST_UNSPACED and any(first <= char <= last for first, last in _UNSPACED)


class Person(NamedTuple):
    """An author or editor, as clean Unicode text: marks are never part of a name.

    `von` is the particle before the family name (`van`, `de la`), `suffix` is `Jr.` or the like. A
    literal name (an organisation in braces) has only `family`. `roles` are those that `author+an`
    or mark characters give, in the order of the configuration, then as found.
    """

    family: str
    given: str = ""
    von: str = ""
    suffix: str = ""
    roles: tuple[str, ...] = ()
    me: bool = False

    @property
    def name(self) -> str:
        """The name in reading order: given, particle, family, suffix; 李明 is written as one."""
        if (
            self.given
            and not self.family.isascii()
            and all(map(is_unspaced, self.family + self.given))
        ):
            return self.family + self.given
        name = " ".join(part for part in (self.given, self.von, self.family) if part)
        return f"{name}, {self.suffix}" if self.suffix else name

    @property
    def family_name(self) -> str:
        """The family name with its particle: `van Beethoven`."""
        return f"{self.von} {self.family}" if self.von else self.family


class Date(NamedTuple):
    """A date as precise as it is known. `month` and `day` count from 1; None is unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """The date as ISO 8601, as far as it is known: `2024`, `2024-05`, `2024-05-31`."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


class Venue(NamedTuple):
    """Where a publication appeared.

    `short` is the abbreviation (`NeurIPS`), `full` the journal, proceedings, publisher or school,
    `tag` what a list shows (`NeurIPS 2025`), `state` the biblatex `pubstate`. Each may be empty.
    """

    short: Inlines = ()
    full: Inlines = ()
    tag: Inlines = ()
    state: str = ""


class Link(NamedTuple):
    """A link of a publication: its configured name (`paper`, `code`, `slides`) and its URL."""

    name: str
    url: str


class Publication(NamedTuple):
    """One entry of the file, read: every value typed and clean.

    `type` is the entry type in lower case, `position` the place among all publications of all
    files (from 0). The entry stands at `text[start:end]`; `text` is the whole of `file`, decoded.
    `fields` holds every field by its lower-case name, with macros expanded, LaTeX as written, and
    inherited values of `crossref` and `xdata`; a field of another tool also under our name for it.
    """

    key: str
    type: str
    file: str
    start: int
    position: int
    title: Inlines
    authors: tuple[Person, ...]
    et_al: bool
    editors: tuple[Person, ...]
    date: Date | None
    venue: Venue
    tags: tuple[Inlines, ...]
    badges: tuple[Inlines, ...]
    links: tuple[Link, ...]
    doi: str = ""
    arxiv: str = ""
    selected: bool = False
    selected_order: float | None = None
    hidden: bool = False
    fields: Mapping[str, str] = MappingProxyType({})
    end: int = 0
    text: str = ""

    def __repr__(self) -> str:
        return f"<Publication {self.key} in {self.file}>"

    @property
    def bibtex(self) -> str:
        """The entry as it stands in its file."""
        return self.text[self.start : self.end]

    @property
    def title_text(self) -> str:
        """The title as plain Unicode text."""
        return plain(self.title)
