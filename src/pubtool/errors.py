"""The errors that end a command; each knows its exit status.

A problem in the user's BibTeX is never an exception: it is a `pubtool.findings.Finding`.
"""

from __future__ import annotations


class PubtoolError(Exception):
    """An expected error: its text is one line that says what is wrong and what to do."""

    exit_status = 1


class UsageProblem(PubtoolError):
    """The call, the configuration, a template or a filter expression is wrong."""

    exit_status = 2


class UnreadableInput(PubtoolError):
    """An input cannot be read at all: missing, a directory, no permission, not text."""

    exit_status = 3


class MissingInput(UnreadableInput):
    """There is no such input."""


class ServiceUnavailable(PubtoolError):
    """A service could not be asked, or its answer could not be understood."""

    exit_status = 4


class UnwritableOutput(PubtoolError):
    """An output file could not be written."""

    exit_status = 5
