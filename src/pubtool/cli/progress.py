"""What a person sees while services are asked: on a terminal only, and on standard error."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pubtool.cli.session import Session
    from pubtool.config.values import ServiceSettings
    from pubtool.http import Client

#: Shorter waits are not worth a line, in seconds.
_WORTH_SAYING = 2.0
#: Empties the line, on which a bar may stand; the bar is drawn again with the next answer.
_EMPTY_LINE = "\r\x1b[K"


def client_of(
    session: Session, settings: ServiceSettings, *, offline: bool = False, no_cache: bool = False
) -> Client:
    """Return the client for services, which says on a terminal what it waits for."""
    from pubtool.http import Client

    shown = teller_of_waits(session) if _is_shown(session) else None
    return Client(settings, offline=offline, no_cache=no_cache, on_wait=shown)


def teller_of_waits(session: Session) -> Callable[[str, float, str], None]:
    """Return what tells a person of a wait for a service: how many seconds, 0 if unknown, and why.

    Nobody knows how long another process takes, and it may be minutes: once for each service says
    it. Other short waits are not told.
    """
    told: set[str] = set()

    def tell(service: str, seconds: float, reason: str) -> None:
        if seconds >= _WORTH_SAYING:
            message = f"waiting {seconds:.0f} s for {service}: {reason}"
        elif not seconds and service not in told:
            told.add(service)
            message = f"waiting for {service}: {reason}"
        else:
            return
        click.echo(_EMPTY_LINE, nl=False, err=True)
        session.say(message)

    return tell


@contextlib.contextmanager
def progress(session: Session, total: int, what: str) -> Iterator[Callable[[int], None]]:
    """Show a bar for several papers; what is yielded is told how many are done."""
    if total < 2 or not _is_shown(session):
        yield lambda _: None
        return
    with click.progressbar(length=total, label=what, file=sys.stderr) as bar:
        yield bar.update


def _is_shown(session: Session) -> bool:
    return sys.stderr.isatty() and not session.quiet
