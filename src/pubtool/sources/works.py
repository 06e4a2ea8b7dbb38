"""A published work as Crossref's and CSL's JSON describe it: one shape, two dialects, one reader.

Sources: Crossref's API documentation and format (works, `updated-by`), the CSL 1.0.2 schema, and
what DataCite makes of it.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.identifiers import arxiv_id, bare_doi, doi_key, is_preprint_doi, same_doi
from pubtool.model import Date
from pubtool.sources.answers import items, member, number_of, text_of, texts, unavailable, unique
from pubtool.sources.markup import from_html, from_text
from pubtool.sources.names import structured, to_bibtex
from pubtool.sources.records import Found, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: The types of Crossref, then those of CSL; whatever else there is, is `misc`.
_TYPES = {
    "journal-article": "article",
    "proceedings-article": "inproceedings",
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    "proceedings": "proceedings",
    **dict.fromkeys(
        ("book-chapter", "book-section", "book-part", "book-track", "reference-entry"),
        "incollection",
    ),
    "dissertation": "phdthesis",
    **dict.fromkeys(("report", "report-component"), "techreport"),
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "paper-conference": "inproceedings",
    **dict.fromkeys(("chapter", "entry", "entry-encyclopedia", "entry-dictionary"), "incollection"),
    "thesis": "phdthesis",
}
#: Where what makes a work public is named: the publisher, a school, an institution.
_PUBLISHER = {
    "phdthesis": "school",
    "techreport": "institution",
    "misc": "howpublished",
}
#: Titles of series, which many chapters have in the place of their book's.
_SERIES = (
    r"(?ai)lecture notes (?:in|on)\b|communications in computer and information science"
    r"|ifip advances in|studies in (?:computational|health|classification)"
    r"|advances in intelligent systems|smart innovation"
    r"|springer (?:proceedings|tracts|series)|acm international conference proceeding"
)
_RETRACTIONS = frozenset(("retraction", "withdrawal", "removal", "partial_retraction"))
#: The dates of the work itself, as the services name them.
_DATES = ("issued", "published", "published-print", "published-online")


def unique_dois(dois: Iterable[str]) -> list[str]:
    """Return the DOIs without repetitions in other spellings, in their order."""
    found: dict[str, str] = {}
    for doi in dois:
        found.setdefault(doi_key(doi) or doi, doi)
    return list(found.values())


def doi_path(doi: str) -> str:
    """Return a DOI as it stands in the path of a URL."""
    from urllib.parse import quote

    return quote(bare_doi(doi) or doi, safe="/:;()", errors="replace")


def found_work(work: object, dois: Sequence[str], service: str) -> Found:
    """Return the record of a work under the DOI that was asked for.

    Raises `ServiceUnavailable` where it is another DOI's: of an alias, or simply wrong.
    """
    record = read_work(work, service)
    told = bare_doi(text_of(member(work, "DOI")))
    for doi in dois:
        if not told or same_doi(told, doi):
            return Found(MappingProxyType({doi: record if told else record._replace(doi=doi)}))
    advice = f"if {told} is the work, ask for that"
    raise unavailable(
        service, f"answered for {', '.join(dois[:3])} with another work, {told}", advice
    )


def read_work(work: object, service: str) -> Record:
    """Return the record of one work; whatever is missing or odd in it is left out."""
    title, remarks = _title(work, service)
    kind = _entry_type(work)
    date = _date(work)
    remarks += _date_remarks(work, service)
    doi = bare_doi(text_of(member(work, "DOI")))
    arxiv = arxiv_id(doi) if doi.startswith("10.48550/") else ""
    retracted_by = _retracted_by(work)
    fields, more = _fields(work, kind, service)
    return Record(
        service,
        kind,
        title,
        structured(member(work, "author")),
        date,
        arxiv=arxiv,
        doi="" if arxiv else doi,
        fields=MappingProxyType(fields),
        published_as=_published_as(work, doi),
        retracted_by=retracted_by,
        remarks=(*remarks, *more),
    )


def _entry_type(work: object) -> str:
    kind = _TYPES.get(text_of(member(work, "type")), "misc")
    if kind == "incollection" and "Proceedings" in " ".join(_containers(work)):
        return "inproceedings"
    return kind


def _title(work: object, service: str) -> tuple[str, list[str]]:
    """Return the title with its subtitle, and what is to be said about it."""
    found = texts(member(work, "title"))
    title = from_html(found[0]) if found else ""
    subtitles = texts(member(work, "subtitle"))
    subtitle = from_html(subtitles[0]) if subtitles else ""
    if title and subtitle and subtitle.casefold() not in title.casefold():
        title += (" " if title[-1] in ":?!.–—" else ": ") + subtitle
    if not title:
        return "", [f"{service} gives no title."]
    letters = re.sub(r"\\[A-Za-z]+", "", title)
    if letters.isupper() and len(letters.split()) > 2:
        return title, [f"{service} gives the title in capitals."]
    return title, []


def _containers(work: object) -> list[str]:
    return texts(member(work, "container-title"))


def _fields(work: object, kind: str, service: str) -> tuple[dict[str, str], list[str]]:
    """Return the further fields by name, in the order of an entry, and remarks."""
    fields: dict[str, str] = {}
    remarks: list[str] = []
    if kind == "article":
        fields["journal"] = from_html(next(iter(_containers(work)), ""))
    elif kind in ("inproceedings", "incollection"):
        remarks = _book(work, fields, service)
    elif kind != "misc":
        series = text_of(member(work, "collection-title"))
        fields["series"] = from_html(next(iter(_containers(work)), series))
    if kind != "misc":
        fields["volume"] = from_html(text_of(member(work, "volume")))
        fields["number"] = from_html(_number(work, kind))
        fields["pages"] = _pages(text_of(member(work, "page")))
        if not fields["pages"]:
            fields["eid"] = from_html(text_of(member(work, "article-number")))
    fields[_PUBLISHER.get(kind, "publisher")] = from_html(_publisher(work, kind))
    fields["address"] = from_html(_place(work, kind))
    fields["edition"] = from_html(text_of(member(work, "edition-number")))
    fields["editor"] = to_bibtex(structured(member(work, "editor")))
    fields["isbn"] = _isbn(work)
    if kind != "misc":
        fields["issn"] = from_text(next(iter(texts(member(work, "ISSN"))), ""))
    return {name: value for name, value in fields.items() if value}, remarks


def _book(work: object, fields: dict[str, str], service: str) -> list[str]:
    """Fill in the book, and the series: where there are both, Crossref has the series first."""
    containers = [from_html(title) for title in _containers(work)]
    series = from_html(text_of(member(work, "collection-title")))
    if len(containers) > 1:
        series, book = containers[0], containers[-1]
    else:
        book = containers[0] if containers else ""
        if re.match(_SERIES, book):
            series, book = book, ""
    fields["booktitle"], fields["series"] = book, series
    if series and not book:
        return [f"{service} names the series, not the book: add its title as `booktitle`."]
    return []


def _number(work: object, kind: str) -> str:
    if kind == "techreport":
        return text_of(member(work, "report-number")) or text_of(member(work, "number"))
    return text_of(member(work, "issue")) or text_of(member(member(work, "journal-issue"), "issue"))


def _publisher(work: object, kind: str) -> str:
    """Return who made the work public: for theses, reports and preprints an institution first."""
    institution = next(iter(items(member(work, "institution"))), None)
    name = text_of(member(institution, "name")) if kind in _PUBLISHER else ""
    return name or text_of(member(work, "publisher"))


def _place(work: object, kind: str) -> str:
    if kind not in ("book", "proceedings", "incollection", "inproceedings"):
        return ""
    return text_of(member(work, "publisher-location")) or text_of(member(work, "publisher-place"))


def _pages(page: str) -> str:
    """Return a range of pages as BibTeX has it: `635--641`."""
    ranged = re.fullmatch(r"(\w[\w.:]*)\s*[-\u2010-\u2015\u2212]+\s*(\w[\w.:]*)", page)
    if ranged and ranged[1] == ranged[2]:
        return from_text(ranged[1])
    return from_text(f"{ranged[1]}--{ranged[2]}" if ranged else page)


def _isbn(work: object) -> str:
    """Return the ISBN, the printed book's where there are several."""
    for item in items(member(work, "isbn-type")):
        if member(item, "type") == "print" and (found := text_of(member(item, "value"))):
            return from_text(found)
    found = next(iter(texts(member(work, "ISBN"))), "")
    return from_text(found.rpartition("/")[2])


