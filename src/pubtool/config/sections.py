"""The tables of the configuration: which settings each has, and how it is read.

To add a setting to a table: a field of its value in `values`, a `Setting` here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from pubtool.config import readers
from pubtool.config.readers import BadSetting, Reader
from pubtool.config.values import (
    DEFAULT_GROUPS,
    DEFAULT_MARKS,
    AssetSettings,
    CheckSettings,
    GroupSettings,
    Mark,
    PageSettings,
    ServiceSettings,
)
from pubtool.config.wording import did_you_mean, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Values = TypeVar("Values", bound=NamedTuple)


class Setting(NamedTuple):
    """One setting: its key in its table, how its value is read, and what it does.

    `shown` is the default as the reference shows it, where the value itself would say too little.
    """

    key: str
    read: Reader[object]
    doc: str
    shown: str = ""


LIST_SETTINGS = (
    Setting("title", readers.text, "Heading of the list.", "from the name of the list"),
    Setting(
        "where",
        readers.text_or_nothing,
        "Filter expression: which publications are in it.",
        '`""`: all of them; `selected` for the list `selected`',
    ),
    Setting("sort", readers.text, "As `sort` above, for this list.", "as `sort` above"),
    Setting(
        "group_by", readers.text_or_nothing, "`year`, `type`, `venue`, `role`, nested by commas."
    ),
    Setting("limit", readers.count, "How many publications at most; `0`: all."),
    Setting(
        "max_authors",
        readers.count,
        "As `max_authors` above, for this list.",
        "as `max_authors` above",
    ),
    Setting("template", readers.text, "As `template` above, for this list.", "as `template` above"),
)

MARK_SETTINGS = (
    Setting(
        "read",
        readers.mark_characters,
        "Characters that mean this role at the end of a name.",
        '`["*"]` for `equal`, `["#"]` for `corresponding`, else `[]`',
    ),
    Setting(
        "show",
        readers.text_or_nothing,
        'The mark shown after the name; `""`: none.',
        "the first of `read`",
    ),
    Setting(
        "legend",
        readers.text,
        "What the legend says about the mark.",
        '"equal contributions", "the corresponding author", else the name of the role',
    ),
)

GROUP_SETTINGS = (
    Setting("order", readers.texts, "Group keys that come first, in this order."),
    Setting(
        "labels",
        readers.text_table,
        'Group key -> what is shown for it; the key `""` is for publications without such a value.',
        "English names",
    ),
)

CHECK_SETTINGS = (
    Setting(
        "select",
        readers.some_texts,
        "The rules that run: names, patterns such as `arxiv-*`, `default` or `all`.",
        '`["default"]`',
    ),
    Setting("ignore", readers.texts, "Rules that do not run: names or patterns."),
    Setting(
        "severity",
        readers.levels,
        'Rule -> `"error"`, `"warning"` or `"off"`; a rule that is off by default runs then.',
    ),
    Setting("required", readers.required_fields, "Entry type -> further fields that it must have."),
    Setting("vocabulary", readers.texts_by_name, "Field -> the values that it may hold."),
)

ASSET_SETTINGS = (
    Setting("root", readers.text, "Folder of the files, relative to the configuration.", "needed"),
    Setting("url", readers.text_or_nothing, "URL of that folder on the site."),
)

PAGE_SETTINGS = (
    Setting("list", readers.text, "The list that a page without marked regions is held against."),
)

SERVICE_SETTINGS = (
    Setting("contact", readers.text_or_nothing, "Your e-mail address, which services ask for."),
    *(
        Setting(name, readers.service_url, f"Base URL of {title}.")
        for name, title in (
            ("arxiv", "arXiv's query interface"),
            ("doi", "the DOI resolver"),
            ("crossref", "Crossref"),
            ("datacite", "DataCite"),
            ("semanticscholar", "Semantic Scholar"),
        )
    ),
    Setting("timeout", readers.seconds, "Seconds that one answer may take."),
)

GROUP_KINDS = tuple(DEFAULT_GROUPS)


def merged(default: Values, given: Mapping[str, object]) -> Values:
    """Return the default with the given values in place; the readers have checked their types."""
    return cast("Values", cast("Any", default)._replace(**given))


def read_table(value: object, settings: Iterable[Setting], key: str) -> dict[str, object]:
    """Return the values of a table with fixed keys, by their names; only those it holds."""
    table = readers.table(value, key.removesuffix(".") or "the file")
    by_key = {setting.key: setting for setting in settings}
    for name in table:
        if name not in by_key:
            raise BadSetting(_unknown_key(name, key, by_key, table))
    return {name: by_key[name].read(item, f"{key}{name}") for name, item in table.items()}


def _unknown_key(
    name: str, prefix: str, known: Mapping[str, Setting], table: Mapping[str, object]
) -> str:
    """Return the message about a key that nothing reads."""
    if name == "tool" and not prefix and isinstance(table[name], dict):
        return (
            'unknown key "tool": in this file the settings stand at the top, not in [tool.pubtool]'
        )
    where = f" in [{prefix.removesuffix('.')}]" if prefix else ""
    return f'unknown key "{printable(name)}"{where}{did_you_mean(name, known)}'


def read_lists(value: object, key: str) -> dict[str, dict[str, object]]:
    """Read `[lists.NAME]` tables; the values of each are still only those given."""
    lists = {}
    for name, item in readers.table(value, key).items():
        readers.list_name(name, key)
        lists[name] = read_table(item, LIST_SETTINGS, f"{key}.{name}.")
    return lists


def read_marks(value: object, key: str) -> tuple[Mark, ...]:
    """Read the `[marks]` table: the default roles, changed as it says, then the other ones."""
    marks = {mark.role: mark for mark in DEFAULT_MARKS}
    for role, item in readers.table(value, key).items():
        readers.role_name(role, key)
        given = read_table(item, MARK_SETTINGS, f"{key}.{role}.")
        read = cast("tuple[str, ...]", given.get("read", ()))
        default = marks.get(role) or Mark(role, (), read[0] if read else "", role)
        marks[role] = merged(default, given)
    _refuse_two_meanings(marks.values(), key)
    return tuple(marks.values())


def _refuse_two_meanings(marks: Iterable[Mark], key: str) -> None:
    """Raise where one character would mean two roles, or stand for two in the legend."""
    readers_of: dict[str, str] = {}
    shown_for: dict[str, str] = {}
    for mark in marks:
        for character in mark.read:
            other = readers_of.setdefault(character, mark.role)
            if other != mark.role:
                raise BadSetting(
                    f'{key}: "{character}" is read as "{other}" and as "{mark.role}";'
                    f" take it out of one `read`"
                )
        other = shown_for.setdefault(mark.show, mark.role)
        if mark.show and other != mark.role:
            raise BadSetting(
                f'{key}: "{mark.show}" is shown for "{other}" and for "{mark.role}";'
                f" give one another `show`"
            )


def read_groups(value: object, key: str) -> Mapping[str, GroupSettings]:
    """Read `[groups.KIND]` tables; labels are added to the default ones."""
    groups = dict(DEFAULT_GROUPS)
    for kind, item in readers.table(value, key).items():
        readers.choice(kind, GROUP_KINDS, f"{key}: the name of a table")
        given = read_table(item, GROUP_SETTINGS, f"{key}.{kind}.")
        labels = cast("Mapping[str, str]", given.get("labels", {}))
        default = groups[kind]
        order = cast("tuple[str, ...]", given.get("order", ()))
        groups[kind] = GroupSettings(
            order=tuple(dict.fromkeys((*order, *default.order))),
            labels=MappingProxyType({**default.labels, **labels}),
        )
    return MappingProxyType(groups)


def read_assets(value: object, key: str) -> Mapping[str, AssetSettings]:
    """Read the `[assets]` table: link name -> where the files of such links live."""
    assets = {}
    for name in readers.link_names([*readers.table(value, key)], key):
        given = read_table(_by_lower_name(value)[name], ASSET_SETTINGS, f"{key}.{name}.")
        if "root" not in given:
            raise BadSetting(f"{key}.{name} must say in which folder the files are: root")
        assets[name] = merged(AssetSettings(""), given)
    return MappingProxyType(assets)


def _by_lower_name(value: object) -> dict[str, object]:
    return {name.lower(): item for name, item in cast("dict[str, object]", value).items()}


def read_pages(value: object, key: str) -> Mapping[str, PageSettings]:
    """Read the `[pages]` table: path of a page -> what is expected of it."""
    pages = {}
    for path, item in readers.table(value, key).items():
        where = f'{key}."{printable(path)}"'
        pages[readers.text(path, where)] = merged(
            PageSettings(), read_table(item, PAGE_SETTINGS, f"{where}.")
        )
    return MappingProxyType(pages)


def read_services(value: object, key: str) -> ServiceSettings:
    """Read the `[services]` table."""
    return merged(ServiceSettings(), read_table(value, SERVICE_SETTINGS, f"{key}."))


def read_check(value: object, key: str) -> CheckSettings:
    """Read the `[check]` table."""
    return merged(CheckSettings(), read_table(value, CHECK_SETTINGS, f"{key}."))
