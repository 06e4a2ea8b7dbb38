"""Compares entries with what arXiv and the DOI registries say of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.identifiers import doi_key, is_preprint_doi
from pubtool.updating.metadata import Contradiction, contradictions, is_other_paper
from pubtool.updating.preprints import arxiv_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pubtool.cli.services import Services
    from pubtool.model import Publication
    from pubtool.sources.records import Record


class Records(NamedTuple):
    """What services say of some ids: records, ids without one, and why others are not known."""

    records: Mapping[str, Record]
    missing: frozenset[str]
    unknown: Mapping[str, str]


class Compared(NamedTuple):
    """An entry, where services contradict it, and why some could not be asked about it."""

    publication: Publication
    found: tuple[Contradiction, ...]
    unknown: tuple[str, ...]


def publisher_doi(publication: Publication) -> str:
    """Return the key of a publication's DOI, empty for a preprint server's."""
    doi = publication.doi
    return "" if is_preprint_doi(doi) else doi_key(doi)


def records_of(services: Services, dois: Iterable[str]) -> Records:
    """Return the records of DOIs by their keys.

    Crossref is asked first, for it tells of retractions; then doi.org, for what is not Crossref's.
    """
    wanted = {key: doi for doi in dois if (key := doi_key(doi))}
    if not wanted:
        return Records({}, frozenset(), {})
    first = services.crossref(wanted.values())
    records = {doi_key(doi): record for doi, record in first.records.items()}
    rest = [doi for key, doi in wanted.items() if key not in records]
    if not rest:
        return Records(records, frozenset(), {})
    second = services.doi(rest)
    records |= {doi_key(doi): record for doi, record in second.records.items()}
    unknown = {doi_key(doi): reason for doi, reason in second.unknown.items()}
    # Only where both know none there is none: doi.org alone may have been led to a broken page.
    missing = set(map(doi_key, second.missing)) & set(map(doi_key, first.missing))
    for key in set(map(doi_key, second.missing)) - missing:
        unknown[key] = next(reason for doi, reason in first.unknown.items() if doi_key(doi) == key)
    return Records(records, frozenset(missing), unknown)


def arxiv_records(services: Services, publications: Iterable[Publication]) -> Records:
    """Return arXiv's records by canonical id; what cannot be an id is not asked for."""
    ids = dict.fromkeys(found for each in publications if (found := arxiv_of(each)))
    if not ids:
        return Records({}, frozenset(), {})
    answers = services.arxiv(ids)
    return Records(answers.records, frozenset(answers.missing), answers.unknown)


def compare(services: Services, publications: Sequence[Publication]) -> list[Compared]:
    """Return what of the entries with an arXiv id or a DOI contradicts the services."""
    with_ids = [each for each in publications if arxiv_of(each) or publisher_doi(each)]
    by_doi = records_of(services, map(publisher_doi, with_ids))
    by_arxiv = arxiv_records(services, with_ids)
    compared = []
    for each in with_ids:
        found = (*_with_doi(each, by_doi), *_with_arxiv(each, by_arxiv))
        reasons = (
            by_doi.unknown.get(publisher_doi(each)),
            by_arxiv.unknown.get(arxiv_of(each)),
        )
        unknown = tuple(dict.fromkeys(reason for reason in reasons if reason))
        compared.append(Compared(each, found, unknown))
    return compared


def _with_doi(publication: Publication, known: Records) -> tuple[Contradiction, ...]:
    key = publisher_doi(publication)
    if key in known.missing:
        return (Contradiction("doi", publication.doi, "no such DOI", "doi.org"),)
    record = known.records.get(key)
    return contradictions(publication, record) if record is not None else ()


def _with_arxiv(publication: Publication, known: Records) -> tuple[Contradiction, ...]:
    """Compare with arXiv; of a published paper only whether it is that paper at all."""
    name = arxiv_of(publication)
    if name in known.missing:
        return (Contradiction("eprint", name, "no such paper", "arXiv"),)
    record = known.records.get(name)
    if record is None:
        return ()
    if publisher_doi(publication) and not is_other_paper(publication, record):
        return ()
    return contradictions(publication, record)
