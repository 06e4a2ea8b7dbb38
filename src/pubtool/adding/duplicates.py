"""Which entry of the files is the paper that is to be added: by identifier, or by its title. Pure.

Identifiers are compared whole: one DOI may be the beginning of another (`...-5_1`, `...-5_15`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.identifiers import arxiv_id, bare_doi, doi_key
from pubtool.latex import to_text
from pubtool.people import PeopleSettings, read_people
from pubtool.reading.field_names import ALIASES
from pubtool.reading.links import read_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Fields whose value is an identifier or a link to the paper, those that say most first.
_IDENTIFYING = ("eprint", "arxiv", "doi", "url", "pdf", "html")
#: Fields of free text, in which people write `arXiv:2401.01234`, and DBLP `abs/2401.01234`.
_TEXTS = ("journal", "booktitle", "howpublished", "volume", "number", "eid", "pages", "publisher")
_PEOPLE_AND_TITLE = ("author", "editor", "title", "subtitle")
_LOOKED_AT = frozenset(
    (*_IDENTIFYING, *_TEXTS, *ALIASES, *_PEOPLE_AND_TITLE, "archiveprefix", "note")
)
_WORD = r"[^\s,;(){}\[\]<>\"']+"
#: What every spelling of an arXiv id or a DOI has in it; most URLs have nothing of it.
_HINT = re.compile(r"(?a)10\.|\d{4}\.\d|\d{7}|[%\\{]")
#: A DOI that is spelled as it is compared, but for its case.
_BARE_DOI = re.compile(r"(?a)10\.(?!48550/)\d{4,9}(?:\.\d+)*/[\w./:-]*\w")
_NOT_IN_TITLES = r"[^\w+#]+"
#: The same for ASCII, in a tenth of the time: small letters for all, and nothing for the rest.
_ASCII_LETTERS = {
    code: char.lower() if char.isalnum() or char in "_+#" else None
    for code, char in enumerate(map(chr, range(128)))
}
_PEOPLE = PeopleSettings()
#: Titles that many different texts have.
_COMMON = frozenset(
    (
        *("editorial", "guesteditorial", "preface", "foreword", "introduction", "conclusion"),
        *("conclusions", "erratum", "corrigendum", "reply", "response", "discussion", "comment"),
        *("comments", "review", "bookreview", "abstract"),
    )
)


class Entrylike(NamedTuple):
    """What is compared of an entry: its key, where it stands, its type, and its first fields."""

    key: str
    place: str
    entry_type: str
    fields: Mapping[str, str]


class Match(NamedTuple):
    """An entry that is the same paper, and what both share. By `title` it only may be the same."""

    entry: Entrylike
    shared: str
    certain: bool

    def __str__(self) -> str:
        return f"`{self.entry.key}` at {self.entry.place}"


class Known:
    """The papers that are there, found by arXiv id, DOI, or title and first author."""

    def __init__(self, entries: Iterable[Entrylike] = ()) -> None:
        self._arxiv: dict[str, Entrylike] = {}
        self._doi: dict[str, Entrylike] = {}
        self._mentioned: dict[str, Entrylike] = {}
        self._titles: dict[str, list[Entrylike]] = {}
        self._untitled: list[Entrylike] = []
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entrylike) -> None:
        """Take one more entry; of several with one identifier the first is found."""
        ids = identifiers_of(entry.fields)
        for arxiv in ids.arxiv:
            self._arxiv.setdefault(arxiv, entry)
        for doi in ids.dois:
            self._doi.setdefault(doi, entry)
        for arxiv in ids.mentioned:
            self._mentioned.setdefault(arxiv, entry)
        self._untitled.append(entry)

    def of(self, entry: Entrylike) -> Match | None:
        """Return the entry that is, or may be, the same paper as another file's, or None.

        One that shares an identifier, but neither title nor first author, is another paper: parts
        of a book often carry its DOI.
        """
        ids = identifiers_of(entry.fields)
        for arxiv in ids.arxiv or ("",):
            match = self.by_identifier(arxiv, ids.dois)
            if match is not None and not _are_others(match.entry.fields, entry.fields):
                return match
        return self.by_title(entry.fields, entry.entry_type)

    def by_identifier(self, arxiv: str, dois: Iterable[str]) -> Match | None:
        """Return the entry that has this arXiv id or one of these DOIs, or None."""
        if arxiv and (entry := self._arxiv.get(arxiv)):
            return Match(entry, f"arXiv:{arxiv}", certain=True)
        for doi in dois:
            if entry := self._doi.get(doi_key(doi)):
                return Match(entry, f"doi:{doi}", certain=True)
        return None

    def by_note(self, arxiv: str) -> Match | None:
        """Return the entry without an arXiv id of its own whose note names this one, or None."""
        entry = self._mentioned.get(arxiv)
        return None if entry is None else Match(entry, f"arXiv:{arxiv} in its note", certain=False)

    def by_title(self, fields: Mapping[str, str], entry_type: str) -> Match | None:
        """Return an entry with the same title and first author, or None.

        Two without any person have to be of one type.
        """
        for entry in self._untitled:  # titles cost more than ids, and are seldom asked for
            if title := _title(entry.fields):
                self._titles.setdefault(title, []).append(entry)
        self._untitled.clear()
        entries = self._titles.get(_title(fields), ())
        if not entries:
            return None
        family = _first_family(fields)
        for entry in entries:
            if _first_family(entry.fields) == family and (family or entry.entry_type == entry_type):
                shared = "the same title and first author" if family else "the same title"
                return Match(entry, shared, certain=False)
        return None


class Identifiers(NamedTuple):
    """The identifiers of one entry, as they are compared.

    `mentioned` are the arXiv ids in the note of an entry that has none elsewhere: perhaps its own,
    perhaps another paper's.
    """

    arxiv: tuple[str, ...]
    dois: tuple[str, ...]
    mentioned: tuple[str, ...] = ()


def first_fields(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what is compared of an entry's fields, by our names; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in fields:
        if name in _LOOKED_AT:
            found.setdefault(ALIASES.get(name, name), value)
    return found


def identifiers_of(fields: Mapping[str, str]) -> Identifiers:
    """Return the arXiv ids and DOIs that say which paper an entry is.

    Free text counts only where no field made for it has an arXiv id.
    """
    ids: dict[str, None] = {}
    dois: dict[str, None] = {}
    for name in _IDENTIFYING:
        value = fields.get(name)
        if not value or not _HINT.search(value):
            continue
        text = read_url(value)
        if not text or (name == "eprint" and _is_of_other_archive(fields)):
            continue
        if name == "doi" and _BARE_DOI.fullmatch(text):
            dois[text.lower()] = None
        elif found := arxiv_id(text):
            ids[found] = None
        elif name not in {"eprint", "arxiv"} and (doi := bare_doi(text)):
            dois[doi_key(doi)] = None
    if not ids:
        ids = dict.fromkeys(found for name in _TEXTS for found in _ids_in_text(fields.get(name)))
    mentioned = () if ids else tuple(_ids_in_text(fields.get("note")))
    return Identifiers(tuple(ids), tuple(dois), mentioned)


def _is_of_other_archive(fields: Mapping[str, str]) -> bool:
    archive = fields.get("archiveprefix", "").strip().lower()
    return archive not in {"", "arxiv"}


def _ids_in_text(text: str | None) -> Iterator[str]:
    """Yield the arXiv ids in free text that says that they are such."""
    if not text:
        return
    lower = text.lower()
    if "arxiv" in lower or "abs/" in lower:
        for token in re.findall(_WORD, text):
            if found := arxiv_id(token.rstrip(".:")):
                yield found


def _title(fields: Mapping[str, str]) -> str:
    """Return the letters and digits of the title, folded; empty for one that says nothing."""
    title = to_text(fields.get("title", "")) + to_text(fields.get("subtitle", ""))
    if title.isascii():
        letters = title.translate(_ASCII_LETTERS)
    else:
        letters = re.sub(_NOT_IN_TITLES, "", fold(title))
    return "" if letters in _COMMON else letters


def _are_others(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Return whether neither title nor first author are the same, and both are known."""
    titles, families = {_title(one), _title(other)}, {_first_family(one), _first_family(other)}
    return "" not in titles | families and len(titles) == len(families) == 2


def _first_family(fields: Mapping[str, str]) -> str:
    """Return the last word of the first author's family name, folded; of the editor's if none.

    The last word, since services differ about where a particle ends.
    """
    value = fields.get("author") or fields.get("editor", "")
    persons = read_people(value, None, _PEOPLE).persons
    found = re.findall(r"\w+", fold(persons[0].family)) if persons else []
    return found[-1] if found else ""
