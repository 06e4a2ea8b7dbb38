"""What `pubtool update` prints: the changes of an entry as a diff of its fields, and doubts."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from pubtool.cli.terminal import printable
from pubtool.updating.changes import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pubtool.cli.updates import Outcome
    from pubtool.model import Publication
    from pubtool.updating.changes import FieldChange, Proposal
    from pubtool.updating.metadata import Contradiction

WIDTH = 80


def line_of(publication: Publication) -> str:
    """Return file and line of an entry: `pubs.bib:12`."""
    from pubtool.bibtex.blocks import Source

    line = Source(publication.text, publication.file).line(publication.start)
    return f"{publication.file}:{line}"


def show_proposal(outcome: Outcome, proposal: Proposal, place: str, *, color: bool) -> None:
    """Print what changes in one entry, why, and which service says so."""
    verdict, record = outcome.verdict, outcome.record
    if verdict is None or record is None:
        return
    heading = f"{place}: {outcome.publication.key} is published: doi:{record.doi}"
    click.echo(click.style(printable(heading), bold=True), color=color)
    why = "; ".join((f"named by {outcome.source}", *verdict.reasons))
    _echo(f"  {verdict.confidence} confidence: {why}", color=color)
    for change in proposal.changes:
        for sign, text in _signed(change):
            style = {"-": "red", "+": "green"}[sign]
            _echo(f"  {sign} {text}", indent=6, fg=style, color=color)
    for remark in (*proposal.remarks, *outcome.reasons):
        _echo(f"  note: {remark}", color=color)


def show_contradictions(
    place: str, key: str, found: Iterable[Contradiction], *, color: bool
) -> None:
    """Print where an entry and a service contradict each other."""
    click.echo(click.style(printable(f"{place}: {key} is contradicted"), bold=True), color=color)
    for each in found:
        _echo(f"  - {each.field}: {each.ours}", indent=6, fg="red", color=color)
        theirs = f"  + {each.field}: {each.theirs} ({each.service})"
        _echo(theirs, indent=6, fg="green", color=color)


def show_doubts(place: str, outcome: Outcome, *, color: bool) -> None:
    """Print what of one preprint does not fit together."""
    key = outcome.publication.key
    click.echo(click.style(printable(f"{place}: {key} is doubtful"), bold=True), color=color)
    for reason in outcome.reasons:
        _echo(f"  {reason}", color=color)


def could_not_ask(outcomes: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """Yield a line for each reason why services could not be asked, with the keys concerned."""
    keys: dict[str, list[str]] = {}
    for key, reasons in outcomes:
        for reason in reasons:
            keys.setdefault(reason, []).append(key)
    for reason, concerned in keys.items():
        more = len(concerned) - 5
        names = ", ".join(concerned[:5]) + (f" and {more} more" if more > 0 else "")
        yield f"could not ask about {names}: {reason}"


def _signed(change: FieldChange) -> Iterator[tuple[str, str]]:
    """Yield the lines of one change: what goes, what comes and from where."""
    name = "type" if change.name == TYPE else change.name
    if change.old:
        yield "-", f"{name}: {change.old}"
    if change.new is not None:
        yield "+", f"{name}: {change.shown} ({change.service})"


def _echo(text: str, *, indent: int = 4, fg: str | None = None, color: bool) -> None:
    """Print a text in lines of 80 columns; a long word, such as a URL, is not cut."""
    lines = textwrap.wrap(
        printable(text),
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        click.echo(click.style(line, fg=fg) if fg else line, color=color)
