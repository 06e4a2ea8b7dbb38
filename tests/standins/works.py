"""Crossref's REST interface and the DOI resolver's content negotiation.

https://api.crossref.org/swagger-ui/index.html and https://citation.doi.org/docs.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from standins.papers import Paper, displayed, preprint_doi
from standins.replies import Question, Reply, as_html, as_json, as_text, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CSL = "application/vnd.citationstyles.csl+json"

_LIMITS = {"x-api-pool": "public", "x-rate-limit-limit": "5", "x-rate-limit-interval": "1s"}


def crossref(
    question: Question,
    papers: Iterable[Paper],
    recorded: Mapping[str, object] | None = None,
) -> Reply:
    """Answer `works/DOI` and `works?query.bibliographic=...`; `recorded` works come first."""
    known = [paper for paper in papers if paper.doi and paper.agency == "crossref"]
    path = question.path.removeprefix("v1/")
    if path.rstrip("/") == "works":
        return _search(question.query, known)
    if not path.startswith("works/"):
        return as_text("Resource not found.", 404)
    doi = unquote(path.removeprefix("works/"))
    doi = doi.removesuffix("/transform") if CSL in question.accept else doi
    found = (recorded or {}).get(doi.lower())
    if found is None:
        by_doi = {paper.doi.lower(): paper for paper in known}
        paper = by_doi.get(doi.lower())
        if paper is None:
            return as_text("Resource not found.", 404)
        found = work(paper)
    reply = as_json(
        {"status": "ok", "message-type": "work", "message-version": "1.0.0"} | {"message": found}
    )
    return reply._replace(headers=_LIMITS)


def resolver(
    question: Question,
    papers: Iterable[Paper],
    here: str,
    recorded: Mapping[str, object] | None = None,
) -> Reply:
    """Answer the DOI resolver; `here` is its own base URL, where its transform pages are too."""
    if question.path.startswith("transform/"):
        doi = unquote(question.path.removeprefix("transform/")).lower()
        found = (recorded or {}).get(doi) or _known(papers)[doi]
        value = found if not isinstance(found, Paper) else csl(found)
        return as_json(value, content_type=f"{CSL}; charset=utf-8")
    doi = unquote(question.path).lower()
    if not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        return as_html("Invalid DOI", 400)
    if doi not in _known(papers) and doi not in (recorded or {}):
        return as_html("DOI Not Found", 404)
    if CSL in question.accept:
        return moved(f"{here}transform/{quote(doi, safe='')}")
    return moved(here.replace("/doi/", "/link/") + "landing")


def _known(papers: Iterable[Paper]) -> dict[str, Paper]:
    """Return the papers by all their DOIs, in lower case."""
    found = {}
    for paper in papers:
        if paper.doi:
            found[paper.doi.lower()] = paper
        if paper.arxiv:
            found[preprint_doi(paper).lower()] = paper._replace(doi="", agency="datacite")
    return found


def work(paper: Paper) -> dict[str, Any]:
    """Return a paper as Crossref's record of it."""
    date = {"date-parts": [list(paper.published)]}
    found: dict[str, Any] = {
        "DOI": paper.doi,
        "URL": f"https://doi.org/{paper.doi}",
        "type": paper.type,
        "source": "Crossref",
        "prefix": paper.doi.partition("/")[0],
        "publisher": paper.publisher,
        "title": [paper.title],
        "subtitle": [],
        "short-title": [],
        "container-title": [paper.venue] if paper.venue else [],
        "author": _authors(paper),
        "issued": date,
        "published": date,
        "relation": {},
        "score": 1,
    }
    for name in ("volume", "issue", "page"):
        if getattr(paper, name):
            found[name] = getattr(paper, name)
    if paper.arxiv:
        link = {"id-type": "doi", "id": preprint_doi(paper).lower(), "asserted-by": "subject"}
        found["relation"] = {"has-preprint": [link]}
    if paper.retracted_by:
        found["updated-by"] = [
            {
                "DOI": paper.retracted_by,
                "type": "retraction",
                "label": "Retraction",
                "updated": date,
            }
        ]
    return found


def csl(paper: Paper) -> dict[str, Any]:
    """Return a paper as content negotiation gives it: one title, one venue; DataCite gives less."""
    if paper.agency == "crossref":
        found = work(paper)
        return found | {"title": paper.title, "container-title": paper.venue}
    doi = paper.doi or preprint_doi(paper)
    parts = list(paper.published) or [int(part) for part in paper.versions[0].split("-")]
    return {
        "type": "dataset" if paper.doi else "article",
        "id": f"https://doi.org/{doi.lower()}",
        "categories": list(paper.categories),
        "author": [
            {
                name: value
                for name, value in author.items()
                if name in ("family", "given", "literal")
            }
            for author in _authors(paper, "literal")
        ],
        "issued": {"date-parts": [parts]},
        "abstract": paper.abstract,
        "DOI": doi.upper(),
        "publisher": paper.publisher if paper.doi else "arXiv",
        "title": paper.title,
    }


def _authors(paper: Paper, group: str = "name") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place, (given, family, *suffix) in enumerate(paper.authors):
        person = {"given": given, "family": family} if given else {group: family}
        order: dict[str, Any] = {"sequence": "additional" if place else "first", "affiliation": []}
        found.append(person | order | ({"suffix": suffix[0]} if suffix else {}))
    return found


def _search(values: Mapping[str, str], papers: Iterable[Paper]) -> Reply:
    wanted = _words(values.get("query.bibliographic", "") + " " + values.get("query.author", ""))
    scored = []
    for paper in papers:
        names = " ".join(displayed(author) for author in paper.authors)
        score = len(wanted & _words(f"{paper.title} {names} {paper.venue}"))
        if score:
            scored.append((score, paper))
    scored.sort(key=lambda item: -item[0])
    rows = int(values.get("rows", "20"))
    items = [work(paper) | {"score": float(score)} for score, paper in scored[:rows]]
    reply = as_json(
        {
            "status": "ok",
            "message-type": "work-list",
            "message-version": "1.0.0",
            "message": {
                "facets": {},
                "total-results": len(scored),
                "items": items,
                "items-per-page": rows,
                "query": {"start-index": 0, "search-terms": None},
            },
        }
    )
    return reply._replace(headers=_LIMITS)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))
