"""Whether a page and the BibTeX file name the same venue, each in its own way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.folding import fold
from pubtool.inline import plain
from pubtool.pages.reading.vocabulary import YEAR
from pubtool.pages.theses import read_thesis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.model import Publication
    from pubtool.pages.theses import Thesis

_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "in",
        "on",
        "for",
        "at",
        "an",
        "to",
        "de",
        "la",
        "le",
        "der",
        "und",
        "from",
    )
)
_PREPRINT = re.compile(r"(?i)(?:ar|bio|med|chem|psyar|soc)\W?r?xiv|ssrn\b|preprint\b|corr\b")
#: The degrees of theses; biblatex's `thesis` leaves it to a field of free text.
_DEGREES = {"phdthesis": "doctoral", "mastersthesis": "lesser", "thesis": ""}
_PARENTHESES = re.compile(r"\([^()]*\)")
_ACRONYM = re.compile(r"\(([A-Za-z][\w&+'’ -]{1,14})\)")
_SHORT = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z][\w&+/'’.-]{0,14}(?:[ -][A-Z][\w&+-]{1,8})?")


def same_venue(venue: str, publication: Publication) -> bool:
    """Return whether a page's venue is the one of a publication.

    An abbreviation is compared with our abbreviation, if there is one; a name in full with our full
    name, where words may be cut short, or with our abbreviation if the page has it in parentheses.
    Of `NeurIPS 2023; QIP 2024` each part is a venue. A thesis is compared by its school.
    """
    ours = publication.venue
    short, full, tag = plain(ours.short), plain(ours.full), plain(ours.tag)
    names = [venue, *venue.split(";")]
    thesis = read_thesis(venue)
    if thesis and _has_degree(publication, thesis):
        if not thesis.school:
            return True
        names.append(thesis.school)
    return any(_is_same(name, short, full, tag) for name in names)


def _has_degree(publication: Publication, thesis: Thesis) -> bool:
    """Return whether a publication is a thesis, and of no other degree than that of a page."""
    ours = _DEGREES.get(publication.type)
    return ours is not None and (not ours or not thesis.degree or ours == thesis.degree)


def _is_same(venue: str, short: str, full: str, tag: str) -> bool:
    bare = bare_venue(venue)
    shorter = [_PARENTHESES.sub(" ", text) for text in (full, tag)]
    known = {bare_venue(text) for text in (short, full, tag, *shorter) if text}
    if bare in known or (bare.startswith("arxiv") and "arxiv" in known):
        return True
    if short and bare_venue(short) in {bare_venue(found) for found in _ACRONYM.findall(venue)}:
        return True
    if short and _SHORT.fullmatch(YEAR.sub("", venue).strip(" ,'’")):
        return False
    page, name = _words(_ACRONYM.sub("", venue)), _words(_ACRONYM.sub("", full))
    return bool(page and name) and (
        _abbreviates(page, name) or _abbreviates(name, page) or _holds(page, name)
    )


def bare_venue(text: str) -> str:
    """Return a venue without year and punctuation, in small letters."""
    return bare_text(re.sub(r"(?i)['’‘`]\s*\d\d[a-z]?\b|\b(?:19|20)\d\d[a-z]?\b", " ", text))


def bare_text(text: str) -> str:
    """Return a text without blanks and punctuation, in small letters."""
    return re.sub(r"[\W_]+", "", fold(text))


def is_preprint(venue: str) -> bool:
    """Return whether a page's venue is a server of preprints, or says nothing else than that."""
    return bool(_PREPRINT.match(venue.strip()))


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", fold(text))
    return [word for word in words if word not in _SMALL and word != "proceedings"]


def _abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    """Return whether each word of one is the beginning of the next word of the other."""
    return len(short) == len(full) and all(
        long.startswith(word) or (word[0] == long[0] and word[-1] == long[-1] and len(word) > 2)
        for word, long in zip(short, full, strict=True)
    )


def _holds(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the words of one, at least two, are side by side in the other."""
    few, many = sorted((list(one), list(other)), key=len)
    width = len(few)
    return width > 1 and any(many[at : at + width] == few for at in range(len(many) - width + 1))
