from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.config import GroupSettings
from pubtool.errors import UsageProblem
from pubtool.model import Date, Person, Publication, Venue
from pubtool.query.grouping import Group, group_publications

Make = Callable[..., Publication]

_VALUES = st.fixed_dictionaries(
    {
        "date": st.sampled_from([None, Date(-5), Date(1999), Date(2024), Date(2024, 5)]),
        "type": st.sampled_from(["article", "conference", "inproceedings", "misc", "x", ""]),
        "arxiv": st.sampled_from(["", "2501.00001"]),
        "authors": st.sampled_from(
            [(), (Person("Li", me=True),), (Person("A"), Person("B", me=True))]
        ),
        "venue": st.sampled_from(
            [
                Venue(),
                Venue(("ICML",)),
                Venue(("icml 2024",)),
                Venue(("Other",)),
                Venue(("2024",), state="inpress"),
                Venue(state="odd"),
            ]
        ),
    }
)
_KINDS = ("year", "type", "venue", "role")
_SPECS = st.sampled_from(
    [",".join(kinds) for count in range(5) for kinds in permutations(_KINDS, count)]
)


def _leaves(groups: Iterable[Group]) -> list[Group]:
    return [leaf for each in groups for leaf in (_leaves(each.groups) if each.groups else [each])]


def _labels(groups: Iterable[Group]) -> list[str]:
    return [each.label for each in groups]


@settings(max_examples=200)
@given(values=st.lists(_VALUES, max_size=6), spec=_SPECS)
def test_grouping_loses_and_doubles_nothing_and_keeps_the_order(
    publication: Make, values: list[dict[str, object]], spec: str
) -> None:
    papers = [publication(position=place, **each) for place, each in enumerate(values)]
    leaves = [
        [each.position for each in leaf.publications]
        for leaf in _leaves(group_publications(papers, spec))
    ]
    assert sorted(chain.from_iterable(leaves)) == list(range(len(papers)))
    assert all(leaf == sorted(leaf) for leaf in leaves)


@settings(max_examples=200)
@given(values=st.lists(_VALUES, min_size=1, max_size=6), spec=_SPECS)
def test_no_two_sections_of_a_level_look_the_same(
    publication: Make, values: list[dict[str, object]], spec: str
) -> None:
    groups = group_publications([publication(**each) for each in values], spec)
    assert len(set(_labels(groups))) == len(groups)


@pytest.mark.parametrize("spec", ["", " ", "year"])
def test_a_list_without_publications_is_one_nameless_section(spec: str) -> None:
    assert group_publications([], spec) == (Group("", "", 0, (), ()),)


def test_a_list_that_is_not_grouped_is_one_nameless_section(publication: Make) -> None:
    papers = (publication(key="a"), publication(key="b"))
    assert group_publications(papers) == (Group("", "", 0, (), papers),)


def test_years_run_from_the_last_to_the_first_with_the_undated_at_the_end(
    publication: Make,
) -> None:
    papers = [
        publication(date=date) for date in (Date(999), None, Date(2023), Date(2025), Date(2023))
    ]
    assert _labels(group_publications(papers, "year")) == ["2025", "2023", "999", "Undated"]


def test_what_is_to_come_is_before_the_years(publication: Make) -> None:
    papers = [
        publication(date=Date(2030)),
        publication(date=Date(2024), venue=Venue(state="inpress")),
        publication(venue=Venue(state="submitted")),
    ]
    assert _labels(group_publications(papers, "year")) == ["Submitted", "In press", "2030"]


def test_types_have_names_and_an_order(publication: Make) -> None:
    types = ("misc", "phdthesis", "zine", "conference", "article", "inproceedings")
    papers = [publication(type=each) for each in types]
    assert _labels(group_publications(papers, "type")) == [
        "Journal articles",
        "Conference papers",
        "PhD theses",
        "Other",
        "Zine",
    ]


