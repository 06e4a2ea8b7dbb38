"""What `check --online` finds by asking services; what could not be asked is no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pubtool.checking.brought import Brought
from pubtool.cli.asking import Entries, opened_services
from pubtool.cli.comparisons import arxiv_records, publisher_doi, records_of
from pubtool.errors import ServiceUnavailable
from pubtool.findings import brought_finding
from pubtool.latex import to_text
from pubtool.model import LINK_FIELDS
from pubtool.reading.field_names import ALIASES
from pubtool.reading.links import read_url
from pubtool.updating.metadata import contradictions, is_other_paper
from pubtool.updating.preprints import arxiv_of, is_preprint, lacks_venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.bibtex import Field
    from pubtool.cli.services import Services
    from pubtool.cli.session import Session
    from pubtool.findings import Finding, Severity
    from pubtool.model import Publication
    from pubtool.sources.records import Record

_PUBLISHED, _MISMATCH, _METADATA = "published-version", "doi-mismatch", "arxiv-metadata"
_DEAD, _RETRACTED = "dead-link", "retracted"
_RULES = frozenset((_PUBLISHED, _MISMATCH, _METADATA, _DEAD, _RETRACTED))
#: What a server answers for a page that is not there any more. The client asks twice.
_GONE = frozenset((404, 410))
#: Their pages are looked up by ids, not by links.
_RESOLVERS = frozenset(("doi.org", "dx.doi.org", "www.doi.org", "arxiv.org", "www.arxiv.org"))


def bring(
    session: Session,
    chosen: Mapping[str, Severity],
    *,
    offline: bool = False,
    no_cache: bool = False,
) -> Brought:
    """Return what the services say against the entries, by those of the rules that are chosen.

    `offline` asks nobody, so that only answers from before count; with `no_cache` these do not.
    """
    if _RULES.isdisjoint(chosen):
        return Brought()
    with opened_services(session, offline=offline, no_cache=no_cache) as services:
        online = _Online(session, services)
        if _PUBLISHED in chosen:
            online.look(_PUBLISHED, online.published())
        if _METADATA in chosen:
            online.look(_METADATA, online.metadata())
        if not {_MISMATCH, _RETRACTED}.isdisjoint(chosen):
            online.look_up_dois([rule for rule in (_MISMATCH, _RETRACTED) if rule in chosen])
        if _DEAD in chosen:
            online.look(_DEAD, online.links())
    online.say()
    return Brought(online.findings, frozenset(online.looked))


class _Online:
    """Collects the findings of the rules, and what could not be asked."""

    def __init__(self, session: Session, services: Services) -> None:
        self.session = session
        self.services = services
        self.publications = session.reading.publications
        self.entries = Entries(session)
        self.findings: list[Finding] = []
        self.looked: set[str] = set()
        self.unknown: list[tuple[str, str]] = []

    def look(self, rule: str, findings: Iterator[Finding]) -> None:
        """Take the findings of a rule; it has looked everywhere if nothing was left unknown."""
        before = len(self.unknown)
        self.findings += findings
        if len(self.unknown) == before:
            self.looked.add(rule)

    def say(self) -> None:
        """Say what could not be asked, a line for each reason."""
        from pubtool.cli.update_report import could_not_ask

        unknown = [(name, [reason]) for name, reason in self.unknown]
        for line in could_not_ask(list({str(each): each for each in unknown}.values())):
            self.session.say(line)

    def published(self) -> Iterator[Finding]:
        from pubtool.cli.updates import find_versions

        preprints = [e for e in self.publications if is_preprint(e) or lacks_venue(e)]
        for outcome in find_versions(self.services, preprints):
            key = outcome.publication.key
            if outcome.kind == "unknown":
                self.unknown += [(key, reason) for reason in outcome.reasons]
            if outcome.record is not None:
                record = outcome.record
                message = (
                    f"this preprint is published{_where(record)}, doi:{record.doi}; "
                    f"`pubtool update{f' {key}' if key else ''}` shows what changes"
                )
                yield self.finding(_PUBLISHED, outcome.publication, message)

    def metadata(self) -> Iterator[Finding]:
        known = arxiv_records(self.services, self.publications)
        for each in self.publications:
            name = arxiv_of(each)
            record = known.records.get(name)
            if name in known.unknown:
                self.unknown.append((each.key, known.unknown[name]))
            elif name in known.missing:
                message = f"arXiv has no paper {name}; correct the id"
                yield self.finding(_METADATA, each, message, "eprint", "arxiv")
            elif record is not None:
                yield from self.compared(each, record)

    def compared(self, publication: Publication, record: Record) -> Iterator[Finding]:
        if is_other_paper(publication, record):
            by = f", by {record.authors[0].name}" if record.authors else ""
            message = (
                f"arXiv:{record.arxiv} is another paper: {to_text(record.title)}{by}; "
                "correct the id"
            )
            yield self.finding(_METADATA, publication, message, "eprint", "arxiv")
        elif is_preprint(publication):
            for each in contradictions(publication, record):
                message = f"arXiv has another {each.field}: {each.theirs}"
                yield self.finding(_METADATA, publication, message, each.field)

    def look_up_dois(self, rules: Sequence[str]) -> None:
        """Look at the DOIs for two rules at once: they are asked about together."""
        known = records_of(self.services, map(publisher_doi, self.publications))
        for each in self.publications:
            key = publisher_doi(each)
            record = known.records.get(key)
            if key in known.unknown:
                self.unknown.append((each.key, known.unknown[key]))
            elif _MISMATCH in rules and key and key in known.missing:
                message = f"there is no DOI {each.doi}; copy it from the publisher's page"
                self.findings.append(self.finding(_MISMATCH, each, message, "doi"))
            elif record is not None:
                self.findings += self.of_doi(each, record, rules)
        if not known.unknown:
            self.looked.update(rules)

    def of_doi(
        self, publication: Publication, record: Record, rules: Sequence[str]
    ) -> Iterator[Finding]:
        if _MISMATCH in rules and is_other_paper(publication, record):
            by = f", by {record.authors[0].name}" if record.authors else ""
            message = (
                f"this DOI is that of another work: {to_text(record.title)}{by}; "
                "copy the right one from the publisher's page"
            )
            yield self.finding(_MISMATCH, publication, message, "doi")
        elif _RETRACTED in rules and record.retracted_by:
            notice = record.retracted_by[0]
            message = f"{record.service} says that this was retracted, see doi:{notice}"
            yield self.finding(_RETRACTED, publication, message, "doi")

    def links(self) -> Iterator[Finding]:
        urls: dict[str, list[tuple[Publication, str]]] = {}
        for each in self.publications:
            for name, url in self.links_of(each):
                urls.setdefault(url, []).append((each, name))
        for url, uses in urls.items():
            try:
                answer = self.services.link(url)
            except ServiceUnavailable as error:
                self.unknown.append((uses[0][0].key, str(error)))
                continue
            if answer.status in _GONE:
                for publication, name in uses:
                    message = f"the server says that there is no such page ({answer.status}): {url}"
                    yield self.finding(_DEAD, publication, message, name)

    def links_of(self, publication: Publication) -> Iterator[tuple[str, str]]:
        """Yield the fields written in an entry that hold a URL, with that."""
        known = {*LINK_FIELDS, *self.session.config.links}
        for field in self.entries.of(publication).fields:
            if ALIASES.get(field.name, field.name) in known:
                url = read_url(str(field.value))
                parts = _split(url)
                if parts and parts[0] in {"http", "https"} and parts[1] not in _RESOLVERS:
                    yield field.name, url

    def finding(self, rule: str, publication: Publication, message: str, *names: str) -> Finding:
        """Return a finding at the first of these fields that is there, else at the key."""
        entry = self.entries.of(publication)
        own: dict[str, Field] = {}
        for field in entry.fields:
            own.setdefault(field.name, field)
        span = next((own[name].value_span for name in names if name in own), entry.key_span)
        return brought_finding(rule, entry.source.place(*span), message, publication.key)


def _where(record: Record) -> str:
    venue = record.fields.get("journal") or record.fields.get("booktitle")
    return f" in {to_text(venue)}" if venue else ""


def _split(url: str) -> tuple[str, str] | None:
    """Return scheme and host of a URL; None of what is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower(), (parts.hostname or "").lower()
    except ValueError:
        return None
