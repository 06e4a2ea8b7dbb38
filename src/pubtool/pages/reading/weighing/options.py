"""What may be the title of a unit: the choices of the rules, and every other stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.pages.reading.traits import title_traits
from pubtool.pages.reading.weighing.pieces import stretches
from pubtool.pages.reading.weighing.standing import Lines
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.seen.flat import Span
    from pubtool.pages.reading.titles.choice import Choice
    from pubtool.pages.reading.traits import Traits
    from pubtool.pages.reading.weighing.standing import Standing

#: A choice of the rules that is so far behind their first one is as far as any.
_FAR = 6.0


class Option(NamedTuple):
    """A stretch that may be the title, and what is known of it; with a choice if rules made it."""

    span: Span
    text: str
    standing: Standing
    traits: Traits
    choice: Choice | None


def options_of(found: Found) -> list[Option]:
    """Return what may be the title of a unit, with what each is like by itself."""
    shown = Lines(found.shown.lines, heading=found.unit.heading)
    ruled = {each.title.span: each for each in found.choices}
    spans = dict.fromkeys((*ruled, *stretches(shown.lines)))
    texts = [shown.lines[line].text[start:end] for line, start, end in spans]
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
