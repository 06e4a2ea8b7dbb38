"""Measure how pages are read: `python bench/pages.py FOLDER...`.

A folder holds pages with a `NAME.truth.json` beside them: what a reader sees. For each page and in
total: precision and recall of publications (a title is equal but for case, blanks and punctuation
at its end), and for the publications found how many of each field are as in the truth. With `-v`
every difference is printed; with `-e` the first title that was missed on a page is told to the
reader, and the page is read once more, with two `-e` another one after that. `optional` ones
(talks, theses) count neither way.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubtool.files import read_text
from pubtool.folding import fold
from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIELDS = ("authors", "me", "marks", "et_al", "venue", "year", "badges", "links")


def normal(text: str) -> str:
    """Return a text for comparing: one case, single blanks, nothing at its ends.

    Site generators show `--` as a dash, and `$^2$` is raised; who wrote a page down may have copied
    either.
    """
    text = re.sub(r"\$\s*\^\s*\{?(\d+)\}?\s*\$", lambda found: found[1].translate(_RAISED), text)
    text = fold(re.sub(r"-{2,3}|—", "–", text).replace("’", "'").replace("‘", "'"))
    return re.sub(r"\s+", " ", text).strip(" .,;:*\"'“”")


def shown(item: PageItem) -> dict[str, Any]:
    """Return what was read in the shape of the truth."""
    return {
        "authors": [normal(author.name) for author in item.authors],
        "me": [author.me for author in item.authors],
        "marks": [author.marks for author in item.authors],
        "et_al": item.et_al,
        "venue": normal(item.venue),
        "year": item.year,
        "badges": sorted(normal(badge) for badge in (*item.badges, *item.remarks)),
        "links": sorted({link.url for link in item.links}),
    }


def wanted(truth: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a publication in the truth."""
    authors = truth["authors"]
    return {
        "authors": [normal(author["name"]) for author in authors],
        "me": [author["me"] for author in authors],
        "marks": [author["marks"] for author in authors],
        "et_al": truth["et_al"],
        "venue": normal(truth["venue"] or ""),
        "year": truth["year"],
        "badges": sorted(normal(badge) for badge in truth["badges"]),
        "links": sorted(set(truth["links"].values())),
    }


def pairs(
    items: list[PageItem], truths: list[dict[str, Any]]
) -> tuple[list[tuple[PageItem, dict[str, Any]]], list[PageItem], list[dict[str, Any]]]:
    """Return the pairs with equal titles, and what is left on both sides.

    What counts has its pair first: news may tell of a paper that is listed below.
    """
    left = list(items)
    found = []
    missing = []
    for truth in sorted(truths, key=lambda each: bool(each.get("optional"))):
        title = normal(truth["title"])
        item = next((each for each in left if normal(each.title) == title), None)
        if item is None:
            missing.append(truth)
        else:
            left.remove(item)
            found.append((item, truth))
    return found, left, missing


def measure(
    path: Path, truths: list[dict[str, Any]], *, answers: int = 0, verbose: bool = False
) -> Counter[str]:
    """Return the counts of one page, read with so many titles told that were not read before."""
    counts: Counter[str] = Counter()
    text = read_text(str(path)).text
    examples: list[str] = []
    found, extra, missing = pairs(list(read_page(text, path.name).items), truths)
    for _ in range(answers):
        unread = [truth["title"] for truth in missing if not truth.get("optional")]
        if not unread:
            break
        examples.append(unread[0])
        items = list(read_page(text, path.name, examples=examples).items)
        found, extra, missing = pairs(items, truths)
    counted = [(item, truth) for item, truth in found if not truth.get("optional")]
    missing = [truth for truth in missing if not truth.get("optional")]
    counts.update(found=len(counted), extra=len(extra), missing=len(missing))
    if verbose:
        for item in extra:
            print(f"  {path.name}:{item.line}: extra: {item.title!r} {item.headings}")
        for truth in missing:
            print(f"  {path.name}: missing: {truth['title']!r}")
    for item, truth in counted:
        have, want = shown(item), wanted(truth)
        for field in FIELDS:
            counts[field] += have[field] == want[field]
            if verbose and have[field] != want[field]:
                print(f"  {path.name}:{item.line}: {field}: {have[field]!r}, not {want[field]!r}")
    return counts


def row(name: str, counts: Counter[str]) -> str:
    """Return the shares of one page as a line of the table."""
    found = counts["found"]
    precision = found / max(found + counts["extra"], 1)
    recall = found / max(found + counts["missing"], 1)
    shares = [counts[field] / max(found, 1) for field in FIELDS]
    number = found + counts["missing"]
    return f"{name:28}{number:4}" + "".join(
        f"{share:8.3f}" for share in (precision, recall, *shares)
    )


def main(arguments: list[str]) -> None:
    """Print the table of every folder."""
    verbose = "-v" in arguments
    answers = arguments.count("-e")
    for folder in (Path(each) for each in arguments if each not in ("-v", "-e")):
        total: Counter[str] = Counter()
        lines = []
        for truth in sorted(folder.glob("*.truth.json")):
            name = truth.name.removesuffix(".truth.json")
            page = next(each for each in folder.glob(f"{name}.*") if each.suffix != ".json")
            counts = measure(
                page, json.loads(truth.read_text("utf-8")), answers=answers, verbose=verbose
            )
            total += counts
            lines.append(row(name, counts))
        heads = ("precis.", "recall", *FIELDS)
        print(f"{folder}\n{'':32}" + "".join(f"{head:>8}" for head in heads))
        print("\n".join([*lines, row("total", total), ""]))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
