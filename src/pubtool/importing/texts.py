"""Text of a page -> values of BibTeX fields: specials escaped, formulas kept."""

from __future__ import annotations

import re

from pubtool.adding.titles import Style, protect
from pubtool.adding.values import balanced, clean
from pubtool.sources.markup import from_text

#: A formula as Markdown pages write it; `$5 and $10` are none, as in Pandoc.
_MATH = re.compile(
    r"\\\\\((?P<kramdown>.{1,300}?)\\\\\)|\\\((?P<latex>.{1,300}?)\\\)"
    r"|\$\$(?P<double>[^$]{1,300})\$\$|(?<![\\\w$])\$(?=\S)(?P<dollar>[^$]{1,300}?)(?<=[^\s\\])\$(?![\d$])"
)
_TYPOGRAPHY = str.maketrans(
    {
        "–": "--",
        "—": "---",
        "‘": "`",
        "’": "'",
        "“": "``",
        "”": "''",
        "\xa0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": "",
        "\u2011": "-",
        "\u2010": "-",
        "\xad": "",
    }
)


def value_of(text: str) -> str:
    """Return plain text as LaTeX on one line, its formulas as they are."""
    text = clean(text)
    parts: list[str] = []
    at = 0
    for match in _MATH.finditer(text):
        formula = next(group for group in match.groups() if group is not None)
        if not re.search(r"[\\^_={}]|^\w$", formula):
            continue
        parts += (_escaped(text[at : match.start()]), f"${formula.strip()}$")
        at = match.end()
    parts.append(_escaped(text[at:]))
    return balanced("".join(parts))


def title_of(text: str, style: Style) -> str:
    """Return a title as LaTeX, its capitals protected as the file does."""
    return protect(value_of(text), style)


def _escaped(text: str) -> str:
    """Return text between formulas; blanks at its ends stay."""
    body = text.strip()
    if not body:
        return text
    lead, tail = text[: text.index(body)], text[text.index(body) + len(body) :]
    return f"{lead}{from_text(body).translate(_TYPOGRAPHY)}{tail}"
