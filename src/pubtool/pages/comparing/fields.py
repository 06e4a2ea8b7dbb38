"""The fields of one paper, as a page and the BibTeX file have them: what contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pubtool.inline import plain
from pubtool.pages.comparing.links import page_links
from pubtool.pages.comparing.matching import title_key
from pubtool.pages.comparing.venues import bare_text, bare_venue, same_venue
from pubtool.pages.reading.people.legends import legends
from pubtool.pages.reading.people.names import name_key
from pubtool.pages.reading.vocabulary import STATE, YEAR
from pubtool.pages.states import state_of
from pubtool.people.ownname import fold_name, spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pubtool.config import Config
    from pubtool.model import Person, Publication
    from pubtool.pages.items import PageAuthor, PageItem

FieldKind = Literal["title", "authors", "marks", "venue", "year", "badge", "note", "link"]
#: A field, what the page says, and what the file says.
Said: TypeAlias = tuple[FieldKind, str, str]


class Habits(NamedTuple):
    """What the page says about its papers in general: only such a field can be missing.

    `legends` are the roles that the page's own legends give marks.
    """

    venues: bool
    years: bool
    remarks: bool
    marks: bool
    owner: bool
    links: frozenset[str]
    legends: Mapping[str, str]

    @classmethod
    def of(
        cls,
        pairs: Sequence[tuple[PageItem, Publication]],
        items: Sequence[PageItem],
        roles: Mapping[str, str],
    ) -> Habits:
        """Return the habits of a page, given its items and what they are in the file."""
        links = {
            name for item, publication in pairs for name, _ in page_links(item, publication) if name
        }
        return cls(
            venues=any(item.venue for item in items),
            years=any(item.year for item in items),
            remarks=any(item.badges or item.remarks for item in items),
            marks=any(author.marks for item in items for author in item.authors),
            owner=any(_has_owner(item, publication) for item, publication in pairs),
            links=frozenset(links),
            legends=roles,
        )


def same_title(item: PageItem, publication: Publication) -> bool:
    """Return whether the titles differ in nothing but case and punctuation."""
    return title_key(item.title) == title_key(publication.title_text)


# -- authors


def author_differences(
    item: PageItem, publication: Publication, habits: Habits, config: Config
) -> Iterator[Said]:
    """Yield whether the page names other authors, or gives them other marks."""
    ours = publication.authors or publication.editors
    if not habits.owner:
        ours = tuple(person for person in ours if not person.me)
    theirs = item.authors
    if item.coauthors:
        ours = _without_owner(ours, theirs)
    if not theirs or not ours:
        return
    number = min(len(ours), len(theirs))
    cut = item.et_al or publication.et_al
    same = all(map(same_name, theirs, ours))
    if same and publication.et_al and len(theirs) > len(ours):
        yield "authors", _names_of(theirs), f"{_names_of(ours)} et al."
        return
    if not same or (len(ours) != len(theirs) and not cut):
        extra = [author for author in theirs if not any(same_name(author, one) for one in ours)]
        lost = [one for one in ours if not any(same_name(author, one) for author in theirs)]
        lost = [] if item.et_al else lost
        if extra or lost:
            yield "authors", _names_of(extra), _names_of(lost)
        else:
            yield "authors", _names_of(theirs), _names_of(ours)
        return
    if not habits.marks:
        return
    roles = {**_roles(config), **habits.legends, **legends(item.notes)}
    yield from _mark_differences(theirs[:number], ours[:number], roles, config)


def _without_owner(ours: Sequence[Person], theirs: Sequence[PageAuthor]) -> tuple[Person, ...]:
    """Return authors without the one whom `with Ann Lee` leaves out: the owner, if known."""
    if any(person.me for person in ours):
        return tuple(person for person in ours if not person.me)
    others = [one for one in ours if not any(same_name(author, one) for author in theirs)]
    left_out = others[0] if len(others) == 1 and len(ours) == len(theirs) + 1 else None
    return tuple(person for person in ours if person is not left_out)


def _names_of(people: Sequence[PageAuthor | Person]) -> str:
    return ", ".join(each.name for each in people)


def same_name(author: PageAuthor, person: Person) -> bool:
    """Return whether a page's spelling may be a person's name: initials stand for given names."""
    page = _without_suffix(name_key(author.name), person.suffix)
    whole = fold_name(f"{person.given} {person.von} {person.family}")
    other_order = fold_name(f"{person.von} {person.family} {person.given}")
    if page in (whole, other_order) or page.replace(" ", "") in (
        whole.replace(" ", ""),
        other_order.replace(" ", ""),
    ):
        return True
    family = fold_name(f"{person.von} {person.family}").split()
    words = page.split()
    last = author.name.rpartition(" ")[2]
    if "," not in author.name and words[1:] and words[-1] == last.lower() and _is_vancouver(last):
        words = [*spelt_out(last).lower().split(), *words[:-1]]
    for surname in (family, fold_name(person.family).split()):
        if surname and words[-len(surname) :] == surname:
            given = words[: -len(surname)]
            if not given:
                return True  # a page that gives family names alone
            return _given_agree(given, fold_name(spelt_out(person.given)).split())
    return False


def _without_suffix(name: str, suffix: str) -> str:
    """Return a folded name without the suffix that the file has apart from it."""
    return " ".join(word for word in name.split() if word != fold_name(suffix))


def _is_vancouver(last: str) -> bool:
    """Return whether the last word of a name is initials: `Lee AB`."""
    return last.isupper() and len(last) < 4 and last.isalpha()


def _given_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether given names agree as far as both are there."""
    one = [letter for word in one for letter in (word if _is_initials(word) else (word,))]
    return bool(one and other) and all(
        first == second
        or (len(first) == 1 and second.startswith(first))
        or (len(second) == 1 and first.startswith(second))
        for first, second in zip(one, other, strict=False)
    )


