"""The built-in Markdown templates through the programs that show Markdown.

Publications whose every value is made of special characters: each page shows what is meant, and
nothing else. More of them: `PUBTOOL_RENDERER_CASES=3000`, others: `PUBTOOL_RENDERER_SEED=7`.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

import samples
from markdown_cases import URLS, calm_titles, some_text, some_tree, squeeze, visible
from markdown_renderers import Shown, hugo, kramdown, markdown_it, read_block
from pubtool.config import Config, Mark
from pubtool.formats import formats
from pubtool.formats.templates import Templates, render
from pubtool.listing import make_listing
from pubtool.model import Link, Person, Publication, Venue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pubtool.inline import Inlines

CASES = int(os.environ.get("PUBTOOL_RENDERER_CASES", "250"))
SEED = os.environ.get("PUBTOOL_RENDERER_SEED", "1")
MARK = Mark("equal", ("*",), "*", "equal *contributions* <b>")
PER_PAGE = 3

Links = tuple[tuple[str, str], ...]


class Value(NamedTuple):
    """A value of a publication and the text that it shows."""

    tree: Inlines
    text: str
    links: Links = ()


class Meant(NamedTuple):
    """A publication, and what a list must show of it."""

    publication: Publication
    title: Value
    venue: Value
    tags: tuple[Value, ...]
    badges: tuple[Value, ...]
    labels: tuple[str, ...]
    urls: tuple[str, ...]
    homes: Mapping[str, str]


def name(rng: random.Random) -> str:
    """Return a name: some text without blanks around it."""
    return squeeze(visible(some_text(rng, 3))).strip() or "X"


def plain_value(rng: random.Random) -> Value:
    text = name(rng)
    return Value((text,), text)


def rich_value(rng: random.Random) -> Value:
    if rng.random() < 0.4:
        return plain_value(rng)
    if rng.random() < 0.3:
        tree = rng.choice(calm_titles())
        return Value(tree, "".join(each if isinstance(each, str) else "E. coli" for each in tree))
    tree, text, links = some_tree(rng)
    return Value(tree, text, links) if text.strip() else plain_value(rng)


def meant(rng: random.Random, number: int, homes: dict[str, str]) -> tuple[Meant, dict[str, str]]:
    """Return a publication with what it shows, and the labels of its links.

    Puts the home pages of some of its authors into `homes`.
    """
    title, venue = rich_value(rng), rich_value(rng)
    tags = tuple(rich_value(rng) for _ in range(rng.randint(0, 3)))
    badges = tuple(rich_value(rng) for _ in range(rng.randint(0, 2)))
    names = tuple(name(rng) for _ in range(rng.randint(1, 4)))
    me = rng.randrange(len(names))
    marked = rng.randrange(len(names))
    persons = tuple(
        Person(each, roles=("equal",) if at == marked else (), me=at == me)
        for at, each in enumerate(names)
    )
    homes |= {each: rng.choice(URLS) for each in names if rng.random() < 0.3}
    urls = tuple(rng.choice(URLS) for _ in range(rng.randint(0, 2)))
    labels = {f"l{number}-{at}": name(rng) for at in range(len(urls))}
    links = tuple(Link(key, url) for key, url in zip(labels, urls, strict=True))
    publication = samples.publication(
        f"k{number}",
        title=title.tree,
        authors=persons,
        venue=Venue(tag=venue.tree, state=name(rng)),
        tags=tuple(tag.tree for tag in tags),
        badges=tuple(badge.tree for badge in badges),
        links=links,
    )
    labelled = tuple(labels.values())
    return Meant(publication, title, venue, tags, badges, labelled, urls, homes), labels


def authors(each: Meant) -> str:
    persons = each.publication.authors
    return ", ".join(person.name + "*" * bool(person.roles) for person in persons)


def links_of(each: Meant, template: Template) -> list[tuple[str, str]]:
    """Return all links; in `academicpages` the own name is none."""
    values = (each.title, each.venue, *each.badges, *each.tags)
    links = [link for value in values for link in value.links]
    links += [
        (person.name, unquote(each.homes[person.name]))
        for person in each.publication.authors
        if person.name in each.homes and not (person.me and template is ACADEMIC)
    ]
    links += [
        (squeeze(label), unquote(url)) for label, url in zip(each.labels, each.urls, strict=True)
    ]
    return links


def in_default(each: Meant) -> str:
    """Return the text that the template `default` shows of a publication."""
    badges = "".join(f" {badge.text}" for badge in each.badges)
    tags = f" ({', '.join(tag.text for tag in each.tags)})" if each.tags else ""
    venue = f"{each.venue.text} ({each.publication.venue.state}){badges}{tags}"
    return "\n".join((each.title.text, authors(each), venue.strip(), " · ".join(each.labels)))


def in_academicpages(each: Meant) -> str:
    """Return the text that the template `academicpages` shows of a publication."""
    badges = "".join(f" [{badge.text}]" for badge in each.badges)
    tags = f" ({', '.join(tag.text for tag in each.tags)})" if each.tags else ""
    venue = f"{each.venue.text} ({each.publication.venue.state}){badges}{tags}"
    links = " ".join(f"| {label}" for label in each.labels) + " |" * bool(each.labels)
    return "\n".join((each.title.text, authors(each), venue, links))


class Template(NamedTuple):
    """A built-in template: what it shows, what stands around an entry, which elements it makes."""

    name: str
    text: Callable[[Meant], str]
    entry: str
    elements: frozenset[str]


DEFAULT = Template("default", in_default, r"<li>(.*?)</li>", frozenset(["p", "strong", "em", "br"]))
ACADEMIC = Template(
    "academicpages",
    in_academicpages,
    r"<hr ?/?>(.*?)(?=<hr|\Z)",
    frozenset(["p", "span", "strong", "u", "br"]),
)


def page(template: Template, known: list[Meant], labels: dict[str, str]) -> str:
    """Return a list of the publications, with a legend."""
    homes = known[0].homes
    config = Config(links=tuple(labels), labels=labels, marks=(MARK,), people=homes)
    listing = make_listing([each.publication for each in known], config.lists["all"], config)
    templates = Templates(Path("no-own-templates"), formats(config))
    return render(templates.find(template.name, "markdown"), listing, templates.folders)


def wrong(template: Template, each: Meant, shown: Shown) -> list[str]:
    """Return what a page shows of a publication and is not meant."""
    found = []
    if shown.text != squeeze(visible(template.text(each))):
        found.append("text")
    if sorted(shown.links) != sorted(links_of(each, template)):
        found.append("links")
    if shown.elements - template.elements - {"a", "code", "em", "strong"}:
        found.append("elements")
    if not {"strong" if template is DEFAULT else "span"} <= shown.elements:
        found.append("no elements of the template")
    return found


def hold(template: Template, renderer: Callable[[list[str]], list[str]]) -> None:
    """Render all pages in one batch; fail with the first differences."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    pages: list[tuple[list[Meant], str]] = []
    for start in range(0, CASES, PER_PAGE):
        homes: dict[str, str] = {}
        made = [meant(rng, start + at, homes) for at in range(PER_PAGE)]
        labels = {key: label for _, each in made for key, label in each.items()}
        known = [each for each, _ in made]
        pages.append((known, page(template, known, labels)))
    failures = []
    for (known, source), html in zip(pages, renderer([text for _, text in pages]), strict=True):
        entries = re.findall(template.entry, html, re.DOTALL)
        if len(entries) != len(known):
            failures.append(f"{len(entries)} entries instead of {len(known)}\n{source}\n{html}")
            continue
        for each, entry in zip(known, entries, strict=True):
            shown = read_block(entry)
            if found := wrong(template, each, shown):
                failures.append(
                    f"{found}\n  {squeeze(visible(template.text(each)))}\n  {shown}\n  {source}"
                )
    print(f"{len(pages) * PER_PAGE} publications, {len(failures)} differ")  # noqa: T201
    assert not failures, "\n".join([f"{len(failures)} differ", *failures[:5]])


both = pytest.mark.parametrize(
    "template", [pytest.param(each, id=each.name) for each in (DEFAULT, ACADEMIC)]
)


@both
def test_commonmark_shows_what_is_meant(template: Template) -> None:
    hold(template, markdown_it(MarkdownIt("commonmark")))


@both
def test_gfm_shows_what_is_meant(template: Template) -> None:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    hold(template, markdown_it(markdown))


@both
@pytest.mark.parametrize("parser", ["kramdown", "GFM"])
def test_kramdown_after_liquid_shows_what_is_meant(template: Template, parser: str) -> None:
    hold(template, kramdown(parser))


def test_hugo_shows_what_is_meant_with_the_default_template(tmp_path: Path) -> None:
    hold(DEFAULT, hugo(tmp_path, ""))


def test_hugo_with_raw_html_shows_what_is_meant_with_academicpages(tmp_path: Path) -> None:
    hold(ACADEMIC, hugo(tmp_path, "[markup.goldmark.renderer]\nunsafe = true\n"))
