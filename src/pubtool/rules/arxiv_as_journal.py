"""arXiv in the place of a journal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.bibtex import removal
from pubtool.findings import Edit, Fix
from pubtool.rules._arxiv import arxiv_id, is_arxiv, names_other_archive
from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.bibtex import Field

#: A value that says no more than "arXiv" and the id, so that nothing is lost without it.
_NOTHING_ELSE = (
    r"(?ai)(?:corr|arxiv(?:\.org)?)(?:[ -]*(?:e-?prints?|preprints?))?[\s,:]{0,20}"
    r"(?:(?:arxiv:)?\s{0,20}(?:abs/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?/\d{7})(?:v\d+)?)?"
    r"(?:\s*\[[\w.-]+\])?\Z"
)
#: Other fields that may name the paper itself.
_ID_FIELDS = ("arxiv", "eprint", "doi", "url")


def _check(subject: Subject, field: Field, _: Context) -> Iterable[Problem]:
    return _problems(subject, field) if is_arxiv(field.value) else ()


def _problems(subject: Subject, field: Field) -> Iterator[Problem]:
    volume = subject.own.get("volume")
    if volume is not None and not volume.value.startswith("abs/"):
        volume = None
    told = arxiv_id("journal", field.value)
    if not told and volume is not None:
        told = arxiv_id("arxiv", volume.value.removeprefix("abs/"))
    others = _ids(subject)
    here = others.get("arxiv") or others.get("eprint") or ""
    found = told or here or (subject.publication.arxiv if subject.publication else "")
    kind = "journal" if field.name != "booktitle" else "book"
    other = next((name for name in others if others[name] != found), "")
    fix = None
    if found and other:
        message = (
            f"arXiv is no {kind}, and `{field.name if told else 'eprint'}` is of arXiv:{found}, "
            f"but `{other}` of arXiv:{others[other]}; correct the id, then remove `{field.name}`"
        )
    elif found and here == found:
        message = f"arXiv is no {kind}, and the entry has the id {found}; remove `{field.name}`"
    else:
        message = (
            f"arXiv is no {kind}; "
            f"write `eprint = {{{found or '...'}}}` and `archiveprefix = {{arXiv}}` instead"
        )
    if found and not other and re.match(_NOTHING_ELSE, field.value.strip()):
        fix = _fix(subject, field, found, volume, has_id=bool(here))
    yield subject.at_value(field, message, *stripped(field), fix=fix)


def _ids(subject: Subject) -> dict[str, str]:
    """Return the arXiv ids that other fields of the entry give, by the name of the field."""
    found = {}
    for name in _ID_FIELDS:
        field = subject.own.get(name)
        if field is None or (name == "eprint" and names_other_archive(subject.fields)):
            continue
        if arxiv := arxiv_id(name, field.value):
            found[name] = arxiv
    return found


def _fix(
    subject: Subject, field: Field, arxiv: str, volume: Field | None, *, has_id: bool
) -> Fix | None:
    """Return the fix: remove the field, or write the id in its place where none is yet.

    None where `eprint` or `arxiv` holds something else, which nobody can tell the place of.
    """
    start = field.name_span[0]
    edits = [removal(volume)] if volume is not None else []
    if has_id:
        return Fix((removal(field), *edits), safe=False)
    if subject.value("eprint", "arxiv"):
        return None
    text = field.source.text
    begin = start
    while text[begin - 1].isspace():
        begin -= 1
    new = f"eprint = {{{arxiv}}},{text[begin:start] or ' '}archiveprefix = {{arXiv}}"
    return Fix((Edit(start, field.value_span[1], new), *edits), safe=False)


RULE = Rule(
    name="arxiv-as-journal",
    severity="warning",
    what="A `journal` or `booktitle` that says arXiv, or CoRR.",
    why="A preprint looks like a journal article, and its id is no field that tools can link.",
    mend=(
        "Write the id as `eprint`, with `archiveprefix = {arXiv}`, and no `journal`. Nothing is "
        "mended where `arxiv`, `eprint`, `doi` or `url` holds another id: find the right one first."
    ),
    bad=(
        Example(
            "@misc{k,\n  title = {T},\n  journal = {«arXiv preprint arXiv:2401.01234»},\n}\n",
            fixed=(
                "@misc{k,\n  title = {T},\n"
                "  eprint = {2401.01234},\n  archiveprefix = {arXiv},\n}\n"
            ),
        ),
        Example(
            "@misc{k,\n  title = {T},\n  journal = {«CoRR»},\n  volume = {abs/2401.01234}\n}\n",
            fixed=(
                "@misc{k,\n  title = {T},\n"
                "  eprint = {2401.01234},\n  archiveprefix = {arXiv},\n}\n"
            ),
        ),
        Example(
            "@misc{k, title = {T}, booktitle = {«arXiv»}, arxiv = {2401.01234}}\n",
            fixed="@misc{k, title = {T}, arxiv = {2401.01234}}\n",
        ),
        Example("@misc{k, title = {T}, journal = {«arXiv, a survey paper»}}\n"),
        Example(
            "@misc{k, title = {T}, journal = {«arXiv:2401.01234»}, eprint = {2401.01234}}\n",
            fixed="@misc{k, title = {T}, eprint = {2401.01234}}\n",
        ),
        Example("@misc{k, title = {T}, journal = {«arXiv:2401.01234»}, eprint = {2305.00001}}\n"),
        Example(
            "@misc{k, title = {T}, journal = {«arXiv:2401.01234»},\n"
            "  doi = {10.48550/arXiv.2305.00001}}\n"
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, eprint = {2401.01234}, archiveprefix = {arXiv}}\n"),
        Example("@misc{k, title = {T}, journal = {Corrosion Science}}\n"),
        Example("@misc{k, title = {T}, booktitle = {Workshop on Mining arXiv}}\n"),
    ),
    names=("journal", "journaltitle", "booktitle"),
    field=_check,
)
