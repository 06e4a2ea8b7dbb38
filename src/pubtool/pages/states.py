"""What pages say of papers that have not appeared, and its name in biblatex: `R&R`, `submitted`.

The one table of these words: what looks for them in a text takes `NOT_YET` into its pattern.
"""

from __future__ import annotations

import re

from pubtool.reading.field_names import YEAR_WORDS

#: Words that tell of a state where nothing follows but where it will appear.
_WHERE = r"(?:at|by|for|from|in|pending|subject|to|with)\b"
_NO_MORE = rf"(?! (?!{_WHERE})\w)"
#: The same where a name may follow: `Accepted Journal of Water`, and no `Accepted norms`.
_NO_WORD = rf"(?! (?!{_WHERE})(?-i:[a-z]))"
#: The words for each state as a regular expression, to be matched without regard to case.
_WORDS = {
    "submitted": (
        r"(?:manuscript )?submitted for publication|communicated(?! (?!to\b)\w)|revision requested"
        r"|(?:revis(?:ed|ion) (?:and )?)?(?:re)?submitted|(?:minor|major) revisions?"
        rf"|in (?:review|revision|submission){_NO_MORE}"
        r"|under (?:(?:second|third)-round )?(?:review|revision|submission)"
        r"|r ?(?:&|and) ?r"
        r"|re(?:vise|ject) (?:and|&) resubmit"
        r"|eingereicht|soumis|submetido|enviado|sottomesso|投稿中"
    ),
    "inpress": (
        rf"(?:accepted/)?in press|in print{_NO_MORE}|no prelo|en prensa|im druck|sous presse"
        r"|in (?:corso di )?stampa|w druku|в печати|у друці|baskıda|印刷中"
    ),
    "forthcoming": (
        r"to appear|forthcoming"
        rf"|(?:conditionally )?accepted(?: for publication|/in press)?{_NO_WORD}"
        r"|im erscheinen|erscheint|[àa] para[îi]tre|aceito|aceptado|accept[ée]|accettato"
        r"|te verschijnen|принят[ао]? (?:к печати|до друку)"
    ),
    "inpreparation": r"in prep(?:aration|\.)?(?: for (?:submission|publication))?"
    r"|in vorbereitung|en pr[ée]paration|en preparaci[óo]n"
    r"|em prepara[çc][ãa]o|in preparazione"
    r"|drafting|(?:new |full )?draft (?:available|in progress|coming soon)(?: (?:up)?on request)?",
}
#: Any of them, as a part of a pattern that does not regard case; what follows is not looked at.
NOT_YET = rf"(?:{'|'.join(_WORDS.values())})"
_STATES = [(state, re.compile(words)) for state, words in _WORDS.items()]


def state_of(words: str) -> str:
    """Return the `pubstate` that words on a page mean, or an empty text."""
    bare = " ".join(words.lower().split()).strip(" .()[]")
    if bare in YEAR_WORDS:
        return YEAR_WORDS[bare]
    whole = next((state for state, pattern in _STATES if pattern.fullmatch(bare)), "")
    if not whole and bare.startswith(("accepted", "conditionally accepted")):
        return "forthcoming"  # `accepted with minor changes`
    return whole
