"""Names in `[check]` and `[assets]` that nothing has, and that are nearly names of something.

Own entry types and fields are allowed, so nothing else can tell a slip from what is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.model import LINK_FIELDS
from pubtool.rules._spelling import one_slip_away
from pubtool.rules.unknown_field import meant_field
from pubtool.rules.unknown_type import meant_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Bibliography
    from pubtool.config import Config


def misspelt(config: Config, bibliography: Bibliography) -> Iterator[str]:
    """Yield a message for each name that is probably a slip; what an entry has is none."""
    check = config.check
    fields = {*check.vocabulary, *(name for names in check.required.values() for name in names)}
    if not fields and not config.assets:
        return
    entries = bibliography.entries
    types = {entry.entry_type for entry in entries}
    written = {field.name for entry in entries for field in entry.fields}
    for name in check.required:
        if name not in types and (meant := meant_type(name)):
            yield _message(config, "check.required: there is no entry type", name, meant)
    for name in sorted(fields - written):
        if name not in config.links and (meant := meant_field(name)):
            yield _message(config, "check: there is no field", name, meant)
    links = (*LINK_FIELDS, *config.links)
    for name in config.assets:
        if name not in links and (meant := one_slip_away(name, links)):
            yield _message(config, "assets: there is no link", name, meant)


def _message(config: Config, wrong: str, name: str, meant: str) -> str:
    where = f"{config.source}: " if config.source else ""
    return f"{where}{wrong} `{name}`; did you mean `{meant}`?"
