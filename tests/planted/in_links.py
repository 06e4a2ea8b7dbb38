"""Defects of ids, dates, links and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planted.planting import (
    Mutation,
    has,
    inner,
    last,
    replaced,
    rewritten,
    substituted,
    type_of,
    with_inner,
    with_value,
    without,
)

if TYPE_CHECKING:
    from planted.planting import Plant

PREPRINTS = ("misc", "online", "unpublished")
_LINKS = ("pdf", "url", "html", "code", "website", "slides", "video", "demo", "blog", "supp")
_VENUE = ("journal", "journaltitle", "booktitle", "howpublished")
_ASSETS = '[assets]\npdf = { root = "assets/pdf", url = "/assets/pdf/" }'
_NO_FOLDER = '[assets]\nslides = { root = "assets/slides" }'
_FILES = frozenset({"assets/pdf/lindqvist2022drift.pdf"})
_BLANKS = "https://example.org/a https://example.org/b"


def arxiv_id(entry: str) -> str:
    """Return the arXiv id of an entry, or nothing."""
    found = re.search(r"(?:eprint|arxiv)\s*=\s*\{([\d.]+)|arXiv\.(\d{4}\.\d{5})", entry)
    return (found[1] or found[2]) if found else ""


def _at_id(before: str) -> Plant:
    def plant(entry: str) -> str | None:
        name = next((each for each in ("eprint", "arxiv") if has(entry, each)), "")
        return with_inner(entry, name, f"«{before}{inner(entry, name)}»") if name else None

    return plant


def _broken_id(new: str) -> Plant:
    def plant(entry: str) -> str | None:
        name = next((each for each in ("eprint", "arxiv") if has(entry, each)), "")
        if not name or has(entry, "url"):
            return None
        return with_inner(entry, name, new)

    return plant


def _arxiv_venue(field: str, more: str = "") -> Plant:
    def plant(entry: str) -> str | None:
        number = arxiv_id(entry)
        if not number or has(entry, *_VENUE):
            return None
        return last(entry, field.format(number) + (f",\n  {more.format(number)}" if more else ""))

    return plant


def _other_arxiv(field: str, *, lacking: tuple[str, ...]) -> Plant:
    def plant(entry: str) -> str | None:
        number = arxiv_id(entry)
        if not has(entry, "eprint", "arxiv") or has(entry, *lacking):
            return None
        return last(entry, field.format(f"{number[:5]}0{int(number[-4:]) - 1:04}"))

    return plant


def _at_links(pattern: str, replacement: str) -> list[Plant]:
    return [substituted(name, pattern, replacement) for name in _LINKS]


def any_of(plants: list[Plant]) -> Plant:
    """Return what plants the first defect of these that fits the entry."""

    def plant(entry: str) -> str | None:
        return next((each for one in plants if (each := one(entry)) is not None), None)

    return plant


def _preprint_doi(doi: str) -> Plant:
    def plant(entry: str) -> str | None:
        venue = inner(entry, *_VENUE[:3])
        if not venue or not has(entry, "doi") or has(entry, "pubstate"):
            return None
        number = arxiv_id(entry) or "2401.01234"
        return with_inner(entry, "doi", f"«{doi.format(number)}»")

    return plant


def _same_link(source: str, name: str) -> Plant:
    def plant(entry: str) -> str | None:
        if not has(entry, source) or has(entry, name) or (source == "url" and has(entry, "pdf")):
            return None
        return last(entry, f"{name} = {{«{inner(entry, source)}»}}")

    return plant


def _wrong_year(shift: int) -> Plant:
    """Return what moves the year of a preprint, without any other venue, away from its id."""

    def plant(entry: str) -> str | None:
        if type_of(entry) not in PREPRINTS or not has(entry, "eprint") or has(entry, *_VENUE):
            return None
        return with_inner(entry, "year", f"«{int(inner(entry, 'year')) + shift}»")

    return plant


def _second_year(field: str, *, lacking: tuple[str, ...] = ()) -> Plant:
    """Return what adds a field with the year two before the entry's."""

    def plant(entry: str) -> str | None:
        year = inner(entry, "year")
        if not year or has(entry, *lacking):
            return None
        other = int(year) - 2
        return last(entry, field.format(other, f"{other % 100:02}"))

    return plant


def _booktitle_year(entry: str) -> str | None:
    year = inner(entry, "year")
    if not year or type_of(entry) not in {"inproceedings", "conference"}:
        return None
    if not has(entry, "booktitle") or re.search(r"\d{4}", inner(entry, "booktitle")):
        return None
    title = f"Proceedings of the «{int(year) + 2}» Conference on Testing"
    return with_value(entry, "booktitle", f"{{{title}}}")


