"""What `update` and `check --online` share: the services opened, and the entry of a publication."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Entry
    from pubtool.cli.services import Services
    from pubtool.cli.session import Session
    from pubtool.model import Publication


@contextlib.contextmanager
def opened_services(
    session: Session, *, offline: bool = False, no_cache: bool = False
) -> Iterator[Services]:
    """Open the services that the configuration and the environment name."""
    from pubtool.cli.progress import client_of
    from pubtool.cli.services import Services
    from pubtool.config.environment import with_environment

    settings = with_environment(session.config.services, os.environ)
    with client_of(session, settings, offline=offline, no_cache=no_cache) as client:
        yield Services(client, settings)


class Entries:
    """The entries of publications, found by where they stand: a key may be missing."""

    def __init__(self, session: Session) -> None:
        self._by_place = {
            (entry.source.path, entry.start): entry for entry in session.bibliography.entries
        }

    def of(self, publication: Publication) -> Entry:
        """Return the entry of a publication."""
        return self._by_place[publication.file, publication.start]
