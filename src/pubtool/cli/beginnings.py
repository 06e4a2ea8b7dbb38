"""The BibTeX file that a project begins with, made of hand-written pages: for `pubtool init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.adding.planning import Target
from pubtool.bibtex import load
from pubtool.cli.page_drift import none_recognised
from pubtool.cli.page_reading import ASK_FOR_EXAMPLE, read, refuse_absent, say_what_was_read
from pubtool.errors import PubtoolError, UsageProblem
from pubtool.importing.people import owner_of
from pubtool.importing.planning import plan_import
from pubtool.importing.sightings import Sighting
from pubtool.importing.works import merge_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.cli.session import Session


class Begun(NamedTuple):
    """A BibTeX file made of pages: its text, the owner, and which pages are the Selected list.

    `has_selected` tells whether any publication is on that list.
    """

    text: str = ""
    owner: str = ""
    selected: frozenset[str] = frozenset()
    has_selected: bool = False


def begin(session: Session, names: Sequence[str], examples: Sequence[str] = ()) -> Begun:
    """Return the BibTeX file that begins with the publications of pages.

    `examples` are titles that stand there and show how they are written. Raises UsageProblem where
    none is found or an example is on no page, UnreadableInput for a page that cannot be read.
    """
    pages = [read(session, name, examples=examples) for name in names]
    refuse_absent(pages, examples)
    works = merge_pages([each.page for each in pages])
    if not works.works:
        raise UsageProblem(
            "; ".join(f"{each.page.name}: {none_recognised(each.text)}" for each in pages)
            + f"; {ASK_FOR_EXAMPLE}"
        )
    say_what_was_read(session, pages, works)
    bibliography = load([("", "")])
    target = Target(bibliography, bibliography.documents[0])
    planned = plan_import(target, works.works, session.config)
    selected = frozenset(
        page.name
        for page, *_ in pages
        if page.items and all(Sighting(page, each).is_selected for each in page.items)
    )
    has_selected = any(
        Sighting(page, each).is_selected for page, *_ in pages for each in page.items
    )
    owner = owner_of([each.page for each in pages])
    return Begun(planned.text, owner, selected, has_selected)


def count_of(session: Session, name: str) -> int:
    """Return how many publications a page has, none where it cannot be read."""
    try:
        return len(read(session, name).page.items)
    except PubtoolError:
        return 0
