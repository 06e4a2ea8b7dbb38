"""Whether two titles are of one paper, made for precision: what nearly agrees may be another paper.

Case, accents, punctuation, hyphens, LaTeX, HTML tags and British spelling never count. Numbers,
`II`, `++`, `Part B` and words such as `erratum` always do: a second part, a successor or a comment
has the title of the first, with one of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pubtool.folding import fold
from pubtool.latex import to_text

#: How alike two titles are. `same`: but for spelling; `nearly`: small words, plurals; `subtitle`:
#: the later one lacks the subtitle; `similar`: reworded; `different`.
Likeness = Literal["same", "nearly", "subtitle", "similar", "different"]

Words = tuple[str, ...]

#: Longer titles are cut: comparing is quadratic, and nobody has longer ones.
_LONGEST = 1000
#: How many places may differ in titles that nearly agree.
_MOST_DIFFERENCES = 3
#: Titles below this, of 100, are different ones even where a service relates the papers.
_SIMILAR = 85

_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "for", "in", "on", "and", "to", "with", "via", "using"),
        *("by", "from", "at", "as", "its", "into", "is", "are"),
    )
)
#: The next word tells which one of several it is, even where that is `a`.
_NUMBERED = frozenset(("part", "parts", "paper", "volume", "vol", "chapter", "section", "episode"))
#: A subtitle with one of these makes another paper of the same main title.
_TELLING = _NUMBERED | frozenset(
    (
        *("survey", "review", "overview", "tutorial", "introduction", "primer"),
        *("perspective", "extended", "extension", "extensions", "revisited", "workshop"),
        *("abstract", "supplement", "appendix", "supplementary", "supplemental"),
        *("comment", "comments", "reply", "response", "erratum", "corrigendum"),
        *("correction", "corrections", "addendum", "rejoinder", "discussion"),
        *("benchmark", "dataset", "challenge", "poster", "demo", "demonstration"),
        *("thesis", "lecture", "lectures", "summary", "report", "preliminary", "short"),
        *("long", "full", "version", "followup", "sequel", "continued", "i", "ii", "iii"),
        *("iv", "v", "vi", "vii", "viii", "ix", "x"),
    )
)
_ORDERED = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMANS = frozenset(_ORDERED)

#: Of a title, folded: kinds of texts about other texts.
_KINDS = {
    "correction": (
        r"^(?:(?:publishers?|authors?)\s+)?(?:corrections?|amendments?)(?:\s+(?:to|on|for)\b|:)"
        r"|\b(?:erratum|errata|corrigend(?:um|a)|addend(?:um|a)|retract(?:ion|ed)|withdrawn)\b"
        r"|\bwithdrawal of\b|\bexpression of concern\b|^removal notice|[\[(]corrections?[\])]\s*$"
    ),
    "comment": (
        r"^(?:an?\s+)?(?:comments?|commentary|critical comments?|notes?|remarks?|discussion)"
        r"\s+(?:on|about|to|of|for|regarding)\b"
        r"|^(?:comments?|commentary|discussion):|[\[(](?:comments?|commentary)[\])]|: a comment$"
        r"|\bmatters arising\b"
    ),
    "reply": (
        r"^(?:an?\s+)?(?:author'?s?'?\s+)?(?:repl(?:y|ies)|responses?|rejoinder|rebuttal)"
        r"(?:\s+(?:to|on|by|from|for)\b|:|$)|^rejoinder\b|[\[(](?:reply|response|rejoinder)[\])]"
    ),
    "review": (
        r"^(?:peer|book|referee)?\s*reviews?(?:\s+#?\d+)?\s*(?:of|for|to|:)"
        r"|\bpeer[ -]?review(?:er)? (?:report|#|of)|^decision letter|^editorial\b|^book review"
        r"|^editor'?s? (?:evaluation|note)|^evaluation summary|^referee report"
    ),
    "supplement": (
        r"^(?:online\s+)?(?:supplement(?:ary|al|s)?|supporting|appendix|appendices)\b"
        r"|\b(?:supplement(?:ary|al)? (?:materials?|information|data)|supporting information)\b"
        r"|[-:(\[]\s*(?:online )?(?:supplement|appendix)[)\]]?$"
    ),
    "data": (
        r"^(?:replication |research |raw |source |experimental )?(?:data|datasets?|data ?sets?|code"
        r"|software|materials?|artifacts?)\s*(?:set|and code|package)?"
        r"\s*(?:for|from|of|to|:|accompanying)"
        r"|[\[(](?:dataset|data set|data|code|software|artifact)[\])]"
    ),
}
#: What only says which edition of a text this is.
_EDITION = (
    r"[\[(:\-–—.]\s*(?:(?:extended|expanded|full|long|short|revised|complete|journal|conference"
    r"|preliminary|technical|invited|arxiv|preprint)\s+)?"
    r"(?:abstract|version|report|paper|talk|preprint)s?\s*[\])]?\s*$"
    r"|^(?:extended abstract|brief announcement|short paper|poster|demo|invited talk)\s*:"
)

#: Where a subtitle begins.
_BREAK = r"\s*[:?]\s+|\s+[-–—]+\s+|—|\.\s+"

_SPELLINGS = (
    (r"is(ation|ations|e|es|ed|ing|er|ers|able)$", r"iz\1"),
    (r"ys(e|es|ed|ing|er|ers)$", r"yz\1"),
    (r"our", "or"),
    (r"([bt])re(s?)$", r"\1er\2"),
    (r"ogue(s?)$", r"og\1"),
    (r"ll(ed|ing|er|ers)$", r"l\1"),
    (r"ence(s?)$", r"ense\1"),
    (r"sulph", "sulf"),
    (r"grey", "gray"),
    (r"aluminium", "aluminum"),
    (r"programme", "program"),
    (r"artefact", "artifact"),
)


class Title(NamedTuple):
    """A title as it is compared: its words, those before the subtitle, and what kinds it is of."""

    words: Words
    head: Words
    kinds: frozenset[str]
    is_edition: bool

    @property
    def letters(self) -> str:
        """All words as one."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def read_title(latex: str) -> Title:
    """Return a title, given as LaTeX, as it is compared."""
    text = re.sub(r"</?[A-Za-z][^<>]{0,100}>", "", to_text(latex[: 2 * _LONGEST]))[:_LONGEST]
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    folded = fold(re.sub(r"['’‘`ʼ′]", "", _greek(text))).replace("&", " and ").strip()
    folded = re.sub(r"[‐‑‒−]", "-", folded)
    kinds = frozenset(kind for kind, pattern in _KINDS.items() if re.search(pattern, folded))
    head = re.split(_BREAK, folded, maxsplit=1)[0]
    return Title(_words(folded), _words(head), kinds, re.search(_EDITION, folded) is not None)


