"""The file that new entries go into: which one it is, its text, and what is shown of its change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from pubtool.adding.planning import Position, Target
from pubtool.cli.session import relative
from pubtool.cli.terminal import printable, printable_lines
from pubtool.errors import UnwritableOutput, UsageProblem
from pubtool.files import STANDARD_INPUT, Source, encode, read_text, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.bibtex import Grown, NewEntry
    from pubtool.cli.session import Session


class Order(NamedTuple):
    """How to add: into which file and where, and whether to show an `entry` or a `diff` only."""

    to: str | None = None
    position: Position = "end"
    force: bool = False
    shows: Literal["", "entry", "diff"] = ""
    offline: bool = False
    no_cache: bool = False


class Sources(NamedTuple):
    """The texts of all files as they are now; the one to be written need not be there yet."""

    texts: tuple[Source, ...]
    number: int
    is_new: bool

    @property
    def chosen(self) -> Source:
        """The file to be written."""
        return self.texts[self.number]

    def target(self, position: Position) -> Target:
        """Return the files, read as BibTeX."""
        from pubtool.bibtex import load

        bibliography = load((source.path, source.text) for source in self.texts)
        return Target(bibliography, bibliography.documents[self.number], position)

    def changed(self, text: str) -> Sources:
        """Return the files as they are once the new text is written."""
        texts = list(self.texts)
        texts[self.number] = self.chosen._replace(text=text)
        return self._replace(texts=tuple(texts))


def read_sources(session: Session, order: Order) -> Sources:
    """Return all files, read.

    Raises UnreadableInput, and UsageProblem where the file to be written is none of them.
    """
    paths = list(dict.fromkeys(session.files)) or [
        relative(session.config.root / file) for file in session.config.files
    ]
    chosen = _chosen(paths, order.to)
    if chosen == STANDARD_INPUT and not order.shows:
        raise UsageProblem("standard input cannot be added to: name a file, or use --print")
    is_new = _is_missing(chosen)
    texts = []
    for path in paths:
        is_optional = path == chosen or order.shows == "entry"
        texts.append(Source(path, "") if is_optional and _is_missing(path) else read_text(path))
    return Sources(tuple(texts), paths.index(chosen), is_new)


def _is_missing(path: str) -> bool:
    """Return whether there is nothing of this name, not even a link that leads nowhere."""
    return path != STANDARD_INPUT and not os.path.lexists(path)


def _chosen(paths: list[str], to: str | None) -> str:
    """Return the path of the file to be written."""
    if to is None:
        return paths[0]
    for path in paths:
        if path == to or (path != STANDARD_INPUT and Path(path).resolve() == Path(to).resolve()):
            return path
    known = ", ".join(paths)
    raise UsageProblem(f"--to {to}: this is none of the files ({known}); name it with --file too")


def write(session: Session, sources: Sources, text: str) -> None:
    """Write the new text of the file, which was read under its lock. Raises UnwritableOutput.

    That there was no such file before is said: it may have been meant to be another one.
    """
    source = sources.chosen
    if not sources.is_new:
        from pubtool.replacing import replace

        replace(source, text)
    elif Path(source.path).exists():
        raise UnwritableOutput(f"{source.path}: the file was made meanwhile; run it again")
    elif text:
        write_atomic(Path(source.path), encode(source, text))
        if not session.quiet:
            session.say(f"created {source.path}")


def show_entries(target: Target, entries: Iterable[NewEntry]) -> None:
    """Print entries as they would be written."""
    from pubtool.bibtex import layout_of, write_entry

    layout = layout_of(target.document)
    texts = [write_entry(entry, layout).strip() for entry in entries]
    if texts:
        shown = "\n\n".join(texts).replace("\r\n", "\n").replace("\r", "\n")
        click.echo(printable_lines(shown))


def show_diff(source: Source, text: str) -> None:
    """Print what would change in the file."""
    from pubtool.cli.diffs import unified

    click.echo(printable_lines(unified(source.path, source.text, text)), nl=False)


def say_unsorted(session: Session, target: Target) -> None:
    """Say that new entries stand at the end, where they were to be sorted into a file that is not.

    Of a file with one entry nobody can say how it is sorted.
    """
    from pubtool.bibtex import is_sorted

    document = target.document
    if session.quiet or target.position != "sorted" or len(document.entries) < 2:
        return
    if not is_sorted(document):
        session.say(
            f"{document.path} is sorted neither by key nor by year: new entries stand at its end"
        )


def report_added(session: Session, sources: Sources, grown: Grown, keys: Sequence[str]) -> None:
    """Print where each new entry stands in the file as it is now, and what the rules find in it.

    For the rules all files are read again, with the new text. Beside what they were before, a large
    one would take twice the memory: whoever calls has let go of that.
    """
    if not keys:
        return
    places = {entry.key: entry.source.place(entry.start) for entry in grown.entries}
    for key in keys:
        click.echo(printable(f"added {key} to {places[key].file}:{places[key].line}"))
    if session.quiet:
        return
    import datetime

    from pubtool.checking.entries import findings_in
    from pubtool.checking.selection import choose_rules
    from pubtool.cli.reports import text_line

    bibliography, document, _ = sources.changed(grown.text).target("end")
    chosen = choose_rules(session.config, [], [])
    today = datetime.date.today()
    new = [entry for entry in document.entries if entry.key in places]
    for finding in findings_in(new, bibliography, session.config, today, chosen, session.assets):
        session.say(text_line(finding))
