"""What `pubtool import` does: reads the pages, asks the services, prints or writes, says the rest.

As with `add`, the network is asked before the file is locked, and under the lock everything is
decided anew from what the files hold then.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pubtool.cli.page_reading import read, refuse_absent, say_what_was_read
from pubtool.cli.targets import read_sources, report_added, write
from pubtool.cli.terminal import printable_lines
from pubtool.errors import PubtoolError, ServiceUnavailable, UsageProblem
from pubtool.importing.people import owner_of
from pubtool.importing.planning import Import, plan_import
from pubtool.importing.works import merge_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pubtool.adding.planning import Target
    from pubtool.cli.session import Session
    from pubtool.cli.targets import Order, Sources
    from pubtool.importing.sightings import Work
    from pubtool.sources.records import Record


def import_pages(
    session: Session,
    names: Sequence[str],
    order: Order,
    *,
    selected: bool,
    online: bool,
    examples: Sequence[str] = (),
) -> int:
    """Print or add the entries for the publications of pages, and return the exit status.

    `examples` are titles that stand on a page and show how its publications are written.
    """
    from pubtool.files import STANDARD_INPUT

    if STANDARD_INPUT in names and STANDARD_INPUT in session.files:
        raise UsageProblem("standard input cannot be both: name one of the files")
    sources = read_sources(session, order)
    target = sources.target(order.position)
    titles = _titles(session, target)
    pages = [
        read(session, name, selected=selected, examples=examples, titles=titles)
        for name in dict.fromkeys(names)
    ]
    refuse_absent(pages, examples)
    works = merge_pages([each.page for each in pages])
    say_what_was_read(session, pages, works)
    empty = any(not each.page.items and not each.has_regions for each in pages)
    unheeded = any(each.unheeded for each in pages)
    status = PubtoolError.exit_status if empty or unheeded else 0
    if not works.works:
        return status
    records: Mapping[str, Record] = {}
    if online:
        records, asked = _records(session, target, works.works, order)
        status = max(status, asked)

    def made(now: Target) -> Import:
        return plan_import(now, works.works, session.config, records, force=order.force)

    if order.shows:
        planned = made(target)
        if planned.shown:
            click.echo(printable_lines("\n\n".join(planned.shown).replace("\r\n", "\n")))
    else:
        planned = _written(session, sources, order, made)
    _say(session, planned)
    owner = owner_of([each.page for each in pages])
    if owner and not (session.config.me or session.quiet):
        spelled = owner.replace('"', "")
        session.say(
            f'the owner seems to be {owner}: lists need `me = ["{spelled}"]` in pubtool.toml'
        )
    labels = dict.fromkeys(label for each in planned.drafts for label in each.labels)
    unseen = [f"`{label}`" for label in labels if label not in session.config.links]
    if unseen and not session.quiet:
        names = ", ".join(unseen)
        session.say(f"no list shows the links {names}: add them to `links` in pubtool.toml")
    return max(status, PubtoolError.exit_status if planned.refusals else 0)


def _titles(session: Session, target: Target) -> list[str]:
    """Return the titles that the files have."""
    from pubtool.reading import read as read_publications

    found = read_publications(target.bibliography, session.config)
    return [each.title_text for each in found.publications]


def _written(
    session: Session, sources: Sources, order: Order, made: Callable[[Target], Import]
) -> Import:
    """Write what is planned for the file as it is under its lock."""
    from pubtool.locking import locked

    with locked(sources.chosen.path):
        now = read_sources(session, order)
        planned = made(now.target(order.position))
        if planned.drafts:
            write(session, now, planned.text)
    keys = [each.entry.key for each in planned.drafts]
    report_added(session, now, planned.grown, keys)
    return planned


def _say(session: Session, planned: Import) -> None:
    """Say what is not added and why, and what to look at."""
    for refusal in planned.refusals:
        session.say(f"error: {refusal}; --force adds it all the same")
    if session.quiet:
        return
    if planned.present:
        count = len(planned.present)
        session.say(f"{_papers(count)} {'is' if count == 1 else 'are'} in the file already")
    if not planned.drafts:
        session.say("nothing to add")
    unsure = sum(bool(each.doubts) for each in planned.drafts)
    if unsure:
        session.say(
            f"{unsure} of {_papers(len(planned.drafts))} with a `% check` line: see what it says, "
            "then delete it"
        )


def _papers(count: int) -> str:
    return f"{count} paper{'s' * (count != 1)}"


def _records(
    session: Session, target: Target, works: Sequence[Work], order: Order
) -> tuple[dict[str, Record], int]:
    """Return what services know of the papers that the files lack, by arXiv id and DOI.

    Also the exit status: 1 where an id does not exist, 4 where a service could not be asked. What
    contradicts a page is said; a record of another paper is left out.
    """
    from pubtool.cli.progress import client_of, progress
    from pubtool.cli.services import Services
    from pubtool.config.environment import with_environment

    planned = plan_import(target, works, session.config, force=order.force)
    arxiv, dois = _identifiers(planned)
    if not arxiv and not dois:
        return {}, 0
    settings = with_environment(session.config.services, os.environ)
    with (
        progress(session, len(arxiv) + len(dois), "asking") as advance,
        client_of(session, settings, offline=order.offline, no_cache=order.no_cache) as client,
    ):
        services = Services(client, settings, advance)
        answers = (services.arxiv(arxiv), services.doi(dois))
    status = 0
    records: dict[str, Record] = {}
    for who, answer in zip(("arXiv", "doi.org"), answers, strict=True):
        records |= answer.records
        for name in answer.missing:
            session.say(f"error: {who} does not know {name}, which a page names")
            status = max(status, PubtoolError.exit_status)
        for reason in dict.fromkeys(answer.unknown.values()):
            names = ", ".join(name for name, why in answer.unknown.items() if why == reason)
            session.say(f"error: {names}: not completed: {reason}")
            status = ServiceUnavailable.exit_status
    return _agreeing(session, planned, records), status


def _identifiers(planned: Import) -> tuple[list[str], list[str]]:
    """Return the arXiv ids and DOIs of new entries, each once."""
    arxiv: dict[str, None] = {}
    dois: dict[str, None] = {}
    for each in planned.drafts:
        fields = dict(each.entry.fields)
        if name := fields.get("eprint") or fields.get("arxiv"):
            arxiv[name] = None
        if doi := fields.get("doi"):
            dois[doi] = None
    return list(arxiv), list(dois)


def _agreeing(
    session: Session, planned: Import, records: Mapping[str, Record]
) -> dict[str, Record]:
    """Return the records that are of the papers; say where they contradict the pages."""
    from pubtool.bibtex import load
    from pubtool.reading import read as read_publications
    from pubtool.updating.metadata import contradictions, is_other_paper

    bibliography = load([("", planned.text)])
    publications = {
        each.key: each for each in read_publications(bibliography, session.config).publications
    }
    agreeing: dict[str, Record] = {}
    for each in planned.drafts:
        fields = dict(each.entry.fields)
        publication = publications[each.entry.key]
        for name in (fields.get("doi"), fields.get("eprint") or fields.get("arxiv")):
            record = records.get(name or "")
            if record is None or not name:
                continue
            if is_other_paper(publication, record):
                theirs = next(iter(contradictions(publication, record))).theirs
                session.say(f"{each.place}: {name} is another paper by {record.service}: {theirs}")
                continue
            agreeing[name] = record
            for found in contradictions(publication, record):
                session.say(
                    f"{each.place}: `{publication.title_text}`: {found.field}: the page has "
                    f"`{found.ours}`, {found.service} `{found.theirs}`"
                )
    return agreeing
