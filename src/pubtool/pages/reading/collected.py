"""What is found on the way through the rest of a publication, kept by what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.remarks import STATED
from pubtool.pages.reading.vocabulary import MONTH, SHORT_YEAR, YEAR

if TYPE_CHECKING:
    from pubtool.pages.items import Sure

_TAGGED = re.compile(r"[A-Z][\w&-]{1,14}(?: [A-Z]\w{0,8})?(?: \([A-Z]\w+\))? (?:19|20)\d\d")
#: A year with nothing but signs around it.
_YEAR_ALONE = re.compile(rf"(?:^|[,;.(（]|{MONTH})\s*((?:19|20)\d\d)(?=\s*(?:$|[,;.:)）]))")


class Collected:
    """What is found on the way."""

    def __init__(self) -> None:
        self.venue = ""
        self.sure: Sure = "unsure"
        self.badges: list[str] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.rest: list[str] = []
        self.years: list[int] = []
        self.short: list[str] = []
        self.acronyms: list[str] = []

    def note(self, kind: str, text: str) -> None:
        """Keep a remark of a kind; of the kind `nothing` it is dropped."""
        if kind == "year":
            self.years.append(int(re.findall(r"\d{4}", text)[-1]))
        elif kind == "tags":
            for tag in re.split(r"[,;]\s+|(?<=\D)[,;](?=\D)|[，；]\s*", text):
                (self.acronyms if _TAGGED.fullmatch(tag) else self.tags).append(tag.strip())
        elif kind == "badge" and (stated := STATED.fullmatch(text)):
            self.badges.append(stated[1])
            self.years.append(int(stated[2]))
        elif kind in ("badge", "note", "short"):
            {"badge": self.badges, "note": self.notes, "short": self.short}[kind].append(text)

    def note_years(self, details: str, venue: str) -> None:
        """Take the year that stands after the venue, else the one in its name, best at its end."""
        for text in (details, venue.partition(";")[0]):
            years = YEAR.findall(text)
            if years:
                apart = [year for year in _YEAR_ALONE.findall(text) if year in years]
                at_end = years[-1:] if text is not details and text.endswith(years[-1]) else []
                self.years.insert(0, int((apart or at_end or years)[0]))
                return
        short = SHORT_YEAR.search(venue) or SHORT_YEAR.search(details)
        if short:
            self.years.append(full_year(short))

    def year(self) -> int | None:
        """Return the year of the publication, or None."""
        if self.years:
            return self.years[0]
        for text in self.rest:
            years = YEAR.findall(text)
            if years:
                return int(years[0])
        return None


def full_year(match: re.Match[str]) -> int:
    """Return the year that two digits mean."""
    number = int(match[1] or match[2])
    return 2000 + number if number < 60 else 1900 + number
