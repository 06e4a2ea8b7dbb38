"""Whether a publication is the published version of a preprint: a pure function of two records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.identifiers import is_preprint_doi, same_doi
from pubtool.updating.authors import Agreement, agree
from pubtool.updating.preprints import FILE
from pubtool.updating.titles import Likeness, compare, drops_subtitle, read_title, without_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.sources.records import Record

Confidence = Literal["high", "medium", "none"]

#: What a published paper is filed as. Crossref has corrections, too, as articles: the title tells.
_PUBLISHED = frozenset(("article", "inproceedings", "conference", "incollection", "inbook"))
#: Only where a service names it: a book of the same title may be a later, larger work.
_PUBLISHED_BOOKS = frozenset(("book", "proceedings", "phdthesis", "techreport"))
#: So many years after version 1 a search finds another work; a service that relates both may know.
_LATEST = 6
_LATEST_NAMED = 15
#: Fewer words are a title that several papers of one group may have.
_FEW_WORDS = 3
#: What holds early or short versions of papers that appear elsewhere in full.
_LESSER_VENUE = (
    r"(?ai)\b(?:workshops?|companion|extended abstracts?|doctoral|posters?|abstracts"
    r"|student (?:abstract|research)|supplements?)\b"
)
_SERVER_VENUE = r"(?ai)(?:ar|bio|med|chem|techr|psyar|socar)xiv|\bcorr\b|\bssrn\b|preprint"
_VENUES = ("journal", "booktitle")
#: `{}` is where the preprint's title is from.
_SAID = {
    "same": "the title is the same as {}",
    "nearly": "the title is nearly the same as {}",
    "subtitle": "the title is the same as {} but for a subtitle",
    "similar": "the title is like that {}, but changed",
    "different": "the title is another than {}",
}


class Verdict(NamedTuple):
    """Whether the candidate is the published version, how sure that is, and why.

    `confidence` is `none` where it is not. `reasons` are clauses: what agrees, or what speaks
    against it.
    """

    accepted: bool
    confidence: Confidence
    reasons: tuple[str, ...]


def decide(preprint: Record, candidate: Record) -> Verdict:
    """Return whether the candidate is the published version of the preprint.

    The preprint is arXiv's record, or one made from an entry; its `doi` and `published_as` are the
    DOIs that arXiv or DataCite name as the published version. A candidate with one of these may
    have another title; one that a search found has to agree in title and authors, and to be no
    lesser version (a workshop's, an extended abstract).
    """
    named = is_named(preprint, candidate)
    objections = tuple(_objections(preprint, candidate, named=named))
    if objections:
        return Verdict(accepted=False, confidence="none", reasons=objections)
    likeness = _likeness(preprint, candidate, named=named)
    authors = agree(preprint.authors, candidate.authors)
    source = "in the file" if preprint.service == FILE else f"at {preprint.service}"
    reasons = (_SAID[likeness].format(source), _counted(authors))
    right = (
        _is_named_version(likeness, authors)
        if named
        else _is_found(preprint, candidate, likeness, authors)
    )
    if not right:
        return Verdict(accepted=False, confidence="none", reasons=reasons)
    sure = likeness == "same" and (named or authors.is_full)
    sure = sure or (named and likeness != "similar" and authors.is_half)
    return Verdict(accepted=True, confidence="high" if sure else "medium", reasons=reasons)


def is_named(preprint: Record, candidate: Record) -> bool:
    """Return whether a service names the candidate's DOI as that of the published version."""
    return any(
        same_doi(doi, candidate.doi) for doi in (preprint.doi, *preprint.published_as) if doi
    )


def agrees(first: Record, second: Record) -> bool:
    """Return whether two records may be of one paper at all, whatever version.

    Of a record without title or without authors, the other part has to do.
    """
    likeness = compare(without_edition(first.title), without_edition(second.title))
    if not first.authors or not second.authors:
        return likeness != "different"
    authors = agree(first.authors, second.authors)
    if not first.title or not second.title:
        return authors.common > 0
    return authors.common > 0 and (likeness != "different" or authors.is_full)


def _objections(preprint: Record, candidate: Record, *, named: bool) -> Iterator[str]:
    """Yield what forbids the candidate, whatever its title says."""
    if not candidate.doi:
        yield "it has no DOI"
    elif is_preprint_doi(candidate.doi):
        yield f"{candidate.doi} is the DOI of a preprint server"
    if candidate.type not in _PUBLISHED and not (named and candidate.type in _PUBLISHED_BOOKS):
        yield f"it is no publication of a paper but `{candidate.type}`"
    if candidate.retracted_by:
        yield f"it was retracted ({', '.join(candidate.retracted_by)})"
    yield from _years(preprint, candidate, named=named)
    venue = next((candidate.fields[name] for name in _VENUES if candidate.fields.get(name)), "")
    if re.search(_SERVER_VENUE, venue):
        yield f"`{venue}` is no venue but a preprint server"
    elif not named and re.search(_LESSER_VENUE, venue):
        yield f"`{venue}` may hold a lesser version, and no service relates it to the preprint"
    if not candidate.authors or not preprint.authors:
        yield "no authors are known"
    elif not agree(preprint.authors, candidate.authors).common:
        yield "it is by other authors"
    kinds = read_title(candidate.title).kinds - read_title(preprint.title).kinds
    if kinds:
        yield f"its title is that of a {' and '.join(sorted(kinds))}"


def _years(preprint: Record, candidate: Record, *, named: bool) -> Iterator[str]:
    if candidate.date is None or preprint.date is None:
        yield "no year is known"
        return
    year, first = candidate.date.year, preprint.date.year
    if year < first:
        yield f"it appeared in {year}, before the preprint's first version ({first})"
    elif year > first + (_LATEST_NAMED if named else _LATEST):
        yield f"it appeared in {year}, long after the preprint ({first})"


def _likeness(preprint: Record, candidate: Record, *, named: bool) -> Likeness:
    """Return how alike the titles are; a named one may be an extended version of the other."""
    read = without_edition if named else read_title
    titles = read(preprint.title), read(candidate.title)
    likeness = compare(*titles)
    if named and likeness in {"similar", "different"} and drops_subtitle(*titles):
        return "subtitle"
    return likeness


def _is_named_version(likeness: Likeness, authors: Agreement) -> bool:
    """Decide about a candidate that a service names: its title may have been changed."""
    if likeness == "similar":
        return authors.first and 4 * authors.common >= 3 * authors.longer
    return likeness != "different"


def _is_found(preprint: Record, candidate: Record, likeness: Likeness, authors: Agreement) -> bool:
    """Decide about a candidate that a search found."""
    title = read_title(candidate.title)
    if likeness == "same":
        if title.is_edition and title.kinds:
            return False
        if len(title.words) < _FEW_WORDS:
            return authors.is_full and authors.common > 1
        return authors.is_half and (authors.first or authors.common > 1)
    if likeness == "subtitle":  # a search finds other works by the main title alone
        is_linked = bool(preprint.arxiv) and candidate.arxiv == preprint.arxiv
        return is_linked and authors.is_full and _close(preprint, candidate)
    if likeness == "nearly":
        return authors.first and authors.is_half and len(title.words) > 2 * _FEW_WORDS
    return False


def _close(preprint: Record, candidate: Record) -> bool:
    """Return whether the years are near each other: a later work may have a shorter title."""
    return (
        preprint.date is not None
        and candidate.date is not None
        and candidate.date.year - preprint.date.year <= 3
    )


def _counted(authors: Agreement) -> str:
    if authors.is_full:
        return "the authors are the same"
    return f"{authors.common} of {authors.longer} authors agree"
