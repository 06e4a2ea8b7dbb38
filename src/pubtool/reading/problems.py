"""All that reading found in some files: in their bytes, their BibTeX and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Finding, reading_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Bibliography
    from pubtool.files import Source
    from pubtool.reading.publications import Reading


def found_by_reading(
    sources: Iterable[Source], bibliography: Bibliography, reading: Reading
) -> list[Finding]:
    """Return all findings of reading, in the order of the files."""
    found = [*_encoding(sources, bibliography), *bibliography.findings, *reading.findings]
    order = {document.path: number for number, document in enumerate(bibliography.documents)}
    return sorted(found, key=lambda each: (order[each.place.file], each.place.start, each.rule))


def _encoding(sources: Iterable[Source], bibliography: Bibliography) -> Iterator[Finding]:
    """Yield a finding for each file that is not UTF-8."""
    for source, document in zip(sources, bibliography.documents, strict=True):
        if source.problem:
            yield reading_finding("encoding", document.place(source.problem_at), source.problem)
