"""Pages with marked regions: read, rendered, compared, written.

`pubtool render --write` and `--check` are made of these functions, and `stale-page` of `check` too.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pubtool.bibtex.blocks import Source as Text
from pubtool.cli.outputs import refuse_inputs
from pubtool.cli.region_lists import RegionLists
from pubtool.cli.session import relative
from pubtool.errors import PubtoolError, UnreadableInput, UsageProblem
from pubtool.files import read_text
from pubtool.pages.regions import (
    edited_by_hand,
    is_markdown,
    is_stale,
    laid_out,
    read_regions,
    replaced,
)
from pubtool.replacing import replace_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.cli.session import Session
    from pubtool.files import Source
    from pubtool.pages.markers import Problem
    from pubtool.pages.regions import Page, Region


#: What `Session.report` takes for "the list is not empty"; pages tell that of each of their lists.
_SHOWN = 1

_EDITED = "this list was edited by hand; take the change over into the BibTeX file or the template"
_EMPTIED = (
    "this list would be emptied, for the BibTeX files hold no publication; see `pubtool check`"
)


class PageFile(NamedTuple):
    """A page as it was read."""

    source: Source
    page: Page

    @property
    def name(self) -> str:
        """The name that messages show."""
        return self.source.path


class Rendered(NamedTuple):
    """A page with its lists as they should be.

    `stale` are the regions that stand otherwise in the page, `guarded` those of them that are only
    written by force, with the reason, `empty` those that show nothing.
    """

    file: PageFile
    text: str
    stale: tuple[Region, ...]
    guarded: tuple[tuple[Region, str], ...]
    empty: tuple[Region, ...]


def write_pages(session: Session, names: tuple[str, ...], *, force: bool) -> int:
    """Bring the regions of the named or configured pages up to date; all of them or none."""
    pages = render_pages(session, asked_pages(session, names))
    for page in pages:
        if page.guarded and not force:
            region, reason = page.guarded[0]
            raise PubtoolError(
                f"{_place(page.file, region.begin)}: {reason}, or overwrite it with --force"
            )
    replace_all((page.file.source, page.text) for page in pages if page.stale)
    for page in pages:
        _report(session, page, "written" if page.stale else "up to date")
    if pages:
        session.report(_SHOWN)
    return 0


def check_pages(session: Session, names: tuple[str, ...]) -> int:
    """Print a diff for each named or configured page that is stale; return 1 where one is."""
    from pubtool.cli.diffs import unified
    from pubtool.cli.terminal import printable_lines

    pages = render_pages(session, asked_pages(session, names))
    stale = [page for page in pages if page.stale]
    for page in stale:
        difference = unified(page.file.name, page.file.source.text, page.text)
        click.echo(printable_lines(difference), nl=False)
    for page in pages:
        _report(session, page, "stale" if page.stale else "up to date")
        for region, reason in page.guarded:
            command = mending_command(session, [page.file.name], force=True)
            where = _place(page.file, region.begin)
            session.say(f"{where}: {reason}, or run `{command}` to overwrite it")
    if pages:
        session.report(_SHOWN)
    plain = [page.file.name for page in stale if not page.guarded]
    if plain:
        command = mending_command(session, plain)
        session.say(f"run `{command}` to bring {'it' if len(plain) == 1 else 'them'} up to date")
    return 1 if stale else 0


def mending_command(session: Session, names: Iterable[str], *, force: bool = False) -> str:
    """Return the command that brings pages up to date, with the same files and configuration."""
    parts = ["pubtool"]
    for file in session.files:
        parts += ("--file", file)
    if session.config_path:
        parts += ("--config", session.config_path)
    return shlex.join([*parts, "render", "--write", *(["--force"] if force else []), *names])


def asked_pages(session: Session, names: tuple[str, ...]) -> list[PageFile]:
    """Return the named pages, else the configured ones that have regions; says where none has.

    Raises UsageProblem where none is named nor configured, where a marker is wrong, and where there
    is no region on a named page; UnreadableInput for a page that cannot be read.
    """
    pages = read_pages(session, names)
    for file in pages:
        if file.page.problems:
            raise UsageProblem(problem_line(file, file.page.problems[0]))
    found = [file for file in pages if file.page.regions]
    without = [file.name for file in pages if not file.page.regions]
    if without and (names or not found):
        missing = (
            f"{', '.join(without)}: there is no marked region; put the lines"
            " `<!-- pubtool: begin all -->` and `<!-- pubtool: end -->` where the list belongs"
        )
        if names:
            raise UsageProblem(missing)
        if not session.quiet:
            session.say(missing)
    return found


def read_pages(session: Session, names: tuple[str, ...] = ()) -> list[PageFile]:
    """Return the named pages, else the configured ones, each once."""
    configured = [relative(session.config.root / name) for name in session.config.pages]
    paths: dict[Path, str] = {}
    for name in names or configured:
        paths.setdefault(Path(name).resolve(), name)
    if not paths:
        raise UsageProblem(
            "no page is named: name some, `pubtool render --write index.md`,"
            ' or configure them: [pages], "index.md" = {}'
        )
    return [read_kept(name) for name in paths.values()]


def render_pages(session: Session, files: list[PageFile]) -> list[Rendered]:
    """Return the pages with their lists as they should be; nothing is written.

    Raises UsageProblem, with the page and line of the marker, where a list cannot be rendered.
    """
    lists = RegionLists(session)
    for file in files:
        refuse_inputs(session, file.name)
    return [_rendered(lists, file) for file in files]


def problem_line(file: PageFile, problem: Problem) -> str:
    """Return what is wrong with a marker, with its place."""
    return f"{_place(file, (problem.start, problem.end))}: {problem.message}"


def read_file(name: str) -> PageFile:
    """Return a page as it is; raises UnreadableInput where it cannot be read."""
    if not Path(name).exists():
        raise UnreadableInput(f"{name}: there is no such page")
    source = read_text(name)
    return PageFile(source, read_regions(source.text, markdown=is_markdown(name)))


def read_kept(name: str) -> PageFile:
    """Return a page that can be written again; raises UnreadableInput for what is no file."""
    path = Path(name)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnreadableInput(f"{name}: this is no regular file; a page has to be one")
    return read_file(name)


def _rendered(lists: RegionLists, file: PageFile) -> Rendered:
    page = file.page
    contents = []
    anchors: dict[str, int] = {}
    for region in page.regions:
        markup, text = lists.rendered(region, file.name, file.page, anchors)
        contents.append(laid_out(page, region, text, markup=markup))
    pairs = list(zip(page.regions, contents, strict=True))
    return Rendered(
        file,
        replaced(page, contents),
        tuple(region for region, content in pairs if is_stale(page, region, content)),
        tuple(_guarded(page, pairs, has_publications=bool(lists.publications))),
        tuple(region for region, content in pairs if not content),
    )


def _guarded(
    page: Page, pairs: Iterable[tuple[Region, str]], *, has_publications: bool
) -> Iterator[tuple[Region, str]]:
    """Yield the regions that are not overwritten unasked, and why, with what to do about it."""
    for region, content in pairs:
        if edited_by_hand(page, region, content):
            yield region, _EDITED
        elif not has_publications and page.text[slice(*region.content)].strip():
            yield region, _EMPTIED


def _report(session: Session, page: Rendered, state: str) -> None:
    """Say how many lists a page has, and which show nothing."""
    if session.quiet:
        return
    count = len(page.file.page.regions)
    session.say(f"{page.file.name}: {count} list{'s' * (count != 1)}, {state}")
    for region in page.empty:
        total = len(session.reading.publications)
        where = _place(page.file, region.begin)
        session.say(f"{where}: none of {total} publication{'s' * (total != 1)} is in this list")


def _place(file: PageFile, span: tuple[int, int]) -> str:
    return str(Text(file.source.text, file.name).place(*span))
