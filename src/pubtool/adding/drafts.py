"""From what a service says about a paper to a new entry, in the vocabulary of a file. Pure.

The house rules: a preprint is `@misc`; `eprint` has no version; `doi` is the publisher's, bare; a
journal reference of arXiv is free text and so a `note`, never a `journal`; the year is that of the
first version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.adding.keys import KeyFacts, make_key
from pubtool.adding.titles import protect
from pubtool.adding.values import balanced, clean, escaped
from pubtool.adding.wording import named
from pubtool.bibtex import MacroName, NewEntry
from pubtool.errors import UsageProblem
from pubtool.latex import to_text
from pubtool.latex.accents import to_commands
from pubtool.people import PeopleSettings, read_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.adding.house import House
    from pubtool.sources.records import Record

#: The order of fields where a file has none of its own; those not named here come before `doi`.
_BEFORE = (
    *("title", "author", "editor", "journal", "booktitle", "abbr", "venue_tags", "series"),
    *("volume", "number", "eid", "pages", "publisher", "school", "institution", "howpublished"),
    *("address", "edition", "date", "year", "month"),
)
_AFTER = (
    *("isbn", "issn", "doi", "eprint", "archiveprefix", "primaryclass", "arxiv", "url", "code"),
    *("note", "selected"),
)
#: Fields whose values people write as macros.
_NAMED = frozenset(("journal", "booktitle", "series", "publisher", "school", "institution"))
#: Names of fields that entries may be given, as BibTeX and biblatex allow them.
_FIELD_NAME = r"[A-Za-z][\w.:+/-]*"
_PEOPLE = PeopleSettings()


class Wishes(NamedTuple):
    """What the user asked for: custom fields, and values in place of the services'.

    `fields` are further fields as written, an empty value leaves the field out. An empty `key` or
    `entry_type` is made from the record.
    """

    selected: bool = False
    abbr: str = ""
    tags: tuple[str, ...] = ()
    code: str = ""
    key: str = ""
    entry_type: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def draft(record: Record, house: House, wishes: Wishes, pattern: str) -> NewEntry:
    """Return the new entry for a record: its key by the pattern, not yet made unique."""
    fields = {name: _worded(name, value, house) for name, value in _facts(record, house)}
    for name in _NAMED.intersection(fields):
        if macro := house.macro_of(fields[name]):
            fields[name] = MacroName(macro)
    fields |= dict(_custom(wishes))
    for name, value in wishes.fields:
        fields[name.lower()] = _as_macro(value, house)
    fields = {name: value for name, value in fields.items() if value}
    key = wishes.key or key_of_fields(fields, pattern, record.arxiv or record.doi)
    return NewEntry(wishes.entry_type or record.type, key, tuple(_ordered(fields)))


def _worded(name: str, value: str, house: House) -> str:
    """Return a value as the file writes such: names, and letters with accents."""
    value = balanced(clean(value))
    if name in {"author", "editor"}:
        value = named(value, house.names)
    return to_commands(value) if house.commands and name not in {"doi", "url"} else value


def _facts(record: Record, house: House) -> Iterator[tuple[str, str]]:
    """Yield the fields that the record gives."""
    from pubtool.sources.names import to_bibtex

    yield "title", protect(balanced(clean(record.title)), house.titles)
    yield "author", to_bibtex(record.authors)
    for name, value in record.fields.items():
        is_extra = name in {"isbn", "issn"} or (name == "publisher" and record.type == "article")
        if not is_extra or name in house.extras:
            yield name, value
    if record.date is not None:
        if house.dates == "date":
            yield "date", record.date.iso
        else:
            yield "year", f"{record.date.year:04}"
            if house.dates == "month" and record.date.month:
                yield "month", f"{record.date.month}"
    yield "doi", record.doi
    if record.arxiv and house.arxiv:
        yield "arxiv", record.arxiv
        return
    if record.arxiv:
        yield "eprint", record.arxiv
        yield "archiveprefix", "arXiv"
        yield "primaryclass", record.primary_class
    yield "url", _as_url(record.url)


def _as_url(url: str) -> str:
    """Return a URL as BibTeX can hold it: braces and blanks would not survive."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", url)


def _custom(wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Yield the fields that the options for custom fields give."""
    if wishes.abbr:
        yield "abbr", escaped(clean(wishes.abbr))
    if wishes.tags:
        yield "venue_tags", ", ".join(escaped(clean(tag)) for tag in wishes.tags)
    if wishes.code:
        yield "code", _as_url(wishes.code.strip())
    if wishes.selected:
        yield "selected", "true"


def read_settings(settings: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the names and values of `field=value` settings.

    Raises UsageProblem for what is none, or what no BibTeX file can hold.
    """
    found = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        name, value = name.strip(), clean(value)
        if not equals or not re.fullmatch(_FIELD_NAME, name, re.ASCII):
            raise UsageProblem(f"--set {setting}: write FIELD=VALUE, as in --set abbr=NeurIPS")
        if balanced(value) != value:
            raise UsageProblem(f"--set {setting}: the braces of the value are not balanced")
        found.append((name.lower(), value))
    return tuple(found)


def _as_macro(value: str, house: House) -> str:
    """Return a value typed by the user; as a macro where it is the name of one of the file's."""
    return MacroName(value) if value.lower() in house.macros else value


def key_of_fields(fields: Mapping[str, str], pattern: str, identifier: str = "") -> str:
    """Return the key that a pattern gives for an entry with these fields."""
    people = read_people(fields.get("author") or fields.get("editor", ""), None, _PEOPLE)
    first = people.persons[0] if people.persons else None
    year = re.search(r"\d{4}", fields.get("year") or fields.get("date", ""))
    title, venue = to_text(fields.get("title", "")), to_text(fields.get("abbr", ""))
    facts = KeyFacts(first, year[0] if year else "", title, venue)
    return make_key(pattern, facts, identifier)


def _ordered(fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields in the usual order; a file's own order comes later."""
    others = [name for name in fields if name not in _BEFORE and name not in _AFTER]
    for name in (*_BEFORE, *others, *_AFTER):
        if name in fields:
            yield name, fields[name]
