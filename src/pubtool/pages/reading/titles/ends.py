"""Where a title ends that nothing marks: at a sentence, or where a venue begins."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from pubtool.pages.reading.titles import EDGE
from pubtool.pages.reading.titles.sentences import (
    IMPRINT,
    IN,
    SENTENCE_END,
    VENUE_AND_VOLUME,
    ends_title,
    has_subtitle,
    is_state,
)
from pubtool.pages.reading.vocabulary import ABBREVIATED, ACRONYM, DETAILS, MONTH, TAG, VENUE
from pubtool.pages.reading.words import has_more_words, words_in
from pubtool.pages.states import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.pages.reading.seen.flat import Flat
    from pubtool.pages.reading.seen.tree import Run


_IN_VENUE = re.compile(r"\.\s+In:?\s+(?=[A-Z\d])")
_IN_BOOK = re.compile(r",\s+(?:in|dans|en)\s+[A-Z]")
#: A venue as Germans lead it in; so many characters of that stand behind the end of a title.
_GERMAN_IN = re.compile(
    rf",\s+(?:in|at):\s+(?=[A-ZÄÖÜ0-9„“»«\"])|(?:\s\(=\s[^()]{{3,80}}\))?,\s+(?={IMPRINT})"
)
_IN_AND_MORE = 80
_CLOSED = re.compile(r"\s*[.,?!;:]")
_COMMA = re.compile(r",\s+(?=(?:in |to appear|In )?\S)")
#: The name of a species, which is in italics wherever it stands.
_SPECIES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) [a-z]{4,}(?:\W|$)(?!\s*(?:of|and)\b)")
_LEAD_IN = re.compile(
    rf"(?:^|[\s.,;:]+)(?:(?i:{NOT_YET})(?:\s(?:at|in|by|to|for|with|[àa]|dans|en))?|[Ii]n:?)$"
    r"|[\s.,;:]+$"
)
#: A short venue and its year at the end: `..., VLDB 2016`, `... in VLDB 2016`, `..., VLDB, 2016`.
_TAG_AT_END = re.compile(
    rf"(?:,\s+(?:in\s+)?(?!{MONTH})(?=[A-Z])|\s+in\s+(?=[^\s,]*[A-Z][^\s,]*[A-Z]))"
    r"[A-Z][\w&/+-]*(?: [A-Z][\w&/+-]*){0,2},? (?:19|20)\d\d\W*$"
    r"|,\s+(?:in\s+)?[A-Z]{3,}[\w&/+-]*\s?(?:19|20)\d\d(?=,\s|\W*$)"
    r"|,\s+[A-Z][\w&-]+(?: (?:(?:of|in|and|the|for|on|&) ){0,2}[A-Z][\w&-]+){1,6} (?:19|20)\d\d"
    r"(?=,\s|\W*$)"
    r"|,\s+[A-Z][\w&-]+(?: (?:(?:of|in|and|the|for|on|&) ){0,2}[A-Z][\w&-]+){2,9}, (?:19|20)\d\d"
    r"(?=\W*$)"
    r"|,\s+(?:\d+\w\w )?[A-Z][\w&-]+(?: (?:(?:of|in|and|the|for|on|&) ){0,2}[A-Z][\w&-]+){1,9}"
    r" \([A-Z][\w’'&-]+\),? (?:19|20)\d\d\b"
)
#: A year behind a comma, where the text ends or parentheses follow.
_YEAR_AT_END = re.compile(r",\s+(?:19|20)\d\d(?=[.\s]*$|\s+[(\[])")
#: What is said of a paper behind a comma.
_STATED = re.compile(rf"{NOT_YET}(?=\W*$|[.,;:)]|\s(?:at|in|to|by|for|with)\s|\s[A-Z])")
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
#: The same anywhere in a text.
_FIGURES = re.compile(r"In:? [A-Z]|\d\s?[(:]\s?\d|\bpp?\.\s?\d|\bvol\.\s?\d|(?:19|20)\d\d\b")
#: What may be the name of a journal, though no word of it tells: `Horm Behav`.
NAME = re.compile(r"[A-Z][\w-]+(?: (?:of |and |the |& )*[A-Z][\w-]+){0,3}")
#: A journal in italics has behind it a year, or a volume and more.
_DATED = re.compile(
    r"[,.]?\s*(?:\(?(?:19|20)\d\d\b|\d{1,4}\s?[(:,]\s?(?:[eA]|id\.)?\d|e\d{4}\w+\s?\()"
)
_VOLUME = re.compile(r"(?i)\W*(?:vol|no|\d)")
#: The first word of a journal has fewer letters where a stop cuts it short.
_CUT = 6
_CUT_SHORT = re.compile(r"\b[A-Z][a-z]{1,6}\.")
#: Where a paper is about, behind the comma of its title, and its end: `in Wuhan, China.`
_COUNTRY = re.compile(
    r"(?:China|India|Japan|Italy|Spain|Korea|Chile|Kenya|Egypt|Ghana|Nepal|Qatar|Sudan|Syria|Libya"
    r"|Malta|Iran|Iraq|Peru|Cuba|Oman|Mali|Togo|Fiji|Haiti|Texas|Maine|Idaho|Utah|Ohio|Iowa|USA|UK)\."
)
#: No title in front of a journal has fewer words, where nothing but commas part them.
_FEW = 4
#: So many commas are looked at, and so far for the end of a sentence.
_TRIED, _FAR = 40, 1500
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
                    and (words_in(text[start:end]) > 1 or _IN_BOOK.match(text, end))
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
            for match in SENTENCE_END.finditer(text, start, start + _FAR)
            if has_more_words(text[start : match.start()], not IN.match(text, match.end()))
            and not has_subtitle(text, match.end())
            and ends_title(line, match)
        ),
        len(text),
    )
    led_in = _GERMAN_IN.search(text, start, sentence + _IN_AND_MORE)
    if led_in and has_more_words(text[start : led_in.start()], 1):
        sentence = min(sentence, led_in.start())
    venue = _venue_begins(line, start, sentence)
    return venue or start + len(text[start:sentence].rstrip(EDGE))


def _venue_begins(line: Flat, start: int, sentence: int) -> int:
    """Return where a venue in italics, or after a comma, ends a title; 0 where none does."""
    text = line.text
    for value, begin, stop in line.stretches(lambda run: "italic" in run.styles):
        before = text[start:begin].rstrip()
        if _SPECIES.match(text, begin):
            continue
        dated = words_in(before) > _FEW and _DATED.match(text, stop)
        lead = _LEAD_IN.search(before)
        led_in = lead is not None and lead.start() < len(before)
        if value and start < begin <= sentence and (dated or led_in or before[-1:] in ("?", "!")):
            return start + (lead.start() if lead else len(before))
    short = (
        comma.start()
        for comma in _commas(text, start, sentence)
        if has_more_words(text[start : comma.start()], 2)
        and (
            ABBREVIATED.match(text, comma.end())
            or _is_venue(text, comma.end(), sentence)
            or _STATED.match(text, comma.end())
        )
    )
    first = next(short, 0)
    return first or min(_last_ends(text, start, sentence), default=0)


def _commas(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the commas from a place on behind which a venue may begin: no title has so many."""
    return islice(_COMMA.finditer(text, start, end), _TRIED)


