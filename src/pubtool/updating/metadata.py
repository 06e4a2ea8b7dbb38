"""Where an entry and the record of its arXiv id or DOI contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.inline import plain
from pubtool.latex import to_text
from pubtool.updating.authors import agree
from pubtool.updating.decision import agrees
from pubtool.updating.preprints import as_record, is_preprint, is_server
from pubtool.updating.titles import compare, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Publication
    from pubtool.sources.records import Author, Record

#: So many authors are shown of a long list.
_SHOWN = 4


class Contradiction(NamedTuple):
    """A field whose value is not what a service says; both as plain text."""

    field: str
    ours: str
    theirs: str
    service: str


def contradictions(publication: Publication, record: Record) -> tuple[Contradiction, ...]:
    """Return where title, authors and year of an entry are not those of its record.

    The record is that of the entry's own arXiv id or DOI. Spelling, LaTeX, initials and a missing
    subtitle are no contradiction.
    """
    return (
        *_title(publication, record),
        *_authors(publication, record),
        *_year(publication, record),
    )


def is_other_paper(publication: Publication, record: Record) -> bool:
    """Return whether a record is surely not of the paper that the entry describes.

    That needs another title, and authors of whom nobody, or no first one, is the same.
    """
    own = as_record(publication)
    if not own.title or not record.title or agrees(own, record):
        return False
    if compare(read_title(own.title), read_title(record.title)) != "different":
        return False
    return not own.authors or not record.authors or not agree(own.authors, record.authors).first


def _title(publication: Publication, record: Record) -> Iterator[Contradiction]:
    ours = as_record(publication).title
    if not ours or not record.title:
        return
    if compare(read_title(ours), read_title(record.title)) in {"similar", "different"}:
        yield Contradiction(
            "title", plain(publication.title), to_text(record.title), record.service
        )


def _authors(publication: Publication, record: Record) -> Iterator[Contradiction]:
    ours = as_record(publication).authors
    if not ours or not record.authors:
        return
    found = agree(ours, record.authors)
    whole = found.is_contained if publication.et_al else found.is_full
    if not whole or not found.first:
        yield Contradiction("author", _names(ours), _names(record.authors), record.service)


def _names(authors: tuple[Author, ...]) -> str:
    names = ", ".join(author.name for author in authors[:_SHOWN])
    more = len(authors) - _SHOWN
    return f"{names} and {more} more" if more > 0 else names


def _year(publication: Publication, record: Record) -> Iterator[Contradiction]:
    if publication.date is None or record.date is None:
        return
    ours, theirs = publication.date.year, record.date.year
    short = publication.fields.get("abbr", "").strip()
    if record.arxiv and (not is_preprint(publication) or (short and not is_server(short))):
        # A published paper has the year of its publication; sometimes arXiv has it later.
        return
    if ours != theirs and not any(str(ours) in remark for remark in record.remarks):
        yield Contradiction("year", str(ours), str(theirs), record.service)
