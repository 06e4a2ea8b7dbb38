"""`pubtool check --fix` and `--diff`: fixed texts into the files, or a diff of them."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import click

from pubtool.checking import Outside, examine
from pubtool.checking.fixing import Fixed, fix
from pubtool.cli.diffs import unified
from pubtool.cli.terminal import printable_lines
from pubtool.files import encode
from pubtool.replacing import replace_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.checking import Examination
    from pubtool.cli.session import Session
    from pubtool.files import Source
    from pubtool.findings import Severity

_STDIN = "<stdin>"


def show_fixes(session: Session, chosen: dict[str, Severity], *, unsafe: bool) -> int:
    """Print the diff that the fixes would make; return 1 where there is one, else 0."""
    fixed = _fixed(session, chosen, unsafe=unsafe)
    changed = _changed(session, fixed)
    for old, new in changed:
        click.echo(printable_lines(unified(old.path, old.text, new.text)), nl=False)
    if not session.quiet:
        session.say(_counted(fixed, len(changed), "would be mended"))
    return 1 if changed else 0


def write_fixes(
    session: Session, chosen: dict[str, Severity], *, unsafe: bool
) -> tuple[Examination, bool]:
    """Write the fixed files; return what they hold now, and whether a text went to the output.

    The session then holds the fixed files. What came from standard input goes to standard output,
    changed or not. Raises UnwritableOutput where a file cannot be written, or is not as it was
    read; then none is.
    """
    fixed = _fixed(session, chosen, unsafe=unsafe)
    changed = _changed(session, fixed)
    replace_all((old, new.text) for old, new in changed if old.path != _STDIN)
    to_stdout = False
    for new in fixed.sources:
        if new.path == _STDIN:
            sys.stdout.buffer.write(encode(new, new.text))
            to_stdout = True
    if not session.quiet:
        session.say(_counted(fixed, len(changed), "mended"))
    session.sources = fixed.sources
    session.bibliography = fixed.examination.bibliography
    session.reading = fixed.examination.reading
    return fixed.examination, to_stdout


def _fixed(session: Session, chosen: dict[str, Severity], *, unsafe: bool) -> Fixed:
    today, outside = datetime.date.today(), Outside(session.assets)

    def look(sources: Sequence[Source]) -> Examination:
        return examine(sources, session.config, today, chosen, outside)

    fixed = fix(session.sources, look, unsafe=unsafe)
    for each in fixed.refused:
        session.say(str(each))
    return fixed


def _changed(session: Session, fixed: Fixed) -> list[tuple[Source, Source]]:
    """Return the files that the fixes change, before and after."""
    pairs = zip(session.sources, fixed.sources, strict=True)
    return [(old, new) for old, new in pairs if old.text != new.text]


def _counted(fixed: Fixed, files: int, done: str) -> str:
    """Return `3 problems in 1 file mended`."""
    if not files:
        return "nothing that can be mended"
    problems = f"{fixed.mended} problem{'s' * (fixed.mended != 1)}"
    return f"{problems} in {files} file{'s' * (files != 1)} {done}"
