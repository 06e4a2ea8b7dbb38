"""Words that pages put around names and instead of them."""

from __future__ import annotations

import re

#: What those are called whose book it is, as a part of patterns that do not regard case.
EDITOR_WORDS = (
    r"(?:eds?|editors?|hg|hrsg|herausgeber|dir|red|coords?|coordinadore?s|comps?|orgs?"
    r"|a cura di)\b\.?"
)
#: What leads in an author list, often one without the owner, as the same.
WITH_WORDS = (
    r"(?:(?:joint(?:ly)?(?: work)?|together|in collaboration) with|with|w/"
    r"|(?:en collaboration )?avec|(?:zusammen |gemeinsam )?mit|(?:em )?(?:parceria )?com"
    r"|(?:junto )?con|(?:samen )?met|co-?auth?or(?:a|es|as|s)?(?=:))"
)
ET_AL = re.compile(
    r"(?i)\s*(?:[,，;]\s*)?(?:(?:and|&)\s+)?(?:et[.,]?\s*al\b\.?"
    r"|(?:and|&)\s+co-?authors?\b|(?:and|&)\s+(?:\d+\s+)?(?:others?|more)\b(?:\s+(?:co-?)?authors?\b)?"
    r"|\d+\s+(?:more\s+)?(?:co-?)?authors?\b"
    r"|(?:(?:and|&)\s+)?(?:on behalf of |for )?the (?-i:[A-Z])[\w -]{1,50}"
    r"(?:consortium|collaboration|group|team|network|initiative|investigators|committee)\b|等(?=[.。,，\s]|$)|\.\.\.$|…$)"
)
#: Authors that are left out between others.
ELISION = re.compile(r"\s*(?:\.\.\.|\.\s\.\s\.|…|\[\.\.\.\])\s*,?\s*(?:(?:&|and)\s)?\s*(?=\S)")
