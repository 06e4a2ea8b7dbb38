"""An entry that arXiv contradicts. Found by asking a service."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="arxiv-metadata",
    severity=BROUGHT_RULES["arxiv-metadata"],
    what=(
        "A title, authors or year other than arXiv gives for the id in the entry. Only with "
        "`--online`."
    ),
    why="Either the entry has a slip of the pen, or its id is that of another paper.",
    mend=(
        "Compare with the page at arXiv; correct the entry, or the id. Where a new version "
        "has another title, either may be right."
    ),
    bad=(),
    good=(),
    online=True,
)
