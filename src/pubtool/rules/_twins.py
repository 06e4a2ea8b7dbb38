"""Which entries are one paper: found by identifier, or by title and first author.

Owns the comparison that `duplicate-publication` and `preprint-twin` share. Entries are put into
buckets by DOI, arXiv id and title, so that no entry meets all others. Titles have to be the same
but for case, accents, blanks and punctuation: a second part or a `++` makes another one.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pubtool.folding import fold
from pubtool.identifiers import is_preprint_doi
from pubtool.inline import plain
from pubtool.query.grouping import type_key
from pubtool.query.matching import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.model import Person, Publication
    from pubtool.rules.base import Subject


class Twin(NamedTuple):
    """Two entries of one paper. `subject` is the later one, or the preprint of the two.

    `same` says what both share, as part of a sentence. `mistaken` is true for two papers that
    share an id and nothing else, so that one of the two ids is wrong; `is_doubtful` for two with
    the same id, but not the same title, or with the same title and authors, but not the same id.
    """

    subject: Subject
    other: Subject
    same: str
    is_preprint: bool
    mistaken: bool = False
    is_doubtful: bool = False


#: Entries that hold or group others.
_APART = frozenset(
    ("set", "xdata", "bibnote", "proceedings", "mvproceedings", "collection", "mvcollection")
) | {"periodical", "reference", "mvreference"}
#: They share a title with a paper by right.
_THESES = frozenset(("phdthesis", "mastersthesis", "thesis"))
#: Titles that many different texts have.
_COMMON = frozenset(
    (
        *("editorial", "guesteditorial", "preface", "foreword", "introduction", "conclusion"),
        *("conclusions", "erratum", "corrigendum", "reply", "response", "discussion", "comment"),
        *("comments", "review", "bookreview", "abstract", "untitled", "index", "title"),
    )
)
_NOT_IN_TITLES = r"[^\w+#]+"
#: The same for ASCII, in a hundredth of the time: every character in small letters, and what goes.
_SMALL = bytes(range(256)).lower()
_DROPPED = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code) in "_+#"))
_PREPRINT_VENUE = (
    r"(?ai)(?:the\s+)?(?:arxiv|corr\b|abs/|\d{4}\.\d{4,5}\b|e?-?prints?\b|preprint|(?:bio|med|chem|psy|soc)a?rxiv|ssrn"
    r"|hal\b|iacr cryptology eprint|cryptology eprint|openreview|techrxiv|research square)"
)
_BOOKS = frozenset(("incollection", "inbook", "inreference", "book", "suppbook", "bookinbook"))
_IN_PROCEEDINGS = frozenset(("inproceedings", "conference"))
#: Fields whose values tell two works of one title apart.
_TELLING = (
    *("edition", "part", "chapter", "language", "version", "entrysubtype"),
    *("volume", "number", "pages"),
)
#: Types of what is little more than its URL.
_LOOSE = frozenset(("misc", "online", "software", "dataset", "unpublished", "electronic", "www"))
_PUBLISHED = ("journal", "booktitle")
#: What both may share besides a title.
_IDS = ("DOI", "arXiv id")
#: How many entries of one bucket an entry is compared with.
_MOST = 12


@lru_cache(maxsize=1)  # two rules ask, one after the other
def twins(subjects: tuple[Subject, ...]) -> tuple[Twin, ...]:
    """Return the entries that are one paper, each entry at most once as the one to mend."""
    return tuple(_twins(subjects))


def _twins(subjects: tuple[Subject, ...]) -> Iterator[Twin]:
    buckets: dict[tuple[str, ...], list[_Work]] = {}
    reported: set[int] = set()
    for work in _candidates(subjects):
        met: set[int] = set()
        for bucket in work.buckets():
            before = buckets.setdefault(bucket, [])
            for other in before:
                if other.position in met:
                    continue
                met.add(other.position)
                twin = _compared(other, work, bucket[0])
                if twin is not None and id(twin.subject) not in reported:
                    reported.add(id(twin.subject))
                    yield twin
            if len(before) < _MOST:
                before.append(work)


def _candidates(subjects: tuple[Subject, ...]) -> list[_Work]:
    """Return the entries that share an id or a title with another one: few of a large file."""
    seen: dict[str, Publication] = {}
    shared: set[int] = set()
    present = []
    for subject in subjects:
        publication = subject.publication
        if publication is None or publication.hidden or publication.type in _APART:
            continue
        if "related" in subject.own or "entryset" in subject.own:
            continue
        present.append((subject, publication))
        title = _letters(plain(publication.title))
        for key in (title, publication.doi.casefold(), publication.arxiv.casefold()):
            if key and (first := seen.setdefault(key, publication)) is not publication:
                shared |= {first.position, publication.position}
    return [_Work(*pair) for pair in present if pair[1].position in shared]


def _letters(title: str) -> str:
    """Return the title without what is no letter, digit, `+` or `#`, folded."""
    if title.isascii():
        return title.encode().translate(_SMALL, _DROPPED).decode()
    return re.sub(_NOT_IN_TITLES, "", fold(title))


class _Work:
    """An entry with what is compared of it, each once: some meet many others."""

    def __init__(self, subject: Subject, publication: Publication) -> None:
        self.subject = subject
        self.publication = publication
        self.position = publication.position
        self.title = _letters(plain(publication.title))
        self.doi = publication.doi.casefold()
        self.arxiv = publication.arxiv.casefold()
        self.key = subject.entry.key.casefold()
        fields = (subject.own.get("crossref"), subject.own.get("xref"))
        self.is_thesis = publication.type in _THESES
        #: Keys of the entries that it inherits from, or refers to as the book that it is in.
        self.parents = tuple(field.value.strip().casefold() for field in fields if field)

    @property
    def persons(self) -> tuple[Person, ...]:
        """The authors, or the editors of what has none."""
        return self.publication.authors or self.publication.editors

    @cached_property
    def first(self) -> tuple[str, str]:
        """The first person's family name, folded, and the first word of the given names."""
        person = self.persons[0]
        return fold(person.family), (words(person.given)[:1] or ("",))[0]

    @cached_property
    def has_venue(self) -> bool:
        """Whether the entry names a journal or a book that is no archive of preprints."""
        values = (self.publication.fields.get(name, "").lstrip("{ \n\t") for name in _PUBLISHED)
        return any(value and not re.match(_PREPRINT_VENUE, value) for value in values)

    def buckets(self) -> Iterator[tuple[str, ...]]:
        """Yield the buckets of the work; the first part says what those in one share."""
        if self.doi:
            yield "DOI", self.doi
        if self.arxiv:
            yield "arXiv id", self.arxiv
        if self.persons and self.title and self.title not in _COMMON:
            yield "title and first author", self.title, self.first[0]

    @cached_property
    def is_published(self) -> bool:
        """Whether the entry has a venue, or a DOI that a publisher gave."""
        return self.has_venue or bool(self.doi and not is_preprint_doi(self.doi))

    @cached_property
    def is_preprint(self) -> bool:
        """Whether the entry has nothing but a preprint to show."""
        publication = self.publication
        if self.is_published:
            return False
        shown = re.match(_PREPRINT_VENUE, plain(publication.venue.full or publication.venue.short))
        return bool(publication.arxiv or shown or self.doi)


