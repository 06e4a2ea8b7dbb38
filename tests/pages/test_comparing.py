"""What a page and the file say differently: first what is no contradiction."""

from __future__ import annotations

from typing import Any

import pytest

from pubtool.config import Config
from pubtool.model import Date, Link, Person, Publication, Venue
from pubtool.pages.comparing import compare, sentence
from pubtool.pages.items import PageAuthor, PageItem, PageLink
from pubtool.pages.reading import PageReading
from samples import publication

URL = "https://arxiv.org/abs/2401.00001"
OURS: dict[str, Any] = {
    "authors": (
        Person("Lee", "Ann", roles=("equal",), me=True),
        Person("Chan", "Bo", roles=("equal",)),
    ),
    "date": Date(2024),
    "venue": Venue(("ICML",), ("International Conference on Machine Learning",), ("ICML 2024",)),
    "tags": (("CCF-A",),),
    "badges": (("spotlight",),),
    "links": (Link("paper", URL), Link("url", URL), Link("code", "https://github.com/a/b")),
}
THEIRS = PageItem(
    "Snow",
    (PageAuthor("Ann Lee", "*", me=True), PageAuthor("Bo Chan", "*")),
    venue="ICML 2024",
    year=2024,
    badges=("spotlight",),
    tags=("CCF-A",),
    links=(PageLink("paper", URL), PageLink("code", "https://github.com/a/b")),
    line=7,
)
#: Another paper that says everything: so the page is one that says everything.
OTHER = THEIRS._replace(title="Ice")


def said(item: PageItem, **ours: Any) -> list[tuple[str, str, str]]:
    """Return the kinds of differences of one item, and what both say."""
    mine = publication("Snow", **{**OURS, **ours})
    other = publication("Ice", **OURS)
    both = [mine, other]
    found = compare(PageReading((item, OTHER)), both, both, Config()).differences
    return [(each.kind, each.page, each.file) for each in found]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="all as in the file"),
        pytest.param({"title": "snow."}, id="case and a full stop in the title"),
        pytest.param(
            {"venue": "International Conference on Machine Learning"}, id="the full venue"
        ),
        pytest.param(
            {"venue": "International Conference on Machine Learning (ICML)"},
            id="and its short name",
        ),
        pytest.param({"venue": "Int. Conf. on Machine Learning"}, id="words cut short"),
        pytest.param({"venue": "ICML'24"}, id="a short year"),
        pytest.param(
            {"authors": (PageAuthor("A. Lee", "*"), PageAuthor("Chan, B.", "*"))}, id="initials"
        ),
        pytest.param(
            {"authors": (PageAuthor("Lee A", "*"), PageAuthor("Chan B", "*"))}, id="initials behind"
        ),
        pytest.param({"authors": (PageAuthor("Ann Lee", "*"),), "et_al": True}, id="et al."),
        pytest.param({"tags": (*THEIRS.tags, "eds.", "Hg. Cy Doe")}, id="editors"),
        pytest.param({"badges": ("Spotlight, top 5%",)}, id="more words in the badge"),
        pytest.param(
            {"links": (PageLink("pdf", "http://www.arxiv.org/pdf/2401.00001v2"), THEIRS.links[1])},
            id="another address of the paper on arXiv",
        ),
        pytest.param(
            {"links": (*THEIRS.links, PageLink("bibtex", "snow.bib"))},
            id="a link to the BibTeX entry",
        ),
    ],
)
def test_this_contradicts_nothing(change: dict[str, Any]) -> None:
    assert said(THEIRS._replace(**change)) == []


def test_a_page_that_never_says_something_lacks_nothing() -> None:
    item = PageItem("Snow")
    ours = publication("Snow", **OURS)
    assert compare(PageReading((item,)), [ours], [ours], Config()).differences == ()


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        pytest.param({"venue": "NeurIPS 2024"}, ("venue", "NeurIPS 2024", "ICML 2024"), id="venue"),
        pytest.param({"venue": ""}, ("venue", "", "ICML 2024"), id="no venue"),
        pytest.param({"venue": "ICML", "year": 2023}, ("year", "2023", "2024"), id="year"),
        pytest.param({"venue": "ICML", "year": None}, ("year", "", "2024"), id="no year"),
        pytest.param({"badges": ()}, ("badge", "", "spotlight"), id="no badge"),
        pytest.param(
            {"badges": ("spotlight", "Best Paper")}, ("badge", "Best Paper", ""), id="badge"
        ),
        pytest.param({"tags": ("CCF-B",)}, ("note", "CCF-B", "CCF-A"), id="note"),
        pytest.param(
            {"links": THEIRS.links[:1]}, ("link", "", "https://github.com/a/b"), id="no link"
        ),
        pytest.param(
            {"links": (*THEIRS.links, PageLink("video", "https://v.example.org"))},
            ("link", "https://v.example.org", ""),
            id="link",
        ),
        pytest.param(
            {"authors": (*THEIRS.authors, PageAuthor("Cy Doe"))},
            ("authors", "Cy Doe", ""),
            id="author",
        ),
        pytest.param({"authors": THEIRS.authors[:1]}, ("authors", "", "Bo Chan"), id="no author"),
        pytest.param(
            {"authors": THEIRS.authors[::-1]},
            ("authors", "Bo Chan, Ann Lee", "Ann Lee, Bo Chan"),
            id="order",
        ),
        pytest.param(
            {"authors": (PageAuthor("Ann Lee"), PageAuthor("Bo Chan"))},
            ("marks", "", "Ann Lee equal; Bo Chan equal"),
            id="marks",
        ),
    ],
)
def test_this_is_one_contradiction(
    change: dict[str, Any], difference: tuple[str, str, str]
) -> None:
    assert said(THEIRS._replace(**change)) == [difference]


