"""Where a title ends that nothing marks: at a sentence, or where a venue begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.pages.reading.people.authors import names_below
from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.vocabulary import ABBREVIATED, ACRONYM, MONTH, TAG, VENUE
from pubtool.pages.reading.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run


_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bcf)(?<!\bSt)(?<!\bal)(?<!\bNo)(?<!\bVol)(?<!\be\.g)(?<!\bi\.e)"
    r"(?<!\bPart I)(?<!\bPart II)(?<!\bPart III)(?<!\bPart IV)"
    r"(?:\.(?=\s+(?:[^\sa-z]|[a-z]+[A-Z]"
    r"|(?:npj|accepted|submitted|forthcoming|to appear|in press)\b)"
    r"|\s*$)|[?!](?=\s+[^\sa-z]|\s*$)|。|\s*\[[JCMDRPN](?:/OL)?\]"
    r"|\s*\((?=(?:19|20)\d\d(?:/\d|-\d\d-)))"
)
#: What no title goes on with, even where it has one word so far.
_IN = re.compile(r"\s+(?:In\b:?\s+[A-Z]|Unpublished\b|Technical [Rr]eport\b|Manuscript\b)")
_CLOSED = re.compile(r"\s*[.,?!;:]")
_COMMA = re.compile(r",\s+(?=(?:in |to appear|In )?\S)")
#: A venue by its words and what follows them: capital ones and a volume, or a telling one.
_VENUE_AND_VOLUME = re.compile(
    r"(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.:’'/-]*|of|and|the|in|on|for|&|[-–])[\s,]+){1,12}?"
    r"(?:vol(?:ume)?\.?\s*)?\d{1,4}\s*(?:\(\d|[,:]\s*(?:pp?\.\s*)?[eA]?\d)"
    r"|(?:[Ii]n:?\s+)?(?:(?:[A-Z][\w&.-]*|\d+(?:st|nd|rd|th)|the|of|on)\s+){0,5}?"
    r"(?:Journal|Proceedings?|Transactions|Letters|Annals|Bulletin|Magazine|Quarterly|arXiv|bioRxiv"
    r"|Zeitschrift|Revue|Rivista|Revista|Lecture Notes|Conference on|Symposium on|Workshop on"
    r"|University Press)\b"
    r"|(?:M\.?Sc|M\.?A|Ph\.?\s?D|B\.?Sc|Master['’]?s?|Bachelor['’]?s?|Doctoral)\.?\s+(?i:thesis|dissertation)\b"
)
#: The name of a species, which is in italics wherever it stands.
_SPECIES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) [a-z]{4,}(?:\W|$)(?!\s*(?:of|and)\b)")
_LEAD_IN = re.compile(r"[\s.,;:]*(?:[Ii]n:?)?$")
#: A short venue and its year at the end: `..., VLDB 2016`, `... in VLDB 2016`, `..., VLDB, 2016`.
_TAG_AT_END = re.compile(
    r"(?:,\s+(?:in\s+)?(?=[A-Z])|\s+in\s+(?=[^\s,]*[A-Z][^\s,]*[A-Z]))"
    r"[A-Z][\w&/+-]*(?: [A-Z][\w&/+-]*){0,2},? (?:19|20)\d\d\W*$"
    r"|,\s+[A-Z][\w&-]+(?: (?:(?:of|in|and|the|for|on|&) ){0,2}[A-Z][\w&-]+){1,6} (?:19|20)\d\d"
    r"(?=,\s|\W*$)"
    r"|,\s+(?:\d+\w\w )?[A-Z][\w&-]+(?: (?:(?:of|in|and|the|for|on|&) ){0,2}[A-Z][\w&-]+){1,9}"
    r" \([A-Z][\w’'&-]+\),? (?:19|20)\d\d\b"
)
#: A year behind a comma, where the text ends or parentheses follow.
_YEAR_AT_END = re.compile(r",\s+(?:19|20)\d\d(?=[.\s]*$|\s+[(\[])")
#: What is said of a paper behind a comma.
_STATED = re.compile(
    r"(?:submitted|accepted) for|to appear|submitted\b|under review|in preparation"
)
_MONTH = re.compile(rf"\b{MONTH}\b")
#: A year or pages set apart, with more behind them.
_APART = re.compile(r",\s+(?:(?:19|20)\d\d,|pp\.?\s*\d)")
_PUBLISHER = re.compile(
    r"(?:Elsevier|Springer|Wiley|Hindawi|IEEE|ACM|MDPI|Taylor (?:and|&) Francis)"
)
#: What tells that a journal, or more of it, stands behind a stop.
_TOLD = re.compile(
    r"(?:In:? [A-Z]|(?:19|20)\d\d\b"
    r"|(?:[^.]|\.(?=\S))*?(?:\d\s?[(:]\s?\d|\bpp?\.\s?\d|\bvol\.\s?\d|(?:19|20)\d\d\b))"
)
#: What may be the name of a journal, though no word of it tells: `Horm Behav`.
NAME = re.compile(r"[A-Z][\w-]+(?: (?:of |and |the |& )*[A-Z][\w-]+){0,3}")
#: A journal in italics has behind it a year, or a volume and more.
_DATED = re.compile(
    r"[,.]?\s*(?:\(?(?:19|20)\d\d\b|\d{1,4}\s?[(:,]\s?(?:[eA]|id\.)?\d|e\d{4}\w+\s?\()"
)
_STATE = re.compile(
    r"(?i)(?:forthcoming|(?:conditionally )?accepted|submitted|to appear|in press"
    r"|under re(?:view|vision)|in (?:preparation|revision|review|submission)|working paper"
    r"|revise (?:and|&) resubmit|r&r|manuscript|unpublished|draft|preprint)"
    r"\b(?! (?:for|of|on|a|the)\b)"
)
_VOLUME = re.compile(r"(?i)\W*(?:vol|no|\d)")
#: The first word of a journal has fewer letters where a stop cuts it short.
_CUT = 6
_CUT_SHORT = re.compile(r"\b[A-Z][a-z]{1,6}\.")
#: No title in front of a journal has fewer words, where nothing but commas part them.
_FEW = 4
#: Volume and pages have fewer words.
_AFTER_VENUE = 6


def title_end(line: Flat, start: int) -> int:
    """Return where a title ends that begins at a place of a line and that nothing marks."""
    text = line.text
    marked = next(
        (
            end
            for value, begin, end in line.stretches(lambda run: run.styles & {"bold", "italic"})
            if value
            and begin <= start < end
            and (
                words_in(text[start:end]) > 2
                or (
                    start
                    and begin == start
                    and _CLOSED.match(text, end)
                    and words_in(text[start:end]) > 1
                )
            )
        ),
        0,
    )
    if marked:
        return start + len(text[start:marked].rstrip(EDGE))
    sentence = next(
        (
            match.start() + (match[0][0] in "?!")
            for match in _SENTENCE_END.finditer(text, start)
            if words_in(text[start : match.start()]) > (not _IN.match(text, match.end()))
            and _ends_title(line, match)
        ),
        len(text),
    )
    venue = _venue_begins(line, start, sentence)
    return venue or start + len(text[start:sentence].rstrip(EDGE))


def _ends_title(line: Flat, match: re.Match[str]) -> bool:
    """Return whether the title ends with a sentence: behind a question it often goes on."""
    if match[0][0] not in "?!":
        return True
    after = line.cut(match.end())
    if not after.text or {"italic", "underline"} & after.runs[0].styles:
        return True
    known = VENUE.search(after.text[:40]) or _VENUE_AND_VOLUME.match(after.text)
    return bool(
        known
        or ABBREVIATED.match(after.text)
        or is_state(after.text)
        or len(names_below(after.text).names) > 1
    )


def _venue_begins(line: Flat, start: int, sentence: int) -> int:
    """Return where a venue in italics, or after a comma, ends a title; 0 where none does."""
    text = line.text
    for value, begin, stop in line.stretches(lambda run: "italic" in run.styles):
        before = text[start:begin].rstrip()
        if _SPECIES.match(text, begin):
            continue
        dated = words_in(before) > _FEW and _DATED.match(text, stop)
        after_title = dated or before.endswith((".", ",", "?", "!", ":", ";", " in", " In"))
        if value and start < begin <= sentence and after_title:
            lead = _LEAD_IN.search(before)
            return start + (lead.start() if lead else len(before))
    short = (
        comma.start()
        for comma in _COMMA.finditer(text, start, sentence)
        if words_in(text[start : comma.start()]) > 2
        and (
            ABBREVIATED.match(text, comma.end())
            or _is_venue(text, comma.end(), sentence)
            or _STATED.match(text, comma.end())
        )
    )
    first = next(short, 0)
    return first or min(_last_ends(text, start, sentence), default=0)


def _last_ends(text: str, start: int, sentence: int) -> Iterator[int]:
    """Yield where a title may end for a venue that only its last words show."""
    for pattern in (_TAG_AT_END, _YEAR_AT_END):
        tag = pattern.search(text, start, sentence)
        if tag and words_in(text[start : tag.start()]) > 2:
            yield tag.start()
    if text[sentence:].strip(EDGE):
        return
    for comma in _COMMA.finditer(text, start, sentence):
        after = text[comma.end() : min(comma.end() + 60, sentence)]
        if words_in(text[start : comma.start()]) > 2 and VENUE.search(after):
            yield comma.start()
            break
    yield from _before_details(text, start, sentence)


def _is_venue(text: str, at: int, sentence: int) -> bool:
    """Return whether a venue begins at a place; a town and a date are none.

    It may go on behind the end of a `sentence` with its volume, or with more words cut short.
    """
    found = _VENUE_AND_VOLUME.match(text, at)
    if found is None or _MONTH.search(found[0]):
        return False
    inside = found.end() <= sentence or _VOLUME.match(text, sentence)
    return bool(
        inside or len(text[at:sentence]) < _CUT or _CUT_SHORT.search(text, sentence, found.end())
    )


def is_state(text: str) -> bool:
    """Return whether a text begins with what is said of a paper that has not appeared."""
    return bool(_STATE.match(text))


def _before_details(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where `A Title, Biomedical Research, 2016, pp. 3-9` has its journal."""
    details = _APART.search(text, start, end)
    if details is None:
        return
    pieces = list(_COMMA.finditer(text, start, details.start()))
    if len(pieces) > 1 and _PUBLISHER.fullmatch(text, pieces[-1].end(), details.start()):
        pieces.pop()
    if pieces and words_in(text[start : pieces[-1].start()]) > _FEW:
        yield pieces[-1].start()


