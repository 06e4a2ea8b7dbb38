"""What changes in an entry when its preprint was published: fields, each with its source.

Only what the publication decides is touched: type, venue, volume, number, pages, publisher, DOI,
date, and the `pubstate` that is over. The key, the title, authors with their marks, `selected`,
links, `eprint`, notes, `abbr` and every field that pubtool does not know stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import MacroName
from pubtool.bibtex.house_style import month_number
from pubtool.bibtex.values import MONTHS
from pubtool.identifiers import arxiv_id, is_preprint_doi, same_doi
from pubtool.latex import to_text
from pubtool.reading.links import read_arxiv, read_doi
from pubtool.updating.authors import agree
from pubtool.updating.preprints import arxiv_of, as_author, as_record, is_server
from pubtool.updating.titles import compare, read_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pubtool.bibtex import Entry
    from pubtool.model import Publication
    from pubtool.sources.records import Record

#: Name under which the type of an entry is shown among its fields.
TYPE = "@type"
#: Fields of a publication that are taken over; others (ISBN, ISSN, editors, addresses) only fill
#: a file.
_TAKEN = ("journal", "booktitle", "series", "volume", "number", "pages", "publisher")
#: Fields that say "not published yet", which is over.
_WAITING = ("pubstate",)
#: Fields that may name the server instead of a venue.
_SERVERS = ("journal", "booktitle", "howpublished", "publisher", "institution", "school")
#: All that may go, each once.
_ABOUT_WAITING = tuple(dict.fromkeys((*_TAKEN, *_SERVERS, *_WAITING)))
#: biblatex's name -> BibTeX's, where a file may have either.
_SYNONYMS = {"journal": "journaltitle", "school": "institution"}
#: What people read of months, however a file writes them.
_MONTHS = tuple(MONTHS.values())


class FieldChange(NamedTuple):
    """A field, its value before and after as LaTeX, and the service that the new value is from.

    An empty `old` is a new field; a `new` that is None drops the field. The name `@type` stands for
    the entry type. `meaning` is what people read of the new value, where it says that in another
    way: the name of a macro, a month.
    """

    name: str
    old: str
    new: str | None
    service: str
    meaning: str = ""

    @property
    def shown(self) -> str:
        """What people read of the new value."""
        return self.meaning or self.new or ""


class Proposal(NamedTuple):
    """The changes of an entry, and what a person should look at, one clause each."""

    changes: tuple[FieldChange, ...]
    remarks: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str | None]:
        """The new values of fields by lower-case name; None drops one."""
        return {each.name: each.new for each in self.changes if each.name != TYPE}

    @property
    def entry_type(self) -> str | None:
        """The new type, None where it stays."""
        return next((each.new for each in self.changes if each.name == TYPE), None)


def propose(
    entry: Entry,
    publication: Publication,
    record: Record,
    macros: Mapping[str, str] | None = None,
    *,
    arxiv_field: bool = False,
) -> Proposal:
    """Return what the record of the published version changes in an entry.

    `macros` are those of the file, name -> text: a journal that one stands for is written by its
    name.
    `arxiv_field` says that the file has ids in `arxiv` rather than in `eprint`.
    """
    writer = _Writer(entry, record, macros or {})
    changes = tuple(writer.changes(publication, arxiv_field=arxiv_field))
    return Proposal(changes, tuple(_remarks(publication, record)))


class _Writer:
    """Collects the changes of one entry. `own` are the fields written in it, by name."""

    def __init__(self, entry: Entry, record: Record, macros: Mapping[str, str]) -> None:
        self.entry = entry
        self.record = record
        self.own: dict[str, str] = {}
        for field in entry.fields:
            self.own.setdefault(field.name, str(field.value))
        self.macros: dict[str, str] = {}
        for name, text in macros.items():
            self.macros.setdefault(" ".join(text.split()), name)

    def changes(self, publication: Publication, *, arxiv_field: bool) -> Iterator[FieldChange]:
        old, new = self.entry.entry_type, self.record.type
        if old != new and (old, new) != ("conference", "inproceedings"):
            yield self.change(TYPE, old, new)
        values = self.values()
        yield from self.dropped(name for name in _ABOUT_WAITING if name not in values)
        for name, value in values.items():
            yield from self.written(name, value)
        yield from self.date()
        yield from self.kept_id(publication, arxiv_field=arxiv_field)

    def values(self) -> dict[str, str]:
        """Return the values that the record gives, by our names of the fields."""
        fields = self.record.fields
        values = {name: fields[name] for name in _TAKEN if fields.get(name)}
        if "pages" not in values and fields.get("eid"):
            values["pages"] = fields["eid"]
        if "journal" in values:  # the publisher of a journal is in no citation
            values.pop("publisher", None)
            values.pop("series", None)
        return {**values, "doi": self.record.doi}

    def written(self, name: str, value: str) -> Iterator[FieldChange]:
        """Yield the change that gives a field its value, unless it says the same already."""
        spelled = self.spelled(name)
        old = self.own.get(spelled, "")
        if name == "doi":
            if same_doi(read_doi(old), value):
                return
        elif _bare(old) == _bare(value):
            return
        if name in {"publisher", "series"} and old and not is_server(old):
            return  # the user's own wording of what no list shows
        new = self.macro(value)
        yield self.change(spelled, old, new, value if isinstance(new, MacroName) else "")

    def dropped(self, names: Iterable[str]) -> Iterator[FieldChange]:
        """Yield the removals of fields that are about the preprint, or the paper's waiting."""
        spelled = {each: name for name in names for each in (name, _SYNONYMS.get(name, name))}
        for each, name in spelled.items():
            old = self.own.get(each)
            if old is None:
                continue
            if name in _WAITING or (name in _SERVERS and is_server(old)) or arxiv_id(old):
                yield self.change(each, old, None)

    def date(self) -> Iterator[FieldChange]:
        """Yield the changes of year and month: those of the publication, as far as known."""
        date = self.record.date
        if date is None:
            return
        if "date" in self.own:
            old = self.own["date"].strip()
            new = date.iso[: max(len(old), 4)] if len(old) in {4, 7, 10} else date.iso
            if old[: len(new)] != new:
                yield self.change("date", old, new)
            if "year" not in self.own:
                return
        old_year = self.own.get("year", "").strip()
        if old_year == str(date.year):
            return
        yield self.change("year", old_year, str(date.year))
        if "month" in self.own:
            month = str(date.month) if date.month else None
            yield self.change("month", _month(self.own["month"]), month, _month(month or ""))
        if "day" in self.own:
            yield self.change("day", self.own["day"], None)

    def kept_id(self, publication: Publication, *, arxiv_field: bool) -> Iterator[FieldChange]:
        """Yield the field that keeps the arXiv id, where it stood only in what changes."""
        arxiv = arxiv_of(publication)
        if not arxiv or read_arxiv({**self.own, "journal": ""}, ""):
            return
        if "eprint" in self.own or "arxiv" in self.own:
            return  # something else that is called so
        if arxiv_field:
            yield FieldChange("arxiv", "", arxiv, "the file")
            return
        yield FieldChange("eprint", "", arxiv, "the file")
        if "archiveprefix" not in self.own and "eprinttype" not in self.own:
            yield FieldChange("archiveprefix", "", "arXiv", "the file")

    def spelled(self, name: str) -> str:
        """Return the name that the entry has for a field."""
        synonym = _SYNONYMS.get(name, "")
        return synonym if synonym in self.own and name not in self.own else name

    def macro(self, value: str) -> str:
        name = self.macros.get(" ".join(value.split()))
        return MacroName(name) if name and len(value) > 3 else value

    def change(self, name: str, old: str, new: str | None, meaning: str = "") -> FieldChange:
        return FieldChange(name, " ".join(old.split()), new, self.record.service, meaning)