def test_a_misc_with_an_arxiv_id_is_a_preprint(publication: Make) -> None:
    papers = [publication(type="misc", arxiv="2501.00001"), publication(type="misc")]
    assert [group.key for group in group_publications(papers, "type")] == ["preprint", "misc"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("ICML 2024", "ICML 2025"), id="another year"),
        pytest.param(("ICML", "icml"), id="another case"),
        pytest.param(("ICML'24", "ICML ’25"), id="a short year"),
        pytest.param(("ICML", "  ICML2025"), id="a year without a blank"),
    ],
)
def test_a_venue_is_one_section_despite(publication: Make, names: tuple[str, str]) -> None:
    papers = [publication(venue=Venue(short=(name,))) for name in names]
    (group,) = group_publications(papers, "venue")
    assert group.label.upper() == "ICML"


def test_venues_are_sorted_by_name_and_those_without_come_last(publication: Make) -> None:
    venues = [Venue(), Venue(("VLDB",)), Venue(full=("Journal of X",)), Venue(("ICML",))]
    papers = [publication(venue=venue) for venue in venues]
    assert _labels(group_publications(papers, "venue")) == ["ICML", "Journal of X", "VLDB", "Other"]


def test_a_venue_that_is_only_a_year_keeps_its_name(publication: Make) -> None:
    (group,) = group_publications([publication(venue=Venue(("2024",)))], "venue")
    assert group.label == "2024"


def test_roles_are_first_author_then_co_author_then_neither(publication: Make) -> None:
    papers = [
        publication(),
        publication(authors=(Person("A"), Person("B", me=True))),
        publication(authors=(Person("B", me=True),)),
    ]
    wanted = ["First author", "Co-author", "Other"]
    assert _labels(group_publications(papers, "role")) == wanted


def test_groups_nest_with_levels_from_zero(publication: Make) -> None:
    papers = [
        publication(key=f"k{year}{kind}", date=Date(year), type=kind)
        for year in (2024, 2025)
        for kind in ("book", "article")
    ]
    groups = group_publications(papers, "year, type")
    assert [(group.label, group.level, group.publications) for group in groups] == [
        ("2025", 0, ()),
        ("2024", 0, ()),
    ]
    assert [(inner.label, inner.level) for inner in groups[0].groups] == [
        ("Journal articles", 1),
        ("Books", 1),
    ]
    assert [each.key for each in groups[0].groups[0].publications] == ["k2025article"]


def test_configured_keys_come_first_and_the_others_follow_by_themselves(publication: Make) -> None:
    settings = {"venue": GroupSettings(("vldb", "Unused"), {"VLDB": "Databases"})}
    papers = [publication(venue=Venue((name,))) for name in ("ICML", "ACL", "VLDB 2024")]
    groups = group_publications(papers, "venue", settings)
    assert _labels(groups) == ["Databases", "ACL", "ICML"]


def test_keys_with_one_label_are_one_section_at_the_first_place(publication: Make) -> None:
    labels = {"phdthesis": "Theses", "mastersthesis": "Theses", "book": "Books"}
    settings = {"type": GroupSettings(("mastersthesis", "book", "phdthesis"), labels)}
    papers = [publication(key=kind, type=kind) for kind in ("phdthesis", "book", "mastersthesis")]
    groups = group_publications(papers, "type", settings)
    assert _labels(groups) == ["Theses", "Books"]
    assert [each.key for each in groups[0].publications] == ["phdthesis", "mastersthesis"]


def test_a_label_for_a_synonym_of_a_type_is_that_of_the_type(publication: Make) -> None:
    settings = {"type": GroupSettings((), {"Conference": "Talks"})}
    assert _labels(group_publications([publication(type="inproceedings")], "type", settings)) == [
        "Talks"
    ]


def test_undated_publications_come_first_where_configured(publication: Make) -> None:
    settings = {"year": GroupSettings(("",), {"": "Soon"})}
    papers = [publication(date=Date(2024)), publication()]
    assert _labels(group_publications(papers, "year", settings)) == ["Soon", "2024"]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        pytest.param("yaer", 'did you mean "year"', id="a wrong kind gets a hint"),
        pytest.param("year,", "cannot group by", id="a comma at the end"),
        pytest.param("year,year", "twice", id="a kind twice"),
    ],
)
def test_a_wrong_group_spec_is_a_usage_problem(spec: str, said: str) -> None:
    with pytest.raises(UsageProblem, match=said):
        group_publications([], spec)
