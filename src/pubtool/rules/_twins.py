"""Which entries are one paper: found by identifier, or by title and first author.

Owns the comparison that `duplicate-publication` and `preprint-twin` share. Entries are put into
buckets by DOI, arXiv id and title, so that no entry meets all others. Titles have to be the same
but for case, accents, blanks and punctuation: a second part, an erratum or a `++` makes another one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pubtool.inline import plain
from pubtool.query.grouping import type_key
from pubtool.query.matching import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Publication
    from pubtool.rules.base import Context, Subject


class Twin(NamedTuple):
    """Two entries of one paper. `subject` is the later one, or the preprint of the two.

    `same` says what both share, as part of a sentence.
    """

    subject: Subject
    other: Subject
    same: str
    is_preprint: bool


#: Entries that hold or group others, and theses, which share a title with a paper by right.
_APART = frozenset(
    ("set", "xdata", "bibnote", "proceedings", "mvproceedings", "collection", "mvcollection")
) | {"periodical", "phdthesis", "mastersthesis", "thesis", "reference", "mvreference"}
#: Titles that many different texts have.
_COMMON = re.compile(
    r"(?:guest)?(?:editorial|preface|foreword|introduction|conclusions?|erratum|corrigendum|reply"
    r"|response|discussion|comments?|review|bookreview|abstract|untitled|index|title|foo|test)\Z"
)
_NOT_IN_TITLES = r"[^\w+#]+"
_PREPRINT_VENUE = re.compile(
    r"(?ai)(?:the\s+)?(?:arxiv|corr\b|abs/|e?-?prints?\b|preprint|(?:bio|med|chem|psy|soc)a?rxiv|ssrn"
    r"|hal\b|iacr cryptology eprint|cryptology eprint|openreview|techrxiv|research square)"
)
_PREPRINT_DOI = (
    *("10.48550/", "10.1101/", "10.2139/", "10.26434/", "10.31234/", "10.31219/"),
    *("10.36227/", "10.21203/", "10.20944/preprints", "10.22541/"),
)
#: Fields whose values tell two works of one title apart.
_TELLING = ("edition", "part", "chapter", "language", "version", "entrysubtype")
_PUBLISHED = ("journal", "booktitle")
#: How many entries of one bucket an entry is compared with.
_MOST = 12


def twins(context: Context) -> Iterator[Twin]:
    """Yield entries that are one paper, each entry at most once as the one to mend."""
    buckets: dict[tuple[str, ...], list[_Work]] = {}
    reported: set[int] = set()
    for subject in context.subjects:
        publication = subject.publication
        if publication is None or publication.hidden or publication.type in _APART:
            continue
        work = _Work(subject, publication)
        met: set[int] = set()
        for bucket in work.buckets():
            before = buckets.setdefault(bucket, [])
            for other in before:
                if other.number in met:
                    continue
                met.add(other.number)
                twin = _compared(other, work, bucket[0])
                if twin is not None and id(twin.subject) not in reported:
                    reported.add(id(twin.subject))
                    yield twin
            if len(before) < _MOST:
                before.append(work)


class _Work:
    """An entry with what is compared of it."""

    __slots__ = ("doi", "has_venue", "number", "publication", "subject", "title")

    def __init__(self, subject: Subject, publication: Publication) -> None:
        self.subject = subject
        self.publication = publication
        self.number = publication.index
        self.title = re.sub(_NOT_IN_TITLES, "", fold(publication.title_text))
        self.doi = publication.doi.casefold()
        self.has_venue = False
        for name in _PUBLISHED:
            venue = publication.fields.get(name, "")
            if venue and not _PREPRINT_VENUE.match(venue.lstrip("{ \n\t")):
                self.has_venue = True

    def buckets(self) -> Iterator[tuple[str, ...]]:
        """Yield the buckets of the work; the first part says what those in one share."""
        publication = self.publication
        if self.doi:
            yield "DOI", self.doi
        if publication.arxiv:
            yield "arXiv id", publication.arxiv.casefold()
        persons = publication.authors or publication.editors
        if persons and self.title and not _COMMON.match(self.title):
            yield "title and first author", self.title, fold(persons[0].family)

    @property
    def is_preprint(self) -> bool:
        """Whether the entry has nothing but a preprint to show."""
        publication = self.publication
        if self.has_venue or (self.doi and not self.doi.startswith(_PREPRINT_DOI)):
            return False
        shown = _PREPRINT_VENUE.match(plain(publication.venue.full or publication.venue.short))
        return bool(publication.arxiv or shown or self.doi)


def _compared(first: _Work, second: _Work, same: str) -> Twin | None:
    """Return the twins that two works with the same id or title are, or None."""
    if _are_related(first.subject, second.subject):
        return None
    preprints = first.is_preprint, second.is_preprint
    is_twin = preprints[0] != preprints[1]
    if same == "DOI":
        if not _same_title(first, second) and "inc" in _kinds(first, second):
            return None
    elif is_twin and (first if preprints[1] else second).has_venue:
        if same != "arXiv id" and (_ids_differ(first, second) or not _same_given(first, second)):
            return None
    elif not _same_work(first, second, same):
        return None
    if is_twin and preprints[0]:
        return Twin(first.subject, second.subject, same, is_preprint=True)
    return Twin(second.subject, first.subject, same, is_twin)


def _same_work(first: _Work, second: _Work, same: str) -> bool:
    """Return whether two works of one kind (both published, or neither) are surely one."""
    if _ids_differ(first, second) or _dois_differ(first, second):
        return False
    one, two = first.publication, second.publication
    if first.is_preprint and second.is_preprint:
        return same == "arXiv id" or _same_given(first, second)
    if type_key(one) != type_key(two) or not _same_given(first, second):
        return False
    if one.date and two.date and one.date.year != two.date.year:
        return False
    return _agree(first.subject, second.subject) and _venues_agree(one, two)


def _same_title(first: _Work, second: _Work) -> bool:
    return first.title == second.title


def _kinds(first: _Work, second: _Work) -> set[str]:
    """Return `inc` where one of the works is a part of a book, which may carry the book's DOI."""
    parts = {"incollection", "inbook", "inreference", "book", "suppbook", "bookinbook"}
    return {"inc"} if {first.publication.type, second.publication.type} & parts else set()


