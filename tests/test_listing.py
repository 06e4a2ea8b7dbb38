from typing import Any

import pytest

from pubtool.config import Config, ListSettings
from pubtool.listing import choose, make_listing, shorten
from pubtool.model import Link, Person
from samples import publication

A, B, C, D = (Person(name) for name in "ABCD")
ME = Person("Me", me=True)


def settings(**changes: Any) -> ListSettings:
    return ListSettings("all")._replace(**changes)


@pytest.mark.parametrize(
    ("persons", "most", "names", "cut"),
    [
        pytest.param((A, B, C), 0, "A B C", False, id="0 shows all"),
        pytest.param((A, B, C), 3, "A B C", False, id="as many as there are"),
        pytest.param((A, B, C), 2, "A B", True, id="the end is cut"),
        pytest.param((ME, A, B), 1, "Me", True, id="the own name is among the first"),
        pytest.param((A, B, ME, C), 2, "A Me", True, id="the own name is kept"),
        pytest.param((A, B, C, ME), 1, "Me", False, id="the own name is the last"),
    ],
)
def test_shortening_never_cuts_the_own_name(
    persons: tuple[Person, ...], most: int, names: str, *, cut: bool
) -> None:
    kept, was_cut = shorten(persons, most)
    assert (" ".join(person.name for person, _ in kept), was_cut) == (names, cut)


def test_the_names_left_out_before_the_own_one_are_counted() -> None:
    assert shorten((A, B, C, ME), 2) == ([(A, 0), (ME, 2)], False)


def test_hidden_publications_are_in_no_list() -> None:
    assert choose([publication(hidden=True, selected=True)], settings()) == []
    selected = Config().lists["selected"]
    assert choose([publication(hidden=True, selected=True)], selected) == []


def test_the_selected_list_holds_the_selected_in_their_manual_order() -> None:
    pubs = [
        publication("c", selected=True),
        publication("x"),
        publication("b", selected=True, selected_order=2.0),
        publication("a", selected=True, selected_order=1.0),
    ]
    assert [each.key for each in choose(pubs, Config().lists["selected"])] == ["a", "b", "c"]


def test_a_sort_asked_for_wins_over_the_manual_order() -> None:
    pubs = [
        publication("b", selected=True, selected_order=1.0),
        publication("a", selected=True, selected_order=2.0),
    ]
    shown = choose(pubs, Config().lists["selected"], sort="title")
    assert [each.key for each in shown] == ["a", "b"]


def test_a_limit_counts_after_sorting() -> None:
    pubs = [publication("b"), publication("a")]
    assert [each.key for each in choose(pubs, settings(sort="title", limit=1))] == ["a"]


def test_numbers_run_through_all_groups() -> None:
    pubs = [publication("a", type="book"), publication("b", type="article"), publication("c")]
    listing = make_listing(pubs, settings(group_by="type"), Config())
    numbers = [item.number for section in listing.sections for item in section.items]
    assert numbers == [1, 2, 3]


def test_the_legend_names_only_the_marks_shown() -> None:
    marked = publication(authors=(Person("A", roles=("equal", "student")),))
    listing = make_listing([marked], settings(), Config())
    assert [line.mark for line in listing.legend] == ["*"]
    assert make_listing([publication()], settings(), Config()).legend == ()


def test_links_come_in_the_configured_order_with_their_labels() -> None:
    links = (Link("code", "c"), Link("paper", "p"), Link("slides", "s"))
    config = Config(links=("paper", "code"), labels={"paper": "PDF"})
    item = make_listing([publication(links=links)], settings(), config).sections[0].items[0]
    assert [(link.name, link.label) for link in item.links] == [("paper", "PDF"), ("code", "code")]


def test_a_configured_person_has_a_home_page() -> None:
    config = Config(people={"A": "https://a.org"})
    item = make_listing([publication(authors=(A,))], settings(), config).sections[0].items[0]
    assert item.authors[0].url == "https://a.org"


def test_editors_stand_in_for_missing_authors() -> None:
    edited = publication(authors=(), editors=(B,))
    item = make_listing([edited], settings(), Config()).sections[0].items[0]
    assert [author.person for author in item.authors] == [B]


def test_anchors_are_unique_whatever_the_keys() -> None:
    keys = ["a", "a", "a-2", "a\x00", "a", "b c", "b-c"]
    made = make_listing([publication(key) for key in keys], settings(), Config())
    anchors = [item.anchor for item in made.sections[0].items]
    assert anchors == [
        "all-a",
        "all-a-2",
        "all-a-2-2",
        "all-a-3",
        "all-a-4",
        "all-b-c",
        "all-b-c-2",
    ]


def test_an_anchor_has_no_white_space() -> None:
    item = (
        make_listing([publication("a b")], settings(name="my list"), Config()).sections[0].items[0]
    )
    assert item.anchor == "my-list-a-b"
