"""Why bibtex and pubtool read something differently; each reason is checked, not assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from other_readers.name_reasons import list_reason, name_reason
from pubtool.bibtex.inheritance import OWN

if TYPE_CHECKING:
    from other_readers.comparison import Difference
    from other_readers.context import Context

HIDDEN = "an entry behind `%` or in an `@comment`: bibtex reads it, as it reads every `@`"
NO_KEY = "an entry without a key: bibtex takes the next text for one, or keeps only the first"


def bibtex_reason(difference: Difference, context: Context) -> str | None:
    """Return the reason of a difference, or None where there is none that this code knows."""
    key = difference.key
    if key.casefold() in context.hidden_keys and not difference.kind.startswith("name"):
        return HIDDEN
    if difference.kind in {"entry only here", "entry only there"} and (not key or "=" in key):
        return NO_KEY
    if difference.kind == "names":
        return list_reason(_value(difference))
    if difference.kind == "name":
        return name_reason(difference, _value(difference))
    if (
        difference.kind == "field only here"
        and difference.field == "crossref"
        and context.ours.bibliography.get(difference.ours) is None
    ):
        return "a crossref to an entry that does not exist: bibtex drops the field"
    return _inherited(difference, context) or _stopped(difference, context)


def _value(difference: Difference) -> str:
    return difference.here.fields[difference.field] if difference.here else ""


def _inherited(difference: Difference, context: Context) -> str | None:
    """Return a reason where bibtex has given a child its parent's field."""
    here = difference.here
    parent_key = here.fields.get("crossref", "") if here else ""
    parent = context.their_records.get(parent_key.casefold()) if parent_key else None
    name = difference.field
    if difference.kind != "field only there" or parent is None:
        return None
    if parent.fields.get(name) != difference.theirs:
        return None
    value = context.inherited(difference.key, name)
    if value == difference.theirs:
        return "a field that the crossref gives, the same in both"
    if value is None and (name in OWN or name in {"title", "indextitle", "sorttitle"}):
        return "a field of the parent's own (title, file, note ...), which bibtex hands down"
    if name == "booktitle" and value == parent.fields.get("title"):
        return "the parent's title is the child's booktitle for pubtool, as for biber"
    if value is None and here is not None and _has_synonym(here.fields, name):
        return "a parent's field of which the child has biblatex's synonym"
    return None


def _has_synonym(fields: dict[str, str], name: str) -> bool:
    pairs = [("year", "date"), ("month", "date"), ("date", "year"), ("address", "location")]
    pairs += [("journal", "journaltitle"), ("school", "institution")]
    return any(name in pair and (set(pair) - {name}) & set(fields) for pair in pairs)


def _stopped(difference: Difference, context: Context) -> str | None:
    """Return a reason where bibtex has given up on the entry with an error."""
    for problem in context.problems(difference.here):
        message = problem.message.rstrip("-")
        if difference.kind in {"field only here", "value"} and not message.startswith("Repeated"):
            return f"bibtex stops within the entry ({message}); pubtool reports it and reads on"
    return None
