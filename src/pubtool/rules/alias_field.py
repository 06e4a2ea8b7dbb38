"""A field under the name that another site tool has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.findings import Edit, Fix
from pubtool.reading.field_names import ALIASES
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field
    from pubtool.rules.base import Context, Problem, Subject

#: biblatex's own names are as good as BibTeX's.
_STANDARD = frozenset(
    ("journaltitle", "institution", "location", "eprinttype", "eprintclass", "annotation")
)


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    name = ALIASES[field.name]
    if name in subject.own:
        message = f"`{field.key}` is not read beside `{name}`, which means the same; remove one"
        yield subject.at_name(field, message)
        return
    first = next(other for other in subject.own if ALIASES.get(other) == name)
    fix = Fix((Edit(*field.name_span, name),), safe=False) if first == field.name else None
    yield subject.at_name(field, f"`{field.key}` is read as `{name}`; write `{name}`", fix)


RULE = Rule(
    name="alias-field",
    severity="warning",
    what="A field under another tool's name for it, such as `url_code`. Off by default.",
    why="pubtool reads these names, but a file is easier to search where each thing has one name.",
    mend="Rename the field; keep the name if the other tool still reads the file.",
    bad=(
        Example(
            "@misc{k, title = {T}, «url_code» = {https://example.org/x}}",
            fixed="@misc{k, title = {T}, code = {https://example.org/x}}",
        ),
        Example("@misc{k, title = {T}, abbr = {ICML}, «_venue» = {ICML}}"),
    ),
    good=(Example("@article{k, title = {T}, journaltitle = {J}, code = {https://example.org/x}}"),),
    names=tuple(name for name in ALIASES if name not in _STANDARD),
    field=_check,
    on=False,
)
