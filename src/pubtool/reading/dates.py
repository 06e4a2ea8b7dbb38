"""Dates: `date` (ISO 8601, as biblatex has it), or `year` and `month` in every usual spelling."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.model import Date

# Strings are compiled by `re` when first used: most files need none of these.
_ISO = r"(?a)(-?\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:T[\d:.Z+-]*)?[?~%]?(?:/[\dT:.Z+?~%-]*)?"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_YEAR_AND_MONTH = r"(?a)\d{4}-\d\d?(?:-\d\d?)?"
_WORD = r"[^\W\d_]+"
_NUMBER = r"(?a)\d+"
#: The English names, in lower case.
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
#: biblatex's season codes of ISO 8601-2 stand for no month.
_SEASONS = range(21, 25)


class Reading(NamedTuple):
    """What was read, and for each thing that could not be: the field's name, the rule, why."""

    date: Date | None
    problems: tuple[tuple[str, str, str], ...] = ()


def read_date(date: str, year: str, month: str, day: str = "") -> Reading:
    """Return the date that the texts of these fields give; an empty text is an absent field.

    A range gives its beginning. `date` wins over `year` and `month`, as in biblatex.
    """
    problems: list[tuple[str, str, str]] = []
    if date:
        found = _read_iso(date)
        if found is not None:
            return Reading(found)
        problems.append(
            ("date", "year-format", f"`{date}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        )
    number = _read_year(year, problems)
    if number is None:
        return Reading(None, tuple(problems))
    month_number, day_number = read_month(month)
    if month and month_number is None:
        problems.append(
            ("month", "month-format", f"`{month}` is no month; write jan ... dec or 1 ... 12")
        )
    if month_number and day.isdecimal() and 1 <= int(day) <= 31:
        day_number = int(day)
    return Reading(Date(number, month_number, day_number), tuple(problems))


def _read_iso(text: str) -> Date | None:
    match = re.fullmatch(_ISO, text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if month in _SEASONS:
        month = day = None
    valid = (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)
    return Date(year or 0, month, day) if valid else None


def _read_year(text: str, problems: list[tuple[str, str, str]]) -> int | None:
    if not text:
        return None
    if len(text) == 4 and text.isascii() and text.isdecimal():
        return int(text)
    match = re.search(_YEAR, text)
    advice = "write the year as four digits, and `pubstate` for its state"
    if match and (re.fullmatch(_YEAR_AND_MONTH, text) or _names_month(text)):
        advice = "write the month into `month`, or all of it into `date`"
    problems.append(
        (
            "year",
            "year-format",
            f"`{text}` is no year; {f'{match[0]} is used; ' if match else ''}{advice}",
        )
    )
    return int(match[0]) if match else None


def _names_month(text: str) -> bool:
    return bool(re.search(_WORD, text)) and read_month(text)[0] is not None


def read_month(text: str) -> tuple[int | None, int | None]:
    """Return the month (1 to 12) and the day that a `month` value names, None where it does not.

    Understood are numbers, English names and their abbreviations, a day before or after the name
    (`10~January`), and ranges (`July--August`), of which the first month counts.
    """
    words = re.findall(_WORD, text.lower())
    numbers = [int(number) for number in re.findall(_NUMBER, text)]
    if not words:
        return (numbers[0], None) if numbers and 1 <= numbers[0] <= 12 else (None, None)
    for word in words:
        for number, name in enumerate(MONTHS, start=1):
            if len(word) >= 3 and name.startswith(word if word != "sept" else "sep"):
                day = numbers[0] if numbers and 1 <= numbers[0] <= 31 else None
                return number, day
    return None, None
