"""What a rule is, and what it sees.

A rule is documentation, examples and up to three pure functions. They get a `Context`, return
`Problem`s and never raise on any input; the engine turns problems into findings.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping

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


#: Fields that a list may show as text.
TEXT_FIELDS = frozenset(
    (
        *("title", "subtitle", "author", "editor", "journal", "journaltitle", "booktitle"),
        *("series", "school", "institution", "organization", "publisher", "howpublished"),
        *("address", "location", "edition", "abbr", "venue_tags", "presentation", "award"),
        *("award_name", "note"),
    )
)
_ALL_TEXT = TEXT_FIELDS | {"abstract", "keywords"}


class Subject:
    """An entry with all that is known of it.

    `publication` is None for an entry that no list can show: one whose key is taken, or an @xdata
    or @set. `own` are the fields written in the entry, the first of each name; `fields` also those
    inherited.
    """

    __slots__ = ("_is_full", "_text", "entry", "fields", "own", "publication")

    def __init__(
        self, entry: Entry, publication: Publication | None, fields: Mapping[str, Field]
    ) -> None:
        self.entry = entry
        self.publication = publication
        self.fields = fields
        self.own = fields
        self._is_full: bool | None = None
        self._text: str | None = None
        if "crossref" in fields or "xdata" in fields:
            own: dict[str, Field] = {}
            for field in entry.fields:
                own.setdefault(field.name, field)
            self.own = own

    @property
    def is_full(self) -> bool:
        """Whether it is certain that each field of the entry has a value."""
        if self._is_full is None:
            publication = self.publication
            self._is_full = (
                publication is not None
                and len(self.entry.fields) == len(self.own)
                and _have_text(publication.fields.values())
            )
        return self._is_full

    @property
    def text(self) -> str:
        """All text of the entry, that is `TEXT_FIELDS`, abstract and keywords.

        Most entries hold nothing that a rule of text looks for, and one look here saves one at
        each field.
        """
        if self._text is None:
            values = (
                self.publication.fields
                if self.publication is not None
                else {name: field.value for name, field in self.own.items()}
            )
            self._text = "\0".join([text for name, text in values.items() if name in _ALL_TEXT])
        return self._text

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
        spans = field.spans  # once: they are found again at each look
        span = spans.value
        if end is not None and spans.content_start is not None:
            span = (spans.content_start + start, spans.content_start + end)
        return Problem(message, field.source, *span, self.entry.key, fix)


def _have_text(values: Iterable[str]) -> bool:
    """Return whether each of the values holds more than braces and white space."""
    # The first character tells of nearly every value; an empty text is part of any other.
    suspects = [value for value in values if value[:1] in "{} \t\r\n"]
    return "" not in [value.strip("{} \t\r\n") for value in suspects]


#: Link name -> the files below the folder that `[assets]` names for it, as paths from there with
#: `/`; None where there is no such folder. A name is absent where nobody has looked.
Assets: TypeAlias = "Mapping[str, frozenset[str] | None]"


class Context(NamedTuple):
    """All that rules may look at. `today` decides what is in the future.

    `subjects` are all entries of all files in order; `lists` what each configured list shows.
    `assets` has the files there are for each link name in `[assets]`.
    """

    bibliography: Bibliography
    subjects: tuple[Subject, ...]
    lists: Mapping[str, tuple[Publication, ...]]
    config: Config
    today: datetime.date
    assets: Assets = MappingProxyType({})


#: Among the names of a rule: every field that holds a link, those of the configuration too.
LINKS = "<link>"

#: A check returns its problems: an empty tuple where one look tells that there are none, which
#: costs less than a generator.
FieldCheck: TypeAlias = "Callable[[Subject, Field, Context], Iterable[Problem]]"
EntryCheck: TypeAlias = "Callable[[Subject, Context], Iterable[Problem]]"
WholeCheck: TypeAlias = "Callable[[Context], Iterable[Problem]]"


class Example(NamedTuple):
    """BibTeX that shows a rule. In a bad one `«` and `»` enclose what the finding points at.

    `config` is TOML as in `pubtool.toml`. `fixed` is the same BibTeX after the fix of the rule.
    `files` are those that the site has, seen from the configuration.
    """

    bibtex: str
    config: str = ""
    fixed: str = ""
    files: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A rule: its name, how bad a finding is, its documentation, and its checks.

    `what` says in one sentence what is found, `why` why it matters, `mend` how to mend it. `field`
    is called for each field in `names` that is written in an entry, `entry` for each entry in which
    one of them is written, `whole` once. No `names` are all, and `LINKS` stands for the fields that
    hold a link. `types` limits `field` and `entry` to entries of these types, and `applies` says
    whether there is anything at all to look for, by the configuration. A rule without any of
    the three is found by reading, or is brought by a command. What is `on` runs where nothing else
    is asked for; what is `online` asks services, and runs only where that is allowed.
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
    applies: Callable[[Context], bool] | None = None
    on: bool = True
    online: bool = False
