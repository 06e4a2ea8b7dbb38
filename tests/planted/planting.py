"""How a defect is planted: an entry's text goes in and comes out with the defect between « and ».

Nothing here uses pubtool, so that what it reads wrongly cannot hide itself. The entries of
`clean.bib` are laid out in such a way that a pattern finds their fields.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    #: Returns the entry with its defect marked, or None where the defect makes no sense in it.
    Plant: TypeAlias = Callable[[str], str | None]

ENTRY = re.compile(r"^@(\w+)\{(.*?)^\}\n", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"@(\w+)\{([^,\s]+),")
_FIELD = re.compile(
    r"^([ \t]*)([\w+]+)[ \t]*=[ \t]*(.*?)(,?)[ \t]*(?=\n[ \t]*[\w+]+[ \t]*=|\n\})",
    re.MULTILINE | re.DOTALL,
)
#: Types that others refer to, and types of papers.
PARENTS = ("proceedings", "xdata")
PAPERS = ("article", "inproceedings", "conference")
_MACROS = frozenset({"string", "comment", "preamble"})
_WORD = re.compile(r"(?<![\w\\${])[A-Z][a-z]{3,}(?![\w}$])")

CLEAN = (Path(__file__).parent / "clean.bib").read_text(encoding="utf-8")


class Mutation(NamedTuple):
    """One defect, and the rule that its page promises to find it.

    `within`: the page does not say where exactly, so a finding anywhere between « and » will do.
    `alone`: the entry is examined without the others, where the rule finds something in them too.
    `config` is TOML; `encoding` that in which the file is saved; `files` are those of the site.
    """

    rule: str
    plant: Plant
    within: bool = False
    alone: bool = False
    config: str = ""
    encoding: str = "utf-8"
    files: frozenset[str] = frozenset()


class Value(NamedTuple):
    """A field of an entry: where it stands in the entry's text, and what is in it.

    `start` and `end` enclose the whole field without its comma, `value` begins where its braces or
    quotes do.
    """

    name: str
    text: str
    start: int
    value: int
    end: int

    @property
    def inner(self) -> str:
        """The value without its outer braces or quotes; nothing where it is a chain with `#`."""
        if re.search(r"[\w}\"] # [\w{\"]", self.text):
            return ""
        return self.text[1:-1] if self.text[:1] in {"{", '"'} else self.text


def entries() -> Iterator[re.Match[str]]:
    """Yield the entries of the clean file; @string and the like are none."""
    return (match for match in ENTRY.finditer(CLEAN) if match[1].lower() not in _MACROS)


def type_of(entry: str) -> str:
    """Return the type of an entry, in lower case."""
    match = _HEAD.match(entry)
    return match[1].lower() if match else ""


def key_of(entry: str) -> str:
    """Return the citation key of an entry."""
    match = _HEAD.match(entry)
    return match[2] if match else ""


def fields(entry: str) -> dict[str, Value]:
    """Return the fields of an entry by their names in lower case."""
    return {
        match[2].lower(): Value(match[2], match[3], match.start(2), match.start(3), match.end(3))
        for match in _FIELD.finditer(entry)
    }


def has(entry: str, *names: str) -> bool:
    """Return whether the entry has one of these fields."""
    return not fields(entry).keys().isdisjoint(names)


def inner(entry: str, *names: str) -> str:
    """Return what stands in the first of these fields that the entry has, or nothing."""
    found = fields(entry)
    return next((found[name].inner for name in names if name in found), "")


def with_value(entry: str, name: str, written: str) -> str:
    """Return the entry with another value of a field, given with its braces or quotes."""
    field = fields(entry)[name]
    return entry[: field.value] + written + entry[field.end :]


def with_inner(entry: str, name: str, content: str) -> str:
    """Return the entry with other content between the braces or quotes of a field."""
    text = fields(entry)[name].text
    quotes = text[0] + text[-1] if text[:1] in {"{", '"'} else "{}"
    return with_value(entry, name, quotes[0] + content + quotes[1])


def renamed(entry: str, name: str, new: str) -> str:
    """Return the entry with another name of a field."""
    field = fields(entry)[name]
    return entry[: field.start] + new + entry[field.start + len(name) :]


def without(entry: str, *names: str) -> str:
    """Return the entry without these fields."""
    for name in names:
        field = fields(entry).get(name)
        if field is not None:
            rest = entry[field.end :].removeprefix(",").lstrip(" \t").removeprefix("\n")
            entry = entry[: field.start].rstrip(" \t") + rest
    return entry


def first(entry: str, line: str) -> str:
    """Return the entry with a line more, before its first field."""
    head = _HEAD.match(entry)
    end = head.end() if head else 0
    return f"{entry[:end]}\n  {line}{entry[end:]}"


def last(entry: str, field: str) -> str:
    """Return the entry with a field more, after its last one."""
    body = entry.removesuffix("}\n").rstrip().removesuffix(",")
    return f"{body},\n  {field}\n}}\n"


def marked_key(entry: str) -> str:
    """Return the entry with its key marked."""
    key = key_of(entry)
    return entry.replace(f"{{{key},", f"{{«{key}»,", 1)


def at_word(entry: str, name: str, change: Callable[[str], str]) -> str | None:
    """Return the entry with one ordinary word of a field changed, or None where it has none."""
    content = inner(entry, name)
    words = list(_WORD.finditer(content))
    if not words:
        return None
    word = words[len(words) // 2]
    changed = content[: word.start()] + change(word[0]) + content[word.end() :]
    return with_inner(entry, name, changed)


def replaced(name: str, content: str, *, lacking: tuple[str, ...] = ()) -> Plant:
    """Return what writes this content into a field, in entries that lack the others."""

    def plant(entry: str) -> str | None:
        if not has(entry, name) or has(entry, *lacking):
            return None
        return with_inner(entry, name, content)

    return plant


def rewritten(name: str, written: str, *, lacking: tuple[str, ...] = ()) -> Plant:
    """Return what writes this value, with its braces or quotes, in place of a field's."""

    def plant(entry: str) -> str | None:
        if not has(entry, name) or has(entry, *lacking):
            return None
        return with_value(entry, name, written)

    return plant


