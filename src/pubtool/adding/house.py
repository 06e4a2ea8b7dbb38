"""The vocabulary of a file, as far as new entries choose their fields by it."""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.adding.titles import Style, style_of
from pubtool.adding.wording import Names, names_of, writes_commands
from pubtool.bibtex.blocks import Macro
from pubtool.bibtex.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.bibtex import Document

#: `date = {2025-09-28}`, `year` and `month`, or `year` alone.
Dates = Literal["date", "month", "year"]


#: Fields for numbers of books and journals, which go into files that use them.
_NUMBERS = frozenset(("isbn", "issn"))
_PEOPLE = frozenset(("author", "editor"))
#: So many lists of names tell how a file writes them.
_SAMPLE = 300
#: The share of articles that have a publisher where a file wants it.
_THROUGHOUT = 0.75


class House(NamedTuple):
    """How a file says things: whether by `arxiv`, dates, the protection of titles, its macros.

    `names` is how it writes names; `commands` says that letters with accents are LaTeX commands;
    `extras` are those fields that it has which not everybody wants, `publisher` that of articles.

    `macros` are those that the file may use, lower-case name -> text, months left out; `spellings`
    gives their names as the file writes them.
    """

    arxiv: bool = False
    dates: Dates = "year"
    titles: Style = "words"
    macros: Mapping[str, str] = MappingProxyType({})
    spellings: Mapping[str, str] = MappingProxyType({})
    names: Names = ""
    commands: bool = False
    extras: frozenset[str] = frozenset()

    def macro_of(self, text: str) -> str:
        """Return the name of a macro that stands for this text, in any case; empty without one."""
        wanted = text.casefold()
        for name, meant in self.macros.items():
            if " ".join(meant.split()).casefold() == wanted:
                return self.spellings.get(name, name)
        return ""


def house_of(document: Document, *, arxiv: bool) -> House:
    """Return the vocabulary of a file; `arxiv` is what its layout says about arXiv ids."""
    years = months = dates = 0
    titles = []
    for entry in document.entries:
        names = set()
        for field in entry.fields:
            if field.name == "title" and "title" not in names:
                titles.append(field.value)
            names.add(field.name)
        years += "year" in names
        months += "month" in names
        dates += "date" in names
    style: Dates = "year"
    if dates > years:
        style = "date"
    elif months and months * 2 >= years:
        style = "month"
    macros = {name: text for name, text in document.macros.items() if name not in MONTHS}
    people = list(islice(_values(document, _PEOPLE), _SAMPLE))
    return House(
        arxiv,
        style,
        style_of(titles),
        macros,
        _spellings(document),
        names_of(people),
        writes_commands([*people, *titles]),
        _extras(document),
    )


def _values(document: Document, names: frozenset[str]) -> Iterator[str]:
    entries = document.entries
    for entry in entries[:: len(entries) // _SAMPLE + 1]:
        yield from (field.value for field in entry.fields if field.name in names)


def _extras(document: Document) -> frozenset[str]:
    """Return which of the fields that not everybody wants the file has."""
    found = set()
    articles = published = 0
    for entry in document.entries:
        names = {field.name for field in entry.fields}
        found |= names & _NUMBERS
        if entry.entry_type == "article":
            articles += 1
            published += "publisher" in names
    if published > _THROUGHOUT * articles:
        found.add("publisher")
    return frozenset(found)


def named_macros(document: Document) -> dict[str, str]:
    """Return the macros that a file may use, name as it writes it -> text, months left out."""
    spellings = _spellings(document)
    macros = ((name, text) for name, text in document.macros.items() if name not in MONTHS)
    return {spellings.get(name, name): text for name, text in macros}


def _spellings(document: Document) -> dict[str, str]:
    """Return the names of macros as they are written where they are defined, or else used."""
    found: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Macro):
            for field in block.fields:
                found.setdefault(field.name, field.key)
    if document.macros.keys() <= found.keys() | MONTHS.keys():
        return found
    for entry in document.entries:
        for field in entry.fields:
            if field.enclosing is None and not field.value.isdigit():
                written = field.source.text[slice(*field.value_span)].strip()
                found.setdefault(written.lower(), written)
    return found
