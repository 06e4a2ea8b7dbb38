"""Text inside an entry that nothing reads. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="lost-text",
    severity=READING_RULES["lost-text"],
    what="Text in an entry, or cut off from one, that is part of no field.",
    why=(
        "It was meant to say something, and it is in no list. Often one brace or quote before it"
        " is wrong, so that more than this text may be amiss."
    ),
    mend="Put the text into a field, or remove it; look for the wrong brace or quote before it.",
    bad=(
        Example("@misc{k, title = {T} «and more», year = {2024}}"),
        Example("@misc{k, title = {T}}«,\n  year = {2024},\n}»\n"),
    ),
    good=(
        Example("@misc{k, title = {T} # { and more}, year = {2024}}"),
        Example("Notes between entries: any text.\n@misc{k, title = {T}}\nMore of it.\n"),
    ),
)
