"""Links and identifiers: which URLs a publication has, from fields that hold URLs or bare ids."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.identifiers import ARXIV_ID, ARXIV_URL
from pubtool.latex import unescape_url
from pubtool.model import LINK_FIELDS, Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.config import Config

# Strings are compiled by `re` when first used: most files need few of these.
_LATEX_URL = r"\\(?:url|href|path)\s*\{([^{}]*)\}"
_DOI_PREFIX = r"(?ai)(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+"
_ARXIV_BARE = rf"(?ai)(?:arxiv:\s*)?({ARXIV_ID})\Z"
_ARXIV_LINK = rf"(?ai){ARXIV_URL}({ARXIV_ID})(?:\.pdf)?(?:[?#].*)?\Z"
_ARXIV_DOI = rf"(?ai)10\.48550/arxiv\.({ARXIV_ID})\Z"
_ARXIV_TEXT = rf"(?ais).*?\barxiv[:\s]\s*({ARXIV_ID})(?![\w.]*\d)"

#: Fields that may hold an arXiv id.
_ARXIV_FIELDS = frozenset(("arxiv", "eprint", "url", "pdf", "html", "journal"))
_SCHEME = r"(?ai)[a-z][a-z0-9+.-]*:"
_ID_URLS = (("pmid", "https://pubmed.ncbi.nlm.nih.gov/"), ("hal", "https://hal.science/"))


def read_url(value: str) -> str:
    r"""Return the URL that a value holds, as a browser wants it: no `\url{}`, no LaTeX escapes."""
    if "\\" in value or "{" in value:
        match = re.search(_LATEX_URL, value)
        value = unescape_url(match[1] if match else value).replace("{", "").replace("}", "")
    value = value.strip()
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    return value


def file_name(value: str) -> str:
    """Return the name of a file of the site, if that is what a link field holds, or an empty text.

    It has no scheme and does not begin at the root of the site; nor is it the text of a template.
    """
    if "{{" in value or "{%" in value:
        return ""
    url = read_url(value)
    return "" if url.startswith(("/", "#", "?")) or re.match(_SCHEME, url) else url


def read_doi(value: str) -> str:
    """Return the bare DOI of a `doi` value (which may be a URL), or an empty string."""
    doi = read_url(value)
    if not doi.startswith("10."):
        prefix = re.match(_DOI_PREFIX, doi)
        doi = doi[prefix.end() :] if prefix else ""
    return doi if doi.startswith("10.") and doi.partition("/")[2] else ""


def read_arxiv(fields: Mapping[str, str], doi: str) -> str:
    """Return the arXiv id without its version, or an empty string.

    Looked at are `arxiv`, `eprint` (of the archive arXiv, or of none but in arXiv's form), an arXiv
    DOI, arXiv URLs in `url`, `pdf` and `html`, and `journal = {arXiv preprint arXiv:...}`.
    """
    if _ARXIV_FIELDS.isdisjoint(fields) and not doi:
        return ""
    for pattern, text in _arxiv_candidates(fields, doi):
        match = re.match(pattern, text)
        if match:
            return _without_version(match[1])
    return ""


def _arxiv_candidates(fields: Mapping[str, str], doi: str) -> list[tuple[str, str]]:
    """Return the texts that may hold an arXiv id, each with the pattern that it must begin with."""
    found = []
    if "arxiv" in fields:
        found.append((_ARXIV_BARE, fields["arxiv"].strip()))
    if "eprint" in fields and fields.get("archiveprefix", "").strip().lower() in {"", "arxiv"}:
        found.append((_ARXIV_BARE, fields["eprint"].strip()))
    if doi.startswith("10.48550/"):
        found.append((_ARXIV_DOI, doi))
    found += [
        (_ARXIV_LINK, read_url(fields[name]))
        for name in ("arxiv", "eprint", "url", "pdf", "html")
        if name in fields and "arxiv.org/" in fields[name].lower()
    ]
    if "journal" in fields and "arxiv" in fields["journal"].lower():
        found.append((_ARXIV_TEXT, fields["journal"]))
    return found


def _without_version(arxiv: str) -> str:
    head, mark, tail = arxiv.rpartition("v")
    return head if mark and tail.isdecimal() else arxiv


def read_links(fields: Mapping[str, str], doi: str, arxiv: str, config: Config) -> tuple[Link, ...]:
    """Return all links of a publication: `paper` first, then the link fields, then the ids.

    Of the configuration, `paper` names the links of which the first present one is the link
    `paper`, `links` further fields that hold URLs, `assets` the URLs of the site's files.
    """
    found: dict[str, str] = {}
    for name in _link_names(config.links):
        if name in fields and (url := read_url(fields[name])):
            found[name] = _located(url, fields[name], name, config) if config.assets else url
    if doi:
        found["doi"] = f"https://doi.org/{doi}"
    if arxiv:
        found["arxiv"] = f"https://arxiv.org/abs/{arxiv}"
    for name, prefix in _ID_URLS:
        if fields.get(name):
            found[name] = prefix + read_url(fields[name])
    if not found:
        return ()
    links = tuple([Link(name, url) for name, url in found.items()])
    first = _first(config.paper, found)
    return (Link("paper", first), *links) if first else links


def _first(names: tuple[str, ...], found: Mapping[str, str]) -> str:
    """Return the URL of the first of these links that there is, or an empty string."""
    for name in names:
        if name in found:
            return found[name]
    return ""


@lru_cache(maxsize=8)
def _link_names(extra: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields that hold links, those of the configuration last, each once."""
    return tuple(dict.fromkeys((*LINK_FIELDS, *extra)))


def _located(url: str, value: str, name: str, config: Config) -> str:
    """Return the URL on the site where the link is the name of a file in a folder of `[assets]`."""
    settings = config.assets.get(name)
    if settings is None or not settings.url or not file_name(value):
        return url
    return f"{settings.url.removesuffix('/')}/{url.removeprefix('./')}"
