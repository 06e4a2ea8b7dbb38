"""From files and papers of pages to the new state of one file. Pure.

Made again whenever the file has changed: nothing here remembers an earlier look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.adding.duplicates import Entrylike, first_fields
from pubtool.adding.house import house_of
from pubtool.adding.planning import Refusal, known_works, taken_keys
from pubtool.bibtex import Grown, apply_edits, grown_by, layout_of, write_entry
from pubtool.errors import UnwritableOutput
from pubtool.findings import Edit
from pubtool.importing.completing import complete
from pubtool.importing.drafts import Draft, draft, note_line
from pubtool.pages.comparing.matching import match
from pubtool.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pubtool.adding.duplicates import Known
    from pubtool.adding.house import House
    from pubtool.adding.planning import Target
    from pubtool.bibtex import Document
    from pubtool.config import Config
    from pubtool.importing.sightings import Work
    from pubtool.sources.records import Record


class Import(NamedTuple):
    """The file with the new entries, what is added, and what is not.

    `present` are the papers that the files have, with their keys; `refusals` those that they may
    have. `shown` are the entries that are added, as text.
    """

    grown: Grown
    drafts: tuple[Draft, ...] = ()
    present: tuple[tuple[Work, str], ...] = ()
    refusals: tuple[Refusal, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The new text of the file."""
        return self.grown.text


def plan_import(
    target: Target,
    works: Sequence[Work],
    config: Config,
    records: Mapping[str, Record] | None = None,
    *,
    force: bool = False,
) -> Import:
    """Return the file with all papers that no entry is, or may be, the same as.

    `records` complete the papers whose arXiv id or DOI they are under. With `force` only the same
    identifier or title keeps a paper out. Raises UnwritableOutput where broken text in the file
    leaves no place for them.
    """
    document = target.document
    layout = layout_of(document)
    house = house_of(document, arxiv=layout.arxiv)
    present, lacking = _divided(target, works, config)
    known, keys = known_works(target.bibliography), taken_keys(target.bibliography)
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    for work in lacking:
        made = draft(work, house, config)
        refusal = _refusal(known, made, work)
        if refusal is not None and refusal.match.certain:
            present.append((work, refusal.match.entry.key))
            continue
        if refusal is not None and not force:
            refusals.append(refusal)
            continue
        if records:
            made = _completed(made, work, records, house, config)
        entry = made.entry._replace(key=keys.take(made.entry.key))
        drafts.append(made._replace(entry=entry))
    shown = tuple(
        "\n".join(filter(None, (note_line(each), write_entry(each.entry, layout))))
        for each in drafts
    )
    grown = _with_drafts(target, drafts) if drafts else Grown(document.text)
    return Import(grown, tuple(drafts), tuple(present), tuple(refusals), shown)


def _divided(
    target: Target, works: Sequence[Work], config: Config
) -> tuple[list[tuple[Work, str]], list[Work]]:
    """Return the papers that the files have, and the others, by what `diff` takes for the same."""
    publications = read(target.bibliography, config).publications
    by_item = {id(work.item): work for work in works}
    matched = match([work.item for work in works], publications)
    present = [(by_item[id(item)], publication.key) for item, publication in matched.pairs]
    return present, [by_item[id(item)] for item in matched.items]


def _refusal(known: Known, made: Draft, work: Work) -> Refusal | None:
    entry = made.entry
    like = Entrylike(entry.key, "", entry.entry_type, first_fields(entry.fields))
    found = known.of(like)
    return None if found is None else Refusal(f"{work.place}: `{work.item.title}`", found)


def _completed(
    made: Draft, work: Work, records: Mapping[str, Record], house: House, config: Config
) -> Draft:
    """Return a draft with what services know of its identifiers; the DOI says more than arXiv."""
    values = dict(made.entry.fields)
    for name in (values.get("doi", ""), values.get("eprint") or values.get("arxiv", "")):
        if name and name in records:
            entry = complete(made.entry, records[name], work.item.venue, house, config.key)
            made = made._replace(entry=entry)
    return made


def _with_drafts(target: Target, drafts: Sequence[Draft]) -> Grown:
    """Return the file with the new entries, each below a comment line where something is unsure."""
    document = target.document
    grown = grown_by(document, [each.entry for each in drafts], target.position)
    text = grown.text
    notes = {each.entry.key: line for each in drafts if (line := note_line(each))}
    newline = layout_of(document).newline
    edits = []
    for entry in grown.entries:
        at = entry.start
        if entry.key in notes and (not at or text[at - 1] in "\r\n"):
            edits.append(Edit(at, at, notes[entry.key] + newline))
    if not edits:
        return grown
    new = document.with_text(apply_edits(text, edits))
    if _contents(new) != _contents(document.with_text(text)):
        raise UnwritableOutput(f"{document.path}: the comment lines would change other entries")
    keys = {entry.key for entry in grown.entries}
    return Grown(new.text, tuple(entry for entry in new.entries if entry.key in keys))


def _contents(document: Document) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return what is read of a file."""
    return [
        (each.entry_type, each.key, tuple((field.name, field.value) for field in each.fields))
        for each in document.entries
    ]
