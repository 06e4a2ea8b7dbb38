"""Venues of a page, and what stands around them: years, states, awards, editors, links."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page

SNOW = "Snow in the Streets of Small Towns"
RAIN = "A Model of Rain on Roofs"


def test_an_address_on_the_venue_that_leads_to_the_paper_is_its_link() -> None:
    text = (
        f"# Papers\n\n- **{SNOW}**. Ann Lee, Bo Chan. "
        "[Water](https://doi.org/10.1000/182), 2020.\n"
        f"- **{RAIN}**. Ann Lee, Bo Chan. [SnowConf](https://snowconf.example.org/2021/), 2021.\n"
    )
    first, second = read_page(text, "page.md").items
    assert ([link.url for link in first.links], first.doi, second.links) == (
        ["https://doi.org/10.1000/182"],
        "10.1000/182",
        (),
    )


@pytest.mark.parametrize(
    ("rest", "venue", "badges"),
    [
        pytest.param("2021, ApJ, 906, 85", "ApJ", (), id="a year before the venue"),
        pytest.param("2021, ApJ, in press", "ApJ", ("in press",), id="a state behind it"),
        pytest.param("arXiv:2101.01234 (2021)", "arXiv", (), id="an arXiv id"),
        pytest.param(
            "In A. Winter & C. Frost (Eds.), Handbook of Weather. 2021", "Handbook of Weather", (),
            id="editors of a book",
        ),
        pytest.param("SNOW 2021. Best paper runner-up", "SNOW 2021", ("Best paper runner-up",),
            id="an award in the next sentence"),
        pytest.param("Phys. Rev. D 110, 3 (2021), Editors' suggestion", "Phys. Rev. D",
            ("Editors' suggestion",), id="an award behind volume and year"),
    ],
)  # fmt: skip
def test_what_stands_around_a_venue_is_none_of_its_name(
    rest: str, venue: str, badges: tuple[str, ...]
) -> None:
    (item,) = read_page(f"# Papers\n\n- Ann Lee, Bo Chan, **{SNOW}**. {rest}.\n", "page.md").items
    assert (item.venue, item.badges, item.year) == (venue, badges, 2021)


@pytest.mark.parametrize(
    ("rest", "venue", "badges"),
    [
        ("*Electron. Lett.*, 2019", "Electron. Lett.", ()),
        ("*Papers. Revista de Nieve*, 105(1), 2019", "Papers. Revista de Nieve", ()),
        ("*Accepted at* SNOW 2019", "SNOW 2019", ()),
        ("In submission to SNOW 2019", "SNOW 2019", ("In submission",)),
        ("Phys. Rev. Lett. **132**, 106 (2019) — Editors' Suggestion", "Phys. Rev. Lett.",
            ("Editors' Suggestion",)),
        ("*Proc. ACM Program. Lang.* 3 (January 2019), 29 pages", "Proc. ACM Program. Lang.", ()),
    ],
)  # fmt: skip
def test_venues_with_stops_and_states(rest: str, venue: str, badges: tuple[str, ...]) -> None:
    (item,) = read_page(f"# Papers\n\n- Ann Lee, Bo Chan. “{SNOW}”. {rest}.\n", "page.md").items
    assert (item.venue, item.badges, item.year) == (venue, badges, 2019)
