"""Try the decision of `pubtool update` on real pairs and on wrong candidates made from real ones.

Run as `python bench/updating.py [SHARED]`, where SHARED is a folder with `recordings/` (answers of
services) and `corpus/` (.bib files). Right pairs are a preprint and its published version: recorded
on both sides, or two real entries with one arXiv id, or a real paper with its title as publishers
respell it. Wrong candidates are made from real metadata with a seed, or are real: other papers of
the same authors. Prints how many of each kind are accepted, and every decision that is wrong.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from update_candidates import Maker, Pair, preprint_of

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.errors import PubtoolError
from pubtool.exchange import Answer
from pubtool.files import read_text
from pubtool.folding import fold
from pubtool.identifiers import is_preprint_doi
from pubtool.latex import to_text
from pubtool.reading import read
from pubtool.sources import arxiv, crossref, datacite, semanticscholar
from pubtool.updating.authors import agree
from pubtool.updating.decision import decide
from pubtool.updating.preprints import as_record, is_preprint
from pubtool.updating.titles import read_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pubtool.model import Publication
    from pubtool.sources.records import Record

SEED = 20261123
#: Papers of which wrong candidates are made.
SAMPLE = 400
#: In a title that one file has changed on purpose.
_SPOILED = "And @ Symbol"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


#: Venues of preprints and of short papers: what a search finds there is not accepted, by design.
_NO_VENUE = r"(?i)rxiv|corr\b|ssrn|preprint|workshop|companion|poster|doctoral|abstracts"


def entries(shared: Path) -> list[Publication]:
    """Return all publications of the corpus that have a title, authors and a year."""
    found: list[Publication] = []
    for folder in ("homepages", "bibs"):
        for path in sorted((shared / "corpus" / folder).glob("*.bib")):
            try:
                bibliography = load([(path.name, read_text(str(path)).text)])
            except PubtoolError:
                continue
            found += read(bibliography, Config()).publications
    return [each for each in found if each.title and each.authors and each.date and not each.et_al]


def recorded(shared: Path) -> tuple[list[Record], list[Record]]:
    """Return the recorded records of preprints, and those of publications."""
    folder = shared / "recordings"
    preprints: dict[str, Record] = {}
    for path in sorted((folder / "arxiv").glob("*.xml")):
        body = path.read_bytes()
        ids = tuple(
            dict.fromkeys(
                each.split("v")[0] if "/" not in each else each
                for each in re.findall(
                    r"<id>\s*https?://arxiv\.org/abs/([^<\s]+?)(?:v\d+)?\s*</id>", body.decode()
                )
            )
        )
        if ids:
            answer = Answer(200, "", "application/atom+xml", "utf-8", body)
            preprints.update(arxiv.read(answer, ids).records)
    for path in sorted((folder / "datacite").glob("arxiv-*.json")):
        name = path.stem.split("arxiv.", 1)[1].replace("_", "/")
        answer = Answer(200, "", "application/json", "utf-8", path.read_bytes())
        preprints.update(datacite.read(answer, (name,)).records)
    return list(preprints.values()), list(_published(folder))


def _published(folder: Path) -> Iterator[Record]:
    for path in sorted((folder / "crossref").glob("*-200.json")):
        answer = Answer(200, "", "application/json", "utf-8", path.read_bytes())
        doi = re.search(r'"DOI":"([^"]+)"', path.read_text(encoding="utf-8"))
        try:
            yield from crossref.read_search(answer)
        except PubtoolError:
            if doi is not None:
                name = doi[1].replace("\\/", "/")
                try:
                    yield from crossref.read(answer, (name,)).records.values()
                except PubtoolError:
                    continue


def scholar(shared: Path) -> list[Pair]:
    """Return the recorded papers of which Semantic Scholar knows an id of arXiv and a DOI."""
    pairs = []
    for path in sorted((shared / "recordings" / "semanticscholar").glob("paperjson-*.json")):
        number = path.stem.rsplit("-", 1)[1]
        body = b"[" + path.read_bytes() + b"]"
        answer = Answer(200, "", "application/json", "utf-8", body)
        record = semanticscholar.read(answer, (number,)).records.get(number)
        if record is None:
            continue
        for doi in record.published_as:
            preprint = record._replace(doi="", published_as=(), type="misc")
            pairs.append(Pair("recorded", preprint, record._replace(doi=doi, type="article")))
    return pairs


def twins(publications: Sequence[Publication]) -> list[Pair]:
    """Return real entries of one arXiv id of which one is a preprint, the other published."""
    by_id = defaultdict(list)
    for each in publications:
        if each.arxiv:
            by_id[each.arxiv].append(each)
    return [
        Pair("one arXiv id", as_record(one), published(other))
        for same in by_id.values()
        for one in filter(is_preprint, same)
        for other in same
        if not is_preprint(other) and other.type in {"article", "inproceedings"}
    ]


def copies(publications: Sequence[Publication]) -> list[Pair]:
    """Return entries of one DOI in different files, the first as a preprint: real spellings."""
    by_doi = defaultdict(list)
    for each in publications:
        if each.doi and not is_preprint_doi(each.doi) and each.type in {"article", "inproceedings"}:
            by_doi[each.doi.casefold()].append(each)
    pairs = []
    for same in by_doi.values():
        for one, other in pairwise(same):
            candidate = published(other)._replace(fields={}, date=one.date)
            preprint = as_record(one)._replace(service="arXiv", type="misc", doi="", fields={})
            if one.file != other.file and _SPOILED not in preprint.title:
                pairs.append(Pair("one DOI, two files", preprint, candidate))
    return pairs


def are_one(pair: Pair) -> bool:
    """Return whether two entries of one arXiv id are versions of one paper, by their authors.

    Some files give the id of one paper to another one: these are wrong candidates.
    """
    authors = agree(pair.preprint.authors, pair.candidate.authors)
    return authors.is_half and authors.first


def published(publication: Publication, number: int = 0) -> Record:
    """Return an entry as the record of a publication; without a DOI it gets a made-up one."""
    record = as_record(publication)
    doi = record.doi if record.doi and not is_preprint_doi(record.doi) else f"10.5555/{number}"
    kind = record.type if record.type in {"article", "inproceedings"} else "article"
    fields = {
        name: text for name, text in publication.fields.items() if name in {"journal", "booktitle"}
    }
    return record._replace(
        service="Crossref", type=kind, doi=doi, date=publication.date, fields=fields
    )


# How publishers respell a title and authors: still the same paper.


def _hyphens(text: str) -> str:
    return re.sub(r"(?<=[a-z])-(?=[a-z])", "", text, count=1)


def _british(text: str) -> str:
    return re.sub(
        r"ization\b",
        "isation",
        re.sub(r"\bmodeling\b", "modelling", re.sub(r"\bbehavior", "behaviour", text)),
    )


def _initials(record: Record) -> Record:
    authors = [
        author._replace(name="", given=" ".join(f"{part[0]}." for part in author.given.split()))
        if author.family and author.given
        else author
        for author in record.authors
    ]
    return record._replace(authors=tuple(authors))


RESPELLED: dict[str, Callable[[str], str]] = {
    "small letters": lambda text: text[:1] + text[1:].lower(),
    "capitals": str.upper,
    "without hyphens": _hyphens,
    "British": _british,
    "no-break hyphens": lambda text: text.replace("-", "\u2010"),
    "a full stop": lambda text: text + ".",
    "HTML": lambda text: re.sub(r"\b([A-Z][a-z]+)$", r"<i>\1</i>", text),
    "curly quotes": lambda text: text.replace("'", "’").replace('"', "”"),
    "dash for colon": lambda text: text.replace(": ", " — ", 1),
}


def respelled(papers: Sequence[Record], rng: random.Random) -> Iterator[Pair]:
    """Yield papers with titles and authors as publishers write them."""
    for paper in papers:
        text = to_text(paper.title)
        if "\\" in text or "$" in paper.title or not text:
            continue
        preprint = preprint_of(paper, rng)._replace(title=text)
        name = rng.choice(list(RESPELLED))
        candidate = paper._replace(title=RESPELLED[name](text))
        if name == "capitals" and fold(text.upper()) != fold(text):
            continue
        yield Pair(f"respelled: {name}", preprint, candidate)
        yield Pair("authors with initials", preprint, _initials(paper))
        if ": " in text and not re.search(r": [IVX]+\b|\bPart\b", text):
            short = paper._replace(title=text.split(": ")[0])
            named = preprint._replace(published_as=(paper.doi,))
            yield Pair("without subtitle, named by a service", named, short)


def right_pairs(shared: Path) -> list[Pair]:
    """Return pairs of a preprint and its published version."""
    rng = random.Random(SEED)  # noqa: S311  # the same pairs in every run is the point
    publications = entries(shared)
    papers = _papers(publications, rng)
    same = filter(are_one, twins(publications))
    return [*scholar(shared), *same, *copies(publications), *respelled(papers, rng)]


def wrong_pairs(shared: Path) -> list[Pair]:
    """Return pairs of a preprint and a candidate that is not its published version."""
    rng = random.Random(SEED)  # noqa: S311  # the same pairs in every run is the point
    publications = entries(shared)
    preprints, recorded_papers = recorded(shared)
    everything = [published(each, number) for number, each in enumerate(publications)]
    pool = [*everything, *(each for each in recorded_papers if each.authors)]
    maker = Maker(pool, rng)
    named = [each for each in preprints if each.authors]
    sample = _papers(publications, rng) + [
        each._replace(type="article", doi=f"10.5555/{each.arxiv}", published_as=(), fields={})
        for each in named
    ]
    pairs = [pair for paper in sample for pair in maker.pairs(paper)]
    pairs += [pair for pair in twins(publications) if not are_one(pair)]
    for preprint in named:
        for other in rng.sample(recorded_papers, min(5, len(recorded_papers))):
            pairs.append(Pair("a recorded publication", preprint, other))
    return pairs


def _papers(publications: Sequence[Publication], rng: random.Random) -> list[Record]:
    """Return a sample of published papers with titles of three words or more."""
    eligible = [
        published(each, number)
        for number, each in enumerate(publications)
        if each.type in {"article", "inproceedings"}
        and len(each.title_text.split()) > 2
        and not read_title(each.title_text).kinds
        and not re.search(
            _NO_VENUE, each.fields.get("journal", "") + each.fields.get("booktitle", "")
        )
    ]
    return rng.sample(eligible, min(SAMPLE, len(eligible)))


def count(pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Return how many pairs of each kind are accepted, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for pair in pairs:
        accepted, total = counts.get(pair.kind, (0, 0))
        verdict = decide(pair.preprint, pair.candidate)
        counts[pair.kind] = accepted + verdict.accepted, total + 1
    return counts


def report(title: str, pairs: Sequence[Pair], *, right: bool) -> None:
    """Print the counts, and the pairs that are decided wrongly."""
    print(title)
    for kind, (accepted, total) in sorted(count(pairs).items()):
        print(f"  {accepted:5} of {total:5} accepted  {kind}")
    for pair in pairs:
        verdict = decide(pair.preprint, pair.candidate)
        if verdict.accepted != right:
            print(f"  ! {pair.kind}: {'; '.join(verdict.reasons)}")
            print(f"      {pair.preprint.title} | {_first(pair.preprint)} {pair.preprint.date}")
            print(f"      {pair.candidate.title} | {_first(pair.candidate)} {pair.candidate.date}")


def _first(record: Record) -> str:
    return ", ".join(author.name for author in record.authors[:3])


def main(arguments: list[str]) -> None:
    """Print both figures."""
    shared = Path(arguments[0]) if arguments else SHARED
    report("Published versions:", right_pairs(shared), right=True)
    report("Wrong candidates:", wrong_pairs(shared), right=False)


if __name__ == "__main__":
    main(sys.argv[1:])
