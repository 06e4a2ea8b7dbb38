"""What stands behind a name in a list: marks, a remark in brackets, a sign before the next."""

from __future__ import annotations

import re

from pubtool.pages.reading.people.phrases import EDITOR_WORDS
from pubtool.pages.reading.people.words import signs_at

#: What parts two names.
SEPARATOR = re.compile(
    r"\s*(?:[,，;；]\s*(?:and|&|und|et|y)(?=\s)|[,，、;；·•|]"
    r"|(?:and|&|und|et(?!\s+al\b)|[ye]|与|和)(?=\s|[一-鿿])"
    r"|/(?=\s|[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]))\s*"
)
_REMARK = re.compile(
    r"(?i)\s*(?:\((?:equal[^)]{0,40}|co-?first[^)]{0,30}|[^)]{0,20}corresponding[^)]{0,20}"
    rf"|{EDITOR_WORDS}|first author|advisor|my (?:student|advisee)s?|student|presenter|lead"
    r"|(?-i:[A-Z]{2,6})|[^()]{0,40}\b(?:universit\w+|institute?|college|school|bank)\b[^()]{0,40})\)"
    r"|\[[^\[\]]{0,20}(?:equal|first|corresponding)[^\[\]]{0,20}\])"
)
#: An affiliation cut short: `Ann Lee (LBS), `, and no nickname.
_AT = re.compile(r"\s*\([A-Z][\w&-]{1,9}\)(?=[,;]\s|\s(?:and|&)\s)")
#: The same name in Chinese or Japanese: `Ann Lee (李安)`.
_OTHER_SCRIPT = re.compile(r"\s*[(（][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·\s]{2,8}[)）]")
_FRAMED = re.compile(r"\s*\(([*∗†‡§#¶]{1,3})\)")


def signs_behind(text: str, end: int) -> tuple[str, int]:
    """Return the marks behind a name, also after a blank, and where they or a remark end."""
    signs, after = signs_at(text, end)
    if not signs and text[end : end + 1] == " ":
        signs, after = signs_at(text, end + 1)
        if not signs or not (SEPARATOR.match(text, after) or not text[after:].strip(" .")):
            signs, after = "", end
    framed = _FRAMED.match(text, after)
    if framed:  # `Lee A. (‡)`
        return signs + framed[1], framed.end()
    found = (each.match(text, after) for each in (_REMARK, _AT, _OTHER_SCRIPT))
    remark = next(filter(None, found), None)
    return signs, remark.end() if remark else after
