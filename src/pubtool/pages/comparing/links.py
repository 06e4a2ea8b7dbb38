"""The links of one paper, as a page and the BibTeX file have them: what contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.identifiers import Identifier, doi_key, parse_identifier
from pubtool.pages.comparing.matching import link_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.config import Config
    from pubtool.model import Publication
    from pubtool.pages.comparing.fields import Habits, Said
    from pubtool.pages.items import PageItem

_DOI, _ARXIV = "https://doi.org/", "https://arxiv.org/abs/"


def link_differences(
    item: PageItem, publication: Publication, habits: Habits, config: Config
) -> Iterator[Said]:
    """Yield links of the page that the file lacks, and links the list shows that the page lacks."""
    matched = set()
    theirs = []
    for name, url in page_links(item, publication):
        matched.add(name)
        theirs.append(url)
        if not name:
            other = _of_the_same_kind(url, publication)
            theirs.append(other)  # what is contradicted is not lacking too
            yield "link", url, other or _not_shown(url, publication)
    paper = {"paper", *config.paper}
    has_paper = bool(matched & paper)
    shown = {link.name: link.url for link in publication.links if link.name in config.links}
    for name, url in shown.items():
        usual = habits.links & paper if name == "paper" else name in habits.links
        lacks = name not in matched and usual and not (name == "paper" and has_paper)
        if lacks and not any(_same_target(other, url) for other in theirs):
            yield "link", "", url


def _not_shown(url: str, publication: Publication) -> str:
    """Return the field that has a URL and is none of the links that lists show, else nothing."""
    names = (name for name, value in publication.fields.items() if value == url)
    return next((f"{name} = {{{url}}}, a link that no list shows" for name in names), "")


def _of_the_same_kind(url: str, publication: Publication) -> str:
    """Return our DOI or arXiv link where a URL of the page is another one, else nothing."""
    theirs = parse_identifier(url)
    if not isinstance(theirs, Identifier):
        return ""
    mine = [(link.url, parse_identifier(link.url)) for link in publication.links]
    kinds = ((other, each.kind) for other, each in mine if isinstance(each, Identifier))
    return next((other for other, kind in kinds if kind == theirs.kind), "")


def page_links(item: PageItem, publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the page's links, each with the name of ours that leads to the same, or none."""
    ours = [(link.name, link.url) for link in publication.links]
    ours += [("doi", f"{_DOI}{publication.doi}"), ("arxiv", f"{_ARXIV}{publication.arxiv}")]
    urls = [
        link.url for link in item.links if not link.label.lower().startswith(("bib", "cite", "abs"))
    ]
    for url in urls:
        yield next((name for name, other in ours if _same_target(url, other)), ""), url
    for text, url in _written_ids(item):
        name = next((name for name, other in ours if _same_target(url, other)), "")
        # What a field says in its text, as `arXiv preprint arXiv:...`, is nothing that it lacks.
        if name or not any(text in field.lower() for field in publication.fields.values()):
            yield name, url


def _written_ids(item: PageItem) -> Iterator[tuple[str, str]]:
    """Yield the identifiers that stand on the page as text and not as a link, and their URLs."""
    linked = [parse_identifier(link.url) for link in item.links]
    known = {each.id.lower() for each in linked if isinstance(each, Identifier)}
    for prefix, found in ((_ARXIV, item.arxiv), (_DOI, item.doi)):
        if found and found.lower() not in known:
            yield found.lower(), f"{prefix}{found}"


def _same_target(one: str, other: str) -> bool:
    first, second = link_target(one), link_target(other)
    if not first or not second:
        return False
    if first == second or first.rstrip("/") == second.rstrip("/"):
        return True
    if "://" not in one or "://" not in other:  # a path of the site
        short, long = sorted((first, second), key=len)
        return long.endswith(f"/{short}")
    here, there = parse_identifier(one), parse_identifier(other)
    if not isinstance(here, Identifier) or not isinstance(there, Identifier):
        return False
    if here.kind != there.kind:
        return False
    return here.id == there.id if here.kind == "arxiv" else doi_key(here.id) == doi_key(there.id)
