"""One file read (`Document`), and several read in order as one bibliography (`Bibliography`)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Entry, Field, Located, Source
from pubtool.bibtex.inheritance import Links, inherited
from pubtool.bibtex.scanner import Scanner, scan
from pubtool.bibtex.values import Problem, Reading
from pubtool.findings import Finding, Place, reading_finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: How many problems of one rule are reported for one file, before one line counts the rest.
PROBLEMS_SHOWN = 100


class Document:
    """One file: its text, its blocks, what its macros are after it, and its findings.

    `blocks` tile the text: each character is in exactly one. `entries` are all entries in order,
    repeated keys included.
    """

    def __init__(
        self,
        source: Source,
        blocks: Sequence[Located],
        reading: Reading,
        given: Mapping[str, str],
    ) -> None:
        self.source = source
        self._given = given
        self.blocks = list(blocks)
        self.entries = [block for block in blocks if type(block) is Entry]  # abc is slow to ask
        self.macros = reading.macros
        self.findings = _findings(source, reading.problems)

    @property
    def path(self) -> str:
        """The name of the file, as it was given."""
        return self.source.path

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.source.text

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of `text[start:end]`; without `end` a point."""
        return self.source.place(start, end)

    def with_text(self, text: str) -> Document:
        """Return another text of the same file, read with the same macros of files before it."""
        return parse(text, self.path, self._given)

    def passing(self, text: str) -> Passing:
        """Return another text of the same file, to be read as `with_text` does, but not kept."""
        return Passing(text, self.path, self._given)


class Passing:
    """A text that is read block by block and not kept: a second large document fills the memory."""

    def __init__(self, text: str, path: str, given: Mapping[str, str]) -> None:
        self._reading = Reading(Source(text, path), given)

    @cached_property
    def blocks(self) -> Iterator[Located]:
        """The blocks, once: they are read while they are asked for."""
        return Scanner(self._reading).blocks()

    @property
    def findings(self) -> list[Finding]:
        """What was found in the blocks up to now."""
        return _findings(self._reading.source, self._reading.problems)


def parse(text: str, path: str = "", macros: Mapping[str, str] | None = None) -> Document:
    """Return the text of one file as a document. Never raises: what is wrong is in `findings`.

    `macros` are those of the files before (lower-case name -> text); the months are predefined.
    """
    source = Source(text, path)
    given = macros or {}
    reading = Reading(source, given)
    return Document(source, scan(reading), reading, given)


def _findings(source: Source, problems: Iterable[Problem]) -> list[Finding]:
    """Return the problems in the order of the file, at most `PROBLEMS_SHOWN` of each rule."""
    count: dict[str, int] = {}
    first_hidden: dict[str, Problem] = {}
    found = []
    for problem in sorted(problems, key=lambda problem: (problem.start, problem.end)):
        number = count[problem.rule] = count.get(problem.rule, 0) + 1
        if number <= PROBLEMS_SHOWN:
            found.append(_finding(source, problem))
        elif number == PROBLEMS_SHOWN + 1:
            first_hidden[problem.rule] = problem
    for rule, problem in first_hidden.items():
        more = count[rule] - PROBLEMS_SHOWN
        message = f"{more} more problem{'s' if more > 1 else ''} of this kind from here on"
        found.append(_finding(source, problem._replace(message=message, key="", fix=None)))
    return found


def _finding(source: Source, problem: Problem) -> Finding:
    place = source.place(problem.start, problem.end)
    return reading_finding(problem.rule, place, problem.message, problem.key, problem.fix)


class Bibliography:
    """Several documents in order, read as one: macros and crossrefs hold across them.

    `entries` has the first entry of each key, in order (keys do not depend on case); `findings`
    those of all documents, then repeated keys and references to entries that do not exist.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)
        self.entries: list[Entry] = []
        self._by_key: dict[str, Entry] = {}
        self._documents = {id(document.source): document for document in self.documents}
        self.findings = [found for document in self.documents for found in document.findings]
        problems: dict[int, list[Problem]] = {id(doc.source): [] for doc in self.documents}
        for document in self.documents:
            for entry in document.entries:
                self._add(entry, problems[id(document.source)])
        self._links = Links(self.entries, self._by_key)
        for entry, problem in self._links.dangling:
            problems[id(entry.source)].append(problem)
        for document in self.documents:
            self.findings += _findings(document.source, problems[id(document.source)])

    def _add(self, entry: Entry, problems: list[Problem]) -> None:
        first = self._by_key.setdefault(entry.key.casefold(), entry) if entry.key else entry
        if first is entry:
            self.entries.append(entry)
            return
        where = self.document_of(first).place(first.start)
        problems.append(
            Problem(
                "duplicate-key",
                *entry.key_span,
                f"the key `{entry.key}` is already taken at {where}; the first entry is shown",
                entry.key,
            )
        )

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key, in any case, or None."""
        return self._by_key.get(key.casefold())

    def document_of(self, entry: Entry) -> Document:
        """Return the document in which the entry stands."""
        return self._documents[id(entry.source)]

    def fields(self, entry: Entry) -> Mapping[str, Field]:
        """Return the fields that hold for an entry, by lower-case name.

        Own ones come first, in the order of the file, the first of a repeated name; then those that
        `xdata` and `crossref` give, under the name that they have for this entry. A `title` that
        became a `booktitle` is the parent's own field, at its own place.
        """
        return inherited(entry, self._links)


def load(sources: Iterable[tuple[str, str]]) -> Bibliography:
    """Return the bibliography of several files, given as (path, text) in their order."""
    documents: list[Document] = []
    macros: Mapping[str, str] = {}
    for path, text in sources:
        document = parse(text, path, macros)
        macros = document.macros
        documents.append(document)
    return Bibliography(documents)