def _last_ends(text: str, start: int, sentence: int) -> Iterator[int]:
    """Yield where a title may end for a venue that only its last words show."""
    for pattern in (_TAG_AT_END, _YEAR_AT_END):
        tag = pattern.search(text, start, sentence)
        if tag and has_more_words(text[start : tag.start()], 2):
            yield tag.start()
    if text[sentence:].strip(EDGE):
        return
    for comma in _commas(text, start, sentence):
        after = text[comma.end() : min(comma.end() + 60, sentence)]
        if has_more_words(text[start : comma.start()], 2) and VENUE.search(after):
            yield comma.start()
            break
    yield from _before_details(text, start, sentence)


def _is_venue(text: str, at: int, sentence: int) -> bool:
    """Return whether a venue begins at a place; a town and a date are none.

    It may go on behind the end of a `sentence` with its volume, or with more words cut short.
    """
    found = VENUE_AND_VOLUME.match(text, at)
    if found is None or _MONTH.search(found[0]) or _COUNTRY.match(text, at):
        return False
    inside = found.end() <= sentence or _VOLUME.match(text, sentence)
    return bool(
        inside or len(text[at:sentence]) < _CUT or _CUT_SHORT.search(text, sentence, found.end())
    )


def _before_details(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where `A Title, Biomedical Research, 2016, pp. 3-9` has its journal."""
    details = _APART.search(text, start, end)
    if details is None:
        return
    pieces = list(_commas(text, start, details.start()))
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
    behind = line.runs[end - len(line.text[own:end].lstrip(EDGE)) : end]
    italic = all("italic" in run.styles for run in behind)
    stopped = line.text[own] in ".?!" or line.text[own - 1] in "?!"
    known = bool(stopped and (VENUE.search(rest[:25]) or ACRONYM.match(rest) or is_state(rest)))
    known = known or bool(ABBREVIATED.match(rest)) or _is_venue(rest, 0, len(rest))
    if stopped and not known:
        known = bool(
            _TOLD.match(rest)
            or (
                line.text[own] == "."
                and NAME.fullmatch(rest)
                and not _FIGURES.search(line.text, end)
            )
        )
    return own if known or (italic and "italic" not in line.runs[start].styles) else end


def _in_at(text: str) -> int:
    """Return where a title ends behind which `In Proceedings of ...` stands, or 0."""
    found = _IN_VENUE.search(text)
    known = found and VENUE.search(text, found.end())
    return found.start() if found and known and words_in(text[: found.start()]) > 2 else 0


def loud_end(line: Flat) -> int:
    """Return where a title ends that takes a line, but for a journal in bold italics behind it."""
    for loud, start, end in line.stretches(_is_loud):
        if loud and words_in(line.text[:start]) > 2 and words_in(line.text[end:]) < _AFTER_VENUE:
            return len(line.text[:start].rstrip(EDGE))
    whole = _before_bar(line.text) or _in_at(line.text) or len(line.text.rstrip(EDGE))
    own = title_end(line, 0)
    rest = line.cut(own)
    italic = (
        any("italic" in run.styles for run in rest.runs) and "italic" not in line.runs[0].styles
    )
    parted = words_in(line.text[:own]) > 2 and italic and DETAILS.search(rest.text)
    return own if own < whole and parted else whole


def _before_bar(text: str) -> int:
    """Return where a title ends behind which a bar and a venue stand, or 0."""
    title, bar, rest = text.replace("｜", "|").rpartition("|")
    is_venue = VENUE.search(rest) or TAG.match(rest.strip(EDGE))
    return len(title.rstrip(EDGE)) if bar and is_venue and words_in(title) > 2 else 0


def _is_loud(run: Run) -> bool:
    return {"bold", "italic"} <= run.styles
