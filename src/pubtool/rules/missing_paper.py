"""A publication that nobody can reach by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.rules.base import Context, Problem, Subject


def _check(subject: Subject, context: Context) -> Iterator[Problem]:
    publication = subject.publication
    if publication is None or publication.hidden:
        return
    if all(link.name != "paper" for link in publication.links):
        names = ", ".join(f"`{name}`" for name in context.config.paper)
        yield subject.problem(f"no link to the paper; write one of {names}")


RULE = Rule(
    name="missing-paper",
    severity="warning",
    what="A publication that a list may show, without a link to the paper. Off by default.",
    why="Readers cannot get at the paper from the list.",
    mend="Add one of the fields that `paper` in the configuration names: `pdf`, `url`, `doi` ...",
    bad=(Example("@misc{«k», title = {T}, code = {https://example.org/code}}"),),
    good=(
        Example("@misc{k, title = {T}, doi = {10.1000/182}}"),
        Example("@misc{k, title = {T}, journal = {arXiv preprint arXiv:2401.00001}}"),
        Example("@misc{k, title = {T}, hidden = {true}}"),
    ),
    entry=_check,
    on=False,
)
