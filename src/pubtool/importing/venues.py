"""A venue as a page names it -> the entry type and the fields that say where a paper appeared.

Nothing is looked up and nothing expanded: `ICML 2025` is the name `ICML`. The type is told by the
words of the name, by the headings above it, and for short names by the few that are journals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pubtool.importing.headings import heading_type
from pubtool.importing.imprints import NOWHERE, Imprint, read_imprint
from pubtool.pages.reading.vocabulary import STATE, TAG
from pubtool.pages.states import NOT_YET
from pubtool.pages.theses import read_thesis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubtool.pages.theses import Thesis

#: The field that names the venue, by entry type.
VENUE_FIELD = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "book": "publisher",
}
_STATE_BEFORE = re.compile(
    rf"(?i)^({NOT_YET})(?:\s*[,:]\s*(?:(?:at|in|by|to|for|with)\s+)?|\s+(?:at|in|by|to|for|with)\s+"
    r"|(?:(?<=accepted)|(?<=in press)|(?<=to appear))\s+)(?=\S)"
)
_STATE_BEHIND = re.compile(rf"(?i)\s*[,(]\s*({NOT_YET})\)?$")
_YEAR_AT_END = re.compile(
    r"\s*[,(]?\s*(?:\b(?P<year>(?:19|20)\d\d)[a-z]?"
    r"|(?:['’‘`]|(?<=[A-Z]{3}) )\s*(?P<short>\d\d)[a-z]?)\)?$"
)
_YEAR_WITHIN = re.compile(r"\b(?:19|20)\d\d\b")
_ACRONYM_BEFORE = re.compile(r"^([A-Z][\w&’'+/-]*[A-Z][\w&+/-]*), (?=\S+ \S|\S*-\S)")
_ACRONYM_AT_END = re.compile(r"\s?\(([A-Z][\w&’'+/-]{1,14})(?:[ -]?['’]?\d{2,4})?\)$")
_TWO_CAPITALS = re.compile(r"[A-Z][^\sA-Z-]*[A-Z]")  # not in `Knowledge-Based`

_SERVERS = re.compile(
    r"(?i)^(?:preprints? (?:on|at|in) |on )?(arxiv|corr|bior?xiv|medrxiv|chemrxiv|psyarxiv|techrxiv"
    r"|eartharxiv|engrxiv|socarxiv|osf preprints?|ssrn|research square|hal|openreview"
    r"|iacr e-?print|cryptology eprint archive)\b"
)
_REPORT = re.compile(
    r"(?i)\b(?:technical|tech\.?|research) (?:report|rep\.?|note)s?\b|\bworking papers?\b"
)
#: With whose names those of journals begin.
_SOCIETIES = frozenset(("ACM", "ACS", "AIP", "APL", "BMC", "BMJ", "IEEE", "IET", "JAMA", "SIAM"))
#: Proceedings that are journals.
_OWN_JOURNALS = re.compile(
    r"(?i)^(?:the )?proc(?:eedings|\.)? (?:of )?(?:the )?(?:acm on\b|vldb endowment|ieee$"
    r"|national academy|royal society|(?:american|london|edinburgh) math)"
    r"|^(?:pacm|pvldb|pnas|imwut)\b|^acm (?:computing surveys|transactions)"
)
_EVENT = re.compile(
    r"(?i)\b(?:proceedings|proc\.?|conference|conf\.?|symposium|symp\.?|workshops?|congress"
    r"|colloquium|(?:annual|general|international) meeting|meeting (?:of|on)|summit|forum"
    r"|lecture notes|lncs|lipics|neural information processing systems)(?!\w)|会议|论文集"
)
_JOURNAL = re.compile(
    r"(?i)\b(?:journal|j\.|transactions|trans\.?|letters|lett\.|reviews?|rev\.|magazine|annals|ann\."
    r"|bulletin|acta|quarterly|archives? (?:of|für)|revue|zeitschrift|nature|science|plos"
    r"|frontiers in|communications|gazette|notices)(?!\w)|学报|期刊|杂志|通报"
)
_BOOK = re.compile(
    r"(?i)\b(?:hand-?book|handbuch|encyclop(?:a?e|æ)dia)\b"
    r"|\bcompanion to\b(?!.*\b(?:conference|symposium|workshop|proceedings)\b)"
)
#: What the words of a name tell, the more particular first.
_WORDS = (
    ("techreport", _REPORT),
    ("article", _OWN_JOURNALS),
    ("incollection", _BOOK),
    ("inproceedings", _EVENT),
    ("article", _JOURNAL),
)
#: Short names of journals that no word tells from conferences.
_SHORT_JOURNALS = re.compile(
    r"(?i)T(?:ACL|ACO|ALG|ASE|BD|CAD|CC|CSVT|CYB|DSC|EVC|GRS|HRI|IFS|IP|IT|KDD|KDE|MC|MLR|MM"
    r"|NNLS|NSM|OCHI|OCS|OC|ODS|OG|OIS|OIT|OMM|ON|OPLAS|OPS|OSEM|OS|PAMI|PDS|RO|SE|SP|VCG|VT|WC)"
    r"|J(?:ACM|AIR|ASA|CP|CSS|DIQ|MLR|RSSB|SAC|SS)"
    r"|APJ|CACM|CAL|CGF|COMST|CSUR|DKE|DMKD|EMSE|ESE|GRL|IJC|IJCV|IJHCS|IJRR|IMWUT|IPM|JGR|KAIS"
    r"|MLJ|MNRAS|NAR|PACM[ -]?(?:HCI|MOD|PL)|PNAS|PR[ABDELX]|PVLDB|RA-?L|SICOMP|SIMODS|SISC|SPL"
    r"|VLDBJ"
)
_PATENT = re.compile(r"(?i)\bpatents?(?:\W*$|\W+(?:app\w*|pending|filed|no)\b|\W*[A-Z]{0,2}\W?\d)")
#: What of its place a paper has behind the venue; a book has pages and a publisher, and no volume.
Behind = Literal["", "volume or pages", "pages of a book"]


class Place(NamedTuple):
    """Where a paper appeared: the entry type, and the fields that say it, as plain text.

    `sure` is false where the type is no more than the most likely one.
    """

    entry_type: str
    fields: tuple[tuple[str, str], ...] = ()
    sure: bool = True


def read_place(
    venue: str, year: int | None, headings: Sequence[str], *, arxiv: str = "", behind: Behind = ""
) -> Place:
    """Return the place that a venue's name is, under these headings.

    `year` is that of the paper, `arxiv` its id there. `behind` is what follows the venue.
    """
    venue = " ".join(venue.split()).strip(" ,;")
    if venue.count(".") == 1:
        venue = venue.rstrip(".")
    heading = heading_type(headings)
    if not venue or is_state(venue):
        return _without_venue(heading)
    if other := _beside_journals(venue, arxiv):
        return other
    name = _without_year(venue, year)
    imprint = read_imprint(name)
    if imprint != NOWHERE:
        return _published(imprint, heading)
    before = _ACRONYM_BEFORE.match(name)
    name = name[before.end() :] if before else name
    entry_type, sure = _type(venue, name, heading, behind)
    fields = [(VENUE_FIELD.get(entry_type, "howpublished"), name)]
    if short := before[1] if before else _short_name(venue, name):
        fields.append(("abbr", short))
    if _is_list_of_tags(venue):  # the paper was there too
        fields.append(("venue_tags", ", ".join(part.strip() for part in venue.split(";")[1:])))
    return Place(entry_type, tuple(fields), sure)


def _published(imprint: Imprint, heading: str) -> Place:
    """Return the place of what has no more than an imprint: a book, where its town is told."""
    entry_type = "book" if imprint.address else "misc"
    fields = [(name, text) for name, text in imprint._asdict().items() if text]
    known = heading in {"book", "incollection"}
    return Place(heading if known else entry_type, tuple(fields), sure=known)


def _beside_journals(venue: str, arxiv: str) -> Place | None:
    """Return the place that a patent, a thesis or a preprint has, whatever its heading says."""
    if _PATENT.search(venue) and not (_JOURNAL.search(venue) or _EVENT.search(venue)):
        return Place("patent", (("howpublished", venue),))
    if thesis := read_thesis(venue):
        return _thesis(venue, thesis)
    if server := _SERVERS.match(venue):
        return _preprint(venue, server[1], arxiv)
    return None


def state_apart(venue: str) -> tuple[str, str]:
    """Return a venue without words on whether the paper has appeared there, and these."""
    venue = " ".join(venue.split())
    for pattern in (_STATE_BEFORE, _STATE_BEHIND):
        if match := pattern.search(venue):
            rest = (venue[: match.start()] + venue[match.end() :]).strip(" ,;")
            if rest:
                return rest, match[1]
    return venue, ""


def is_state(venue: str) -> bool:
    """Return whether what stands for a venue only says that there is none yet."""
    return bool(STATE.match(venue.strip(" .()[]")))


def is_preprint(venue: str) -> bool:
    """Return whether a venue is none, or a server of preprints."""
    return not venue or is_state(venue) or bool(_SERVERS.match(venue.strip(" ,;(")))


def _without_venue(heading: str) -> Place:
    """Return the place of a paper without a venue: its heading may say what it is."""
    if heading in {"phdthesis", "book"}:
        return Place(heading)
    return Place("misc")


def _thesis(venue: str, thesis: Thesis) -> Place:
    school = _YEAR_AT_END.sub("", thesis.school).strip(" ,;.:")
    entry_type = "mastersthesis" if thesis.degree == "lesser" else "phdthesis"
    fields = [("school", school)] if school else []
    if "achelor" in venue:
        fields.append(("type", "Bachelor's thesis"))
    return Place(entry_type, tuple(fields))


def _preprint(venue: str, server: str, arxiv: str) -> Place:
    """Return the place of a preprint; with an arXiv id this one says it all."""
    if server.lower() in {"arxiv", "corr"}:
        return Place("misc", () if arxiv else (("howpublished", "arXiv"), ("abbr", "arXiv")))
    return Place("misc", (("howpublished", _YEAR_AT_END.sub("", venue).strip(" ,;(") or server),))


def _without_year(venue: str, year: int | None) -> str:
    """Return a name without the year of the paper at its end; of several tags that of the first."""
    if _is_list_of_tags(venue):
        venue = venue.partition(";")[0].strip()
    match = _YEAR_AT_END.search(venue)
    if not match or not match.start():
        return venue
    found = int(match["year"] or 0) or _century(int(match["short"]))
    if year not in (None, found):
        return venue
    name = venue[: match.start()].rstrip(" ,;:")
    return f"{name})" if name.count("(") > name.count(")") else name


def year_in(venue: str) -> int | None:
    """Return the year at the end of a venue's name, or None."""
    venue = " ".join(venue.split())
    match = _YEAR_AT_END.search(venue)
    if not match or not match.start():
        return None
    return int(match["year"]) if match["year"] else _century(int(match["short"]))


