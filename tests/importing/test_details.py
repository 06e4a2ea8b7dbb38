"""What follows a venue: volume, number and pages, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.importing.details import read_details


@pytest.mark.parametrize(
    ("text", "year", "fields", "left"),
    [
        pytest.param("", 2020, {}, "", id="nothing"),
        pytest.param("2020", 2020, {}, "", id="a year is no volume"),
        pytest.param("Springer", 2020, {}, "Springer", id="a name is none"),
        pytest.param(
            "(CHETN-II-59), Vicksburg, MS",
            2020,
            {},
            "(CHETN-II-59), Vicksburg, MS",
            id="the number of a report is left",
        ),
        pytest.param("128", 2025, {"volume": "128"}, "", id="a volume"),
        pytest.param("Vol. 9", 2021, {"volume": "9"}, "", id="a volume that is called so"),
        pytest.param("29(4)", 2023, {"volume": "29", "number": "4"}, "", id="volume and number"),
        pytest.param(
            "137(2), May 2022, pp. 911-958",
            2022,
            {"volume": "137", "number": "2", "pages": "911--958"},
            "",
            id="a month between number and pages",
        ),
        pytest.param(
            "7(5), 531–551",
            2022,
            {"volume": "7", "number": "5", "pages": "531--551"},
            "",
            id="volume, number and pages",
        ),
        pytest.param(
            "vol. 15, no. 12, p. 9235, 2023",
            2023,
            {"volume": "15", "number": "12", "pages": "9235"},
            "",
            id="all of them with words",
        ),
        pytest.param(
            "24, no. 2 (2021): 211–240",
            2021,
            {"volume": "24", "number": "2", "pages": "211--240"},
            "",
            id="the Chicago way",
        ),
        pytest.param(
            "7: 1200–1211", 2023, {"volume": "7", "pages": "1200--1211"}, "", id="volume and pages"
        ),
        pytest.param("345-353", 2022, {"pages": "345--353"}, "", id="pages"),
        pytest.param(
            "45, 2019, H. 2, S. 233–255",
            2019,
            {"volume": "45", "number": "2", "pages": "233--255"},
            "",
            id="in German",
        ),
        pytest.param(
            "vol. 76, n° 2, 2021, p. 233-255",
            2021,
            {"volume": "76", "number": "2", "pages": "233--255"},
            "",
            id="in French",
        ),
        pytest.param(
            "Florianópolis, v. 23, n. 1, p. 1-20, 2023",
            2023,
            {"volume": "23", "number": "1", "pages": "1--20"},
            "Florianópolis",
            id="in Portuguese",
        ),
        pytest.param(
            "t. 12, fasc. 3, págs. 33-44",
            2001,
            {"volume": "12", "number": "3", "pages": "33--44"},
            "",
            id="in Spanish",
        ),
        pytest.param(
            "12, pp. 3-9", 2020, {"volume": "12", "pages": "3--9"}, "", id="a bare volume"
        ),
        pytest.param(
            "Madrid, Spain, 2025, pp. 1-6",
            2025,
            {"pages": "1--6"},
            "Madrid, Spain",
            id="pages behind a town",
        ),
        pytest.param(
            "Discussion Paper No. 15432",
            2020,
            {},
            "Discussion Paper No. 15432",
            id="the number of a paper in a series is none of an issue",
        ),
        pytest.param(
            "12(3), May 2020, 33-58",
            2020,
            {"volume": "12", "number": "3", "pages": "33--58"},
            "",
            id="a month between them",
        ),
    ],
)
def test_details_are_read(text: str, year: int, fields: dict[str, str], left: str) -> None:
    found = read_details(text, year)
    assert (dict(found.fields), found.left) == (fields, left)


@given(st.text(alphabet="12 0(),;:.-–abvolpn", max_size=60))
def test_no_digit_is_lost(text: str) -> None:
    found = read_details(text, None)
    digits = [char for value in dict(found.fields).values() for char in value if char.isdigit()]
    kept = sorted([*digits, *(char for char in found.left if char.isdigit())])
    assert kept == sorted(char for char in text if char.isdigit())


@pytest.mark.parametrize(
    ("text", "month", "left"),
    [
        pytest.param("San Francisco, CA, Feb 2020", "Feb", "San Francisco, CA", id="short"),
        pytest.param("Madrid, Spain. July, 2020", "July", "Madrid, Spain", id="with a comma"),
        pytest.param("Madrid, Sept. 2020", "Sept", "Madrid", id="with a full stop"),
        pytest.param("May 2020", "May", "", id="alone"),
        pytest.param("Madrid, May 2019", "", "Madrid, May 2019", id="of another year"),
        pytest.param("Madrid, 4-8 May 2020", "", "Madrid, 4-8 May", id="days"),
        pytest.param("Madrid, May-June 2020", "", "Madrid, May-June", id="two months"),
        pytest.param("Market 2020", "", "Market", id="another word"),
    ],
)
def test_a_month_beside_the_year_is_none_of_the_rest(text: str, month: str, left: str) -> None:
    found = read_details(text, 2020)
    assert (found.month, found.left) == (month, left)
