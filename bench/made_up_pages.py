"""Pages that show real papers in a layout put together by chance, and what a reader sees there."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from made_up_boxes import APART, BOXES, HTML_ONLY, TAGS, TITLE_FIRST, entry
from made_up_entries import MANNERS, Paper, Seen, Writer

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from made_up_entries import Layout

#: Traits of a layout, and what each can be; what is there twice is as frequent.
TRAITS: dict[str, tuple[str, ...]] = {
    "format": ("md", "html"),
    "box": ("ul", "ul", *BOXES),
    "order": ("atv", "atv", "tav", "tva"),
    "names": ("full", "initials", "inverted", "vancouver"),
    "authors": ("all", "all", "all", "all", "with", "et al."),
    "between": (", ", ", ", ", ", "; ", " · "),
    "marks": ("", "", "", "stars", "numbers"),
    "title": ("bold", "italic", "quoted", "straight quotes", "link", "plain", "plain"),
    "venue": ("italic", "italic", "plain", "bold"),
    "manner": ("", "", "", "", "", "", "", "", *MANNERS),
    "state": ("",) * 12
    + (
        *("Submitted", "Under review", "In preparation", "Working paper"),
        *("Forthcoming, VENUE", "Revise and resubmit at VENUE", "accepted by VENUE"),
    ),
    "year": ("after authors", "in parentheses", "after a comma", "heading"),
    "sign": (". ", ". ", ", ", "break", ": "),
    "seam": ("", "", "", " "),
    "wrap": ("", "", "", "", "", "all", "citation", "venue"),
    "owner": ("bold", "underline", "plain"),
    "details": ("", "volume", "pages", "colons", "words"),
    "lead": ("", "", "In ", "In: "),
    "links": ("", "brackets", "bars"),
    "doi": ("", "", "", "address", "text"),
    "remark": ("", "", "", "award", "oral"),
    "abstract": ("", "", "", "below"),
    "number": ("", "", "", "[1] ", "1. "),
    "around": ("", "biography", "talks", "news"),
    "noise": ("", "", "", "wrapped", "word", "attributes"),
}


class Shown(NamedTuple):
    """A page, and what a reader sees of each paper in its order."""

    text: str
    papers: tuple[Seen, ...]


def layout(chance: random.Random) -> Layout:
    """Return a layout, but for those that tell even a reader nothing of where a title ends."""
    chosen = {trait: chance.choice(values) for trait, values in TRAITS.items()}
    for change in (_boxed, _ordered, _told_apart):
        chosen |= change(chosen)
    return chosen


def _boxed(how: Layout) -> Layout:
    """Return what follows from the box."""
    changes: Layout = {}
    box = how["box"]
    if box in TITLE_FIRST:
        changes["order"] = "tav"
    if box in ("headings", "venue box"):
        changes["title"] = "plain"
    if box in APART:
        changes |= {"sign": "break", "seam": ""}
        changes["wrap"] = how["wrap"] if how["wrap"] == "venue" else ""
    if box == "columns":
        changes |= {"doi": "", "remark": "", "abstract": "", "links": ""}
    if box in HTML_ONLY:
        changes["format"] = "html"
    form = changes.get("format", how["format"])
    if how["noise"] == {"md": "word", "html": "attributes"}[form]:
        changes["noise"] = ""
    if how["number"] and box not in ("p", "blank lines", "div"):
        changes["number"] = ""
    elif form == "md" and how["number"] == "1. ":
        changes["number"] = "[1] "
    return changes


def _ordered(how: Layout) -> Layout:
    """Return what follows from the order of the parts, and from where the year stands."""
    changes: Layout = {}
    if how["authors"] == "with":
        changes |= {"order": "tav", "names": "full", "between": ", "}
    if how["manner"] and not how["state"]:
        changes["year"] = "in parentheses"
    if how["box"] == "years beside":
        changes |= {"year": "heading", "manner": ""}
    if {**how, **changes}["order"] != "atv":
        changes |= {"seam": "", "wrap": "" if how["wrap"] == "citation" else how["wrap"]}
        if {**how, **changes}["year"] == "after authors":
            changes["year"] = "in parentheses"
    return changes


def _told_apart(how: Layout) -> Layout:
    """Return what a reader needs to tell one part from the next."""
    changes: Layout = {}
    if how["title"] == "plain" or how["wrap"] in ("all", "citation"):
        changes["seam"] = ""
        if how["sign"] in (", ", ": "):
            changes["sign"] = ". "
    elif how["seam"] and how["venue"] in ("plain", how["title"]):
        changes["venue"] = "bold" if how["title"] == "italic" else "italic"
    if how["wrap"] in ("all", "citation") and how["title"] == "link":
        changes["title"] = "plain"
    if how["wrap"] in ("all", "venue") and how["format"] == "md" and how["links"]:
        changes["links"] = "bars"
    if how["sign"] == ": " and how["order"] != "atv":
        changes["sign"] = ". "
    if how["order"] != "atv" and how["title"] == "plain":
        changes["names"] = "full"
    if how["names"] == "inverted" and how["between"] == " · ":
        changes["between"] = "; "
    return changes


def _wrapped(text: str) -> str:
    """Return lines of at most 72 characters, as editors break them; headings have one."""
    return "\n".join(line if line.startswith("#") else _filled(line) for line in text.split("\n"))


def _filled(line: str) -> str:
    return textwrap.fill(
        line,
        72,
        subsequent_indent="  " * line.lstrip().startswith(("- ", "1")),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _from_word(text: str) -> str:
    """Return HTML as a word processor exports it."""
    spans = re.sub(
        r"(?<=>)([^<>]*\w[^<>]*)(?=<)",
        r"<span lang=EN-US style='font-size:12.0pt;font-family:\"Times New Roman\"'>\1</span>",
        text,
    )
    return _wrapped(spans.replace(", ", ",&nbsp; ", 1)) + "<o:p></o:p>"


def _with_attributes(text: str) -> str:
    """Return Markdown whose links have attributes, as kramdown knows them."""
    return re.sub(r"(\]\([^()]+\))", r'\1{:target="_blank"}', text)


_NOISE: dict[str, Callable[[str], str]] = {
    "": str,
    "wrapped": _wrapped,
    "word": _from_word,
    "attributes": _with_attributes,
}


_AROUND = {
    "biography": (
        "About",
        (
            "I am a researcher at the University of Somewhere, and work with Ann Lee on things.",
            "Before, I was a postdoc at the Institute of Elsewhere, supervised by Prof. Cy Dee.",
        ),
    ),
    "talks": (
        "Talks",
        (
            "Some things that we know about nothing, University of Somewhere, May 2021",
            "Invited talk: What is left of things. Workshop on Things, Paris, France, July 2019",
            "A panel on nothing at all, with Ann Lee and Bo Chan, London, 2018",
        ),
    ),
    "news": (
        "News",
        (
            "May 2022: Our paper on the theory of things was accepted at ICML 2022!",
            "Jan 2021: I started a new position as an assistant professor at Somewhere.",
            "Dec 2020: Ann Lee and Bo Chan join our group. Welcome!",
        ),
    ),
}


def made_up_page(papers: Sequence[Paper], owner: str, how: Layout) -> Shown:
    """Return a page with papers in a layout; `owner` is the family name of whose page it is."""
    markup, box = how["format"] == "html", how["box"]
    writer = Writer(how, owner)
    lines = _section(how["around"], 1, markup=markup)
    lines += _heading("Publications", 2, markup=markup)
    year, opened = 0, False
    tag = TAGS.get(box)
    for number, paper in enumerate(papers, 1):
        if how["year"] == "heading" and box != "years beside" and paper.year != year:
            lines += [f"</{tag}>"] * (opened and markup)
            opened, year = False, paper.year
            lines += _heading(str(year), 3, markup=markup)
        lines += [f"<{tag}>"] * (not opened and markup and tag is not None)
        opened = tag is not None
        lines.append(_NOISE[how["noise"]](entry(writer, paper, number)))
    lines += [f"</{tag}>"] * (opened and markup)
    lines += _section({"": "", "biography": ""}.get(how["around"], "talks"), 2, markup=markup)
    return Shown("\n".join(lines), tuple(map(writer.seen, papers)))


def _heading(text: str, level: int, *, markup: bool) -> list[str]:
    return [f"<h{level}>{text}</h{level}>" if markup else f"\n{'#' * level} {text}\n"]


def _section(name: str, level: int, *, markup: bool) -> list[str]:
    """Return a section that holds no publications."""
    if not name:
        return []
    heading, items = _AROUND[name]
    lines = _heading(heading, level, markup=markup)
    if name == "biography":
        return [*lines, *(f"<p>{each}</p>" if markup else f"{each}\n" for each in items)]
    body = "".join(f"<li>{each}</li>" for each in items)
    return (
        [*lines, f"<ul>{body}</ul>"] if markup else [*lines, *(f"- {each}" for each in items), ""]
    )
