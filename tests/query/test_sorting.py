from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.errors import UsageProblem
from pubtool.model import Date, Person, Publication, Venue
from pubtool.query.sorting import SORT_KEYS, selected_publications, sort_publications

Make = Callable[..., Publication]

_DATES = [None, Date(2020), Date(2021), Date(2021, 2), Date(2021, 3, 1), Date(2021, 3, 2)]
_VENUES = [Venue(), Venue(tag=("V",)), Venue(tag=("W",)), Venue(state="inpress")]
_VALUES = st.fixed_dictionaries(
    {
        "date": st.sampled_from(_DATES),
        "title": st.sampled_from([(), ("",), ("A",), ("á",), ("“B”",), ("...",)]),
        "venue": st.sampled_from(_VENUES),
        "authors": st.sampled_from([(), (Person("Li"),), (Person("li", "B"),)]),
        "selected_order": st.sampled_from([None, 1.0, 2.0, float("nan"), float("inf")]),
    }
)
_SPECS = st.lists(
    st.sampled_from([f"{sign}{key}" for sign in ("", "-", "+") for key in SORT_KEYS]),
    min_size=1,
    max_size=3,
).map(",".join)


def _keys(publications: Sequence[Publication]) -> list[str]:
    return [publication.key for publication in publications]


@settings(max_examples=200)
@given(values=st.lists(_VALUES, max_size=6), spec=_SPECS)
def test_sorting_loses_and_doubles_nothing(
    publication: Make, values: list[dict[str, object]], spec: str
) -> None:
    given_ = [
        publication(key=str(place), position=place, **each) for place, each in enumerate(values)
    ]
    for order in (sort_publications, selected_publications):
        assert sorted(map(id, order(given_, spec))) == sorted(map(id, given_))


@settings(max_examples=200)
@given(values=st.lists(_VALUES, max_size=6), spec=_SPECS)
def test_sorting_twice_changes_nothing(
    publication: Make, values: list[dict[str, object]], spec: str
) -> None:
    once = sort_publications([publication(**each) for each in values], spec)
    assert list(map(id, sort_publications(once, spec))) == list(map(id, once))


@settings(max_examples=200)
@given(
    values=st.lists(_VALUES, max_size=6),
    name=st.sampled_from(SORT_KEYS),
    sign=st.sampled_from("+-"),
)
def test_publications_equal_to_the_key_stay_in_their_order(
    publication: Make, values: list[dict[str, object]], name: str, sign: str
) -> None:
    twins = [
        publication(key=f"k{place}", position=place, **each)
        for place, each in enumerate(values)
        for _ in range(2)
    ]
    ordered = sort_publications(twins, f"{sign}{name}")
    place = {id(each): at for at, each in enumerate(ordered)}
    assert all(
        place[id(one)] < place[id(other)]
        for one, other in zip(twins[::2], twins[1::2], strict=True)
    )


@pytest.mark.parametrize("name", [key for key in SORT_KEYS if key not in ("file", "type")])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_missing_value_is_last_in_both_directions(
    publication: Make, name: str, sign: str
) -> None:
    without = publication(key="", title=())
    full = publication(
        key="x",
        title=("T",),
        date=Date(2024, 1),
        authors=(Person("Li"),),
        venue=Venue(tag=("ICML",)),
    )
    assert sort_publications([without, full], f"{sign}{name}") == [full, without]


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        pytest.param(
            "date", ["2024-01", "2024-05-02", "2024-05", "2024", "2025"], id="from the first"
        ),
        pytest.param(
            "-date", ["2025", "2024-05-02", "2024-05", "2024-01", "2024"], id="from the last"
        ),
    ],
)
def test_what_is_less_precise_is_last_within_its_year(
    publication: Make, spec: str, wanted: list[str]
) -> None:
    dates = {
        "2024": Date(2024),
        "2025": Date(2025),
        "2024-01": Date(2024, 1),
        "2024-05": Date(2024, 5),
        "2024-05-02": Date(2024, 5, 2),
    }
    papers = [publication(key=key, date=date) for key, date in dates.items()]
    assert _keys(sort_publications(papers, spec)) == wanted


