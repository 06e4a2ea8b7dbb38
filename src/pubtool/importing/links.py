"""The links of a publication on a page -> the fields that hold them, as the page has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.identifiers import Identifier, parse_identifier
from pubtool.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pubtool.pages.items import PageLink

#: What a label says a link is, the more particular first; `paper` is the paper itself.
_LABELS = (
    ("", re.compile(r"(?i)^(?:bib\w*|cite\b.*|citation|abs|abstract)$")),
    ("slides", re.compile(r"(?i)\bslides?\b|幻灯片")),
    ("poster", re.compile(r"(?i)\bposter\b")),
    ("dataset", re.compile(r"(?i)\bdata(?:sets?)?\b|数据")),
    ("supp", re.compile(r"(?i)\b(?:supp\w*|appendix|appendices)\b|^(?-i:SI)$")),
    ("demo", re.compile(r"(?i)\bdemo\b")),
    ("video", re.compile(r"(?i)\b(?:videos?|talk|recording|youtube|animation)\b|视频")),
    ("blog", re.compile(r"(?i)\b(?:blog|post)\b")),
    (
        "code",
        re.compile(
            r"(?i)\b(?:code|github|gitlab|repo\w*|software|artifacts?|implementation|package|replication)\b|代码"
        ),
    ),
    (
        "website",
        re.compile(r"(?i)\b(?:websites?|web|site|home ?page|project|page|projects)\b|主页|项目"),
    ),
    ("pdf", re.compile(r"(?i)\b(?:pdf|ps|preprint|full text|draft|camera[- ]ready)\b|全文")),
    (
        "paper",
        re.compile(
            r"(?i)^(?:title|link|links|here|.*\b(?:paper|url|html|doi|arxiv|journal|proceedings|publisher"
            r"|openreview|article|acm|ieee|xplore|springer|elsevier|sciencedirect|version|read|view|download"
            r"|acl anthology|pubmed|ssrn|hal|bior?xiv|acm dl|dl)\b.*|论文|链接)$"
        ),
    ),
)
_CODE_HOSTS = re.compile(r"(?i)(?:^|\.)(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)$")
_VIDEO_HOSTS = re.compile(r"(?i)(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com)$")
_HOST = re.compile(r"(?:[A-Za-z][\w+.-]*:)?//(?:[^/?#@]*@)?([^/?#:@]+)")
_LITERAL = re.compile(r"\{\{-?\s*[\"']([^\"'{}]+)[\"'][^{}]*\}\}")
_TAG_LINK = re.compile(r"\{%-?\s*link\s+(\S+)\s*-?%\}")
_EXPRESSION = re.compile(r"\{[{%][^{}]*[%}]\}")
#: What else a label may be called as a field, and is no other field of BibTeX.
_PLAIN_LABEL = re.compile(r"[a-z][a-z_-]{2,20}")
_NO_LINK_FIELDS = frozenset(
    (
        *("title", "author", "editor", "year", "month", "date", "journal", "booktitle", "school"),
        *("institution", "publisher", "address", "note", "key", "volume", "number", "pages"),
        *("series", "type", "edition", "abstract", "keywords", "annote", "crossref", "chapter"),
        *("organization", "howpublished", "abbr", "award", "presentation", "selected", "hidden"),
        *("doi", "eprint", "arxiv"),
    )
)
#: Where a further link to the paper goes, when the first place is taken.
_PAPER_FIELDS = ("url", "html")


class Links(NamedTuple):
    """The fields, the identifiers, and what was not taken as it stood there, one sentence each."""

    fields: tuple[tuple[str, str], ...] = ()
    arxiv: str = ""
    doi: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The fields that only the page's label names: `_LABELS` says nothing of it."""
        usual = {*_PAPER_FIELDS, *(kind for kind, _ in _LABELS)}
        return tuple(name for name, _ in self.fields if name not in usual)


