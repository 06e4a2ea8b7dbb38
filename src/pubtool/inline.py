"""The inline tree: what a piece of displayed text is, free of LaTeX and of any output format.

A tree is a tuple of `Inline`: a `str` is literal Unicode text (never markup), a `Node` is a span
with a kind. `latex/` makes trees, `formats/` write them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

#: `math` and `display-math` have their LaTeX source (without delimiters) in `data` and a readable
#: Unicode approximation of it as children; a `link` has its URL in `data`. `protected` is text
#: whose capitals must stay as they are (`{SQL}`); it looks like its children.
Kind = Literal[
    "emph",
    "strong",
    "code",
    "smallcaps",
    "sub",
    "sup",
    "link",
    "math",
    "display-math",
    "protected",
]


class Node(NamedTuple):
    """A span of inline content; `data` is a link's URL or a formula's LaTeX source."""

    kind: Kind
    children: Inlines
    data: str = ""


Inline: TypeAlias = str | Node
Inlines: TypeAlias = tuple[Inline, ...]


def plain(tree: Inlines) -> str:
    """Return the tree as Unicode text without any markup; math as its Unicode approximation."""
    if len(tree) == 1 and isinstance(tree[0], str):  # nearly every tree
        return tree[0]
    return "".join(part if isinstance(part, str) else plain(part.children) for part in tree)
