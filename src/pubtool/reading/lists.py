"""Values that are lists, such as tags and keywords."""

from __future__ import annotations

#: What stands between keywords in real files.
KEYWORD_SEPARATORS = ",;"


def split_list(value: str, separators: str = ",") -> list[str]:
    """Return the items of a value, white space stripped; braces protect separators."""
    items, depth, begin = [], 0, 0
    for offset, character in enumerate(value):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character in separators and depth <= 0:
            items.append(value[begin:offset])
            begin = offset + 1
    items.append(value[begin:])
    return [text for item in items if (text := item.strip())]
