"""One entry as any reader sees it, and the readings that can be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIE = re.compile(r"(?<!\\)~")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


class Name(NamedTuple):
    """The parts of one name, in BibTeX's order of them."""

    first: str
    von: str
    last: str
    jr: str


class Record(NamedTuple):
    """One entry: fields by lower-case name, names by field (`author`, `editor`).

    `start` and `end` are the first and the last line, from 1, where the reader tells; else 0.
    """

    key: str
    type: str
    fields: dict[str, str]
    names: dict[str, list[Name]]
    start: int = 0
    end: int = 0


class Complaint(NamedTuple):
    """An error or a warning of a reader, on a line of the file (0 where it names none)."""

    line: int
    message: str
    serious: bool


class Result(NamedTuple):
    """What a reader made of a file: entries in order, and what it complained about."""

    records: list[Record]
    complaints: list[Complaint]


def squeezed(value: str) -> str:
    """Return the value with every run of ASCII white space as one blank, and none at its ends.

    BibTeX does this to every field; a no-break space is a letter for it.
    """
    return _BLANKS.sub(" ", value).strip(" ")


def words(part: str) -> str:
    """Return a part of a name with its ties as blanks: bibtex itself decides where ties stand."""
    return squeezed(_TIE.sub(" ", part))