def read_links(
    links: Iterable[PageLink], *, arxiv: str = "", doi: str = "", shown: Collection[str] = ()
) -> Links:
    """Return the fields for the links of a paper, whose ids may be known.

    Of two for one field the first counts. `shown` are the names of links that are configured:
    a label that is one of them needs no other.
    """
    found: dict[str, str] = {}
    doubts: list[str] = []
    for link in links:
        kind = _kind(link, shown)
        if not kind:
            continue
        url, is_whole = _plain_url(link.url)
        if not safe_url(url):
            doubts.append(f"link {link.label} not taken over: {link.url}")
            continue
        paper = parse_identifier(url)
        if isinstance(paper, Identifier):
            arxiv, doi = _with(paper, arxiv, doi)
            if paper.kind == "doi" and paper.id == doi and _is_resolver(url):
                continue  # the field `doi` is that link
        field = _free_field(kind, url, found)
        if url in found.values():
            continue
        if not field:
            doubts.append(f"link {link.label} not taken over: {url}")
            continue
        found[field] = url
        if not is_whole:
            doubts.append(f"{field} is {link.url} on the page")
    return Links(tuple(found.items()), arxiv, doi, tuple(doubts))


def _with(paper: Identifier, arxiv: str, doi: str) -> tuple[str, str]:
    if paper.kind == "arxiv":
        return arxiv or paper.id, doi
    return arxiv, doi or paper.id


def _is_resolver(url: str) -> bool:
    """Return whether a URL is a DOI's own: the publisher's page for it is another link."""
    return _host(url).removeprefix("www.") in {"doi.org", "dx.doi.org"}


def _kind(link: PageLink, shown: Collection[str]) -> str:
    """Return the field that a label means, `paper`, or an empty text for no link of ours."""
    label = link.label.strip(" []().:")
    if label.lower() in shown and label.lower() != "html":
        return label.lower()
    host = _host(link.url)
    for kind, pattern in _LABELS:
        if pattern.search(label):
            is_vague = kind in {"paper", "website", "pdf"} and label.lower() != "title"
            return (is_vague and _by_host(host, link.url)) or kind
    if by_host := _by_host(host, link.url):
        return by_host
    name = re.sub(r"\s+", "_", label.lower())
    return name if _PLAIN_LABEL.fullmatch(name) and name not in _NO_LINK_FIELDS else "paper"


def _by_host(host: str, url: str) -> str:
    if _CODE_HOSTS.search(host) and not url.lower().endswith(".pdf"):
        return "code"
    return "video" if _VIDEO_HOSTS.search(host) else ""


def _free_field(kind: str, url: str, found: Collection[str]) -> str:
    """Return the field for a link, or an empty text where all that fit are taken."""
    if kind == "pdf" and not _is_pdf(url) and "arxiv.org/abs/" in url:
        kind = "paper"
    if kind == "paper" and _is_pdf(url) and "pdf" not in found:
        return "pdf"
    if kind == "paper" or (kind == "pdf" and kind in found):
        return next((name for name in _PAPER_FIELDS if name not in found), "")
    return kind if kind not in found else ""


def _is_pdf(url: str) -> bool:
    path = re.split(r"[?#]", url, maxsplit=1)[0].lower()
    return path.endswith(".pdf") or "/pdf/" in path


def _host(url: str) -> str:
    """Return the server that an absolute URL names, in small letters; else an empty text."""
    match = _HOST.match(url)
    return match[1].lower() if match else ""


def _plain_url(url: str) -> tuple[str, bool]:
    """Return a URL without Liquid, and whether nothing of it was lost."""
    if "{" not in url:
        return _encoded(url), True
    url = _TAG_LINK.sub(r"/\1", _LITERAL.sub(r"\1", url))
    plain = _EXPRESSION.sub("", url)
    lost = _EXPRESSION.findall(url)
    # The usual two say where the site is; a path from its root does without.
    whole = all(re.fullmatch(r"\{\{-?\s*site\.(?:base)?url\s*-?\}\}", each) for each in lost)
    return _encoded(plain), whole


def _encoded(url: str) -> str:
    """Return a URL as BibTeX can hold it: braces and blanks would not survive."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", url.strip())
