"""A `%` comment inside an entry. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="comment-in-entry",
    severity=READING_RULES["comment-in-entry"],
    what="A `%` between the fields of an entry, which begins a comment to the end of its line.",
    why=(
        "BibTeX knows no comments inside an entry: it reads the line as a broken field and drops"
        " what follows."
    ),
    mend="Move the comment above the entry. To switch a field off, rename it: `x-note = {...}`.",
    bad=(Example("@misc{k,\n  title = {T},\n  «% year = {2023},»\n  year = {2024}\n}"),),
    good=(Example("% a comment above\n@misc{k,\n  title = {100% sure},\n  year = {2024}\n}"),),
)
