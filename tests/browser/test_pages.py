"""HTML lists in a real browser: nothing runs, everything is text, no barrier, at any width.

The pages are the fragment within a minimal page, and what `--standalone` writes.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from chromium import Browser
from pubtool.bibtex import load
from pubtool.config import Config, Mark, load_config
from pubtool.formats import formats
from pubtool.formats.templates import Templates, render
from pubtool.listing import choose, make_listing
from pubtool.reading import read
from references import require_node_package, require_program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).parent

MINIMAL = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1><h2>Publications</h2>
{}</main></body>
</html>
"""

# What a page must show as these very characters; `{-}{-}` is LaTeX for two hyphens.
TEXT = (
    '<script>window.ran=1</script><img src=x onerror=window.ran=1>"><svg onload=window.ran=1>'
    "' onmouseover='window.ran=1' ]]></style></title><b>--><!-- </main></li> javascript:x "
    "<iframe srcdoc=x></iframe> </textarea>"
)
LATEX = TEXT.replace("--", "{-}{-}")
KEY = "k'><script>window.ran=1</script>"
URL = 'https://example.org/\'><script>window.ran=1</script>"onclick="window.ran=1'
ENCODED = "https://example.org/'%3E%3Cscript%3Ewindow.ran=1%3C/script%3E%22onclick=%22window.ran=1"
HOSTILE = f"""
@article{{{KEY},
  title        = {{{LATEX}}},
  author       = {{{{{LATEX}}} and {{Own {LATEX}}}}},
  author+an    = {{1=equal}},
  abbr         = {{{LATEX}}},
  year         = 2024,
  venue_tags   = {{{LATEX}}},
  presentation = {{{LATEX}}},
  pubstate     = {{{LATEX}}},
  code         = {{javascript:window.ran=1}},
  website      = {{data:text/html,<script>window.ran=1</script>}},
  slides       = {{ java
script:window.ran=1}},
  pdf          = {{{URL}}},
}}
@{{k2, title = {{x}}}}
@misc{{k3, title = {{A title}}, author = {{A. Author}}, url = {{//example.org/x}}}}
"""
HOSTILE_CONFIG = Config(
    me=(f"Own {TEXT}",),
    links=("paper", "code", "website", "slides"),
    labels={"paper": TEXT},
    people={TEXT: URL, "A. Author": "javascript:window.ran=1"},
    marks=(Mark("equal", ("*",), TEXT, TEXT),),
)


class Page(NamedTuple):
    """A page as a file, and whether it is whole or holds a fragment."""

    url: str
    path: Path
    standalone: bool


def html(text: str, config: Config, group_by: str, *, standalone: bool) -> str:
    """Return the full list of a file, as a page."""
    publications = read(load([("pubs.bib", text)]), config).publications
    settings = config.lists["all"]._replace(group_by=group_by)
    if config is HOSTILE_CONFIG:
        settings = settings._replace(title=TEXT)
    listing = make_listing(choose(publications, settings), settings, config)
    templates = Templates(ROOT / "no-own-templates", formats(config))
    choice = templates.find("default", "html")
    written = render(choice, listing, templates.folders, standalone=standalone)
    return written if standalone else MINIMAL.format(written)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Return each page by its name: `fragment` and `standalone` of the two files."""
    folder = tmp_path_factory.mktemp("pages")
    owner = load_config(ROOT)
    pubs = (ROOT / "pubs.bib").read_text("utf-8")
    made = {}
    for kind in ("fragment", "standalone"):
        for name, text, config, group_by in (
            ("pubs", pubs, owner, ""),
            ("grouped", pubs, owner, "year,type"),
            ("hostile", HOSTILE, HOSTILE_CONFIG, "venue"),
        ):
            whole = kind == "standalone"
            path = folder / f"{name}-{kind}.html"
            path.write_text(html(text, config, group_by, standalone=whole), "utf-8")
            made[f"{name} {kind}"] = Page(path.as_uri(), path, whole)
    return made


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a headless Chromium."""
    chromium = Browser(require_program("chromium"), tmp_path_factory.mktemp("chromium"))
    yield chromium
    chromium.close()


