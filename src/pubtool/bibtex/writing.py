"""Writes new entries and values as a file would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.house_style import month_number, month_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.bibtex.layout import Layout

_KEY = re.compile(r"[^\s,{}()@%=\"#\\]+")
_TYPE = re.compile(r"[A-Za-z][\w.:+-]*")
_NAME = re.compile(r"[^\W\d][\w.:+/-]*")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")
_NO_ENTRIES = frozenset({"comment", "preamble", "string"})


class MacroName(str):
    """A value that is the name of a macro, and is written without delimiters."""

    __slots__ = ()


class NewEntry(NamedTuple):
    """An entry to be written: type and names of fields in lower case, values without delimiters."""

    entry_type: str
    key: str
    fields: Sequence[tuple[str, str]]


def write_entry(entry: NewEntry, layout: Layout) -> str:
    """Return an entry in the layout and the words of a file, without a line end after it.

    Months may be given as number, abbreviation or word. Raises ValueError for what could not be
    read again: braces that do not balance, a key or a name with characters that none may have.
    """
    if not _KEY.fullmatch(entry.key):
        raise ValueError(f"no key may be written like this: {entry.key!r}")
    if not _TYPE.fullmatch(entry.entry_type) or entry.entry_type in _NO_ENTRIES:
        raise ValueError(f"this is no type of entries: {entry.entry_type!r}")
    if not entry.fields:
        raise ValueError(f"the entry {entry.key} has no fields")
    style = layout.style
    values = _in_words(entry.fields, layout)
    names = {name: style.spelled(name) for name in style.arranged(list(values), entry.entry_type)}
    longest = max(map(len, names.values()))
    fields = layout.separator.join(
        layout.alignment.assigned(spelled, longest) + write_value(name, values[name], layout)
        for name, spelled in names.items()
    )
    begin = f"@{style.typed(entry.entry_type)}{layout.opening}{entry.key}"
    return f"{begin}{layout.head}{fields}{layout.closing}{layout.closer}"


def write_value(name: str, value: str, layout: Layout, delimiters: str = "") -> str:
    """Return the value of a field as the file writes it, with its delimiters.

    `delimiters`, `{` or `"`, overrule those of the file, for numbers too. Raises ValueError where
    the braces do not balance.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"this is no name of a field: {name!r}")
    if name == "month" and not isinstance(value, MacroName) and (month := month_number(value)):
        value, macro = month_written(month, layout.style.months)
        if macro:
            return value
    if isinstance(value, MacroName):
        if not _NAME.fullmatch(value):
            raise ValueError(f"this is no name of a macro: {str(value)!r}")
        return value
    number = value.isascii() and value.isdigit()
    if number and not delimiters and layout.style.writes_bare(name):
        return value
    if _has_bare_quote(name, value) or (delimiters or layout.delimiters) == "{":
        return f"{{{value}}}"
    return f'"{value}"'


def _has_bare_quote(name: str, value: str) -> bool:
    """Say whether a quote stands outside of braces; raise ValueError if these do not balance."""
    depth = 0
    found = False
    for match in _BRACE_OR_QUOTE.finditer(value):
        if match[0] == '"':
            found = found or depth == 0
            continue
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            break
    if depth:
        raise ValueError(f"the braces in the value of {name} do not balance: {value!r}")
    return found


def _in_words(fields: Sequence[tuple[str, str]], layout: Layout) -> dict[str, str]:
    """Return the fields under the names that the file has for them; year and month as one date.

    Raises ValueError where a name comes twice.
    """
    given = dict(fields)
    if len(given) != len(fields):
        raise ValueError(f"a field is given twice: {[name for name, _ in fields]}")
    synonyms = layout.style.synonyms
    if "year" in given and "year" in synonyms:
        month = month_number(given.get("month", ""))
        if month:
            given["year"] += f"-{month:02}"
            del given["month"]
    words = {synonyms.get(name, name): value for name, value in given.items()}
    return words if len(words) == len(given) else given