def _is_initials(word: str) -> bool:
    return len(word) == 2 and not any(vowel in word for vowel in "aeiouy")


def _has_owner(item: PageItem, publication: Publication) -> bool:
    mine = [person for person in publication.authors if person.me]
    return not mine or any(same_name(author, mine[0]) for author in item.authors)


def _roles(config: Config) -> dict[str, str]:
    """Return what marks mean by the configuration."""
    roles = {char: mark.role for mark in config.marks for char in mark.read}
    return {**roles, **{mark.show: mark.role for mark in config.marks if mark.show}}


def _mark_differences(
    theirs: Sequence[PageAuthor],
    ours: Sequence[Person],
    roles: Mapping[str, str],
    config: Config,
) -> Iterator[Said]:
    shown = {mark.role for mark in config.marks if mark.show}
    page, file = [], []
    differs = False
    for author, person in zip(theirs, ours, strict=True):
        if any(char not in roles for char in author.marks):
            return  # a mark that nobody explained
        given = {roles[char] for char in author.marks}
        known = shown.intersection(person.roles)
        differs = differs or given & shown != known
        if given:
            page.append(f"{author.name} {', '.join(sorted(given))}")
        if known:
            file.append(f"{person.name} {', '.join(sorted(known))}")
    if differs:
        yield "marks", "; ".join(page), "; ".join(file)


# -- venue and year


def venue_and_year_differences(
    item: PageItem, publication: Publication, habits: Habits
) -> Iterator[Said]:
    """Yield whether the page names another venue or year, or lacks what the list shows."""
    tag = plain(publication.venue.tag)
    year = publication.date.year if publication.date else None
    if item.venue and not _is_state(item.venue) and not same_venue(item.venue, publication):
        yield "venue", _with_year(item.venue, item.year), tag
        return
    if not item.venue and item.arxiv and same_venue("arXiv", publication):
        return  # what a list shows of a paper that names no venue
    if not item.venue and tag and habits.venues:
        yield "venue", "", tag
        return
    if item.venue and bare_text(item.venue) == bare_text(tag):
        return  # as the list shows it, with the year that the venue's name has
    if item.year and year and item.year != year:
        yield "year", str(item.year), str(year)
    elif item.year and not year:
        yield "year", str(item.year), ""
    elif not item.year and year and item.venue and habits.years and not _is_state(item.venue):
        yield "year", "", str(year)


def _with_year(venue: str, year: int | None) -> str:
    return venue if year is None or str(year) in venue else f"{venue} {year}"


def _is_state(venue: str) -> bool:
    return bool(STATE.match(YEAR.sub("", venue).strip(" .,;()")))


# -- badges and notes


def remark_differences(item: PageItem, publication: Publication, habits: Habits) -> Iterator[Said]:
    """Yield badges (awards, kinds of presentation) and notes that only one of both has."""
    badges = [plain(badge) for badge in publication.badges]
    tags = [plain(tag) for tag in publication.tags]
    known = {bare_venue(text) for text in (*badges, *tags, publication.venue.state)}
    state = publication.venue.state
    note = " ".join(publication.fields.get(name, "") for name in ("note", "award", "addendum"))
    known |= {bare_venue(note), bare_venue(plain(publication.venue.full))}
    said_here = (*item.badges, *item.remarks)
    meant = state_of(state.partition("(")[0])  # `R&R (2nd round)`
    known |= {bare_venue(text) for text in said_here if meant and state_of(text) == meant}
    if plain(publication.venue.full).casefold() in ("", "arxiv"):
        known.add("preprint")  # what no entry says in words
    new_badges = [badge for badge in item.badges if not _is_known(badge, known)]
    new_tags = [tag for tag in item.remarks if not _is_known(tag, known)]
    said = {
        bare_venue(text) for text in (*item.badges, *item.tags, item.venue, item.rest, *item.notes)
    }
    lost_badges = [badge for badge in badges if not _is_known(badge, said)]
    lost_tags = [tag for tag in tags if not _is_known(tag, said)]
    if state and any(map(state_of, new_badges)):
        lost_badges = [state, *lost_badges]
    if new_badges or (lost_badges and habits.remarks):
        yield "badge", ", ".join(new_badges), ", ".join(lost_badges)
    if new_tags or (lost_tags and habits.remarks):
        yield "note", ", ".join(item.remarks), ", ".join(tags)


def _is_known(text: str, known: set[str]) -> bool:
    bare = bare_venue(text)
    return not bare or any(
        bare == other or (len(bare) > 3 and bare in other) or (len(other) > 3 and other in bare)
        for other in known
    )