def _date(work: object) -> Date | None:
    """Return when the work first appeared, online or in print, as precisely as it is known."""
    dates = [found for name in _DATES if (found := _read_date(member(work, name)))]
    if not dates:
        return None
    year = min(date.year for date in dates)
    return min((date for date in dates if date.year == year), key=_precision)


def _precision(date: Date) -> tuple[int, int, int]:
    return (date.month or 13, -bool(date.day), date.day or 0)


def _read_date(value: object) -> Date | None:
    """Read a CSL date: `{"date-parts": [[2024, 5, 31]]}`, or an ISO date as `raw` or `literal`."""
    first = next(iter(items(member(value, "date-parts"))), None)
    parts = [number_of(part) for part in items(first)[:3]]
    if not parts:
        raw = text_of(member(value, "raw")) or text_of(member(value, "literal"))
        iso = re.match(r"(?a)(\d{4})(?:-(\d\d))?(?:-(\d\d))?", raw)
        parts = [int(part) for part in iso.groups() if part] if iso else []
    return read_parts(parts)


def read_parts(parts: list[int | None]) -> Date | None:
    """Return the date of a year, a month and a day; what is impossible is left out."""
    year, month, day = (*parts, None, None, None)[:3]
    if year is None or not 1000 <= year <= 2999:
        return None
    from calendar import monthrange

    if month is None or not 1 <= month <= 12:
        return Date(year)
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return Date(year, month)
    return Date(year, month, day)


def _date_remarks(work: object, service: str) -> list[str]:
    online = _read_date(member(work, "published-online"))
    printed = _read_date(member(work, "published-print"))
    if online and printed and online.year != printed.year:
        return [f"{service} says {online.year} for online and {printed.year} for print."]
    return []


def _published_as(work: object, doi: str) -> tuple[str, ...]:
    """Return the DOIs that the service names as the published version of this preprint."""
    found = [
        target
        for item in items(member(work, "relation", "is-preprint-of"))
        if (target := bare_doi(text_of(member(item, "id")))) and not is_preprint_doi(target)
    ]
    return unique(target for target in found if doi_key(target) != doi_key(doi))


def _retracted_by(work: object) -> tuple[str, ...]:
    """Return the DOIs of the notices: `updated-by` is about this work, `update-to` is not."""
    notices = (
        text_of(member(item, "DOI"))
        for item in items(member(work, "updated-by"))
        if text_of(member(item, "type")).lower().replace("-", "_") in _RETRACTIONS
    )
    return unique(found for notice in notices if (found := bare_doi(notice)))


def is_work(value: object) -> bool:
    """Return whether a JSON value describes a work: an object with a title, a DOI or a type."""
    work: Mapping[object, object] = value if isinstance(value, dict) else {}
    return any(name in work for name in ("title", "DOI", "type"))