@pytest.mark.parametrize("state", ["submitted", "revise and resubmit", "R&R (2nd round)"])
def test_a_round_of_revisions_is_the_same_in_other_words(state: str) -> None:
    item = THEIRS._replace(badges=("spotlight", "Revise & Resubmit"))
    assert said(item, venue=OURS["venue"]._replace(state=state)) == []


def test_a_preprint_need_not_say_so_in_the_file_and_a_paper_in_a_journal_is_none() -> None:
    item = THEIRS._replace(badges=("spotlight", "Preprint"), venue="", tags=())
    assert said(item, venue=Venue(), tags=()) == []
    assert ("badge", "Preprint", "") in said(item)


def test_another_state_is_said_with_that_of_the_file() -> None:
    item = THEIRS._replace(badges=("spotlight", "under review"))
    venue = OURS["venue"]._replace(state="forthcoming")
    assert said(item, venue=venue) == [("badge", "under review", "forthcoming")]
    assert said(THEIRS._replace(badges=("spotlight", "to appear")), venue=venue) == []


def test_a_short_name_is_compared_with_the_short_name() -> None:
    venue = Venue(("ICMLW",), ("ICML Workshop on Snow (SnowW)",), ("ICMLW 2024",))
    assert said(THEIRS._replace(venue="SnowW"), venue=venue) == [
        ("venue", "SnowW 2024", "ICMLW 2024")
    ]


def all_kinds(
    items: list[PageItem], ours: list[Publication], listed: list[Publication]
) -> list[str]:
    return [
        each.kind for each in compare(PageReading(tuple(items)), ours, listed, Config()).differences
    ]


def test_a_paper_that_the_file_lacks_is_missing_here() -> None:
    assert all_kinds([PageItem("Snow")], [], []) == ["missing-here"]


def test_a_paper_that_the_page_lacks_is_missing_there() -> None:
    ours = [publication("Snow")]
    assert all_kinds([], ours, ours) == ["missing-there"]


def test_a_paper_that_is_only_in_another_list_is_not_listed() -> None:
    assert all_kinds([PageItem("Snow")], [publication("Snow")], []) == ["not-listed"]


def test_a_sentence_names_the_paper_and_what_both_say() -> None:
    ours = [publication("Snow", **OURS)]
    (found,) = compare(
        PageReading((THEIRS._replace(venue="ACL"),)), ours, ours, Config()
    ).differences
    assert sentence(found, "all") == (
        "venue of `Snow`: the page has `ACL 2024`, the BibTeX file `ICML 2024`"
    )


def kinds_with_text(line: str) -> tuple[list[str], int]:
    """Return the kinds of differences of a page with one more line, and what it left unread."""
    ours = [publication("A Survey of Snow in the Alps")]
    found = compare(PageReading((), lines=(line,)), ours, ours, Config())
    return [each.kind for each in found.differences], len(found.unread)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("1. A survey of snow in the Alps, 2022", ([], 1), id="its title in the text"),
        pytest.param("A survey of ice in the Alps", (["missing-there"], 0), id="another title"),
    ],
)
def test_what_could_not_be_read_on_the_page_is_not_missing(
    line: str, expected: tuple[list[str], int]
) -> None:
    assert kinds_with_text(line) == expected


def test_a_title_within_the_title_of_another_paper_is_no_mention() -> None:
    ours = [publication("A Survey of Snow"), publication("A Survey of Snow in the Alps")]
    item = PageItem("A Survey of Snow in the Alps")
    page = PageReading((item,), lines=(item.title,))
    (found,) = compare(page, ours, ours, Config()).differences
    assert (found.kind, found.key) == ("missing-there", "A Survey of Snow")


def test_an_item_with_our_title_beside_its_own_was_misread() -> None:
    ours = [publication("A Survey of Snow in the Alps")]
    item = PageItem("Journal of Snow", venue="A Survey of Snow in the Alps")
    found = compare(PageReading((item,)), ours, ours, Config())
    assert (found.differences, len(found.unread)) == ((), 1)


def test_a_copy_is_compared_too() -> None:
    ours = [publication("Snow", **OURS)]
    again = THEIRS._replace(venue="ACL 2024", line=9)
    found = compare(PageReading((THEIRS, again)), ours, ours, Config()).differences
    assert [(each.kind, each.line) for each in found] == [("venue", 9)]


