"""Hand-written pages as `import` and `init` read them, and what is said of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubtool.cli.page_drift import none_recognised, not_understood
from pubtool.errors import UsageProblem
from pubtool.importing.drafts import roles_of_config
from pubtool.importing.sightings import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.cli.session import Session
    from pubtool.importing.works import Works

#: What helps where a page is not understood.
ASK_FOR_EXAMPLE = "copy the title of one into --example 'TITLE', and the others are read alike"


class Read(NamedTuple):
    """A page as it was read, and its text; `has_regions` says that pubtool keeps lists on it.

    `skipped` are the lines of what stands among publications and could not be read as one, `absent`
    the examples that do not stand there, `unheeded` those that do and could not be read even so.
    """

    page: Page
    text: str
    has_regions: bool = False
    skipped: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    unheeded: tuple[str, ...] = ()


def refuse_absent(pages: Sequence[Read], examples: Sequence[str]) -> None:
    """Raise UsageProblem for an example that stands on none of the pages."""
    for title in examples:
        if not title.strip():
            raise UsageProblem("--example: the title is empty: copy one as the page shows it")
        if all(title in page.absent for page in pages):
            names = ", ".join(page.page.name for page in pages)
            raise UsageProblem(
                f"--example: `{title}` does not stand on {names}: copy a title as it is shown there"
            )


def read(
    session: Session,
    name: str,
    *,
    selected: bool = False,
    examples: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> Read:
    """Return a page without what stands in its marked regions: that is pubtool's own.

    `examples` and `titles` are as in `pages.reading.read_page`. Raises UnreadableInput for a page
    that cannot be read, UsageProblem for wrong markers.
    """
    from pubtool.cli.pages import problem_line, read_file
    from pubtool.files import STANDARD_INPUT, read_text
    from pubtool.pages.reading import read_page

    if name == STANDARD_INPUT:
        source, has_regions = read_text(name), False
        text = source.text
    else:
        file = read_file(name)
        if file.page.problems:
            raise UsageProblem(problem_line(file, file.page.problems[0]))
        source, has_regions = file.source, bool(file.page.regions)
        text = source.text
        for region in file.page.regions:
            start, end = region.content
            text = text[:start] + _blanked(text[start:end]) + text[end:]
    seen = read_page(text, source.path, session.config.me, examples, titles)
    roles = {**roles_of_config(session.config), **seen.legends}
    page = Page(source.path, seen.items, roles, selected)
    return Read(page, text, has_regions, seen.skipped, seen.absent, seen.unheeded)


def _blanked(text: str) -> str:
    """Return as many lines with nothing in them, of the same length."""
    return "".join(char if char in "\r\n" else " " for char in text)


def say_what_was_read(session: Session, pages: Sequence[Read], works: Works) -> None:
    """Say which pages have no publication, and what pages contradict each other in."""
    for each in pages:
        name = each.page.name
        for title in each.unheeded:
            session.say(f"error: {name}: `{title}` stands there, and could not be read as a title")
        if each.page.items:
            if each.skipped:
                session.say(f"{name}: {not_understood(each.skipped)}; {ASK_FOR_EXAMPLE}")
        elif each.has_regions:
            session.say(f"{name}: there is no publication outside of the marked regions")
        else:
            session.say(f"error: {name}: {none_recognised(each.text)}; {ASK_FOR_EXAMPLE}")
    for contradiction in works.contradictions:
        session.say(str(contradiction))
