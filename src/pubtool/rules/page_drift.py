"""A hand-written page that contradicts its list. Found by comparing the pages."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="page-drift",
    severity=BROUGHT_RULES["page-drift"],
    what=(
        "A hand-written page in `[pages]`, without marked regions, that lacks a publication "
        "of its list, has one more, or contradicts it."
    ),
    why=(
        "Two places that say the same by hand drift apart, and nobody knows which of them is right."
    ),
    mend=(
        "Correct the page or the entry, or put a marked region into the page, which `pubtool "
        "render --write` keeps up to date. `pubtool diff PAGE` shows all differences."
    ),
    bad=(),
    good=(),
)
