"""Which stretch of each unit is its title: all that may be are weighed, alone and in company.

The rules of `titles` propose a few choices for a unit, of which they prefer one. That is one thing
that counts here among others: what each stretch is like (`traits`), how it stands (`standing`), and
whether the titles of other units stand so (`company`). `weights` says how much each counts.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from pubtool.pages.reading.item import item_of
from pubtool.pages.reading.titles import Title
from pubtool.pages.reading.titles.choice import Choice, beside
from pubtool.pages.reading.traits import weight
from pubtool.pages.reading.weighing.company import Company, Weighed, with_repeated
from pubtool.pages.reading.weighing.options import options_of
from pubtool.pages.reading.weighing.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.items import Sure
    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.traits import Traits
    from pubtool.pages.reading.weighing.options import Option

#: With a share of so much a title is likely.
_LIKELY = 0.8


def weighed(found: Sequence[Found], is_owner: Owner) -> list[Found]:
    """Return the units, each with the title that weighs most; what was told of one stays."""
    options = with_repeated(
        [[] if each.unit.given else options_of(each, is_owner) for each in found]
    )
    alone = [best(each, WEIGHTS) for each in options]
    company = Company(alone)
    result = []
    for each, own, first in zip(found, options, alone, strict=True):
        last = best(in_company(own, company, first), WEIGHTS) if first else None
        result.append(with_title(each, last, is_owner) if last else each)
    return result


def in_company(options: Sequence[Option], company: Company, own: Weighed) -> list[Option]:
    """Return the options of a unit with what the titles of others say; `own` is the best of it."""
    return [each._replace(traits={**each.traits, **company.traits(each, own)}) for each in options]


def best(options: Sequence[Option], weights: Traits) -> Weighed | None:
    """Return the option that weighs most, with its share; None where there are none."""
    sums = [weight(each.traits, weights) for each in options]
    if not sums:
        return None
    most = max(sums)
    return Weighed(options[sums.index(most)], 1 / sum(exp(each - most) for each in sums))


def with_title(found: Found, weighed: Weighed, is_owner: Owner) -> Found:
    """Return a unit with another title, unless it has that already."""
    option, share = weighed
    found = found._replace(standing=option.standing)
    choice = option.choice
    if choice is found.choices[0]:
        return found
    if choice is None:
        sure: Sure = "likely" if share > _LIKELY else "unsure"
        title = Title(option.span, "plain", sure)
        choice = beside(found.shown.lines, Choice(0.0, title, None), is_owner)
    item = item_of(found.unit, found.shown, choice, is_owner)
    return found._replace(item=item, manner=choice.manner)
