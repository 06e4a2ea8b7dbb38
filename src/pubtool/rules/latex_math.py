"""A formula that does not end, or a dollar that begins none. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="latex-math",
    severity=READING_RULES["latex-math"],
    what="A `$`, `\\(` or `\\[` in a shown field without the end of its formula.",
    why="LaTeX stops there, and the list shows the dollar as it stands.",
    mend="Close the formula; write `\\$` for the dollar itself.",
    bad=(
        Example("@misc{k, title = {A Camera for «$»100}}\n"),
        Example("@misc{k, title = {Sorting in «\\(» n log n}}\n"),
        Example("@misc{k, title = {Windows of «$»\\epsilon and \\delta}}\n"),
    ),
    good=(
        Example("@misc{k, title = {Sorting in $O(n)$ and \\(O(n)\\)}}\n"),
        Example("@misc{k, title = {A Camera for \\$100}}\n"),
    ),
)
