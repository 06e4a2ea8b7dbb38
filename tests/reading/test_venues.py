import pytest

from pubtool.inline import Inlines, plain
from pubtool.model import Venue
from pubtool.reading.venues import read_venue


def venue(fields: dict[str, str], year: int | None = 2024, *, arxiv: bool = False) -> Venue:
    def tree(name: str) -> Inlines:
        return (fields[name],) if fields.get(name) else ()

    return read_venue(fields, tree, year, arxiv=arxiv)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"abbr": "NeurIPS", "booktitle": "Advances"}, "NeurIPS 2024", id="abbr and year"
        ),
        pytest.param({"abbr": "NeurIPS 2023"}, "NeurIPS 2023", id="an abbr that ends in a year"),
        pytest.param({"abbr": "ICML’24"}, "ICML’24", id="an abbr that ends in a short year"),
        pytest.param(
            {"journal": "Nature"}, "Nature 2024", id="the full name where there is no abbr"
        ),
        pytest.param(
            {"booktitle": "Proc. of X 2024, Rome"}, "Proc. of X 2024, Rome", id="has its year"
        ),
        pytest.param({}, "", id="none"),
        pytest.param({"publisher": "Springer"}, "Springer 2024", id="a book's publisher"),
        pytest.param(
            {"journal": "arXiv preprint arXiv:2401.00001"}, "arXiv 2024", id="arXiv as journal"
        ),
        pytest.param({"journal": "ArXivist Letters"}, "ArXivist Letters 2024", id="not arXiv"),
    ],
)
def test_the_tag(fields: dict[str, str], expected: str) -> None:
    assert plain(venue(fields).tag) == expected


def test_a_paper_without_venue_but_with_an_arxiv_id_appeared_on_arxiv() -> None:
    assert plain(venue({}, arxiv=True).tag) == "arXiv 2024"


def test_a_venue_wins_over_arxiv() -> None:
    assert plain(venue({"journal": "Nature"}, arxiv=True).tag) == "Nature 2024"


def test_no_year_leaves_the_name_alone() -> None:
    assert plain(venue({"abbr": "ICML"}, year=None).tag) == "ICML"


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("Forthcoming", "forthcoming"),
        (" inpress ", "inpress"),
        ("R&R (2nd round)", "R&R (2nd round)"),
        ("", ""),
    ],
)
def test_a_state_is_one_of_biblatex_or_stays_as_written(written: str, state: str) -> None:
    assert venue({"journal": "Water", "pubstate": written}).state == state
