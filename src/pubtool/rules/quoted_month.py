"""A month written as text where BibTeX has a macro for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Edit, Fix
from pubtool.reading.dates import MONTHS
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

_MACROS = {name[:length]: name[:3] for name in MONTHS for length in (3, len(name))} | {
    "sept": "sep"
}


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    macro = _MACROS.get(field.value.strip().rstrip(".").lower())
    if macro is None or field.content_start is None:
        return
    fix = Fix((Edit(*field.value_span, macro),))
    yield subject.at_value(field, f"write the macro, without braces: `month = {macro}`", fix=fix)


RULE = Rule(
    name="quoted-month",
    severity="warning",
    what="The name of a month in braces or quotes. Off by default.",
    why=(
        "Only the macros `jan` ... `dec` follow the language and the abbreviations of a style. "
        "But every program reads the quoted name too, and one entry in twelve on homepages has "
        "one: as a warning it would drown the others. `--select quoted-month --fix` mends all of "
        "them, safely."
    ),
    mend="Write `month = jan`, without braces.",
    bad=(
        Example(
            "@misc{k, title = {T}, month = «{January}»}\n",
            fixed="@misc{k, title = {T}, month = jan}\n",
        ),
        Example(
            '@misc{k, title = {T}, month = «"Sept."»}\n',
            fixed="@misc{k, title = {T}, month = sep}\n",
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, month = jan}\n"),
        Example("@misc{k, title = {T}, month = 1}\n"),
        Example("@misc{k, title = {T}, month = {July--August}}\n"),
        Example('@misc{k, title = {T}, month = jan # "~10"}\n'),
    ),
    names=("month",),
    field=_check,
    on=False,
)
