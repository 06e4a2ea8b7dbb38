"""A name without quotes or braces that no `@string` defines. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="undefined-macro",
    severity=READING_RULES["undefined-macro"],
    what="A macro, that is a value without braces or quotes, which no `@string` before it defines.",
    why=(
        "The value is empty, here and in BibTeX. Only `true` and `false` in `selected`, `featured` "
        "and `hidden` are used all the same."
    ),
    mend=(
        "Define the macro with `@string{name = {...}}` above the entry, or put the text in braces: "
        "`selected = {true}`."
    ),
    bad=(
        Example("@article{k, title = {T}, journal = «jmlr»}"),
        Example("@misc{k, title = {T}, selected = «true»}"),
    ),
    good=(
        Example("@string{jmlr = {J. Mach. Learn. Res.}}\n@article{k, title = {T}, journal = JMLR}"),
        Example("@misc{k, title = {T}, month = jan}"),
    ),
)