EVERY = [
    f"{name} {kind}"
    for name in ("pubs", "grouped", "hostile")
    for kind in ("fragment", "standalone")
]
every_page = pytest.mark.parametrize("name", EVERY)
hostile_page = pytest.mark.parametrize("name", ["hostile fragment", "hostile standalone"])

# --- nothing runs --------------------------------------------------------------------------------

OWN = {
    *("p.class", "span.class", "sup.class", "ul.class", "li.class", "li.id", "div.class"),
    *("strong", "strong.class", "cite.class", "a.class", "a.href", "section.class"),
    *("h2.class", "h3.class", "h4.class"),
}
AROUND = {
    *("html.lang", "head", "meta.charset", "meta.name", "meta.content", "title", "style", "body"),
    *("main", "h1", "h2"),
}
ELEMENTS = """
[...document.querySelectorAll('*')].flatMap(element => {
    const name = element.localName;
    return element.attributes.length
        ? [...element.attributes].map(attribute => name + '.' + attribute.name) : [name];
})
"""


@every_page
def test_no_script_runs_and_nothing_is_fetched(
    browser: Browser, pages: dict[str, Page], name: str
) -> None:
    browser.open(pages[name].url)
    moves = "['mouseover', 'focus', 'load', 'error']"
    browser.evaluate(
        f"document.querySelectorAll('*').forEach(e => {moves}.forEach("
        "name => e.dispatchEvent(new Event(name))))"
    )
    assert browser.evaluate("window.ran === undefined")
    asked = [each["request"]["url"] for each in browser.happened("Network.requestWillBeSent")]
    assert asked == [pages[name].url]
    assert not browser.happened("Runtime.exceptionThrown")
    assert not browser.happened("Page.javascriptDialogOpening")


@every_page
def test_a_page_holds_no_other_elements_than_the_templates(
    browser: Browser, pages: dict[str, Page], name: str
) -> None:
    browser.open(pages[name].url)
    assert set(browser.evaluate(ELEMENTS)) - OWN - AROUND == set()


@every_page
def test_every_link_goes_where_links_may_go(
    browser: Browser, pages: dict[str, Page], name: str
) -> None:
    browser.open(pages[name].url)
    schemes = browser.evaluate("[...document.links].map(link => link.protocol)")
    assert schemes
    assert set(schemes) <= {"https:", "http:", "file:"}  # a relative link of a page on disk


@every_page
def test_ids_are_unique(browser: Browser, pages: dict[str, Page], name: str) -> None:
    browser.open(pages[name].url)
    ids = browser.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert ids
    assert len(set(ids)) == len(ids)
    assert not any(char.isspace() for each in ids for char in each)


# --- everything is text --------------------------------------------------------------------------

TEXTS = {
    ".pub-title": TEXT,
    ".pub-authors": f"{TEXT}{TEXT}, Own {TEXT}",
    ".pub-me": f"Own {TEXT}",
    ".pub-authors .pub-marks": TEXT,
    ".pub-venue": f"{TEXT} 2024",
    ".pub-state": f"({TEXT})",
    ".pub-badge": TEXT,
    ".pub-tags": f"({TEXT})",
    ".pub-link": TEXT,
    ".pub-heading": TEXT,
    ".pub-legend": f"({TEXT} {TEXT})",
}


@hostile_page
@pytest.mark.parametrize("selector", TEXTS)
def test_hostile_text_stands_on_the_page_as_it_is(
    browser: Browser, pages: dict[str, Page], name: str, selector: str
) -> None:
    browser.open(pages[name].url)
    shown = browser.evaluate(f"document.querySelector({json.dumps(selector)})?.textContent")
    assert shown == TEXTS[selector]


