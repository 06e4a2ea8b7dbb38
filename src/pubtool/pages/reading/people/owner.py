"""Whose list a page is: the name that stands out in most author lists, or the configured one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubtool.model import is_unspaced
from pubtool.pages.reading.people.authors import WITH
from pubtool.pages.reading.people.claims import accounts, introductions, is_account_of, named_within
from pubtool.pages.reading.people.names import Names, name_key, read_names
from pubtool.pages.reading.people.phrases import WITH_WORDS
from pubtool.pages.reading.people.words import is_initials
from pubtool.pages.reading.titles.marked import short_title
from pubtool.people.ownname import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run, Style

#: From how many lists on a name that nothing emphasises may be the owner's.
_ENOUGH = 3
_SHARE = 0.6
#: What stands out as often is no title, even where a title might stand.
_OFTEN = 2
_SENTENCE = re.compile(r"(?<![A-Z])[.?!:”\"]\s+|\(with\s+")
#: What an author list within other text begins behind.
_SIGN = re.compile(r"(?<=\w)[,.;:?!]\s+(?=[^\W\d_])|\s[-–—]\s+|\s\(")
_BULLET = re.compile(r"[\s•▪◦‣●■►·–-]*(?:\d{1,3}[.)]\s+)?")
_JOINT = re.compile(rf"(?i)(?:^\W*|\(){WITH_WORDS}\s")
_VOLUME = re.compile(r"(?i)[\s,.(]*(?:vol\b|no\b|pp?\b|(?!(?:19|20)\d\d)\d)")
_NEXT = frozenset(',;、，；&*#†‡).:（(|"“')


class Owner:
    """The spellings of the owner's name on a page."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self.keys = frozenset(keys)
        self._ends = {key.rpartition(" ")[2]: key for key in self.keys if " " in key}

    def is_exactly(self, name: str) -> bool:
        """Return whether a name is spelled as the owner's usually is."""
        return name_key(name) in self.keys

    def __call__(self, name: str) -> bool:
        """Return whether a name may be the owner's, also with initials for given names."""
        key = name_key(name)
        if key in self.keys:
            return True
        usual = self._ends.get(key.rpartition(" ")[2])
        return usual is not None and _initials_agree(key.split()[:-1], usual.split()[:-1])

    def signs(self, text: str) -> bool:
        """Return whether the owner's name stands in a text behind a sign, as that of an author."""
        folded = text.casefold()
        if not any(end in folded for end in self._ends):
            return False
        starts = (sign.end() for sign in _SIGN.finditer(text))
        return any(self(each.name) for start in starts for each in read_names(text, start).names)


def _initials_agree(one: list[str], other: list[str]) -> bool:
    """Return whether the shorter given names are initials of the longer ones."""
    if not one or not other:
        return False
    if len(one[0]) > 1 and len(other[0]) > 1:  # `Oleg` and `Oleg A.`
        return one[0] == other[0] and (len(one) == 1 or len(other) == 1)
    return (len(one[0]) > 1) != (len(other[0]) > 1) and one[0][0] == other[0][0]


class _Counts(NamedTuple):
    """How often names stand out, are in lists with others, and stand alone; and how many lists.

    Of these `joint` are led in by `with`: they leave the owner out.
    """

    emphasised: Counter[str]
    together: dict[str, set[str]]
    listed: Counter[str]
    lists: int
    joint: int


def find_owner(lines: Iterable[Flat], me: Iterable[str] = (), titles: Iterable[str] = ()) -> Owner:
    """Return the owner of a page, whom one of its `titles` may name.

    `me` are configured spellings, which win where the page has them.
    """
    lines, titles = list(lines), list(titles)
    counts = _count(lines)
    emphasised, listed = counts.emphasised, counts.listed
    configured = {name_key(spelling) for spelling in me} & {*listed, *emphasised}
    if configured:
        return Owner(configured)
    best = max(emphasised, key=lambda key: (emphasised[key], listed[key]), default="")
    headings = [fold_name(title) for title in (*titles, *introductions(lines))]
    named = [key for key in listed if any(_holds(heading, key) for heading in headings)]
    alone = best and listed[best] and counts.lists < _ENOUGH and not named
    if emphasised[best] > 1 or alone:
        return Owner([best, *_other_spellings(best, counts)])
    named = named or [key for key in listed if any(_agrees(each, key) for each in headings)]
    named = named or named_within(lines, titles)
    if named and len(_as_persons(Counter(named))) == 1:
        return Owner(named)
    shown = accounts(lines)
    claimed = [
        key
        for key, times in listed.items()
        if times * 2 >= counts.lists and any(is_account_of(each, key) for each in shown)
    ]
    if len(_as_persons(Counter(claimed))) == 1:
        return Owner(claimed)
    (most, times), (_, less) = (*_as_persons(listed).most_common(2), ("", 0), ("", 0))[:2]
    enough = counts.lists >= _ENOUGH and counts.joint * 2 < counts.lists
    if enough and times > less and times >= _SHARE * counts.lists:
        return Owner([most])
    return Owner([best] if best else ())


def _as_persons(listed: Counter[str]) -> Counter[str]:
    """Return how often each person is named: `g kostov` counts for `georgi kostov`."""
    persons: Counter[str] = Counter()
    families: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(listed, key=len, reverse=True):
        *given, family = key.split()
        known = families[family]
        same = (each for each in known if _initials_agree(given, each.split()[:-1]))
        person = next(same, key)
        if person == key:
            known.append(key)
        persons[person] += listed[key]
    return persons


