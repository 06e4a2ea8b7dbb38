"""Words of names in displayed text: which may be one, and the marks at their ends."""

from __future__ import annotations

import re
import unicodedata

from pubtool.model import is_unspaced

#: Parts of names in small letters.
_PARTICLE_WORDS = """
van von i der den de del della di da dos das do du la le el al bin ibn ter ten af zu zur y e
't ‘t ’t st. v. san vom dal dalla degli lo mac ben
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
#: Suffixes that no comma sets apart: `Miller ER 3rd`.
_COUNTED = frozenset(("2nd", "3rd"))
#: Capitalised words with which no name begins, or that no name holds.
_OTHER_WORDS = """
the in for towards toward how what why when where are is from using with by to at as of and on
via not or into over under beyond your our we it this that these does based without learning
deep neural networks network model models data analysis systems system theory method methods
approach study survey efficient fast large language graph image video machine computer
software engineering research communications sciences selected published department institute
laboratory lab college school center centre group team society association foundation figure
table chapter section part paper slides code pdf talk prof. prof dr. dr professor best award
understanding categorizing predicting modeling modelling estimating exploring improving
evaluating analyzing analysing detecting measuring characterizing optimizing leveraging rethinking
revisiting enhancing identifying assessing investigating designing building training generating
solving mapping tracking planning sensing mining managing integrating
papers working spotlight poster oral remote assistant associate phd ph.d. msc master bachelor
"""
_NO_NAME = frozenset(_OTHER_WORDS.split())
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?‐?){1,4}")
#: What follows a full stop is no initials but a name from so many letters on: `C.Schmidt.`.
_SPELT = 4
_SIGNS = frozenset("_*∗⁎＊#＃†‡§¶‖⋆★☆✝✉♠♣♥♦°^+=$~⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
#: What chooses between a sign and its picture, and is not seen.
_VARIANTS = re.compile("[\ufe0e\ufe0f]")
_SAME = str.maketrans({"∗": "*", "⁎": "*", "＊": "*", "＃": "#"})


def one_spelling(marks: str) -> str:
    """Return marks with one character for each sign: `∗` is `*`."""
    return marks.translate(_SAME)


def is_initials(text: str) -> bool:
    """Return whether a text is initials alone: `D.`, `J.-P.`, `AB`."""
    parts = [] if text == "Ó" else text.split()  # of Irish names
    return bool(parts) and all(
        _INITIALS.fullmatch(part)
        and ("." in part or len(part) < 4)
        and part.replace(".", "").replace("-", "").isupper()
        for part in parts
    )


def is_name_word(word: str, *, first: bool) -> bool:
    """Return whether a word may be part of a name; the `first` one is never a bare `A`."""
    bare = word.strip(".-'’‘`")
    if not bare or (word.lower() in _NO_NAME and not (word.isupper() and len(bare) < 3)):
        return False
    if word.lower() in PARTICLES or ((word in _COUNTED or word.lower() in SUFFIXES) and not first):
        return True
    if not all(
        char.isalpha() or char in ".-'’‘`‐–" or unicodedata.combining(char) for char in bare
    ):
        return False
    if is_unspaced(bare[0]):
        return all(is_unspaced(char) or char == "·" for char in bare)
    letter = bare[0]
    if bare[1:2] in ("'", "’") and bare[2:3].isupper():
        letter = bare[2]  # d'Alembert
    return not letter.islower() and not (first and word == "A")


def ends_as_name(word: str, words: list[str]) -> bool:
    """Return whether a word with a full stop goes on: an initial, `Jr.`, `St.`."""
    bare = word.rstrip(".")
    if word.lower() in SUFFIXES or word in PARTICLES:
        return True
    if (
        len(bare.rpartition("-")[2]) == 1
        or ("." in bare and len(bare.rpartition(".")[2]) < _SPELT)
        or (bare.isupper() and len(bare) <= 2 and len(words) == 1)
    ):
        return True
    return (
        len(bare) <= 3
        and len(words) == 1
        and not bare.islower()
        and bare.lower() in ("st", "ch", "yu", "md")
    )


def without_signs(word: str) -> tuple[str, str]:
    """Return a word without the marks at its end, and these."""
    bare = word.rstrip(".")
    end = len(bare)
    while end and (bare[end - 1] in _SIGNS or _is_symbol(bare[end - 1])):
        end -= 1
    if end < len(bare):
        return bare[:end], _VARIANTS.sub("", bare[end:])
    return word, ""


def signs_at(text: str, at: int) -> tuple[str, int]:
    """Return the marks from a place on, and where they end."""
    end = at
    while end < len(text) and (text[end] in _SIGNS or _is_symbol(text[end])):
        end += 1
    return _VARIANTS.sub("", text[at:end]), end


def _is_symbol(char: str) -> bool:
    return not char.isascii() and (
        unicodedata.category(char) in ("So", "Sk") or char in "\ufe0e\ufe0f\u200d"
    )