def _ids_differ(first: _Work, second: _Work) -> bool:
    one, two = first.publication.arxiv, second.publication.arxiv
    return bool(one and two and one.casefold() != two.casefold())


def _dois_differ(first: _Work, second: _Work) -> bool:
    return bool(first.doi and second.doi and first.doi != second.doi)


def _same_given(first: _Work, second: _Work) -> bool:
    """Return whether the first authors' given names may be the same; initials do."""
    names = []
    for work in (first, second):
        persons = work.publication.authors or work.publication.editors
        names.append(fold(persons[0].given)[:1] if persons else "")
    return names[0] == names[1] or not all(names)


def _agree(first: Subject, second: Subject) -> bool:
    """Return whether no field tells the two apart."""
    for name in (*_TELLING, "volume", "number", "pages"):
        one, two = first.value(name), second.value(name)
        if one and two and words(one) != words(two):
            return False
    return True


def _venues_agree(one: Publication, two: Publication) -> bool:
    """Return whether one venue is as good as the other: half of the shorter name's words."""
    texts = [set(words(plain(each.venue.full))) for each in (one, two)]
    shorter, longer = sorted(texts, key=len)
    return not shorter or 2 * len(shorter & longer) >= len(shorter)


def _are_related(first: Subject, second: Subject) -> bool:
    """Return whether one entry says what the other is to it."""
    for one, two in ((first, second), (second, first)):
        for name in ("crossref", "xref", "related", "entryset"):
            field = one.own.get(name)
            if field and two.entry.key.casefold() in field.value.casefold().replace(" ", "").split(","):
                return True
    return False
