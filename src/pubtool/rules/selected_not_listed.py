"""A selected publication that the full list does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.rules.base import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.rules.base import Context, Problem


def _check(context: Context) -> Iterator[Problem]:
    full = {each.position for each in context.lists.get("all", ())}
    selected = {each.position for each in context.lists.get("selected", ())}
    for subject in context.subjects:
        publication = subject.publication
        if publication is None or publication.position in full:
            continue
        if publication.hidden and publication.selected:
            message = "the entry is both selected and hidden, so that no list shows it; remove one"
        elif publication.position in selected:
            message = (
                "the Selected list shows this, but the full list leaves it out; change the filter "
                "or the limit of [lists.all]"
            )
        else:
            continue
        field = subject.own.get("selected") or subject.own.get("featured")
        yield subject.at_value(field, message) if field else subject.problem(message)


_OLD = "@misc{k, title = {T}, year = {2019}, selected = %s}"

RULE = Rule(
    name="selected-not-listed",
    severity="warning",
    what=(
        "A publication that the Selected list shows and the list of all does not, or one that is "
        "both selected and hidden."
    ),
    why="Readers who go from the selection to the full list miss the best papers there.",
    mend="Change the filter or the limit of the full list, or take the paper out of the selection.",
    bad=(
        Example(_OLD % "«{true}»", config='[lists.all]\nwhere = "year > 2020"'),
        Example("@misc{k, title = {T}, selected = «{true}», hidden = {true}}"),
    ),
    good=(
        Example(_OLD % "{true}", config='[lists.all]\nwhere = "year > 2010"'),
        Example(_OLD % "{false}", config='[lists.all]\nwhere = "year > 2020"'),
        Example("@misc{k, title = {T}, selected = {false}, hidden = {true}}"),
    ),
    whole=_check,
)
