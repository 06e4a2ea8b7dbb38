"""A comment that excuses nothing, or rules that do not exist. Found when comments are applied."""

from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="needless-ignore",
    severity="warning",
    what="A comment `% pubtool: ignore[...]` that excuses nothing.",
    why=(
        "It hides the next real problem of that kind, or it was meant to excuse one and does not: "
        "its rule is misspelt, or it stands in the wrong place."
    ),
    mend="Remove it, or put it on the line directly before the entry.",
    bad=(
        Example(
            "«% pubtool: ignore[duplicate-field]»\n@misc{k, title = {T}, year = {2024}}\n",
            fixed="@misc{k, title = {T}, year = {2024}}\n",
        ),
        Example(
            "% pubtool: ignore[duplicate-field, «duplicate-feild»]\n"
            "@misc{k, title = {T}, title = {U}}\n"
        ),
        Example(
            "«% pubtool: ignore[duplicate-field]»\n\n@misc{k, title = {T}, title = {U}}\n",
        ),
        Example(
            "@misc{j, title = {T}}\n«% pubtool: ignore-file[syntax]»\n@misc{k, title = {U}}\n",
        ),
        Example("@misc{k, title = {T}, title = {U}} «% pubtool: ignore[duplicate-field]»\n"),
    ),
    good=(
        Example("% pubtool: ignore[duplicate-field]\n@misc{k, title = {T}, title = {U}}\n"),
        Example(
            "% pubtool: ignore-file[duplicate-field]\n\n@misc{j, title = {S}}\n"
            "@misc{k, title = {T}, title = {U}}\n"
        ),
        Example("% pubtool writes the lists from this file.\n@misc{k, title = {T}}\n"),
        Example("@misc{k, note = {% pubtool: ignore[syntax]}}\n"),
    ),
)
