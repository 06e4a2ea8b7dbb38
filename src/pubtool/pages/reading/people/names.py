"""Author lists in displayed text: where one begins and ends, and the names in it.

Reads `Ann Lee*, Bo Chan and C. Doe`, `Lee, A., & Chan, B.`, `Lee A, Chan BC`, `Lee, Ann; Chan, Bo`
and `李明, 王芳`. A list ends where the next thing is no name, so that a title may follow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.beyond import MONTH_AND_YEAR, runs_into_title
from pubtool.pages.reading.people.chunks import Chunk, Name, chunk_at, chunks_of
from pubtool.pages.reading.people.inverted import inverted
from pubtool.pages.reading.people.phrases import ET_AL, WITH_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.states import NOT_YET
from pubtool.people.ownname import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from pubtool.pages.reading.seen.flat import Flat


DASH = re.compile(r"\s+[-–—]\s+")
_INCLUDING = re.compile(r"(?i)(?:\s+authors?)?\s*[,(]?\s*\(?incl(?:uding|\.)\s+")
#: What leads in the others behind the first: `Ann Lee (with Bo Chan)`.
_WITH_OTHERS = re.compile(rf"(?i)\s*[(（]{WITH_WORDS}\s+")
_AND = re.compile(r"\s+(?:and|&)\s+")
#: No title has fewer words.
_WORD, _TITLE = re.compile(r"[^\W\d_]{2,}"), 2
#: No name without initials has so many words, where all others have initials.
_MANY = 4
#: A family name before initials: `Lee A.B.`, `Lee A`.
_INITIALS_LAST = re.compile(r"(\D*[^\W\d_]{2,}[\w’'-]*) ((?:[A-Z]\.[ -]?){1,3}|[A-Z])")
#: What may stand between a list and what follows it.
_NEXT = re.compile(r",\s+")
_AFTER = re.compile(
    r"\s+[/→⇒]\s|\s*(?:$|[.,:;()\[\]\"“„«|。．，：（）–—-]|\d{4}\b)"
    rf"|\s+(?i:{NOT_YET}|draft|working paper)"
)


class Names(NamedTuple):
    """The names of a list, where the list ends, and whether it goes on as `et al.`."""

    names: tuple[Name, ...] = ()
    end: int = 0
    et_al: bool = False


def name_key(name: str) -> str:
    """Return a name in one order and spelling, for comparing: `Lee, A.`, `Lee A.` -> `a lee`."""
    family, comma, given = name.partition(",")
    if not comma and (last := _INITIALS_LAST.fullmatch(name)):
        family, given = last.groups()
    return fold_name(f"{given} {family}")


@lru_cache(maxsize=512)  # the same text is asked for by several that judge it
def read_names(text: str, start: int = 0, *, titled: bool = False) -> Names:
    """Return the list of names that begins at a place of a text; no names where none does.

    `titled` says that the title is known, and stands elsewhere.
    """
    chunks = list(chunks_of(text, start))
    names = _names_in(text, chunks) if chunks else []
    if not names:
        return Names()
    end = names[-1].end
    if more := ET_AL.match(text, end):
        among = _INCLUDING.match(text, more.end())
        behind = among.end() if among else _last_behind(text, more.end())
        rest = _names_in(text, list(chunks_of(text, behind))) if behind else []
        return Names(tuple(names), rest[-1].end if rest else more.end(), et_al=True)
    if others := _others_behind(text, end, titled=titled):
        return Names((*names, *others.names), others.end, others.et_al)
    names = _before_sentence(text, _without_long_name(text, names))
    end = names[-1].end
    stopped = text[end - 1] == "." and text[end : end + 1].isspace()  # `Chan, B. A Title`
    follows = _AFTER.match(text, end) or MONTH_AND_YEAR.match(text, end)
    if not (stopped or follows or runs_into_title(text, end, names[-1].name.split())):
        names = _without_title(text, names)
    return Names(_with_stop(text, names), names[-1].end) if names else Names()


def _with_stop(text: str, names: list[Name]) -> tuple[Name, ...]:
    """Return names of which the last has the stop of its initial: it ends the list, too."""
    *others, last = names
    stops = bool(others) and all(_INITIALS_LAST.fullmatch(each.name) for each in names)
    if stops and others[-1].name.endswith(".") and text[last.end : last.end + 1] == ".":
        return (*others, last._replace(name=last.name.removesuffix(".") + "."))
    return tuple(names)


def _last_behind(text: str, end: int) -> int:
    """Return where the last authors begin behind `et al.` within a list, or 0 where none do."""
    comma = _NEXT.match(text, end)
    name = chunk_at(text, comma.end(), bare_initials=False, first=False) if comma else None
    if comma is None or name is None or name.kind != "full" or name.stopped:
        return 0
    goes_on = (
        text[name.after : name.after + 2] == ", " and len(_WORD.findall(text, name.after)) > _MANY
    )
    return comma.end() if goes_on else 0


def _without_long_name(text: str, names: list[Name]) -> list[Name]:
    """Return names without a last one of several words, where all others have initials.

    That is the beginning of a title: `A. Lee, B. Chan, Monte Carlo Tree Search, ...`.
    """
    *others, last = names
    between, after = (
        text[others[-1].end : last.start] if others else "",
        text[last.end : last.end + 1],
    )
    if len(others) < 2 or len(last.name.split()) < _MANY or between != ", " or after == ".":
        return names
    initials = [any(map(is_initials, each.name.split())) for each in names]
    return others if all(initials[:-1]) and not initials[-1] else names


def _before_sentence(text: str, names: list[Name]) -> list[Name]:
    """Return names that end with the initial before a title: `Lee A., Chan B. Rain and towns`."""
    styled = [_INITIALS_LAST.fullmatch(each.name) for each in names]
    at = styled.index(None) if styled[0] and None in styled else 0
    runs_on = _INITIALS_LAST.match(names[at].name) if at and not any(styled[at:]) else None
    if runs_on is None or not runs_on[0].rstrip().endswith("."):
        return names
    if text[names[-1].end : names[-1].end + 1] == ".":
        return names  # a list that ends as one: `Ann L., Bo K. Chan.`
    name = runs_on[0].rstrip()
    return [*names[:at], names[at]._replace(name=name, end=names[at].start + len(name))]


def _without_title(text: str, names: list[Name]) -> list[Name]:
    """Return names without the last, which runs on into the words of a title.

    With `and` before it, the one before it begins the title: `Cy Doe, Safe Search and Rescue of`.
    """
    *rest, last = names
    joined = len(rest) > 2 and _AND.fullmatch(text, rest[-1].end, last.start)
    return _without_last_words(rest[:-1] if joined else rest)


def _others_behind(text: str, end: int, *, titled: bool) -> Names | None:
    """Return the names of `(with Bo Chan and Cy Doe)` behind others, if that is all it holds."""
    lead_in = _WITH_OTHERS.match(text, end)
    if lead_in is None:
        return None
    others = read_names(text, lead_in.end())
    if not titled and len(_WORD.findall(text, others.end)) < _TITLE:
        return None  # `Platform Hunters (with Bo Chan)` is a title: nothing else is
    closed = others.names and text[others.end : others.end + 1] in (")", "）")
    return others._replace(end=others.end + 1) if closed else None


def _names_in(text: str, chunks: list[Chunk]) -> list[Name]:
    """Return the names that the pieces of a list are, in whatever manner it is written."""
    if dashed := _dashed(text, chunks):
        return dashed
    pairs = inverted(text, chunks)
    names = pairs if pairs is not None else _plain(chunks)
    if chunks and not names and all(chunk.kind == "single" for chunk in chunks):
        # Family names alone make a list where it says that it goes on.
        names = [chunk.name for chunk in chunks]
        return names if ET_AL.match(text, names[-1].end) else []
    return names


def _dashed(text: str, chunks: list[Chunk]) -> list[Name]:
    """Return the names of `Ann Lee - Bo Chan - Cy Doe`, where nothing else follows."""
    if len(chunks) != 1 or chunks[0].kind != "full" or not DASH.match(text, chunks[0].after):
        return []
    names = [chunks[0].name]
    at = chunks[0].after
    while dash := DASH.match(text, at):
        chunk = chunk_at(text, dash.end(), bare_initials=False, first=False)
        if chunk is None or chunk.kind != "full":
            return []
        names.append(chunk.name)
        at = chunk.after
    return names if not text[at:].strip(" .") else []


def _plain(chunks: list[Chunk]) -> list[Name]:
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
    return _without_last_words(names)


def _without_last_words(names: list[Name]) -> list[Name]:
    """Return names without single words at their end: those stand between others."""
    while len(names) > 2 and names[-1].name.isascii() and names[-1].name.isalpha():
        names = names[:-1]
    return names


def without_venue(names: Names, line: Flat, is_owner: Callable[[str], bool]) -> Names:
    """Return a list without a last name that only looks like one: a journal in two words.

    It is in italics and the others are not, or it has no initials and all others have.
    """
    names = _before_italics(names, line)
    if len(names.names) < 2 or names.et_al:
        return names
    names = _before_link(_within_look(names, line), line)
    if len(names.names) < 2:
        return names
    if is_owner(names.names[-1].name):
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


def _before_italics(names: Names, line: Flat) -> Names:
    """Return a list whose last name is no more than its upright part: `Bo Chan, *JPE*`."""
    if not names.names:
        return names
    *others, last = names.names
    family, comma, _ = last.name.partition(", ")
    given = last.start + len(family) + 2
    if not comma or line.text[last.start : given] != f"{family}, ":
        return names
    looks = ["italic" in line.runs[at].styles for at in (last.start, given)]
    if looks != [False, True] or " " not in family:
        return names
    last = last._replace(name=family, end=given - 2)
    return Names((*others, last), last.end)


def _before_link(names: Names, line: Flat) -> Names:
    """Return a list without names that share a link, and what follows them: that is a title."""
    links = [line.runs[name.start].link for name in names.names]
    for at, link in enumerate(links):
        if at and link and link in links[at + 1 :] and link not in links[:at]:
            return Names(names.names[:at], names.names[at - 1].end)
    return names


def _within_look(names: Names, line: Flat) -> Names:
    """Return a list whose last name ends where another look begins: `Chan, B. **ICML**`."""
    last = names.names[-1]
    looks = line.runs[last.start].styles
    loud = (
        "bold" in run.styles - looks or "italic" in run.styles - looks
        for run in line.runs[last.start : last.end]
    )
    before = next((at for at, is_loud in enumerate(loud) if is_loud), 0)
    name = line.text[last.start : last.start + before].rstrip()
    if not before or not is_initials(_given(name) if "," in name else "-"):
        return names
    last = last._replace(name=name, end=last.start + len(name))
    return Names((*names.names[:-1], last), last.end)


def _given(name: str) -> str:
    """Return the first given name: the one after a comma, else the first word."""
    family, comma, given = name.partition(",")
    return given.split()[0] if comma and given.strip() else family.split()[0]
