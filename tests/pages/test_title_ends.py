"""Where a title ends: before what is said of the paper, its venue, or the end of a link."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page

SNOW, RAIN, HAIL = (
    "Snow in the Streets of Small Towns",
    "A Model of Rain on Roofs",
    "What Hail Does to Cars",
)
ALL = [SNOW, RAIN, HAIL]


def titles(text: str, path: str = "p.md") -> list[str]:
    return [item.title for item in read_page(f"# Publications\n\n{text}", path).items]


def html_titles(text: str) -> list[str]:
    return titles(f"<h1>Publications</h1>{text}", "p.html")


def listed(pattern: str) -> str:
    return "".join(f"- {pattern.format(title)}\n" for title in ALL)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("Ann Lee, Bo Chan. {}. Forthcoming, *Journal of Weather*.", id="forthcoming"),
        pytest.param("Ann Lee, Bo Chan. {}. accepted by *Weather*, 2022.", id="in small letters"),
        pytest.param("Ann Lee and Bo Chan. *{}* Submitted", id="behind italics, without a stop"),
        pytest.param("**{}.Submitted**<br>Ann Lee, Bo Chan", id="without a blank, in bold"),
        pytest.param("*{}.* Abstract.<br>Ann Lee, Bo Chan, 2020", id="an abstract"),
        pytest.param("{}. In preparation. Ann Lee, Bo Chan, Cy Roe", id="before the authors"),
        pytest.param("Lee, A., & Chan, B. *In review*. {}. Weather.", id="before the title"),
        pytest.param("Ann Lee and Bo Chan, {}, submitted for publication, Feb. 2025.", id="comma"),
        pytest.param(
            "{}, 2026 (with Ann Lee) [[arXiv](https://arxiv.org/abs/2605.24607)]", id="year"
        ),
        pytest.param("Ann Lee, Bo Chan. *{}* (last updated May 2021)", id="a date of the page"),
        pytest.param("Lee, A., & Chan, B. (Accepted/In press). {}. *Weather*.", id="APA"),
        pytest.param("Lee, A., & Chan, B. (Expected June submission). {}.", id="expected"),
        pytest.param("[J4](https://e.org/4) Ann Lee, Bo Chan, “{}”, Weather, 2020.", id="number"),
        pytest.param("Lee A., “{}”, Weather, 2020.", id="one author before quotes"),
        pytest.param("{}. (Ann Lee and Bo Chan). *Weather*, 2020.", id="authors in parentheses"),
    ],
)
def test_what_is_said_of_a_paper_ends_its_title(pattern: str) -> None:
    assert titles(listed(pattern)) == ALL


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(
            "[{}. Ann Lee and Bo Chan. *Weather* 12(3):45-67](x.pdf). **(Oral)**. [[pdf](x.pdf)]",
            id="around title, authors and venue",
        ),
        pytest.param(
            "Ann Lee. [{}. In Weather, pp. 4-6](x.html), 2020.", id="around the venue too"
        ),
        pytest.param("Ann Lee, Bo Chan. [“{}”. Weather, vol. 2, 2020](x.html).", id="with quotes"),
        pytest.param("Ann Lee, Bo Chan: [{}](x.html) [*Plan*](v.html). 2020;1(2):3-4", id="two"),
        pytest.param(
            "[Ann Lee, Bo Chan. {} *Water* **2014**, 55, 2008-2013](x.html)", id="no sign"
        ),
    ],
)
def test_a_link_around_more_than_the_title(pattern: str) -> None:
    assert titles(listed(pattern)) == ALL


@pytest.mark.parametrize(
    "title",
    [
        "Snow, Rain and Hail: A Comment on Roe & Fox (2020)",
        "A New Theory of “Black” Ice on Roads",
        "Can Roofs Be Considered Complete?",
        "Snow Under Attack: When Rain Fails, Change the Roof",
        "The Federal Roof, 1973-2023",
    ],
)
def test_what_belongs_to_a_title(title: str) -> None:
    others = "".join(f"- Ann Lee, Bo Chan. “{each}”. *Weather* 7(1), 2019.\n" for each in ALL)
    assert titles(f"- Ann Lee, Bo Chan. “{title}”. *Weather* 8(2), 2020.\n{others}")[0] == title


@pytest.mark.parametrize(
    ("venue", "pattern"),
    [
        pytest.param(
            "Weather Research", "A. Lee, B. Chan. {}? Weather Research, 38(1), 3-9.", id="?"
        ),
        pytest.param("Ice in Towns", "A. Lee, B. Chan. {}, Ice in Towns 2022, bbab576.", id="year"),
        pytest.param(
            "12th IEEE Workshop on Ice (IWI)",
            "A. Lee, B. Chan, {}, 12th IEEE Workshop on Ice (IWI), 2021, pp. 3-9.",
            id="by number",
        ),
        pytest.param(
            "Horm Behav", "{}. Horm Behav. Ann Lee and Bo Chan. doi:10.1/2", id="one name"
        ),
    ],
)
def test_venues_that_follow_without_a_mark(venue: str, pattern: str) -> None:
    found = read_page(f"# Publications\n\n{listed(pattern)}", "p.md").items
    assert [item.title.rstrip("?") for item in found] == ALL
    assert {item.venue.rstrip(".") for item in found} == {venue}


def test_quotes_below_the_authors_win_over_a_venue_in_bold() -> None:
    text = "".join(
        f"<li>Ann Lee and Bo Chan<br>“{title}”<br><b>Lecture Notes on Ice</b> 12(3):45-67</li>"
        for title in ALL
    )
    assert html_titles(f"<ul>{text}</ul>") == ALL


def test_legends_abstracts_and_menus_are_no_titles() -> None:
    text = "".join(
        f"<p>{title}<br>Ann Lee*, Bo Chan<br><i>Journal of Snow</i>, 2020</p>"
        "<p>Abstract: We look at it, and then we say what we have seen.</p>"
        for title in ALL
    )
    menu = "<p><a href='i.html'>Top page</a> | <a href='p.html'>Papers of mine</a></p>"
    assert html_titles(f"{menu}<p>(* Equal contribution. # Corresponding author.)</p>{text}") == ALL


def test_awards_before_a_title_and_links_behind_it() -> None:
    text = "".join(
        f"### [ICW'2{at}][Distinguished Paper Award] {title} (Paper | [Code](c.html))\n\n"
        "*Ann Lee, Bo Chan, Cy Roe*\n\n"
        for at, title in enumerate(ALL)
    )
    found = read_page(f"# Papers\n\n{text}", "p.md").items
    assert [item.title for item in found] == ALL
    assert [item.badges for item in found] == [("Distinguished Paper Award",)] * 3
    assert [item.venue for item in found] == ["ICW'20", "ICW'21", "ICW'22"]


def test_an_acronym_at_the_end_of_a_title_is_no_label() -> None:
    ends = [f"{title} (COVERAGE)" for title in ALL]
    assert (
        titles("".join(f"- Ann Lee, Bo Chan. “{each}”, Weather, 2020.\n" for each in ends)) == ends
    )
    assert titles(listed("Ann Lee, Bo Chan. “{} (code)”, Weather, 2020.")) == ALL


def test_a_question_before_a_journal_in_italics_is_more_of_the_title() -> None:
    text = "".join(
        f"- Lee A., Chan B. {title}. Does it matter? *Weather*, 2020, 3-9.\n" for title in ALL
    )
    assert titles(text) == [f"{title}. Does it matter?" for title in ALL]
