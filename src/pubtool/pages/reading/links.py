"""The links of a line: which are labels (`[pdf]`, `arXiv`, badges), and the line without these."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.items import PageLink
from pubtool.pages.reading.people.names import read_names
from pubtool.pages.reading.vocabulary import LABEL, TAG, URL, YEAR
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.pages.reading.seen.flat import Flat

_HOLE = "\ue000"
_DECORATION = re.compile(
    r"(?:[\s\[(|/·,;•–:【（-]*"
    r"(?:(?i:doi|url|link|pmid|arxiv|see|available (?:at|online at|here|from))[\s:]*)?"
    rf"{_HOLE}+[\s\])|/·•】）]*(?:[,;](?=\s*{_HOLE}))?)+"
)
#: Nothing but what stands between links.
_BETWEEN = re.compile(r"[\s\[\]()|/·,;•–:.-]*")
_ARXIV = re.compile(r"(?i)\barxiv:\s?(\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[a-z]{2})?/\d{7})")
#: An address that the page shows as text; a full stop at its end is none of it.
_ADDRESS = re.compile(r"(?<![\w\"'=])https?://[^\s<>()\[\]{}\"“”]*[^\s<>()\[\]{}\"“”.,;:!?'*_]")
#: The address of an article or a file of it, not that of a journal or a conference.
_ARTICLE = re.compile(
    r"(?i)/10\.\d{4,9}/\w|/(?:articles?|abs|pii|stable|fulltext|document|paper|manuscript)/[^/?#]*\d"
    r"|/(?:articles?|journals?|content)/\S*\d{4}\S*/|[?&]id=\w{6}|\.pdf$"
    r"|//[^/]+/\d{4}-\d{3}[\dX]/\d"
)
#: The number of a paper that leads to it: `[J4](...) Ann Lee, ...`.
_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,3}")
#: A link alone in its line is a title from so many words on.
_TITLE = 3
#: What a label says in passing: `Tool (access on request)`.
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_FRAME = " []()|/,;›»→↗\u200b"
#: How addresses begin that lead to no other page.
NOWHERE = ("#", "javascript:")
_DOI = re.compile(r"(?i)(?:\bdoi\s*:?\s*|(?<=[(\[]))(10\.\d{4,9}/[^\s,;]+[^\s,;.)\]])")


def identifiers(links: Iterable[PageLink], text: str = "") -> tuple[str, str]:
    """Return the arXiv id and the DOI that the links hold, else those in a text; or empty ones."""
    from pubtool.identifiers import Identifier, parse_identifier

    written = _ARXIV.search(text)
    found: dict[str, str] = {}
    for link in links:
        paper = parse_identifier(link.url)
        if isinstance(paper, Identifier) and "{" not in paper.id:  # `%7B`: two of them, glued
            found.setdefault(paper.kind, paper.id)
    if written:
        found.setdefault("arxiv", written[1])
    return found.get("arxiv", ""), found.get("doi", "")


class Linked(NamedTuple):
    """A line without the labels of its links, and its links."""

    line: Flat
    labels: tuple[PageLink, ...]
    doi: str = ""


def take_links(line: Flat, *, first: bool = False) -> Linked:
    """Return a line without its link labels; links that are titles or names stay in it.

    The `first` line of a publication may begin with a link that is a short title.
    """
    found = [
        (start, end)
        for number, start, end in line.stretches(lambda run: run.link or -run.image)
        if number
    ]
    if not found and "10." not in line.text and "://" not in line.text:
        return Linked(line, ())
    alone = not first and bool(found) and _only_links(line.text, found)
    labels: list[PageLink] = []
    text = list(line.text)
    for start, end in _label_spans(line, found, first=first, alone=alone):
        run = line.runs[start]
        text[start:end] = _HOLE * (end - start)
        if not run.link:  # a picture that leads nowhere is no text
            continue
        bare = line.text[start:end].strip(_FRAME)
        if run.href and not run.href.lower().startswith(NOWHERE):
            labels.append(PageLink(_label(bare, run.href), run.href))
    for address in _ADDRESS.finditer("".join(text)):
        if not any(run.link for run in line.runs[slice(*address.span())]):
            labels.append(PageLink(_label(address[0], address[0]), address[0]))
            text[slice(*address.span())] = _HOLE * len(address[0])
    doi = _DOI.search("".join(text))
    if doi:
        text[doi.start() : doi.end()] = _HOLE * (doi.end() - doi.start())
    holes = [_within_words(line.text, *each.span()) for each in _DECORATION.finditer("".join(text))]
    rest = line.without(holes)
    return Linked(rest, tuple(labels), doi[1] if doi else "")


def _within_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch to be left out, without its first blank where words would meet."""
    meet = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    return start + (meet and text[start].isspace()), end


