"""A field that its entry has twice. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="duplicate-field",
    severity=READING_RULES["duplicate-field"],
    what="A field that an earlier one of the same entry already gives.",
    why=(
        "The first one counts here and in BibTeX, the last one in many other programs; one of "
        "the values is never shown."
    ),
    mend=(
        "Remove one of the two; join the values where both are meant. Where both are the same, "
        "the second one is removed by `--fix`."
    ),
    bad=(
        Example("@misc{k, title = {T}, note = {A}, «Note» = {B}}"),
        Example(
            "@misc{k, title = {T}, year = 2024, «year» = {2024}}",
            fixed="@misc{k, title = {T}, year = 2024,}",
        ),
    ),
    good=(Example("@misc{k, title = {T}, note = {A; B}, addendum = {C}}"),),
)
