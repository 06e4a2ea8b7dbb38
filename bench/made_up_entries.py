"""How pages write the parts of a paper: names, titles and venues in the manners of many fields."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.files import read_text
from pubtool.inline import plain
from pubtool.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pubtool.model import Person

Layout = dict[str, str]


class Paper(NamedTuple):
    """A paper as pages show it."""

    title: str
    authors: tuple[Person, ...]
    venue: str
    year: int


class Seen(NamedTuple):
    """What a reader sees of a paper; `venue` is None where it is a matter of taste."""

    title: str
    names: tuple[str, ...]
    venue: str | None
    year: int | None


def papers_of(path: str) -> list[Paper]:
    """Return the papers of a file that any layout can show without escapes."""
    text = read_text(path).text
    found = []
    for each in read(load([(path, text)]), Config()).publications:
        paper = Paper(
            plain(each.title),
            each.authors,
            plain(each.venue.full),
            each.date.year if each.date else 0,
        )
        clean = not re.search(r"[$\\{}*_<>|\[\]~`]", f"{paper.title}{paper.venue}")
        named = all(person.given and person.family for person in each.authors)
        if clean and named and paper.year and paper.venue and 0 < len(each.authors) < 13:
            found.append(paper)
    return found


def initials(given: str) -> str:
    """Return `A. B.` for given names."""
    return " ".join(f"{word[0]}." for word in given.split() if word[0].isalpha())


NAMES: dict[str, Callable[[Person], str]] = {
    "full": lambda person: f"{person.given} {person.family_name}",
    "initials": lambda person: f"{initials(person.given)} {person.family_name}",
    "inverted": lambda person: f"{person.family_name}, {initials(person.given)}",
    "vancouver": lambda person: (
        f"{person.family_name} {re.sub(r'[. ]', '', initials(person.given))}"
    ),
}
LOOKS = {
    "md": {
        "bold": "**{}**",
        "italic": "*{}*",
        "underline": "<u>{}</u>",
        "link": "[{}](t.html)",
        "quoted": "“{}”",
        "straight quotes": '"{}"',
    },
    "html": {
        "bold": "<b>{}</b>",
        "italic": "<i>{}</i>",
        "underline": "<u>{}</u>",
        "link": '<a href="t.html">{}</a>',
        "quoted": "“{}”",
        "straight quotes": '"{}"',
    },
}
SMALL_LINKS = {"md": "[{0}](x.{0})", "html": '<a href="x.{0}">{0}</a>'}
REMARKS = {"": "", "award": "Best Paper Award", "oral": "(Oral presentation)"}
#: What follows the venue where the year stands elsewhere.
_DETAILS = {
    "": "",
    "volume": ", 12(3), 45-67",
    "pages": ", pp. 45-67",
    "colons": " 12(3):45–67",
    "words": ", vol. 12, no. 3, pp. 45–67",
}
#: Venue, year and details as the fields write them; `{v}` is the venue, `{0}` and `{1}` marks of
#: bold, `{2}` and `{3}` of italics.
MANNERS = {
    "acs": "{v} {0}{y}{1}, {2}55{3}, 2008–2013",
    "aps": "{v} {0}12{1}, 345 ({y})",
    "mathematics": "{v} 12 ({y}), no. 3, 45–67",
    "ieee": "{v}, vol. 12, no. 3, pp. 45–67, Mar. {y}",
    "vancouver": "{v}. {y};12(3):45–67",
    "chicago": "{v} 12, no. 3 ({y}): 45–67",
    "astronomy": "{y}, {v}, 906, 85",
    "acronym": "{v}",
    "collection": "In {v}, edited by Ann Roe and Bo Poe, 45–67. Cambridge: MIT Press, {y}",
    "springer": "In: Roe, A., Poe, B. (eds.) {v}, pp. 45–67. Springer, Cham ({y})",
}
_SHORT_WORDS = {
    "journal": "J.",
    "proceedings": "Proc.",
    "international": "Int.",
    "conference": "Conf.",
    "transactions": "Trans.",
    "review": "Rev.",
    "letters": "Lett.",
    "physical": "Phys.",
    "science": "Sci.",
    "sciences": "Sci.",
    "society": "Soc.",
    "american": "Am.",
}
_SMALL = frozenset(["of", "the", "and", "on", "in", "for", "a", "an", "de", "der", "des", "&", "-"])


def abbreviated(venue: str) -> str:
    """Return a venue with its words cut short, as journals abbreviate each other."""
    words = [word for word in re.sub(r"[,:()]", "", venue).split() if word.lower() not in _SMALL]
    if len(words) < 2 or len(words) > 7:
        return venue
    return " ".join(map(_cut, words))


def _cut(word: str) -> str:
    known = _SHORT_WORDS.get(word.lower())
    if known or len(word) < 6 or not word.isalpha() or word.isupper():
        return known or word
    cut = re.match(r"..[aeiouy]*[^aeiouy]*", word)
    return f"{cut[0]}." if cut and len(cut[0]) < len(word) - 1 else word


def acronym(venue: str) -> str:
    """Return the acronym of a venue, or what it is where it has none."""
    own = re.search(r"\(([A-Z][\w-]{2,10})\)", venue)
    letters = "".join(word[0] for word in venue.split() if word[0].isupper())
    return own[1] if own else letters if 2 < len(letters) < 7 else venue


class Writer:
    """Writes the parts of papers in a layout; `owner` is the family name of whose page it is."""

    def __init__(self, how: Layout, owner: str) -> None:
        self.how, self.owner = how, owner
        self.looks = LOOKS[how["format"]]

    def shown(self, text: str, look: str) -> str:
        """Return a text in a look."""
        text = html.escape(text, quote=False) if self.how["format"] == "html" else text
        return self.looks.get(look, "{}").format(text)

    def seen(self, paper: Paper) -> Seen:
        """Return what a reader sees of a paper."""
        taste = self.how["state"] or self.how["manner"] in ("collection", "springer")
        text = f"{self.authors(paper)} {self.venue(paper)}"
        years = re.findall(r"\b(?:19|20)\d\d\b", text)
        shown = self.how["year"] == "heading" or str(paper.year) in years
        year = paper.year if shown else int(years[0]) if years else None
        return Seen(paper.title, self.names(paper), None if taste else self.venue_name(paper), year)

    # -- the authors

    def persons(self, paper: Paper) -> Sequence[Person]:
        """Return the authors that a layout shows."""
        if self.how["authors"] == "with":
            return [each for each in paper.authors if each.family_name != self.owner]
        return paper.authors[:3] if self.is_cut(paper) else paper.authors

    def is_cut(self, paper: Paper) -> bool:
        """Return whether the list ends in `et al.`."""
        return self.how["authors"] == "et al." and len(paper.authors) > 4

    def names(self, paper: Paper) -> tuple[str, ...]:
        """Return the names of the authors shown."""
        return tuple(NAMES[self.how["names"]](person) for person in self.persons(paper))

    def authors(self, paper: Paper) -> str:
        """Return the author list."""
        names = [
            self.shown(
                NAMES[self.how["names"]](person),
                self.how["owner"] * (person.family_name == self.owner),
            )
            + self.mark(place)
            for place, person in enumerate(self.persons(paper))
        ]
        last = {"inverted": ", & ", "vancouver": ", "}.get(self.how["names"], " and ")
        between = self.how["between"]
        last = last if between == ", " else between
        if self.is_cut(paper):
            text = f"{between.join(names)}, et al."
        else:
            text = last.join([between.join(names[:-1]), names[-1]] if names[1:] else names)
        if self.how["authors"] == "with":
            text = f"(with {text})" if text else ""
        return text + f" ({paper.year})" * (self.how["year"] == "after authors")

    def mark(self, place: int) -> str:
        """Return the mark behind the name of an author."""
        star = "*" if self.how["format"] == "html" else "\\*"
        return {"stars": star * (place < 2), "numbers": f"<sup>{place % 3 + 1}</sup>"}.get(
            self.how["marks"], ""
        )

    # -- the venue

    def venue_name(self, paper: Paper) -> str:
        """Return the venue as it is shown, without its details."""
        manner = self.how["manner"]
        if manner in ("acronym", "astronomy"):
            short = acronym(paper.venue)
            year = f" {paper.year}" * (manner == "acronym" and short != paper.venue)
            return short + year
        is_short = manner in ("acs", "aps", "mathematics", "vancouver")
        return abbreviated(paper.venue) if is_short else paper.venue

    def venue(self, paper: Paper) -> str:
        """Return the venue with its details and the year, or what is said instead."""
        if self.how["state"]:
            return self.how["state"].replace("VENUE", self.shown(paper.venue, self.how["venue"]))
        venue = self.shown(self.venue_name(paper), self.how["venue"])
        if self.how["wrap"] == "venue":
            venue = self.looks["link"].replace("t.html", "v.html").format(venue)
        if self.how["manner"]:
            bold, italic = (self.looks[look].split("{}") for look in ("bold", "italic"))
            text = MANNERS[self.how["manner"]].format(*bold, *italic, v=venue, y=paper.year)
            return text.replace(".. ", ". ")
        text = self.how["lead"] + venue + _DETAILS[self.how["details"]]
        return text + {
            "in parentheses": f" ({paper.year})",
            "after a comma": f", {paper.year}",
        }.get(self.how["year"], "")

    # -- all of it

    def named(self, paper: Paper) -> dict[str, str]:
        """Return authors, title and venue of a paper by their letters."""
        return {
            "a": self.authors(paper),
            "t": self.shown(paper.title, self.how["title"]),
            "v": self.venue(paper),
        }

    def parts(self, paper: Paper) -> list[str]:
        """Return the same in the order of the layout."""
        parts = self.named(paper)
        return [parts[each] for each in self.how["order"] if parts[each]]

    def joined(self, paper: Paper) -> str:
        """Return title, authors and venue in one text."""
        sign = "<br>\n" if self.how["sign"] == "break" else self.how["sign"]
        parts = self.parts(paper)
        if self.how["order"] == "atv" and len(parts) == 3 and self.how["seam"]:
            text = f"{parts[0]}{sign}{parts[1]}{self.how['seam']}{parts[2]}"
        elif self.how["order"] == "atv" and self.how["wrap"] == "citation":
            text = parts[0] + sign + self.looks["link"].format(sign.join(parts[1:]))
        else:
            text = sign.join(parts)
        text = self.looks["link"].format(text) if self.how["wrap"] == "all" else text
        return text.replace(".. ", ". ").replace("? . ", "? ").replace("?. ", "? ")

    def tail(self) -> list[str]:
        """Return what follows title, authors and venue."""
        links = [SMALL_LINKS[self.how["format"]].format(label) for label in ("pdf", "code")]
        joined = {"": "", "brackets": f"[{'] ['.join(links)}]", "bars": f"[{' | '.join(links)}]"}
        doi = {"": "", "address": "https://doi.org/10.1234/ab.56", "text": "doi:10.1234/ab.56"}
        remark = REMARKS[self.how["remark"]]
        parts = [doi[self.how["doi"]], remark and self.shown(remark, "bold")]
        return list(filter(None, [*parts, joined[self.how["links"]]]))