def paper_links(line: Flat, taken: Iterable[tuple[int, int]]) -> Iterator[PageLink]:
    """Yield the links of a line that lead to the paper: those on its venue, by their addresses.

    `taken` are the stretches that are title and authors.
    """
    spans = list(taken)
    for number, start, end in line.stretches(lambda run: run.link):
        url = line.runs[start].href
        if not number or any(begin <= start < last for begin, last in spans):
            continue
        if _ARTICLE.search(url):
            yield PageLink(line.text[start:end].strip(_FRAME) or "link", url)


def _label_spans(
    line: Flat, found: list[tuple[int, int]], *, first: bool, alone: bool
) -> list[tuple[int, int]]:
    """Return which of the links and pictures of a line are labels, beside one another too."""
    spans = []
    before = -1
    for start, end in found:
        run = line.runs[start]
        bare = line.text[start:end].strip(_FRAME)
        if first and not start:
            label = bool(LABEL.match(bare) or _NUMBER.fullmatch(bare))
        else:
            label = _is_label(line.text, bare, start, end)
        if not label and before >= 0 and len(_ASIDE.sub("", bare).split()) < 5:
            beside = bool(_BETWEEN.fullmatch(line.text, before, start))
            label = beside and read_names(bare).end != len(bare)
        venue = alone and len(found) == 1 and TAG.match(bare) and YEAR.search(bare)
        if run.image or not run.link or (alone and not venue) or label or not bare:
            spans.append((start, end))
            before = end
        else:
            before = -1
    # A short link in front of a label is one too: `[MR] [journal]`.
    for (start, end), (after, _) in reversed(list(pairwise(found))):
        if (start, end) in spans or not any(after == begin for begin, _ in spans):
            continue
        bare = line.text[start:end].strip(_FRAME)
        beside = len(bare.split()) < 3 and bool(_BETWEEN.fullmatch(line.text, end, after))
        if start and beside and (bare.isupper() or not read_names(bare).names):
            spans.append((start, end))
    return sorted(spans)


def _only_links(text: str, found: list[tuple[int, int]]) -> bool:
    """Return whether a line is nothing but links with short texts, and no title."""
    if len(found) == 1 and words_in(text) >= _TITLE and not LABEL.match(text.strip(_FRAME)):
        return False
    at = 0
    for start, end in found:
        label = text[start:end]
        if not _BETWEEN.fullmatch(text, at, start) or len(label.split()) > 4:
            return False
        if read_names(label).end == len(label) and not LABEL.match(label.strip(" []()")):
            return False
        at = end
    return bool(_BETWEEN.fullmatch(text, at))


def _is_label(text: str, bare: str, start: int, end: int) -> bool:
    if not bare or LABEL.match(bare) or URL.match(bare):
        return True
    if len(bare.split()) > 3 or len(bare) > 40:
        return False
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    framed = before in ("[", "(", "|") or after in ("]", "|")
    outside = text[start:end].strip()
    if outside.startswith("[") and outside.endswith("]"):
        framed = True
    return framed and read_names(bare).end != len(bare)


def _label(bare: str, url: str) -> str:
    """Return what a link is called: a text that is an address itself says little."""
    if not URL.match(bare):
        return bare or "link"
    place = f"{bare} {url}".lower()
    if "arxiv" in place:
        return "arXiv"
    return "doi" if "doi" in place or "10." in bare[:3] else "link"
