"""A publication without a link to code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.rules.base import Context, Problem, Subject


def _check(subject: Subject, _: Context) -> Iterator[Problem]:
    publication = subject.publication
    if publication and not publication.hidden and not publication.fields.get("code", "").strip():
        yield subject.problem("no link to code; write `code = {https://...}` if there is some")


RULE = Rule(
    name="missing-code",
    severity="warning",
    what="A publication that a list may show, without the field `code`. Off by default.",
    why="For groups that publish the code of every paper, a missing link is one forgotten.",
    mend="Add `code` with the URL of the repository.",
    bad=(Example("@misc{«k», title = {T}, year = {2024}}"),),
    good=(
        Example("@misc{k, title = {T}, code = {https://example.org/code}}"),
        Example("@misc{k, title = {T}, url_code = {https://example.org/code}}"),
        Example("@misc{k, title = {T}, hidden = {true}}"),
    ),
    types=("article", "inproceedings", "conference", "misc", "online", "unpublished"),
    entry=_check,
    on=False,
)
