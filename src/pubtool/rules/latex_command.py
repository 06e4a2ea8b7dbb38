"""A LaTeX command that is not known. Found by reading."""

from pubtool.findings import READING_RULES
from pubtool.rules.base import Example, Rule

RULE = Rule(
    name="latex-command",
    severity=READING_RULES["latex-command"],
    what="A LaTeX command in a shown field that pubtool does not know, or that lacks its argument.",
    why="The list shows what the command was given, without what the command would make of it.",
    mend="Write what should be shown: a known command, or the character itself.",
    bad=(
        Example("@misc{k, title = {The «\\mytool» System}}\n"),
        Example("@misc{k, title = {T}, booktitle = {Proceedings of «\\conf»{X}}}\n"),
        Example("@misc{k, title = {Ends in «\\emph»}}\n"),
    ),
    good=(
        Example("@misc{k, title = {On \\emph{}Text in \\emph x}}\n"),
        Example("@misc{k, title = {\\emph{In situ} Caf\\'e at 5\\% \\& more}}\n"),
        Example("@misc{k, title = {T}, abstract = {Shown only by \\some templates}}\n"),
        Example("@misc{k, title = {Bounds of $\\mathcal{O}(n \\log n)$}}\n"),
    ),
)
