"""`pubtool add --bibtex FILE`: the entries of another file that this one lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.adding.merging import Merge, merge, problems_of
from pubtool.cli.targets import (
    read_sources,
    report_added,
    say_unsorted,
    show_diff,
    show_entries,
    write,
)
from pubtool.errors import PubtoolError, UsageProblem
from pubtool.files import STANDARD_INPUT, read_text

if TYPE_CHECKING:
    from pubtool.bibtex import Document
    from pubtool.cli.session import Session
    from pubtool.cli.targets import Order, Sources


def merge_file(session: Session, path: str, order: Order) -> int:
    """Add the entries of another file and return the exit status.

    That an entry is there already is no error; a broken one is, for it is left out too.
    """
    from pubtool.bibtex import parse

    sources = read_sources(session, order)
    source = read_text(path)
    if path == STANDARD_INPUT and any(each.path == source.path for each in sources.texts):
        raise UsageProblem("standard input cannot be both: name one of the files")
    other = parse(source.text, source.path)

    if order.shows:
        made = _shown(session, sources, other, order)
    else:
        chosen = sources.chosen.path
        del sources  # they are read again under the lock
        made = _written(session, chosen, other, order)
    for each in made.broken:
        session.say(f"error: {each}")
    if not session.quiet:
        _say(session, made)
        if problems := problems_of(other):
            count = sum(problems.values())
            errors = f"{count} error{'s' * (count != 1)} ({', '.join(problems)})"
            them = "them" if count > 1 else "it"
            session.say(f"{source.path} has {errors}; `pubtool check {path}` shows {them}")
    return PubtoolError.exit_status if made.broken else 0


def _shown(session: Session, sources: Sources, other: Document, order: Order) -> Merge:
    """Show what would be added."""
    target = sources.target(order.position)
    made = merge(target, other, session.config.key, force=order.force)
    if order.shows == "entry":
        show_entries(target, [each.entry for each in made.merged])
    else:
        show_diff(sources.chosen, made.text)
    return made


def _written(session: Session, path: str, other: Document, order: Order) -> Merge:
    """Add what is missing to the file that holds the lock, as it is then, and say where."""
    from pubtool.locking import locked

    with locked(path):
        sources = read_sources(session, order)
        target = sources.target(order.position)
        made = merge(target, other, session.config.key, force=order.force)
        write(session, sources, made.text)
    if made.merged:
        say_unsorted(session, target)
    del target  # the blocks of the old text: see `report_added`
    report_added(session, sources, made.grown, [each.key for each in made.merged])
    return made


def _say(session: Session, made: Merge) -> None:
    """Say what was left out and why, and which keys are new."""
    for each in made.skipped:
        advice = "" if each.match.certain else "; --force adds it all the same"
        session.say(f"{each}{advice}")
    for added in made.merged:
        if added.old and added.old != added.key:
            session.say(f"`{added.old}` is `{added.key}` here: its key was taken")
    for remark in made.remarks:
        session.say(remark)
    if not made.merged:
        session.say("nothing to add")
