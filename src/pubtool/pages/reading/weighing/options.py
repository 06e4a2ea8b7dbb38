"""What may be the title of a unit: the choices of the rules, and every other stretch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.people.names import Names, read_names
from pubtool.pages.reading.people.phrases import WITH_WORDS
from pubtool.pages.reading.traits import title_traits
from pubtool.pages.reading.weighing.pieces import stretches
from pubtool.pages.reading.weighing.standing import Lines
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.seen.flat import Span
    from pubtool.pages.reading.titles.choice import Choice
    from pubtool.pages.reading.traits import Traits
    from pubtool.pages.reading.weighing.standing import Standing

#: A choice of the rules that is so far behind their first one is as far as any.
_FAR = 6.0

#: What leads in who wrote it with the owner.
_COAUTHORS = re.compile(rf"(?i)(?:[,.;?!]\s|\s(?=joint)){WITH_WORDS}:?\s+")
_WITH = re.compile(r"\s(?:joint(?:ly)? )?with\s+(?=[A-Z])")
_TWO = 2


class Option(NamedTuple):
    """A stretch that may be the title, and what is known of it; with a choice if rules made it."""

    span: Span
    text: str
    standing: Standing
    traits: Traits
    choice: Choice | None


def options_of(found: Found, owner: Owner) -> list[Option]:
    """Return what may be the title of a unit, with what each is like by itself.

    What the owner's name, or who wrote it with the owner, stands in behind a sign is none, unless
    there is nothing else.
    """
    shown = Lines(found.shown.lines, heading=found.unit.heading)
    ruled = {each.title.span: each for each in found.choices}
    spans = list(dict.fromkeys((*ruled, *stretches(shown.lines))))
    texts = [shown.lines[line].text[start:end] for line, start, end in spans]
    signed = [owner.signs(text) or _ends_with_coauthors(text) for text in texts]
    if not all(signed):
        spans = [span for span, is_signed in zip(spans, signed, strict=True) if not is_signed]
        texts = [text for text, is_signed in zip(texts, signed, strict=True) if not is_signed]
    longest = max(map(words_in, texts), default=0)
    options = []
    for span, text in zip(spans, texts, strict=True):
        standing = shown.standing(span)
        traits = {**title_traits(text), **shown.traits(span, standing)}
        if span in ruled:
            traits |= _ruled(ruled[span], found.choices[0])
        traits["length"] = words_in(text) / max(longest, 1)
        traits["the only one"] = float(len(spans) == 1)
        options.append(Option(span, text, standing, traits, ruled.get(span)))
    return options


def _ends_with_coauthors(text: str) -> bool:
    """Return whether nothing but names follows `with` behind a sign: `A Title, with Ann Lee`.

    Of two names or more it is so without a sign.
    """
    for lead_in, few in ((_COAUTHORS.search(text), 1), (_WITH.search(text), _TWO)):
        names = read_names(text, lead_in.end()) if lead_in else Names()
        if len(names.names) >= few and names.end >= len(text) - 1:
            return True
    return False


def _ruled(choice: Choice, first: Choice) -> dict[str, float]:
    """Return what the rules say of a choice, where `first` is theirs."""
    kind = choice.title.kind
    is_first = float(choice is first)
    return {
        "ruled": 1.0,
        f"ruled: {kind}": 1.0,
        "ruled: certain": float(choice.title.sure == "certain"),
        "ruled: authors": float(choice.authors is not None),
        "ruled: behind": min(first.score - choice.score, _FAR) / _FAR,
        "ruled first": is_first,
        f"ruled first: {kind}": is_first,
    }
