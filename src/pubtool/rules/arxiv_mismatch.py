"""Fields of one entry that name different papers on arXiv."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules._arxiv import arxiv_id, names_other_archive
from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Fields that name the paper itself, the surest first. Others may link to a related one.
_FIELDS = ("arxiv", "eprint", "doi", "url", "pdf", "html", "journal", "journaltitle")


def _check(subject: Subject, _: Context) -> Iterable[Problem]:
    if subject.publication is not None and not subject.publication.arxiv:
        return ()  # none of the fields gives an id
    return _problems(subject)


def _problems(subject: Subject) -> Iterator[Problem]:
    own = subject.own
    present = [name for name in _FIELDS if name in own]
    if len(present) < 2:
        return
    first = first_name = ""
    for name in present:
        field = own[name]
        value = field.value
        if name not in {"arxiv", "eprint"} and "rxiv" not in value.lower():
            continue
        if name == "eprint" and names_other_archive(subject.fields):
            continue
        found = arxiv_id(name, value)
        if found and first and found != first:
            message = (
                f"`{name}` is of arXiv:{found}, but `{first_name}` of arXiv:{first}; correct one"
            )
            yield subject.at_value(field, message, *stripped(field))
        elif found and not first:
            first, first_name = found, name


RULE = Rule(
    name="arxiv-mismatch",
    severity="warning",
    what=(
        "Two different arXiv ids in the fields of one entry (`arxiv`, `eprint`, an arXiv `doi`, "
        "`url`, `pdf`, `html`, `journal`); versions do not count."
    ),
    why="One of the links leads to another paper, mostly after an entry was copied.",
    mend="Open both, and write the right id in both places.",
    bad=(
        Example(
            "@misc{k, title = {T}, eprint = {2401.01234},\n"
            "  url = {«https://arxiv.org/abs/2401.04321»}}\n"
        ),
        Example(
            "@misc{k, title = {T}, pdf = {«https://arxiv.org/pdf/2401.04321v2.pdf»},\n"
            "  url = {https://arxiv.org/abs/2401.01234}}\n"
        ),
        Example(
            "@article{k, title = {T}, journal = {«arXiv preprint arXiv:2401.04321»},\n"
            "  doi = {10.48550/arXiv.2401.01234}}\n"
        ),
    ),
    good=(
        Example(
            "@misc{k, title = {T}, eprint = {2401.01234v1}, doi = {10.48550/arXiv.2401.01234},\n"
            "  pdf = {https://arxiv.org/pdf/2401.01234v3.pdf}}\n"
        ),
        Example(
            "@misc{k, title = {T}, eprint = {math.AG/0307200},\n"
            "  url = {http://arxiv.org/abs/math/0307200}}\n"
        ),
        Example(
            "@misc{k, title = {T}, eprint = {2401.01234},\n"
            "  supp = {https://arxiv.org/abs/2401.04321}}\n"
        ),
    ),
    names=_FIELDS,
    entry=_check,
)
