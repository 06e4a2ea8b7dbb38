"""Looks for the published versions of preprints: which service is asked when, and what that tells.

The order is that of trust and of cost: arXiv's own DOI (one question for all), what DataCite names,
the records of these DOIs, then Semantic Scholar, then a search at Crossref for what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.cli.comparisons import records_of
from pubtool.errors import ServiceUnavailable
from pubtool.identifiers import doi_key, is_preprint_doi
from pubtool.latex import to_text
from pubtool.updating.decision import Verdict, decide
from pubtool.updating.metadata import is_other_paper
from pubtool.updating.preprints import as_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pubtool.cli.services import Answers, Services
    from pubtool.model import Publication
    from pubtool.sources.records import Record

Kind = Literal["published", "unpublished", "unknown", "contradiction"]


class Outcome(NamedTuple):
    """What the services say of one preprint.

    `published`: `record` is that of the published version, `verdict` why, `source` who named it.
    `unpublished`: no service that was asked knows one. `unknown`: a service that may know one could
    not be asked. `contradiction`: what the services say does not fit together or to the entry.
    `reasons` are sentences for people: what does not fit, or the services' errors for `unknown`.
    """

    publication: Publication
    kind: Kind
    reasons: tuple[str, ...] = ()
    record: Record | None = None
    verdict: Verdict | None = None
    source: str = ""


class _Case:
    """A preprint while it is looked for."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.own = as_record(publication)
        self.theirs: Record | None = None
        #: DOIs that arXiv or DataCite name, by their key: the DOI and who names it.
        self.named: dict[str, tuple[str, str]] = {}
        self.unknown: list[str] = []
        self.doubts: list[str] = []
        self.is_over = False
        self.found: tuple[Record, Verdict, str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is worth asking further services."""
        return self.found is None and not self.is_over

    def name(self, dois: Iterable[str], service: str) -> None:
        """Take note of DOIs that a service names as those of the published version."""
        for doi in dois:
            self.named.setdefault(doi_key(doi), (doi, service))

    def judge(self, candidate: Record) -> Verdict:
        """Return whether the candidate is the published version, by arXiv's record or the entry."""
        dois = tuple(doi for doi, _ in self.named.values())
        own = self.own._replace(doi="", published_as=dois)
        if self.theirs is None:
            return decide(own, candidate)
        date = self.theirs.date or own.date
        theirs = self.theirs._replace(doi="", published_as=dois, date=date)
        verdict = decide(theirs, candidate)
        other = decide(own._replace(date=date), candidate)
        return other if other.accepted and not verdict.accepted else verdict

    def outcome(self) -> Outcome:
        if self.found is not None:
            record, verdict, source = self.found
            doubts = tuple(self.doubts)
            return Outcome(self.publication, "published", doubts, record, verdict, source)
        if self.doubts:
            return Outcome(self.publication, "contradiction", tuple(self.doubts))
        kind: Kind = "unknown" if self.unknown else "unpublished"
        return Outcome(self.publication, kind, tuple(dict.fromkeys(self.unknown)))


def find_versions(
    services: Services,
    preprints: Sequence[Publication],
    advance: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """Return what the services say of each preprint, in the same order.

    `advance` is told how many more of them are done.
    """
    cases = [_Case(publication) for publication in preprints]
    for step in (_ask_arxiv, _ask_datacite, _ask_server, _look_up_named, _ask_scholar):
        open_cases = [case for case in cases if case.is_open]
        if open_cases:
            step(services, open_cases)
        if advance is not None:
            advance(sum(not case.is_open for case in open_cases))
    for case in cases:
        if case.is_open:
            _search(services, case)
            if advance is not None:
                advance(1)
    return [case.outcome() for case in cases]


def _ask_arxiv(services: Services, cases: Sequence[_Case]) -> None:
    by_id = _by_arxiv(cases)
    answers = services.arxiv(by_id) if by_id else None
    for case, record in _answered(answers, by_id):
        if record is None:
            case.doubts.append(f"arXiv has no paper {case.own.arxiv}")
            case.is_over = True
        elif is_other_paper(case.publication, record):
            first = record.authors[0].name if record.authors else "nobody"
            case.doubts.append(
                f"arXiv:{case.own.arxiv} is another paper: {to_text(record.title)}, by {first}"
            )
            case.is_over = True
        else:
            case.theirs = record
            case.name((record.doi, *record.published_as) if record.doi else (), "arXiv")


def _ask_datacite(services: Services, cases: Sequence[_Case]) -> None:
    by_id = _by_arxiv([case for case in cases if not case.named])
    answers = services.datacite(by_id) if by_id else None
    for case, record in _answered(answers, by_id):
        if record is None or is_other_paper(case.publication, record):
            continue
        case.theirs = case.theirs or record
        case.name(record.published_as, "DataCite")


def _ask_server(services: Services, cases: Sequence[_Case]) -> None:
    """Ask Crossref about preprints of other servers, by their DOIs."""
    by_doi: dict[str, list[_Case]] = {}
    for case in cases:
        publication = case.publication
        if not case.own.arxiv and is_preprint_doi(publication.doi):
            by_doi.setdefault(publication.doi, []).append(case)
    answers = services.crossref(by_doi) if by_doi else None
    for case, record in _answered(answers, by_doi):
        if record is not None and not is_other_paper(case.publication, record):
            case.theirs = record
            case.name(record.published_as, "Crossref")


def _look_up_named(services: Services, cases: Sequence[_Case]) -> None:
    dois = [doi for case in cases for doi, _ in case.named.values() if not is_preprint_doi(doi)]
    known = records_of(services, dois)
    for case in cases:
        for key, (doi, service) in case.named.items():
            record = known.records.get(key)
            if is_preprint_doi(doi):
                continue
            if key in known.unknown:
                case.unknown.append(known.unknown[key])
                case.is_over = True  # the DOI is known: a search would find worse
            elif record is None:
                case.doubts.append(f"{service} names the DOI {doi}, which is not registered")
            else:
                _take(case, record, service)


def _ask_scholar(services: Services, cases: Sequence[_Case]) -> None:
    by_id = _by_arxiv(cases)
    answers = services.semanticscholar(by_id) if by_id else None
    told: dict[str, list[tuple[_Case, str]]] = {}
    for case, record in _answered(answers, by_id):
        for doi in record.published_as if record is not None else ():
            if doi_key(doi) not in case.named:
                told.setdefault(doi_key(doi), []).append((case, doi))
    known = records_of(services, [doi for asked in told.values() for _, doi in asked])
    for key, asked in told.items():
        for case, _ in asked:
            if key in known.unknown:
                case.unknown.append(known.unknown[key])
            elif key in known.records:
                record = known.records[key]
                verdict = case.judge(record._replace(arxiv=case.own.arxiv))
                if verdict.accepted and case.found is None:
                    case.found = (record, verdict, "Semantic Scholar")


def _search(services: Services, case: _Case) -> None:
    """Search at Crossref by title and first author; of several that fit none is taken."""
    record = case.theirs or case.own
    author = next((each for each in record.authors if not each.group), None)
    if not record.title or author is None:
        return
    family = author.family or author.name.rsplit(" ", 1)[-1]
    try:
        results = services.crossref_search(to_text(record.title), family)
    except ServiceUnavailable as error:
        case.unknown.append(str(error))
        return
    found: dict[str, tuple[Record, Verdict]] = {}
    for candidate in results:
        verdict = case.judge(candidate)
        if verdict.accepted:
            found.setdefault(doi_key(candidate.doi), (candidate, verdict))
    if len(found) == 1:
        ((candidate, verdict),) = found.values()
        case.found = (candidate, verdict, "a search at Crossref")
    elif found:
        dois = ", ".join(candidate.doi for candidate, _ in found.values())
        case.doubts.append(f"several publications have its title and authors: {dois}")


def _take(case: _Case, record: Record, service: str) -> None:
    """Judge the record of a DOI that a service names."""
    verdict = case.judge(record)
    if verdict.accepted and case.found is None:
        case.found = (record, verdict, service)
    elif not verdict.accepted:
        case.doubts.append(
            f"{service} names the DOI {record.doi} ({to_text(record.title)}), but "
            + "; ".join(verdict.reasons)
            + "; if it is this paper all the same, write its `doi` into the entry"
        )


def _by_arxiv(cases: Iterable[_Case]) -> dict[str, list[_Case]]:
    """Return the cases by their arXiv ids; one that is malformed would fail all others."""
    found: dict[str, list[_Case]] = {}
    for case in cases:
        if case.own.arxiv:
            found.setdefault(case.own.arxiv, []).append(case)
    return found


def _answered(
    answers: Answers | None, cases: Mapping[str, Sequence[_Case]]
) -> Iterator[tuple[_Case, Record | None]]:
    """Yield the cases that a service answered about, with its record or None; note the others."""
    if answers is None:
        return
    for name, asked in cases.items():
        for case in asked:
            if name in answers.unknown:
                case.unknown.append(answers.unknown[name])
            else:
                yield case, answers.records.get(name)
