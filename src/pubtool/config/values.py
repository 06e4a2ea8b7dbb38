"""The settings as frozen values, with their defaults.

A `Config` is complete: whoever reads it never has to know a default. `pubtool.config.settings`
makes one from a TOML table, `pubtool.config.loading` finds the file.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Math = Literal["latex", "dollar", "unicode"]
Level = Literal["error", "warning", "off"]


class Mark(NamedTuple):
    """A role of authors: the characters read as it, the one shown for it, and its legend.

    A `show` that is empty shows no mark, and then the legend does not name the role either.
    """

    role: str
    read: tuple[str, ...]
    show: str
    legend: str


class ListSettings(NamedTuple):
    """A named list of publications, with every value filled in.

    `sort`, `max_authors` and `template` are those of the list, else those of the configuration.
    `where` is a filter expression, empty for every publication; `group_by` is empty where the list
    is not grouped; a `limit` or `max_authors` of 0 is no limit.
    """

    name: str
    title: str = ""
    where: str = ""
    sort: str = "file"
    group_by: str = ""
    limit: int = 0
    max_authors: int = 0
    template: str = "default"


class GroupSettings(NamedTuple):
    """How the groups of one kind are called and ordered.

    `order` holds group keys: these come first, the others follow in the order that their kind has
    by itself. `labels` maps group keys to what is shown; keys with the same label are one group.
    """

    order: tuple[str, ...] = ()
    labels: Mapping[str, str] = MappingProxyType({})


class CheckSettings(NamedTuple):
    """What `pubtool check` looks for.

    `select` and `ignore` name rules, `severity` maps names of rules to how bad their findings are.
    `required` maps entry types to fields that such entries must have, `vocabulary` fields to the
    values that they may hold; types and fields are in lower case.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = MappingProxyType({})
    required: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    vocabulary: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class AssetSettings(NamedTuple):
    """Where the files behind links of one name live, and the URL of that folder on the site.

    `root` is a folder, relative to the configuration; `url` may be empty: file names are then
    shown as they are written.
    """

    root: str
    url: str = ""


class PageSettings(NamedTuple):
    """A page of the site; `list` is what a page without marked regions is compared with."""

    list: str = "all"


class ServiceSettings(NamedTuple):
    """The services that are asked, and who asks.

    `contact` is an e-mail address, told to the services as they wish; `timeout` is how many seconds
    one answer may take; the others are their URLs.
    """

    contact: str = ""
    arxiv: str = "https://export.arxiv.org/api/query"
    doi: str = "https://doi.org/"
    crossref: str = "https://api.crossref.org/"
    datacite: str = "https://api.datacite.org/"
    semanticscholar: str = "https://api.semanticscholar.org/graph/v1/"
    timeout: float = 60


DEFAULT_MARKS = (
    Mark("equal", ("*",), "*", "equal contributions"),
    Mark("corresponding", ("#",), "#", "the corresponding author"),
)

#: Links of these names are shown where a publication has them. `paper` stands for the first of
#: `pdf`, `url`, `doi` and `arxiv`, so that none of these is in the list.
DEFAULT_LINKS = (
    "paper",
    "code",
    "html",
    "website",
    "slides",
    "poster",
    "video",
    "blog",
    "supp",
    "dataset",
    "demo",
)

DEFAULT_PAPER = ("pdf", "url", "doi", "arxiv")

DEFAULT_LISTS: Mapping[str, ListSettings] = MappingProxyType(
    {
        "selected": ListSettings("selected", "Selected Publications", "selected"),
        "all": ListSettings("all", "Publications"),
    }
)

#: Group keys are what `pubtool.query.grouping` makes; an empty key is "has no such value".
DEFAULT_GROUPS: Mapping[str, GroupSettings] = MappingProxyType(
    {
        "year": GroupSettings(
            ("inpreparation", "submitted", "forthcoming", "inpress"),
            {
                "inpreparation": "In preparation",
                "forthcoming": "Forthcoming",
                "submitted": "Submitted",
                "inpress": "In press",
                "": "Undated",
            },
        ),
        "type": GroupSettings(
            (
                "article",
                "inproceedings",
                "preprint",
                "book",
                "incollection",
                "proceedings",
                "phdthesis",
                "mastersthesis",
                "thesis",
                "report",
                "patent",
                "software",
                "dataset",
            ),
            {
                "article": "Journal articles",
                "inproceedings": "Conference papers",
                "preprint": "Preprints",
                "book": "Books",
                "incollection": "Book chapters",
                "proceedings": "Edited volumes",
                "phdthesis": "PhD theses",
                "mastersthesis": "Master's theses",
                "thesis": "Theses",
                "report": "Technical reports",
                "patent": "Patents",
                "software": "Software",
                "dataset": "Datasets",
                "unpublished": "Manuscripts",
                "online": "Online",
                "misc": "Other",
            },
        ),
        "venue": GroupSettings((), {"": "Other"}),
        "role": GroupSettings(
            ("first", "co-author"),
            {"first": "First author", "co-author": "Co-author", "": "Other"},
        ),
    }
)


class Config(NamedTuple):
    """All settings; without any argument the defaults.

    `root` is the folder that the paths (`files`, `templates`) are relative to, `source` the file
    that the settings come from, empty for the defaults. `links` are the names of the links shown,
    in their order; `labels` maps link names to what is shown for them, a name without one shows
    itself; `paper` are the links that `paper` may stand for, the first present one wins. `lists`
    always holds `selected` and `all`.
    """

    files: tuple[str, ...] = ("pubs.bib",)
    me: tuple[str, ...] = ()
    template: str = "default"
    templates: str = "templates"
    sort: str = "file"
    max_authors: int = 0
    links: tuple[str, ...] = DEFAULT_LINKS
    labels: Mapping[str, str] = MappingProxyType({})
    paper: tuple[str, ...] = DEFAULT_PAPER
    math: Math = "latex"
    marks: tuple[Mark, ...] = DEFAULT_MARKS
    people: Mapping[str, str] = MappingProxyType({})
    lists: Mapping[str, ListSettings] = DEFAULT_LISTS
    groups: Mapping[str, GroupSettings] = DEFAULT_GROUPS
    check: CheckSettings = CheckSettings()
    key: str = "{family}{year}{word}"
    assets: Mapping[str, AssetSettings] = MappingProxyType({})
    pages: Mapping[str, PageSettings] = MappingProxyType({})
    services: ServiceSettings = ServiceSettings()
    root: Path = Path()
    source: str = ""
