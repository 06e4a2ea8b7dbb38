"""The two lists of the first user: what they say, and byte for byte how they look."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pubtool.bibtex import load
from pubtool.config import Config, load_config
from pubtool.formats import formats
from pubtool.formats.templates import Templates, render
from pubtool.inline import plain
from pubtool.listing import Item, Listing, choose, make_listing
from pubtool.reading import read

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
EXPECTED: list[dict[str, Any]] = json.loads((GOLDEN / "seed_pages.json").read_text("utf-8"))
LISTS = {"selected": [each for each in EXPECTED if each["selected"]], "all": EXPECTED}


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config(ROOT)


def listing(config: Config, name: str) -> Listing:
    text = (ROOT / "pubs.bib").read_text("utf-8")
    publications = read(load([("pubs.bib", text)]), config).publications
    settings = config.lists[name]
    return make_listing(choose(publications, settings), settings, config)


def shown(item: Item) -> dict[str, Any]:
    """Return what a list shows of a publication, in the shape of the expectation."""
    publication = item.publication
    names = [each.person.name + each.marks for each in item.authors]
    links = {link.name: link.url for link in item.links}
    return {
        "title": publication.title_text,
        "authors": ", ".join([*names, "et al."] if item.et_al else names),
        "venue": plain(publication.venue.tag),
        "badge": ", ".join(map(plain, publication.badges)),
        "note": ", ".join(map(plain, publication.tags)),
        "paper": links.pop("paper", ""),
        "code": links.pop("code", ""),
        "selected": publication.selected,
        **links,
    }


def wanted(paper: dict[str, Any]) -> dict[str, Any]:
    """Return the expectation; the pages leave out two years, and write arXiv as `Arxiv`."""
    years = {"TKDE": "TKDE 2024", "Journal of Software": "Journal of Software 2023"}
    venue = paper["venue"].replace("Arxiv", "arXiv")
    return {**paper, "venue": years.get(venue, venue)}


@pytest.mark.parametrize("name", LISTS)
def test_only_the_owner_is_marked_as_such(config: Config, name: str) -> None:
    items = [item for section in listing(config, name).sections for item in section.items]
    mine = [{each.person.name for each in item.authors if each.person.me} for item in items]
    assert mine == [{"Jintao Zhang"}] * len(items)


@pytest.mark.parametrize("name", LISTS)
def test_each_list_says_what_the_pages_say_in_their_order(config: Config, name: str) -> None:
    items = [item for section in listing(config, name).sections for item in section.items]
    assert [shown(item) for item in items] == [wanted(paper) for paper in LISTS[name]]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("template", "format_name", "ending"),
    [
        ("academicpages", "markdown", "academicpages.md"),
        ("default", "markdown", "md"),
        ("default", "html", "html"),
    ],
)
def test_each_list_looks_as_it_did(
    config: Config, name: str, template: str, format_name: str, ending: str
) -> None:
    templates = Templates(ROOT / "templates", formats(config))
    choice = templates.find(template, format_name)
    text = render(choice, listing(config, name), templates.folders)
    golden = GOLDEN / f"{name}.{ending}"
    if os.environ.get("PUBTOOL_WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_the_lists_agree_with_the_pages_themselves(shared: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, str(shared / "tools" / "seed_lists.py")]
    for name in LISTS:
        golden = GOLDEN / f"{name}.academicpages.md"
        arguments += [f"--{name}", str(golden)]
    result = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert result.stdout == "selected: 16/16 records agree\nall: 18/18 records agree\n"
