"""TOML tables -> `Config`: which settings there are, what they may hold, what is said if not.

`SETTINGS` is the one list of them; the reference in `docs/configuration.md` is generated from it.
To add a setting: a field of `Config` (or of the value it belongs to), a `Setting` here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from pubtool.config import readers
from pubtool.config.readers import BadSetting, Reader
from pubtool.config.values import (
    DEFAULT_GROUPS,
    DEFAULT_LISTS,
    DEFAULT_MARKS,
    CheckSettings,
    Config,
    GroupSettings,
    ListSettings,
    Mark,
)
from pubtool.config.wording import did_you_mean, printable
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

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

GROUP_KINDS = tuple(DEFAULT_GROUPS)


def read_settings(table: object, path: Path, prefix: str = "") -> Config:
    """Return the settings in `table`, with the defaults for what it does not say.

    `path` is the file that the table comes from, `prefix` what stands before its keys in there.
    Raises UsageProblem, with the file, the key and what would be right.
    """
    try:
        given = _read_table(table, SETTINGS, prefix)
        config = _merged(Config(root=path.parent, source=str(path)), given)
        lists = cast("Mapping[str, Mapping[str, object]]", given.get("lists", {}))
        return config._replace(lists=_complete_lists(lists, config))
    except BadSetting as problem:
        raise UsageProblem(f"{path}: {problem}") from None


def _merged(default: Values, given: Mapping[str, object]) -> Values:
    """Return the default with the given values in place; the readers have checked their types."""
    return cast("Values", cast("Any", default)._replace(**given))


def _read_table(value: object, settings: Iterable[Setting], key: str) -> dict[str, object]:
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
        lists[name] = _merged(default, given.get(name, {}))
    return MappingProxyType(lists)


def _title(name: str) -> str:
    """Return the heading of a list that has none of its own: `first-author` -> `First author`."""
    words = name.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _lists(value: object, key: str) -> dict[str, dict[str, object]]:
    """Read `[lists.NAME]` tables; the values of each are still only those given."""
    lists = {}
    for name, item in readers.table(value, key).items():
        readers.list_name(name, key)
        lists[name] = _read_table(item, LIST_SETTINGS, f"{key}.{name}.")
    return lists


def _marks(value: object, key: str) -> tuple[Mark, ...]:
    """Read the `[marks]` table: the default roles, changed as it says, then the other ones."""
    marks = {mark.role: mark for mark in DEFAULT_MARKS}
    for role, item in readers.table(value, key).items():
        readers.role_name(role, key)
        given = _read_table(item, MARK_SETTINGS, f"{key}.{role}.")
        read = cast("tuple[str, ...]", given.get("read", ()))
        default = marks.get(role) or Mark(role, (), read[0] if read else "", role)
        marks[role] = _merged(default, given)
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


def _groups(value: object, key: str) -> Mapping[str, GroupSettings]:
    """Read `[groups.KIND]` tables; labels are added to the default ones."""
    groups = dict(DEFAULT_GROUPS)
    for kind, item in readers.table(value, key).items():
        readers.choice(kind, GROUP_KINDS, f"{key}: the name of a table")
        given = _read_table(item, GROUP_SETTINGS, f"{key}.{kind}.")
        labels = cast("Mapping[str, str]", given.get("labels", {}))
        default = groups[kind]
        order = cast("tuple[str, ...]", given.get("order", ()))
        groups[kind] = GroupSettings(
            order=tuple(dict.fromkeys((*order, *default.order))),
            labels=MappingProxyType({**default.labels, **labels}),
        )
    return MappingProxyType(groups)


def _check(value: object, key: str) -> CheckSettings:
    """Read the `[check]` table."""
    return _merged(CheckSettings(), _read_table(value, CHECK_SETTINGS, f"{key}."))


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
    Setting("marks", _marks, "Marks after the names of authors, see below.", "see below"),
    Setting("lists", _lists, "Named lists, see below.", "see below"),
    Setting("groups", _groups, "Labels and order of groups, see below.", "see below"),
    Setting("check", _check, "What `pubtool check` looks for, see below.", "see below"),
)

#: The tables with names of the user's choice (or of the kinds there are), and their settings.
TABLES: Mapping[str, tuple[Setting, ...]] = MappingProxyType(
    {
        "lists.NAME": LIST_SETTINGS,
        "marks.ROLE": MARK_SETTINGS,
        "groups.KIND": GROUP_SETTINGS,
        "check": CHECK_SETTINGS,
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
    }
)
