"""The list that belongs into a marked region: which publications, and how they are written."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from pubtool.bibtex.blocks import Source as Text
from pubtool.cli.options import list_settings, predicates
from pubtool.cli.rendering import configured_template, from_root, known_format, templates_of
from pubtool.errors import UsageProblem
from pubtool.formats.templates import render
from pubtool.listing import choose, make_listing
from pubtool.pages.markers import FILTERS, may_be_marker
from pubtool.pages.regions import is_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.cli.session import Session
    from pubtool.config import ListSettings
    from pubtool.findings import Place
    from pubtool.formats.templates import Choice
    from pubtool.pages.markers import Option
    from pubtool.pages.regions import Page, Region
    from pubtool.query.filters import Predicate


#: Filter -> what `predicates` calls it.
_ARGUMENTS = {name: "type_" if name == "type" else name for name in FILTERS}


class RegionProblem(UsageProblem):
    """What is wrong with a marker; `place` is where in the page, `reason` what."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class RegionLists:
    """Renders lists for regions; what they share is read once."""

    def __init__(self, session: Session) -> None:
        self.config = session.config
        self.publications = session.reading.publications
        self.templates = templates_of(session.config)

    def rendered(
        self, region: Region, name: str, page: Page, anchors: dict[str, int]
    ) -> tuple[str, str]:
        """Return the format and the text of the list of a region in the page `name`.

        `anchors` counts those of the lists before it on the page: an id stands there once.
        Raises RegionProblem for what its marker says wrongly, UsageProblem for a wrong template.
        """
        text = Text(page.text, name)
        with _placed(text, region.begin):
            limit = region.option("limit")
            settings = list_settings(self.config, region.name, int(limit.value) if limit else None)
        if group_by := region.option("group-by"):
            settings = settings._replace(group_by=group_by.value)
        choice = self._template(region, text, settings, markdown=page.markdown)
        tests = list(_tests(region, text))
        sort = region.option("sort")
        with _placed(text, _span(sort, region)):
            chosen = choose(self.publications, settings, tests, sort.value if sort else None)
        with _placed(text, _span(group_by, region)):
            listing = make_listing(chosen, settings, self.config, anchors)
        written = render(choice, listing, self.templates.folders)
        with _placed(text, region.begin):
            if may_be_marker(written):
                raise UsageProblem("the list holds a marker of pubtool itself, which would end it")
            if reason := is_code(page, region, choice.format.name):
                raise UsageProblem(reason)
        return choice.format.name, written

    def _template(
        self, region: Region, text: Text, settings: ListSettings, *, markdown: bool
    ) -> Choice:
        """Return the template: as the marker says, else what fits the page."""
        own = "markdown" if markdown else "html"
        format_ = region.option("format")
        with _placed(text, _span(format_, region)):
            wanted = known_format(self.templates, format_.value) if format_ else None
        template = region.option("template")
        with _placed(text, _span(template, region)):
            if template is None:
                return configured_template(
                    self.templates, settings.template, self.config, wanted or own
                )
            name = from_root(template.value, self.config)
            if wanted is None:
                with suppress(UsageProblem):
                    return self.templates.find(name, own)
            return self.templates.find(name, wanted)


def _tests(region: Region, text: Text) -> Iterator[Predicate]:
    """Yield the tests that the filters of a region are; repeated ones are one."""
    for name in FILTERS:
        options = [option for option in region.options if option.name == name]
        if options:
            given: dict[str, tuple[str, ...]] = dict.fromkeys(_ARGUMENTS.values(), ())
            given[_ARGUMENTS[name]] = tuple(option.value for option in options)
            with _placed(text, _span(options[0], region)):
                yield from predicates(**given)


def _span(option: Option | None, region: Region) -> tuple[int, int]:
    """Return where an option stands; that of the marker where it is not given."""
    return (option.start, option.end) if option else region.begin


@contextmanager
def _placed(text: Text, span: tuple[int, int]) -> Iterator[None]:
    """Turn a UsageProblem into one of the marker that stands there."""
    try:
        yield
    except UsageProblem as error:
        raise RegionProblem(text.place(*span), str(error).removeprefix("--")) from None