def test_the_preprint_beside_its_paper_contradicts_nothing() -> None:
    ours = [publication("Snow", **OURS)]
    again = THEIRS._replace(venue="arXiv preprint", year=2023, line=9)
    assert compare(PageReading((THEIRS, again)), ours, ours, Config()).differences == ()


WRITTEN: dict[str, Any] = {
    **OURS,
    "doi": "10.1000/right",
    "links": (Link("paper", "https://doi.org/10.1000/right"), OURS["links"][2]),
}


@pytest.mark.parametrize(
    ("doi", "expected"),
    [
        pytest.param("10.1000/RIGHT", [], id="the same"),
        pytest.param(
            "10.1000/wrong",
            [("link", "https://doi.org/10.1000/wrong", "https://doi.org/10.1000/right")],
            id="another one",
        ),
    ],
)
def test_a_doi_in_the_text_counts_as_a_link(doi: str, expected: list[tuple[str, str, str]]) -> None:
    item = THEIRS._replace(doi=doi, links=THEIRS.links[1:])
    assert said(item, **WRITTEN) == expected


def test_an_identifier_in_a_field_of_the_file_is_not_lacking() -> None:
    fields = {"journal": "arXiv preprint arXiv:2401.00009"}
    assert said(THEIRS._replace(arxiv="2401.00009"), fields=fields) == []


def test_a_page_that_names_more_authors_than_the_file_with_others_is_told() -> None:
    theirs = (*THEIRS.authors, PageAuthor("Cy Doe"))
    assert said(THEIRS._replace(authors=theirs), et_al=True) == [
        ("authors", "Ann Lee, Bo Chan, Cy Doe", "Ann Lee, Bo Chan et al.")
    ]


def test_family_names_alone_are_the_same_authors() -> None:
    theirs = (PageAuthor("Lee", "*"), PageAuthor("Chan", "*"))
    assert said(THEIRS._replace(authors=theirs)) == []


def test_a_venue_as_the_list_shows_it_has_no_other_year() -> None:
    venue = Venue(("ICRA 2023",), (), ("ICRA 2023",))
    assert said(THEIRS._replace(venue="ICRA 2023", year=2023), venue=venue) == []


@pytest.mark.parametrize(
    ("entry_type", "venue", "differs"),
    [
        pytest.param("phdthesis", "PhD thesis, KTH", False, id="the degree before the school"),
        pytest.param("phdthesis", "KTH (doctoral dissertation)", False, id="behind it"),
        pytest.param("phdthesis", "PhD thesis", False, id="no school"),
        pytest.param("mastersthesis", "Master's thesis, KTH", False, id="a lesser degree"),
        pytest.param("thesis", "Thesis, KTH", False, id="a degree that nobody names"),
        pytest.param("phdthesis", "PhD thesis, MIT", True, id="another school"),
        pytest.param("phdthesis", "Master's thesis, KTH", True, id="another degree"),
        pytest.param("mastersthesis", "PhD thesis, KTH", True, id="a higher degree"),
        pytest.param("article", "PhD thesis, KTH", True, id="no thesis in the file"),
    ],
)
def test_a_thesis_is_compared_by_school_and_degree(
    entry_type: str, venue: str, differs: bool
) -> None:
    ours = Venue((), ("KTH",), ("KTH 2024",))
    found = said(THEIRS._replace(venue=venue), type=entry_type, venue=ours)
    assert [kind for kind, *_ in found] == ["venue"] * differs


@pytest.mark.parametrize(
    ("name", "differs"),
    [
        pytest.param("Ann Lee Jr.", False, id="behind the name"),
        pytest.param("Lee Jr., A.", False, id="behind the family name"),
        pytest.param("Ann Lee", False, id="left out"),
        pytest.param("Ann Lee Sr.", True, id="another one"),
    ],
)
def test_the_suffix_of_a_name_is_compared(name: str, differs: bool) -> None:
    item = THEIRS._replace(authors=(PageAuthor(name, "*"), THEIRS.authors[1]))
    junior = OURS["authors"][0]._replace(suffix="Jr.")
    found = said(item, authors=(junior, OURS["authors"][1]))
    assert [kind for kind, *_ in found] == ["authors"] * differs


@pytest.mark.parametrize(
    ("me", "names", "differs"),
    [
        pytest.param(True, ["Bo Chan"], False, id="the owner is left out"),
        pytest.param(False, ["Bo Chan"], False, id="one is left out, whoever that is"),
        pytest.param(True, ["Bo Roe"], True, id="another co-author"),
        pytest.param(False, ["Bo Chan", "Cy Roe"], True, id="one more co-author"),
    ],
)
def test_a_page_that_says_with_leaves_its_owner_out(
    me: bool, names: list[str], differs: bool
) -> None:
    authors = tuple(PageAuthor(name, "*") for name in names)
    item = THEIRS._replace(authors=authors, coauthors=True)
    ours = (OURS["authors"][0]._replace(me=me), OURS["authors"][1])
    found = said(item, authors=ours)
    assert [kind for kind, *_ in found] == ["authors"] * differs
