"""`pubtool update`: published versions of preprints, as changes of fields; written on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from pubtool.cli.options import asking_options
from pubtool.errors import PubtoolError, ServiceUnavailable, UnwritableOutput, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pubtool.bibtex import Change, Document, Entry
    from pubtool.cli.session import Session
    from pubtool.cli.updates import Outcome
    from pubtool.model import Publication
    from pubtool.updating.changes import Proposal

#: What an entry says is contradicted by a service.
_CONTRADICTED = 1
_STDIN = "<stdin>"


class Update(NamedTuple):
    """A preprint that was published: its entry, and what changes in it."""

    outcome: Outcome
    entry: Entry
    proposal: Proposal

    @property
    def change(self) -> Change:
        """The changes as they are written."""
        from pubtool.bibtex import Change

        return Change(self.entry, self.proposal.fields, self.proposal.entry_type)

    @property
    def is_sure(self) -> bool:
        """Whether there is no doubt that the publication is that of the preprint."""
        return self.outcome.verdict is not None and self.outcome.verdict.confidence == "high"


@click.command("update")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--write", is_flag=True, help="Write the changes into the file.")
@click.option("--diff", is_flag=True, help="Print the changes as a diff of the file.")
@click.option(
    "--metadata",
    is_flag=True,
    help="Compare title, authors and year with what arXiv or the DOI says; 1 where they differ.",
)
@asking_options
@click.pass_obj
def command(
    session: Session,
    *,
    keys: tuple[str, ...],
    write: bool,
    diff: bool,
    metadata: bool,
    offline: bool,
    no_cache: bool,
) -> int:
    """Look for published versions of preprints, and show what changes in their entries.

    Without KEY all preprints are looked for. `--write` writes what is sure, and what is not where
    its KEY is given. Key, title, marks, links, `eprint` and your own fields stay. Exits with 4
    where a service that could not be asked may know a publication that the others do not.
    """
    if write + diff + metadata > 1:
        raise UsageProblem("--write, --diff and --metadata: choose one")
    if write and any(source.path == _STDIN for source in session.sources):
        raise UsageProblem("standard input cannot be updated: name a file, or use --diff")
    chosen = _chosen(session, keys)
    if metadata:
        return _compare(session, chosen, offline=offline, no_cache=no_cache)
    preprints = _preprints(session, chosen, say_others=bool(keys))
    if not preprints:
        if not session.quiet:
            session.say("nothing to update: there is no preprint here")
        return 0
    outcomes = _ask(session, preprints, offline=offline, no_cache=no_cache)
    updates = list(_updates(session, outcomes))
    wanted = [each for each in updates if each.is_sure or keys]
    if not diff:
        _show(session, outcomes, updates)
    status = _report(session, outcomes)
    if write or diff:
        _say_unsure(session, updates, wanted)
        return max(status, (_write if write else _show_diff)(session, wanted))
    if updates and not session.quiet:
        session.say("nothing is written; --write does")
    return status


def _ask(
    session: Session, preprints: Sequence[Publication], *, offline: bool, no_cache: bool
) -> list[Outcome]:
    from pubtool.cli.asking import opened_services
    from pubtool.cli.progress import progress
    from pubtool.cli.updates import find_versions

    with (
        progress(session, len(preprints), "asking") as advance,
        opened_services(session, offline=offline, no_cache=no_cache) as services,
    ):
        return find_versions(services, preprints, advance)


def _preprints(
    session: Session, chosen: Sequence[Publication], *, say_others: bool
) -> list[Publication]:
    """Return those of the publications that are preprints, or lack what their DOI would tell."""
    from pubtool.updating.preprints import lacks_venue, why_published

    found = []
    for each in chosen:
        reason = why_published(each)
        if not reason or lacks_venue(each):
            found.append(each)
        elif say_others:
            session.say(f"{each.key}: this is no preprint, as far as its entry says: {reason}")
    return found


def _chosen(session: Session, keys: Sequence[str]) -> list[Publication]:
    """Return the publications of some keys, of all without any. Raises PubtoolError."""
    publications = session.reading.publications
    if not keys:
        return list(publications)
    by_key = {each.key.casefold(): each for each in publications}
    unknown = [key for key in keys if key.casefold() not in by_key]
    if unknown:
        raise PubtoolError(f"there is no publication `{unknown[0]}`; `pubtool list` shows the keys")
    return [by_key[key] for key in dict.fromkeys(map(str.casefold, keys))]


def _updates(session: Session, outcomes: Sequence[Outcome]) -> Iterator[Update]:
    from pubtool.adding.house import named_macros
    from pubtool.bibtex import layout_of
    from pubtool.cli.asking import Entries
    from pubtool.updating.changes import propose

    entries = Entries(session)
    arxiv_fields: dict[str, bool] = {}
    macros: dict[str, dict[str, str]] = {}
    for outcome in outcomes:
        if outcome.record is None:
            continue
        entry = entries.of(outcome.publication)
        document = session.bibliography.document_of(entry)
        if document.path not in arxiv_fields:
            arxiv_fields[document.path] = layout_of(document).arxiv
            macros[document.path] = named_macros(document)
        proposal = propose(
            entry,
            outcome.publication,
            outcome.record,
            macros[document.path],
            arxiv_field=arxiv_fields[document.path],
        )
        yield Update(outcome, entry, proposal)


def _show(session: Session, outcomes: Sequence[Outcome], updates: Sequence[Update]) -> None:
    """Print what was found."""
    from pubtool.cli.terminal import wants_color
    from pubtool.cli.update_report import line_of, show_doubts, show_proposal

    color = wants_color(session.color)
    for update in updates:
        place = line_of(update.outcome.publication)
        show_proposal(update.outcome, update.proposal, place, color=color)
    for outcome in outcomes:
        if outcome.kind == "contradiction":
            show_doubts(line_of(outcome.publication), outcome, color=color)


def _report(session: Session, outcomes: Sequence[Outcome]) -> int:
    """Say what could not be asked, and how many there are; return the exit status."""
    from pubtool.cli.update_report import could_not_ask

    unknown = [each for each in outcomes if each.kind == "unknown"]
    for line in could_not_ask([(each.publication.key, each.reasons) for each in unknown]):
        session.say(line)
    if session.verbose:
        for outcome in outcomes:
            if outcome.kind == "unpublished":
                session.say(f"{outcome.publication.key}: not published, as far as is known")
    if not session.quiet:
        session.say(_summary(outcomes))
    return ServiceUnavailable.exit_status if unknown else 0


def _summary(outcomes: Sequence[Outcome]) -> str:
    """Return how many preprints there are, and what became of them."""
    count = len(outcomes)
    words = {
        "published": "published",
        "unpublished": "not published as far as is known",
        "unknown": "unknown, for a service could not be asked",
        "contradiction": "doubtful",
    }
    parts = [
        f"{number} {text}"
        for kind, text in words.items()
        if (number := sum(each.kind == kind for each in outcomes))
    ]
    return f"{count} preprint{'s' * (count != 1)}: {', '.join(parts)}"


class _Changed(NamedTuple):
    """A file that changes: its new text, and the entries that are new in it."""

    document: Document
    text: str
    updates: list[Update]


def _changed(session: Session, updates: Sequence[Update]) -> tuple[list[_Changed], int]:
    """Return the files that change, and the exit status: what cannot be changed is said."""
    from pubtool.bibtex import with_changes

    changed = []
    status = 0
    for document in session.bibliography.documents:
        own = [each for each in updates if each.entry.source is document.source]
        try:
            text = with_changes(document, [each.change for each in own]) if own else ""
        except UnwritableOutput:
            # One of them is broken: without it the others can be changed.
            own = [each for each in own if _can_change(session, document, each)]
            text = with_changes(document, [each.change for each in own]) if own else ""
            status = UnwritableOutput.exit_status
        if own:
            changed.append(_Changed(document, text, own))
    return changed, status


def _can_change(session: Session, document: Document, update: Update) -> bool:
    from pubtool.bibtex import with_changes

    try:
        with_changes(document, [update.change])
    except UnwritableOutput as error:
        session.say(f"error: {error}")
        return False
    return True


def _show_diff(session: Session, updates: Sequence[Update]) -> int:
    from pubtool.cli.diffs import unified
    from pubtool.cli.terminal import printable_lines

    changed, status = _changed(session, updates)
    for each in changed:
        diff = unified(each.document.path, each.document.text, each.text)
        click.echo(printable_lines(diff), nl=False)
    return status


def _say_unsure(session: Session, updates: Sequence[Update], wanted: Sequence[Update]) -> None:
    for each in updates:
        if each not in wanted:
            key = each.outcome.publication.key
            session.say(f"{key}: left out, for it is not sure: look at it, and name the key")


def _write(session: Session, updates: Sequence[Update]) -> int:
    """Write the changes, to all files or none. Raises UnwritableOutput."""
    from pubtool.cli.terminal import printable
    from pubtool.replacing import replace_all

    changed, status = _changed(session, updates)
    sources = {source.path: source for source in session.sources}
    replace_all([(sources[each.document.path], each.text) for each in changed])
    for file in changed:
        for update in file.updates:
            key = update.outcome.publication.key
            click.echo(printable(f"updated {key} in {file.document.path}"))
    return status


def _compare(
    session: Session, chosen: Sequence[Publication], *, offline: bool, no_cache: bool
) -> int:
    """Print where the entries and the services contradict each other; return the exit status."""
    from pubtool.cli.asking import opened_services
    from pubtool.cli.comparisons import compare
    from pubtool.cli.terminal import wants_color
    from pubtool.cli.update_report import could_not_ask, line_of, show_contradictions

    with opened_services(session, offline=offline, no_cache=no_cache) as services:
        compared = compare(services, chosen)
    color = wants_color(session.color)
    for each in compared:
        if each.found:
            place = line_of(each.publication)
            show_contradictions(place, each.publication.key, each.found, color=color)
    unknown = [(each.publication.key, each.unknown) for each in compared if each.unknown]
    for line in could_not_ask(unknown):
        session.say(line)
    contradicted = sum(bool(each.found) for each in compared)
    if not session.quiet:
        count = len(compared)
        rest = f", {len(unknown)} could not be asked about" if unknown else ""
        session.say(
            f"{count} publication{'s' * (count != 1)} with an arXiv id or a DOI: "
            f"{contradicted} contradicted{rest}"
        )
    if unknown:
        return ServiceUnavailable.exit_status
    return _CONTRADICTED if contradicted else 0
