"""Learn what tells titles and publications: `python bench/weigh.py FOLDER... --unknown FOLDER...`.

A folder holds pages with a `NAME.truth.json` beside them, as for `bench/pages.py`. Learns from all
pages of the folders how much each trait of a stretch weighs (`weighing/weights.py`), and each trait
of a unit (`judging/weights.py`). The rules were written on most pages, and are right there more
often than elsewhere; how far they are to be trusted is told by the `--unknown` ones, which were
collected later, and count for more. With `--on TIMES` the tables as they are were learnt from pages
that count so many times as much as these, and are mended where these say otherwise. Prints how many
titles of the `--test` pages are chosen, and how many publications are found; these pages are not
learnt from. `--write` writes both tables. Needs numpy and scipy. Both are logistic models, the
first one over all that may be the title of a unit.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from logistic import NOTHING, Before, Table

from pages import normal
from pubtool.files import read_text
from pubtool.pages.reading.house import read_again
from pubtool.pages.reading.judging import chance, traits_of
from pubtool.pages.reading.judging import in_company as beside_others
from pubtool.pages.reading.judging.sections import section_of
from pubtool.pages.reading.judging.weights import ALONE, IN_COMPANY
from pubtool.pages.reading.opening import opened
from pubtool.pages.reading.units import find_units, prepared
from pubtool.pages.reading.weighing import best, in_company, with_title
from pubtool.pages.reading.weighing.company import REPEATED, Company, with_repeated
from pubtool.pages.reading.weighing.options import Option, options_of
from pubtool.pages.reading.weighing.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.pages.reading.found import Found
    from pubtool.pages.reading.people.owner import Owner
    from pubtool.pages.reading.traits import Traits
    from pubtool.pages.reading.weighing.company import Weighed

#: How much the rules count again where what they say is left out: they know these pages.
_UNRULED = 0.5
#: So many times a page counts that the rules do not know.
_UNKNOWN = 8.0
#: What the first choice of the rules weighs, and what they say of a unit, where little is beside.
_TRUST_ALONE, _TRUST_ALONE_IN_VERDICT = 7.0, 6.0
#: Where nothing but its look makes it a publication, this much against it is not to be outweighed.
_UNFOUNDED = -8.0
#: What many units of a page have is no title.
_REPEATED = -10.0
#: So many units are a small page.
_FEW = (1, 2, 3, 4)
#: The chances at which publications are counted.
_LEVELS = (0.2, 0.35, 0.45, 0.6, 0.8)
#: The tables as they are.
_TABLES = (WEIGHTS, ALONE, IN_COMPANY)
_READING = Path(__file__).parent.parent / "src/pubtool/pages/reading"


class Page(NamedTuple):
    """A page: its units, what their titles may be, and the titles that it has.

    Of a title the value says whether it counts; `weight` is how much the page does.
    """

    name: str
    found: list[Found]
    options: list[list[Option]]
    titles: dict[str, bool]
    owner: Owner
    dedicated: bool
    weight: float = 1.0

    def right(self, text: str) -> float:
        """Return 1 for a title of the page, 0 for another text, and NaN for what does not count."""
        counts = self.titles.get(normal(text))
        return 0.0 if counts is None else 1.0 if counts else np.nan


def pages_of(folders: Iterable[Path], weight: float = 1.0) -> list[Page]:
    """Return the pages of some folders, read by the rules alone."""
    truths = [truth for folder in folders for truth in sorted(folder.glob("*.truth.json"))]
    with ProcessPoolExecutor() as pool:
        pages = list(pool.map(_page_of, truths, chunksize=8))
    return [page._replace(weight=weight) for page in pages]


def _page_of(truth: Path) -> Page:
    name = truth.name.removesuffix(".truth.json")
    path = next(each for each in truth.parent.glob(f"{name}.*") if each.suffix != ".json")
    titles = {
        normal(each["title"]): not each.get("optional")
        for each in json.loads(truth.read_text("utf-8"))
    }
    page = opened(read_text(str(path)).text, path.name)
    found = read_again(find_units(prepared(page.tree), page.owner)[0], page.owner)
    options = with_repeated(
        [[] if each.unit.given else options_of(each, page.owner) for each in found]
    )
    return Page(path.name, found, options, titles, page.owner, page.dedicated)


def without_rules(traits: Traits) -> Traits:
    """Return traits without what the rules say."""
    return {name: value for name, value in traits.items() if not name.startswith("ruled")}


def learn_titles(pages: Sequence[Page], before: Before = NOTHING) -> dict[str, float]:
    """Return how much each trait of a stretch weighs: first alone, then in company."""
    weights = dict(before.weights)
    for _ in range(1 if weights else 2):
        units = [
            (page, options)
            for page in pages
            for options in _companies(page, weights)
            if any(page.right(each.text) == 1 for each in options)
        ]
        answers = [np.nan_to_num([page.right(each.text) for each in own]) for page, own in units]
        ruled = [[each.traits for each in own] for _, own in units]
        unruled = [list(map(without_rules, rows)) for rows in ruled]
        sizes = list(map(len, ruled))
        counts = np.repeat([page.weight for page, _ in units], sizes)
        table = Table(
            [row for rows in (*ruled, *unruled) for row in rows],
            np.concatenate([counts, _UNRULED * counts]),
        )
        groups = np.repeat(np.arange(2.0 * len(sizes)), [*sizes, *sizes])
        weights = table.learnt(np.concatenate([*answers, *answers]), groups, before)
        weights["ruled first, few others"] = _TRUST_ALONE
        weights[REPEATED] = _REPEATED
    return weights


def _companies(page: Page, weights: Traits) -> list[list[Option]]:
    """Return the options of the units; with weights, what the company says of them, too."""
    if not weights:
        return page.options
    alone = [best(each, weights) for each in page.options]
    company = Company(alone)
    pairs = zip(page.options, alone, strict=True)
    return [in_company(own, company, first) if first else [] for own, first in pairs]


def chosen(page: Page, weights: Traits) -> list[Weighed | None]:
    """Return the title of each unit."""
    return [best(each, weights) for each in _companies(page, weights)]


def retitled(page: Page, weights: Traits) -> Page:
    """Return a page, each of its units with the title that weighs most."""
    pairs = zip(page.found, chosen(page, weights), strict=True)
    found = [with_title(each, last, page.owner) if last else each for each, last in pairs]
    return page._replace(found=found)


def learn_publications(
    pages: Sequence[Page], before: tuple[Before, Before] = (NOTHING, NOTHING)
) -> tuple[dict[str, float], dict[str, float]]:
    """Return how much each trait of a unit weighs: alone, and in company."""
    parts = [part for page in pages for part in (page.found, *_windows(page.found))]
    owners = [page for page in pages for _ in (page.found, *_windows(page.found))]
    alone = [
        traits_of(part, page.owner, dedicated=page.dedicated)
        for page, part in zip(owners, parts, strict=True)
    ]
    right = np.array(
        [_is_right(page, each) for page, part in zip(owners, parts, strict=True) for each in part]
    )
    weight = np.repeat([page.weight for page in owners], list(map(len, parts)))
    counts = np.where(np.isnan(right), 0.0, weight)
    answers = np.nan_to_num(right)
    table = Table([row for own in alone for row in own], counts)
    first = _with_trust(table.learnt(answers, None, before[0]))
    pairs = zip(parts, alone, strict=True)
    both = [row for part, own in pairs for row in beside_others(part, own, first)]
    return first, _with_trust(Table(both, counts).learnt(answers, None, before[1]))


def _with_trust(weights: dict[str, float]) -> dict[str, float]:
    return weights | {
        "ruled, few others": _TRUST_ALONE_IN_VERDICT,
        "unfounded": _UNFOUNDED,
    }


def _windows(found: Sequence[Found]) -> list[Sequence[Found]]:
    """Return parts of a page: there are pages with few publications, too."""
    parts: list[Sequence[Found]] = []
    for size in cycle(_FEW):
        if not found:
            return parts
        parts.append(found[:size])
        found = found[size:]
    return parts


def _is_right(page: Page, found: Found) -> float:
    """Return whether a unit is a publication; a talk in a section for talks is none."""
    right = page.right(found.item.title)
    return 0.0 if np.isnan(right) and section_of(found.item.headings) == "other" else right


def report(pages: Sequence[Page], weights: Traits, alone: Traits, company: Traits) -> None:
    """Print how many titles are chosen where one can be, and how many publications are found."""
    titles: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    for page in pages:
        last = chosen(page, weights)
        for each, options, title in zip(page.found, page.options, last, strict=True):
            if title and any(page.right(option.text) == 1 for option in options):
                titles["all"] += 1
                titles["ruled"] += page.right(each.item.title) == 1
                titles["now"] += page.right(title.option.text) == 1
        papers += _papers(retitled(page, weights), alone, company)
    print(f"titles: {titles['ruled']} by the rules, {titles['now']} now, of {titles['all']}")
    for enough in _LEVELS:
        found, extra = papers[f"found {enough}"], papers[f"extra {enough}"]
        recall, precision = found / max(papers["all"], 1), found / max(found + extra, 1)
        print(f"chance {enough}: recall {recall:.3f}, precision {precision:.3f}")


def _papers(page: Page, alone: Traits, company: Traits) -> Counter[str]:
    """Return how many publications are found, and how many are none, by the chance needed."""
    counts: Counter[str] = Counter(all=sum(page.titles.values()))
    own = traits_of(page.found, page.owner, dedicated=page.dedicated)
    both = beside_others(page.found, own, alone)
    for enough in _LEVELS:
        known = set()
        for each, traits in zip(page.found, both, strict=True):
            title = normal(each.item.title)
            right = page.right(title)
            if not (each.unit.given or chance(traits, company) >= enough):
                continue
            counts[f"found {enough}"] += right == 1 and title not in known
            counts[f"extra {enough}"] += right == 0
            known.add(title)
    return counts


def main() -> None:
    """Learn, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--unknown", nargs="*", type=Path, default=[])
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--on", type=float, default=0.0, metavar="TIMES")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    tests = pages_of(asked.test)
    unknown = _without(pages_of(asked.unknown, _UNKNOWN), tests)
    pages = [*_without(pages_of(asked.folders), [*tests, *unknown]), *unknown]
    known = [Before(each, asked.on) if asked.on else NOTHING for each in _TABLES]
    weights = learn_titles(pages, known[0])
    retitled_pages = [retitled(page, weights) for page in pages]
    alone, company = learn_publications(retitled_pages, (known[1], known[2]))
    print(f"{len(pages)} pages learnt from, {len(weights)} and {len(company)} traits")
    for each in filter(None, (pages, tests)):  # without `--test`, of what was learnt only
        report(each, weights, alone, company)
    if asked.write:
        _write("weighing", {"WEIGHTS": weights})
        _write("judging", {"ALONE": alone, "IN_COMPANY": company})


def _without(pages: Iterable[Page], others: Iterable[Page]) -> list[Page]:
    """Return the pages that are not among others."""
    names = {page.name for page in others}
    return [page for page in pages if page.name not in names]


def _write(package: str, tables: dict[str, Traits]) -> None:
    """Write tables as a module."""
    text = '"""How much each trait counts: written by `bench/weigh.py`, not by hand."""\n'
    for name, table in tables.items():
        lines = "".join(f'    "{trait}": {value},\n' for trait, value in sorted(table.items()))
        text += f"\n{name}: dict[str, float] = {{\n{lines}}}\n"
    (_READING / package / "weights.py").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
