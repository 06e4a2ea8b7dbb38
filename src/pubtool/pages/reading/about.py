"""What a page says of itself as a whole: its title, and the name of its file."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePath

_FRONT_TITLE = re.compile(r"(?im)^title[ \t]*[:=][ \t]*[\"']?(.+?)[\"']?[ \t]*$")
_HTML_TITLE = re.compile(r"(?is)<title[^<>]{0,200}>([^<]{1,300})</title>")
#: Lines at the top in which a title may stand that no reader sees in the text.
_TOP = 30


def page_title(text: str, path: str) -> str:
    """Return the title of a page from its front matter or its head; empty where it has none."""
    if PurePath(path).suffix.lower() not in (".html", ".htm", ".xhtml"):
        found = _FRONT_TITLE.search("\n".join(text.split("\n", _TOP)[:_TOP]))
        if found:
            return found[1]
    found = _HTML_TITLE.search(text)
    return " ".join(unescape(found[1]).split()) if found else ""


def page_subject(text: str, path: str) -> str:
    """Return what a page is about, in words: its title and the name of its file."""
    stem = re.sub(r"[\W_]+", " ", PurePath(path).stem)
    return f"{page_title(text, path)} {'publications' if stem.lower() in _STEMS else stem}".strip()


_STEMS = frozenset(("pub", "pubs", "publist", "publications", "papers"))
