"""A link whose page is gone. Found by asking a service."""

from pubtool.findings import BROUGHT_RULES
from pubtool.rules.base import Rule

RULE = Rule(
    name="dead-link",
    severity=BROUGHT_RULES["dead-link"],
    what='A link that its server answers with "not found" or "gone". Only with `--online`.',
    why=(
        "A reader who follows it finds an error. A server that does not answer, or refuses, "
        "is not reported: that says nothing about the page."
    ),
    mend=(
        "Find where the page has moved, write an archived copy such as "
        "`https://web.archive.org/...`, or remove the link."
    ),
    bad=(),
    good=(),
    online=True,
)
