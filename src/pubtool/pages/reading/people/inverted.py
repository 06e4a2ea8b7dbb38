"""Lists with family names first: `Lee, A., & Chan, B.`, `Lee, Ann; Chan, Bo`, `Lee, Ann, Cy Ho`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.chunks import Name
from pubtool.pages.reading.people.words import PARTICLES, is_initials
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from pubtool.pages.reading.people.chunks import Chunk


#: What follows the one name of a list that is written `Lee, Ann`.
_ALONE = re.compile(
    r"(?i)\s*(?::|\.?\s*\(?(?:19|20)\d\d[a-z]?\b"
    rf"|\.?\s*\({NOT_YET}\b)"
)
_INITIALS = re.compile(r"((?:[^\W\d_]\.(?:-[^\W\d_]\.)?\s+)+)(?=\S)")
#: Given names that end in an initial, and one word more.
_MIDDLE = re.compile(r"([^\W\d_]{2,}.* [^\W\d_]\.) \S+$")
#: Given names alone: no family name is an initial.
_MIDDLE_LAST = re.compile(r"[^\W\d_][^\W\d_]+ (?:[^\W\d_]\.\s?)+")
#: Initials with a part of the family name behind them: `Santos, B. S. dos`.
_WITH_PARTICLE = re.compile(
    rf"(?:[^\W\d_]\.-?\s?)+ ?(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})"
)
#: No initials are so many letters.
_SPELT = 4
#: What follows a list of single words that are names: a year, or a sentence.
_CLOSED = re.compile(r"\s*\((?:19|20)\d\d|\.\s+[A-Z]|[.,]?\s*$")
#: What makes an `A` the first word of a title.
RUNS_ON = re.compile(r"\s+(?!(?:and|und|et|y)\b)[^\W\d_]")


def inverted(text: str, chunks: list[Chunk]) -> list[Name] | None:
    """Return the names of a list with `Family, Given` in it, or None where it has none.

    All may be such pairs, or the first alone (`Lee, Ann, Bo Chan, and Cy Doe`); in a list of pairs
    with initials the last names may stand in reading order.
    """
    if len(chunks) < 2 or chunks[0].kind == "initials":
        return None
    pairs = _spelt_pairs(text, chunks)
    names: list[Name] = []
    at = 0
    while at < len(chunks):
        family = chunks[at]
        given = chunks[at + 1] if at + 1 < len(chunks) else None
        if given is not None and (names or _in_capitals(family)):
            given = _before_title(text, family, given)
        if given is not None and _is_pair(text, family, given, spelt=at < pairs):
            names.append(_pair(family, given))
            at += 2
            stopped = given.stopped
        elif family.kind == "full":
            names.append(family.name)
            at += 1
            stopped = family.stopped
        else:
            break
        if stopped:
            break
    return names if any("," in name.name for name in names) else None


def _before_title(text: str, family: Chunk, given: Chunk) -> Chunk:
    """Return given names without the first word of a title: `& Chan, B. Temporal ...`."""
    first, _, rest = given.name.name.partition(" ")
    runs_on = RUNS_ON.match(text, given.after)
    middle = _MIDDLE.match(given.name.name)
    if middle and runs_on and not runs_on[0].isupper():  # `Roe, Cyrus K. Variational methods`
        return _ended(given, middle[1])
    initials = _INITIALS.match(given.name.name)
    if initials:  # `L. K. Temporal`
        first, rest = initials[1].strip(), given.name.name[initials.end() :]
    acronym = rest.isupper() and len(rest) > 2 and rest.isalpha()
    is_title = acronym or (given.kind in ("full", "none") and not is_initials(rest))
    is_title = is_title and not rest.islower()
    if rest == "A" and runs_on:
        is_title = True
    if not (is_title and first.endswith(".") and is_initials(first)):
        return given
    before = text[: family.name.start].rstrip()
    after = text[given.after :].lstrip()[:1]
    goes_on = before.endswith(";") and after != ";"
    if not (runs_on or goes_on or _in_capitals(family) or before.endswith(("&", "and"))):
        return given
    return _ended(given, first)._replace(kind="initials")


def _ended(given: Chunk, names: str) -> Chunk:
    """Return given names that end with the first of them: what follows is no more of the list."""
    end = given.name.start + len(names)
    name = given.name._replace(name=names, end=end)
    return given._replace(name=name, after=end, stopped=True)


def _is_pair(text: str, family: Chunk, given: Chunk, *, spelt: bool) -> bool:
    """Return whether two chunks are one name; `spelt` says that given names may be spelt out."""
    return (
        family.kind in ("full", "single")
        and not family.stopped
        and not any(map(is_initials, _small(family.name.name).split()))
        and (
            given.kind == "initials"
            or bool(_WITH_PARTICLE.fullmatch(given.name.name))
            or (spelt and (given.kind in ("single", "full") or _ends_in_particle(given)))
            or (family.kind == "single" and bool(_MIDDLE_LAST.fullmatch(given.name.name)))
        )
        and _between(text, family, given) == ","
        and not (given.name.name == "A" and RUNS_ON.match(text, given.after))
    )


def _in_capitals(family: Chunk) -> bool:
    """Return whether a family name is in capitals, as in `ROEDER, Ann. A Title`."""
    return family.name.name.isupper() and len(family.name.name) >= _SPELT


def _is_spelt(given: Chunk) -> bool:
    """Return whether given names are words in small letters."""
    return given.kind in ("single", "full") and not given.name.name.isupper()


def _ends_in_particle(given: Chunk) -> bool:
    """Return whether given names have a part of the family name behind them: `Rosa Maria de`."""
    return given.name.name.rpartition(" ")[2] in PARTICLES


def _small(name: str) -> str:
    """Return a name in capitals with small letters, without particles: `DI MARTINO`: `Martino`."""
    if not name.isupper() or max(map(len, name.split())) < _SPELT:
        return name
    return " ".join(word.title() for word in name.split() if word.lower() not in PARTICLES)


def _pair(family: Chunk, given: Chunk) -> Name:
    return Name(
        f"{family.name.name}, {given.name.name}",
        family.name.marks + given.name.marks,
        family.name.start,
        given.name.end,
    )


def _spelt_pairs(text: str, chunks: list[Chunk]) -> int:
    """Return up to which chunk a list pairs family names with given names that are spelt out.

    `Lee, Ann; Chan, Bo`, `Lee, Ann / Chan, Bo` and `Lee, Ann: A Title` show it by their signs,
    `Lee, Ann, Bo Chan` and `Lee, Ann, Chan, Bo` by single words where names have two.
    """
    family, given, *others = chunks
    if _between(text, family, given) != ",":
        return 0
    sign = _between(text, given, others[0]) if others else ""
    by_slash = sign == "/" and family.kind == "single"
    if (
        sign == ";"
        or by_slash
        or (not others and family.kind == "single" and _ALONE.match(text, given.after))
        or (not others and _in_capitals(family) and _is_spelt(given))
    ):
        return len(chunks)
    one = family.kind == "single" or family.name.name.partition(" ")[0] in PARTICLES
    if given.kind == "single" and len(others) > 1 and all(each.kind == "full" for each in others):
        one = True  # `Di Roe, Ann, Bo Chan, Cy Doe`: nobody of these has one name
    if not one or given.kind not in ("single", "full"):
        return 0
    if len(chunks) > 3 and _alternate(text, chunks):
        return len(chunks)
    behind_comma = text[: family.name.start].rstrip().endswith(",")
    if behind_comma or not others or others[0].kind != "full":
        return 0
    return 2 if _between(text, given, others[0]) in {",", "a", "u", "&"} else 0  # and, und


def _alternate(text: str, chunks: list[Chunk]) -> bool:
    """Return whether every other chunk is a family name in one word, and not all the rest are."""
    pairs = list(zip(chunks[::2], chunks[1::2], strict=False))
    ends = len(chunks) % 2 == 0 and _CLOSED.match(text, chunks[-1].after)
    return (
        all(family.kind == "single" for family, _ in pairs)
        and (any(given.kind != "single" for _, given in pairs) or bool(ends))
        and all(text[one.after : other.name.start].strip() == "," for one, other in pairs)
    )


def _between(text: str, first: Chunk, second: Chunk) -> str:
    return text[first.after : second.name.start].strip(" *#†‡").rstrip("*#†‡")[:1]
