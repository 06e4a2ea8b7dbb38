"""What differs between a bibliography before and after some edits, besides what was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.bibtex.proof import harder_to_read, unintended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.checking.examination import Examination
    from pubtool.findings import Edit
    from pubtool.model import Person, Publication

#: What a list shows of a publication, names of people aside.
_SHOWN = (
    "title",
    "date",
    "venue",
    "tags",
    "badges",
    "links",
    "doi",
    "arxiv",
    "selected",
    "selected_order",
    "hidden",
)


def difference(
    before: Examination,
    after: Examination,
    edits: Mapping[str, Sequence[Edit]],
    *,
    same_display: bool,
) -> str:
    """Return what has changed that no edit has touched, in words; empty where nothing has.

    `edits` are by file, as offsets of the text before. Every entry has to be there with its key and
    type, every field that no edit touches has to read the same, and nothing may be harder to read.
    With `same_display` all that lists show has to be the same too.
    """
    documents = zip(before.bibliography.documents, after.bibliography.documents, strict=True)
    for old, new in documents:
        if trouble := unintended(old, new, edits.get(old.path, ())):
            return trouble
    if trouble := harder_to_read(before.bibliography.findings, after.bibliography.findings):
        return trouble
    if not same_display:
        return ""
    publications = zip(before.reading.publications, after.reading.publications, strict=True)
    for one, other in publications:
        if _shows_other(one, other):
            return f"the fixes would change what is shown of `{one.key}`"
    return ""


def _shows_other(one: Publication, other: Publication) -> bool:
    """Say whether lists would show something else. Names may lose what was no part of them."""
    if any(getattr(one, name) != getattr(other, name) for name in _SHOWN):
        return True
    return _letters(one) != _letters(other)


def _letters(publication: Publication) -> str:
    """Return the letters of all names, in order, with `et al` as `and others` would give it."""
    return "|".join(
        "".join(character for name in _names(persons) for character in name if character.isalnum())
        for persons in (publication.authors, publication.editors)
    )


def _names(persons: Sequence[Person]) -> Iterator[str]:
    for person in persons:
        yield from (person.given, person.von, person.family, person.suffix)
