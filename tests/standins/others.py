"""DataCite's and Semantic Scholar's interfaces, and pages that links lead to.

https://support.datacite.org/docs/api and https://api.semanticscholar.org/api-docs/graph.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from standins.papers import Paper, displayed, preprint_doi
from standins.replies import Question, Reply, as_html, as_json, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def datacite(
    question: Question, papers: Iterable[Paper], recorded: Mapping[str, object] | None = None
) -> Reply:
    """Answer `dois/DOI`, for preprints and for what DataCite registered itself."""
    doi = unquote(question.path.removeprefix("dois/")).lower()
    found = (recorded or {}).get(doi)
    if found is not None:
        return as_json(found)
    for paper in papers:
        if paper.arxiv and preprint_doi(paper).lower() == doi:
            return as_json(_preprint(paper))
        if paper.agency == "datacite" and paper.doi.lower() == doi:
            return as_json(_deposit(paper))
    error = {
        "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
    }
    return as_json(error, 404)


def _preprint(paper: Paper) -> dict[str, Any]:
    doi = preprint_doi(paper).lower()
    related = [
        {
            "relationType": "IsVersionOf",
            "relatedIdentifier": paper.doi,
            "relatedIdentifierType": "DOI",
        }
    ]
    dates = [
        {"date": f"{day}T12:00:00Z", "dateType": kind, "dateInformation": f"v{number}"}
        for number, day in enumerate(paper.versions, 1)
        for kind in (("Submitted",) if number == 1 else ("Updated",))
    ]
    attributes = _common(paper, doi) | {
        "identifiers": [{"identifier": paper.arxiv, "identifierType": "arXiv"}],
        "publisher": "arXiv",
        "publicationYear": int(paper.versions[0][:4]),
        "dates": dates,
        "version": str(len(paper.versions)),
        "relatedIdentifiers": related if paper.doi and paper.on_datacite else [],
        "url": f"https://arxiv.org/abs/{paper.arxiv}",
        "types": {
            "resourceType": "Article",
            "resourceTypeGeneral": "Preprint",
            "bibtex": "article",
        },
    }
    return {"data": {"id": doi, "type": "dois", "attributes": attributes}}


def _deposit(paper: Paper) -> dict[str, Any]:
    attributes = _common(paper, paper.doi.lower()) | {
        "identifiers": [],
        "publisher": paper.publisher,
        "publicationYear": paper.published[0],
        "dates": [{"date": "-".join(f"{n:02}" for n in paper.published), "dateType": "Issued"}],
        "version": None,
        "relatedIdentifiers": [],
        "url": "https://example.org/data",
        "types": {"resourceTypeGeneral": "Dataset", "bibtex": "misc"},
    }
    return {"data": {"id": paper.doi.lower(), "type": "dois", "attributes": attributes}}


def _common(paper: Paper, doi: str) -> dict[str, Any]:
    creators: list[dict[str, Any]] = [
        {
            "name": f"{family}, {given}" if given else family,
            "nameType": "Personal" if given else "Organizational",
            **({"givenName": given, "familyName": family} if given else {}),
            "affiliation": [],
            "nameIdentifiers": [],
        }
        for given, family, *_ in paper.authors
    ]
    return {
        "doi": doi,
        "creators": creators,
        "titles": [{"title": paper.title}],
        "container": {},
        "descriptions": [{"description": paper.abstract, "descriptionType": "Abstract"}],
        "state": "findable",
    }


def semanticscholar(
    question: Question, papers: Iterable[Paper], recorded: Mapping[str, object] | None = None
) -> Reply:
    """Answer `POST paper/batch` and `GET paper/ID`."""
    known = list(papers)
    if question.path == "paper/batch" and question.method == "POST":
        ids = json.loads(question.body)["ids"]
        if not 0 < len(ids) <= 500:
            return as_json({"error": "No valid paper ids given"}, 400)
        return as_json([_lookup(text, known, recorded or {}) for text in ids])
    found = _lookup(unquote(question.path.removeprefix("paper/")), known, recorded or {})
    if found is None:
        return as_json({"error": "Paper with id not found"}, 404)
    return as_json(found)


def _lookup(text: str, papers: Iterable[Paper], recorded: Mapping[str, object]) -> object:
    kind, _, value = text.partition(":")
    if text.lower() in recorded:
        return recorded[text.lower()]
    for paper in papers:
        arxiv = kind.upper() == "ARXIV" and paper.arxiv == value
        if arxiv or (kind.upper() == "DOI" and value.lower() == paper.doi.lower() != ""):
            return _paper(paper)
    return None


def _paper(paper: Paper) -> dict[str, Any]:
    """Return Semantic Scholar's record: a preprint has arXiv as its venue and arXiv's DOI."""
    published = bool(paper.doi and paper.on_s2)
    ids = {"ArXiv": paper.arxiv} if paper.arxiv else {}
    journal = paper.type == "journal-article"
    parts = paper.published if published else [int(n) for n in paper.versions[0].split("-")]
    return {
        "paperId": hashlib.sha1(paper.title.encode(), usedforsecurity=False).hexdigest(),
        "externalIds": ids | {"DOI": paper.doi if published else preprint_doi(paper)},
        "title": paper.title,
        "venue": paper.venue if published else "arXiv.org",
        "year": parts[0],
        "publicationDate": "-".join(f"{n:02}" for n in parts) if len(parts) == 3 else None,
        "publicationTypes": (["JournalArticle"] if journal else ["Conference"])
        if published
        else None,
        "journal": {"name": paper.venue, "volume": paper.volume, "pages": paper.page}
        if published
        else {"name": "ArXiv", "volume": f"abs/{paper.arxiv}"},
        "authors": [
            {"authorId": str(place), "name": displayed(author)}
            for place, author in enumerate(paper.authors, 1)
        ],
    }


def link(question: Question, here: str) -> Reply:
    """Answer the page that a link leads to; a number for a path is the status."""
    if question.path.isdigit():
        return as_html("as you wish", int(question.path))
    if question.path == "no-head" and question.method == "HEAD":
        return as_html("no HEAD here", 405)
    if question.path == "moved":
        return moved(f"{here}ok", 301)
    return as_html("a page")
