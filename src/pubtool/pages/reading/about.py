"""What a page says of itself as a whole: its title, and the name of its file."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath

from pubtool.pages.reading.vocabulary import PUBLICATIONS

_FRONT_TITLE = re.compile(r"(?im)^title[ \t]*[:=][ \t]*[\"']?(.+?)[\"']?[ \t]*$")
_HTML_TITLE = re.compile(r"(?is)<title[^<>]{0,200}>([^<]{1,300})</title>")
#: Lines at the top in which a title may stand that no reader sees in the text.
_TOP = 30
#: Names of files that say so without a word of a heading.
_STEMS = frozenset(("pub", "pubs", "publist"))


def is_html(path: str) -> bool:
    """Return whether a page is read as HTML, by its ending; all else is Markdown."""
    return PurePath(path).suffix.lower() in (".html", ".htm", ".xhtml")


def page_title(text: str, path: str) -> str:
    """Return the title of a page from its front matter or its head; empty where it has none."""
    if not is_html(path):
        found = _FRONT_TITLE.search("\n".join(text.split("\n", _TOP)[:_TOP]))
        if found:
            return found[1]
    found = _HTML_TITLE.search(text)
    return " ".join(unescape(found[1]).split()) if found else ""


def says_publications(title: str, path: str) -> bool:
    """Return whether a page says by its title, or the name of its file, that it lists papers."""
    stem = PurePath(path).stem.lower()
    words = re.sub(r"[\W_]+", " ", stem)
    return stem in _STEMS or bool(PUBLICATIONS.search(f"{title} {words}"))
