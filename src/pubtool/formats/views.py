"""What a template sees: a `Listing` with every value written in the format (`docs/templates.md`).

Attributes are written when a template asks for them: an abstract that no template shows costs
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool import latex
from pubtool.reading.field_names import STATES
from pubtool.reading.lists import KEYWORD_SEPARATORS, split_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.formats.written import Pen, Written
    from pubtool.listing import Author, Item, LegendLine, Listing, Section, ShownLink
    from pubtool.model import Publication


class _View:
    """A value with parts, which a template prints one by one."""

    __slots__ = ()

    def __str__(self) -> str:
        name = type(self).__name__.removesuffix("View").lower()
        parts = ", ".join(part for part in dir(self) if not part.startswith("_"))
        raise TypeError(f"a {name} has no text of its own; print one of its parts: {parts}")


class AuthorView(_View):
    """One of `pub.authors`.

    `name` is the whole name in reading order; `me` is true for the owner of the list; `marks` are
    the characters that mark the roles, such as `*`; `url` is the home page from `[people]`, or
    empty; `skipped` counts the authors left out before this one, because of `max_authors`.
    """

    __slots__ = ("_pen", "_person", "marks", "me", "name", "skipped", "url")

    def __init__(self, pen: Pen, author: Author) -> None:
        self._pen = pen
        self._person = person = author.person
        self.name = pen.text(person.name)
        self.me = person.me
        self.marks = pen.text(author.marks)
        self.url = pen.url(author.url)
        self.skipped = author.skipped

    @property
    def family(self) -> Written:
        """The family name with its particle."""
        return self._pen.text(self._person.family_name)

    @property
    def given(self) -> Written:
        """The given names."""
        return self._pen.text(self._person.given)

    @property
    def roles(self) -> list[Written]:
        """The roles themselves, such as `equal`."""
        return [self._pen.text(role) for role in self._person.roles]


class VenueView(_View):
    """`pub.venue`; false where a publication has none."""

    __slots__ = ("_pen", "_publication")

    def __init__(self, pen: Pen, publication: Publication) -> None:
        self._pen = pen
        self._publication = publication

    def __bool__(self) -> bool:
        return bool(self._publication.venue.tag)

    @property
    def tag(self) -> Written:
        """What a list shows: `NeurIPS 2025`."""
        return self._pen.tree(self._publication.venue.tag)

    @property
    def short(self) -> Written:
        """The abbreviation: `NeurIPS`."""
        return self._pen.tree(self._publication.venue.short)

    @property
    def full(self) -> Written:
        """The journal, proceedings, school or publisher."""
        return self._pen.tree(self._publication.venue.full)

    @property
    def year(self) -> int | str:
        """The year, or an empty string."""
        return self._publication.date.year if self._publication.date else ""

    @property
    def state(self) -> Written:
        """The publication state in words, such as `in press`, or empty."""
        state = self._publication.venue.state
        return self._pen.text(STATES.get(state, state))


class LinkView(_View):
    """One of `pub.links`.

    `name` is the configured one, such as `paper`; `label` is what the reader clicks; `url` is empty
    where it is none that may be linked.
    """

    __slots__ = ("label", "name", "url")

    def __init__(self, pen: Pen, link: ShownLink) -> None:
        self.name = pen.text(link.name)
        self.label = pen.text(link.label)
        self.url = pen.url(link.url)


class DateView(_View):
    """`pub.date`; false where it is unknown. Unknown parts are empty strings."""

    __slots__ = ("day", "month", "year")

    def __init__(self, publication: Publication) -> None:
        date = publication.date
        self.year: int | str = date.year if date else ""
        self.month: int | str = (date.month or "") if date else ""
        self.day: int | str = (date.day or "") if date else ""

    def __bool__(self) -> bool:
        return self.year != ""


class FieldsView(_View):
    """`pub.fields`: any field by its lower-case name, as text; empty where it is absent."""

    __slots__ = ("_pen", "_publication")

    def __init__(self, pen: Pen, publication: Publication) -> None:
        self._pen = pen
        self._publication = publication

    def __getitem__(self, name: str) -> Written:
        return self._pen.tree(latex.parse(self._publication.fields.get(name.lower(), "")).tree)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._publication.fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._publication.fields)


class PublicationView(_View):
    """`pub`: one publication of a list."""

    __slots__ = ("_item", "_pen", "_publication")

    def __init__(self, pen: Pen, item: Item) -> None:
        self._pen = pen
        self._item = item
        self._publication = item.publication

    @property
    def key(self) -> Written:
        """The citation key."""
        return self._pen.sole(self._publication.key)

    @property
    def anchor(self) -> Written:
        """An id for this publication in this list: the list's name and the citation key."""
        return self._pen.sole(self._item.anchor)

    @property
    def type(self) -> Written:
        """The entry type in lower case."""
        return self._pen.text(self._publication.type)

    @property
    def number(self) -> int:
        """The place in the list, from 1."""
        return self._item.number

    @property
    def title(self) -> Written:
        """The title, with its subtitle; the citation key where there is none."""
        return self._pen.sole(*(self._publication.title or (self._publication.key,)))

    @property
    def authors(self) -> list[AuthorView]:
        """The authors, or the editors where there is no author."""
        return [AuthorView(self._pen, author) for author in self._item.authors]

    @property
    def et_al(self) -> bool:
        """True where there are more authors than shown."""
        return self._item.et_al

    @property
    def venue(self) -> VenueView:
        """Where it appeared."""
        return VenueView(self._pen, self._publication)

    @property
    def tags(self) -> list[Written]:
        """The venue tags."""
        return [self._pen.tree(tag) for tag in self._publication.tags]

    @property
    def badges(self) -> list[Written]:
        """The kind of presentation and the award."""
        return [self._pen.tree(badge) for badge in self._publication.badges]

    @property
    def links(self) -> list[LinkView]:
        """The links to show, in the configured order; never one without a target."""
        views = (LinkView(self._pen, link) for link in self._item.links)
        return [view for view in views if view.url]

    @property
    def date(self) -> DateView:
        """The date, as precise as it is known."""
        return DateView(self._publication)

    @property
    def abstract(self) -> Written:
        """The abstract, or empty."""
        return self.fields["abstract"]

    @property
    def note(self) -> Written:
        """The note, or empty."""
        return self.fields["note"]

    @property
    def keywords(self) -> list[Written]:
        """The keywords, which commas or semicolons separate in the file."""
        value = self._publication.fields.get("keywords", "")
        items = split_list(value, KEYWORD_SEPARATORS)
        return [self._pen.tree(latex.parse(item).tree) for item in items]

    @property
    def bibtex(self) -> Written:
        """The entry as it stands in the file, as a block of code."""
        return self._pen.block(self._publication.bibtex)

    @property
    def doi(self) -> Written:
        """The bare DOI, or empty."""
        return self._pen.sole(self._publication.doi)

    @property
    def arxiv(self) -> Written:
        """The arXiv id without version, or empty."""
        return self._pen.sole(self._publication.arxiv)

    @property
    def selected(self) -> bool:
        """True where the publication is in the Selected list."""
        return self._publication.selected

    @property
    def fields(self) -> FieldsView:
        """Any field of the entry."""
        return FieldsView(self._pen, self._publication)


