"""A DOI that is registered for another work. Found by asking a service."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="doi-mismatch",
    severity=BROUGHT_RULES["doi-mismatch"],
    what=(
        "A DOI that does not exist, or that is registered for a work with another title. Only"
        " with `--online`."
    ),
    why="The link leads to a stranger's paper, and whoever cites the entry cites that.",
    mend="Look the DOI up at `https://doi.org/`, and copy the right one from the publisher's page.",
    bad=(),
    good=(),
    online=True,
)
