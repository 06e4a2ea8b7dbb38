"""One reader for each kind of value that a setting may have.

A reader takes the value as TOML gave it and the key it stands at, and returns it checked and
frozen, or raises BadSetting with the key, what came and what is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from pubtool.config.wording import printable
from pubtool.urls import safe_url

Value_co = TypeVar("Value_co", covariant=True)

Reader: TypeAlias = Callable[[object, str], Value_co]

_NAME = r"(?a)\w[\w.+-]*\Z"

#: What a pattern of citation keys may have in braces.
_KEY_PARTS = ("family", "Family", "year", "yy", "word", "Word", "venue")

#: Characters that belong to names, to name lists or to BibTeX: never a mark.
_NEVER_MARKS = frozenset(",;.'\"{}()\\~%@-")


class BadSetting(ValueError):
    """A setting has a wrong name or value; the text says which, and what would be right."""


def text(value: object, key: str) -> str:
    """Read text that is not empty; blanks around it are dropped."""
    found = text_or_nothing(value, key)
    if not found:
        raise BadSetting(f"{key} must not be empty")
    return found


def text_or_nothing(value: object, key: str) -> str:
    """Read text that may be empty; blanks around it are dropped."""
    if not isinstance(value, str):
        raise _wrong(value, key, "text in quotes")
    return value.strip()


def count(value: object, key: str) -> int:
    """Read a whole number from 0."""
    # In Python true and false are numbers, in TOML they are not.
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(value, key, "a whole number from 0")
    return value


def seconds(value: object, key: str) -> float:
    """Read a time in seconds: a number above 0, up to an hour."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 3600:
        raise _wrong(value, key, "a number of seconds up to 3600")
    return value


def texts(value: object, key: str) -> tuple[str, ...]:
    """Read an array of texts, none empty; a repeated one is dropped."""
    if not isinstance(value, list):
        raise _wrong(value, key, "an array of texts")
    items = (text(item, f"{key}[{place}]") for place, item in enumerate(value, 1))
    return tuple(dict.fromkeys(items))


def some_texts(value: object, key: str) -> tuple[str, ...]:
    """Read an array of at least one text."""
    found = texts(value, key)
    if not found:
        raise BadSetting(f"{key} must name at least one")
    return found


def table(value: object, key: str) -> dict[str, object]:
    """Read a table."""
    if not isinstance(value, dict):
        raise _wrong(value, key, "a table")
    return value


def text_table(value: object, key: str) -> Mapping[str, str]:
    """Read a table of texts, none of them empty."""
    items = table(value, key).items()
    return MappingProxyType(
        {name: text(item, f'{key}."{printable(name)}"') for name, item in items}
    )


def url_table(value: object, key: str) -> Mapping[str, str]:
    """Read a table of URLs that may become links."""
    items = text_table(value, key)
    for name, url in items.items():
        if not safe_url(url):
            raise BadSetting(f'{key}."{printable(name)}": "{printable(url)}" is no URL to link to')
    return items


def levels(value: object, key: str) -> Mapping[str, str]:
    """Read a table of severities by the names of rules; which rules there are is not known here."""
    read = one_of("error", "warning", "off")
    items = table(value, key).items()
    return MappingProxyType({name: read(item, f"{key}.{printable(name)}") for name, item in items})


def texts_by_name(value: object, key: str) -> Mapping[str, tuple[str, ...]]:
    """Read a table of arrays of texts; the names are BibTeX's, so their case does not count."""
    found: dict[str, tuple[str, ...]] = {}
    for name, item in table(value, key).items():
        known = found.get(name.lower(), ())
        items = some_texts(item, f"{key}.{printable(name)}")
        found[name.lower()] = tuple(dict.fromkeys((*known, *items)))
    return MappingProxyType(found)


def required_fields(value: object, key: str) -> Mapping[str, tuple[str, ...]]:
    """Read a table of field names by entry type, all in lower case."""
    found = texts_by_name(value, key)
    lower = {name: tuple(dict.fromkeys(map(str.lower, items))) for name, items in found.items()}
    return MappingProxyType(lower)


def one_of(*choices: str) -> Reader[str]:
    """Return a reader of one of a few words."""
    return lambda value, key: choice(value, choices, key)


def choice(value: object, choices: Iterable[str], key: str) -> str:
    """Read one of a few words."""
    known = tuple(choices)
    if not isinstance(value, str) or value not in known:
        names = " or ".join(f'"{name}"' for name in known)
        raise BadSetting(f"{key} must be {names}, got {shown(value)}")
    return value


def link_names(value: object, key: str) -> tuple[str, ...]:
    """Read the names of links: these are field names, so their case does not count."""
    names = texts(value, key)
    for name in names:
        if not re.match(_NAME, name):
            raise BadSetting(f'{key}: "{printable(name)}" cannot be the name of a field')
    return tuple(dict.fromkeys(name.lower() for name in names))


def key_pattern(value: object, key: str) -> str:
    """Read a pattern of citation keys: text with placeholders, at least one of them."""
    pattern = text(value, key)
    parts = re.split(r"\{(\w*)\}", pattern)
    unknown = [name for name in parts[1::2] if name not in _KEY_PARTS]
    rest = "".join(parts[0::2])
    if unknown or len(parts) == 1 or not re.fullmatch(r"(?a)[\w:.+/-]*", rest):
        names = ", ".join(f"{{{name}}}" for name in _KEY_PARTS)
        raise BadSetting(
            f'{key}: "{printable(pattern)}" is no pattern of keys; take {names}, letters, digits'
            ' and "-", "_", ":", ".", "+", "/" between them'
        )
    return pattern


def service_url(value: object, key: str) -> str:
    """Read the base URL of a service: https, or http on this machine."""
    url = text(value, key)
    if not re.match(r"(?i)https://[^/\s]|http://(?:localhost|127\.0\.0\.1|\[::1\])[:/]", url):
        raise BadSetting(f'{key}: "{printable(url)}" is no https URL')
    return url


def list_name(name: str, key: str) -> None:
    """Refuse a list name that `--list` or a marked region could not take without quoting."""
    if not re.match(_NAME, name):
        raise BadSetting(
            f'{key}: "{printable(name)}" is no list name; take letters, digits, "-", "_", "."'
        )


def role_name(name: str, key: str) -> None:
    """Refuse a role that an `author+an` field could not name."""
    if not re.match(_NAME, name):
        raise BadSetting(
            f'{key}: "{printable(name)}" is no role; take letters, digits, "-", "_", "."'
        )


def mark_characters(value: object, key: str) -> tuple[str, ...]:
    """Read an array of single characters, none of which can be part of a name."""
    characters = []
    for item in texts(value, key):
        # An emoji presentation selector comes along when a check mark or envelope is copied.
        character = item.removesuffix("\ufe0f")
        if len(character) != 1 or character.isalnum() or character in _NEVER_MARKS:
            raise BadSetting(
                f'{key}: "{printable(item)}" cannot be a mark; a mark is one character that is no'
                f" letter, digit or punctuation of names"
            )
        characters.append(character)
    return tuple(dict.fromkeys(characters))


def shown(value: object) -> str:
    """Return a value for a message: as TOML would write it, shortened, in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{printable(value)}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, int | float):
        return printable(repr(value))
    return "a date or time"


def _wrong(value: object, key: str, wanted: str) -> BadSetting:
    """Return the error for a value of another type."""
    hint = ""
    if wanted.startswith("an array") and isinstance(value, str):
        hint = f': write ["{printable(value)}"]'
    return BadSetting(f"{key} must be {wanted}, got {shown(value)}{hint}")
