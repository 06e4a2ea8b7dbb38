"""What hand-written pages and the BibTeX files say differently, for `diff` and for `check`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.blocks import Source as Text
from pubtool.cli.options import list_settings
from pubtool.cli.session import relative
from pubtool.findings import brought_finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.cli.session import Session
    from pubtool.findings import Finding, Place
    from pubtool.pages.comparing import Difference

_RULE = "page-drift"
_ENTRY = re.compile(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,\s*[\w+-]+\s*=\s*[{\"\d]")
_LINE_END = re.compile(r"\r\n?|\n")


class Drift(NamedTuple):
    """A page compared with a list: how many publications each has, and the differences.

    `unread` are the keys of those that the page has and that could not be read there, `skipped` the
    lines of what stands among publications and could not be read.
    """

    page: str
    text: str
    list_name: str
    items: int
    listed: int
    differences: tuple[Difference, ...]
    unread: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()


#: So many of the things that were not understood are named.
_MOST_NAMED = 5


def named(things: Sequence[object]) -> str:
    """Return the first of some things as a list in a sentence."""
    return ", ".join(map(str, things[:_MOST_NAMED])) + ", ..." * (len(things) > _MOST_NAMED)


def not_understood(lines: Sequence[int]) -> str:
    """Return as a sentence which items of a list of publications could not be read."""
    one = len(lines) == 1
    return (
        f"{len(lines)} item{'' if one else 's'} beside publications not understood: "
        f"line{'' if one else 's'} {', '.join(map(str, lines))}"
    )


def none_recognised(text: str) -> str:
    """Return as a sentence that a page has no publication, and what would help."""
    said = "no publication was recognised on this page"
    if _ENTRY.search(text):
        return f"{said}; `pubtool add --bibtex FILE` reads the BibTeX that it holds"
    return f"{said}: that needs authors beside a title, in list items, paragraphs, rows or headings"


def compare_page(session: Session, page: str, list_name: str) -> Drift:
    """Return how a page differs from a list.

    Raises `UnreadableInput` for a page that cannot be read, `UsageProblem` for an unknown list.
    """
    from pubtool.files import read_text
    from pubtool.listing import choose
    from pubtool.pages.comparing import compare
    from pubtool.pages.reading import read_page

    settings = list_settings(session.config, list_name, None)
    source = read_text(page)
    publications = session.reading.publications
    titles = [each.title_text for each in publications]
    seen = read_page(source.text, source.path, session.config.me, titles=titles)
    listed = choose(publications, settings)
    found = compare(seen, publications, listed, session.config)
    return Drift(
        source.path,
        source.text,
        settings.name,
        len(seen.items),
        len(listed),
        found.differences,
        tuple(publication.key for publication in found.unread),
        seen.skipped,
    )


def drift_findings(drift: Drift) -> list[Finding]:
    """Return a finding for each difference, where the publication stands on the page.

    What the page lacks is found in its first line.
    """
    from pubtool.pages.comparing import sentence

    text = Text(drift.text, drift.page)
    starts = [0, *(match.end() for match in _LINE_END.finditer(drift.text))]
    return [
        brought_finding(
            _RULE,
            _place(text, starts, difference.line or 1),
            sentence(difference, drift.list_name),
            difference.key,
        )
        for difference in drift.differences
    ]


def _place(text: Text, starts: list[int], line: int) -> Place:
    """Return the place of a line without the white space around its text."""
    line = min(line, len(starts))
    start = starts[line - 1]
    end = starts[line] if line < len(starts) else len(text.text)
    content = text.text[start:end]
    lead = len(content) - len(content.lstrip())
    if not content.strip():
        return text.place(start)
    return text.place(start + lead, start + len(content.rstrip()))


def page_drift(session: Session) -> list[Finding]:
    """Return how the configured pages without marked regions differ from their lists.

    A page that cannot be read is left out: that is another rule's finding.
    """
    from pubtool.cli.pages import read_kept
    from pubtool.errors import UnreadableInput

    findings: list[Finding] = []
    for name, settings in session.config.pages.items():
        path = relative(session.config.root / name)
        try:
            page = read_kept(path).page
            if not page.regions and not page.problems:
                findings += drift_findings(compare_page(session, path, settings.list))
        except UnreadableInput:
            continue
    return findings
