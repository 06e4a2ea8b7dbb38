"""What follows a venue's name on a page: volume, number and pages, and what is none of these."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubtool.importing.imprints import NOWHERE, read_imprint
from pubtool.pages.reading.vocabulary import MONTH

_NUMBER = r"[A-Za-z]{0,2}\d+(?:[./]\d+)?"
_DASH = r"\s*(?:-{1,3}|[–—‐‑])\s*"
_RANGE = rf"{_NUMBER}(?:{_DASH}{_NUMBER})?"
_SPAN = rf"{_NUMBER}{_DASH}{_NUMBER}"
_PATTERNS = (
    (
        "volume",
        re.compile(
            rf"(?i)\b(?:vol(?:ume)?s?\.?|v\.|tom[eo]\.?|t\.|bd\.|band|jg\.|jahrgang)\s*({_NUMBER})\b"
        ),
    ),
    (
        "number",
        re.compile(
            r"(?i)(?<!paper )(?<!report )\b(?:(?:no|nr|number|issue|iss|n[úu]m|fasc)s?\.?"
            rf"|n[.°º]|heft|h\.)\s*({_RANGE})(?!\w)"
        ),
    ),
    ("pages", re.compile(rf"(?i)\b(?:pages?|pp?\.|págs?\.|(?-i:S)\.)\s*({_RANGE})(?!\w)")),
)
#: `7(5), 531-551`, `109(2):1821`, `29(4)`.
_COMPACT = re.compile(
    rf"^\W*({_NUMBER})\s*\(({_RANGE})\)(?:\s*[,:;]\s*({_RANGE}))?(?=\W*(?:$|[,.;]))"
)
#: `15: 85-97`, `128, 105742`.
_PAIR = re.compile(rf"^\W*(\d+)\s*[,:;]\s*({_RANGE})(?=\W*$)")
#: `Springer, 33-58`, `Springer, S. 33-58`.
_LAST = re.compile(rf"^([^\d,:]+), (?:S\.\s*)?({_SPAN})$")
_ALONE = re.compile(rf"^\W*({_SPAN})(?=\W*$)")
#: `Feb 2020`, `July, 2020`, but neither `4-8 May 2020` nor `May-June 2020`: days are no month.
_MONTH = rf"(?<![\d–/-])(?<![\d–/-]\s)\b({MONTH})\.?,?\s+"
_BARE = re.compile(r"^\W*(\d{1,4})(?=\W*$)")
_LEFT = " \t,.;:()[]-–—"
#: The same without what closes: `137(2), pp. 3-9`.
_BEFORE = " \t,.;:([-–—"


class Details(NamedTuple):
    """The fields that were read, what else stands there, and the month beside the year."""

    fields: tuple[tuple[str, str], ...] = ()
    left: str = ""
    month: str = ""


def read_details(text: str, year: int | None) -> Details:
    """Return volume, number and pages as BibTeX writes them; the year is known and no detail."""
    if len(text) > 500:
        return Details(left=text.strip())
    text, month = _without_date(text, year) if year is not None else (text, "")
    text = _pages_first(text)
    found: dict[str, str] = {}
    for name, pattern in _PATTERNS:
        if match := pattern.search(text):
            found[name] = match[1]
            before = text[: match.start()].rstrip(_BEFORE)
            text = f"{before}, {text[match.end() :].lstrip(_LEFT)}"
    if match := _COMPACT.search(text):
        names = ("volume", "number", "pages")
        given = {name: value for name, value in zip(names, match.groups(), strict=True) if value}
        if found.keys().isdisjoint(given):
            found |= given
            text = text[match.end() :]
    elif found.keys() <= {"number"} and (match := _PAIR.search(text)):
        found |= {"volume": match[1], "pages": match[2]}
        text = text[match.end() :]
    if "pages" not in found and (match := _ALONE.search(text)):
        found["pages"] = match[1]
        text = text[match.end() :]
    elif "volume" not in found and (match := _BARE.search(text)) and not _is_year(match[1]):
        found["volume"] = match[1]
        text = text[match.end() :]
    fields = tuple(
        (name, _written(found[name])) for name in ("volume", "number", "pages") if name in found
    )
    left = re.sub(r"\s+", " ", text).strip(" \t,.;:")
    return Details(fields, left, month)


def _without_date(text: str, year: int) -> tuple[str, str]:
    """Return the text without the year and a month beside it, and this month."""
    month = re.search(rf"{_MONTH}(?={year}\b)", text)
    if month:
        text = f"{text[: month.start()].rstrip(' ,.;:')} {text[month.end() :]}"
    text = re.sub(rf"\(\s*{year}\s*\)|[\s,;.]*\b{year}\b(?!\s*[-–(:)])", "", text)
    return text, month[1].rstrip(".") if month else ""


def _pages_first(text: str) -> str:
    """Return the text with pages that stand behind a publisher before it, and called so."""
    match = _LAST.match(text.strip(_LEFT))
    return f"pp. {match[2]}, {match[1]}" if match and read_imprint(match[1]) != NOWHERE else text


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", text) is not None


def _written(value: str) -> str:
    return re.sub(_DASH, "--", value)
