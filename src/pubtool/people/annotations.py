"""The value of a biblatex data annotation: `1=equal; 2=equal,corresponding; 2:family="text"`.

Owns that syntax (biblatex manual, "Data Annotations"). Nothing raises; what cannot be read is a
problem with its place in the value.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Annotation(NamedTuple):
    """One annotation, found at `value[start:end]`.

    `item` counts the items of the field from 1, and is 0 where the whole field is meant. `part` is
    a part of the item (`family`), or empty. A `literal` is quoted text, else `text` is a role.
    """

    item: int
    part: str
    text: str
    literal: bool
    start: int
    end: int


class AnnotationProblem(NamedTuple):
    """What is wrong with an annotation, at `value[start:end]`."""

    message: str
    start: int
    end: int


_SPEC = re.compile(r"""(?:[^;"]|"[^"]*")+""")
_TARGET = re.compile(r"\s*([0-9]{0,9})\s*(?::\s*([^\s=:\"]+)\s*)?=")
_ITEM = re.compile(
    r"""\s*(?:"(?P<literal>[^"]*)"|(?P<role>[^\s,"](?:[^,"]*[^\s,"])?))?\s*(?:,|$)"""
)


def read_annotation(value: str) -> tuple[tuple[Annotation, ...], tuple[AnnotationProblem, ...]]:
    """Return the annotations of the value in their order, and what could not be read."""
    found: list[Annotation] = []
    problems: list[AnnotationProblem] = []
    quote = -1 if value.count('"') % 2 == 0 else value.rindex('"')
    if quote >= 0:
        problems.append(AnnotationProblem("a quote is never closed", quote, len(value)))
        value = value[: value.rfind(";", 0, quote) + 1]
    for spec in _SPEC.finditer(value):
        if spec[0].isspace():
            continue
        start = spec.start() + len(spec[0]) - len(spec[0].lstrip())
        end = spec.start() + len(spec[0].rstrip())
        target = _TARGET.match(value, start, end)
        if target is None:
            message = f"`{value[start:end]}` is no annotation: write `NUMBER=ROLE`"
            problems.append(AnnotationProblem(message, start, end))
        elif target[1] and not int(target[1]):
            message = f"`{value[start:end]}`: names count from 1"
            problems.append(AnnotationProblem(message, start, end))
        else:
            _read_items(value, target, end, found, problems)
    return tuple(found), tuple(problems)


def _read_items(
    value: str,
    target: re.Match[str],
    end: int,
    found: list[Annotation],
    problems: list[AnnotationProblem],
) -> None:
    """Add the comma-separated roles and literals behind a `target=` to the two lists."""
    index, part = int(target[1] or 0), target[2] or ""
    position = target.end()
    while True:
        item = _ITEM.match(value, position, end)
        if item is None or item.lastgroup is None:
            stop = end if item is None else max(item.end(), position)
            message = f"`{value[target.start() : end]}` lacks a role"
            if item is None:
                message = f"`{value[position:end].strip()}` is neither a role nor quoted text"
            problems.append(AnnotationProblem(message, target.start(), stop))
            return
        group = item.lastgroup
        if group == "role" and "=" in item[group]:
            message = f"`{item[group]}` is no role: `;` separates annotations, `,` only roles"
            problems.append(AnnotationProblem(message, *item.span(group)))
            return
        found.append(Annotation(index, part, item[group], group == "literal", *item.span(group)))
        position = item.end()
        if position >= end:
            return
