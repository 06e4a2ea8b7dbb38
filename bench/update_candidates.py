"""Wrong candidates for `updating.py`, made out of real papers with a seed: always the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.latex import to_text
from pubtool.model import Date

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from pubtool.sources.records import Record


class Pair(NamedTuple):
    """A preprint, a candidate, and what kind of pair that is."""

    kind: str
    preprint: Record
    candidate: Record


def preprint_of(record: Record, rng: random.Random) -> Record:
    """Return a paper's record as that of a preprint posted before."""
    year = (record.date or Date(2020)).year
    return record._replace(
        service="arXiv",
        type="misc",
        doi="",
        fields={},
        published_as=(),
        date=Date(year - rng.choice((0, 0, 1, 1, 2))),
    )


_TEXTS_ABOUT = (
    "Comment on “{}”",
    "Comments on: {}",
    "Reply to: {}",
    "Response to {}",
    "Erratum: {}",
    "Erratum to: {}",
    "Corrigendum to “{}”",
    "Correction: {}",
    "Publisher Correction: {}",
    "Author Correction: {}",
    "Retraction Note: {}",
    "RETRACTED: {}",
    "{} [Erratum]",
    "Addendum to “{}”",
    'Peer Review #2 of "{}"',
    "Review of {}",
    "Review: {}",
    'Decision letter for "{}"',
    'Author response for "{}"',
    "Supplementary material for {}",
    "Supporting information: {}",
    'Supplement to "{}"',
    "Data for: {}",
    "Dataset for {}",
    "Replication data for: {}",
    "Code for {}",
    "Discussion of “{}”",
    "Rejoinder: {}",
    "Editorial: {}",
    "Commentary: {}",
    "Expression of Concern: {}",
    "A comment on {}",
)
_VERSIONS = (
    "{} (Extended Abstract)",
    "{} (extended version)",
    "{}: Extended Abstract",
    "Extended Abstract: {}",
    "{} [Abstract]",
    "{} (Invited Talk)",
    "Poster: {}",
    "Demo: {}",
    "Brief Announcement: {}",
    "{} (Short Paper)",
    "{} (Technical Report)",
    "{} - Workshop Paper",
    "Workshop on {}",
    "{}: Preliminary Report",
    "Towards {}: Workshop Version",
    "{} Revisited",
    "{} (Student Abstract)",
    "{} Workshop",
    "{}: Challenges and Workshop Report",
)
_SURVEYS = (
    "A Survey of {}",
    "A Survey on {}",
    "{}: A Survey",
    "{}: A Review",
    "A Review of {}",
    "Recent Advances in {}: An Overview",
    "{}: A Tutorial",
    "An Introduction to {}",
    "A Comprehensive Survey of {}",
    "{}: State of the Art and Challenges",
    "Perspectives on {}",
)
_SUCCESSORS = (
    "{}++",
    "{} 2",
    "{} v2",
    "{} II",
    "{}: Part II",
    "{}, Part 2",
    "{}. II",
    "{} 2.0",
    "{}+",
    "Beyond {}",
    "{} in Practice",
    "{} without Supervision",
    "Towards Better {}",
    "{} Challenge",
    "{} Dataset",
    "A Benchmark for {}",
    "On the Limits of {}",
    "Fast {}",
    "{} at Scale",
    "Deep {}",
)


