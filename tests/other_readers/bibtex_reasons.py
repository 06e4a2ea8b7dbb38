"""Why bibtex and pubtool read something differently; each reason is checked, not assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from other_readers.name_reasons import list_reason, name_reason
from pubtool.bibtex.inheritance import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from other_readers.comparison import Difference
    from other_readers.context import Context

HIDDEN = "an entry behind `%` or in an `@comment`: bibtex reads it, as it reads every `@`"
INHERITED = "a field that the crossref gives, the same in both"
NO_KEY = "an entry without a key: bibtex takes the next text for one, or keeps only the first"


def bibtex_reason(difference: Difference, context: Context) -> str | None:
    """Return the reason of a difference, or None where there is none that this code knows."""
    return next(filter(None, _reasons(difference, context)), None)


def _reasons(difference: Difference, context: Context) -> Iterator[str | None]:
    """Yield whatever explains the difference; the first counts."""
    key = difference.key
    if key.casefold() in context.hidden_keys and not difference.kind.startswith("name"):
        yield HIDDEN
    if difference.kind.startswith("entry") and (not key or context.entry("") is not None):
        yield NO_KEY
    if difference.kind.startswith("entry") and _is_parenthesised(difference, context):
        yield "`@type(key)`: the key ends with the parenthesis for bibtex, before it for biber"
    if difference.kind == "names":
        yield list_reason(_value(difference))
    if difference.kind == "name":
        yield name_reason(difference, _value(difference))
    if (
        difference.kind == "field only here"
        and difference.field == "crossref"
        and context.ours.bibliography.get(difference.ours) is None
    ):
        yield "a crossref to an entry that does not exist: bibtex drops the field"
    if difference.kind == "value" and any(
        "used in its own definition" in complaint.message for complaint in context.theirs.complaints
    ):
        yield "a macro in its own definition: empty for bibtex, its old value for biber"
    yield from _inherited(difference, context)
    yield _stopped(difference, context)


def _is_parenthesised(difference: Difference, context: Context) -> bool:
    entry = context.entry(difference.key.removesuffix(")"))
    return entry is not None and entry.raw.endswith(")") and not entry.fields


def _value(difference: Difference) -> str:
    return difference.here.fields[difference.field] if difference.here else ""


def _inherited(difference: Difference, context: Context) -> Iterator[str]:
    """Yield reasons where bibtex has given a child its parent's field."""
    fields = difference.here.fields if difference.here else {}
    name = difference.field
    parent = context.their_records.get(fields.get("crossref", "").casefold() or "\0")
    given = parent is not None and parent.fields.get(name) == difference.theirs
    if difference.kind != "field only there" or parent is None or not given:
        return
    value = context.inherited(difference.key, name)
    if value == difference.theirs:
        yield INHERITED
    if value is None and (name in OWN or name in {"title", "indextitle", "sorttitle"}):
        yield "a field of the parent's own (title, file, note ...), which bibtex hands down"
    if name == "booktitle" and value == parent.fields.get("title"):
        yield "the parent's title is the child's booktitle for pubtool, as for biber"
    if value is None and _has_synonym(fields, name):
        yield "a parent's field of which the child has biblatex's synonym"


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
