"""A `month` that is none. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="month-format",
    severity=READING_RULES["month-format"],
    what="A `month` that is neither a number from 1 to 12 nor an English name.",
    why="Lists sorted by date put the paper in the wrong place within its year.",
    mend="Write `month = jan`, one of the macros `jan` ... `dec`, or a number.",
    bad=(
        Example("@misc{k, title = {T}, year = 2024, month = «{tbd}»}\n"),
        Example("@misc{k, title = {T}, year = 2024, month = «{14}»}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, year = 2024, month = dec}\n"),
        Example("@misc{k, title = {T}, year = 2024, month = {July / August}}\n"),
        Example('@misc{k, title = {T}, year = 2024, month = "10~" # jan}\n'),
    ),
)
