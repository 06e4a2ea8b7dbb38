"""From files and records to the new text of one file, and what of it all was refused. Pure.

Made again whenever the file has changed: nothing here remembers an earlier look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.adding.drafts import Wishes, draft
from pubtool.adding.duplicates import Entrylike, Known, Match, first_fields
from pubtool.adding.house import house_of
from pubtool.adding.keys import Keys
from pubtool.bibtex import Grown, NewEntry, grown_by, layout_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pubtool.bibtex import Bibliography, Document, Entry
    from pubtool.identifiers import Identifier
    from pubtool.sources.records import Record

Position = Literal["end", "start", "sorted"]


class Candidate(NamedTuple):
    """A paper to be added: what the user called it, and what a service says about it.

    With `forced` an entry that only may be the same paper is no obstacle.
    """

    label: str
    record: Record
    forced: bool = False


class Refusal(NamedTuple):
    """A paper that is not added, since an entry is, or may be, the same.

    `twin` is what the user called the other paper, where that is added in the same step.
    """

    label: str
    match: Match
    twin: str = ""

    def __str__(self) -> str:
        shared = self.match.shared
        if self.twin:
            return f"{self.label} may be the same paper as {self.twin}: it has {shared}"
        may_be = "is" if self.match.certain else "may be"
        has = "" if shared == self.label else f", which has {shared}"
        return f"{self.label} {may_be} there already: {self.match}{has}"


class Addition(NamedTuple):
    """A paper that is added, with its new entry."""

    candidate: Candidate
    entry: NewEntry


class Plan(NamedTuple):
    """The file as it shall be, with what is added to it and what is not.

    `repeated` are pairs of names under which one paper was asked for twice; `untitled` are papers
    that no service knows a title of, and nobody gave one.
    """

    grown: Grown
    additions: tuple[Addition, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    repeated: tuple[tuple[str, str], ...] = ()
    untitled: tuple[Candidate, ...] = ()

    @property
    def text(self) -> str:
        """The new text of the file."""
        return self.grown.text


class Target(NamedTuple):
    """The files, and which of them is written, where in it."""

    bibliography: Bibliography
    document: Document
    position: Position = "end"


def known_works(bibliography: Bibliography) -> Known:
    """Return the papers of all files, those with repeated keys too."""
    return Known(
        entrylike(entry) for document in bibliography.documents for entry in document.entries
    )


def entrylike(entry: Entry) -> Entrylike:
    """Return what is compared of an entry."""
    fields = first_fields((field.name, field.value) for field in entry.fields)
    place = entry.source.place(entry.start)
    return Entrylike(entry.key, f"{place.file}:{place.line}", entry.entry_type, fields)


def taken_keys(bibliography: Bibliography) -> Keys:
    """Return the keys of all entries of all files."""
    return Keys(entry.key for document in bibliography.documents for entry in document.entries)


def already_there(known: Known, wanted: Iterable[Identifier]) -> dict[Identifier, Match]:
    """Return for each paper that an entry names by the same identifier that entry."""
    found = {}
    for each in wanted:
        arxiv, dois = (each.id, ()) if each.kind == "arxiv" else ("", (each.id,))
        match = known.by_identifier(arxiv, dois)
        if match is not None:
            found[each] = match
    return found


def plan(
    target: Target,
    candidates: Sequence[Candidate],
    wishes: Wishes,
    pattern: str,
    known: Known | None = None,
) -> Plan:
    """Return the file with all candidates in it that no entry, old or new, may be the same as.

    `known` are the papers that are there, if not those of the target's files. Raises
    UnwritableOutput where broken text in the file leaves no place for the candidates.
    """
    document = target.document
    layout = layout_of(document)
    house = house_of(document, arxiv=layout.arxiv)
    if known is None:
        known = known_works(target.bibliography)
    drafts = [Addition(each, draft(each.record, house, wishes, pattern)) for each in candidates]
    made = _choose(Grown(document.text), drafts, known, taken_keys(target.bibliography))
    entries = [addition.entry for addition in made.additions]
    if not entries:
        return made
    return made._replace(grown=grown_by(document, entries, target.position, layout))


def _choose(grown: Grown, drafts: Iterable[Addition], known: Known, keys: Keys) -> Plan:
    """Return which drafts are added, with unique keys; the file, `grown`, is still without them."""
    fresh = Known()
    labels: dict[str, str] = {}
    additions: list[Addition] = []
    refusals: list[Refusal] = []
    repeated: list[tuple[str, str]] = []
    untitled: list[Candidate] = []
    for candidate, entry in drafts:
        record, name = candidate.record, candidate.label
        like = Entrylike(entry.key, "", entry.entry_type, first_fields(entry.fields))
        twin = fresh.by_identifier(record.arxiv, _dois(record))
        if twin is not None:
            repeated.append((name, labels[twin.entry.key]))
        elif not like.fields.get("title"):
            untitled.append(candidate)
        elif refusal := _refusal(candidate, like, known, fresh, labels):
            refusals.append(refusal)
        else:
            key = keys.take(entry.key)
            fresh.add(like._replace(key=key))
            labels[key] = name
            additions.append(Addition(candidate, entry._replace(key=key)))
    return Plan(grown, tuple(additions), tuple(refusals), tuple(repeated), tuple(untitled))


def _refusal(
    candidate: Candidate, like: Entrylike, known: Known, fresh: Known, labels: Mapping[str, str]
) -> Refusal | None:
    """Return why a paper is not added: for an entry of the files, or one that is new itself.

    `fresh` are the new ones, `labels` their names by their keys.
    """
    match = _match(known, candidate.record, like)
    if match is not None and match.certain:
        return Refusal(candidate.label, match)
    if candidate.forced:
        return None
    if match is not None:
        return Refusal(candidate.label, match)
    twin = fresh.by_title(like.fields, like.entry_type)
    return None if twin is None else Refusal(candidate.label, twin, labels[twin.entry.key])


def _match(known: Known, record: Record, like: Entrylike) -> Match | None:
    """Return the entry that is, or may be, the paper of a record."""
    match = known.by_identifier(record.arxiv, _dois(record))
    return match or known.by_title(like.fields, like.entry_type) or known.by_note(record.arxiv)


def _dois(record: Record) -> tuple[str, ...]:
    return tuple(doi for doi in (record.doi, *record.published_as) if doi)
