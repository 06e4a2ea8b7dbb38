"""Read made-up pages of real papers: `python bench/layouts.py [--pages N] [-v] FILE.bib...`.

Each page shows eight papers of one file in a layout put together by chance: Markdown or HTML,
lists, tables, paragraphs or headings, the order of title, authors and venue, how names are written,
what is bold, in italics, quoted or a link, where the year stands. Prints the share of the papers
whose title was read, of what was read that is one of them, of those found with the right authors
and year, and the traits of layouts that fare worst; with `-v` the worst pages. That tells what to
look at: real pages have more manners than this (`bench/pages.py`).
"""

from __future__ import annotations

import argparse
import html
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pages import normal
from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.files import read_text
from pubtool.inline import plain
from pubtool.pages.reading import read_page
from pubtool.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pubtool.model import Person

PAPERS = 8
#: Traits of a layout, and what each can be; what is there twice is as frequent.
TRAITS: dict[str, tuple[str, ...]] = {
    "format": ("md", "html"),
    "box": ("ul", "ol", "p", "table", "div", "blank lines", "headings"),
    "order": ("atv", "atv", "tav", "tva"),
    "names": ("full", "initials", "inverted", "vancouver"),
    "title": ("bold", "italic", "quoted", "link", "plain", "plain"),
    "venue": ("italic", "italic", "plain", "bold"),
    "year": ("after authors", "in parentheses", "after a comma", "heading"),
    "sign": (". ", ". ", ", ", "break"),
    "owner": ("bold", "underline", "plain"),
    "details": ("", "volume", "pages"),
    "lead": ("", "", "In "),
    "links": ("", "brackets", "bars"),
}


class Paper(NamedTuple):
    """A paper as pages show it."""

    title: str
    authors: tuple[Person, ...]
    venue: str
    year: int


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
    "md": {"bold": "**{}**", "italic": "*{}*", "underline": "<u>{}</u>", "link": "[{}](t.html)"},
    "html": {
        "bold": "<b>{}</b>",
        "italic": "<i>{}</i>",
        "underline": "<u>{}</u>",
        "link": '<a href="t.html">{}</a>',
    },
}
SMALL_LINKS = {"md": "[{0}](x.{0})", "html": '<a href="x.{0}">{0}</a>'}


def layout(chance: random.Random) -> dict[str, str]:
    """Return a layout, but for those that tell even a reader nothing of where a title ends."""
    chosen = {trait: chance.choice(values) for trait, values in TRAITS.items()}
    if chosen["box"] == "headings":
        chosen |= {"order": "tav", "sign": "break", "title": "plain"}
    if chosen["title"] == "plain" and chosen["sign"] == ", ":
        chosen["sign"] = ". "
    if chosen["order"] != "atv" and chosen["year"] == "after authors":
        chosen["year"] = "in parentheses"
    if chosen["order"] != "atv" and chosen["title"] == "plain":
        chosen["names"] = "full"
    if chosen["box"] in ("table", "div"):
        chosen["format"] = "html"
    return chosen


def entry(paper: Paper, owner: str, how: dict[str, str]) -> list[str]:
    """Return title, authors and venue of a paper in the order of a layout, and its links."""
    looks = LOOKS[how["format"]]

    def shown(text: str, look: str) -> str:
        text = html.escape(text, quote=False) if how["format"] == "html" else text
        return looks.get(look, "“{}”" if look == "quoted" else "{}").format(text)

    names = [
        shown(NAMES[how["names"]](person), how["owner"] * (person.family_name == owner))
        for person in paper.authors
    ]
    last = {"inverted": ", & ", "vancouver": ", "}.get(how["names"], " and ")
    authors = last.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    venue = how["lead"] + shown(paper.venue, how["venue"])
    venue += {"": "", "volume": ", 12(3), 45-67", "pages": ", pp. 45-67"}[how["details"]]
    authors += f" ({paper.year})" * (how["year"] == "after authors")
    venue += {"in parentheses": f" ({paper.year})", "after a comma": f", {paper.year}"}.get(
        how["year"], ""
    )
    parts = {"a": authors, "t": shown(paper.title, how["title"]), "v": venue}
    links = [SMALL_LINKS[how["format"]].format(label) for label in ("pdf", "code")]
    between = {"": None, "brackets": "] [", "bars": " | "}[how["links"]]
    tail = [] if between is None else [between.join(links)]
    return [*(parts[each] for each in how["order"]), *(f"[{each}]" for each in tail)]