def test_a_hostile_title_of_the_list_stands_in_the_page_as_it_is(
    browser: Browser, pages: dict[str, Page]
) -> None:
    browser.open(pages["hostile standalone"].url)
    assert browser.evaluate("document.title") == TEXT
    assert browser.evaluate("document.querySelector('h1').textContent") == TEXT


@hostile_page
def test_a_hostile_url_leads_to_where_it_says(
    browser: Browser, pages: dict[str, Page], name: str
) -> None:
    browser.open(pages[name].url)
    links = browser.evaluate("[...document.links].map(link => link.getAttribute('href'))")
    assert links == [ENCODED, ENCODED, "//example.org/x"]


def test_every_title_of_the_first_user_can_be_read(
    browser: Browser, pages: dict[str, Page]
) -> None:
    browser.open(pages["pubs standalone"].url)
    script = "[...document.querySelectorAll('.pub-title')].map(title => title.innerText)"
    wanted = json.loads((ROOT / "tests" / "golden" / "seed_pages.json").read_text("utf-8"))
    assert browser.evaluate(script) == [each["title"] for each in wanted]


# --- no barrier ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the source of axe-core."""
    return (require_node_package("axe-core") / "axe.min.js").read_text("utf-8")


RUN_AXE = """
axe.run({rules: {'target-size': {enabled: true}}}).then(result => result.violations.map(
    violation => violation.id + ': ' + violation.nodes.map(node => node.html).join(' ')))
"""


class View(NamedTuple):
    """A way to look at a page: the window's width, the size of text, the scheme."""

    width: int
    percent: int
    dark: bool


VIEWS = pytest.mark.parametrize(
    "view",
    [
        pytest.param(View(1280, 100, dark=False), id="wide"),
        pytest.param(View(1280, 100, dark=True), id="wide and dark"),
        pytest.param(View(360, 100, dark=False), id="narrow"),
        pytest.param(View(360, 100, dark=True), id="narrow and dark"),
        pytest.param(View(1280, 200, dark=False), id="with text twice as large"),
        pytest.param(View(360, 200, dark=True), id="narrow and dark with text twice as large"),
    ],
)


def look(browser: Browser, page: Page, view: View) -> None:
    browser.open(page.url, width=view.width, dark=view.dark)
    browser.evaluate(f"void (document.documentElement.style.fontSize = '{view.percent}%')")


@every_page
@VIEWS
def test_axe_finds_no_barrier(
    browser: Browser, pages: dict[str, Page], axe: str, name: str, view: View
) -> None:
    look(browser, pages[name], view)
    browser.evaluate(f"void (() => {{{axe}}})()")
    assert browser.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith("standalone")])
@VIEWS
def test_nothing_is_cut_off_at_the_side(
    browser: Browser, pages: dict[str, Page], name: str, view: View
) -> None:
    look(browser, pages[name], view)
    assert browser.evaluate("document.documentElement.scrollWidth") <= view.width


def test_a_dark_page_is_dark_and_a_light_one_light(
    browser: Browser, pages: dict[str, Page]
) -> None:
    shades = []
    for dark in (False, True):
        look(browser, pages["pubs standalone"], View(1280, 100, dark))
        shades.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert shades == ["rgb(255, 255, 255)", "rgb(21, 24, 28)"]


# --- valid HTML ----------------------------------------------------------------------------------


def test_the_validator_finds_nothing(pages: dict[str, Page]) -> None:
    program = require_node_package("html-validate") / "bin" / "html-validate.mjs"
    settings = HERE / "htmlvalidate.json"
    paths = [str(page.path) for page in pages.values()]
    run = subprocess.run(
        [require_program("node"), program, "--config", settings, "--formatter", "json", *paths],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    problems: list[dict[str, Any]] = json.loads(run.stdout)
    assert [
        (Path(file["filePath"]).name, message["line"], message["message"])
        for file in problems
        for message in file["messages"]
    ] == []
    assert run.returncode == 0