def compare(first: Title, second: Title) -> Likeness:
    """Return how alike the title of a preprint and that of a later version are."""
    if first.words and first.letters == second.letters:
        return "same"
    if not first.words or not second.words or first.kinds != second.kinds:
        return "different"
    if _is_subtitled(second, first):
        return "subtitle"
    if _numbers(first.words) != _numbers(second.words):
        return "different"
    if _nearly(first.words, second.words):
        return "nearly"
    return "similar" if _ratio(first, second) >= _SIMILAR else "different"


def without_edition(latex: str) -> Title:
    """Return the title without what only says that it is an extended version, or an abstract."""
    title = read_title(latex)
    if not title.is_edition:
        return title
    bare = re.sub(_EDITION, "", to_text(latex[: 2 * _LONGEST]).strip(), flags=re.IGNORECASE)
    return read_title(bare) if bare else title


def _ratio(first: Title, second: Title) -> float:
    sorted_ratio = fuzz.token_sort_ratio(" ".join(first.words), " ".join(second.words))
    return max(sorted_ratio, 100 * Indel.normalized_similarity(first.letters, second.letters))


def _greek(text: str) -> str:
    """Return the text with Greek letters written out, as services without mathematics have them."""
    if text.isascii():
        return text
    return "".join(
        unicodedata.name(char).rsplit(" ", 1)[-1].lower() if "α" <= char.lower() <= "ω" else char
        for char in text
    )


def _words(folded: str) -> Words:
    """Return the words of a folded text; digits and `++` are words of their own."""
    found = re.findall(r"[^\W\d_]+|\d+|(?<=\S)[+*#]+", folded)
    words: list[str] = []
    for word in found:
        is_number = len(word) == 1 or word.isdigit() or word in _ROMANS
        if is_number and words and words[-1] in _NUMBERED:
            words[-1] += f":{_arabic(word)}"
        else:
            words.append(_spelling(word))
    return tuple(words)


@lru_cache(maxsize=4096)
def _spelling(word: str) -> str:
    """Return the word in American spelling, near enough: two spellings of it become one."""
    if len(word) > 4:
        for pattern, new in _SPELLINGS:
            word = re.sub(pattern, new, word)
    return word


def _arabic(word: str) -> str:
    return str(_ORDERED.index(word) + 1) if word in _ROMANS else word


def _numbers(words: Words) -> Counter[str]:
    """Return what tells one of several apart: numbers, `++`, `part:2`, single letters, `ii`."""
    return Counter(word for word in words if not word.isalpha() or word in _ROMANS)


def drops_subtitle(first: Title, second: Title) -> bool:
    """Return whether one title is the main title of the other, which is no part of several."""
    for short, long in ((first, second), (second, first)):
        if "".join(long.head) == short.letters and first.kinds == second.kinds:
            rest = long.words[len(long.head) :]
            return not any(":" in word for word in rest) and _ROMANS.isdisjoint(rest[:1])
    return False


def _is_subtitled(short: Title, long: Title) -> bool:
    """Return whether the second title is the first one with a subtitle that says nothing new."""
    if len(short.words) < 2 or "".join(long.head) != short.letters:
        return False
    rest = long.words[len(long.head) :]
    return not _numbers(rest) and _TELLING.isdisjoint(map(_kind, rest))


def _kind(word: str) -> str:
    """Return `part` of `part:2`."""
    return word.partition(":")[0]


def _nearly(first: Words, second: Words) -> bool:
    """Return whether two titles differ only in small words, plurals and blanks."""
    differences = [
        (first[op.src_start : op.src_end], second[op.dest_start : op.dest_end])
        for op in _runs(first, second)
    ]
    return len(differences) <= _MOST_DIFFERENCES and all(_is_trifle(*each) for each in differences)


class _Run(NamedTuple):
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def _runs(first: Words, second: Words) -> list[_Run]:
    """Return what differs: neighbouring changes are one."""
    runs: list[_Run] = []
    for op in Indel.opcodes(first, second):
        if op.tag == "equal":
            continue
        if runs and (runs[-1].src_end, runs[-1].dest_end) == (op.src_start, op.dest_start):
            runs[-1] = runs[-1]._replace(src_end=op.src_end, dest_end=op.dest_end)
        else:
            runs.append(_Run(op.src_start, op.src_end, op.dest_start, op.dest_end))
    return runs


def _is_trifle(first: Words, second: Words) -> bool:
    one = [word for word in first if word not in _SMALL]
    other = [word for word in second if word not in _SMALL]
    if "".join(one) == "".join(other):
        return True
    return len(one) == len(other) == 1 and _singular(one[0]) == _singular(other[0])


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
