"""What `pubtool add` does for ids: asks the services, writes what they know, says what happened.

The network and the user are asked before the file is locked. Under the lock the files are read
again and everything is decided anew from what they hold then, so that no other writer's entry is
lost or doubled.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from pubtool.adding.duplicates import Known
from pubtool.adding.planning import Candidate, Plan, Target, already_there, known_works, plan
from pubtool.cli.targets import (
    read_sources,
    report_added,
    say_unsorted,
    show_diff,
    show_entries,
    write,
)
from pubtool.cli.terminal import printable
from pubtool.errors import PubtoolError, ServiceUnavailable, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pubtool.adding.drafts import Wishes
    from pubtool.cli.services import Answers
    from pubtool.cli.session import Session
    from pubtool.cli.targets import Order, Sources
    from pubtool.identifiers import Identifier

#: A duplicate, or a paper that does not exist.
_REFUSED = PubtoolError.exit_status


def add(session: Session, wanted: Sequence[Identifier], wishes: Wishes, order: Order) -> int:
    """Add papers and return the exit status."""
    sources = read_sources(session, order)
    target = sources.target(order.position)
    if wishes.key:
        _refuse_taken(target, wishes.key)
    # An entry that is only printed may be there already.
    known = Known() if order.shows == "entry" else known_works(target.bibliography)
    there = already_there(known, wanted)
    for each, match in there.items():
        session.say(f"error: {label(each)} is there already: {match}")
    asked = ask(session, [each for each in wanted if each not in there], order)
    status = max(_REFUSED if there else 0, asked.status)
    if not asked.candidates:
        return status
    adding = _Adding(session, wishes, order)
    done = adding.run(_Read(sources, target, known), asked.candidates)
    del target, known  # the blocks of the old text: see `report_added`
    if not order.shows:
        keys = [addition.entry.key for addition in done.plan.additions]
        report_added(session, done.sources, done.plan.grown, keys)
    adding.say(done.plan)
    refused = done.plan.refusals or done.plan.untitled
    return max(status, _REFUSED if refused else 0)


def _refuse_taken(target: Target, key: str) -> None:
    entry = target.bibliography.get(key)
    if entry is not None:
        where = entry.source.place(entry.start)
        raise UsageProblem(f"--key {key}: this key is taken at {where}; choose another")


def label(identifier: Identifier) -> str:
    """Return what messages call a paper: `arXiv:2509.24006`, `doi:10.1000/182`."""
    return f"{'arXiv' if identifier.kind == 'arxiv' else 'doi'}:{identifier.id}"


class Asked(NamedTuple):
    """The papers that the services know, and the exit status that the others make."""

    candidates: list[Candidate]
    status: int = 0


def ask(session: Session, wanted: Sequence[Identifier], order: Order) -> Asked:
    """Return what the services say about papers; say which ones they do not know."""
    if not wanted:
        return Asked([])
    from pubtool.cli.progress import client_of, progress
    from pubtool.cli.services import Services
    from pubtool.config.environment import with_environment

    settings = with_environment(session.config.services, os.environ)
    arxiv = [each.versioned for each in wanted if each.kind == "arxiv"]
    dois = [each.id for each in wanted if each.kind == "doi"]
    with (
        progress(session, len(wanted), "asking") as advance,
        client_of(session, settings, offline=order.offline, no_cache=order.no_cache) as client,
    ):
        services = Services(client, settings, advance)
        answers = {"arxiv": services.arxiv(arxiv), "doi": services.doi(dois)}
    return _sorted_out(session, wanted, answers, forced=order.force)


def _sorted_out(
    session: Session,
    wanted: Sequence[Identifier],
    answers: Mapping[str, Answers],
    *,
    forced: bool,
) -> Asked:
    """Return the papers that were found; say of the others whether they do not exist."""
    candidates = []
    status = 0
    unknown: dict[str, list[str]] = {}
    for each in wanted:
        records, _, reasons = answers[each.kind]
        name = each.versioned
        if name in records:
            candidates.append(Candidate(label(each), records[name], forced))
        elif name in reasons:
            unknown.setdefault(reasons[name], []).append(label(each))
        else:
            who = "arXiv has no paper" if each.kind == "arxiv" else "doi.org knows no DOI"
            session.say(f"error: {who} {name}")
            status = _REFUSED
    for reason, labels in unknown.items():
        session.say(f"error: {', '.join(labels)}: not added: {reason}")
        status = ServiceUnavailable.exit_status
    return Asked(candidates, status)


class _Read(NamedTuple):
    """The files as they were read, and the papers in them that keep others out."""

    sources: Sources
    target: Target
    known: Known


class _Done(NamedTuple):
    """What was planned at last, and the files that it was planned for."""

    plan: Plan
    sources: Sources


class _Adding:
    """Adds candidates: plans, asks about doubtful ones, and writes what holds under the lock."""

    def __init__(self, session: Session, wishes: Wishes, order: Order) -> None:
        self._session = session
        self._wishes = wishes
        self._order = order

    def run(self, read: _Read, candidates: list[Candidate]) -> _Done:
        """Add the candidates to files that were read, or show how that would be."""
        made = self._plan(read, candidates)
        if self._order.shows == "entry":
            show_entries(read.target, [each.entry for each in made.additions])
        else:
            confirmed = self._confirmed(candidates, made)
            if confirmed != candidates:
                made = self._plan(read, confirmed)
            if self._order.shows == "diff":
                show_diff(read.sources.chosen, made.text)
            else:
                read, made = self._written(read, made, confirmed)
            if made.additions:
                say_unsorted(self._session, read.target)
        return _Done(made, read.sources)

    def _written(self, read: _Read, made: Plan, candidates: list[Candidate]) -> tuple[_Read, Plan]:
        """Write what was planned; where the files are others by now, what is planned for those."""
        from pubtool.locking import locked

        with locked(read.sources.chosen.path):
            now = self._as_it_is(read)
            if now is not read:
                made = self._plan(now, candidates)
            write(self._session, now.sources, made.text)
        return now, made

    def _as_it_is(self, read: _Read) -> _Read:
        """Return the files as they are now: `read` itself where they are still the same."""
        now = read_sources(self._session, self._order)
        if now == read.sources:
            return read
        target = now.target(self._order.position)
        return _Read(now, target, known_works(target.bibliography))

    def _plan(self, read: _Read, candidates: list[Candidate]) -> Plan:
        pattern = self._session.config.key
        return plan(read.target, candidates, self._wishes, pattern, read.known)

    def _confirmed(self, candidates: list[Candidate], made: Plan) -> list[Candidate]:
        """Return the candidates, those forced that the user wants though they may be there."""
        if not (made.refusals and sys.stdin.isatty() and sys.stderr.isatty()):
            return candidates
        wanted = {
            refusal.label
            for refusal in made.refusals
            if not refusal.match.certain
            and click.confirm(printable(f"{refusal}; add it all the same?"), err=True)
        }
        return [each._replace(forced=each.forced or each.label in wanted) for each in candidates]

    def say(self, made: Plan) -> None:
        """Say what was refused, what was asked for twice, and what services remark."""
        session = self._session
        for name, other in made.repeated:
            session.say(f"{name} is the same paper as {other}; it is added once")
        for refusal in made.refusals:
            advice = "" if refusal.match.certain else "; --force adds it all the same"
            session.say(f"error: {refusal}{advice}")
        for each in made.untitled:
            who = each.record.service
            session.say(f"error: {each.label}: not added: {who} gives no title; --set title=TEXT")
        if session.quiet:
            return
        for addition in made.additions:
            record, name = addition.candidate.record, addition.candidate.label
            for remark in record.remarks:
                session.say(f"{name}: {remark}")
            for notice in record.retracted_by:
                session.say(f"{name}: this paper was retracted, see doi:{notice}")
            if record.arxiv and record.doi and not self._order.shows:
                session.say(
                    f"{name} was published as doi:{record.doi}; "
                    f"`pubtool update {addition.entry.key}` completes the entry"
                )
