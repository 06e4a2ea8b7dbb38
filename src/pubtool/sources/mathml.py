r"""MathML, as titles of Crossref hold it, as TeX: `<msub><mi>x</mi><mn>1</mn></msub>` -> `x_{1}`.

A formula that is broken gives what can be read of it; nothing raises.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = r"(?a)<(/?)(?:[A-Za-z]+:)?([A-Za-z-]+)(\s[^<>]*?)?(/?)>"
_ATTRIBUTE = r"""(?a)([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_MAX_DEPTH = 40

_ALPHABETS = {
    "bold": "mathbf",
    "bold-italic": "mathbf",
    "double-struck": "mathbb",
    "script": "mathcal",
    "fraktur": "mathfrak",
    "normal": "mathrm",
    "sans-serif": "mathsf",
    "monospace": "mathtt",
}
_OVER = {
    **dict.fromkeys("^ˆ\u0302", "hat"),
    **dict.fromkeys("~˜∼\u0303", "tilde"),
    **dict.fromkeys("¯‾―\u0304\u0305", "overline"),
    **dict.fromkeys("→⃗", "vec"),
    "˙": "dot",
    "¨": "ddot",
    "ˇ": "check",
}
_SPECIAL = {"{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_"}


class _Node(NamedTuple):
    name: str
    attributes: str
    children: list[_Node | str]

    def attribute(self, name: str) -> str | None:
        for match in re.finditer(_ATTRIBUTE, self.attributes):
            if match[1] == name:
                return match[2] if match[2] is not None else match[3]
        return None

    @property
    def nodes(self) -> list[_Node]:
        return [child for child in self.children if not isinstance(child, str)]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def to_tex(source: str) -> str:
    """Return what stands within a `math` element as TeX, without delimiters."""
    root = _parsed(source)
    formula = _tex(root)
    return re.sub(r" +(?=[_^}),.]|\Z)", "", re.sub(r" {2,}", " ", formula)).strip()


def _parsed(source: str) -> _Node:
    root = _Node("mrow", "", [])
    opened, pos = [root], 0
    for match in re.finditer(_TAG, source):
        text = source[pos : match.start()]
        if text.strip():
            opened[-1].children.append(text)
        pos = match.end()
        name = match[2].lower()
        if match[1]:
            if len(opened) > 1 and opened[-1].name == name:
                opened.pop()
            continue
        node = _Node(name, match[3] or "", [])
        opened[-1].children.append(node)
        if not match[4] and len(opened) < _MAX_DEPTH:
            opened.append(node)
    if source[pos:].strip():
        opened[-1].children.append(source[pos:])
    return root


def _tex(node: _Node) -> str:
    name = node.name
    if name in ("mphantom", "annotation", "annotation-xml", "none", "mprescripts"):
        tex = ""
    elif name in ("mi", "mn", "mo", "mtext", "ms"):
        tex = _token(node)
    elif name == "mmultiscripts":
        tex = _multiscripts(node)
    elif name == "semantics":
        tex = _tex(node.nodes[0]) if node.nodes else ""
    elif name in _LAYOUTS:
        parts = [_tex(child) for child in node.nodes]
        tex = _laid_out(name, parts) if len(parts) == _LAYOUTS[name] else "".join(parts)
    else:
        tex = _row(node)
    return tex


def _row(node: _Node) -> str:
    """Write the parts of an element one after the other, with what it puts around them."""
    inner = "".join(_signs(each) if isinstance(each, str) else _tex(each) for each in node.children)
    if node.name == "mspace":
        return " "
    if node.name == "msqrt":
        return rf"\sqrt{{{inner}}}"
    if node.name == "mfenced":
        opening, closing = node.attribute("open"), node.attribute("close")
        before = _signs("(" if opening is None else opening)
        return before + inner + _signs(")" if closing is None else closing)
    return inner


#: Elements of a number of parts.
_LAYOUTS = {
    "msub": 2,
    "msup": 2,
    "munder": 2,
    "mover": 2,
    "mfrac": 2,
    "mroot": 2,
    "msubsup": 3,
    "munderover": 3,
}


def _laid_out(name: str, parts: list[str]) -> str:
    base, first = parts[0], parts[1].strip()
    if name == "mfrac":
        return rf"\frac{{{base}}}{{{first}}}"
    if name == "mroot":
        return rf"\sqrt[{first}]{{{base}}}"
    if name == "mover" and (mark := _over(first)):
        return rf"\{mark}{{{base}}}"
    base = base.strip() if len(base.strip()) == 1 or base.startswith("\\") else f"{{{base}}}"
    if name in ("msubsup", "munderover"):
        return f"{base}_{{{first}}}^{{{parts[2].strip()}}}"
    return f"{base}{'_' if name in ('msub', 'munder') else '^'}{{{first}}}"


def _over(sign: str) -> str | None:
    return _OVER.get(sign) or {r"\sim": "tilde", r"\to": "vec", r"\rightarrow": "vec"}.get(sign)


def _multiscripts(node: _Node) -> str:
    """Write `mmultiscripts`: a base, pairs behind it, and after `mprescripts` pairs before it."""
    nodes = node.nodes
    if not nodes:
        return ""
    names = [each.name for each in nodes]
    split = names.index("mprescripts") if "mprescripts" in names else len(nodes)
    behind, before = _pairs(nodes[1:split]), _pairs(nodes[split + 1 :])
    return f"{'{}' if before else ''}{before}{_tex(nodes[0])}{behind}"


def _pairs(nodes: list[_Node]) -> str:
    out = ""
    for place, node in enumerate(nodes):
        if script := _tex(node).strip():
            out += f"{'^' if place % 2 else '_'}{{{script}}}"
    return out


def _token(node: _Node) -> str:
    text = unicodedata.normalize("NFKC", node.text)
    if node.name in ("mtext", "ms"):
        return rf"\textrm{{{_escaped(text)}}}" if text.strip() else " "
    text = " ".join(text.split())
    if node.name == "mi":
        variant = node.attribute("mathvariant") or ("normal" if len(text) > 1 else "")
        if len(text) > 1 and text.isascii() and text in _functions():
            return f"\\{text} "
        signs = _signs(text).strip() if variant else _signs(text)
        alphabet = _ALPHABETS.get(variant)
        return rf"\{alphabet}{{{signs}}}" if alphabet and signs else signs
    return _signs(text)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text if char not in "\\^~")


def _signs(text: str) -> str:
    r"""Return text of a formula with TeX's names for its signs: `α` -> `\alpha `."""
    if text.isascii() and text.isalnum():
        return text
    names = _names()
    return "".join(
        f"\\{names[char]} " if char in names else _SPECIAL.get(char, char)
        for char in text.replace("\u2212", "-")
        if char not in "\\~"
    )


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Return the name of the command for each sign beyond ASCII."""
    from pubtool.latex.math_tables import OPERATIONS, RELATIONS, SIGNS

    names: dict[str, str] = {}
    for table in (SIGNS, OPERATIONS, RELATIONS):
        for name, sign in table.items():
            if len(sign) == 1 and not sign.isascii() and name.isalpha():
                names.setdefault(sign, name)
    return names


@lru_cache(maxsize=1)
def _functions() -> frozenset[str]:
    from pubtool.latex.math_tables import FUNCTIONS

    return FUNCTIONS