def without_venue_at_end(line: Flat, start: int, end: int) -> int:
    """Return where the title ends in a marked stretch that may hold the venue too."""
    barred = _before_bar(line.text[start:end])
    if barred:
        return start + barred
    own = title_end(line, start)
    rest = line.text[own:end].strip(EDGE)
    if not start <= own < end or words_in(line.text[start:own]) < 3 or not rest:
        return end
    italic = "italic" in line.runs[end - len(line.text[own:end].lstrip(EDGE))].styles
    stopped = line.text[own] in ".?!" or line.text[own - 1] in "?!"
    known = bool(stopped and (VENUE.search(rest[:25]) or ACRONYM.match(rest) or is_state(rest)))
    known = known or bool(ABBREVIATED.match(rest)) or _is_venue(rest, 0, len(rest))
    if stopped and not known:
        known = bool(
            _TOLD.match(rest) or (NAME.fullmatch(rest) and not _TOLD.search(line.text, end))
        )
    return own if known or (italic and "italic" not in line.runs[start].styles) else end


def loud_end(line: Flat) -> int:
    """Return where a title ends that takes a line, but for a journal in bold italics behind it."""
    for loud, start, end in line.stretches(_is_loud):
        if loud and words_in(line.text[:start]) > 2 and words_in(line.text[end:]) < _AFTER_VENUE:
            return len(line.text[:start].rstrip(EDGE))
    return _before_bar(line.text) or len(line.text.rstrip(EDGE))


def _before_bar(text: str) -> int:
    """Return where a title ends behind which a bar and a venue stand, or 0."""
    title, bar, rest = text.replace("｜", "|").rpartition("|")
    is_venue = VENUE.search(rest) or TAG.match(rest.strip(EDGE))
    return len(title.rstrip(EDGE)) if bar and is_venue and words_in(title) > 2 else 0


def _is_loud(run: Run) -> bool:
    return {"bold", "italic"} <= run.styles