def substituted(name: str, pattern: str, replacement: str) -> Plant:
    """Return what replaces the first place in a field that fits the pattern."""
    compiled = re.compile(pattern, re.DOTALL)

    def plant(entry: str) -> str | None:
        if not has(entry, name):
            return None
        new, count = compiled.subn(replacement, inner(entry, name), count=1)
        return with_inner(entry, name, new) if count else None

    return plant


def added(field: str, *, lacking: tuple[str, ...] = (), types: tuple[str, ...] = ()) -> Plant:
    """Return what adds a field at the end of entries of these types that lack the others."""
    name = field.replace("«", "").split("=")[0].strip().lower()

    def plant(entry: str) -> str | None:
        if has(entry, name, *lacking) or (types and type_of(entry) not in types):
            return None
        return last(entry, field)

    return plant


def word(name: str, before: str, after: str = "") -> Plant:
    """Return what writes something before and after an ordinary word of a field."""
    return lambda entry: at_word(entry, name, lambda found: f"{before}{found}{after}")


def dropped(*names: str, types: tuple[str, ...], lacking: tuple[str, ...] = ()) -> Plant:
    """Return what takes fields out of entries of these types, and marks the key."""

    def plant(entry: str) -> str | None:
        if type_of(entry) not in types or not has(entry, *names) or has(entry, *lacking):
            return None
        return marked_key(without(entry, *names))

    return plant


def misspelt(name: str, new: str) -> Plant:
    """Return what gives a field another name."""
    return lambda entry: renamed(entry, name, f"«{new}»") if has(entry, name) else None


def only(types: tuple[str, ...], plant: Plant) -> Plant:
    """Return what plants the defect in entries of these types only."""
    return lambda entry: plant(entry) if type_of(entry) in types else None


def but(types: tuple[str, ...], plant: Plant) -> Plant:
    """Return what plants the defect in entries of all types but these."""
    return lambda entry: None if type_of(entry) in types else plant(entry)
