"""A field that the entry's type needs: without it a list shows a gap, or LaTeX warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.reading.field_names import ALIASES
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pubtool.rules.base import Context, Problem, Subject

Needs = tuple[tuple[str, ...], ...]

_TITLE = ("title",)
#: Whoever made it; what stands in for a person is in the data model of biblatex.
_MAKER = (
    "author",
    "editor",
    "organization",
    "institution",
    "collaboration",
    "bookauthor",
    "editora",
    "translator",
    "holder",
)
#: The editor and the organisation of a volume have not written the papers in it.
_AUTHOR = ("author", "collaboration")
_YEAR = ("year", "date", "pubstate", "origdate")
_JOURNAL = ("journal", "journaltitle", "shortjournal", "pubstate", "eprint", "arxiv")
_BOOK = ("booktitle", "eventtitle", "maintitle", "pubstate")
_SCHOOL = ("school", "institution", "organization", "publisher")
_INSTITUTION = ("institution", "school", "organization", "publisher", "journal", "eprint", "arxiv")

_WORK: Needs = (_TITLE, _MAKER, _YEAR)
_THESIS: Needs = (*_WORK, _SCHOOL)
_PAPER: Needs = (_TITLE, _AUTHOR, _YEAR)
_IN_BOOK: Needs = (*_PAPER, _BOOK)
#: What a type needs, each need with the fields that meet it: what BibTeX's standard styles and
#: biblatex's data model both ask for, and no more than a list shows.
NEEDS: Mapping[str, Needs] = {
    "article": (*_PAPER, _JOURNAL),
    "inproceedings": _IN_BOOK,
    "conference": _IN_BOOK,
    "incollection": _IN_BOOK,
    "inbook": _WORK,
    "book": _WORK,
    "phdthesis": _THESIS,
    "mastersthesis": _THESIS,
    "thesis": _THESIS,
    "techreport": (*_WORK, _INSTITUTION),
    "report": _WORK,
    "proceedings": (_TITLE, _YEAR),
    "collection": (_TITLE, _YEAR),
    "unpublished": (_TITLE, _MAKER),
    **dict.fromkeys(
        ("misc", "online", "manual", "booklet", "patent", "software", "dataset", "mvbook"),
        (_TITLE,),
    ),
}
#: Types that are others by an older name; what is required of those, these need too.
_ALIASES_OF_TYPES = {"conference": "inproceedings", "electronic": "online", "www": "online"}
#: Other tools' and biblatex's names of a field.
_OTHER_NAMES: dict[str, tuple[str, ...]] = {}
for _other, _name in ALIASES.items():
    _OTHER_NAMES[_name] = (*_OTHER_NAMES.get(_name, ()), _other)


def unmet_needs(subject: Subject, context: Context) -> Iterator[tuple[str, ...]]:
    """Yield what the entry needs and lacks: the names that would do, the usual one first."""
    fields = subject.fields
    entry_type = subject.entry.entry_type
    required = _required(context.config.check.required, entry_type)
    for need in _needs(entry_type, required):
        if subject.is_full and not fields.keys().isdisjoint(need):
            continue
        for name in need:
            if name in fields and fields[name].value.strip("{} \t\r\n"):
                break
        else:
            if not any(subject.value(other) for other in _OTHER_NAMES.get(need[0], ())):
                yield need


def _required(required: Mapping[str, tuple[str, ...]], entry_type: str) -> tuple[str, ...]:
    """Return what the configuration asks of a type, also by another name of it."""
    found = required.get(entry_type, ())
    if (alias := _ALIASES_OF_TYPES.get(entry_type)) and required:
        found = tuple(dict.fromkeys((*found, *required.get(alias, ()))))
    return found


def _needs(entry_type: str, required: tuple[str, ...]) -> Needs:
    return (*NEEDS.get(entry_type, ()), *((name,) for name in required))


def _check(subject: Subject, context: Context) -> Iterable[Problem]:
    if subject.entry.close is None:  # what it lacks may stand in what was lost
        return ()
    if subject.is_full and not context.config.check.required:
        fields = subject.fields
        for need in NEEDS.get(subject.entry.entry_type, ()):
            if need[0] not in fields:  # it is the usual name
                break
        else:
            return ()
    return _problems(subject, context)


def _problems(subject: Subject, context: Context) -> Iterator[Problem]:
    entry = subject.entry
    for need in unmet_needs(subject, context):
        if any(name in subject.fields and _is_unknown(subject, name) for name in need):
            continue  # an undefined macro or a missing value is a problem of its own
        name = need[0]
        if name == "journal" and subject.publication and subject.publication.arxiv:
            continue
        message = f"`{name}` is missing: @{entry.entry_type} needs it{_advice(subject, need)}"
        field = subject.own.get(name)
        if field is None:
            yield subject.problem(message)
        else:
            yield subject.at_value(field, message.replace("missing", "empty", 1))


def _is_unknown(subject: Subject, name: str) -> bool:
    """Return whether a field is empty only because its value could not be read."""
    field = subject.fields[name]
    return not field.value.strip() and field.content_start is None


def _advice(subject: Subject, need: tuple[str, ...]) -> str:
    name = need[0]
    if name == "year":
        return "; write `year = {...}`, or `pubstate = {submitted}` where it has not appeared"
    if name == "journal" and subject.value("booktitle"):
        return "; what has a `booktitle` is an @inproceedings or an @incollection"
    if name == "booktitle" and subject.value("journal"):
        return "; what has a `journal` is an @article"
    if name == "booktitle" and _is_only_on_arxiv(subject):
        return "; what is on arXiv alone is a @misc"
    if name == "author" and "editor" in need:
        return ", or an `editor`"
    return ""


def _is_only_on_arxiv(subject: Subject) -> bool:
    """Return whether the entry has an arXiv id, and no name of another venue."""
    abbr = subject.value("abbr").casefold()
    names_arxiv = not abbr or abbr.startswith(("arxiv", "corr"))
    return names_arxiv and subject.publication is not None and bool(subject.publication.arxiv)


RULE = Rule(
    name="missing-field",
    severity="error",
    what=(
        "A field that a publication of this type needs is missing or empty: its title, who wrote "
        "it, when, and where it appeared. A book may have an `editor` for the `author`; a paper in "
        "a journal or a volume needs its own."
    ),
    why=(
        "A list shows a gap there, and every other program that reads the file warns about it. "
        "What only completes a reference (`publisher`, `pages`) is not asked for, a @misc needs "
        "nothing but a title, and inherited fields count."
    ),
    mend=(
        "Add the field, or give the entry the type that fits. `[check] required` asks for more: "
        '`required = { inproceedings = ["abbr"] }` (which holds for @conference too).'
    ),
    bad=(
        Example("@article{«k»,\n  title = {T}, author = {Ann Lee}, year = {2024}\n}"),
        Example(
            "@inproceedings{«k», title = {T}, editor = {Ann Lee}, organization = {ACM},"
            " booktitle = {ICML}, year = 2024}"
        ),
        Example("@misc{k, title = «{}», author = {Ann Lee}}"),
        Example("@inproceedings{«k», title = {T}, author = {Ann Lee}, booktitle = {ICML}}"),
        Example(
            "@misc{«k», title = {T}, author = {Ann Lee}}",
            config='[check]\nrequired = { misc = ["abbr"] }',
        ),
        Example(
            "@conference{«k», title = {T}, author = {A B}, booktitle = {ICML}, year = 2024}",
            config='[check]\nrequired = { inproceedings = ["abbr"] }',
        ),
    ),
    good=(
        Example("@misc{k, title = {T}}"),
        Example("@book{k, title = {T}, editor = {Ann Lee}, date = {2024-05}}"),
        Example(
            "@article{k, title = {T}, author = {A B}, journaltitle = {J}, pubstate = {inpress}}"
        ),
        Example("@article{k, title = {T}, author = {A B}, year = 2024, eprint = {2401.00001}}"),
        Example("@report{k, title = {T}, author = {{ACM}}, year = 2024}"),
        Example(
            "@inproceedings{k, title = {T}, author = {A B}, crossref = {p}}\n"
            "@proceedings{p, title = {ICML}, year = 2024}"
        ),
    ),
    entry=_check,
)
