"""A publication that has been retracted. Found by asking a service."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="retracted",
    severity=BROUGHT_RULES["retracted"],
    what="A DOI for which a retraction or a withdrawal is registered. Only with `--online`.",
    why="A list that shows a retracted paper as if nothing had happened misleads its readers.",
    mend=(
        "Remove the entry or hide it with `hidden = {true}`, or say so in `note`, and excuse "
        "it with `% pubtool: ignore[retracted]`."
    ),
    bad=(),
    good=(),
    online=True,
)
