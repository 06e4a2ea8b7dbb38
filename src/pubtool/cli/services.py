"""Asks the services: the one place where their questions and the network meet.

Whatever fails is contained: a service that cannot be asked about some papers leaves the others.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from pubtool.errors import ServiceUnavailable
from pubtool.exchange import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pubtool.config.values import ServiceSettings
    from pubtool.exchange import Answer
    from pubtool.http import Client
    from pubtool.sources.records import Found, Question, Record

    Read = Callable[[Answer, tuple[str, ...]], Found]

#: Statuses by which a server says that there is no such page.
_ABSENT = frozenset((404, 410))


class Answers(NamedTuple):
    """What a service said about some papers, by the ids that were asked for.

    Of each id one of three is known: its record, that the service has no such paper (`missing`), or
    why the service could not be asked (`unknown`, one sentence).
    """

    records: Mapping[str, Record]
    missing: tuple[str, ...] = ()
    unknown: Mapping[str, str] = MappingProxyType({})


class Services:
    """The services, asked through one client. `on_answer` is told of how many papers each was."""

    def __init__(
        self,
        client: Client,
        settings: ServiceSettings,
        on_answer: Callable[[int], None] | None = None,
    ) -> None:
        self._client = client
        self._settings = settings
        self._on_answer = on_answer

    def arxiv(self, ids: Iterable[str]) -> Answers:
        """Return what arXiv says about papers, by ids with or without a version.

        Its API forgets existing papers at times: what it does not know is asked for once more, and
        then only arXiv's own page decides.
        """
        from pubtool.sources import arxiv

        base = self._settings.arxiv
        first = self._ask(arxiv.questions(ids, base), arxiv.read)
        if not first.missing:
            return first
        again = self._ask(arxiv.questions(first.missing, base), arxiv.read, fresh=True)
        records = {**first.records, **again.records}
        unknown = {**first.unknown, **again.unknown}
        missing = []
        for each in again.missing:
            reason = self._why_no_answer(each)
            if reason:
                unknown[each] = reason
            else:
                missing.append(each)
        return Answers(records, tuple(missing), unknown)

    def doi(self, dois: Iterable[str]) -> Answers:
        """Return what the agency of each DOI says, by content negotiation at doi.org."""
        from pubtool.sources import csl

        return self._ask(csl.questions(dois, self._settings.doi), csl.read)

    def crossref(self, dois: Iterable[str]) -> Answers:
        """Return Crossref's own records of DOIs, with the notices that retract them."""
        from pubtool.sources import crossref

        return self._ask(crossref.questions(dois, self._settings.crossref), crossref.read)

    def crossref_search(self, title: str, author: str) -> tuple[Record, ...]:
        """Return the papers that Crossref finds by title and an author's family name, best first.

        Raises ServiceUnavailable.
        """
        from pubtool.sources import crossref

        request = crossref.search(title, author, self._settings.crossref)
        answer = self._client.send(request)
        try:
            return crossref.read_search(answer)
        except ServiceUnavailable:
            self._client.forget(request)
            raise

    def datacite(self, ids: Iterable[str]) -> Answers:
        """Return what DataCite says about arXiv ids: above all, what they were published as."""
        from pubtool.sources import datacite

        return self._ask(datacite.questions(ids, self._settings.datacite), datacite.read)

    def semanticscholar(self, ids: Iterable[str]) -> Answers:
        """Return what Semantic Scholar says about arXiv ids or DOIs."""
        from pubtool.sources import semanticscholar

        base = self._settings.semanticscholar
        return self._ask(semanticscholar.questions(ids, base), semanticscholar.read)

    def link(self, url: str) -> Answer:
        """Return what the server of a URL answers, without the page. Raises ServiceUnavailable."""
        return self._client.send(Request("link", url, method="HEAD"))

    def _ask(self, questions: Iterable[Question], read: Read, *, fresh: bool = False) -> Answers:
        records: dict[str, Record] = {}
        missing: list[str] = []
        unknown: dict[str, str] = {}
        for request, ids in questions:
            try:
                found = self._read(request, ids, read, fresh=fresh)
            except ServiceUnavailable as error:
                unknown |= dict.fromkeys(ids, str(error))
            else:
                records.update(found.records)
                missing += found.missing
            if self._on_answer is not None and not fresh:
                self._on_answer(len(ids))
        return Answers(records, tuple(missing), unknown)

    def _read(self, request: Request, ids: tuple[str, ...], read: Read, *, fresh: bool) -> Found:
        answer = self._client.send(request, fresh=fresh)
        try:
            return read(answer, ids)
        except ServiceUnavailable:
            self._client.forget(request)  # else what cannot be understood is kept for a day
            raise

    def _why_no_answer(self, arxiv: str) -> str:
        """Return why arXiv may have a paper that its API does not know; empty where it has none."""
        try:
            answer = self.link(arxiv_page(self._settings.arxiv, arxiv))
        except ServiceUnavailable as error:
            return f"arXiv's API found nothing, and its page could not be asked: {error}"
        if answer.status in _ABSENT:
            return ""
        return (
            "arXiv: its API found nothing, though arXiv has a page of this paper; try again later"
        )


def arxiv_page(base: str, arxiv: str) -> str:
    """Return the URL of a paper's page at arXiv, or where a configured stand-in has it."""
    parts = urlsplit(base)
    host = parts.hostname or ""
    if host == "arxiv.org" or host.endswith(".arxiv.org"):
        return f"https://arxiv.org/abs/{arxiv}"
    return (
        f"{parts.scheme}://{parts.netloc}{parts.path.partition('/api/')[0].rstrip('/')}/abs/{arxiv}"
    )