def _future(new: str) -> Plant:
    def plant(entry: str) -> str | None:
        years = f"{inner(entry, 'abbr')} {inner(entry, 'booktitle')} {inner(entry, 'date')}"
        dated = re.search(r"\d\d", years) or (arxiv_id(entry) and not has(entry, *_VENUE))
        if dated or not has(entry, "year") or has(entry, "pubstate"):
            return None
        return with_inner(entry, "year", new)

    return plant


def _quoted_month(entry: str) -> str | None:
    names = {"jun": "June", "jul": "July", "dec": "December", "may": "May", "oct": "October"}
    name = names.get(inner(entry, "month"))
    return with_value(entry, "month", f'«"{name}"»') if name else None


def _link_as(new: str) -> Plant:
    return any_of([replaced(name, f"«{new}»") for name in _LINKS])


def _braced_link(entry: str) -> str | None:
    return any_of(_at_links("^(https://.*)$", r"«\\url{\1}»"))(entry)


def _doi_text(new: str) -> Plant:
    return replaced("doi", f"«{new}»")


def _pages(pattern: str, new: str) -> Plant:
    return substituted("pages", pattern, new)


MUTATIONS: dict[str, Mutation] = {
    # arXiv
    "a journal that is arXiv with the id": Mutation(
        "arxiv-as-journal", _arxiv_venue("journal = {{«arXiv preprint arXiv:{0}»}}")
    ),
    "a journal that is CoRR": Mutation(
        "arxiv-as-journal", _arxiv_venue("journal = {{«CoRR»}}", "volume = {{abs/{0}}}")
    ),
    "a booktitle that is arXiv": Mutation(
        "arxiv-as-journal", _arxiv_venue("booktitle = {{«arXiv»}}")
    ),
    "a URL as arXiv id": Mutation("arxiv-format", _at_id("https://arxiv.org/abs/")),
    "a prefix before the arXiv id": Mutation("arxiv-format", _at_id("arXiv:")),
    "an arXiv id of a thirteenth month": Mutation("arxiv-format", _broken_id("«2413.01234»")),
    "an arXiv id with two digits too few": Mutation("arxiv-format", _broken_id("«2401.123»")),
    "a PDF of another arXiv id": Mutation(
        "arxiv-mismatch",
        _other_arxiv("pdf = {{«https://arxiv.org/pdf/{0}v1»}}", lacking=("pdf", "url")),
    ),
    "a page of another arXiv id": Mutation(
        "arxiv-mismatch", _other_arxiv("html = {{«https://arxiv.org/abs/{0}»}}", lacking=("html",))
    ),
    "a DOI of another arXiv id": Mutation(
        "arxiv-mismatch",
        lambda entry: _other_arxiv("doi = {{«10.48550/arXiv.{0}»}}", lacking=(*_VENUE, "doi"))(
            without(entry, "url")
        ),
    ),
    # DOI
    "a doi.org URL as DOI": Mutation(
        "doi-format", substituted("doi", "^(.*)$", r"«https://doi.org/\1»")
    ),
    "a prefix before the DOI": Mutation("doi-format", substituted("doi", "^(.*)$", r"«doi:\1»")),
    "a publisher's URL as DOI": Mutation(
        "doi-format", substituted("doi", "^(.*)$", r"«http://dx.doi.org/\1»")
    ),
    "an ISBN as DOI": Mutation("doi-format", _doi_text("978-3-319-07040-7")),
    "two DOIs": Mutation("doi-format", _doi_text("10.1000/182 and 10.1000/183")),
    "a DOI that lost its beginning": Mutation("doi-format", _doi_text("1145/3589999")),
    "an arXiv DOI on a published paper": Mutation(
        "preprint-doi", _preprint_doi("10.48550/arXiv.{0}")
    ),
    "a bioRxiv DOI on a published paper": Mutation(
        "preprint-doi", _preprint_doi("10.1101/2023.09.06.556545")
    ),
    # dates
    "a year that is far away": Mutation("future-year", _future("«2205»")),
    "a year after the next": Mutation("future-year", _future("«2028»")),
    "a date that is far away": Mutation("future-year", replaced("date", "«2042»-05")),
    "a year that is a state": Mutation("year-format", rewritten("year", "«{in press}»")),
    "a year with its month": Mutation("year-format", rewritten("year", "«{May 2024}»")),
    "a year with a letter in it": Mutation("year-format", rewritten("year", "«{2o21}»")),
    "a year of five digits": Mutation("year-format", rewritten("year", "«{20241}»")),
    "a date the German way": Mutation("year-format", rewritten("date", "«{31.12.2024}»")),
    "a month that is to be done": Mutation("month-format", rewritten("month", "«{tbd}»")),
    "a fourteenth month": Mutation("month-format", rewritten("month", "«{14}»")),
    "a season as month": Mutation("month-format", rewritten("month", "«{Spring}»")),
    "a month in quotes": Mutation("quoted-month", _quoted_month),
    "a year that contradicts the date": Mutation(
        "year-mismatch",
        substituted("date", r"^(\d{4})(.*)$", r"\1\2},\n  year = {«2019»"),
    ),
    "a short venue of another year": Mutation(
        "year-mismatch", _second_year("abbr = {{Test «{0}»}}", lacking=("abbr",))
    ),
    "a short venue of another year in two digits": Mutation(
        "year-mismatch", _second_year("abbr = {{POPL'«{1}»}}", lacking=("abbr",))
    ),
    "proceedings of another year": Mutation("year-mismatch", _booktitle_year),
    "a year before the arXiv id": Mutation("year-mismatch", _wrong_year(-2)),
    # links
    "the same page as code and as demo": Mutation("same-link-twice", _same_link("code", "demo")),
    "the same page as code and, with a slash, as demo": Mutation(
        "same-link-twice",
        lambda entry: (planted := _same_link("code", "demo")(entry)) and planted.replace("»", "/»"),
    ),
    "the same page as url and as html": Mutation("same-link-twice", _same_link("url", "html")),
    "a link that runs a script": Mutation("unsafe-link", _link_as("javascript:alert(1)")),
    "a link to the own disk": Mutation("unsafe-link", _link_as("file:///home/nora/paper.pdf")),
    "a scheme with a letter missing": Mutation(
        "unsafe-link", any_of(_at_links("^https(.*)$", r"«htps\1»"))
    ),
    "a host without scheme": Mutation(
        "url-format", any_of(_at_links(r"^https://((?:www\.|github\.com).*)$", r"«\1»"))
    ),
    "a scheme with one slash": Mutation(
        "url-format", any_of(_at_links("^https://(.*)$", r"«https:/\1»"))
    ),
    "two schemes": Mutation("url-format", any_of(_at_links("^(https://.*)$", r"«http://\1»"))),
    "a link within the command url": Mutation("url-format", _braced_link),
    "two links in one": Mutation("url-format", _link_as(_BLANKS)),
    "an address of mail as link": Mutation("url-format", _link_as("nora@example.org")),
    "a DOI as url": Mutation("url-format", replaced("url", "«10.1000/182»", lacking=("doi",))),
    "a link that is not encrypted": Mutation(
        "http-link",
        lambda entry: (
            None if "http://" in entry else any_of(_at_links("^https://", "«http://»"))(entry)
        ),
        alone=True,
    ),
    # files of the site
    "a file that is not there": Mutation(
        "missing-file", replaced("pdf", "«lantern2022.pdf»"), config=_ASSETS, files=_FILES
    ),
    "a file with other capitals": Mutation(
        "missing-file", replaced("pdf", "«Lindqvist2022Drift.PDF»"), config=_ASSETS, files=_FILES
    ),
    "a file out of the folder": Mutation(
        "missing-file", replaced("pdf", "«../private/notes.pdf»"), config=_ASSETS, files=_FILES
    ),
    "a file where there is no folder": Mutation(
        "missing-file", replaced("slides", "«talk.pdf»"), config=_NO_FOLDER, files=_FILES
    ),
    # pages
    "pages with one hyphen": Mutation("pages-format", _pages("^([^-]+)--([^-]+)$", r"«\1-\2»")),
    "pages with a dash": Mutation("pages-format", _pages("^([^-]+)--([^-]+)$", r"«\1–\2»")),
    "pages with blanks and a dash": Mutation(
        "pages-format", _pages("^([^-]+)--([^-]+)$", r"«\1 – \2»")
    ),
    "pages with a hyphen between blanks": Mutation(
        "pages-format", _pages("^([^-]+)--([^-]+)$", r"«\1 - \2»")
    ),
    "pages with three hyphens": Mutation(
        "pages-format", _pages("^([^-]+)--([^-]+)$", r"«\1---\2»")
    ),
}
