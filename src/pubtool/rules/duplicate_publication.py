"""Two entries that are one publication."""

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
            continue
        entry = twin.other.entry
        where = entry.source.place(entry.start)
        message = f"the same {twin.same} as `{entry.key}` at {where}; "
        advice = "keep one of the entries"
        if twin.mistaken:
            message = f"the same {twin.same} as `{entry.key}` at {where}, which is another paper; "
            advice = f"correct one of the two {'ids' if twin.same == 'arXiv id' else 'DOIs'}"
        elif twin.is_doubtful and twin.same not in {"DOI", "arXiv id"}:
            message = f"the same {twin.same} as `{entry.key}` at {where}, but another arXiv id; "
            advice = "correct what is wrong in one of the entries, or keep one of them"
        elif twin.same in {"DOI", "arXiv id"}:
            advice += f", or correct the {twin.same} of one"
        yield twin.subject.problem(message + advice)


_A = (
    "@article{a, title = {On Sparse Attention}, author = {Ann Lee}, year = {2024}, journal = {JMLR}"
)

RULE = Rule(
    name="duplicate-publication",
    severity="warning",
    what=(
        "Two entries with the same DOI, the same arXiv id, or the same title and first author "
        "whose other fields do not contradict. Reported at the later one. With the same id, but "
        "neither the same title nor the same first author, one of the two ids is wrong; with the "
        "same title, authors and year, but two arXiv ids, an id or a title is."
    ),
    why="A list shows the paper twice, and counts it twice.",
    mend=(
        "Keep the better entry, and move to it what only the other one has. A journal version of "
        "a conference paper, a second part or another edition is not a duplicate, and neither are "
        "chapters with different titles that carry the DOI of their book. An entry with "
        "`hidden = {true}` is in no list and is not reported."
    ),
    bad=(
        Example(
            _A + "}\n@article{«b», title = {{On} sparse attention.}, author = {Lee, A.},"
            " year = {2024}, journal = {JMLR}}"
        ),
        Example(
            "@misc{a, title = {S}, doi = {10.1000/ABC}}\n"
            "@misc{«b», title = {T}, doi = {https://doi.org/10.1000/abc}}"
        ),
        Example(
            "@misc{a, title = {S}, eprint = {2401.00001v2}}\n"
            "@misc{«b», title = {T}, arxiv = {2401.00001}}"
        ),
        Example(
            "@article{a, title = {S}, author = {A B}, journal = {J}, eprint = {2401.00001}}\n"
            "@misc{«b», title = {T}, author = {C D}, eprint = {2401.00001}}"
        ),
        Example(
            "@misc{a, title = {S of T}, author = {A B}, year = 2024, eprint = {2401.00001}}\n"
            "@misc{«b», title = {S of T}, author = {A B}, year = 2024, eprint = {2401.00002}}"
        ),
    ),
    good=(
        Example(
            "@incollection{a, title = {S}, author = {A B}, doi = {10.1000/1}}\n"
            "@incollection{b, title = {T}, author = {C D}, doi = {10.1000/1}}"
        ),
        Example(
            _A + "}\n@inproceedings{b, title = {On Sparse Attention}, author = {Ann Lee},"
            " year = {2024}, booktitle = {ICML}}"
        ),
        Example(
            _A + "}\n@article{b, title = {On Sparse Attention II}, author = {Ann Lee},"
            " year = {2024}, journal = {JMLR}}"
        ),
        Example(
            _A + "}\n@article{b, title = {On Sparse Attention}, author = {Bo Lee},"
            " year = {2024}, journal = {JMLR}}"
        ),
        Example(
            "@misc{a, title = {S}, doi = {10.1000/1}}\n@misc{b, title = {T}, doi = {10.1000/12}}"
        ),
    ),
    whole=_check,
)
