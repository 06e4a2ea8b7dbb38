"""Citation keys: from a pattern, in ASCII, unique."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.keys import KeyFacts, Keys, make_key
from pubtool.model import Person

PATTERN = "{family}{year}{word}"
ZHANG = Person("Zhang", "Jintao")


def key(person: Person | None, title: str, year: str = "2025", pattern: str = PATTERN) -> str:
    return make_key(pattern, KeyFacts(person, year, title, "NeurIPS '25"), "2509.24006")


@pytest.mark.parametrize(
    ("person", "title", "made"),
    [
        pytest.param(ZHANG, "SLA: Beyond Sparsity", "zhang2025sla", id="the usual case"),
        pytest.param(ZHANG, "On the Theory", "zhang2025theory", id="small words say nothing"),
        pytest.param(Person("Beethoven", "L.", "van"), "Ode", "beethoven2025ode", id="a particle"),
        pytest.param(Person("Müller-Straße", "A"), "Über", "mullerstrasse2025uber", id="accents"),
        pytest.param(Person("Del Maestro", "A"), "X-rays", "delmaestro2025rays", id="two words"),
        pytest.param(Person("O'Neil", "M"), "Don't", "oneil2025dont", id="apostrophes"),
        pytest.param(Person("The ATLAS Collaboration"), "Z", "atlas2025z", id="an organisation"),
        pytest.param(
            Person("李", "明"), "Deep Nets", "2025deep", id="a name without ASCII letters"
        ),
        pytest.param(ZHANG, "深度学习", "zhang2025", id="a title without ASCII letters"),
        pytest.param(ZHANG, "2024 in Review", "zhang2025review", id="a number says little"),
        pytest.param(ZHANG, "α-ReLU", "zhang2025relu", id="Greek is left out"),
        pytest.param(ZHANG, "The E. coli Atlas", "zhang2025coli", id="a letter says nothing"),
        pytest.param(ZHANG, "AI: π", "zhang2025ai", id="a short word is better than none"),
        pytest.param(None, "Nobody's Paper", "2025nobodys", id="no author"),
        pytest.param(None, "深度", "2509.24006", id="nothing but the identifier"),
    ],
)
def test_a_key_is_made_of_family_year_and_word(
    person: Person | None, title: str, made: str
) -> None:
    assert key(person, title) == made


def test_the_pattern_decides() -> None:
    assert key(ZHANG, "the fast lane", pattern="{Family}_{Word}-{year}") == "Zhang_Fast-2025"
    assert key(ZHANG, "The Lane", pattern="{family}{yy}{venue}") == "zhang25NeurIPS"


def test_a_taken_key_gets_a_letter() -> None:
    keys = Keys(["Zhang2025sla", "zhang2025slaB"])
    assert [keys.take("zhang2025sla") for _ in range(3)] == [
        "zhang2025slaa",
        "zhang2025slac",
        "zhang2025slad",
    ]


def test_letters_do_not_run_out() -> None:
    keys = Keys()
    made = [keys.take("k") for _ in range(800)]
    assert len({each.lower() for each in made}) == 800
    assert made[26:28] == ["kz", "kaa"]


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=40), st.text(max_size=10))
def test_every_key_can_be_written(family: str, given_: str, title: str, other: str) -> None:
    made = make_key(PATTERN, KeyFacts(Person(family, given_), "2025", title), other)
    assert re.fullmatch(r"[A-Za-z0-9.:/+-]+", made)
