"""Entries in, publications out: every bad value becomes None and a finding, never an exception."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool import latex
from pubtool.findings import Finding, Place, reading_finding
from pubtool.model import Person, Publication
from pubtool.people import Me, PeopleSettings, read_people
from pubtool.reading.dates import Reading as ReadDate
from pubtool.reading.dates import read_date
from pubtool.reading.field_names import ALIASES
from pubtool.reading.links import read_arxiv, read_doi, read_links
from pubtool.reading.lists import split_list
from pubtool.reading.venues import read_venue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.bibtex import Bibliography, Entry, Field
    from pubtool.config import Config
    from pubtool.inline import Inlines
    from pubtool.model import Date

#: Types that hold fields for other entries, or name several; neither is a publication.
_NO_PUBLICATIONS = frozenset({"xdata", "set"})

#: Types of volumes that stand in a file for the sake of the papers in them.
_VOLUMES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})

_ALIASES = frozenset(ALIASES)
#: What only a homepage's file has, and seldom in many entries.
_EXTRAS = frozenset(
    ("venue_tags", "presentation", "award", "award_name", "selected", "selected_order", "hidden")
)

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0", ""})


class Reading(NamedTuple):
    """The publications of a bibliography in file order, and what was wrong with their values.

    `fields` are what each of them was read from: the fields that hold for its entry.
    """

    publications: tuple[Publication, ...]
    findings: tuple[Finding, ...]
    fields: tuple[Mapping[str, Field], ...] = ()


def read(bibliography: Bibliography, config: Config) -> Reading:
    """Return the publications of all entries, the first of those that repeat a key.

    A volume that others name in `crossref`, and that is not the owner's, is there for them alone:
    it is hidden.
    """
    reader = _Reader(bibliography, config)
    publications: list[Publication] = []
    fields: list[Mapping[str, Field]] = []
    parents: set[str] = set()
    for entry in bibliography.entries:
        if entry.entry_type not in _NO_PUBLICATIONS:
            fields.append(reader.turn_to(entry))
            publications.append(reader.publication(len(publications)))
            if "crossref" in reader.values:
                parents.add(reader.values["crossref"].strip().casefold())
    if parents:
        publications = [
            each._replace(hidden=True) if _only_a_parent(each, parents) else each
            for each in publications
        ]
    return Reading(tuple(publications), tuple(reader.findings), tuple(fields))


def _only_a_parent(publication: Publication, parents: set[str]) -> bool:
    """Return whether an entry only holds what others take from it by `crossref`."""
    return (
        publication.type in _VOLUMES
        and publication.key.casefold() in parents
        and not publication.selected
        and not any(person.me for person in (*publication.authors, *publication.editors))
    )


class _Reader:
    """Reads one entry after the other: `found` and `values` are the fields of the present one.

    Problems go to `findings`, with the place of the value in the file. Most entries lack most
    fields, and nothing is asked about what is not there.
    """

    entry: Entry
    found: Mapping[str, Field]
    values: dict[str, str]

    def __init__(self, bibliography: Bibliography, config: Config) -> None:
        self.bibliography = bibliography
        self.config = config
        self.people_settings = PeopleSettings(config.marks, Me(config.me))
        self.findings: list[Finding] = []

    def turn_to(self, entry: Entry) -> Mapping[str, Field]:
        """Make this the present entry; return the fields that hold for it."""
        self.entry = entry
        self.found = found = self.bibliography.fields(entry)
        self.values = {name: field.value for name, field in found.items()}
        if not _ALIASES.isdisjoint(found):
            self.read_aliases()
        return found

    def read_aliases(self) -> None:
        """Give fields of other tools pubtool's names too, where those are not taken."""
        self.found = found = dict(self.found)
        for alias in [name for name in self.values if name in ALIASES]:
            name = ALIASES[alias]
            if not self.values.get(name):
                self.values[name] = self.values[alias]
                found[name] = found[alias]

    def publication(self, position: int) -> Publication:
        values, entry = self.values, self.entry
        source = entry.source
        date = self.date()
        doi = read_doi(values["doi"]) if "doi" in values else ""
        arxiv = read_arxiv(values, doi)
        authors, et_al = self.people("author", "author+an")
        editors, editors_et_al = self.people("editor", "editor+an")
        has_extras = not _EXTRAS.isdisjoint(values)
        return Publication(
            key=entry.key,
            type=entry.entry_type,
            file=source.path,
            start=entry.start,
            position=position,
            title=self.title(),
            authors=authors,
            et_al=et_al if authors else editors_et_al,
            editors=editors,
            date=date,
            venue=read_venue(values, self.tree, date.year if date else None, arxiv=bool(arxiv)),
            tags=self.tags() if has_extras else (),
            badges=self.badges() if has_extras else (),
            links=read_links(values, doi, arxiv, self.config),
            doi=doi,
            arxiv=arxiv,
            selected=has_extras and self.flag("selected"),
            selected_order=self.number("selected_order") if has_extras else None,
            hidden=has_extras and self.flag("hidden"),
            fields=values,
            end=entry.end,
            text=source.text,
        )

    def date(self) -> Date | None:
        get = self.values.get
        date, problems = _read_date(
            get("date", ""), get("year", ""), get("month", ""), get("day", "")
        )
        for name, rule, message in problems:
            self.report(rule, name, message)
        return date

    def tree(self, name: str) -> Inlines:
        """Return the value of a field as displayed text; its LaTeX problems become findings."""
        value = self.values.get(name)
        if not value:
            return ()
        if latex.is_plain(value):
            return (value,)
        tree, problems = latex.parse(value)
        for rule, start, end, message in problems:
            self.report(rule, name, message, start, end)
        return tree

    def title(self) -> Inlines:
        title = self.tree("title")
        if "subtitle" not in self.values:
            return title
        subtitle = self.tree("subtitle")
        return (*title, ": ", *subtitle) if title and subtitle else title or subtitle

    def tags(self) -> tuple[Inlines, ...]:
        if not self.tree("venue_tags"):  # its problems have their places in the whole value
            return ()
        texts = split_list(self.values["venue_tags"])
        return tuple(tree for text in texts if (tree := latex.parse(text).tree))

    def badges(self) -> tuple[Inlines, ...]:
        """Return the kind of presentation and the award, as far as there are any."""
        award = self.tree("award_name") or self.tree("award")
        return tuple(badge for badge in (self.tree("presentation"), award) if badge)

    def people(self, name: str, annotated: str) -> tuple[tuple[Person, ...], bool]:
        """Return the persons of a field, with the annotations of another, and about "et al."."""
        value = self.values.get(name)
        annotation = self.values.get(annotated)
        if not value and not annotation:
            return (), False
        people = read_people(value or "", annotation, self.people_settings)
        for problem in people.problems:
            field = annotated if problem.where == "annotation" else name
            self.report(problem.rule, field, problem.message, problem.start, problem.end)
        return people.persons, people.et_al

    def flag(self, name: str) -> bool:
        if name not in self.found:
            return False
        written = self.bare(name)
        value = written.lower()
        if value not in _TRUE and value not in _FALSE:
            self.report("bad-selected", name, f"`{name}` is `{written}`; write true or false")
        return value in _TRUE

    def number(self, name: str) -> float | None:
        value = self.bare(name)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.report("bad-selected", name, f"`{name}` is `{value}`; write a number")
            return None
        return number

    def bare(self, name: str) -> str:
        """Return a value that is a word; `selected = true` without braces is no macro here."""
        field = self.found.get(name)
        if field is None:
            return ""
        value: str = field.value.strip()
        if not value:
            start, end = field.value_span
            word = field.source.text[start:end].strip()
            value = word if word.isalnum() else ""
        return value

    def report(
        self, rule: str, name: str, message: str, start: int = 0, end: int | None = None
    ) -> None:
        place = self.place(name, start, end)
        self.findings.append(reading_finding(rule, place, message, self.entry.key))

    def place(self, name: str, start: int, end: int | None) -> Place:
        """Return where the part `start:end` of a field's value stands; the value where unknown."""
        field = self.found.get(name)
        if field is None:
            return self.entry.source.place(*self.entry.key_span)
        spans = field.spans  # once: they are found again at each look
        if end is None or spans.content_start is None:
            return field.source.place(*spans.value)
        return field.source.place(spans.content_start + start, spans.content_start + end)


@lru_cache(maxsize=4096)  # the same few years and months stand in every entry
def _read_date(*values: str) -> ReadDate:
    """Return the date that the values of `date`, `year`, `month` and `day` give."""
    date, year, month, day = map(latex.to_text, values)
    return read_date(date, year, month, day)
