"""A citation key that an earlier entry has. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="duplicate-key",
    severity=READING_RULES["duplicate-key"],
    what=(
        "A citation key that an earlier entry of any of the files has; capitals make no difference."
    ),
    why="Only the first entry is shown and can be cited; BibTeX refuses the file.",
    mend="Give one of the entries another key, or remove it if both are the same paper.",
    bad=(Example("@misc{lee2024, title = {S}}\n@misc{«Lee2024», title = {T}}"),),
    good=(Example("@misc{lee2024a, title = {S}}\n@misc{lee2024b, title = {T}}"),),
)