class GroupView(_View):
    """One of `groups`: a heading with either `groups` or `entries` under it."""

    __slots__ = ("_pen", "_section")

    def __init__(self, pen: Pen, section: Section) -> None:
        self._pen = pen
        self._section = section

    @property
    def key(self) -> Written:
        """What the group has in common: `2025`, `article`."""
        return self._pen.text(self._section.key)

    @property
    def label(self) -> Written:
        """The heading; empty for the sole group of a list that is not grouped."""
        return self._pen.text(self._section.label)

    @property
    def level(self) -> int:
        """The depth of the heading, from 0."""
        return self._section.level

    @property
    def groups(self) -> list[GroupView]:
        """The groups inside."""
        return [GroupView(self._pen, section) for section in self._section.sections]

    @property
    def entries(self) -> list[PublicationView]:
        """The publications of the group."""
        return [PublicationView(self._pen, item) for item in self._section.items]


class LegendView(_View):
    """One of `legend`: the characters of a `mark` shown in the list, and the `text` about it."""

    __slots__ = ("mark", "text")

    def __init__(self, pen: Pen, line: LegendLine) -> None:
        self.mark = pen.text(line.mark)
        self.text = pen.text(line.text)


class ListView(_View):
    """`list`: the list itself."""

    __slots__ = ("count", "name", "title")

    def __init__(self, pen: Pen, listing: Listing) -> None:
        self.name = pen.text(listing.name)
        self.title = pen.text(listing.title)
        self.count = listing.total


VIEWS: frozenset[type] = frozenset(
    {
        AuthorView,
        DateView,
        FieldsView,
        GroupView,
        LegendView,
        LinkView,
        ListView,
        PublicationView,
        VenueView,
    }
)


def variables(listing: Listing, pen: Pen) -> dict[str, object]:
    """Return the variables of a template."""
    return {
        "list": ListView(pen, listing),
        "groups": [GroupView(pen, section) for section in listing.sections],
        "legend": [LegendView(pen, line) for line in listing.legend],
    }
