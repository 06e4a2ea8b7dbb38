"""A preprint beside the entry of the published paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules._twins import twins
from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.rules.base import Context, Problem


def _check(context: Context) -> Iterator[Problem]:
    for twin in twins(context.subjects):
        if twin.is_preprint:
            entry = twin.other.entry
            where = entry.source.place(entry.start)
            advice = "move its `eprint` there and remove this entry, or hide it"
            if twin.same == "arXiv id":  # which stands there already
                advice = "remove this entry, or hide it"
            if twin.is_doubtful:
                message = (
                    f"the same {twin.same} as `{entry.key}` at {where}, but another title; where "
                    f"that is the published paper, {advice}, else correct the {twin.same} of one"
                )
            else:
                message = f"a preprint of `{entry.key}` at {where} (the same {twin.same}); {advice}"
            yield twin.subject.problem(message)


_PAPER = (
    "@inproceedings{a, title = {On Sparse Attention}, author = {Ann Lee}, year = {2024},"
    " booktitle = {ICML}%s}\n"
)
_PREPRINT = "@misc{%s, title = {On Sparse Attention}, author = {Lee, A.}, eprint = {2401.00001}%s}"

RULE = Rule(
    name="preprint-twin",
    severity="warning",
    what=(
        "An entry of a preprint beside one of the published paper: the same arXiv id or DOI, or "
        "the same title and first author. Reported at the preprint, wherever it stands. With the "
        "same id and another title, one of the ids may be wrong instead."
    ),
    why="A list shows the paper twice, once as if it had never been published.",
    mend=(
        "Give the published entry the `eprint` of the preprint, and remove the preprint; or write "
        "`hidden = {true}` into it to keep its key."
    ),
    bad=(
        Example(_PAPER % "" + _PREPRINT % ("«b»", "")),
        Example(
            "@article{«a», title = {Old Title}, author = {Ann Lee}, year = {2023},"
            " journal = {arXiv preprint arXiv:2401.00001}}\n"
            "@article{b, title = {New Title}, author = {Ann Lee}, year = {2024},"
            " journal = {JMLR}, eprint = {2401.00001}}"
        ),
    ),
    good=(
        Example(_PAPER % ", eprint = {2401.00001}"),
        Example(_PAPER % "" + _PREPRINT % ("b", ", hidden = {true}")),
        Example(_PAPER % ", eprint = {2305.00009}" + _PREPRINT % ("b", "")),
    ),
    whole=_check,
)
