"""What reading and rules report: a `Finding` has a rule, a severity, a place and a message.

Broken input is data here, never an exception.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

#: What reading itself can find, and how bad it is. The names are those that users select, ignore
#: and look up, so they never change their meaning.
READING_RULES: dict[str, Severity] = {
    "syntax": "error",
    "lost-text": "error",
    "duplicate-key": "error",
    "duplicate-field": "error",
    "dangling-crossref": "error",
    "bad-annotation": "error",
    "bad-selected": "error",
    "undefined-macro": "warning",
    "hidden-entry": "warning",
    "comment-in-entry": "warning",
    "encoding": "warning",
    "name-format": "warning",
    "year-format": "warning",
    "month-format": "warning",
    "unknown-mark": "warning",
    "latex-command": "warning",
    "latex-math": "warning",
}

#: What can only be found by looking further than the BibTeX files: at the pages of the site, or,
#: for the lower ones, at what services say. Commands look there and bring what they find.
BROUGHT_RULES: dict[str, Severity] = {
    "stale-page": "error",
    "page-drift": "warning",
    "arxiv-metadata": "warning",
    "dead-link": "warning",
    "doi-mismatch": "warning",
    "published-version": "warning",
    "retracted": "error",
}


class Place(NamedTuple):
    """Where something stands in a file: line and column from 1, in code points.

    `start` and `end` are the same as offsets into the decoded text of the file (from 0, `end`
    exclusive), for carets and edits.
    """

    file: str
    line: int
    column: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """Replace `text[start:end]` with `text`; an empty span inserts, an empty text deletes."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """How to mend a finding: edits of the file that it stands in.

    A safe fix changes neither what is shown nor what another program reads.
    """

    edits: tuple[Edit, ...]
    safe: bool = True


class Finding(NamedTuple):
    """One problem in the input. `key` is the citation key of its entry, or empty."""

    rule: str
    severity: Severity
    place: Place
    message: str
    key: str = ""
    fix: Fix | None = None


def reading_finding(
    rule: str, place: Place, message: str, key: str = "", fix: Fix | None = None
) -> Finding:
    """Return a finding of reading, with the severity that its rule has.

    Raises KeyError for a rule that is not in `READING_RULES`: that is a bug of the caller.
    """
    return Finding(rule, READING_RULES[rule], place, message, key, fix)


def brought_finding(rule: str, place: Place, message: str, key: str = "") -> Finding:
    """Return a finding of what a command looked at besides the files, with its rule's severity.

    Such findings have no fix: the command that mends it stands in the message. Raises KeyError for
    a rule that is not in `BROUGHT_RULES`: that is a bug of the caller.
    """
    return Finding(rule, BROUGHT_RULES[rule], place, message, key)