def _count(lines: Iterable[Flat]) -> _Counts:
    """Count the names of a page; a name alone counts where lists have it too."""
    emphasised: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    lonely: Counter[str] = Counter()
    together: defaultdict[str, set[str]] = defaultdict(set)
    doubtful: set[str] = set()
    lists = joint = 0
    for line in {line.text: line for line in lines}.values():  # a paper may be there twice
        found = dict(_emphasised(line))
        before = short_title(line)
        if before:
            doubtful.add(name_key(line.text[:before].strip(" .,;:")))
        lonely.update(key for key, beside in found.items() if not beside)
        marked = [key for key, beside in found.items() if beside]
        emphasised.update(marked)
        for key in marked:
            together[key].update(marked)
        keys = _listed(line)
        journal = len(keys) == 1 and "italic" in line.runs[0].styles
        if journal:
            continue
        if len(keys) > 1 or (keys and "," in line.text[:30]):
            lists += 1
            joint += bool(_JOINT.search(line.text))
            listed.update(set(keys))
        elif keys:
            alone.update(set(keys))
    known = {key: times for key, times in alone.items() if key in listed}
    listed.update(known)
    # A title may look like a name: alone in its line it counts only where lists have it too.
    emphasised.update({key: times for key, times in lonely.items() if key in listed})
    for key in doubtful:
        if emphasised[key] < _OFTEN:
            del emphasised[key]
            listed.pop(key, None)
    return _Counts(emphasised, together, listed, lists + sum(known.values()), joint)


def _other_spellings(best: str, counts: _Counts) -> list[str]:
    """Return names that stand out as the owner's does, and never beside it: other spellings."""
    return [
        key
        for key, times in counts.emphasised.most_common(8)
        if times > 1 and key != best and best not in counts.together[key] and counts.listed[key]
    ][:3]


def _holds(title: str, key: str) -> bool:
    if is_unspaced(key[:1]):
        return title.startswith(key)  # `王明的主页`
    return " " in key and f" {key} " in f" {title} "


def _agrees(title: str, key: str) -> bool:
    """Return whether a title holds a name of which a key has the initials: `j harlim`."""
    *given, family = key.split()
    words = title.split()
    places = [place for place, word in enumerate(words) if word == family and place]
    return bool(given) and any(
        _initials_agree(given, words[place - 1 : place])
        or _initials_agree(given, words[place - 2 : place - 1])
        for place in places
    )


def _listed(line: Flat) -> list[str]:
    """Return the keys of the longest author list that begins a line or a sentence.

    It may follow what is bold, italic or a link, too: that may be a title.
    """
    best: list[str] = []
    text = line.text
    bullet = _BULLET.match(text)
    starts = [
        bullet.end() if bullet else 0,
        *(match.end() for match in islice(_SENTENCE.finditer(text), 6)),
    ]
    for is_set_apart, _, end in islice(line.stretches(_is_set_apart), 4):
        if is_set_apart:
            starts.append(end + len(text[end:]) - len(text[end:].lstrip(" ,.:;")))
    for start in starts:
        names = read_names(text, start)
        keys = [name_key(name.name) for name in names.names]
        if len(keys) > len(best) and (len(keys) > 1 or (not start and _is_person(text, names))):
            best = keys
    return best


def _is_set_apart(run: Run) -> bool:
    return bool(run.link or run.styles & {"bold", "italic"})


def _is_person(text: str, names: Names) -> bool:
    """Return whether one name that begins a line is a person's, and no journal's in two words."""
    return _has_initials(names.names[0].name) or not _VOLUME.match(text, names.end)


def _has_look(look: Style, run: Run) -> bool:
    return look in run.styles


def _has_initials(name: str) -> bool:
    return "," in name or any(map(is_initials, name.split()))


def _emphasised(line: Flat) -> Iterator[tuple[str, bool]]:
    """Yield the keys of the names that stand out in a line, and whether others are beside."""
    looks: tuple[Style, ...] = ("bold", "underline", "italic")
    for look in looks:
        for value, start, end in line.stretches(partial(_has_look, look)):
            if not value or end - start > 60:
                continue
            text = line.text[start:end].strip(" ,.;")
            names = read_names(line.text[start:end])
            if len(names.names) != 1 or names.end < len(text) - 1:
                continue
            before, after = line.text[:start].rstrip(), line.text[end:].lstrip()
            if not before and WITH.match(after):
                continue  # a title with its co-authors
            if is_unspaced(text[0]) and (text[-1] in ":：" or after[:1] in (":", "：")):
                continue  # a label: `**目的**: `
            alone = not before and not after
            beside = (
                before[-1:] in _NEXT
                or before.endswith((" and", " with"))
                or after[:1] in _NEXT
                or after.startswith(("and ", "et al"))
                or text != line.text[start:end].strip()
            )
            if not before and after[:1] in (",", ";") and not _has_initials(names.names[0].name):
                rest = after[1:].lstrip()  # a title or a journal, unless names or quotes follow
                beside = bool(read_names(rest).names) or rest[:1] in ("“", '"', "‘")
            if look == "italic":  # a journal may look like a name, and stands last
                beside = after.startswith((",", "and ", "&")) and bool(
                    read_names(after.lstrip(",& ").removeprefix("and ")).names
                )
                alone = False
            if beside or alone:
                yield name_key(names.names[0].name), beside
