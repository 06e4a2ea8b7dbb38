import pytest

from pubtool.model import Date
from pubtool.reading.dates import read_date, read_month


@pytest.mark.parametrize(
    ("date", "year", "month", "expected"),
    [
        pytest.param("", "", "", None, id="nothing is no date and no problem"),
        pytest.param("", "2024", "", Date(2024), id="a year alone"),
        pytest.param("", "2024", "5", Date(2024, 5), id="a month as a number"),
        pytest.param("", "2024", "January", Date(2024, 1), id="a month that a macro gave"),
        pytest.param("", "2024", "Sept.", Date(2024, 9), id="an abbreviated month"),
        pytest.param("", "2024", "10\u00a0January", Date(2024, 1, 10), id="a day before the month"),
        pytest.param("", "2024", "Jul--Aug", Date(2024, 7), id="a range of months begins"),
        pytest.param("2024-05-01", "", "", Date(2024, 5, 1), id="an ISO day"),
        pytest.param("2024-05", "", "", Date(2024, 5), id="an ISO month"),
        pytest.param("2019-12/2020-02", "", "", Date(2019, 12), id="a range begins"),
        pytest.param("2019/", "", "", Date(2019), id="an open range begins"),
        pytest.param("-2010-01~", "", "", Date(-2010, 1), id="a year before Christ"),
        pytest.param(
            "2004-04-25T14:34:00/2004-04-26T10:00:00+01:00", "", "", Date(2004, 4, 25), id="times"
        ),
        pytest.param("2019-21", "", "", Date(2019), id="a season has no month"),
        pytest.param("2019~", "", "", Date(2019), id="an approximate date is a date"),
        pytest.param("2020", "1999", "", Date(2020), id="the field date wins over year"),
    ],
)
def test_reads(date: str, year: str, month: str, expected: Date | None) -> None:
    assert read_date(date, year, month) == (expected, ())


@pytest.mark.parametrize(
    ("date", "year", "month", "expected", "rule"),
    [
        pytest.param("", "to appear", "", None, "year-format", id="words are no year"),
        pytest.param("", "2021 (to appear)", "", Date(2021), "year-format", id="a year in words"),
        pytest.param("", "2024", "Smarch", Date(2024), "month-format", id="an invented month"),
        pytest.param("", "2024", "13", Date(2024), "month-format", id="month 13"),
        pytest.param("2024-13", "2024", "", Date(2024), "year-format", id="an impossible date"),
        pytest.param("May 2024", "", "", None, "year-format", id="a date that is not ISO"),
        pytest.param("", "٢٠٢٤", "", Date(2024), "year-format", id="digits of another script"),
    ],
)
def test_reports_and_keeps_what_it_can(
    date: str, year: str, month: str, expected: Date | None, rule: str
) -> None:
    found = read_date(date, year, month)
    assert found.date == expected
    assert [problem[1] for problem in found.problems] == [rule]


def test_a_word_that_begins_like_no_month_is_none() -> None:
    assert read_month("Ma") == (None, None)


def test_a_day_in_its_own_field_counts() -> None:
    assert read_date("", "2024", "2", "29").date == Date(2024, 2, 29)


@pytest.mark.parametrize(
    ("year", "advice"),
    [
        ("2014-09", "write the month into `month`"),
        ("2001-02-20", "write the month into `month`"),
        ("November 2007", "write the month into `month`"),
        ("2010/11", "`pubstate` for its state"),
        ("in press 2009", "`pubstate` for its state"),
    ],
)
def test_a_year_with_a_month_is_told_where_the_month_goes(year: str, advice: str) -> None:
    found = read_date("", year, "")
    assert found.date is not None
    assert advice in found.problems[0][2]
