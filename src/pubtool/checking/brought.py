"""What commands bring to a check: findings that need more than the BibTeX files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.blocks import Source
from pubtool.findings import BROUGHT_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pubtool.bibtex import Bibliography
    from pubtool.findings import Finding, Severity
    from pubtool.rules.base import Assets


class Brought(NamedTuple):
    """What a command found in pages or at services.

    `looked` are the rules of which every case could be looked at: only of these a comment that
    excuses nothing is needless. `texts` has the text of each file, by its name in places, that is
    no BibTeX file.
    """

    findings: Sequence[Finding] = ()
    looked: frozenset[str] = frozenset()
    texts: Mapping[str, str] = MappingProxyType({})


class Outside(NamedTuple):
    """What is known from outside of the BibTeX files: files of the site, and what was brought."""

    assets: Assets = MappingProxyType({})
    brought: tuple[Brought, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """All findings brought."""
        return [finding for brought in self.brought for finding in brought.findings]

    def judged(self, chosen: Mapping[str, Severity]) -> dict[str, Severity]:
        """Return those of the chosen rules that have really been looked at everywhere."""
        looked = frozenset().union(*(brought.looked for brought in self.brought))
        return {
            name: severity
            for name, severity in chosen.items()
            if name not in BROUGHT_RULES or name in looked
        }

    def sources(self, bibliography: Bibliography) -> dict[str, Source]:
        """Return the texts that findings may stand in, by the name of the file."""
        others = (item for brought in self.brought for item in brought.texts.items())
        found = {path: Source(text, path) for path, text in others}
        return found | {each.path: each.source for each in bibliography.documents}


#: Where nobody has looked further than the BibTeX files.
NOTHING = Outside()
