"""A switch that is neither true nor false. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="bad-selected",
    severity=READING_RULES["bad-selected"],
    what=(
        "A value of `selected` or `hidden` other than `true` and `false`, or a `selected_order` "
        "that is no number."
    ),
    why=(
        "The value counts as false, so that the paper is missing from the Selected list or shown"
        " against your will."
    ),
    mend="Write `true` or `false`; as `selected_order` a number such as `3` or `2.5`.",
    bad=(
        Example("@misc{k, title = {T}, selected = «{ture}»}"),
        Example("@misc{k, title = {T}, selected = {true}, selected_order = «{first}»}"),
    ),
    good=(
        Example("@misc{k, title = {T}, selected = true, selected_order = 1.5}"),
        Example("@misc{k, title = {T}, selected = {False}, hidden = {yes}}"),
    ),
)
