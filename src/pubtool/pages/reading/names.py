"""Author lists in displayed text: where one begins and ends, and the names in it.

Reads `Ann Lee*, Bo Chan and C. Doe`, `Lee, A., & Chan, B.`, `Lee A, Chan BC`, `Lee, Ann; Chan, Bo`
and `李明, 王芳`. A list ends where the next thing is no name, so that a title may follow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.model import is_unspaced
from pubtool.pages.reading.name_words import (
    PARTICLES,
    SUFFIXES,
    ends_as_name,
    is_initials,
    is_name_word,
    one_spelling,
    signs_at,
    without_signs,
)
from pubtool.pages.reading.vocabulary import VENUE
from pubtool.people.ownname import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pubtool.pages.reading.flat import Flat

#: More names than any paper that a person lists one by one.
_MOST = 400
_WORD = re.compile(r"[^\s,;:，、；：()\[\]{}<>\"“”„«»|·•&/\\!?！？。（）【】]+")
_NOT_IN_NAMES = frozenset(("", "and", "und", "et", "&", "with"))
#: Last words of what signs papers as a person does: `International Brain Laboratory`.
_GROUPS = frozenset(
    ("Laboratory", "Consortium", "Collaboration", "Team", "Network", "Initiative", "Consortia")
)
#: Those that no title ends in.
_SIGNING = frozenset(("Laboratory", "Consortium", "Collaboration"))
#: What follows the one name of a list that is written `Lee, Ann`.
_ALONE = re.compile(r"\s*(?::|\(?(?:19|20)\d\d\b)")
#: What makes an `A` the first word of a title.
_RUNS_ON = re.compile(r"\s+(?!(?:and|und|et|y)\b)[^\W\d_]")
_DASH = re.compile(r"\s+[-–—]\s+")
_BLANK = re.compile(r"\s*")
_SEPARATOR = re.compile(
    r"\s*(?:[,，;；]\s*(?:and|&|und|et|y)(?=\s)|[,，、;；·•|]"
    r"|(?:and|&|und|et(?!\s+al\b)|[ye]|与|和)(?=\s|[一-鿿])|/(?=\s))\s*"
)
_ET_AL = re.compile(
    r"(?i)\s*(?:[,，;]\s*)?(?:(?:and|&)\s+)?(?:et\.?\s+al\b\.?"
    r"|and\s+(?:\d+\s+)?(?:others?|more)\b(?:\s+(?:co-?)?authors?\b)?"
    r"|\d+\s+(?:more\s+)?(?:co-?)?authors?\b"
    r"|(?:(?:and|&)\s+)?(?:on behalf of |for )?the (?-i:[A-Z])[\w -]{1,50}"
    r"(?:consortium|collaboration|group|team|network|initiative|investigators|committee)\b|等(?=[.。,，\s]|$)|\.\.\.$|…$)"
)
_INCLUDING = re.compile(r"(?i)(?:\s+authors?)?\s*[,(]?\s*\(?incl(?:uding|\.)\s+")
_ELISION = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\])\s*,?\s*(?:(?:&|and)\s)?\s*(?=\S)")
_REMARK = re.compile(
    r"(?i)\s*\((?:equal[^)]{0,40}|co-?first[^)]{0,30}|[^)]{0,20}corresponding[^)]{0,20}"
    r"|hrsg\.?|hg\.?|eds?\.?|coords?\.?"
    r"|first author|advisor|my (?:student|advisee)s?|student|presenter|lead)\)"
)
#: A given name behind a family name and a blank: `坂本 唯斗`.
_GIVEN = re.compile(r"[ \u3000][\u3040-\u30ff\u3400-\u9fff]{1,3}(?=[\s,、，;*]|$)")
#: The same name in Chinese or Japanese: `Ann Lee (李安)`.
_OTHER_SCRIPT = re.compile(r"\s*[(（][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·\s]{2,8}[)）]")
#: What may stand between a list and what follows it.
_AFTER = re.compile(r"\s*(?:$|[.,:;()\[\]\"“„«|。，：（）–—-]|\d{4}\b)")


class Name(NamedTuple):
    """A name at `start:end` of the text it was read from."""

    name: str
    marks: str
    start: int
    end: int


class Names(NamedTuple):
    """The names of a list, where the list ends, and whether it goes on as `et al.`."""

    names: tuple[Name, ...] = ()
    end: int = 0
    et_al: bool = False


class _Chunk(NamedTuple):
    """What stands between two separators: its kind, and as a name."""

    kind: str
    name: Name
    after: int
    stopped: bool = False


def name_key(name: str) -> str:
    """Return a name in one order and spelling, for comparing: `Lee, A.` -> `a lee`."""
    family, comma, given = name.partition(",")
    return fold_name(f"{given} {family}" if comma else name)


def read_names(text: str, start: int = 0) -> Names:
    """Return the list of names that begins at a place of a text; no names where none does."""
    chunks = list(_chunks(text, start))
    if not chunks:
        return Names()
    if dashed := _dashed(text, chunks):
        return Names(tuple(dashed), dashed[-1].end)
    pairs = _inverted(text, chunks)
    names = pairs if pairs is not None else _plain(chunks)
    if not names and all(chunk.kind == "single" for chunk in chunks):
        # Family names alone make a list where it says that it goes on.
        names = [chunk.name for chunk in chunks]
        if not _ET_AL.match(text, names[-1].end):
            return Names()
    if not names:
        return Names()
    end = names[-1].end
    more = _ET_AL.match(text, end)
    if more:
        among = _INCLUDING.match(text, more.end())
        rest = _plain(list(_chunks(text, among.end()))) if among else []
        return Names(tuple(names), rest[-1].end if rest else more.end(), et_al=True)
    if text[end - 1] == "." and text[end : end + 1].isspace():
        return Names(tuple(names), end)  # `Lee, A. and Chan, B. A Title`
    if not _AFTER.match(text, end) and len(names) > 1:
        # The last one runs on into other words: it is the beginning of something else.
        names = names[:-1]
    elif not _AFTER.match(text, end):
        return Names()
    return Names(tuple(names), names[-1].end)


def _dashed(text: str, chunks: list[_Chunk]) -> list[Name]:
    """Return the names of `Ann Lee - Bo Chan - Cy Doe`, where nothing else follows."""
    if len(chunks) != 1 or chunks[0].kind != "full" or not _DASH.match(text, chunks[0].after):
        return []
    names = [chunks[0].name]
    at = chunks[0].after
    while dash := _DASH.match(text, at):
        chunk = _chunk(text, dash.end(), bare_initials=False, first=False)
        if chunk is None or chunk.kind != "full":
            return []
        names.append(chunk.name)
        at = chunk.after
    return names if not text[at:].strip(" .") else []


def _plain(chunks: list[_Chunk]) -> list[Name]:
    """Return the leading chunks that are whole names."""
    names: list[Name] = []
    for number, chunk in enumerate(chunks):
        if chunk.kind == "full" or (
            chunk.kind == "single" and len(names) > 1 and number < len(chunks) - 1
        ):
            names.append(chunk.name)
        else:
            break
        if chunk.stopped:
            break
    return names


def _inverted(text: str, chunks: list[_Chunk]) -> list[Name] | None:
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
        if names and given is not None:
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


def _before_title(text: str, family: _Chunk, given: _Chunk) -> _Chunk:
    """Return given names without the first word of a title: `& Chan, B. Temporal ...`."""
    first, _, rest = given.name.name.partition(" ")
    if (
        given.kind != "full"
        or not is_initials(first)
        or not first.endswith(".")
        or is_initials(rest)
    ):
        return given
    before = text[: family.name.start].rstrip()
    if not (before.endswith(("&", "and")) or _RUNS_ON.match(text, given.after)):
        return given
    end = given.name.start + len(first)
    name = given.name._replace(name=first, end=end)
    return given._replace(kind="initials", name=name, after=end, stopped=True)


def _is_pair(text: str, family: _Chunk, given: _Chunk, *, spelt: bool) -> bool:
    """Return whether two chunks are one name; `spelt` says that given names may be spelt out."""
    return (
        family.kind in ("full", "single")
        and not family.stopped
        and not any(map(is_initials, family.name.name.split()))
        and (given.kind == "initials" or (spelt and given.kind in ("single", "full")))
        and _between(text, family, given) == ","
        and not (given.name.name == "A" and _RUNS_ON.match(text, given.after))
    )


def _pair(family: _Chunk, given: _Chunk) -> Name:
    return Name(
        f"{family.name.name}, {given.name.name}",
        family.name.marks + given.name.marks,
        family.name.start,
        given.name.end,
    )


def _spelt_pairs(text: str, chunks: list[_Chunk]) -> int:
    """Return up to which chunk a list pairs family names with given names that are spelt out.

    `Lee, Ann; Chan, Bo`, `Lee, Ann / Chan, Bo` and `Lee, Ann: A Title` show it by their signs,
    `Lee, Ann, Bo Chan` and `Lee, Ann, Chan, Bo` by single words where names have two.
    """
    family, given, *others = chunks
    if _between(text, family, given) != ",":
        return 0
    sign = _between(text, given, others[0]) if others else ""
    if sign in (";", "/") or (
        not others and family.kind == "single" and _ALONE.match(text, given.after)
    ):
        return len(chunks)
    if family.kind != "single" or given.kind not in ("single", "full"):
        return 0
    if len(chunks) > 3 and _alternate(text, chunks):
        return len(chunks)
    behind_comma = text[: family.name.start].rstrip().endswith(",")
    return 2 if others and others[0].kind == "full" and not behind_comma else 0


def _alternate(text: str, chunks: list[_Chunk]) -> bool:
    """Return whether every other chunk is a family name in one word, and not all the rest are."""
    pairs = list(zip(chunks[::2], chunks[1::2], strict=False))
    return (
        all(family.kind == "single" for family, _ in pairs)
        and any(given.kind != "single" for _, given in pairs)
        and all(text[one.after : other.name.start].strip() == "," for one, other in pairs)
    )


def without_venue(names: Names, line: Flat, is_owner: Callable[[str], bool]) -> Names:
    """Return a list without a last name that only looks like one: a journal in two words.

    It is in italics and the others are not, or it has no initials and all others have.
    """
    if len(names.names) < 2 or names.et_al or is_owner(names.names[-1].name):
        return names
    *others, last = names.names
    if not line.text[names.end :].strip(" ."):
        return names  # where a line ends with a name, no more follows that a journal has
    italic = ["italic" in line.runs[name.start].styles for name in names.names]
    apart = italic[-1] and not any(italic[:-1])
    if not apart and len(others) > 1:
        initials = [is_initials(_given(name.name)) for name in names.names]
        spelt = not initials[-1] and all(initials[:-1])
        apart = spelt and not line.text[: last.start].rstrip().endswith(("and", "&"))
    return Names(tuple(others), others[-1].end) if apart else names


def _given(name: str) -> str:
    """Return the first given name: the one after a comma, else the first word."""
    family, comma, given = name.partition(",")
    return given.split()[0] if comma and given.strip() else family.split()[0]


def _between(text: str, first: _Chunk, second: _Chunk) -> str:
    return text[first.after : second.name.start].strip(" *#†‡").rstrip("*#†‡")[:1]


def _chunks(text: str, start: int) -> Iterator[_Chunk]:
    """Yield what stands between separators, up to the first that can be no part of a name."""
    at = start
    bare_initials = False
    for _ in range(_MOST):
        skipped = _ELISION.match(text, at)
        if skipped:
            at = skipped.end()
        if _ET_AL.match(text, at):
            return
        chunk = _chunk(text, at, bare_initials=bare_initials, first=at == start)
        if chunk is None:
            return
        yield chunk
        last = chunk.name.name.rpartition(" ")[2]
        bare_initials = chunk.kind == "full" and last.isupper() and last.isalpha() and len(last) < 4
        if chunk.stopped:
            return
        separator = _SEPARATOR.match(text, chunk.after)
        if not separator:
            return
        at = separator.end()


def _chunk(text: str, at: int, *, bare_initials: bool, first: bool) -> _Chunk | None:
    """Return the words from a place on that may be a name.

    With `bare_initials` the list writes `Lee A`: then a full stop after initials ends it. The
    `first` name of a list does not begin with `A`: a title may.
    """
    lead, at = signs_at(text, _past(text, at))
    start = end = at = _past(text, at)
    words: list[str] = []
    marks = ""
    stopped = False
    while len(words) < 8 and not stopped and (match := _WORD.match(text, _past(text, at))):
        if marks and match.start() > end:
            break  # a mark ends a name
        word, signs = without_signs(match[0])
        odd = len(words) == 1 and bool(signs) and word.isalpha()  # `Zichao long*`
        if words and word in ("y", "e") and is_initials(" ".join(words)):
            break  # `Lee, A. y Chan, B.`
        if words and word in (_SIGNING if first else _GROUPS):
            words.append(word)
            at = match.end()
            name = Name(" ".join(words), "", start, at)
            return _Chunk("full", name, at)
        if word.lower() in _NOT_IN_NAMES or not (
            odd or is_name_word(word, first=first and not words)
        ):
            break
        words.append(word)
        end = at = match.end()
        marks += signs
        spelt_out = bare_initials and len(words) > 1 and not marks and text[end : end + 1] != ","
        marked = signs and text[end : end + 1] != ","
        if match[0].endswith(".") and (marked or spelt_out or not ends_as_name(word, words)):
            end -= len(match[0]) - len(match[0].rstrip("."))
            words[-1] = word.rstrip(".")
            stopped = True
        if is_unspaced(word[0]) and not (len(words) == 1 and _GIVEN.match(text, at)):
            break
    if not words:
        return None
    more, after = _signs_behind(text, end)
    name = Name(" ".join(words), one_spelling(lead + marks + more), start, after)
    return _Chunk(_kind(words), name, after, stopped)


def _signs_behind(text: str, end: int) -> tuple[str, int]:
    """Return the marks behind a name, also after a blank, and where they or a remark end."""
    signs, after = signs_at(text, end)
    if not signs and text[end : end + 1] == " ":
        signs, after = signs_at(text, end + 1)
        if not signs or not (_SEPARATOR.match(text, after) or not text[after:].strip(" .")):
            signs, after = "", end
    remark = _REMARK.match(text, after) or _OTHER_SCRIPT.match(text, after)
    return signs, remark.end() if remark else after


def _kind(words: list[str]) -> str:
    """Return `full`, `single`, `initials` or `none` for the words of a chunk."""
    name = " ".join(words)
    if not name.isascii() and all(is_unspaced(char) or char == " " for char in name):
        return "full" if 2 <= len(name.replace(" ", "")) <= 4 + (" " in name) else "none"
    if VENUE.search(name):
        return "none"
    if len(words) > 1 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
    if is_initials(name):
        return "initials"
    if len(words) == 1:
        return "single"
    if words[-1] in PARTICLES:
        return "none"
    return "full" if len(words) <= 7 else "none"


def _past(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
