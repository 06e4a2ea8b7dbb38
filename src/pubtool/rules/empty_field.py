"""A field without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Edit, Fix
from pubtool.rules.base import Example, Rule
from pubtool.rules.missing_field import unmet_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field
    from pubtool.rules.base import Context, Problem, Subject

#: For the site tools that know these, a flag that is there is on, even with an empty value.
_FLAGS = frozenset(("bibtex_show", "hidden", "selected", "featured"))


def _check(subject: Subject, context: Context) -> Iterable[Problem]:
    return () if subject.is_full else _problems(subject, context)


def _problems(subject: Subject, context: Context) -> Iterator[Problem]:
    empty = [each for each in subject.entry.fields if not each.value.strip("{} \t\r\n")]
    if not empty:
        return
    needed = {need[0] for need in unmet_needs(subject, context)}
    for field in empty:
        is_written = field.content_start is not None
        if is_written and field.name not in needed and field.name not in _FLAGS:
            message = f"`{field.key}` is empty: give it a value, or remove it"
            yield subject.at_value(field, message, fix=_fix(subject, field))


def _fix(subject: Subject, field: Field) -> Fix | None:
    """Return the removal of the field; of its whole line where nothing else stands there."""
    text = field.source.text
    end = field.value_span[1]
    if field.comma is not None:
        if text[end : field.comma].strip():
            return None  # a comment, which is not ours to remove
        end = field.comma + 1
    if sum(each.name == field.name for each in subject.entry.fields) > 1:
        return None  # without it another one would count
    start = field.name_span[0]
    while text[start - 1] in " \t":
        start -= 1
    stop = end
    while text[stop : stop + 1] in {" ", "\t"}:
        stop += 1
    if text[start - 1] in "\r\n":
        if text[stop : stop + 2] == "\r\n":
            end = stop + 2
        elif text[stop : stop + 1] in {"\r", "\n"}:
            end = stop + 1
        else:
            start, end = field.name_span[0], stop
    # An empty field may be there to keep out what the entry would inherit.
    safe = subject.own.keys().isdisjoint(("crossref", "xdata"))
    return Fix((Edit(start, end, ""),), safe=safe)


RULE = Rule(
    name="empty-field",
    severity="warning",
    what=(
        "A field without a value, such as `note = {}`. (If a list needs the field, the rule "
        "`missing-field` reports it.)"
    ),
    why=(
        "It says nothing, and some programs show an empty badge or a dead link for it. It is often "
        "what an export left behind, or a value that was never filled in."
    ),
    mend="Give it a value, or remove it.",
    bad=(
        Example(
            "@misc{k,\n  title = {T},\n  note = «{}»,\n  year = {2024}\n}",
            fixed="@misc{k,\n  title = {T},\n  year = {2024}\n}",
        ),
        Example(
            '@misc{k, title = {T}, note = «""», year = {2024}, url = «{{ }}»}',
            fixed="@misc{k, title = {T}, year = {2024},}",
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, note = {{A}}, chapter = 0}"),
        Example("@misc{k, title = {T}, bibtex_show = {}}"),
        Example("@misc{k, title = {T}, note = undefined}"),
    ),
    entry=_check,
)
