"""BibTeX that cannot be right as it is written. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="syntax",
    severity=READING_RULES["syntax"],
    what=(
        "What BibTeX's grammar does not allow: a missing comma, a brace that closes nothing, an "
        "entry without a type, a key or an end."
    ),
    why=(
        "BibTeX and biber drop the field or the entry, or everything after it. pubtool reads on "
        "where it can and says how it understood the text."
    ),
    mend="Mend the text at the place; the message says what is missing or too much there.",
    bad=(
        Example(
            "@misc{k,\n  title = {T}«»\n  year = {2024}\n}",
            fixed="@misc{k,\n  title = {T},\n  year = {2024}\n}",
        ),
        Example("@misc{k, title = «{»A {SQL primer}"),
        Example("@misc{k, title = {T}}\n«}»\n"),
        Example("@misc{«»title = {T}}"),
        Example("«@{»k, title = {T}}"),
    ),
    good=(
        Example("@misc{k,\n  title = {T},\n  year = {2024}\n}"),
        Example('@misc(k, title = "A {"}quoted{"} word")'),
        Example('Text between entries is comment.\n@misc{k, title = {50\\% {SQL} at "{a}"}}\n'),
    ),
)