def _month(value: str) -> str:
    """Return the name of a month in any spelling; what is none as it stands."""
    number = month_number(value)
    return _MONTHS[number - 1] if number else value


def _bare(value: str) -> str:
    """Return what a value shows, for comparing: pages with one kind of dash."""
    return to_text(value).replace("–", "-").replace("--", "-").strip()


def _remarks(publication: Publication, record: Record) -> Iterator[str]:
    """Yield what stays in the entry though the publication says otherwise."""
    if _is_reworded(publication, record):
        yield f"`title` stays as it is; {record.service} has: {to_text(record.title)}"
    authors = agree(tuple(map(as_author, publication.authors)), record.authors)
    if publication.et_al and authors.is_contained:
        yield f"`author` stays as it is; {record.service} names {len(record.authors)} authors"
    elif not authors.is_full or not authors.first:
        yield (
            f"`author` stays as it is; {record.service} names "
            + " and ".join(author.name for author in record.authors[:6])
            + (" and others" if len(record.authors) > 6 else "")
        )
    for name in ("abbr", "note"):
        value = publication.fields.get(name, "")
        if value and is_server(value):
            yield f"`{name}` still is `{' '.join(value.split())}`"
    for name in ("pages", "type"):
        value = publication.fields.get(name, "")
        if value and name not in record.fields and not is_server(value):
            yield f"`{name}` still is `{' '.join(value.split())}`; {record.service} gives none"
    other_doi = publication.doi and not same_doi(publication.doi, record.doi)
    if other_doi and not is_preprint_doi(publication.doi):
        yield f"the entry had the DOI {publication.doi}"
    yield from record.remarks


def _is_reworded(publication: Publication, record: Record) -> bool:
    """Return whether the publication has another title, and not merely a shorter one."""
    ours, theirs = read_title(as_record(publication).title), read_title(record.title)
    if not ours.words or not theirs.words:
        return False
    likeness = compare(ours, theirs)
    return likeness != "same" and (likeness != "subtitle" or len(theirs.words) > len(ours.words))