def _century(short: int) -> int:
    return (2000 if short < 60 else 1900) + short


def _is_list_of_tags(venue: str) -> bool:
    parts = venue.split(";")
    return len(parts) > 1 and all(TAG.match(part.strip()) for part in parts)


def _type(venue: str, name: str, heading: str, behind: Behind) -> tuple[str, bool]:
    """Return the entry type that a name is of, and whether that is sure."""
    if heading in {"incollection", "phdthesis", "techreport", "book"}:
        return heading, True
    for entry_type, pattern in _WORDS:
        if pattern.search(name):
            return entry_type, True
    if heading in {"article", "inproceedings"}:
        return heading, True
    return _likely_type(venue, name, behind)


def _likely_type(venue: str, name: str, behind: Behind) -> tuple[str, bool]:
    """Return the entry type of a name whose words and headings tell none."""
    if behind == "pages of a book" and not _TWO_CAPITALS.search(name):
        return "incollection", True
    short = _short_name(venue, name)
    if short and (behind or _SHORT_JOURNALS.fullmatch(short)):
        return "article", not behind
    if short or _YEAR_WITHIN.search(name):
        return "inproceedings", not _acronym(name)
    return "article", bool(behind)


def _short_name(venue: str, name: str) -> str:
    """Return the short name that the page has for the venue, or an empty text."""
    if _is_short(venue, name):
        return name
    return _acronym(name)


def _acronym(name: str) -> str:
    """Return the abbreviation in parentheses at the end of a name in full, or an empty text."""
    match = _ACRONYM_AT_END.search(name)
    if match and _TWO_CAPITALS.search(match[1]) and name.count("(") == 1:
        return match[1]
    return ""


def _is_short(venue: str, name: str) -> bool:
    """Return whether a name is an abbreviation: `USENIX Security`, `Interspeech 2023`."""
    words = name.split()
    if (
        len(words) > (3 if TAG.match(venue) else 2)
        or len(name) > 30
        or _EVENT.search(name)
        or _JOURNAL.search(name)
    ):
        return False
    if words and words[0] in _SOCIETIES:  # `ACM CCS`, but not `IEEE Access`
        words = words[1:] or words
    if any(_TWO_CAPITALS.search(word) for word in words):
        return True
    return len(words) == 1 and bool(TAG.match(venue.partition(";")[0]))