@pytest.mark.parametrize("key", ["date", "year"])
def test_what_is_to_come_is_newest(publication: Make, key: str) -> None:
    old = publication(key="old", date=Date(2020), venue=Venue(state="inpress"))
    undated = publication(key="undated", venue=Venue(state="submitted"))
    new = publication(key="new", date=Date(2030))
    preprint = publication(key="preprint", date=Date(2029), venue=Venue(state="prepublished"))
    none = publication(key="none")
    papers = [none, preprint, new, old, undated]
    assert _keys(sort_publications(papers, f"-{key}")) == [
        "old",
        "undated",
        "new",
        "preprint",
        "none",
    ]
    assert _keys(sort_publications(papers, key)) == ["preprint", "new", "old", "undated", "none"]


def test_the_first_key_counts_most(publication: Make) -> None:
    papers = [
        publication(key="b24", title=("B",), date=Date(2024)),
        publication(key="a23", title=("A",), date=Date(2023)),
        publication(key="a24", title=("A",), date=Date(2024)),
    ]
    assert _keys(sort_publications(papers, " -date , title ")) == ["a24", "b24", "a23"]


def test_titles_are_compared_without_case_accents_and_leading_signs(publication: Make) -> None:
    titles = ["zebra", "“Why?”", "Étude", "alpha"]
    papers = [publication(key=title, title=(title,)) for title in titles]
    assert _keys(sort_publications(papers, "title")) == ["alpha", "Étude", "“Why?”", "zebra"]


def test_authors_are_compared_by_family_then_given_name(publication: Make) -> None:
    people = [
        Person("Zhu", "Amy"),
        Person("Li", "Bo"),
        Person("Beethoven", "L", "van"),
        Person("li", "A"),
    ]
    papers = [publication(key=each.name, authors=(each,)) for each in people]
    assert _keys(sort_publications(papers, "author")) == [
        "L van Beethoven",
        "A li",
        "Bo Li",
        "Amy Zhu",
    ]


def test_an_editor_stands_in_where_there_is_no_author(publication: Make) -> None:
    edited = publication(key="edited", editors=(Person("Adams"),))
    written = publication(key="written", authors=(Person("Baker"),))
    assert _keys(sort_publications([written, edited], "author")) == ["edited", "written"]


@pytest.mark.parametrize(("spec", "wanted"), [("file", ["a", "b"]), ("-file", ["b", "a"])])
def test_file_is_the_order_of_the_files(publication: Make, spec: str, wanted: list[str]) -> None:
    papers = [publication(key="b", position=1), publication(key="a", position=0)]
    assert _keys(sort_publications(papers, spec)) == wanted


def test_the_manual_order_leads_the_selected_list(publication: Make) -> None:
    papers = [
        publication(key="old", date=Date(2020)),
        publication(key="two", date=Date(2021), selected_order=2.0),
        publication(key="new", date=Date(2025)),
        publication(key="one", date=Date(2022), selected_order=1.0),
        publication(key="zero", date=Date(2023), selected_order=0.0),
        publication(key="nan", date=Date(2024), selected_order=float("nan")),
    ]
    wanted = ["zero", "one", "two", "new", "nan", "old"]
    assert _keys(selected_publications(papers, "-date")) == wanted


def test_equal_manual_places_follow_the_sort_order(publication: Make) -> None:
    papers = [
        publication(key="b", title=("B",), selected_order=1.0),
        publication(key="a", title=("A",), selected_order=1.0),
    ]
    assert _keys(selected_publications(papers, "title")) == ["a", "b"]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        pytest.param("titel", 'did you mean "title"', id="a wrong key gets a hint"),
        pytest.param("", "known are file, date", id="an empty spec"),
        pytest.param("date,", "known are", id="a comma at the end"),
        pytest.param("--date", "no sort key", id="two signs"),
    ],
)
def test_a_wrong_sort_spec_is_a_usage_problem(spec: str, said: str) -> None:
    with pytest.raises(UsageProblem, match=said):
        sort_publications([], spec)
