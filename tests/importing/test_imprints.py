"""Imprints: where a book was published, and by whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.importing.imprints import NOWHERE, Imprint, read_imprint


@pytest.mark.parametrize(
    ("text", "address", "publisher"),
    [
        ("Paris, Seuil", "Paris", "Seuil"),
        ("Göttingen: Vandenhoeck & Ruprecht", "Göttingen", "Vandenhoeck & Ruprecht"),
        ("Berlin/Boston: De Gruyter.", "Berlin/Boston", "De Gruyter"),
        ("Frankfurt am Main, Suhrkamp", "Frankfurt am Main", "Suhrkamp"),
        ("北京: 科学出版社", "北京", "科学出版社"),
        ("Oxford University Press", "", "Oxford University Press"),
        ("Cambridge University Press, Cambridge", "Cambridge", "Cambridge University Press"),
        ("Köln", "Köln", ""),
    ],
)
def test_a_town_or_a_name_tells_a_publisher(text: str, address: str, publisher: str) -> None:
    assert read_imprint(text) == Imprint(address, publisher)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Historische Zeitschrift",
        "Annales. Histoire, Sciences sociales",
        "Berlin Journal of Economics",
        "Paris Match",
        "San Francisco, CA",
        "Berlin, Germany",
        "London Review of Books",
        "Water: A Journal of Rivers",
    ],
)
def test_journals_and_towns_with_their_country_are_none(text: str) -> None:
    assert read_imprint(text) == NOWHERE


@given(st.text(alphabet="BernPais:, .&/0", max_size=40))
def test_all_parts_of_an_imprint_stand_in_the_text(text: str) -> None:
    assert all(part in text for part in read_imprint(text))
