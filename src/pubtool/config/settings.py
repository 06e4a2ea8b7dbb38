"""TOML tables -> `Config`: which settings there are, what they may hold, what is said if not.

`SETTINGS` is the one list of them; the reference in `docs/configuration.md` is generated from it.
To add a setting: a field of `Config`, a `Setting` here; in a table: see `sections`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from pubtool.config import readers
from pubtool.config.readers import BadSetting
from pubtool.config.sections import (
    ASSET_SETTINGS,
    CHECK_SETTINGS,
    GROUP_SETTINGS,
    LIST_SETTINGS,
    MARK_SETTINGS,
    PAGE_SETTINGS,
    SERVICE_SETTINGS,
    Setting,
    merged,
    read_assets,
    read_check,
    read_groups,
    read_lists,
    read_marks,
    read_pages,
    read_services,
    read_table,
)
from pubtool.config.values import (
    DEFAULT_LISTS,
    AssetSettings,
    CheckSettings,
    Config,
    GroupSettings,
    ListSettings,
    Mark,
    PageSettings,
    ServiceSettings,
)
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read_settings(table: object, path: Path, prefix: str = "") -> Config:
    """Return the settings in `table`, with the defaults for what it does not say.

    `path` is the file that the table comes from, `prefix` what stands before its keys in there.
    Raises UsageProblem, with the file, the key and what would be right.
    """
    try:
        given = read_table(table, SETTINGS, prefix)
        config = merged(Config(root=path.parent, source=str(path)), given)
        lists = cast("Mapping[str, Mapping[str, object]]", given.get("lists", {}))
        return config._replace(lists=_complete_lists(lists, config))
    except BadSetting as problem:
        raise UsageProblem(f"{path}: {problem}") from None


def _complete_lists(
    given: Mapping[str, Mapping[str, object]], config: Config
) -> Mapping[str, ListSettings]:
    """Return all lists, the built-in ones first, with every value filled in."""
    lists = {}
    for name in dict.fromkeys((*DEFAULT_LISTS, *given)):
        default = DEFAULT_LISTS.get(name) or ListSettings(name, _title(name))
        default = default._replace(
            sort=config.sort, max_authors=config.max_authors, template=config.template
        )
        lists[name] = merged(default, given.get(name, {}))
    return MappingProxyType(lists)


def _title(name: str) -> str:
    """Return the heading of a list that has none of its own: `first-author` -> `First author`."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


SETTINGS = (
    Setting("files", readers.some_texts, "The BibTeX files, read in this order."),
    Setting(
        "me",
        readers.texts,
        "The spellings of your own name, `First Last` or `Last, First`. Compared by name parts, "
        "without regard to case and accents; initials match only a spelling with initials.",
    ),
    Setting("template", readers.text, "Name or path of the template; its format is the format."),
    Setting(
        "templates", readers.text, "Folder of your own templates; these win over built-in ones."
    ),
    Setting(
        "sort",
        readers.text,
        "Sort keys, each with an optional sign: `-date,title`; or `file`, the order of the file.",
    ),
    Setting(
        "max_authors",
        readers.count,
        "How many authors to show; `0`: all. Your own name is never cut away.",
    ),
    Setting("links", readers.link_names, "Which links are shown, in which order."),
    Setting("labels", readers.text_table, "Link name -> what is shown for it."),
    Setting(
        "paper", readers.link_names, "What the link `paper` stands for: the first one present."
    ),
    Setting(
        "math",
        readers.one_of("latex", "dollar", "unicode"),
        r"`latex`: `\(...\)`, for MathJax; `dollar`: `$...$`; `unicode`: `O(n²)`, no script.",
    ),
    Setting("people", readers.url_table, "Name -> home page of a co-author."),
    Setting("marks", read_marks, "Marks after the names of authors, see below.", "see below"),
    Setting("lists", read_lists, "Named lists, see below.", "see below"),
    Setting("groups", read_groups, "Labels and order of groups, see below.", "see below"),
    Setting("check", read_check, "What `pubtool check` looks for, see below.", "see below"),
    Setting(
        "key",
        readers.key_pattern,
        "Citation keys of new entries: `{family}`, `{year}`, `{yy}`, `{word}` (the first of the "
        "title with three letters), `{venue}` (the letters of `abbr`), `{Family}`, `{Word}` (with "
        "a capital).",
    ),
    Setting("assets", read_assets, "Files that links name, see below.", "see below"),
    Setting("pages", read_pages, "The pages that show lists, see below.", "see below"),
    Setting("services", read_services, "The services that `add` and `update` ask.", "see below"),
)

#: The tables with names of the user's choice (or of the kinds there are), and their settings.
TABLES: Mapping[str, tuple[Setting, ...]] = MappingProxyType(
    {
        "lists.NAME": LIST_SETTINGS,
        "marks.ROLE": MARK_SETTINGS,
        "groups.KIND": GROUP_SETTINGS,
        "check": CHECK_SETTINGS,
        "assets.LINK": ASSET_SETTINGS,
        "pages.PATH": PAGE_SETTINGS,
        "services": SERVICE_SETTINGS,
    }
)

#: The value of a setting that is not given; `shown` wins over it in the reference.
DEFAULTS: Mapping[str, NamedTuple] = MappingProxyType(
    {
        "": Config(),
        "lists.NAME": ListSettings("NAME"),
        "marks.ROLE": Mark("ROLE", (), "", "ROLE"),
        "groups.KIND": GroupSettings(),
        "check": CheckSettings(),
        "assets.LINK": AssetSettings(""),
        "pages.PATH": PageSettings(),
        "services": ServiceSettings(),
    }
)
