"""A value that is not among those that the configuration allows for its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.folding import fold
from pubtool.latex import to_text
from pubtool.reading.field_names import ALIASES
from pubtool.reading.lists import split_list
from pubtool.rules._spelling import one_slip_away
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field
    from pubtool.rules.base import Context, Problem, Subject

#: How many of the allowed values a message names.
_NAMED = 8
_TAGS = '[check]\nvocabulary = { venue_tags = ["CCF-A", "Full paper"] }'


def _check(subject: Subject, context: Context) -> Iterator[Problem]:
    vocabulary = context.config.check.vocabulary
    for name, field in subject.own.items():
        known = vocabulary.get(name) or vocabulary.get(ALIASES.get(name, ""))
        if known and field.value.strip():
            yield from _check_values(subject, field, known)


def _check_values(subject: Subject, field: Field, known: tuple[str, ...]) -> Iterator[Problem]:
    value = field.value
    if to_text(value) in known:
        return
    end = 0
    for item in split_list(value):
        start = value.index(item, end)
        end = start + len(item)
        text = to_text(item)
        if text not in known:
            message = f"`{' '.join(text.split())}` is not in the vocabulary of `{field.name}`"
            yield subject.at_value(field, f"{message}{_advice(text, known)}", start, end)


def _advice(text: str, known: tuple[str, ...]) -> str:
    folded = {fold(each): each for each in known}
    near = folded.get(fold(text)) or folded.get(one_slip_away(fold(text), folded))
    if near:
        return f"; did you mean `{near}`?"
    more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    return f"; known are {', '.join(known[:_NAMED])}{more}"


RULE = Rule(
    name="vocabulary",
    severity="warning",
    what="A value that is not among those that `[check] vocabulary` allows for its field.",
    why=(
        "A filter or a group finds only what is spelt alike: `CCF A` is missing where a list asks "
        "for `CCF-A`."
    ),
    mend="Write one of the known values, or add the new one to the vocabulary.",
    bad=(
        Example("@misc{k, title = {T}, venue_tags = {«ccf-a», Full paper, «Demo»}}", config=_TAGS),
        Example(
            "@misc{k, title = {T}, presentation = {«orl»}}",
            config='[check]\nvocabulary = { presentation = ["oral", "poster"] }',
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, venue_tags = {CCF-A, {Full paper}}}", config=_TAGS),
        Example("@misc{k, title = {T}, venue_tags = {}}", config=_TAGS),
        Example("@misc{k, title = {T}, venue_tags = {Demo}}"),
        Example(
            "@misc{k, title = {T}, abbr = {Proc. A, B}}",
            config='[check]\nvocabulary = { abbr = ["Proc. A, B"] }',
        ),
    ),
    entry=_check,
    applies=lambda context: bool(context.config.check.vocabulary),
)