def page(papers: list[Paper], owner: str, how: dict[str, str]) -> str:
    """Return a page with papers in a layout."""
    markup, box = how["format"] == "html", how["box"]
    sign = "<br>\n" if how["sign"] == "break" else how["sign"]
    opening, item, closing = {
        "ul": ("<ul>", "<li>{}</li>" if markup else "- {}", "</ul>"),
        "ol": ("<ol>", "<li>{}</li>" if markup else "1. {}", "</ol>"),
        "table": ("<table>", "<tr><td>{}</td></tr>", "</table>"),
        "div": ("", '<div class="pub">{}</div>', ""),
        "p": ("", "<p>{}</p>" if markup else "\n{}\n", ""),
        "blank lines": ("", "{}<br><br>", ""),
        "headings": ("", "<h4>{}</h4><p>{}</p>" if markup else "\n#### {}\n\n{}\n", ""),
    }[box]
    lines = ["<h1>Publications</h1>" if markup else "# Publications\n"]
    year = 0
    for paper in papers:
        if how["year"] == "heading" and paper.year != year:
            year = paper.year
            lines.append(f"<h3>{year}</h3>" if markup else f"\n### {year}\n")
        parts = entry(paper, owner, how)
        body = sign.join(parts[box == "headings" :]).replace(".. ", ". ")
        body = body.replace("\n", "\n   ") if box in ("ul", "ol") and not markup else body
        shown = item.format(*parts[: box == "headings"], body)
        lines.append(f"{opening}{shown}{closing}" if markup else shown)
    return "\n".join(lines)


class Result(NamedTuple):
    """One page as it was read."""

    how: dict[str, str]
    text: str
    counts: Counter[str]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def result(papers: list[Paper], owner: str, how: dict[str, str]) -> Result:
    """Read a page with papers in a layout, and compare."""
    text = page(papers, owner, how)
    items = {normal(item.title): item for item in read_page(text, f"page.{how['format']}").items}
    wanted = {normal(paper.title): paper for paper in papers}
    counts = Counter(papers=len(wanted), read=len(items))
    for title in items.keys() & wanted.keys():
        names = [normal(NAMES[how["names"]](person)) for person in wanted[title].authors]
        counts["found"] += 1
        counts["authors"] += [normal(author.name) for author in items[title].authors] == names
        counts["year"] += items[title].year == wanted[title].year
    return Result(
        how, text, counts, (*(wanted.keys() - items.keys()),), (*(items.keys() - wanted.keys()),)
    )


def results(paths: list[str], pages: int, seed: int) -> Iterator[Result]:
    """Yield pages as they were read; the same numbers make the same pages."""
    files = [papers for papers in map(papers_of, paths) if len(papers) >= PAPERS]
    for number in range(pages):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311  # makes pages, no secrets
        papers = sorted(chance.sample(chance.choice(files), PAPERS), key=lambda each: -each.year)
        families = Counter(person.family_name for each in papers for person in each.authors)
        yield result(papers, families.most_common(1)[0][0], layout(chance))


def main() -> None:
    """Print the shares, the worst traits and, if asked, the worst pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    read_pages = list(results(options.files, options.pages, options.seed))
    total = sum((each.counts for each in read_pages), Counter[str]())
    print(f"{total['found'] / total['papers']:.3f} of {total['papers']} papers found")
    print(f"{total['found'] / total['read']:.3f} of what was read are these papers")
    for field in ("authors", "year"):
        print(f"{total[field] / total['found']:.3f} of those found with the right {field}")
    traits: dict[str, Counter[str]] = {}
    for each in read_pages:
        for trait, value in each.how.items():
            traits.setdefault(f"{trait}: {value.strip() or 'none'}", Counter()).update(each.counts)
    shares = sorted((counts["found"] / counts["papers"], name) for name, counts in traits.items())
    print("worst:", ", ".join(f"{name} {share:.3f}" for share, name in shares[:5]))
    worst = sorted(read_pages, key=lambda each: each.counts["found"])[: 5 * options.verbose]
    for each in worst:
        print(f"\n{each.how}\n{each.text[:900]}\nmissing {each.missing}\nextra {each.extra}")


if __name__ == "__main__":
    main()