def _compared(first: _Work, second: _Work, same: str) -> Twin | None:
    """Return the twins that two works with the same id or title are, or None."""
    if second.key in first.parents or first.key in second.parents:
        return None
    if first.is_thesis or second.is_thesis:
        is_same = first.is_thesis and second.is_thesis and _same_work(first, second, same)
        return Twin(second.subject, first.subject, same, is_preprint=False) if is_same else None
    if same in _IDS and _are_others(first, second):
        is_part = same == "DOI" and _is_part(first, second)
        mistake = Twin(second.subject, first.subject, same, is_preprint=False, mistaken=True)
        return None if is_part else mistake
    return _papers(first, second, same)


def _papers(first: _Work, second: _Work, same: str) -> Twin | None:
    """Return the twins that two works are which may be a paper and its preprint, or None."""
    preprints = first.is_preprint, second.is_preprint
    is_twin = preprints[0] != preprints[1]
    if same == "DOI":
        if first.title != second.title and _is_part(first, second):
            return None
        is_twin = is_twin and _same_first(first, second)
    elif is_twin and (first if preprints[1] else second).is_published:
        is_twin = _same_first(first, second)
        if same != "arXiv id" and (_ids_differ(first, second) or not is_twin):
            return None
    else:
        is_twin = False
        if _differ_in_id_alone(first, second):
            same = "title and authors"
            return Twin(second.subject, first.subject, same, is_preprint=False, is_doubtful=True)
        if not _same_work(first, second, same):
            return None
    other_title = first.title and second.title and first.title != second.title
    twin = Twin(
        second.subject, first.subject, same, is_twin, is_doubtful=bool(same in _IDS and other_title)
    )
    if is_twin and preprints[0]:
        return twin._replace(subject=first.subject, other=second.subject)
    return twin


