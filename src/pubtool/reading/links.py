"""Links and identifiers: which URLs a publication has, from fields that hold URLs or bare ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.model import Link
from pubtool.reading.field_names import LINK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LATEX_URL = re.compile(r"\\(?:url|href|path)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
_LATEX_ESCAPE = re.compile(r"\\([_%#&$~{}])(?:\{\})?")
_DOI_PREFIX = re.compile(r"(?i)^\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+")
_ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z-]{2,})?/\d{7})(?:v\d+)?"
_ARXIV_BARE = re.compile(rf"(?i)^(?:arxiv:\s*)?({_ARXIV_ID})$")
_ARXIV_URL = re.compile(
    rf"(?i)^https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format)/({_ARXIV_ID})(?:\.pdf)?(?:[?#].*)?$"
)
_ARXIV_DOI = re.compile(rf"(?i)^10\.48550/arxiv\.({_ARXIV_ID})$")
_ARXIV_TEXT = re.compile(rf"(?i)\barxiv[:\s]\s*({_ARXIV_ID})(?![\w.]*\d)")


def read_url(value: str) -> str:
    r"""Return the URL that a value holds, as a browser wants it: no `\url{}`, no LaTeX escapes."""
    value = value.strip()
    if "\\" in value or "{" in value:
        match = _LATEX_URL.search(value)
        if match:
            value = match[1]
        value = _LATEX_ESCAPE.sub(r"\1", value.replace("\\textasciitilde", "~"))
        value = value.replace("{", "").replace("}", "")
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    return value.strip()


def read_doi(value: str) -> str:
    """Return the bare DOI of a `doi` value (which may be a URL), or an empty string."""
    doi = _DOI_PREFIX.sub("", read_url(value))
    return doi if doi.startswith("10.") else ""


def read_arxiv(fields: Mapping[str, str], doi: str) -> str:
    """Return the arXiv id without its version, or an empty string.

    Looked at are `arxiv`, `eprint` (of the archive arXiv, or of none but in arXiv's form), an arXiv
    DOI, arXiv URLs in `url`, `pdf` and `html`, and `journal = {arXiv preprint arXiv:...}`.
    """
    prefix = fields.get("archiveprefix", "").strip().lower()
    candidates: list[tuple[re.Pattern[str], str]] = [(_ARXIV_BARE, fields.get("arxiv", ""))]
    if prefix in ("", "arxiv"):
        candidates.append((_ARXIV_BARE, fields.get("eprint", "")))
    candidates.append((_ARXIV_DOI, doi))
    candidates.extend(
        (_ARXIV_URL, read_url(fields[name]))
        for name in ("arxiv", "eprint", "url", "pdf", "html")
        if name in fields
    )
    for pattern, text in candidates:
        match = pattern.match(text.strip()) if text else None
        if match:
            return _without_version(match[1])
    match = _ARXIV_TEXT.search(fields.get("journal", ""))
    return _without_version(match[1]) if match else ""


def _without_version(arxiv: str) -> str:
    head, mark, tail = arxiv.rpartition("v")
    return head if mark and tail.isdecimal() else arxiv


def read_links(
    fields: Mapping[str, str], doi: str, arxiv: str, paper: Iterable[str], extra: Iterable[str]
) -> tuple[Link, ...]:
    """Return all links of a publication: `paper` first, then the link fields, then the ids.

    `paper` names the links of which the first present one is the link `paper`; `extra` are further
    field names that hold URLs.
    """
    found: dict[str, str] = {}
    for name in (*LINK_FIELDS, *extra):
        url = read_url(fields.get(name, ""))
        if url:
            found.setdefault(name, url)
    if doi:
        found["doi"] = f"https://doi.org/{doi}"
    if arxiv:
        found["arxiv"] = f"https://arxiv.org/abs/{arxiv}"
    for name, pattern in (
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        ("hal", "https://hal.science/{}"),
    ):
        if fields.get(name):
            found[name] = pattern.format(read_url(fields[name]))
    for name in paper:
        if name in found:
            return (Link("paper", found[name]), *(Link(*pair) for pair in found.items()))
    return tuple(Link(*pair) for pair in found.items())
