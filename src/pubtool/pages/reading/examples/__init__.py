"""Reading by example: a page and titles that stand on it -> the tree with all titles like them.

Where a page is written in a manner that `reading` does not understand, one title tells it.
`spots` finds the example, `patterns` says how it stands and what stands so too, `understood` what
of the first reading holds, `filed` what may be learnt from a BibTeX file, `records` which lines
belong to each title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from pubtool.pages.reading.edges import separator
from pubtool.pages.reading.examples.filed import corrections, is_believed
from pubtool.pages.reading.examples.headed import heading_titles, is_heading
from pubtool.pages.reading.examples.marking import Marked, holds, marked
from pubtool.pages.reading.examples.patterns import (
    ENOUGH,
    agreement,
    best_title,
    edges,
    pattern_of,
)
from pubtool.pages.reading.examples.spots import (
    FEW_LETTERS,
    Index,
    find_text,
    letters,
    spots_of,
    with_whole,
)
from pubtool.pages.reading.examples.understood import known_lines, relation, without_rivals
from pubtool.pages.reading.titles import KNOWN, TAUGHT, TOLD
from pubtool.pages.reading.titles.doubts import may_be_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from pubtool.pages.reading.examples.patterns import Pattern
    from pubtool.pages.reading.examples.spots import Place, Spot
    from pubtool.pages.reading.examples.understood import Known, Understood
    from pubtool.pages.reading.seen.tree import Block


#: So many manners are learnt from a file at most, and so many of its titles go across lines.
_MOST = 12
#: How many edges a title has.
_BOTH = 2
#: More than can agree.
_SURE, _TOLD = 98.0, 99.0


class Examples(NamedTuple):
    """Titles that stand on a page: told ones, and those of a file.

    `unread` are those of the file that were not read there; `unknown` says that this is most.
    """

    told: Sequence[str] = ()
    filed: Sequence[str] = ()
    unread: Sequence[str] = ()
    unknown: bool = False


class _Chosen:
    """The best title of each line, and how it stands."""

    def __init__(self) -> None:
        self.scores: dict[int, float] = {}
        self.titles: dict[int, Marked] = {}

    def add(self, score: float, place: Place, pattern: Pattern | None, hint: str) -> None:
        key = id(place.spot.line)
        if score > self.scores.get(key, 0.0):
            self.scores[key] = score
            self.titles[key] = Marked(place, hint, pattern)


def taught(root: Block, titles: Examples, understood: Iterable[Understood]) -> Block:
    """Return the tree of a page, with a hint on each text that stands as the titles do.

    What was understood keeps its own title, unless there is doubt, and another text of it stands to
    its title as that of the example does. Where no title stands on the page, the tree comes back as
    it was.
    """
    root, spots = _with_whole(root, (*titles.told, *titles.unread[:_MOST]))
    index = Index(spots)
    known = known_lines(spots, understood)
    filed = frozenset(map(letters, titles.filed))
    told = [*filter(None, (_example(index, title) for title in titles.told))]
    own = [each for each in (_example(index, title) for title in titles.unread) if _tells(each)]
    read = {id(each.spot.line) for each in told if _is_read(each, known)}
    chosen = _Chosen()
    patterns: list[Pattern] = []
    for example in (*_manners(told), *(_manners(own)[:_MOST] if titles.unknown else ())):
        pattern = pattern_of(example)
        found = _alike(spots, example, pattern, known, filed)
        places = [place for _, place in found]
        if example in told or is_believed(example, places, filed, known):
            patterns.append(pattern)
            for score, place in found:
                if id(place.spot.line) not in read:
                    chosen.add(score, place, pattern, TAUGHT)
    for each in own:
        alike = _first_alike(each, patterns)
        if alike or id(each.spot.line) in chosen.titles:
            chosen.add(_SURE, each, alike, TAUGHT)
    wrong = [each for each in told if id(each.spot.line) not in read]
    for each in (*corrections(own, filed, known), *wrong):
        chosen.add(_TOLD, each, pattern_of(each), TOLD)
    for each in told if chosen.titles else ():  # they say in which sections papers stand
        chosen.add(_TOLD, each, pattern_of(each), TOLD)
    new = chosen.titles
    return marked(root, new | _old(spots, new, known, patterns, filed)) if new else root


def _with_whole(root: Block, titles: Sequence[str]) -> tuple[Block, Sequence[Spot]]:
    """Return the tree, those lines as one across which a title goes, and its lines."""
    spots = spots_of(root)
    index = Index(spots)
    broken = [title for title in titles if not any(index.lines_with(letters(title)))]
    for title in broken[:_MOST]:
        root = with_whole(root, title)
    return root, spots_of(root) if broken else spots


def with_heading_titles(root: Block, understood: Iterable[Understood], *, dedicated: bool) -> Block:
    """Return the tree of a page with a hint on headings that are titles, as others beside them."""
    spots = spots_of(root)
    known = known_lines(spots, understood)
    new = heading_titles(spots, known, dedicated=dedicated)
    if not new:
        return root
    old = {id(each.place.spot.line): each for each in known.values()}
    alike = {key for key, each in old.items() if is_heading(each.place.spot)}
    kept = without_rivals(spots, new, old, alike)
    titles = {key: Marked(place, TAUGHT) for key, place in new.items()}
    return marked(root, titles | {key: Marked(each.place, KNOWN) for key, each in kept.items()})


def _manners(examples: Sequence[Place]) -> list[Place]:
    """Return the first example of each manner."""
    first: dict[Pattern, Place] = {}
    for each in examples:
        first.setdefault(pattern_of(each)._replace(at=0, doubt=0), each)
    return list(first.values())


def _old(
    spots: Sequence[Spot],
    new: Mapping[int, Marked],
    known: Mapping[int, Known],
    patterns: Sequence[Pattern],
    filed: Container[str],
) -> dict[int, Marked]:
    """Return the titles that were understood and still hold, by their lines.

    Those that the file has do so in any case.
    """
    anew = {id(known[key].place) for key in new if key in known}
    old = {id(each.place.spot.line): each for each in known.values() if id(each.place) not in anew}
    alike = {key: _first_alike(each.place, patterns) for key, each in old.items()}
    sure = {key for key, each in old.items() if letters(each.place.text) in filed}
    kept = without_rivals(spots, new, old, sure | {key for key, each in alike.items() if each})
    return {
        key: Marked(each.place, TOLD if key in sure else KNOWN, alike[key])
        for key, each in kept.items()
    }


def _tells(example: Place | None) -> TypeGuard[Place]:
    """Return whether a title of the file is found on the page; a short one stands by itself."""
    return example is not None and (
        len(letters(example.text)) >= FEW_LETTERS or edges(example) == _BOTH
    )


def _is_read(example: Place, known: Mapping[int, Known]) -> bool:
    """Return whether an example was read as a title before it was given."""
    own = known.get(id(example.spot.line))
    return own is not None and letters(own.place.text) == letters(example.text)


def _first_alike(place: Place, patterns: Sequence[Pattern]) -> Pattern | None:
    """Return the first pattern that a title stands as."""
    return next((each for each in patterns if agreement(place, each) >= ENOUGH), None)


def _example(index: Index, title: str) -> Place | None:
    """Return where a title stands: best where signs or looks set it apart."""
    return max(find_text(index.lines_with(letters(title)), title), key=edges, default=None)


def _alike(
    spots: Sequence[Spot],
    example: Place,
    pattern: Pattern,
    known: Mapping[int, Known],
    filed: Container[str],
) -> list[tuple[float, Place]]:
    """Return the example and what stands as it does, with how much agrees; of each box the best."""
    own = known.get(id(example.spot.line))
    sign = separator(pattern.before, pattern.after)
    misread = relation(own.place, example) if own else ""
    best = {example.spot.box or id(example.spot.line): (_SURE, example)}
    for spot in spots:
        before = known.get(id(spot.line))
        if before and letters(before.place.text) in filed:
            continue
        if before and (not may_be_title(before.place.text) or holds(before.place.text, sign)):
            before = None
        found = None if before and before.sure else best_title(spot, pattern)
        if found is None or (before and relation(before.place, found[1]) != misread):
            continue
        box = spot.box or id(spot.line)
        if box not in best or best[box][0] < found[0]:
            best[box] = found
    return list(best.values())
