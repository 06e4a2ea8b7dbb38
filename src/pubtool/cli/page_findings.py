"""What `check` finds in the configured pages: lists that do not show what the BibTeX files say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Source as Text
from pubtool.checking.brought import Brought
from pubtool.cli.pages import PageFile, mending_command, read_kept, render_pages
from pubtool.cli.region_lists import RegionProblem
from pubtool.cli.session import relative
from pubtool.errors import UnreadableInput
from pubtool.findings import Place, brought_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.cli.session import Session
    from pubtool.findings import Finding, Severity

_STALE = "stale-page"
_DRIFT = "page-drift"


def bring(session: Session, chosen: Mapping[str, Severity]) -> Brought:
    """Return what is wrong in the configured pages: marked regions, and lists written by hand.

    Nothing is looked at where other files than the configured ones are checked: the pages show the
    configured ones.
    """
    wanted = frozenset(chosen).intersection((_STALE, _DRIFT))
    if not wanted or not _are_configured(session):
        return Brought()
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    names = [relative(session.config.root / name) for name in session.config.pages]
    for name in dict.fromkeys(names):
        try:
            file = read_kept(name)
        except UnreadableInput as error:
            message = str(error).removeprefix(f"{name}: ")
            findings.append(brought_finding(_STALE, Place(name, 1, 1, 0, 0), message))
            continue
        texts[name] = file.source.text
        if _STALE in wanted:
            findings += _of_page(session, file)
    if _DRIFT in wanted:
        from pubtool.cli.page_drift import page_drift

        findings += page_drift(session)
    return Brought(findings, wanted, texts)


def _are_configured(session: Session) -> bool:
    """Return whether the files of this run are those that the configuration names."""
    root = session.config.root
    configured = {(root / file).resolve() for file in session.config.files}
    return not session.files or {Path(file).resolve() for file in session.files} == configured


def _of_page(session: Session, file: PageFile) -> Iterator[Finding]:
    """Yield the findings of a page; none for one without regions."""
    text = Text(file.source.text, file.name)
    for problem in file.page.problems:
        place = text.place(problem.start, problem.end)
        yield brought_finding(_STALE, place, problem.message)
    if file.page.problems or not file.page.regions:
        return
    try:
        (page,) = render_pages(session, [file])
    except RegionProblem as problem:
        yield brought_finding(_STALE, problem.place, problem.reason)
        return
    guarded = dict(page.guarded)
    for region in page.stale:
        message = "the list is not what the BibTeX files say; run"
        if region in guarded:
            message = f"{guarded[region]}, or overwrite it:"
        command = mending_command(session, [file.name], force=bool(guarded))
        message = f"{message} `{command}`"
        yield brought_finding(_STALE, text.place(*region.begin), message)
