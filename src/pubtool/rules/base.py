"""What a rule is, and what it sees.

A rule is documentation, examples and up to three pure functions. They get a `Context`, yield
`Problem`s and never raise on any input; the engine turns problems into findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping

    from pubtool.bibtex import Bibliography, Entry, Field
    from pubtool.bibtex.blocks import Source
    from pubtool.config import Config
    from pubtool.findings import Fix, Severity
    from pubtool.model import Publication


class Problem(NamedTuple):
    """What a rule found at `source.text[start:end]`, and perhaps how to mend it."""

    message: str
    source: Source
    start: int
    end: int
    key: str = ""
    fix: Fix | None = None


class Subject:
    """An entry with all that is known of it.

    `publication` is None for an entry that no list can show: one whose key is taken, or an @xdata
    or @set. `own` are the fields written in the entry, the first of each name; `fields` also those
    inherited.
    """

    __slots__ = ("entry", "fields", "own", "publication")

    def __init__(
        self, entry: Entry, publication: Publication | None, fields: Mapping[str, Field]
    ) -> None:
        self.entry = entry
        self.publication = publication
        self.fields = fields
        self.own = fields
        if "crossref" in fields or "xdata" in fields:
            own: dict[str, Field] = {}
            for field in entry.fields:
                own.setdefault(field.name, field)
            self.own = own

    def value(self, *names: str) -> str:
        """Return the value of the first of these fields that is not empty, stripped, or ''."""
        for name in names:
            field = self.fields.get(name)
            if field is not None and (value := str(field.value).strip()):
                return value
        return ""

    def problem(self, message: str, fix: Fix | None = None) -> Problem:
        """Return a problem of the entry as a whole: it stands at its key."""
        entry = self.entry
        return Problem(message, entry.source, *entry.key_span, entry.key, fix)

    def at_name(self, field: Field, message: str, fix: Fix | None = None) -> Problem:
        """Return a problem of a field's name."""
        return Problem(message, field.source, *field.name_span, self.entry.key, fix)

    def at_value(
        self,
        field: Field,
        message: str,
        start: int = 0,
        end: int | None = None,
        fix: Fix | None = None,
    ) -> Problem:
        """Return a problem of `field.value[start:end]`; without `end`, of the whole value.

        Where the value is no single token in the file (macros, `#`), the whole of it is meant.
        """
        span = field.value_span
        if end is not None and field.content_start is not None:
            span = (field.content_start + start, field.content_start + end)
        return Problem(message, field.source, *span, self.entry.key, fix)


class Context(NamedTuple):
    """All that rules may look at. `today` decides what is in the future.

    `subjects` are all entries of all files in order; `lists` what each configured list shows.
    """

    bibliography: Bibliography
    subjects: tuple[Subject, ...]
    lists: Mapping[str, tuple[Publication, ...]]
    config: Config
    today: datetime.date


#: Among the names of a rule: every field that holds a link, those of the configuration too.
LINKS = "<link>"

FieldCheck: TypeAlias = "Callable[[Subject, Field, Context], Iterator[Problem]]"
EntryCheck: TypeAlias = "Callable[[Subject, Context], Iterator[Problem]]"
WholeCheck: TypeAlias = "Callable[[Context], Iterator[Problem]]"


class Example(NamedTuple):
    """BibTeX that shows a rule. In a bad one `«` and `»` enclose what the finding points at.

    `config` is TOML as in `pubtool.toml`. `fixed` is the same BibTeX after the fix of the rule.
    """

    bibtex: str
    config: str = ""
    fixed: str = ""


class Rule(NamedTuple):
    """A rule: its name, how bad a finding is, its documentation, and its checks.

    `what` says in one sentence what is found, `why` why it matters, `mend` how to mend it. `field`
    is called for each field in `names` that is written in an entry, `entry` for each entry in which
    one of them is written, `whole` once. No `names` are all, and `LINKS` stands for the fields that
    hold a link. `types` limits `field` and `entry` to entries of these types. A rule without any of
    the three is found by reading.
    """

    name: str
    severity: Severity
    what: str
    why: str
    mend: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    field: FieldCheck | None = None
    entry: EntryCheck | None = None
    whole: WholeCheck | None = None
    on: bool = True
