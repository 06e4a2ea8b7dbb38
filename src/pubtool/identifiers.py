"""Identifiers of papers: every usual spelling of an arXiv id and of a DOI, and what is wrong.

The grammar of arXiv ids is that of arXiv's own `arxiv.identifier` and of its help page on
identifiers; that of DOIs is the DOI Handbook's (2.2). Strings are compiled by `re` when first used.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

#: An arXiv id as it may stand in a text, not yet known to be a possible one; with its version.
ARXIV_ID = r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]{2,})?/\d{7})(?:v\d+)?"
#: The sites that arXiv itself answers by, and the kinds of pages that name a paper.
ARXIV_PAGE = r"(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format)/"
ARXIV_URL = rf"https?://{ARXIV_PAGE}"
#: `math.AG/0307200` is also called `math/0307200`.
SUBJECT_CLASS = r"(?a)\.[A-Za-z-]+/"

#: Mirrors of arXiv, and sites with a page for each of its papers.
_ARXIV_HOST = (
    r"(?ai)(?:[\w-]+\.)*arxiv\.org|xxx\.[\w.-]+"
    r"|(?:www\.)?(?:ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co|arxiv-vanity\.com)"
)
#: What stands between the site and the id.
_ARXIV_PATH = r"(?ai)/*(?:[\w-]+/+){0,5}?(?=\d{4}\.\d|[a-z.-]+/+\d{7}|\d{7}|10\.)"
_WORD_BEFORE = r"(?ai)(?:arxiv\s*[:/]?\s*|corr\s+|(?:abs|pdf|html)/+)"
_STAMP = r"\s*(?:\[[^\]]*\].*|\(\d{4}\)|\[.*)\Z"
_FILE_END = r"(?i)(?:\.(?:pdf|ps|gz|html?))+\Z"
_VERSION = r"(?ai)v(\d+)\Z"
_NEW = r"(?a)(\d\d)(\d\d)\.(\d+)\Z"
_OLD = r"(?a)([A-Za-z-]+)(?:\.([A-Za-z-]{2,}))?/+(\d\d)(\d\d)(\d{3})\Z"
_WRITTEN_OLD = r"(?ai)[a-z-]+(?:\.[a-z-]{2,})?/\d{7}\Z"
_LOOKS_NEW = r"(?a)\d{4}\.\d+(?:v\d*)?\Z"
_LOOKS_OLD = r"(?a)[A-Za-z-]+(?:\.[A-Za-z-]+)?/+\d{5,9}(?:v\d*)?\Z"

#: The archives that old ids have.
_ARCHIVES = frozenset(
    (
        *("acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an"),
        *("chao-dyn", "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga"),
        *("funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math"),
        *("math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics"),
        *("plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con"),
    )
)

_DOI = r"(?a)10\.\d{4,9}(?:\.\d+)*/\S+"
_DOI_WITHIN = r"(?a)(?<![\w.])10\.\d{4,9}(?:\.\d+)*/\S+"
_DOI_BEFORE = (
    r"(?ai)(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/+|(?:urn|info):doi[:/]|doi\s*[:=]?\s*)"
)
_DOI_SITE = r"(?ai)(?:dx\.|www\.)?doi\.org\Z"
_SCHEME = r"(?ai)(?:https?:)?//"
_HOST = r"(?a)([\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})(?::\d+)?(?=[/?#]|\Z)"
#: What publishers' pages have behind the DOI.
_PAGE_END = (
    r"(?ai)(?:/(?:full|fulltext|abstract|abs|pdf|epdf|pdfdirect|html|meta|summary|references"
    r"|figures|supplementary-material|citations?)|(?:\.full|\.abstract|\.pdf|\.html?|\.xml|\.epub)|/)\Z"
)
_PREPRINT_VERSION = r"(?ai)(10\.(?:1101|64898)/[\d.]+)v\d+\Z"

#: Prefixes of DOIs that only preprint servers give, with what must follow where others use them.
_PREPRINTS = (
    r"(?ai)10\.(?:48550/"  # arXiv
    r"|1101/(?:\d{4}\.\d\d\.\d\d\.\d+|\d{6}(?!\d|\.))|64898/"  # bioRxiv, medRxiv
    r"|2139/ssrn|21203/rs\.|26434/|20944/preprints|36227/|22541/au\."
    r"|3(?:1219|1222|1223|1224|1234|1235|1730|2942|3774)/|35542/"  # OSF's, EarthArXiv, Cambridge
    r"|7287/peerj\.preprints|1590/scielopreprints|51094/jxiv|5194/egusphere-\d{4}-)"
)


class Identifier(NamedTuple):
    """What names a paper: an arXiv id without `version` (0 where none is given), or a bare DOI.

    arXiv ids are canonical: the archive in lower case, without subject class. DOIs are spelled as
    given: compare them by `same_doi`.
    """

    kind: Literal["arxiv", "doi"]
    id: str
    version: int = 0

    @property
    def versioned(self) -> str:
        """The id with its version, where one was given: `2401.01234v2`."""
        return f"{self.id}v{self.version}" if self.version else self.id


class BadIdentifier(NamedTuple):
    """A text that names no paper, and what is wrong about it, without a full stop."""

    text: str
    problem: str


def parse_identifier(text: str) -> Identifier | BadIdentifier:
    """Return the paper that a text names by an arXiv id or a DOI in any usual spelling.

    Understood are bare ids, `arXiv:` and `doi:` before them, arXiv's stamp, URLs of arXiv, of its
    mirrors and readers, of doi.org, and URLs of publishers that hold the DOI; arXiv's own DOIs
    (10.48550) are arXiv ids.
    """
    shown = _one_line(text)
    bare = shown.rstrip(",; ").strip("<>\"'` ").rstrip(",;")
    if bare.startswith("("):
        bare = bare[1:].removesuffix(")")
    if not bare:
        return BadIdentifier(shown, "nothing is given; write an arXiv id or a DOI")
    if len(bare) > 2000:
        return BadIdentifier(shown[:60] + "...", "this is too long for an identifier")
    return _parse(bare, shown)


def _one_line(text: str) -> str:
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _parse(bare: str, shown: str) -> Identifier | BadIdentifier:
    scheme = re.match(_SCHEME, bare)
    rest = bare[scheme.end() :] if scheme else bare
    host = None if re.match(_LOOKS_OLD, bare) else re.match(_HOST, rest)
    if host is not None and (scheme or rest[host.end() :].startswith("/")):
        return _parse_url(host[1], rest[host.end() :], shown)
    if scheme:
        return BadIdentifier(shown, f"{_cut(shown)} is no complete URL")
    found = _without(_DOI_BEFORE, bare)
    if found != bare or re.match(r"(?ai)10\.\d", _without(_WORD_BEFORE, bare)):
        return _parse_doi(_without(_WORD_BEFORE, found), shown)
    return _parse_arxiv(_without(_WORD_BEFORE, bare), shown)


def _without(prefix: str, text: str) -> str:
    """Return the text without what stands before the id, however often it was pasted."""
    while text and (match := re.match(prefix, text)) and match.end():
        text = text[match.end() :]
    return text


def _parse_url(host: str, path: str, shown: str) -> Identifier | BadIdentifier:
    page, _, query = path.partition("#")[0].partition("?")
    page, query = _decoded(page), _decoded(query)
    if re.match(_DOI_SITE, host):
        return _parse_doi(_without(_DOI_BEFORE, page.lstrip("/")), shown)
    if re.fullmatch(_ARXIV_HOST, host):
        place = re.match(_ARXIV_PATH, page)
        if place and not page.startswith("10.", place.end()):
            return _parse_arxiv(page[place.end() :], shown)
    for text in (page, query):
        start = re.search(_DOI_WITHIN, text)
        if start:
            doi = start[0] if text is page else start[0].partition("&")[0]
            return _parse_doi(_without_page_end(doi), shown)
    if re.fullmatch(_ARXIV_HOST, host):
        return BadIdentifier(shown, f"{_cut(shown)} names no paper of arXiv")
    return BadIdentifier(
        shown, f"{_cut(shown)} holds neither an arXiv id nor a DOI; give one of these instead"
    )


def _without_page_end(doi: str) -> str:
    while match := re.search(_PAGE_END, doi):
        doi = doi[: match.start()]
    version = re.match(_PREPRINT_VERSION, doi)
    return version[1] if version else doi


def _decoded(text: str) -> str:
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def _parse_doi(text: str, shown: str) -> Identifier | BadIdentifier:
    doi = _decoded(text).replace("\\", "") if "%" in text or "\\" in text else text
    doi = _without_trailing(doi)
    if re.fullmatch(_DOI, doi):
        prefix, _, rest = doi.partition("/")
        if prefix == "10.48550" and rest.lower().startswith("arxiv."):
            return _parse_arxiv(rest[6:], shown)
        return Identifier("doi", doi)
    return BadIdentifier(shown, _doi_problem(doi))


def _without_trailing(doi: str) -> str:
    """Return the DOI without the punctuation of the sentence that it stood in."""
    doi = doi.strip().rstrip(".,;\"'")
    for opening, closing in ("()", "[]", "{}", "<>"):
        if doi.endswith(closing) and doi.count(closing) > doi.count(opening):
            doi = doi[:-1].rstrip(".,")
    return doi


def _doi_problem(doi: str) -> str:
    prefix, slash, rest = doi.partition("/")
    if not doi.startswith("10."):
        return (
            f"{_cut(doi) or 'this'} is no DOI: one begins with 10. and has a /, as in 10.1000/182"
        )
    if not re.fullmatch(r"(?a)10\.\d{4,9}(?:\.\d+)*", prefix):
        return f"{_cut(prefix)} begins no DOI: four to nine digits follow 10., as in 10.1000/182"
    if not slash or not rest:
        return f"{_cut(doi)} is only the beginning of a DOI: a / and more follow, as in 10.1000/182"
    return f"{_cut(doi)} has white space in it, a DOI has none; give one DOI at a time"


def _parse_arxiv(text: str, shown: str) -> Identifier | BadIdentifier:
    """Read an arXiv id that nothing stands before."""
    bare = re.sub(_STAMP, "", text.partition("#")[0].partition("?")[0])
    bare = re.sub(_FILE_END, "", bare.strip().rstrip("/.,;)"))
    bare = re.sub(r"/{2,}", "/", re.sub(r"-{2,}", "-", bare))
    # arXiv tolerates what follows the id, as in `2401.01234v1/anc/data.txt`.
    longer = re.match(r"(?ai)(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7}(?:v\d+)?)/", bare)
    bare = longer[1] if longer else bare
    version = re.search(_VERSION, bare)
    number = 0
    if version:
        if len(version[1]) > 4 or not (number := int(version[1])):
            return BadIdentifier(shown, f"{_cut(bare)} has no possible version; they count from v1")
        bare = bare[: version.start()]
    found = _new_id(bare) or _old_id(bare) or _not_arxiv(bare, shown)
    return found if isinstance(found, BadIdentifier) else found._replace(version=number)


def _new_id(bare: str) -> Identifier | BadIdentifier | None:
    """Read an id since April 2007: YYMM.number, of five digits since 2015."""
    match = re.match(_NEW, bare)
    if match is None:
        return None
    year, month, digits = int(match[1]), int(match[2]), match[3]
    if not 1 <= month <= 12:
        return BadIdentifier(bare, f"{bare} has no month {match[2]}")
    if (year, month) < (7, 4):
        return BadIdentifier(
            bare, f"{bare} is from before April 2007, when ids looked like hep-th/9901001"
        )
    if len(digits) != (needed := 5 if year >= 15 else 4):
        since = "since 2015" if needed == 5 else "until 2014"
        return BadIdentifier(bare, f"{_cut(bare)} must have {needed} digits after the dot {since}")
    if not int(digits):
        return BadIdentifier(bare, f"{bare} has the number 0; they count from 1")
    return Identifier("arxiv", bare)


def _old_id(bare: str) -> Identifier | BadIdentifier | None:
    """Read an id until March 2007: archive/YYMMnumber, with the slips that arXiv repairs."""
    match = re.match(_OLD, bare)
    if match is None:
        return None
    archive = _archive(match[1])
    if archive is None:
        return BadIdentifier(bare, f"{_cut(bare)} has no archive of arXiv before the /")
    year, month = int(match[3]), int(match[4])
    year += 1900 if year > 90 else 2000
    if not 1 <= month <= 12:
        return BadIdentifier(bare, f"{bare} has no month {match[4]}")
    if not (1991, 7) <= (year, month) <= (2007, 3):
        return BadIdentifier(
            bare, f"{bare} is of {year}-{month:02}, but such ids are from 1991-07 to 2007-03"
        )
    if match[5] == "000":
        return BadIdentifier(bare, f"{bare} has the number 0; they count from 1")
    return Identifier("arxiv", f"{archive}/{match[3]}{match[4]}{match[5]}")


def _archive(name: str) -> str | None:
    """Return the archive of this name: in lower case, and with the dash that was left out."""
    name = name.lower().strip("-")
    if name in _ARCHIVES:
        return name
    return next((archive for archive in _ARCHIVES if archive.replace("-", "") == name), None)


def _not_arxiv(bare: str, shown: str) -> BadIdentifier:
    if re.match(_LOOKS_NEW, bare):
        problem = "is no arXiv id: YYMM, a dot and four or five digits, as in 2401.01234"
    elif re.match(_LOOKS_OLD, bare):
        problem = "is no arXiv id: the archive, / and seven digits, as in hep-th/9901001"
    elif re.fullmatch(r"(?a)\d{7}", bare):
        problem = "lacks its archive, as in hep-th/9901001"
    else:
        problem = "is neither an arXiv id, such as 2401.01234, nor a DOI, such as 10.1000/182"
    return BadIdentifier(shown, f"{_cut(bare or shown)} {problem}")


def _cut(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."


def is_arxiv_id(text: str) -> bool:
    """Return whether this is a possible arXiv id, with or without its version, and nothing else.

    An archive may be of any name: there were more than anybody lists.
    """
    version = re.search(_VERSION, text) if "v" in text[-5:] else None
    bare = text[: version.start()] if version else text
    if version and version[1].startswith("0"):
        return False
    if "/" in text:
        return re.match(_WRITTEN_OLD, bare) is not None
    return isinstance(_new_id(bare), Identifier)


def arxiv_id(text: str) -> str:
    """Return the canonical arXiv id, without version, that a text names; "" where it names none."""
    found = parse_identifier(text)
    return found.id if isinstance(found, Identifier) and found.kind == "arxiv" else ""


def bare_doi(text: str) -> str:
    """Return the bare DOI that a text names, one of arXiv's too; "" where it names none."""
    bare = _without(_DOI_BEFORE, _one_line(text).strip("<>\"'` "))
    if re.match(r"(?a)10\.\d", bare):
        doi = _without_trailing(_decoded(bare).replace("\\", ""))
        return doi if re.fullmatch(_DOI, doi) else ""
    found = parse_identifier(text)
    return found.id if isinstance(found, Identifier) and found.kind == "doi" else ""


def doi_key(doi: str) -> str:
    """Return a DOI as it is compared: bare, its ASCII letters in lower case; "" for no DOI."""
    return bare_doi(doi).encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def same_doi(first: str, second: str) -> bool:
    """Return whether both are the same DOI, in whatever spelling."""
    key = doi_key(first)
    return bool(key) and key == doi_key(second)


def is_preprint_doi(doi: str) -> bool:
    """Return whether only a preprint server gives such a DOI (arXiv, bioRxiv, SSRN, OSF ...)."""
    if doi.startswith("10.") and not re.search(r"[%\\]", doi) and not re.match(_PREPRINTS, doi):
        return False  # as most DOIs, and without a close look
    return re.match(_PREPRINTS, bare_doi(doi)) is not None
