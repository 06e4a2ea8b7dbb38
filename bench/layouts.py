"""Read made-up pages of real papers: `python bench/layouts.py [--pages N] [-v] FILE.bib...`.

Each page shows eight papers of one file in a layout put together by chance (`made_up_pages.py`).
Prints the share of the papers whose title was read, of what was read that is one of them, of those
found with the right authors, venue and year, and the traits of layouts that fare worst; with `-v`
the worst pages. That tells what to look at: real pages have more manners than this
(`bench/pages.py`).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from made_up_entries import Paper, papers_of
from made_up_pages import layout, made_up_page

from pages import normal
from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = 8


class Result(NamedTuple):
    """One page as it was read."""

    how: dict[str, str]
    text: str
    counts: Counter[str]
    missing: tuple[str, ...]
    extra: tuple[str, ...]


def result(papers: list[Paper], owner: str, how: dict[str, str]) -> Result:
    """Read a page with papers in a layout, and compare."""
    shown = made_up_page(papers, owner, how)
    items = {
        normal(item.title): item for item in read_page(shown.text, f"page.{how['format']}").items
    }
    wanted = {normal(paper.title): number for number, paper in enumerate(papers)}
    counts = Counter(papers=len(wanted), read=len(items))
    for title in items.keys() & wanted.keys():
        number = wanted[title]
        seen = shown.papers[number]
        item = items[title]
        names = list(map(normal, seen.names))
        counts["found"] += 1
        counts["authors"] += [normal(author.name) for author in item.authors] == names
        counts["venue"] += seen.venue is None or normal(item.venue) == normal(seen.venue)
        counts["year"] += item.year == seen.year
    return Result(
        how,
        shown.text,
        counts,
        (*(wanted.keys() - items.keys()),),
        (*(items.keys() - wanted.keys()),),
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
    for field in ("authors", "venue", "year"):
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
