"""Which units of a page are publications at all: what speaks for each, alone and in company.

The verdict of `rules` is one thing that counts here among others: what each unit is like, and what
the units around it are (`evidence`, `company`). `weights` says how much each counts.
"""

from __future__ import annotations

from collections import Counter
from math import exp
from typing import TYPE_CHECKING

from pubtool.pages.reading.judging.company import company_traits
from pubtool.pages.reading.judging.evidence import is_unfounded, own_traits
from pubtool.pages.reading.judging.rules import is_entry, ruled
from pubtool.pages.reading.judging.sections import ORDER, section_of
from pubtool.pages.reading.judging.weights import ALONE, IN_COMPANY
from pubtool.pages.reading.traits import weight

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from pubtool.pages.items import PageItem
    from pubtool.pages.reading.found import Found, Listed
    from pubtool.pages.reading.judging.sections import Section
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.traits import Traits

#: With such a chance a unit is taken for a publication: one missed is worse than one too many.
_ENOUGH = 0.45
#: What weighs more is certain.
_SURE = 30.0
#: No more speaks for a publication by the rules.
_MUCH = 8.0


def publications(found: Sequence[Found], owner: Owner, *, dedicated: bool) -> Iterator[Found]:
    """Yield the units that are publications.

    `dedicated` says that the page is a list of publications by its own title.
    """
    sections = [section_of(each.item.headings) for each in found]
    taught = _taught_sections(found, sections)
    alone = traits_of(found, owner, dedicated=dedicated)
    both = in_company(found, alone, ALONE)
    for each, traits, section in zip(found, both, sections, strict=True):
        known = each.unit.given
        given = known in ("told", "known") or (known and section in taught)
        if given or chance(traits, IN_COMPANY) >= _ENOUGH:
            yield each


def traits_of(found: Sequence[Found], owner: Owner, *, dedicated: bool) -> list[Traits]:
    """Return what each unit is like by itself, and what the rules say of it."""
    verdicts = ruled(found, owner, dedicated=dedicated)
    return [
        own_traits(each, owner, dedicated=dedicated)
        | {
            "ruled": float(takes),
            "ruled, few others": takes / len(found),
            "ruled: score": max(-_MUCH, min(score, _MUCH)) / _MUCH,
            "unfounded": float(not takes and is_unfounded(each, dedicated=dedicated)),
        }
        for each, (takes, score) in zip(found, verdicts, strict=True)
    ]


def in_company(found: Sequence[Found], alone: Sequence[Traits], weights: Traits) -> list[Traits]:
    """Return the traits of units with those of their company; `weights` say who is good one."""
    chances = [
        1.0 if each.unit.given else chance(own, weights)
        for each, own in zip(found, alone, strict=True)
    ]
    company = company_traits(found, chances)
    return [{**own, **others} for own, others in zip(alone, company, strict=True)]


def chance(traits: Traits, weights: Traits) -> float:
    """Return how likely what has some traits is a publication, from 0 to 1."""
    return 1 / (1 + exp(-max(-_SURE, min(weight(traits, weights), _SURE))))


def _taught_sections(found: Sequence[Found], sections: Sequence[Section]) -> Container[Section]:
    """Return the sections in which what stands as an example does is a publication.

    Those are such as the examples stand in, or better ones.
    """
    pairs = [(each.unit.given, section) for each, section in zip(found, sections, strict=True)]
    told = [section for given, section in pairs if given == "told"]
    own = told or [section for given, section in pairs if given]
    best = min(map(ORDER.index, own), default=0)
    return ORDER[: best + 1]


def passed_over(
    items: Sequence[PageItem], found: Iterable[Found], listed: Iterable[Listed]
) -> tuple[int, ...]:
    """Return the lines of what may be a publication and was not taken for one.

    Those are list items, and whatever looks a little like a publication, beside some or under a
    heading for publications.
    """
    places, known = {item.headings for item in items}, Counter(item.line for item in items)
    at_line = Counter(each.line for each in listed)
    candidates = [(each.headings, each.line) for each in listed]
    candidates += [(each.item.headings, each.item.line) for each in found if is_entry(each.item)]
    lines = (
        line
        for headings, line in candidates
        if known[line] < max(at_line[line], 1)  # several items may stand in one line
        and (headings in places or section_of(headings) == "publications")
    )
    return tuple(sorted({*lines})) if items else ()
