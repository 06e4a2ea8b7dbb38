"""Make entries of recorded arXiv answers: `python bench/adding.py [FOLDER]`.

Every paper of every answer in the folder (without one, `../shared/recordings/arxiv`) becomes an
entry; then title, authors, ids and year are compared with what the answer says, read here without
any of pubtool's readers, as bibtex and biber read them from the entries, where these are installed.
What differs is printed in full. Exits with 1 where something does, or where a program complains.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from other_readers import with_biber, with_bibtex
from pubtool.adding.drafts import Wishes
from pubtool.adding.planning import Candidate, Target, plan
from pubtool.bibtex import load
from pubtool.exchange import Answer
from pubtool.sources import arxiv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from other_readers.records import Name, Result

ROOT = Path(__file__).resolve().parent.parent
ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
PATTERN = "{family}{year}{word}"
READERS: dict[str, Callable[[str, str], Result]] = {
    "bibtex": with_bibtex.read,
    "biber": with_biber.read,
}
COMPARED = ("title", "authors", "year", "eprint", "doi", "class")


class Said(NamedTuple):
    """A paper as an answer has it, the text as it stands in the XML but for white space."""

    arxiv: str
    title: str
    authors: tuple[str, ...]
    year: str
    doi: str
    category: str


class Facts(NamedTuple):
    """What is compared of a paper, in the form in which it is compared."""

    title: str
    authors: tuple[str, ...]
    year: str
    eprint: str
    doi: str
    category: str


def said(data: bytes) -> Iterator[Said]:
    """Yield the papers of an answer; none where it is an error or no XML."""
    try:
        root = ET.fromstring(data)  # noqa: S314  # a file of our own
    except ET.ParseError:
        return
    for entry in root.findall("a:entry", ATOM):
        name = entry.findtext("a:id", "", ATOM)
        if "/abs/" not in name:
            continue
        category = entry.find("x:primary_category", ATOM)
        yield Said(
            re.sub(r"v\d+$", "", name.partition("/abs/")[2].strip()),
            squeezed(entry.findtext("a:title", "", ATOM)),
            tuple(squeezed(e.text or "") for e in entry.findall("a:author/a:name", ATOM)),
            entry.findtext("a:published", "", ATOM)[:4],
            entry.findtext("x:doi", "", ATOM).strip(),
            "" if category is None else category.get("term", ""),
        )


def squeezed(text: str) -> str:
    """Return the text with single blanks."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return text without braces, backslashes and the difference of composed letters."""
    return unicodedata.normalize("NFC", re.sub(r"[{}\\]", "", text))


def as_said(paper: Said) -> Facts:
    """Return what the answer says, to be compared."""
    authors = tuple(map(bare, paper.authors))
    return Facts(bare(paper.title), authors, paper.year, paper.arxiv, paper.doi, paper.category)


def displayed(name: Name) -> str:
    """Return a name in reading order."""
    parts = (name.first, name.von, name.last, name.jr)
    return bare(" ".join(part for part in parts if part).replace("~", " "))


def made(papers: dict[str, tuple[Said, bytes]]) -> tuple[str, dict[str, str]]:
    """Return the text of a new file with all papers, and the key of each id."""
    candidates = []
    for number, (_, data) in papers.items():
        answer = Answer(200, "", "application/atom+xml", "utf-8", data)
        record = arxiv.read(answer, (number,)).records[number]
        candidates.append(Candidate(number, record))
    bibliography = load([("new.bib", "")])
    target = Target(bibliography, bibliography.documents[0])
    result = plan(target, candidates, Wishes(), PATTERN)
    keys = {each.candidate.label: each.entry.key for each in result.additions}
    return result.text, keys


def as_read(result: Result) -> dict[str, Facts]:
    """Return what a program reads, by citation key."""
    found = {}
    for record in result.records:
        get = record.fields.get
        found[record.key] = Facts(
            bare(get("title", "")),
            tuple(displayed(name) for name in record.names.get("author", ())),
            get("year") or get("date", ""),
            get("eprint", ""),
            get("doi", ""),
            get("primaryclass") or get("eprintclass", ""),
        )
    return found


def main(folder: Path) -> int:
    """Print the table and what differs; return the exit status."""
    papers: dict[str, tuple[Said, bytes]] = {}
    files = sorted(folder.glob("*.xml"))
    for path in files:
        data = path.read_bytes()
        papers |= {paper.arxiv: (paper, data) for paper in said(data)}
    text, keys = made(papers)
    print(f"{len(files)} answers, {len(papers)} papers, {len(keys)} entries")
    bad = len(papers) - len(keys)
    for name, read in READERS.items():
        program = shutil.which(name)
        if program is None:
            print(f"{name}: not installed")
            continue
        result = read(program, text)
        for complaint in result.complaints:
            print(f"{name}: line {complaint.line}: {complaint.message}")
        equal = compared(name, papers, keys, as_read(result))
        counts = ", ".join(f"{field} {equal[field]}" for field in COMPARED)
        print(f"{name}: {len(result.complaints)} complaints; equal: {counts}")
        bad += len(result.complaints)
        bad += sum(len(papers) - equal[field] for field in COMPARED)
    return 1 if bad else 0


def compared(
    name: str, papers: dict[str, tuple[Said, bytes]], keys: dict[str, str], read: dict[str, Facts]
) -> Counter[str]:
    """Return for how many papers each part is equal; print the others."""
    equal: Counter[str] = Counter()
    for number, (paper, _) in papers.items():
        theirs = read.get(keys.get(number, ""))
        if theirs is None:
            print(f"{name}: {number} is not there")
            continue
        for field, one, other in zip(COMPARED, as_said(paper), theirs, strict=True):
            equal[field] += one == other
            if one != other:
                print(f"{name}: {number} {field}\n  said {one!r}\n  read {other!r}")
    return equal


if __name__ == "__main__":
    default = ROOT.parent / "shared" / "recordings" / "arxiv"
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
