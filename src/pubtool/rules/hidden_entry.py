"""An entry inside an `@comment`. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="hidden-entry",
    severity=READING_RULES["hidden-entry"],
    what="What looks like an entry inside the braces of an `@comment`.",
    why=(
        "biber and pubtool skip the whole of an `@comment`; BibTeX skips only the word and reads"
        " the entry. The paper is in one list and missing from the other."
    ),
    mend=(
        "Take the entry out of the `@comment`; to keep a paper out of the lists write `hidden = "
        "{true}`."
    ),
    bad=(Example("@comment{ «@misc{k,» title = {T}} }"),),
    good=(
        Example("@comment{ jabref-meta: databaseType:bibtex; }"),
        Example("@misc{k, title = {T}, hidden = {true}}"),
        Example("% @misc{k, title = {T}}\n"),
    ),
)
