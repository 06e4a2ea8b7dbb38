"""How a file writes its entries, found from the entries that it holds: white space and delimiters.

What words it uses (spellings, order of fields, months) is in `house_style`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex.alignment import Alignment, alignment_of
from pubtool.bibtex.blocks import Entry, Text
from pubtool.bibtex.grammar import NEWLINE
from pubtool.bibtex.house_style import HouseStyle, house_style_of, styled_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.bibtex.blocks import Field
    from pubtool.bibtex.document import Document

#: How many entries are looked at; of more, every n-th.
SAMPLE = 300

#: What may stand between two fields, and between the last one and the end of the entry.
_SEPARATOR = re.compile(r"\s*+,\s*+")
_CLOSING = re.compile(r"\s*+,?+\s*+")
_OPENING = re.compile(r"\s*+[{(]\s*+")
_BLANKS_AT_LINE_END = re.compile(r"[^\S\r\n]++(?=[\r\n])")


class Layout(NamedTuple):
    r"""How entries are written. The default is that of a file without any.

    An entry is its type, `opening`, the key, `head`, the fields with `separator` between them,
    `closing` and `closer`. So `head` is `,\n  ` in most files, and `\n  , ` where commas lead;
    `closing` is `,\n` with a comma after the last field. `gap` stands between two entries.
    `delimiters` is how values begin: `{` or `"`.
    """

    newline: str = "\n"
    opening: str = "{"
    head: str = ",\n  "
    separator: str = ",\n  "
    closing: str = ",\n"
    closer: str = "}"
    gap: str = "\n\n"
    alignment: Alignment = Alignment("equals")
    delimiters: str = "{"
    style: HouseStyle = HouseStyle()

    @property
    def order(self) -> tuple[str, ...]:
        """The usual order of fields in the file, by lower-case names."""
        return self.style.order

    @property
    def arxiv(self) -> bool:
        """Whether the file writes `arxiv = {id}`, not `eprint` with `archiveprefix`."""
        return self.style.arxiv


def layout_of(document: Document) -> Layout:
    """Return how most entries of a file are written; broken ones do not count."""
    newline = _newline(document.text)
    entries = _sample(document)
    layout = Layout(newline=newline, gap=newline * _line_ends_between(document))
    layout = layout._replace(style=house_style_of(entries))
    return _shaped(layout, entries, own=False)


def layout_like(layout: Layout, entry: Entry) -> Layout:
    """Return the layout with the shape of one entry, and its case, as far as it shows any."""
    if not _is_whole(entry):
        return layout
    return _shaped(layout._replace(style=styled_like(layout.style, entry)), [entry], own=True)


def _shaped(layout: Layout, entries: Sequence[Entry], *, own: bool) -> Layout:
    """Return the layout with the shape that most of the entries have."""
    shapes = [shape for entry in entries if (shape := _shape(entry))]
    newline = layout.newline
    if not shapes:
        return layout._replace(
            head=_with(newline, layout.head),
            separator=_with(newline, layout.separator),
            closing=_with(newline, layout.closing),
        )
    (head, separator), _ = Counter((each.head, each.separator) for each in shapes).most_common(1)[0]
    alike = [each for each in shapes if (each.head, each.separator) == (head, separator)]
    opening = _most(each.opening for each in alike)
    delimiters = Counter(
        field.enclosing for each in alike for field in each.entry.fields if field.enclosing
    )
    return layout._replace(
        opening=opening,
        head=_with(newline, head),
        separator=_with(newline, separator or head),
        closing=_with(newline, _most(each.closing for each in alike)),
        closer=")" if "(" in opening else "}",
        alignment=alignment_of([each.entry for each in alike], layout.alignment, own=own),
        delimiters='"' if delimiters['"'] > delimiters["{"] else "{",
    )


class _Shape(NamedTuple):
    """What stands between the parts of one entry."""

    entry: Entry
    opening: str
    head: str
    separator: str  # empty where there is only one field
    closing: str


def _shape(entry: Entry) -> _Shape | None:
    """Return the shape of an entry, None where comments or mistakes hide it."""
    text, fields = entry.source.text, entry.fields
    opening = text[entry.type_span[1] : entry.key_span[0]]
    head = text[entry.key_span[1] : fields[0].name_span[0]]
    closing = text[fields[-1].value_span[1] : entry.close]
    separators = [each for each in map(_between, fields, fields[1:]) if each]
    if not (_OPENING.fullmatch(opening) and _SEPARATOR.fullmatch(head)):
        return None
    if not _CLOSING.fullmatch(closing) or (len(fields) > 1 and not separators):
        return None
    separator = _most(separators) if separators else ""
    return _Shape(entry, opening, _trimmed(head), separator, _trimmed(closing))


def _between(one: Field, other: Field) -> str:
    """Return what stands between two fields, empty where that is no mere comma."""
    between = one.source.text[one.value_span[1] : other.name_span[0]]
    return _trimmed(between) if _SEPARATOR.fullmatch(between) else ""


def _sample(document: Document) -> list[Entry]:
    """Return the whole entries of a file, evenly thinned out where there are very many."""
    entries = document.entries
    return [each for each in entries[:: len(entries) // SAMPLE + 1] if _is_whole(each)]


def _is_whole(entry: Entry) -> bool:
    """Say whether an entry has all its parts."""
    return entry.close is not None and bool(entry.key) and bool(entry.fields)


def _line_ends_between(document: Document) -> int:
    """Return how many line ends mostly stand after an entry that another block follows."""
    counts: Counter[int] = Counter()
    blocks = document.blocks
    for entry, text, _ in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if isinstance(entry, Entry) and isinstance(text, Text):
            raw = text.raw
            counts[len(NEWLINE.findall(raw[: len(raw) - len(raw.lstrip())]))] += 1
    return max(counts.most_common(1)[0][0], 1) if counts else 2


def _newline(text: str) -> str:
    r"""Return how most lines of a text end, `\n` where there is only one line."""
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=lambda newline: counts[newline])


def _with(newline: str, text: str) -> str:
    """Return the text with other line ends."""
    return NEWLINE.sub(newline, text)


def _trimmed(text: str) -> str:
    """Return white space without blanks at line ends, which nobody sees."""
    return _BLANKS_AT_LINE_END.sub("", text)


def _most(values: Iterable[str]) -> str:
    """Return the most common value, the first of several; there is at least one."""
    return Counter(values).most_common(1)[0][0]
