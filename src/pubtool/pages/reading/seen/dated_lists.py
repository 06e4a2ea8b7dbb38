"""Ordered lists in Markdown whose numbers are years: `2023. Ann Lee, ...` in the first column.

Markdown counts on from the first number, `2024.` for the next item, whatever stands there. Who
writes a year means it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_YEAR = re.compile(r"(?:19|20)\d\d")


def keep_years(tokens: Sequence[Token]) -> None:
    """Put the years that number items into the text of these."""
    from markdown_it.token import Token

    year = ""
    for token in tokens:
        if token.type == "list_item_open":
            year = token.info if _YEAR.fullmatch(token.info) else ""
        elif token.type == "inline" and year:
            token.children = [Token("text", "", 0, content=f"{year}. "), *(token.children or ())]
            year = ""
