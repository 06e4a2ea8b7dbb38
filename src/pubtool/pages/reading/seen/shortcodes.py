"""Publications that a page hands to a template of its site: shortcodes of Hugo, Jekyll's includes.

`{{< paper title="A Title" authors="Ann Lee" >}}` shows what it names; how, only the site knows.
Lines stay where they are.
"""

from __future__ import annotations

import re

#: A call with named values, one of them a title.
_CALL = re.compile(
    r"\{\{[<%]\s*[\w/-]+\s(?P<hugo>(?:[^{}]|\{(?!\{)|\}(?!\}))*?)/?[>%]\}\}"
    r"|\{%-?\s*include\s+[\w./-]+\s(?P<jekyll>(?:[^{}]|\{(?!%)|\}(?!\}))*?)-?%\}"
)
#: What shows a picture or the like, with its own title.
_PICTURE = re.compile(r"\W*(?:include\s+)?(?:figure|im(?:g|age)|video|youtube|gallery|icon)\b")
_VALUE = re.compile(
    r"(?P<name>[\w-]+)\s*=\s*(?P<sign>[\"'])(?P<text>(?:\\.|(?!(?P=sign)).)*)(?P=sign)", re.DOTALL
)
#: What a value is, by its name.
_FIELDS = {
    **dict.fromkeys(("title", "name"), "title"),
    **dict.fromkeys(("author", "authors", "by"), "author"),
    **dict.fromkeys(
        ("venue", "journal", "booktitle", "conference", "reference", "publication", "publisher"),
        "venue",
    ),
    **dict.fromkeys(("year", "date"), "year"),
    **dict.fromkeys(("award", "badge", "note"), "award"),
}
#: Ids, and what leads to them; details of a venue, as a page shows them.
_IDS = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "eprint": "https://arxiv.org/abs/",
}
_DETAILS = {"volume": "vol. {}", "number": "no. {}", "issue": "no. {}", "pages": "pp. {}"}
#: A line that shows nothing and ends no paragraph.
_EMPTY = "<span></span>"
_ADDRESS = re.compile(r"(?:https?://|/|[\w./-]+\.(?:pdf|html?|zip)$)\S*$")


def with_shortcodes(text: str) -> str:
    """Return Markdown with what such calls name in their place, as spans with a class."""
    return _CALL.sub(_written_out, text) if "{{<" in text or "{{%" in text or "{%" in text else text


def _written_out(call: re.Match[str]) -> str:
    values = list(_VALUE.finditer(call["hugo"] or call["jekyll"] or ""))
    named = {each["name"].lower(): _unescaped(each["text"]) for each in values}
    ends = call[0].count("\n")
    if _PICTURE.match(call[0]):
        return "\n".join([_EMPTY] * (ends + 1))
    titled = any(_FIELDS.get(name) == "title" for name in named)
    if not titled or len(named) < 2 or "pack" in named:  # an icon has a name, too
        return call[0]
    details = [_DETAILS[name].format(named[name]) for name in _DETAILS if named.get(name)]
    venue = next((name for name in named if _FIELDS.get(name) == "venue"), "")
    if venue and details and not _ADDRESS.match(named[venue]):
        named[venue] = ", ".join([named[venue], *details])
    fields = [field for name, value in named.items() if (field := _shown(name, value))]
    fields.sort(key=lambda each: 'class="title"' not in each)
    # As many lines as before, and no empty one among them: it would end the paragraph.
    lines = [*fields[:ends], "<br>".join(fields[ends:])] if len(fields) > ends else fields
    return "<br>\n".join(lines) + f"\n{_EMPTY}" * (ends + 1 - len(lines))


def _shown(name: str, value: str) -> str:
    """Return a value as a page may show it."""
    if not value:
        return ""
    if name in _IDS and not value.startswith("http"):
        value = _IDS[name] + value.removeprefix("arXiv:")
    if _ADDRESS.match(value):
        return f'<a href="{value}">{name}</a>'
    field = _FIELDS.get(name)
    return f'<span class="{field}">{value}</span>' if field else ""


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\"'\\])", r"\1", " ".join(text.split()))
