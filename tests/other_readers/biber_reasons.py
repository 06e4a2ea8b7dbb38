"""Why biber's tool mode and pubtool read something differently; each reason is checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from other_readers.biber_terms import FIELDS, TYPES, DataModel
from other_readers.name_reasons import list_reason, name_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from other_readers.comparison import Difference
    from other_readers.context import Context

#: Fields that biber takes apart and puts together again in its own order and words.
_REWRITTEN = frozenset({"options", "ids", "xdata", "langid", "entryset", "related", "keywords"})
_DATES = re.compile(r"(?:event|orig|url)?(?:date|year|month|day)")


def biber_reason(difference: Difference, context: Context, model: DataModel) -> str | None:
    """Return the reason of a difference, or None where there is none that this code knows."""
    return next(filter(None, _reasons(difference, context, model)), None)


def _reasons(difference: Difference, context: Context, model: DataModel) -> Iterator[str | None]:
    """Yield whatever explains the difference; the first counts."""
    name, kind = difference.field, difference.kind
    if kind in {"entry only here", "entry only there"}:
        yield _entry_reason(difference, context)
    if kind in {"name", "names"}:
        yield from _name_reasons(difference, context)
    if "xdata=" in (context.written(difference.key, name)):
        yield "`xdata=...` in place of a value, which only biber resolves"
    if kind == "field only here":
        yield _left_out(difference, context, model)
    here = difference.here
    if kind == "field only there" and name == "type" and here and here.type in TYPES.values():
        yield "`phdthesis`, `techreport` ... become a type of their own and the field `type`"
    if kind == "field only there" and here and any("+an" in field for field in here.fields):
        yield "a data annotation, which biber writes in another place"
    if _DATES.fullmatch(name):
        yield "a date: biber joins year, month and day, and reads what is no date in its own way"
    if name in _REWRITTEN:
        yield "options, keys and languages, which biber writes in its own order and words"
    yield _value_reason(difference, context)


def _entry_reason(difference: Difference, context: Context) -> str | None:
    if not context.theirs.records:
        return "biber gives up on a file with a syntax error, or one without any key"
    entry = context.entry(difference.key)
    value = next((f.value for f in entry.fields if f.name == "author"), "") if entry else ""
    if list_reason(value):
        return "`and and`: biber drops the entry"
    return None


def _left_out(difference: Difference, context: Context, model: DataModel) -> str | None:
    """Return why biber does not write a field."""
    name = difference.field
    if name not in model.fields:
        return "a field that biblatex does not know: biber leaves it out"
    if not difference.ours:
        return "an empty value (or an undefined macro): biber leaves the field out"
    if name == "crossref" and context.ours.bibliography.get(difference.ours) is None:
        return "a crossref to an entry that does not exist: biber drops the field"
    if _DATES.fullmatch(name):
        return "a date: biber joins year, month and day, and reads what is no date in its own way"
    return None


def _name_reasons(difference: Difference, context: Context) -> Iterator[str | None]:
    value = context.written(difference.key, difference.field)
    if "xdata=" in value:
        yield "`xdata=...` in place of a value, which only biber resolves"
    if difference.kind == "names":
        if re.search(r"\w+=\w+\s+and\s", value):
            yield "options of a whole list of names (`uniquename=false and ...`), only for biber"
        yield list_reason(value.strip('{}" '))
    if '"' in difference.ours:
        yield "a quotation in a name: biber takes no particle from it"
    if "ı\u0301" in difference.theirs:
        yield "`\\'{\\i}`: biber leaves the dotless i under the accent"
    if re.search(r"\bund\b", value):
        yield "names joined by a word that only a biber option makes a separator (`und`)"
    if "=" in value and "=" in difference.ours:
        yield "an extended name with `=` in a part"
    yield name_reason(difference, value.strip('{}" '))


def _value_reason(difference: Difference, context: Context) -> str | None:
    name = difference.field
    names = {name, *(alias for alias, target in FIELDS.items() if target == name)}
    entry = context.entry(difference.key)
    written = [field for field in entry.fields if field.name in names] if entry else []
    if len(written) > 1:
        return "two fields that biber takes for one (`address` and `location`, `pdf` and `file`)"
    if difference.ours.lower() == difference.theirs.lower():
        return "biber writes it in small letters"
    if difference.ours == f"{difference.theirs}others":
        return "`and others` at the end of a list that is no list of names"
    return None
