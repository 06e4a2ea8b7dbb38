"""A mark character in a name, where an annotation would say the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.names import split_and
from pubtool.findings import Edit, Fix
from pubtool.people.annotations import read_annotation
from pubtool.people.marks import MarkFinder
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

Span = tuple[int, int]

#: What an annotation can hold as a role.
_ROLE = r"[\w-]+"


class _Marked(NamedTuple):
    """A name with marks, the first of the list being number 1; offsets count from the value.

    `roles` are those of the marks at each place; `cuts` is what goes with the marks.
    """

    number: int
    roles: dict[Span, list[str]]
    cuts: list[Span]

    def annotation(self, place: Span | None = None) -> str:
        """Return the annotation of the marks at a place, or of all."""
        places = self.roles.values() if place is None else [self.roles[place]]
        roles = dict.fromkeys(role for roles in places for role in roles)
        return f"{self.number}={','.join(roles)}"


def _check(subject: Subject, field: Field, context: Context) -> Iterator[Problem]:
    publication = subject.publication
    if publication is None:
        return
    persons = publication.authors if field.name == "author" else publication.editors
    if not any(person.roles for person in persons):
        return
    roles = {text: mark.role for mark in context.config.marks for text in mark.read}
    names, _, _ = split_and(field.value)
    marked = list(_marked(((text, start) for text, start, _ in names), roles))
    fix = _fix(subject, field, marked) if len(names) == len(persons) else None
    for name in marked:
        for place in name.roles:
            message = f"write this as `{field.name}+an = {{{name.annotation(place)}}}`"
            yield subject.at_value(field, message, *place, fix)
            fix = None  # all marks go together: the first of the findings brings the fix


def _marked(names: Iterable[tuple[str, int]], roles: dict[str, str]) -> Iterator[_Marked]:
    """Yield the names with marks, as far as each mark of a name has a role."""
    finder = _finder(tuple(roles))
    for number, (text, first) in enumerate(names, 1):
        found, cuts = finder.find(text)
        if not found or any(mark.mark not in roles for mark in found):
            continue
        marked = _Marked(number, {}, [])
        for mark, start, end in found:
            marked.roles.setdefault((first + start, first + end), []).append(roles[mark])
        for start, end in cuts:
            before = text[:start]
            if not text[end : end + 1].strip(","):  # blanks before it separate nothing then
                before = before.rstrip(" \t\r\n~")
            marked.cuts.append((first + len(before), first + end))
        yield marked


@lru_cache(maxsize=8)
def _finder(known: tuple[str, ...]) -> MarkFinder:
    return MarkFinder(known)


def _fix(subject: Subject, field: Field, marked: list[_Marked]) -> Fix | None:
    """Return the fix that cuts out all marks and writes the annotation, where that is possible."""
    first = field.content_start
    roles = {role for name in marked for group in name.roles.values() for role in group}
    if first is None or not all(re.fullmatch(_ROLE, role) for role in roles):
        return None
    edit = _annotating(subject, field, marked)
    cuts = [Edit(first + start, first + end, "") for name in marked for start, end in name.cuts]
    return Fix((*cuts, edit), safe=False) if edit is not None else None


def _annotating(subject: Subject, field: Field, marked: list[_Marked]) -> Edit | None:
    """Return the edit that adds the annotation; None where there is one of the same names."""
    written = "; ".join(name.annotation() for name in marked)
    old = subject.own.get(f"{field.name}+an")
    if old is None:
        text, start = field.source.text, field.name_span[0]
        blank = start - len(text[:start][-200:]) + len(text[:start][-200:].rstrip())
        new = f",{text[blank:start] or ' '}{field.key}+an = {{{written}}}"
        return Edit(field.value_span[1], field.value_span[1], new)
    found, wrong = read_annotation(old.value)
    numbers = {name.number for name in marked}
    if old.content_start is None or wrong or any(each.item in numbers for each in found):
        return None
    kept = old.value.rstrip("; \t\r\n")
    span = (old.content_start + len(kept), old.content_start + len(old.value))
    return Edit(*span, f"; {written}" if kept else written)


RULE = Rule(
    name="mark-in-name",
    severity="warning",
    what=(
        "A mark at a name, such as the `*` of `Zhang*, Jintao`, that stands for a role. Off by "
        "default."
    ),
    why=(
        "pubtool reads the marks of `[marks]`, but every other program takes them for a part of "
        "the name. biblatex's annotations say the same, and nothing else shows them."
    ),
    mend="Write the roles into `author+an`, by the number of the name: `{1=equal; 2=equal}`.",
    bad=(
        Example(
            "@misc{k,\n  title = {T},\n  author = {Lee«*», Ann and Jo Roe and Li«*»«#», Na},\n}\n",
            fixed=(
                "@misc{k,\n  title = {T},\n  author = {Lee, Ann and Jo Roe and Li, Na},\n"
                "  author+an = {1=equal; 3=equal,corresponding},\n}\n"
            ),
        ),
        Example(
            "@misc{k, title = {T}, author = {Ann Lee and Jo Roe «$^*$»}, author+an = {1=self}}\n",
            fixed=(
                "@misc{k, title = {T}, author = {Ann Lee and Jo Roe},"
                " author+an = {1=self; 2=equal}}\n"
            ),
        ),
        Example("@misc{k, title = {T}, author = {Lee«*», Ann}, author+an = {1=corresponding}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, author = {Lee, Ann and Jo Roe}, author+an = {1=equal}}\n"),
        Example("@misc{k, title = {T}, author = {{The C* Team} and Ann Lee}}\n"),
        Example("@misc{k, title = {T*}, author = {Ann Lee and others}}\n"),
    ),
    names=("author", "editor"),
    field=_check,
    on=False,
)
