"""How an element looks, and what its class says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.vocabulary import TAG

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pubtool.pages.reading.seen.tree import Style


_STYLES: dict[str, Style] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "u": "underline",
    "ins": "underline",
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "sup": "sup",
}
_CSS: tuple[tuple[str, Style], ...] = (
    (r"font-weight\s*:\s*(?:bold|[6-9]00)", "bold"),
    (r"font-style\s*:\s*(?:italic|oblique)", "italic"),
    (r"font-variant\s*:\s*small-caps", "italic"),
    (r"text-decoration[\w-]*\s*:[^;]*underline", "underline"),
    (r"text-decoration[\w-]*\s*:[^;]*line-through", "strike"),
    (r"vertical-align\s*:\s*super", "sup"),
)
#: Classes that are named for the look that they give.
_CLASSES: dict[str, Style] = {
    **dict.fromkeys(("me", "self", "my-name", "myname", "author-me", "own-name"), "bold"),
    **dict.fromkeys(("bold", "strong", "fw-bold", "font-weight-bold", "font-bold"), "bold"),
    **dict.fromkeys(("smallcaps", "small-caps"), "italic"),  # set apart, as a name in italics is
    **dict.fromkeys(("italic", "italics", "em", "fst-italic", "font-italic"), "italic"),
    **dict.fromkeys(("underline", "underlined", "text-decoration-underline"), "underline"),
}
#: Headings and their levels.
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = r"display\s*:\s*none|visibility\s*:\s*hidden"
_WHITE = r"(?<![\w-])color\s*:\s*(?:white|transparent|#fff(?:fff)?)\b"
_HINTS = (
    re.compile(
        r"(?<!sub)(?<!sub-)(?<!sub_)title|author|venue|journal|conference|periodical|booktitle|\byear\b|abstract"
    ),
    re.compile(r"badge|award|\blabel-(?:default|primary|success|info|warning|danger)\b"),
    re.compile(r"(?<![a-z])(?:tag|topic|keyword)s?(?![a-z])"),
)
#: Elements of a page's own, whose looks its style sheet gives: `<papertitle>`.
_TITLE_TAG = re.compile(r"(?:paper|pub|publication|article)[-_]?(?:title|tit|name)|paper")
#: What is longer holds more than the one field: `<div class="year-section">`.
_LONGEST = {"year": 40, "title": 600, "abstract": 9000, "author": 6000}
_LONG = 600
#: In more characters of classes no name tells.
_CROWDED = 200
#: An abstract that a page shows when asked for, as al-folio writes it.
_FOLDED = frozenset(("abstract", "hidden"))
#: What the button of one says.
_ABSTRACT = re.compile(r"(?i)\W*(?:show |read |full )?abstract\W*")
#: What boxes are called that are headings, and how long these are at most.
_SECTION_HEAD = re.compile(
    r"(?i)(?<![\w-])(?:sub)?section[-_]?(?:header|heading|head|title|label)(?![\w-])"
)
_SHORT = 60
#: No item of a menu has more words.
_MENU = 5
#: What elements that stand around the content of a page are called.
_AROUND = frozenset(
    [
        *("nav", "navbar", "navigation", "menu", "mainmenu", "main-menu", "sidebar", "footer"),
        *("site-header", "site-footer", "page-footer", "breadcrumb", "breadcrumbs", "skip-link"),
        *("toc", "pagination", "topnav", "sidenav", "navbar-nav"),
    ]
)


def are_apart(one: Element, other: Element) -> bool:
    """Return whether a style sheet sets two elements apart that touch: spans of other classes."""
    names = [each.get("class") for each in (one, other) if each.tag == "span"]
    return len(names) == 2 and all(names) and names[0] != names[1] and not one.tail


def is_section_head(element: Element) -> bool:
    """Return whether a box is the heading of a section by its class, and short as one."""
    named = _SECTION_HEAD.search(element.get("class") or "")
    return bool(named) and 0 < len("".join(element.itertext()).strip()) < _SHORT


def is_hidden(element: Element) -> bool:
    """Return whether an element is not seen, or is no part of what the page is about."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    classes = {*(element.get("class") or "").lower().split()}
    names = classes | {(element.get("id") or "").lower(), (element.get("role") or "").lower()}
    if classes >= _FOLDED or (names & _AROUND and not _lists_papers(element)):
        return True
    style = element.get("style")
    if not style:
        return False
    if re.search(_HIDDEN, style, re.IGNORECASE):
        return not _is_opened(element)
    return "background" not in style and bool(re.search(_WHITE, style, re.IGNORECASE))


def _lists_papers(element: Element) -> bool:
    """Return whether what stands beside the content has papers under a heading that says so."""
    texts = ("".join(each.itertext()) for each in element.iter() if each.tag in HEADINGS)
    items = ("".join(each.itertext()) for each in element.iter() if each.tag in ("li", "p"))
    headed = any(re.search(r"(?i)\b(?:publications|papers|articles)\b", text) for text in texts)
    return headed and any(len(text.split()) > _MENU for text in items)


def _is_opened(element: Element) -> bool:
    """Return whether an element is a part that the page opens: it holds a heading and a list."""
    tags = {each.tag for each in element.iter()}
    return "li" in tags and not tags.isdisjoint(HEADINGS)


def look_of(element: Element, name: str) -> frozenset[Style]:
    """Return the styles that an element gives to its text."""
    found = {_STYLES[name]} if name in _STYLES else set()
    named = element.get("class") or ""
    if named and name == "span":
        found.update(_CLASSES[each] for each in named.lower().split() if each in _CLASSES)
    style = element.get("style")
    if style:
        found.update(look for css, look in _CSS if re.search(css, style, re.IGNORECASE))
    return frozenset(found)


def hint_of(element: Element) -> str:
    """Return the part of a publication that the element's class or property names, if any."""
    if _TITLE_TAG.fullmatch(str(element.tag)):
        return "title"
    if element.tag == "details" and _ABSTRACT.fullmatch(
        "".join(element[0].itertext()) if len(element) else ""
    ):
        return "abstract"
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    found = (pattern.search(names) for pattern in _HINTS) if len(names) < _CROWDED else iter(())
    match = next(filter(None, found), None)
    if match is None:
        return "venue" if _is_chip(element) else ""
    longest = _LONGEST.get(match[0], _LONG)
    length = sum(len(part.strip()) for part in element.itertext())
    hint = "badge" if match[0].startswith("label-") else match[0]  # as Bootstrap calls it
    hint = "tag" if match.re is _HINTS[-1] else hint
    return hint if length <= longest else ""


def _is_chip(element: Element) -> bool:
    """Return whether a span has a class, whatever that is, and holds but a venue with its year."""
    span = element.tag == "span" and element.get("class") and not len(element)
    return bool(span) and TAG.match((element.text or "").strip()) is not None
