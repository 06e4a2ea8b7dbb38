"""A list of names that is not separated by `and`. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="name-format",
    severity=READING_RULES["name-format"],
    what=(
        "A list of names with `;`, `&` or commas between the names, with `et al.` in place of "
        "`and others`, with a comma or an `and` too many, or with initials for a family name. Of "
        "two names with a comma between them only what can be no `Family, Given` is reported."
    ),
    why=(
        "BibTeX takes the whole for one strange name or one name for two, so that bibliographies"
        " show nonsense."
    ),
    mend=(
        "Write `and` between any two names, `Family, Given` or `Given Family` for each, and `and"
        " others` at the end where names are left out."
    ),
    bad=(
        Example("@misc{k, title = {T}, author = {Ann Lee«;» Jo Roe}}"),
        Example("@misc{k, title = {T}, author = {Ann Lee and Jo Roe «et al.»}}"),
        Example("@misc{k, title = {T}, author = {«Ann Lee, Jo Roe, Li Wei»}}"),
        Example("@misc{k, title = {T}, author = {«A. Lee, J. Roe» and L. Wei}}"),
        Example("@misc{k, title = {T}, author = {Ann Lee and «Roe J. L.»}}"),
        Example("@misc{k, title = {T}, author = {Lee, Ann«,» and Roe, Jo}}"),
    ),
    good=(
        Example(
            "@misc{k, title = {T}, author = {Lee, Ann and Roe, Jr., Jo and {A and B} and others}}"
        ),
        Example("@misc{k, title = {T}, author = {{AT{\\&}T Labs} and R{\\'e}mi Roe}}"),
    ),
)
