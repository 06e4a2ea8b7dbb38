"""Why bibtexparser and pubtool read something differently; each reason is checked, not assumed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from other_readers.bibtex_reasons import HIDDEN
from other_readers.name_reasons import list_reason, name_reason
from other_readers.records import squeezed
from pubtool.bibtex.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from other_readers.comparison import Difference
    from other_readers.context import Context

_BARE = re.compile(r"[^\s\"{}#]+")


def bibtexparser_reason(difference: Difference, context: Context) -> str | None:
    """Return the reason of a difference, or None where there is none that this code knows."""
    return next(filter(None, _reasons(difference, context)), None)


def _reasons(difference: Difference, context: Context) -> Iterator[str | None]:
    """Yield whatever explains the difference; the first counts."""
    if difference.key.casefold() in context.hidden_keys and not difference.kind.startswith("name"):
        yield HIDDEN.replace("bibtex reads it", "bibtexparser reads it")
    if difference.kind == "names":
        yield _list_reason(difference)
    if difference.kind == "name":
        yield name_reason(difference, _value(difference)) or _name_reason(difference)
    if difference.kind == "entry only here":
        yield _lost_entry(difference, context)
    if difference.kind in {"field only here", "field only there"}:
        other = difference.there
        if other is not None and any("%" in name for name in other.fields):
            yield "a comment inside an entry: bibtexparser makes it part of a field's name"
    if difference.kind == "value":
        yield from _value_reasons(difference, context)


def _value(difference: Difference) -> str:
    return difference.here.fields[difference.field] if difference.here else ""


def _list_reason(difference: Difference) -> str | None:
    if not difference.theirs:
        return "bibtexparser's name middleware refuses the whole list for one odd name"
    return list_reason(_value(difference))


def _name_reason(difference: Difference) -> str | None:
    r"""Return a reason where the middleware has dropped or misread a character."""
    if "\\" in difference.ours and "\\" not in difference.theirs:
        return "bibtexparser's name middleware drops a backslash"
    if difference.theirs.startswith("|and|"):
        return "`and and`: bibtexparser makes the second one part of a name"
    if "{" in difference.ours:
        return "a small word before a braced one: no particle for bibtexparser, one for bibtex"
    if difference.ours.startswith("|") and not difference.theirs.startswith("|"):
        return "a small word and a family name: bibtexparser makes it the given name"
    return None


def _lost_entry(difference: Difference, context: Context) -> str | None:
    for problem in context.problems(difference.here):
        if problem.message == "DuplicateFieldKeyBlock":
            return "a field given twice: bibtexparser sets the whole entry aside"
        if problem.message == "ParsingFailedBlock":
            return "broken syntax: bibtexparser sets the entry aside, pubtool reports and reads it"
    if difference.here is not None and difference.here.type.startswith("comment"):
        return "a type that begins with `comment`: bibtexparser takes it for a comment"
    if not difference.key or difference.key.startswith("\0"):
        return "an entry without a key: bibtexparser keeps only the first"
    return None


def _value_reasons(difference: Difference, context: Context) -> Iterator[str | None]:
    theirs, ours = difference.theirs, difference.ours
    written = squeezed(context.written(difference.key, difference.field))
    field = context.field(difference.key, difference.field)
    expression = field is not None and field.enclosing is None and "#" in written
    if theirs.lower() in MONTHS and ours == MONTHS[theirs.lower()]:
        yield "a month macro: bibtexparser leaves its name"
    if expression:
        yield "a `#` expression: bibtexparser leaves it as it is written"
    if not ours and _BARE.fullmatch(theirs) and theirs.lower() == written.lower():
        yield (
            "an undefined macro: bibtexparser leaves its name, for bibtex and pubtool it is empty"
        )
    if theirs.lower() == written.lower() and field is not None and field.enclosing is None:
        yield "a macro written in another case: bibtexparser does not find it"
    if ours.strip('"') == theirs.strip('"'):
        yield 'quotes inside braces (`{"text"}`): bibtexparser takes them away too'
    if '{"' in ours and ours.startswith(theirs):
        yield 'a quoted value with `{"}` in it: bibtexparser ends it there'
    if field is not None and field.enclosing is None and theirs.lower() in context.document.macros:
        yield "a macro that stands for another macro: bibtexparser leaves the other's name"
    if field is not None and field.enclosing is None and "#" in theirs:
        yield "a macro that is a `#` expression itself: bibtexparser leaves it as it is written"
