"""What a page says of papers that have not appeared: `R&R` -> biblatex's `submitted`."""

from __future__ import annotations

from pubtool.reading.field_names import YEAR_WORDS

_STATES = {
    **YEAR_WORDS,
    "under revision": "submitted",
    "minor revision": "submitted",
    "major revision": "submitted",
    "revise and resubmit": "submitted",
    "r and r": "submitted",
    "randr": "submitted",
    "under submission": "submitted",
    "in submission": "submitted",
}


def state_of(words: str) -> str:
    """Return the `pubstate` that words on a page mean, or an empty text."""
    bare = " ".join(words.lower().replace("&", "and").split()).strip(" .()[]")
    if bare.startswith(("accepted", "conditionally accepted")):
        return "forthcoming"
    return _STATES.get(bare, "")
