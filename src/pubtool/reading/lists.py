"""Comma-separated values, such as tags and keywords."""

from __future__ import annotations


def split_list(value: str) -> list[str]:
    """Return the items of a comma-separated value, white space stripped; braces protect commas."""
    items, depth, begin = [], 0, 0
    for offset, character in enumerate(value):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == "," and depth <= 0:
            items.append(value[begin:offset])
            begin = offset + 1
    items.append(value[begin:])
    return [text for item in items if (text := item.strip())]
