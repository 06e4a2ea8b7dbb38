"""What a list shows: publications chosen, sorted, grouped and numbered, with marks and a legend.

A `Listing` is what every output format writes; it knows nothing of any format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.query.sorting import selected_publications, sort_publications

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.config import Config, ListSettings, Mark
    from pubtool.model import Person, Publication
    from pubtool.query.filters import Predicate
    from pubtool.query.grouping import Group


class Author(NamedTuple):
    """An author as shown: `skipped` counts the authors left out before this one."""

    person: Person
    marks: str = ""
    url: str = ""
    skipped: int = 0


class ShownLink(NamedTuple):
    """A link as shown; `label` is what the reader clicks."""

    name: str
    label: str
    url: str


class Item(NamedTuple):
    """A publication in a list.

    `number` counts from 1 through the whole list; `anchor` is an id without white space, unique in
    a page that holds each list once.
    """

    publication: Publication
    number: int
    anchor: str
    authors: tuple[Author, ...]
    et_al: bool
    links: tuple[ShownLink, ...]


class Section(NamedTuple):
    """A group of a list: either further sections or items. `level` counts from 0."""

    key: str
    label: str
    level: int
    sections: tuple[Section, ...]
    items: tuple[Item, ...]


class LegendLine(NamedTuple):
    """What a mark shown in the list means."""

    mark: str
    text: str


class Listing(NamedTuple):
    """A list, ready to be written. There is always at least one section; a sole one is nameless."""

    name: str
    title: str
    total: int
    sections: tuple[Section, ...]
    legend: tuple[LegendLine, ...]


def choose(
    publications: Iterable[Publication],
    settings: ListSettings,
    filters: Iterable[Predicate] = (),
    sort: str | None = None,
) -> list[Publication]:
    """Return the publications that a list shows, in its order, or in that of `sort`.

    Hidden ones are in no list. The Selected list follows `selected_order` first. Raises
    `UsageProblem` where the filter expression or the sort keys are wrong.
    """
    shown = [publication for publication in publications if not publication.hidden]
    if settings.where == "selected":  # what most lists ask for needs no expression compiled
        shown = [publication for publication in shown if publication.selected]
    elif settings.where:
        from pubtool.query.expressions import compile_where

        belongs = compile_where(settings.where, f"list {settings.name}: where")
        shown = [publication for publication in shown if belongs(publication)]
    for test in filters:
        shown = [publication for publication in shown if test(publication)]
    if sort is not None:
        shown = sort_publications(shown, sort, "--sort")
    else:
        by_hand = settings.name == "selected"
        order = selected_publications if by_hand else sort_publications
        shown = order(shown, settings.sort, f"list {settings.name}: sort")
    return shown[: settings.limit] if settings.limit else shown


def make_listing(
    publications: list[Publication],
    settings: ListSettings,
    config: Config,
    anchors: dict[str, int] | None = None,
) -> Listing:
    """Return the list of these publications, in their order, grouped as the settings say.

    `anchors` counts those that are taken on the page; it gets those of this list.
    """
    maker = _ItemMaker(settings, config, {} if anchors is None else anchors)
    if settings.group_by:
        from pubtool.query.grouping import group_publications

        groups = group_publications(publications, settings.group_by, config.groups)
        sections = tuple(_section(group, maker) for group in groups)
    else:
        sections = (Section("", "", 0, (), tuple(map(maker.item, publications))),)
    legend = tuple(
        LegendLine(mark.show, mark.legend)
        for mark in config.marks
        if mark.show and mark.legend and mark.role in maker.shown_roles
    )
    return Listing(settings.name, settings.title, len(publications), sections, legend)


def _section(group: Group, maker: _ItemMaker) -> Section:
    sections = tuple(_section(inner, maker) for inner in group.groups)
    items = () if sections else tuple(maker.item(each) for each in group.publications)
    return Section(group.key, group.label, group.level, sections, items)


class _ItemMaker:
    """Makes items one after the other: numbers them, and remembers which roles were shown."""

    def __init__(self, settings: ListSettings, config: Config, anchors: dict[str, int]) -> None:
        self.name = settings.name
        self.max_authors = settings.max_authors
        self.config = config
        self.marks: dict[str, Mark] = {mark.role: mark for mark in config.marks}
        self.number = 0
        self.shown_roles: set[str] = set()
        self.anchors = anchors

    def item(self, publication: Publication) -> Item:
        self.number += 1
        persons = publication.authors or publication.editors
        kept, cut = shorten(persons, self.max_authors)
        return Item(
            publication,
            self.number,
            self.anchor(publication.key),
            tuple(self.author(person, skipped) for person, skipped in kept),
            publication.et_al or cut,
            tuple(self.links(publication)),
        )

    def anchor(self, key: str) -> str:
        """Return an id that no other item has: a repeated one gets a number."""
        anchor = "-".join(f"{self.name}-{key}".split())
        if not anchor.isprintable():  # a format may leave these out
            anchor = "".join(filter(str.isprintable, anchor))
        times = self.anchors[anchor] = self.anchors.get(anchor, 0) + 1
        return anchor if times == 1 else self.anchor(f"{key}-{times}")

    def author(self, person: Person, skipped: int) -> Author:
        url = self.config.people.get(person.name, "") if self.config.people else ""
        if not person.roles:
            return Author(person, "", url, skipped)
        self.shown_roles.update(person.roles)
        marks = "".join(self.marks[role].show for role in person.roles if role in self.marks)
        return Author(person, marks, url, skipped)

    def links(self, publication: Publication) -> Iterable[ShownLink]:
        urls = {link.name: link.url for link in publication.links}
        for name in self.config.links:
            if name in urls:
                yield ShownLink(name, self.config.labels.get(name, name), urls[name])


def shorten(persons: tuple[Person, ...], most: int) -> tuple[list[tuple[Person, int]], bool]:
    """Return the persons to show, each with how many were left out before, and whether the end was.

    At most `most` are shown (0 is all). The own name is never cut away: where it stands further
    back, it follows the first `most - 1` names.
    """
    if not most or len(persons) <= most:
        return [(person, 0) for person in persons], False
    mine = next((place for place, person in enumerate(persons) if person.me), 0)
    if mine < most:
        return [(person, 0) for person in persons[:most]], True
    kept = [(person, 0) for person in persons[: most - 1]]
    kept.append((persons[mine], mine - (most - 1)))
    return kept, mine + 1 < len(persons)
