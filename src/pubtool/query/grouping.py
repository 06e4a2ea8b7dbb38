"""Sections of a list: by year, type, venue or role, nested, labelled and ordered as configured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.config.values import DEFAULT_GROUPS, GroupSettings
from pubtool.config.wording import did_you_mean, printable
from pubtool.errors import UsageProblem
from pubtool.folding import fold
from pubtool.inline import plain
from pubtool.query.attributes import role_of
from pubtool.query.sorting import UNPUBLISHED_STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pubtool.model import Publication

#: Entry types that mean the same to a reader, from the manual of biblatex (2.1.2, "Type Aliases").
_SAME_TYPES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "techreport": "report",
    "inbook": "incollection",
    "mvbook": "book",
    "mvproceedings": "proceedings",
    "masterthesis": "mastersthesis",
}

#: Types that say little about a paper on arXiv: it is a preprint.
_LOOSE_TYPES = frozenset(("misc", "online", "unpublished"))

#: Compiled where venues are grouped: that takes longer than importing this module.
_YEAR_AT_END = r"[\s,'’]+(?:19|20)?\d\d\Z|(?<=\D)(?:19|20)\d\d\Z"


class Group(NamedTuple):
    """A section: further sections, or publications. `level` counts from 0, the outermost.

    The sole section of a list that is not grouped has neither key nor label.
    """

    key: str
    label: str
    level: int
    groups: tuple[Group, ...]
    publications: tuple[Publication, ...]


def group_publications(
    publications: Iterable[Publication],
    spec: str = "",
    settings: Mapping[str, GroupSettings] = DEFAULT_GROUPS,
    origin: str = "group-by",
) -> tuple[Group, ...]:
    """Return the sections of `spec`, such as `year` or `year,type`; nested in that order.

    No publication is lost, and in each section they stay in the order given. Without a spec, and
    without any publication, there is one nameless section. Raises UsageProblem for an unknown kind.
    """
    chosen = tuple(publications)
    kinds = parse_groups(spec, origin)
    if not kinds or not chosen:
        return (Group("", "", 0, (), chosen),)
    return _grouped(chosen, kinds, settings, 0)


def parse_groups(spec: str, origin: str = "group-by") -> tuple[str, ...]:
    """Return the kinds of a spec, empty for an empty one. Raises UsageProblem for unknown ones."""
    kinds: list[str] = []
    for part in spec.split(",") if spec.strip() else ():
        kind = part.strip()
        if kind not in _KINDS:
            raise UsageProblem(
                f'{origin} `{printable(spec)}`: cannot group by "{printable(kind)}"'
                f"{did_you_mean(kind, _KINDS)}"
            )
        if kind in kinds:
            raise UsageProblem(f'{origin} `{printable(spec)}`: "{kind}" stands there twice')
        kinds.append(kind)
    return tuple(kinds)


def same_type(name: str) -> str:
    """Return the name by which an entry type goes here: `inproceedings` for `conference`."""
    return _SAME_TYPES.get(name, name)


def type_key(publication: Publication) -> str:
    """Return the group of a publication's type: one for all names of it, `preprint` for arXiv."""
    if publication.type in _LOOSE_TYPES and publication.arxiv:
        return "preprint"
    return same_type(publication.type)


def year_key(publication: Publication) -> str:
    """Return the year, or the state of what is not published yet; empty where neither is known."""
    state = publication.venue.state
    if state in UNPUBLISHED_STATES:
        return state
    return str(publication.date.year) if publication.date else ""


def venue_key(publication: Publication) -> str:
    """Return the venue without the year: the abbreviation, else the full name."""
    venue = publication.venue
    name = " ".join(plain(venue.short or venue.full or venue.tag).split())
    return re.sub(_YEAR_AT_END, "", name) or name


_KINDS: dict[str, Callable[[Publication], str]] = {
    "year": year_key,
    "type": type_key,
    "venue": venue_key,
    "role": role_of,
}


class _Naming:
    """The label and the place of each group key of one kind."""

    def __init__(self, kind: str, settings: GroupSettings) -> None:
        self.by_year = kind == "year"
        self.labels = {_setting_key(key): label for key, label in settings.labels.items()}
        self.order = {_setting_key(key): at for at, key in reversed([*enumerate(settings.order)])}

    def label(self, key: str) -> str:
        """Return what is shown for a key; by itself a key shows itself, with a capital."""
        label = self.labels.get(_setting_key(key))
        return label if label is not None else key[:1].upper() + key[1:]

    def rank(self, key: str) -> tuple[int, int, int, str]:
        """Return the place: configured keys, then years from the last, then by name, then none."""
        configured = self.order.get(_setting_key(key), len(self.order))
        year = -int(key) if self.by_year and key.lstrip("-").isdecimal() else 0
        return configured, 0 if key else 1, year, fold(self.label(key))


def _setting_key(key: str) -> str:
    """Return a group key for comparing: its case does not count, and synonyms are one."""
    return same_type(fold(key))


def _grouped(
    publications: tuple[Publication, ...],
    kinds: tuple[str, ...],
    settings: Mapping[str, GroupSettings],
    level: int,
) -> tuple[Group, ...]:
    """Return the sections by the first kind, each with those by the other kinds in it."""
    kind, *inner = kinds
    naming = _Naming(kind, settings.get(kind, DEFAULT_GROUPS[kind]))
    # Keys that a reader could not tell apart are one section, so the label decides.
    sections: dict[str, dict[str, None]] = {}
    members: dict[str, list[Publication]] = {}
    labels: dict[str, str] = {}
    for publication in publications:
        key = _KINDS[kind](publication)
        if key not in labels:
            labels[key] = fold(naming.label(key))
            sections.setdefault(labels[key], {})[key] = None
        members.setdefault(labels[key], []).append(publication)
    keys = {label: min(of_label, key=naming.rank) for label, of_label in sections.items()}
    groups = []
    for label in sorted(sections, key=lambda label: naming.rank(keys[label])):
        key, chosen = keys[label], tuple(members[label])
        nested = _grouped(chosen, tuple(inner), settings, level + 1) if inner else ()
        groups.append(Group(key, naming.label(key), level, nested, () if inner else chosen))
    return tuple(groups)
