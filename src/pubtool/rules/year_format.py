"""A `year` or `date` that is none. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="year-format",
    severity=READING_RULES["year-format"],
    what="A `year` that is not four digits, or a `date` that is not YYYY, YYYY-MM or YYYY-MM-DD.",
    why="The paper is sorted and grouped by its year; what is not understood puts it last.",
    mend="Write the year as four digits, the rest of the date in `date`, the state in `pubstate`.",
    bad=(
        Example("@misc{k, title = {T}, year = «{in press}»}\n"),
        Example("@misc{k, title = {T}, year = «{May 2024}»}\n"),
        Example("@misc{k, title = {T}, date = «{31.12.2024}»}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, year = 2024}\n"),
        Example("@misc{k, title = {T}, date = {2024-05-01/2024-05-03}}\n"),
        Example("@misc{k, title = {T}, pubstate = {inpress}}\n"),
    ),
)
