"""A preprint whose published version is known. Found by asking a service."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="published-version",
    severity=BROUGHT_RULES["published-version"],
    what=(
        "An entry of a preprint that has appeared in a journal or in proceedings, as arXiv or"
        " a DOI registry says. Only with `--online`."
    ),
    why="The list hides where the paper was accepted, and readers cite the preprint.",
    mend=(
        "Run `pubtool update KEY`, which shows what would change; `--write` changes the entry"
        " and keeps its key and your own fields."
    ),
    bad=(),
    good=(),
    online=True,
)
