"""Years of one paper that contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.reading.field_names import VENUE_FIELDS
from pubtool.rules._arxiv import is_arxiv
from pubtool.rules._values import stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOUR = r"(?a)\d{4}\Z"
_DATE = r"(?a)\d{4}(?!\d)"
_IN_ABBR = r"(?a)(?<![-–/\d.])(?:(?:19|20)\d\d|(?<=['’])\d\d)\s*\Z"
_IN_TITLE = r"(?a)(?<!\d)(?:19|20)\d\d(?!\d)"
_ID = r"(?a)(\d\d)(\d\d)\.\d"
_PROCEEDINGS = frozenset({"inproceedings", "conference"})


def _check(subject: Subject, _: Context) -> Iterable[Problem]:
    fields, own, publication = subject.fields, subject.own, subject.publication
    arxiv = publication.arxiv if publication is not None else ""
    if not (arxiv or "abbr" in own or "booktitle" in own or "date" in fields):
        return ()
    name = "date" if "date" in fields else "year"
    return _problems(subject, name, arxiv) if name in fields else ()


def _problems(subject: Subject, name: str, arxiv: str) -> Iterator[Problem]:
    fields, own = subject.fields, subject.own
    year = _year(fields[name].value.strip())
    if not year:
        return
    if name == "date" and "year" in own:
        other = _year(own["year"].value.strip())
        if other and other != year:
            message = f"`year` is {other}, but `date` is of {year}; keep the right one of the two"
            yield subject.at_value(own["year"], message, *stripped(own["year"]))
    yield from _abbr(subject, name, year)
    yield from _booktitle(subject, name, year)
    if arxiv and name in own:
        yield from _arxiv(subject, name, year, arxiv)


def _year(text: str) -> int:
    """Return the year of a `year` or `date`, or 0."""
    match = re.match(_FOUR if len(text) <= 4 else _DATE, text)
    return int(match[0]) if match else 0


def _abbr(subject: Subject, name: str, year: int) -> Iterator[Problem]:
    field = subject.own.get("abbr")
    if field is None:
        return
    match = re.search(_IN_ABBR, field.value)
    if match and int(match[0]) not in {year, year % 100}:
        message = f"`abbr` says {match[0].strip()}, but `{name}` is {year}; correct one of them"
        yield subject.at_value(field, message, match.start(), match.start() + len(match[0].strip()))


def _booktitle(subject: Subject, name: str, year: int) -> Iterator[Problem]:
    """Proceedings often appear a year after or before the conference: one year is no problem."""
    field = subject.own.get("booktitle")
    if field is None or subject.entry.entry_type not in _PROCEEDINGS:
        return
    found = list(re.finditer(_IN_TITLE, field.value))
    years = {int(match[0]) for match in found}
    if len(years) == 1 and 2 <= abs(years.pop() - year) < 10:
        start, end = found[0].span()
        message = f"`booktitle` is of {found[0][0]}, but `{name}` is {year}; correct one of them"
        yield subject.at_value(field, message, start, end)


def _arxiv(subject: Subject, name: str, year: int, arxiv: str) -> Iterator[Problem]:
    """Compare with the id of a paper that is on arXiv alone.

    A paper of the last days of December may have an id of January, and the other way round.
    """
    match = re.match(_ID, arxiv)
    if match is None or any(
        value and not is_arxiv(value) for value in map(subject.value, (*VENUE_FIELDS, *_VENUES))
    ):
        return
    first, month = 2000 + int(match[1]), int(match[2])
    if year in {first, first + (month == 12) - (month == 1)}:
        return
    message = f"`{name}` is {year}, but arXiv:{arxiv} is of {first}; correct one of them"
    field = subject.own[name]
    start, _ = stripped(field)
    yield subject.at_value(field, message, start, start + 4)


_VENUES = ("abbr", "_venue", "x-abbrv", "journaltitle", "institution", "pubstate", "note")

RULE = Rule(
    name="year-mismatch",
    severity="warning",
    what=(
        "A `year` that contradicts `date`, the year at the end of `abbr`, that in the title of the "
        "proceedings (by two years or more), or the arXiv id of a paper without any other venue."
    ),
    why="The list shows two years for one paper, and sorts it by one that may be wrong.",
    mend="Find out which year is right, and write it in both places, or in one alone.",
    bad=(
        Example("@misc{k, title = {T}, year = {«2023»}, date = {2024-05-01}}\n"),
        Example("@misc{k, title = {T}, year = {2024}, abbr = {ICRA «2023»}}\n"),
        Example("@misc{k, title = {T}, year = {2024}, abbr = {POPL'«22»}}\n"),
        Example(
            "@inproceedings{k, title = {T}, year = {2017},\n"
            "  booktitle = {Proceedings of the «2019» Conference on Testing}}\n"
        ),
        Example("@misc{k, title = {T}, year = {«2021»}, eprint = {2305.01234}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, year = {2024}, date = {2024-05-01}, abbr = {ICML'24}}\n"),
        Example(
            "@inproceedings{k, title = {T}, year = {2018},\n"
            "  booktitle = {Euro-Par 2017: Parallel Processing Workshops}}\n"
        ),
        Example(
            "@inproceedings{k, title = {T}, year = {2020},\n"
            "  booktitle = {Selected Papers of Testing 2015 and Testing 2017}}\n"
        ),
        Example("@article{k, title = {T}, year = {2024}, journal = {J}, eprint = {2205.01234}}\n"),
        Example("@misc{k, title = {T}, year = {2023}, eprint = {2401.00012}}\n"),
        Example("@misc{k, title = {T}, year = {2023}, abbr = {Tests 2019--2021}}\n"),
    ),
    entry=_check,
)
