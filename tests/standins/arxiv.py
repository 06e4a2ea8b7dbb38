"""arXiv's query endpoint: https://info.arxiv.org/help/api/user-manual.html."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from standins.papers import Paper, displayed
from standins.replies import Question, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ATOM = "application/atom+xml; charset=utf-8"

_WELL_FORMED = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v[1-9]\d*)?")

_HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"\
 xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/standin</id>
  <title>arXiv Query: search_query=&amp;id_list={ids}&amp;max_results={most}</title>
  <updated>2026-01-01T00:00:00Z</updated>
  <opensearch:itemsPerPage>{most}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
"""


class Asked(NamedTuple):
    """An id as it was asked for: without its version, and the version, 0 for the newest."""

    number: str
    version: int


def query(
    question: Question, papers: Iterable[Paper], recorded: Mapping[str, str] | None = None
) -> Reply:
    """Answer a query by ids; `recorded` are entries to serve as they are, by id."""
    values = {**question.query, **dict(parse_qsl(question.body.decode("utf-8", "replace")))}
    texts = [text.strip() for text in values.get("id_list", "").split(",") if text.strip()]
    for text in texts:
        if not _WELL_FORMED.fullmatch(text):
            return _error(f"incorrect id format for {text}")
    most, start = int(values.get("max_results", "10")), int(values.get("start", "0"))
    if most > 30_000:
        return _error("max_results must be less than 30000")
    entries = _entries([_split(text) for text in texts], papers, recorded or {})
    # The order is by score, which for ids means nothing: it is never that of the request.
    chosen = entries[::-1][start : start + most]
    ids = escape(",".join(texts))
    head = _HEAD.format(ids=ids, start=start, most=most, total=len(entries))
    return Reply(200, ATOM, (head + "".join(chosen) + "</feed>\n").encode())


def _split(text: str) -> Asked:
    number, mark, version = text.rpartition("v")
    return Asked(number, int(version)) if mark and version.isdigit() else Asked(text, 0)


def _entries(
    asked: Iterable[Asked], papers: Iterable[Paper], recorded: Mapping[str, str]
) -> list[str]:
    by_number = {paper.arxiv: paper for paper in papers if paper.arxiv}
    found = []
    for number, version in dict.fromkeys(asked):
        known = recorded.get(f"{number}v{version}" if version else number)
        paper = by_number.get(number)
        if known is not None:
            found.append(known)
        elif paper is not None and version <= len(paper.versions):
            found.append(entry(paper, version or len(paper.versions)))
    return found


def entry(paper: Paper, version: int) -> str:
    """Return a paper as an entry of the feed, as it is written since 2026."""
    url = f"arxiv.org/abs/{paper.arxiv}v{version}"
    lines = [
        f"<id>http://{url}</id>",
        f"<title>{escape(paper.title)}</title>",
        f"<updated>{paper.versions[version - 1]}T12:00:00Z</updated>",
        f'<link href="https://{url}" rel="alternate" type="text/html"/>',
        f"<summary>{escape(paper.abstract)}</summary>",
        *(
            f'<category term="{name}" scheme="http://arxiv.org/schemas/atom"/>'
            for name in paper.categories
        ),
        f"<published>{paper.versions[0]}T12:00:00Z</published>",
        f'<arxiv:primary_category term="{paper.categories[0]}"/>',
    ]
    if paper.comment:
        lines.append(f"<arxiv:comment>{escape(paper.comment)}</arxiv:comment>")
    if paper.journal_ref:
        lines.append(f"<arxiv:journal_ref>{escape(paper.journal_ref)}</arxiv:journal_ref>")
    if paper.doi and paper.on_arxiv:
        lines.append(f"<arxiv:doi>{escape(paper.doi)}</arxiv:doi>")
    for author in paper.authors:
        lines += ["<author>", f"  <name>{escape(displayed(author))}</name>", "</author>"]
    inner = "".join(f"    {line}\n" for line in lines)
    return f"  <entry>\n{inner}  </entry>\n"


def _error(text: str) -> Reply:
    where = f"https://arxiv.org/api/errors#{text.replace(' ', '_')}"
    inner = (
        f"  <entry>\n    <id>{escape(where)}</id>\n    <title>Error</title>\n"
        f"    <updated>2026-01-01T00:00:00Z</updated>\n    <summary>{escape(text)}</summary>\n"
        "    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n"
    )
    head = _HEAD.format(ids="", start=0, most=1, total=1)
    return Reply(400, ATOM, (head + inner + "</feed>\n").encode())
