"""arXiv's API: ids to requests, Atom feeds to records.

Source: arXiv's API user manual, its terms of use, and what its old and its new server send: they
differ in the order of elements, in namespaces' places, in line breaks within titles and in the
scheme of error ids. The order of entries is not that of the ids; unknown ids are dropped.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from pubtool.exchange import Request
from pubtool.identifiers import Identifier, bare_doi, is_preprint_doi, parse_identifier
from pubtool.sources.answers import (
    batches,
    check_status,
    clean,
    decoded,
    number_of,
    unavailable,
    unique,
)
from pubtool.sources.markup import from_tex
from pubtool.sources.names import displayed
from pubtool.sources.records import Found, Question, Record
from pubtool.sources.works import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from pubtool.exchange import Answer

SERVICE = "arXiv"
_BATCH = 100
#: Longer URLs are refused by some servers on the way; then the ids go in a form.
_LONGEST_URL = 1800
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ERRORS = r"https?://arxiv\.org/api/errors"
_FORM = MappingProxyType({"Content-Type": "application/x-www-form-urlencoded"})


def questions(ids: Iterable[str], base: str) -> tuple[Question, ...]:
    """Return the questions for canonical ids, each with or without its version, 100 in each."""
    return tuple(Question(_request(batch, base), batch) for batch in batches(ids, _BATCH))


def _request(ids: tuple[str, ...], base: str) -> Request:
    from urllib.parse import quote

    listed = ",".join(quote(id_, safe="/", errors="replace") for id_ in ids)
    # Unless told, arXiv sends ten.
    query = f"id_list={listed}&max_results={len(ids)}"
    url = f"{base}{'&' if '?' in base else '?'}{query}"
    if len(url) <= _LONGEST_URL:
        return Request("arxiv", url)
    return Request("arxiv", base, _FORM, query.encode("ascii"), "POST")


def read(answer: Answer, ids: Sequence[str]) -> Found:
    """Return the records by the ids that were asked for; raises `ServiceUnavailable`.

    An id with a version gets the record of that version only, one without the latest that came.
    """
    feed = _feed(answer)
    records: dict[str, Record] = {}
    for entry in feed.iter(f"{_ATOM}entry"):
        record = _record(entry)
        if record is not None:
            for name in (record.arxiv, f"{record.arxiv}v{record.version}"):
                known = records.get(name)
                if known is None or known.version < record.version:
                    records[name] = record
    found = {id_: records[key] for id_ in ids if (key := _key(id_)) in records}
    missing = unique(id_ for id_ in ids if id_ not in found)
    return Found(MappingProxyType(found), missing)


def _key(asked: str) -> str:
    found = parse_identifier(asked)
    return found.versioned if isinstance(found, Identifier) else asked


def _feed(answer: Answer) -> Element:
    """Return the feed of an answer that is one and is no error."""
    if answer.status not in (200, 400):
        check_status(answer, SERVICE)
    text = decoded(answer, SERVICE)
    if not text.lstrip().startswith("<"):
        if re.match(r"(?i)\s*rate exceeded", text):
            raise unavailable(SERVICE, "answered that too many requests came", "wait some minutes")
        raise unavailable(SERVICE, f"answered with text instead of a feed: {clean(text[:100])}")
    feed = _parsed(text)
    if feed.tag != f"{_ATOM}feed":
        raise unavailable(SERVICE, "answered with XML that is no feed")
    for entry in feed.iter(f"{_ATOM}entry"):
        if re.match(_ERRORS, _text(entry, f"{_ATOM}id")):
            said = _text(entry, f"{_ATOM}summary") or "no reason given"
            raise unavailable(SERVICE, f"refused the question: {said[:200]}", "check the ids")
    check_status(answer, SERVICE)
    return feed


def _parsed(text: str) -> Element:
    """Return the XML of a text that declares no document type, and so no entities."""
    from xml.etree import ElementTree as ET

    # Checked before the parser sees it: entities can make gigabytes of a few lines.
    if re.search(r"(?i)<!\s*(?:DOCTYPE|ENTITY)", text):
        raise unavailable(SERVICE, "answered with XML that declares its own entities")
    try:
        return ET.fromstring(text)  # noqa: S314 - what makes this unsafe is refused above
    except ET.ParseError as error:
        how = f"broken: {error}" if "</feed>" in text[-200:] else "cut short"
        raise unavailable(SERVICE, f"answered with XML that is {how}") from None
    except (ValueError, RecursionError):
        raise unavailable(SERVICE, "answered with XML that cannot be read") from None


def _text(element: Element, path: str) -> str:
    """Return the text at a path on one line; "" where there is no such element."""
    found = element.find(path)
    return "" if found is None else clean("".join(found.itertext()))


def _record(entry: Element) -> Record | None:
    told = parse_identifier(_text(entry, f"{_ATOM}id"))
    if not isinstance(told, Identifier) or told.kind != "arxiv":
        return None
    title = _text(entry, f"{_ATOM}title")
    names = (_text(author, f"{_ATOM}name") for author in entry.iterfind(f"{_ATOM}author"))
    category = entry.find(f"{_ARXIV}primary_category")
    dois = _dois(_text(entry, f"{_ARXIV}doi"))
    note = from_tex(_text(entry, f"{_ARXIV}journal_ref"))
    published = _text(entry, f"{_ATOM}published")[:10].split("-")
    return Record(
        SERVICE,
        "misc",
        from_tex(title),
        displayed(names),
        read_parts([number_of(part) for part in published]),
        told.id,
        told.version,
        clean(category.get("term", "")) if category is not None else "",
        dois[0] if dois else "",
        f"https://arxiv.org/abs/{told.id}",
        MappingProxyType({"note": note} if note else {}),
        dois,
        remarks=_remarks(entry, title),
    )


def _dois(text: str) -> tuple[str, ...]:
    """Return the publisher's DOIs: authors write several, and sometimes arXiv's own."""
    found = (bare_doi(word) for word in re.split(r"[\s,;]+(?=10\.|https?:|doi:)", text))
    return unique(doi for doi in found if doi and not is_preprint_doi(doi))


def _remarks(entry: Element, title: str) -> tuple[str, ...]:
    """Return that the paper was withdrawn, which arXiv says only in words."""
    comment = _text(entry, f"{_ARXIV}comment")
    summary = _text(entry, f"{_ATOM}summary")
    remarks = [] if title else ["arXiv gives no title."]
    if re.search(r"(?i)\bwithdrawn\b|\bwithdrawal\b", comment):
        remarks.append(f"arXiv says that the paper is withdrawn: {comment[:200].rstrip('.')}.")
    elif re.match(r"(?i)(?:\W*this )?(?:\w+ ){0,4}(?:has been|was|is) withdrawn\b", summary):
        remarks.append(f"arXiv says that the paper is withdrawn: {summary[:200].rstrip('.')}.")
    return tuple(remarks)
