"""Two readings of one file, item by item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from other_readers.records import Name, Record

Kind = Literal[
    "entry only there",
    "entry only here",
    "type",
    "field only there",
    "field only here",
    "value",
    "names",
    "name",
]


class Difference(NamedTuple):
    """One item that pubtool (`ours`) and another reader (`theirs`) read differently.

    `here` and `there` are the entries; one of them is None where only the other has it.
    """

    kind: Kind
    key: str
    field: str
    ours: str
    theirs: str
    here: Record | None
    there: Record | None


class Comparison(NamedTuple):
    """How many items of each kind were compared, and those that differ."""

    compared: Counter[str]
    differences: list[Difference]


def compare(ours: list[Record], theirs: list[Record], *, names: bool = True) -> Comparison:
    """Return what differs between the entries of both; entries meet by their keys, in any case."""
    compared: Counter[str] = Counter()
    found: list[Difference] = []
    here = _by_key(ours)
    there = _by_key(theirs)
    for key, record in here.items():
        compared["entries"] += 1
        other = there.get(key)
        if other is None:
            found.append(Difference("entry only here", record.key, "", "", "", record, None))
            continue
        if record.type != other.type:
            found.append(Difference("type", record.key, "", record.type, other.type, record, other))
        found += _fields(record, other, compared)
        if names:
            found += _names(record, other, compared)
    for key, record in there.items():
        if key not in here:
            compared["entries"] += 1
            found.append(Difference("entry only there", record.key, "", "", "", None, record))
    return Comparison(compared, found)


def _by_key(records: list[Record]) -> dict[str, Record]:
    """Return the first entry of each key; further ones of no key at all under numbers."""
    found: dict[str, Record] = {}
    for number, record in enumerate(records):
        key = record.key.casefold()
        found.setdefault(key if key or "" not in found else f"\0{number}", record)
    return found


def _fields(here: Record, there: Record, compared: Counter[str]) -> Iterator[Difference]:
    for name in here.fields | there.fields:
        compared["fields"] += 1
        ours, theirs = here.fields.get(name), there.fields.get(name)
        if ours == theirs:
            continue
        kind: Kind = "value"
        if ours is None:
            kind = "field only there"
        elif theirs is None:
            kind = "field only here"
        yield Difference(kind, here.key, name, ours or "", theirs or "", here, there)


def _names(here: Record, there: Record, compared: Counter[str]) -> Iterator[Difference]:
    for field, ours in here.names.items():
        theirs = there.names.get(field, [])
        if here.fields.get(field) != there.fields.get(field):
            continue  # already a difference of the values
        if len(ours) != len(theirs):
            compared["names"] += max(len(ours), len(theirs))
            texts = shown(ours), shown(theirs)
            yield Difference("names", here.key, field, *texts, here, there)
            continue
        for one, other in zip(ours, theirs, strict=True):
            compared["names"] += 1
            if bare(one) != bare(other):
                texts = shown([one]), shown([other])
                yield Difference("name", here.key, field, *texts, here, there)


def bare(name: Name) -> Name:
    """Return the name without braces around the whole of a literal: pubtool takes them away."""
    last = name.last
    if not (name.first or name.von or name.jr) and last[:1] == "{" and last[-1:] == "}":
        return name._replace(last=last[1:-1].strip(" "))
    return name


def shown(names: list[Name]) -> str:
    """Return names as one line: `First|von|Last|Jr; ...`."""
    return "; ".join("|".join(name) for name in names)
