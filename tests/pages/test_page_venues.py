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
        ("In **eNeuro** 12(3):45-67 (2019)", "eNeuro", ()),
        ("In: arXiv:1901.00001, 2019", "arXiv", ()),
        ("2019, *ApJ*, 906, 85", "ApJ", ()),
        ("Inventiones Mathematicae 143 (2019) 2, 435-447", "Inventiones Mathematicae", ()),
        ("*Angew. Chem. Int. Ed.* **2019**, *63*, e2024", "Angew. Chem. Int. Ed.", ()),
        ("SNOW 2019, under review", "SNOW 2019", ("under review",)),
        ("CoRR abs/1901.09660 (2019)", "CoRR", ()),
        ("*SNOW 2019*, acceptance rate: 20%", "SNOW 2019", ()),
        ("*Notes on Snow: Main Volume*, pp. 3-9, 2019", "Notes on Snow: Main Volume", ()),
        ("(Published in Journal of Snow, 2019)", "Journal of Snow", ()),
        ("(*Journal of Snow*, 2019, 244(1): 105831)", "Journal of Snow", ()),
        ("[arXiv.org](x) (accepted in Entropy, 2019)", "Entropy", ("accepted",)),
        ("The 5th Workshop on Snow (SNOW 2019), to be held in conjunction with Ice 2019, in Oslo",
            "The 5th Workshop on Snow (SNOW 2019)", ()),
        ("The 5th IFAC Conference on Snow, in Changchun, China, 2019",
            "The 5th IFAC Conference on Snow", ()),
        ("(revision requested, Snow Review), 2019", "Snow Review", ("revision requested",)),
        ("2019 (revise and resubmit, Journal of Snow)", "Journal of Snow",
            ("revise and resubmit",)),
        ("March 2019 (*revise and resubmit, Journal of Snow*)", "Journal of Snow",
            ("revise and resubmit",)),
        ("2019 (accepted at *Journal of Snow*)", "Journal of Snow", ()),
        ("2019. (Journal of Snow, R&R)", "Journal of Snow", ("R&R",)),
        ("*Revise and Resubmit, Journal of Snow*, 2019", "Journal of Snow",
            ("Revise and Resubmit",)),
        ("June 2019, 2019 ASEE Conference", "2019 ASEE Conference", ()),
        ("Symposium on Snow, Ice and Rain (SNOW) 2019, Oslo, Norway",
            "Symposium on Snow, Ice and Rain (SNOW) 2019", ()),
        ("*Journal of Snow*, 2019. (Impact factor: 4.2)", "Journal of Snow", ()),
    ],
)  # fmt: skip
def test_venues_with_stops_and_states(rest: str, venue: str, badges: tuple[str, ...]) -> None:
    (item,) = read_page(f"# Papers\n\n- Ann Lee, Bo Chan. “{SNOW}”. {rest}.\n", "page.md").items
    assert (item.venue, item.badges, item.year) == (venue, badges, 2019)


def test_a_venue_that_is_a_link_in_a_line_of_its_own() -> None:
    text = "".join(
        f"<li>Ann Lee, Bo Chan<br>“{title}”<br><a href=v>SNOW 2020</a><br>[<a href=a>pdf</a>]</li>"
        for title in (SNOW, "A Model of Rain on Roofs")
    )
    found = read_page(f"<h1>Papers</h1><ul>{text}</ul>", "page.html").items
    assert [(item.venue, item.year) for item in found] == [("SNOW 2020", 2020)] * 2


def test_a_date_beside_a_venue_in_a_box() -> None:
    text = "".join(
        f"<div class=card><h4>{title}</h4><div class=venue-box><span class=venue>ACM SNOW</span>"
        "<span class=date>May 2024</span></div><div>Ann Lee, Bo Chan</div></div>"
        for title in (SNOW, "A Model of Rain on Roofs")
    )
    found = read_page(f"<h1>Papers</h1>{text}", "page.html").items
    assert [(item.venue, item.year) for item in found] == [("ACM SNOW", 2024)] * 2


def test_the_label_of_a_link_may_be_the_venue() -> None:
    text = "".join(
        f"- **{title}**<br>Ann Lee, Bo Chan<br>[SNOW 2024](https://e.org/s) | [paper](x.pdf)\n"
        for title in (SNOW, "A Model of Rain on Roofs")
    )
    found = read_page(f"# Papers\n\n{text}", "page.md").items
    assert [(item.venue, item.year) for item in found] == [("SNOW 2024", 2024)] * 2


@pytest.mark.parametrize(
    "book",
    [
        "In C. Roe & D. May (Eds.), *Snow and Society*, pp. 1-20. Springer, 2018.",
        "In: C. Roe and D. May (Hrsg.): *Snow and Society*. Springer, 2018.",
        "in C. Roe and D. May, eds., *Snow and Society*, Springer, 2018.",
    ],
)
def test_editors_of_the_book_are_kept(book: str) -> None:
    (item,) = read_page(f"# Papers\n\n- Ann Lee, Bo Chan. “{SNOW}”. {book}\n", "p.md").items
    assert [author.name for author in item.authors] == ["Ann Lee", "Bo Chan"]
    assert item.venue == "Snow and Society"
    assert len(item.editors) == 1
    assert item.editors[0].startswith("eds. C. Roe ")
    assert item.remarks == ()


@pytest.mark.parametrize("venue", ["*R&R at Journal of Snow*", "R&R at *Journal of Snow*"])
def test_who_wrote_it_with_the_owner_stands_before_a_state(venue: str) -> None:
    text = (
        f'# Research\n\n## Working Papers\n\n- "Trams and Trade in Cities", with Bo Chan, {venue}\n'
    )
    (item,) = read_page(text, "p.md").items
    assert [author.name for author in item.authors] == ["Bo Chan"]
    assert (item.venue, item.badges, item.rest) == ("Journal of Snow", ("R&R",), "")


def test_what_stands_before_a_venue_in_italics_is_not_lost() -> None:
    text = f"# Papers\n\n- Ann Lee, Bo Chan. **{SNOW}**. Prize talk at *Vision*, Oslo, 2021.\n"
    (item,) = read_page(text, "p.md").items
    assert item.venue == "Vision"
    assert "Prize talk at" in " ".join((item.rest, *item.badges, *item.notes))


@pytest.mark.parametrize(
    ("rest", "venue", "badges"),
    [
        ("NeurIPS 2019 Datasets and Benchmarks Track Spotlight",
            "NeurIPS 2019 Datasets and Benchmarks Track", ("Spotlight",)),
        ("(Computer Graphics Forum 2019)", "Computer Graphics Forum 2019", ()),
        ("(CVPR 2019)", "CVPR 2019", ()),
    ],
)  # fmt: skip
def test_a_venue_in_a_line_of_its_own(rest: str, venue: str, badges: tuple[str, ...]) -> None:
    text = f"<p><b>{SNOW}</b><br>Ann Lee, Bo Chan<br>{rest}</p>"
    (item,) = read_page(f"<h1>Papers</h1>{text}", "page.html").items
    assert (item.venue, item.badges, item.year) == (venue, badges, 2019)


def test_words_do_not_meet_where_a_link_stood_between_them() -> None:
    text = (
        f"# Papers\n\n“{SNOW},” with Ann Lee and Bo Chan ([draft](a.pdf) new as of March 2024!)\n"
    )
    (item,) = read_page(text, "page.md").items
    assert "Chan new as of" in f"{item.venue} {item.rest}"