def _same_work(first: _Work, second: _Work, same: str) -> bool:
    """Return whether two works of one kind (both published, or neither) are surely one."""
    if _ids_differ(first, second) or _dois_differ(first, second):
        return False
    one, two = first.publication, second.publication
    if first.is_preprint and second.is_preprint:
        return same == "arXiv id" or _same_first(first, second)
    if one.date and two.date and one.date.year != two.date.year:
        return False
    return (
        type_key(one) == type_key(two)
        and _same_first(first, second)
        and _agree(first.subject, second.subject)
        and _venues_agree(one, two)
        and _as_many(first, second)
    )


def _differ_in_id_alone(first: _Work, second: _Work) -> bool:
    """Return whether title, authors and year are the same, and only the arXiv ids are not."""
    one, two = first.publication, second.publication
    return (
        _ids_differ(first, second)
        and not _dois_differ(first, second)
        and first.title == second.title
        and one.date is not None
        and two.date is not None
        and one.date.year == two.date.year
        and [fold(each.family) for each in first.persons]
        == [fold(each.family) for each in second.persons]
        and _same_first(first, second)
        and _agree(first.subject, second.subject, with_url=False)
    )


def _are_others(first: _Work, second: _Work) -> bool:
    """Return whether two works are surely not one: neither title nor first person is the same."""
    if not (first.title and second.title and first.persons and second.persons):
        return False
    return first.title != second.title and not _same_first(first, second)


def _is_part(first: _Work, second: _Work) -> bool:
    """Return whether the works may be of one book: its parts often carry its DOI."""
    types = {first.publication.type, second.publication.type}
    return not _BOOKS.isdisjoint(types) and types <= _BOOKS | _IN_PROCEEDINGS


def _ids_differ(first: _Work, second: _Work) -> bool:
    return bool(first.arxiv and second.arxiv and first.arxiv != second.arxiv)


def _dois_differ(first: _Work, second: _Work) -> bool:
    return bool(first.doi and second.doi and first.doi != second.doi)


def _same_first(first: _Work, second: _Work) -> bool:
    """Return whether the first authors may be the same person; an initial is a given name."""
    if not (first.persons and second.persons):
        return True
    (family, given), (other_family, other) = first.first, second.first
    return family == other_family and (given.startswith(other) or other.startswith(given))


def _as_many(first: _Work, second: _Work) -> bool:
    """Return whether both have as many authors, or stand at the same place anyway."""
    if len(first.persons) == len(second.persons):
        return True
    if first.publication.et_al or second.publication.et_al:
        return True
    pages = first.subject.value("pages")
    return bool(pages) and words(pages) == words(second.subject.value("pages"))


def _agree(first: Subject, second: Subject, *, with_url: bool = True) -> bool:
    """Return whether no field tells the two apart; of @misc and the like also no URL and note."""
    loose = with_url and first.entry.entry_type in _LOOSE
    for name in (*_TELLING, "url", "note", "howpublished") if loose else _TELLING:
        one, two = first.value(name), second.value(name)
        if one and two and one != two and words(one) != words(two):
            return False
    return True


def _venues_agree(one: Publication, two: Publication) -> bool:
    """Return whether one venue is as good as the other: half of the shorter name's words."""
    texts = [set(words(plain(each.venue.full))) for each in (one, two)]
    shorter, longer = sorted(texts, key=len)
    return not shorter or 2 * len(shorter & longer) >= len(shorter)
