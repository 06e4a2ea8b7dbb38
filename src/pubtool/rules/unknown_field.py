"""A field name that is nearly one that counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pubtool.findings import Edit, Fix
from pubtool.model import LINK_FIELDS
from pubtool.reading.field_names import ALIASES
from pubtool.rules._spelling import one_slip_away
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.rules.base import Context, Problem, Subject

#: What a slip may have been meant for: fields that programs read and that a reader would miss.
_WANTED = (
    *("author", "title", "year", "month", "journal", "booktitle", "editor", "pages", "volume"),
    *("number", "publisher", "school", "institution", "organization", "address", "series"),
    *("edition", "chapter", "howpublished", "note", "crossref", "date", "journaltitle", "location"),
    *("subtitle", "eventtitle", "pubstate", "language", "translator", "isbn", "issn"),
    *("eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "arxiv"),
    *("abstract", "keywords", "annotation", "additional_info", "preview", "bibtex_show"),
    *("abbr", "venue_tags", "presentation", "award", "award_name", "selected", "selected_order"),
    *("hidden", "doi"),
    *LINK_FIELDS,
)
#: Fields near a wanted one that mean something else, of BibTeX, biblatex and well-known programs.
_OTHERS = frozenset(
    (
        *("editora", "editorb", "editorc", "volumes", "edited", "origtitle", "origyear", "dates"),
        *("origdate", "urldate", "urlyear", "indextitle", "sorttitle", "sortyear", "issue"),
        *("eventdate", "published", "reprint", "preprint", "review", "folder", "posted", "issued"),
        *("shortauthor", "fullauthor", "amonth", "date-added", "notes", "tape", "node"),
        *ALIASES,
    )
)
_KNOWN = frozenset(_WANTED) | _OTHERS


def _check(subject: Subject, context: Context) -> Iterable[Problem]:
    if _KNOWN.issuperset(subject.own):
        return ()
    slips = _slips(tuple(subject.own))
    return _problems(subject, slips, context) if slips else ()


def _problems(
    subject: Subject, slips: list[tuple[str, str]], context: Context
) -> Iterator[Problem]:
    own = subject.own
    for name, meant in slips:
        if name not in context.config.links:
            field = own[name]
            fix = Fix((Edit(*field.name_span, meant),), safe=False)
            message = f"`{field.key}` is no known field; did you mean `{meant}`?"
            yield subject.at_name(field, message, fix)


@lru_cache(maxsize=1024)  # most entries of a file have the same names
def _slips(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the names that may be slips, each with the name meant, which is none of them."""
    slips = ((name, meant_field(name)) for name in names if name not in _KNOWN)
    return [(name, meant) for name, meant in slips if meant and meant not in names]


@lru_cache(maxsize=1024)
def meant_field(name: str) -> str:
    """Return the field that an unknown name is probably a slip for, or an empty text."""
    if name in _KNOWN or not _is_word(name):
        return ""
    if name[-1] == "s" and name[:-1] in _KNOWN and name not in {"authors", "editors"}:
        return ""  # several of something is a field of one's own
    return one_slip_away(name, _WANTED)


def _is_word(name: str) -> bool:
    """Return whether the name may be a slip: with digits, `x-title` and `_note` are on purpose."""
    if name.startswith(("_", "x-", "x_")) or name.endswith("_"):
        return False
    return name.replace("_", "").replace("-", "").isalpha()


RULE = Rule(
    name="unknown-field",
    severity="warning",
    what=(
        "A field whose name is one slip of the pen away from a known one (`titel`, `authro`), in "
        "an entry that lacks the known one. In names of up to four letters these are only two "
        "letters exchanged or one doubled (`yaer`, `doii`): `node` is no `note`."
    ),
    why="No program reads the field, so its value is missing without a word.",
    mend="Correct the name. Fields of your own are never reported unless they look like this.",
    bad=(
        Example(
            "@misc{k, «titel» = {T}, year = {2024}}", fixed="@misc{k, title = {T}, year = {2024}}"
        ),
        Example(
            "@misc{k, title = {T}, «authors» = {A B}}",
            fixed="@misc{k, title = {T}, author = {A B}}",
        ),
        Example(
            "@misc{k, title = {T}, «pags» = {1--9}, «doii» = {10.1/x}}",
            fixed="@misc{k, title = {T}, pages = {1--9}, doi = {10.1/x}}",
        ),
        Example(
            "@misc{k, title = {T}, «award-name» = {Best Paper}}",
            fixed="@misc{k, title = {T}, award_name = {Best Paper}}",
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, nte = {of four letters one is missing}, curl = {x}}"),
        Example("@misc{k, title = {T}, groups = {a}, abbr2 = {b}, biburl = {c}, timestamp = {d}}"),
        Example("@misc{k, title = {T}, titel = {A second title}}"),
        Example("@misc{k, title = {T}, notes = {n}, node = {o}, reprint = {p}, title-an = {1=x}}"),
        Example("@misc{k, title = {T}, _note = {switched off}, x-year = {2024}}"),
    ),
    entry=_check,
)
