"""What a page's own legends say about the marks behind names: `(* corresponding author)`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from pubtool.pages.reading.seen.tree import lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pubtool.pages.reading.seen.tree import Block

_MARK = r"(?<![\w*†‡#§¶])(\*{1,3}|[†‡#§¶✉♠♣♦♥⋆★☆])"
_SAYS = (
    r"\s*(?:[:=–—：-]\s*|表示\s*|为\s*|denotes?\s+|indicates?\s+|means?\s+|for\s+|are\s+|is\s+)?"
    r"(?:the\s+|an?\s+)?"
)
_EQUAL = (
    r"equal(?:ly)?\b(?!\s+(?:advis|supervis))|co-?first\b|(?:joint(?:ly)?|shared) first\b"
    r"|(?:these |the )?(?:authors )?contributed equally\b|共同一作|共同第一|同等贡献"
)
_CORRESPONDING = r"correspond(?:ing|ence)\b|通讯作者|通信作者"
_LEGEND = re.compile(
    rf"(?i){_MARK}{_SAYS}(?:(?P<equal>{_EQUAL})|(?P<corresponding>{_CORRESPONDING}))"
)
#: The other way round: `equal contribution (*)`.
_BEFORE = re.compile(
    r"(?i)(?:(?P<equal>equal(?:ly)? contribut\w+|co-?first authors?|contributed equally)"
    r"|(?P<corresponding>corresponding author(?:s|\(s\))?))"
    r"\s*(?:[(\[]|:|(?:is |are )?marked (?:by|with)(?: an? \w+)?\s*[(\[\\]*|by)\s*" + _MARK
)
_SAME = str.maketrans({"∗": "*", "⁎": "*", "＊": "*", "＃": "#"})
#: A mark that is called by its name.
_NAMED = re.compile(r"(?i)\b(?:an? |the )?asterisks?\b(?:\s*\(\\?\*\))?")
#: Longer lines are prose, in which a legend is hard to tell.
_LONGEST = 2000
_MOST_LINES = 20_000


def page_legends(tree: Block) -> dict[str, str]:
    """Return what the marks of a page mean, as far as it says it: `equal` or `corresponding`.

    The first that is said of a mark counts. A legend that is one of a single paper should be asked
    for with `legends`, and goes before.
    """
    return legends(text_of(line) for line in islice(lines_of(tree), _MOST_LINES))


def legends(texts: Iterable[str]) -> dict[str, str]:
    """Return what texts, such as the notes of a publication, say about marks."""
    found: dict[str, str] = {}
    for text in texts:
        if len(text) > _LONGEST:
            continue
        shown = _NAMED.sub("*", text.translate(_SAME))
        for pattern in (_LEGEND, _BEFORE):
            for match in pattern.finditer(shown):
                mark = next(group for group in match.groups() if group and not group[0].isalpha())
                role = "equal" if match["equal"] else "corresponding"
                found.setdefault(mark, role)
    return found
