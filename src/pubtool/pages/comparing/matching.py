"""Which item of a page is which publication: by title and identifiers, never by a guess.

A pair is made only where both sides have no better partner. Titles that differ in a number, in
`++` or in a second part are two papers, however alike they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pubtool.folding import fold
from pubtool.identifiers import doi_key
from pubtool.inline import plain
from pubtool.latex import to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from pubtool.model import Publication
    from pubtool.pages.items import PageItem

#: How alike two titles must be, of 100, and by how much more than the next ones.
_ALIKE = 88.0
_LEAD = 4.0
#: No page shows more papers of one title.
_MOST_COPIES = 50
#: What tells one paper from another, besides letters.
_TELLING = re.compile(r"\d+|\+\+|#")
_NO_LETTER = re.compile(r"[^\w+#]+")
_EXPRESSION = re.compile(r"\{\{[^{}]*?\}\}")
_LITERAL = re.compile(r"\{\{-?\s*[\"']([^\"'{}]+)[\"'][^{}]*\}\}")


class Match(NamedTuple):
    """The pairs, in the order of the page, and what has no partner on either side."""

    pairs: tuple[tuple[PageItem, Publication], ...]
    items: tuple[PageItem, ...]
    publications: tuple[Publication, ...]


def match(
    items: Sequence[PageItem], publications: Sequence[Publication], *, copies: bool = False
) -> Match:
    """Return which item shows which publication; each is in one pair at most.

    With `copies` an item that shows a publication once more, under the same title and by no other
    people, is in a pair with it too: pages have papers in a selection and in the full list.
    """
    matcher = _Matcher(items, publications)
    # The most telling first: a link may be a slip, a title in full is none.
    matcher.by_key(_title_and_year, _our_title_and_year)
    matcher.by_key(lambda item: title_key(item.title), lambda each: title_key(each.title_text))
    matcher.by_key(lambda item: item.arxiv, lambda each: each.arxiv)
    matcher.by_key(lambda item: doi_key(item.doi), lambda each: doi_key(each.doi))
    if copies:
        matcher.by_copy()
    matcher.by_likeness()
    return matcher.result()


def title_key(title: str) -> str:
    """Return a title without case, accents, blanks and punctuation; `+` and `#` stay.

    A formula counts as its Unicode text.
    """
    if "\\" in title or title.count("$") > 1:
        title = to_text(title)
    return _NO_LETTER.sub("", fold(title))


def link_target(url: str) -> str:
    """Return what a URL leads to: without scheme, `www.`, fragment and Liquid expressions."""
    url = _LITERAL.sub(r"\1", url)
    url = unquote(_EXPRESSION.sub("", url)).strip().partition("#")[0]
    url = re.sub(r"(?i)^(?:[a-z]+:)?//(?:www\.)?", "", url)
    return url.removeprefix("./").strip("/").removesuffix("/index.html")


def _title_and_year(item: PageItem) -> Hashable:
    return (title_key(item.title), item.year) if item.year else ""


def _our_title_and_year(publication: Publication) -> Hashable:
    return (title_key(publication.title_text), publication.date.year) if publication.date else ""


class _Matcher:
    """Makes pairs in rounds; what has a partner takes no part in the next round."""

    def __init__(self, items: Sequence[PageItem], publications: Sequence[Publication]) -> None:
        self.items = items
        self.publications = publications
        self.partner: dict[int, int] = {}
        self.taken: set[int] = set()

    def by_key(
        self,
        key: Callable[[PageItem], Hashable],
        ours: Callable[[Publication], Hashable],
    ) -> None:
        """Make pairs of those that share a key; of several the n-th goes with the n-th."""
        here: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, publication in enumerate(self.publications):
            if number not in self.taken and ours(publication):
                here[ours(publication)].append(number)
        there: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            if number not in self.partner and key(item):
                there[key(item)].append(number)
        for value, numbers in there.items():
            candidates = here.get(value, [])
            pairs = zip(numbers, self.by_venue(numbers, candidates), strict=False)
            for number, candidate in pairs:
                self.join(number, candidate)

    def by_venue(self, numbers: Sequence[int], candidates: Sequence[int]) -> list[int]:
        """Return the candidates in the order in which their venues suit the items."""
        if len(numbers) == len(candidates) == 1 or not candidates:
            return list(candidates)
        left = list(candidates)
        ordered = []
        for number in numbers:
            if left:
                venue = set(re.findall(r"\w+", fold(self.items[number].venue)))
                best = max(left, key=lambda each: _overlap(venue, self.venue_words(each)))
                left.remove(best)
                ordered.append(best)
        return ordered

    def venue_words(self, number: int) -> set[str]:
        venue = self.publications[number].venue
        return set(re.findall(r"\w+", fold(f"{plain(venue.tag)} {plain(venue.full)}")))

    def by_copy(self) -> None:
        """Give items the publication of their title, though another item has it."""
        here: defaultdict[str, list[int]] = defaultdict(list)
        for number in self.partner.values():
            here[title_key(self.publications[number].title_text)].append(number)
        for at, item in enumerate(self.items):
            if at in self.partner:
                continue
            candidates = here.get(title_key(item.title), [])[:_MOST_COPIES]
            venue = set(re.findall(r"\w+", fold(item.venue)))
            best = max(
                candidates, key=lambda each: _overlap(venue, self.venue_words(each)), default=None
            )
            if best is not None and _share_authors(item, self.publications[best]):
                self.partner[at] = best

    def by_likeness(self) -> None:
        """Make pairs of titles that are nearly the same, where nothing else comes near."""
        items = [number for number in range(len(self.items)) if number not in self.partner]
        ours = [number for number in range(len(self.publications)) if number not in self.taken]
        if not items or not ours or len(items) * len(ours) > 4_000_000:
            return
        from rapidfuzz.fuzz import ratio

        theirs = [title_key(self.items[number].title) for number in items]
        titles = [title_key(self.publications[number].title_text) for number in ours]
        for number, title in zip(items, theirs, strict=True):
            scores = [ratio(title, other, score_cutoff=_ALIKE - _LEAD) for other in titles]
            best = max(range(len(scores)), key=lambda at: scores[at])
            back = [ratio(other, titles[best], score_cutoff=_ALIKE - _LEAD) for other in theirs]
            if (
                scores[best] >= _ALIKE
                and _is_clear(scores)
                and _is_clear(back)
                and _TELLING.findall(title) == _TELLING.findall(titles[best])
                and ours[best] not in self.taken
            ):
                self.join(number, ours[best])

    def join(self, number: int, candidate: int) -> None:
        self.partner[number] = candidate
        self.taken.add(candidate)

    def result(self) -> Match:
        return Match(
            tuple(
                (item, self.publications[self.partner[number]])
                for number, item in enumerate(self.items)
                if number in self.partner
            ),
            tuple(item for number, item in enumerate(self.items) if number not in self.partner),
            tuple(each for at, each in enumerate(self.publications) if at not in self.taken),
        )


def _share_authors(item: PageItem, publication: Publication) -> bool:
    """Return whether anybody is an author of both, or one of them names nobody."""
    ours = {fold(person.family) for person in publication.authors}
    theirs = {word for author in item.authors for word in re.findall(r"\w+", fold(author.name))}
    return (
        not ours
        or not theirs
        or any(word in theirs for family in ours for word in re.findall(r"\w+", family))
    )


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _is_clear(scores: Sequence[float]) -> bool:
    """Return whether the best of the scores has no other near it."""
    best, *others = sorted(scores, reverse=True)
    return not others or best - others[0] >= _LEAD
