"""How values show themselves."""

import pytest

from pubtool.model import Date, Person


@pytest.mark.parametrize(
    ("person", "name"),
    [
        pytest.param(Person("Zhang", "Jintao"), "Jintao Zhang", id="given, then family name"),
        pytest.param(Person("Beethoven", "Ludwig", "van"), "Ludwig van Beethoven", id="a particle"),
        pytest.param(Person("King", "M. L.", "", "Jr."), "M. L. King, Jr.", id="a suffix"),
        pytest.param(Person("李", "明"), "李明", id="Chinese: family name first, no blank"),
        pytest.param(Person("김", "철수"), "김철수", id="Korean"),
        pytest.param(Person("李", "Ming"), "Ming 李", id="mixed scripts stay apart"),
        pytest.param(Person("NASA"), "NASA", id="a literal name"),
    ],
)
def test_a_name_in_reading_order(person: Person, name: str) -> None:
    assert person.name == name


@pytest.mark.parametrize(
    ("date", "iso"),
    [(Date(2024), "2024"), (Date(2024, 5), "2024-05"), (Date(2024, 5, 3), "2024-05-03")],
)
def test_a_date_is_as_precise_as_it_is_known(date: Date, iso: str) -> None:
    assert date.iso == iso
