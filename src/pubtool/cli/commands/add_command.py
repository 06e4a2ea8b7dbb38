"""`pubtool add`: papers into the file, by arXiv id or DOI, or from another .bib file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pubtool.cli.options import asking_options, target_options
from pubtool.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.adding.drafts import Wishes
    from pubtool.adding.planning import Position
    from pubtool.cli.session import Session
    from pubtool.identifiers import Identifier


@click.command("add")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--from",
    "list_file",
    metavar="FILE",
    help="Read ids from FILE, or `-`: the first word of each line; `#` begins a comment.",
)
@click.option(
    "--bibtex", metavar="FILE", help="Add the entries of another .bib, or `-`, that are missing."
)
@click.option("--selected", is_flag=True, help="Put it on the Selected list.")
@click.option("--abbr", metavar="TEXT", default="", help="The short name of its venue.")
@click.option("--tag", "tags", metavar="TEXT", multiple=True, help="A tag of its venue.")
@click.option("--code", metavar="URL", default="", help="Where its code is.")
@click.option("--key", metavar="KEY", default="", help="Its citation key.")
@click.option("--type", "type_", metavar="TYPE", default="", help="Its entry type.")
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    help="A further field, or another value; an empty one leaves the field out.",
)
@target_options
@click.option("--dry-run", is_flag=True, help="Print a diff, write nothing.")
@click.option("--print", "print_", is_flag=True, help="Print the entry, write nothing.")
@click.option("--force", is_flag=True, help="Add it though an entry has its title and author.")
@asking_options
@click.pass_obj
def command(
    session: Session,
    *,
    ids: tuple[str, ...],
    list_file: str | None,
    bibtex: str | None,
    selected: bool,
    abbr: str,
    tags: tuple[str, ...],
    code: str,
    key: str,
    type_: str,
    settings: tuple[str, ...],
    to: str | None,
    position: Position,
    dry_run: bool,
    print_: bool,
    force: bool,
    offline: bool,
    no_cache: bool,
) -> int:
    """Add papers by arXiv id or URL, or by DOI: `pubtool add 2509.24006`.

    What the file has already is not added. Exits with 1 where a paper is a duplicate or does not
    exist, with 4 where a service could not be asked; the others are added all the same.
    """
    from pubtool.adding.drafts import Wishes, read_settings
    from pubtool.cli.targets import Order

    order = Order(
        to=to,
        position=position,
        force=force,
        shows="entry" if print_ else "diff" if dry_run else "",
        offline=offline,
        no_cache=no_cache,
    )
    wishes = Wishes(selected, abbr, tags, code, key, type_.lower(), read_settings(settings))
    if bibtex is not None:
        _refuse_beside_bibtex(ids, list_file, wishes)
        from pubtool.cli.merging import merge_file

        return merge_file(session, bibtex, order)
    if list_file == "-" and "-" in session.files:
        raise UsageProblem("standard input cannot be both: name one of the files")
    wanted, status = _identifiers(session, ids, list_file)
    _refuse_wishes(wishes, wanted)
    if not wanted or (status and list_file is None):
        return status
    from pubtool.cli.adding import add

    return max(status, add(session, wanted, wishes, order))


def _refuse_beside_bibtex(ids: tuple[str, ...], list_file: str | None, wishes: Wishes) -> None:
    from pubtool.adding.drafts import Wishes

    if ids or list_file is not None:
        raise UsageProblem("--bibtex FILE stands alone: give ids in another call")
    if wishes != Wishes():
        raise UsageProblem(
            "--bibtex FILE takes entries as they are: --selected, --abbr, --tag, --code, --key, "
            "--type and --set are for ids"
        )


def _refuse_wishes(wishes: Wishes, wanted: list[Identifier]) -> None:
    """Raise UsageProblem for wishes that no entry can fulfil."""
    import re

    if wishes.key and len(wanted) > 1:
        raise UsageProblem("--key is for one paper: give one id, or let pubtool make the keys")
    if re.search(r"[\s,{}()\"#%=~\\@']", wishes.key):
        raise UsageProblem(
            f"--key {wishes.key}: a key has no blanks, and none of , {{}}()\"#%=~\\@'"
        )
    if not re.fullmatch(r"(?!(?:comment|string|preamble)\Z)[a-z][a-z0-9_-]*|", wishes.entry_type):
        raise UsageProblem(f"--type {wishes.entry_type}: write an entry type, such as article")


def _listed(list_file: str | None) -> Iterator[tuple[str, str]]:
    """Yield the ids in a list, the first word of each line, with the line as `FILE:LINE: `."""
    if list_file is None:
        return
    from pubtool.files import read_text

    source = read_text(list_file)
    for number, line in enumerate(source.text.splitlines(), 1):
        if words := line.partition("#")[0].split():
            yield words[0], f"{source.path}:{number}: "


def _identifiers(
    session: Session, ids: tuple[str, ...], list_file: str | None
) -> tuple[list[Identifier], int]:
    """Return the papers that are meant, each once, and the exit status.

    A text that names none is said, with its place in the list.
    """
    from pubtool.identifiers import BadIdentifier, doi_key, parse_identifier

    texts = [*((text, "") for text in ids), *_listed(list_file)]
    if not texts:
        has_list = list_file is not None
        where = "the list holds no id" if has_list else "which paper? give an arXiv id or a DOI"
        raise UsageProblem(f"{where}, as in `pubtool add 2509.24006`")
    found: dict[tuple[str, str], Identifier] = {}
    status = 0
    sys.stdout.flush()
    for text, place in texts:
        identifier = parse_identifier(text)
        if isinstance(identifier, BadIdentifier):
            session.say(f"{place}error: {identifier.problem}")
            status = UsageProblem.exit_status
        else:
            key = identifier.id if identifier.kind == "arxiv" else doi_key(identifier.id)
            found.setdefault((identifier.kind, key), identifier)
    return list(found.values()), status
