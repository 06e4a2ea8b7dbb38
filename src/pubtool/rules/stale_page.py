"""A marked region of a page that is out of date. Found by comparing the pages."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="stale-page",
    severity=BROUGHT_RULES["stale-page"],
    what=(
        "A marked region of a page in `[pages]` that is not what `pubtool render --write` "
        "would put there."
    ),
    why=(
        "Visitors see another list than the file gives. In CI this is how a forgotten `render"
        " --write` comes to light."
    ),
    mend="Run `pubtool render --write`. `pubtool render --check` shows the difference.",
    bad=(),
    good=(),
)
