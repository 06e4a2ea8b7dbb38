"""What a service says about a paper, in one shape for all services."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pubtool.exchange import Request
    from pubtool.model import Date


class Author(NamedTuple):
    """An author as plain Unicode text.

    `family`, `given` and `suffix` (`Jr.`) where the service gives the parts (`family` then holds
    particles too, if the service has them there); else only `name`, the name as it is displayed,
    `First Last`. `group` is an organisation or collaboration, with only `name`.
    """

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    group: bool = False


class Record(NamedTuple):
    """A paper as one service describes it.

    `service` is the service's name for people: `arXiv`, `Crossref`, `DataCite`, `Semantic Scholar`.
    `type` is a BibTeX entry type in lower case. `title` and the values of `fields` are LaTeX: math
    as written, specials escaped, white space collapsed, capitals not protected. `date` is that of
    the first publication (of version 1 on arXiv). `doi` is bare and the publisher's: never that of
    a preprint server for a preprint. `arxiv` is the id without `version` (0 where unknown).
    `fields` are further BibTeX fields by their canonical lower-case names: journal, booktitle,
    volume, number, pages, publisher, series, editor, isbn, issn, month, note ...
    `published_as` are the DOIs that the service names as the published version of this preprint;
    `retracted_by` the DOIs of notices that retract this paper; `remarks` is what a person should
    know (`withdrawn`), one sentence each.
    """

    service: str
    type: str
    title: str
    authors: tuple[Author, ...] = ()
    date: Date | None = None
    arxiv: str = ""
    version: int = 0
    primary_class: str = ""
    doi: str = ""
    url: str = ""
    fields: Mapping[str, str] = MappingProxyType({})
    published_as: tuple[str, ...] = ()
    retracted_by: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Question(NamedTuple):
    """One request and the ids that its answer will be about."""

    request: Request
    ids: tuple[str, ...]


class Found(NamedTuple):
    """The records of one answer by the id that was asked for, and the ids without one."""

    records: Mapping[str, Record]
    missing: tuple[str, ...] = ()
