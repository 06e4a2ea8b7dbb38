"""An annotation of authors that cannot be right. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="bad-annotation",
    severity=READING_RULES["bad-annotation"],
    what=(
        "An `author+an` or `editor+an` that is not written as `NUMBER=ROLE; NUMBER=ROLE` (also "
        "with a comma for the `;`), or that counts further than there are names."
    ),
    why=(
        "The mark of an author (equal contribution, corresponding) is missing, or stands at nobody."
    ),
    mend=(
        "Count the names from 1 and separate them by `;`: `author+an = {1=equal; "
        "3=equal,corresponding}`."
    ),
    bad=(
        Example("@misc{k, title = {T}, author = {A B and C D}, author+an = {1=equal; 3=«equal»}}"),
        Example("@misc{k, title = {T}, author = {A B}, author+an = {«equal»}}"),
        Example("@misc{k, title = {T}, author = {A B and C D}, author+an = {1=equal, «2=equal»}}"),
    ),
    good=(
        Example(
            "@misc{k, title = {T}, author = {A B and C D}, author+an = {1=equal; 2=equal,lead}}"
        ),
        Example(
            '@misc{k, title = {T}, author = {A B}, author+an:orcid = {1="0000-0002-1825-0097"}}'
        ),
    ),
)
