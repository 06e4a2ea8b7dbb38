"""Text as it is compared with what somebody typed: without regard to case and accents."""

from __future__ import annotations

import unicodedata

#: The accents of Latin, Greek and Cyrillic letters.
_ACCENTS = dict.fromkeys(range(0x300, 0x370))

#: Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        **dict(zip("øłđðŧħıŋĸ", "olddthink", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def fold(text: str) -> str:
    """Return the text in one case and without accents: `Éric` -> `eric`, `Straße` -> `strasse`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # Composed again: accents of other scripts belong to their letters. And folded again, since
    # taking apart may bring capitals to light.
    bare = unicodedata.normalize("NFC", decomposed.translate(_ACCENTS))
    return bare.casefold().translate(_LETTERS)
