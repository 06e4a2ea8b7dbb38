"""What the titles of a BibTeX file tell of a page: less than an example that somebody gives.

They may stand in a talk, or in the title of another paper; and one that is not the page's any more
is what `diff` is to find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubtool.pages.reading.edges import edges_of
from pubtool.pages.reading.examples.spots import letters
from pubtool.pages.reading.examples.understood import BEGINS_SAME, ENDS_SAME, relation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from pubtool.pages.reading.examples.spots import Place
    from pubtool.pages.reading.examples.understood import Known

#: So many titles of the file tell that what stands alike is a list that was not understood, and
#: that they have not changed where more was read than they are.
_SOME, _SEVERAL = 2, 3
#: Signs behind which a title goes on, and before which it has begun.
_WITHIN = ":–—-?!"


def is_believed(
    example: Place, places: Sequence[Place], filed: Container[str], known: Mapping[int, Known]
) -> bool:
    """Return whether most of what stands as a title of the file does is in the file too.

    `filed` are the letters of its titles.
    """
    ours = sum(letters(place.text) in filed for place in places)
    own = known.get(id(example.spot.line))
    goes_on = own is not None and relation(own.place, example).startswith(BEGINS_SAME)
    return 2 * ours >= len(places) and ours >= (_SEVERAL if goes_on else _SOME)


def corrections(
    places: Iterable[Place], filed: Container[str], known: Mapping[int, Known]
) -> Iterator[Place]:
    """Yield the titles of the file where another text of their publications was read as such.

    That is where signs or looks set the title of the file apart; where the other one goes on behind
    a colon or with more words, the title has changed.
    """
    for place in places:
        own = known.get(id(place.spot.line))
        if own is None or letters(own.place.text) in filed:
            continue
        before, after = edges_of(place)
        told = [
            edge.kind == "nothing" or edge.changes or (edge.sign and edge.sign not in _WITHIN)
            for edge in (before, after)
        ]
        stands = relation(own.place, place)
        begins, ends = stands.startswith(BEGINS_SAME), stands.endswith(ENDS_SAME)
        if (told[0] or begins) and (told[1] or ends):
            yield place