class Maker:
    """Makes wrong candidates for papers out of a pool of real ones."""

    def __init__(self, papers: Sequence[Record], rng: random.Random) -> None:
        self.papers = papers
        self.rng = rng
        self.by_family: dict[str, list[Record]] = defaultdict(list)
        for paper in papers:
            for author in paper.authors:
                self.by_family[fold(author.family or author.name.rsplit(" ", 1)[-1])].append(paper)

    def pairs(self, paper: Record) -> Iterator[Pair]:
        """Yield a paper's preprint with one wrong candidate of each kind."""
        preprint = preprint_of(paper, self.rng)
        yield from self._titled(preprint, paper)
        yield from self._parts(preprint, paper)
        yield from self._others(preprint, paper)
        yield from self._misplaced(preprint, paper)

    def _titled(self, preprint: Record, paper: Record) -> Iterator[Pair]:
        kinds = {
            "a comment, erratum, review or supplement": _TEXTS_ABOUT,
            "an extended, short or workshop version": _VERSIONS,
            "a survey with a similar title": _SURVEYS,
            "a successor": _SUCCESSORS,
        }
        for kind, patterns in kinds.items():
            title = self.rng.choice(patterns).format(paper.title)
            yield Pair(kind, preprint, paper._replace(title=title))
        text = self.rng.choice(_TEXTS_ABOUT).format(paper.title)
        named = preprint._replace(published_as=(paper.doi,))
        yield Pair("a comment or erratum, named by a service", named, paper._replace(title=text))
        venue = self.rng.choice(
            ("Workshop on Tests", "CHI EA: Extended Abstracts", "SIGMOD Companion")
        )
        yield Pair(
            "the same title at a workshop",
            preprint,
            paper._replace(type="inproceedings", fields={"booktitle": venue}),
        )

    def _parts(self, preprint: Record, paper: Record) -> Iterator[Pair]:
        for one, two in self.rng.sample(
            (
                (" I", " II"),
                (": Part I", ": Part II"),
                (", Part 1", ", Part 2"),
                (" (Part A)", " (Part B)"),
                (". I. Theory", ". II. Theory"),
                (" 1", " 2"),
                (": Part I", ""),
                ("", " III"),
                ("2", "2++"),
                (" v1", " v2"),
                (" 2D", " 3D"),
            ),
            2,
        ):
            yield Pair(
                "another part",
                preprint._replace(title=paper.title + one),
                paper._replace(title=paper.title + two),
            )

    def _others(self, preprint: Record, paper: Record) -> Iterator[Pair]:
        author = self.rng.choice(paper.authors)
        pool = self.by_family[fold(author.family or author.name.rsplit(" ", 1)[-1])]
        for other in self.rng.sample(pool, min(3, len(pool))):
            if _letters(other) != _letters(paper):
                candidate = other._replace(date=paper.date, doi=other.doi)
                yield Pair("another paper of an author", preprint, candidate)
                # Where a service names it, the main title alone may be that of the same paper.
                if not _is_prefix(other, paper):
                    named = preprint._replace(published_as=(candidate.doi,))
                    yield Pair("another paper of an author, named by a service", named, candidate)
        stranger = self.rng.choice(self.papers)
        if not {fold(each.family) for each in stranger.authors} & {
            fold(each.family) for each in paper.authors
        }:
            yield Pair(
                "the same title by others", preprint, paper._replace(authors=stranger.authors)
            )
            words = " ".join(paper.title.split()[:2])
            if words.count("{") == words.count("}") and words.count("$") % 2 == 0:
                yield Pair(
                    "the same short title by others",
                    preprint._replace(title=words),
                    paper._replace(title=words, authors=stranger.authors),
                )

    def _misplaced(self, preprint: Record, paper: Record) -> Iterator[Pair]:
        doi = self.rng.choice(
            (
                "10.2139/ssrn.4684136",
                "10.48550/arXiv.2401.01234",
                "10.1101/2023.09.06.556545",
                "10.21203/rs.3.rs-144654/v1",
                "10.36227/techrxiv.20713333",
                "10.20944/preprints202207.0110.v1",
                "10.26434/chemrxiv.11825958",
                "10.31234/osf.io/wxn36",
            ),
        )
        yield Pair("a preprint server's DOI", preprint, paper._replace(doi=doi))
        named = preprint._replace(published_as=(doi,))
        yield Pair("a preprint server's DOI, named by a service", named, paper._replace(doi=doi))
        year = (preprint.date or Date(2020)).year
        yield Pair(
            "it appeared before the preprint",
            preprint,
            paper._replace(date=Date(year - self.rng.randint(1, 9))),
        )
        kind = self.rng.choice(
            ("misc", "phdthesis", "techreport", "dataset", "software", "unpublished", "book")
        )
        yield Pair("no publication of a paper", preprint, paper._replace(type=kind))


def _letters(record: Record) -> str:
    return "".join(char for char in fold(to_text(record.title)) if char.isalnum())


def _is_prefix(one: Record, other: Record) -> bool:
    """Return whether the titles may be of one paper: with and without its subtitle."""
    first, second = _letters(one), _letters(other)
    return first.startswith(second) or second.startswith(first)
