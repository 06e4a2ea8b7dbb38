"""A mark at a name that stands for no role. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="unknown-mark",
    severity=READING_RULES["unknown-mark"],
    what=(
        "A mark at the end of a name, such as `*` or a raised number, that `[marks]` in the "
        "configuration does not know."
    ),
    why=(
        "The mark is not shown, and what it means (equal contribution, corresponding author) is "
        "lost."
    ),
    mend=(
        "Add the character to a role in `[marks]`, or write the role as an annotation: "
        "`author+an = {1=equal}`."
    ),
    bad=(
        Example("@misc{k, title = {T}, author = {Lee«†», Ann and Roe, Jo}}"),
        Example("@misc{k, title = {T}, author = {Ann Lee«$^{1}$» and Jo Roe}}"),
    ),
    good=(
        Example("@misc{k, title = {T}, author = {Lee*, Ann and Roe, Jo#}}"),
        Example("@misc{k, title = {T}, author = {{C++ Alliance} and Ann Lee}}"),
    ),
)
