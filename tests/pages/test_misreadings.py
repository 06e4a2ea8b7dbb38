"""Ways to write a list that were once read wrongly: each as one item, with what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

WATER = "*Journal of Water*, 2022."
AGAIN = "Attention Models Revisited Again"
TWO = ["Jia Wei", "Jintao Zhang"]


def only(text: str, path: str = "page.md") -> PageItem:
    (item,) = read_page(text, path).items
    return item


def names(item: PageItem) -> list[str]:
    return [author.name for author in item.authors]


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        pytest.param(
            f"- **Delta Things**. Jia Wei, Jintao Zhang. {WATER}",
            "Delta Things",
            TWO,
            id="a bold title that might be a name",
        ),
        pytest.param(
            f"- **Ein Fluss**, Jia Wei, Jintao Zhang, {WATER}",
            "Ein Fluss",
            TWO,
            id="and a comma after it",
        ),
        pytest.param(
            f"- **Jia Wei**, Jintao Zhang, Ann Lee, *A Paper About Snow*, {WATER}",
            "A Paper About Snow",
            [*TWO, "Ann Lee"],
            id="a bold author before a title in italics",
        ),
        pytest.param(
            f"# Publications\nJia Wei, Jintao Zhang. {AGAIN}. {WATER}",
            AGAIN,
            TWO,
            id="one paper right under the heading of its section",
        ),
        pytest.param(
            f"# Publications\n\n**{AGAIN}**\nJia Wei, Jintao Zhang\nJournal of Water, 2022",
            AGAIN,
            TWO,
            id="lines without blanks at their ends",
        ),
        pytest.param(
            f"- Wei, Zhang, et al. *{AGAIN}*. Journal of Water, 2022.",
            AGAIN,
            ["Wei", "Zhang"],
            id="family names alone",
        ),
        pytest.param(
            f"- **{AGAIN}**. Jia Wei (魏佳), Jintao Zhang (张锦涛). {WATER}",
            AGAIN,
            TWO,
            id="names in Chinese beside them",
        ),
        pytest.param(
            "- **Ann Lee**, Bo Chan. *Quiet Lattices*. arXiv 2023.",
            "Quiet Lattices",
            ["Ann Lee", "Bo Chan"],
            id="arXiv after a short title",
        ),
        pytest.param(
            f"| 2021 | Jia Wei, Jintao Zhang. {AGAIN} | Journal of Water |",
            AGAIN,
            TWO,
            id="a row of pipes without a head",
        ),
        pytest.param(
            "| Year | Paper | Venue |\n|---|---|---|\n"
            f"| 2021 | Jia Wei, Jintao Zhang. {AGAIN} | Journal of Water |",
            AGAIN,
            TWO,
            id="a column that holds authors and title",
        ),
        pytest.param(
            f"# Papers\n\n- Wei, J., & Zhang, J. (in press). {AGAIN}. {WATER}",
            AGAIN,
            ["Wei, J.", "Zhang, J."],
            id="in press in place of the year",
        ),
        pytest.param(
            f"# Papers\n\n- Wei, J., & the ManyWaters Consortium. (2021). {AGAIN}. {WATER}",
            AGAIN,
            ["Wei, J."],
            id="a consortium after the authors",
        ),
        pytest.param(
            "# Artículos\n\n- Roussel, Í. y Solís Peña, M. (2022): «El agua en la lluvia», "
            "*Revista del Agua*",
            "El agua en la lluvia",
            ["Roussel, Í.", "Solís Peña, M."],
            id="y between inverted names",
        ),
        pytest.param(
            "# Aufsätze\n\n- Weiß, Jürgen / Ott, Sabine: Haftung für Systeme. In: "
            "*Zeitschrift für Recht* 2021, S. 4–8.",
            "Haftung für Systeme",
            ["Weiß, Jürgen", "Ott, Sabine"],
            id="a stroke between inverted names and a colon after them",
        ),
        pytest.param(
            f"# Articles\n\n- H. Roussel et J. Lefèvre, « Un théorème de la pluie », {WATER}",
            "Un théorème de la pluie",
            ["H. Roussel", "J. Lefèvre"],
            id="et between names",
        ),
    ],
)
def test_title_and_authors_are_told_apart(text: str, title: str, authors: list[str]) -> None:
    item = only(text)
    assert (item.title, names(item)) == (title, authors)


@pytest.mark.parametrize(
    ("line", "venue", "year"),
    [
        pytest.param(
            "*Computer Vision – ECCV 2020 Workshops 2021*.",
            "Computer Vision – ECCV 2020 Workshops 2021",
            2021,
            id="the year at the end of a name with another",
        ),
        pytest.param(
            "*Journal of Water* 2021 Special Issue, 2022.",
            "Journal of Water",
            2022,
            id="the year that a comma sets apart",
        ),
        pytest.param(
            "in *Proc. 2021 Conf. Robots*, 2021.",
            "Proc. 2021 Conf. Robots",
            2021,
            id="a year after an abbreviation",
        ),
        pytest.param("ICRA 2024 <span>Oral</span>", "ICRA 2024", 2024, id="a badge without a sign"),
        pytest.param(
            "*Nature*. 2021 Jan 5;12(3):44.", "Nature", 2021, id="a date after a full stop"
        ),
    ],
)
def test_venue_and_year_are_those_of_the_paper(line: str, venue: str, year: int) -> None:
    item = only(f"- **{AGAIN}**. Jia Wei, Jintao Zhang. {line}")
    assert (item.venue, item.year) == (venue, year)


@pytest.mark.parametrize(
    ("text", "arxiv", "doi"),
    [
        pytest.param("doi: 10.1000/right", "", "10.1000/right", id="a DOI"),
        pytest.param("https://doi.org/10.1000/right", "", "10.1000/right", id="a bare address"),
        pytest.param("(10.1000/right)", "", "10.1000/right", id="a DOI in parentheses"),
        pytest.param("arXiv:2101.00002", "2101.00002", "", id="an arXiv id"),
        pytest.param("(arXiv:2101.00002)", "2101.00002", "", id="one in parentheses"),
    ],
)
def test_identifiers_in_the_text_are_seen_and_are_no_remark(
    text: str, arxiv: str, doi: str
) -> None:
    item = only(f"- **{AGAIN}**. Jia Wei, Jintao Zhang. {WATER} {text}")
    assert (item.arxiv, item.doi, item.tags) == (arxiv, doi, ())


@pytest.mark.parametrize(
    ("tag", "venue", "badges"),
    [
        pytest.param("[ICLR 2025 Spotlight]", "ICLR 2025", ("Spotlight",), id="a badge"),
        pytest.param("[UIST 2025, to appear]", "UIST 2025", ("to appear",), id="a state"),
        pytest.param("[ACL 2023 Findings]", "ACL 2023 Findings", (), id="a part of the venue"),
    ],
)
def test_brackets_before_a_title_hold_a_venue_and_more(
    tag: str, venue: str, badges: tuple[str, ...]
) -> None:
    item = only(f"# Papers\n\n- **{tag}** LoopGuard: Things That Guard. Jia Wei, Jintao Zhang.")
    assert (item.venue, item.badges, item.title) == (venue, badges, "LoopGuard: Things That Guard")


def test_an_abstract_that_is_folded_away_is_not_read() -> None:
    item = only(
        f'<h1>Papers</h1><ul><li><div class="title">{AGAIN}</div><div class="author">Jia Wei, '
        'Jintao Zhang</div><a class="abstract btn">Abs</a><div class="abstract hidden"><p>We look '
        "at water, of which there is much around us.</p></div></li></ul>",
        "page.html",
    )
    assert (item.notes, item.rest) == ((), "")


def test_numbers_as_terms_are_no_titles() -> None:
    text = (
        "<h2>Papers</h2><dl><dt>1<dd>Jia Wei, Jintao Zhang.<br>Hopf bifurcations.<br>"
        "<em>Nonlinear Dynamics</em>, 15:33-58, 1998.</dl>"
    )
    assert only(text, "page.html").title == "Hopf bifurcations"


def test_a_title_with_the_words_of_an_award_stays_the_title_above_its_authors() -> None:
    text = (
        "<b>Finding The Best Type Of Rain</b><br>Jia Wei, Jintao Zhang<br>"
        "<b><i>NeurIPS 2022 Workshop: I Can't Believe It Rains</i></b>"
    )
    assert only(f"<h2>Papers</h2><p>{text}</p>", "page.html").title == (
        "Finding The Best Type Of Rain"
    )


def test_a_journal_that_looks_like_names_is_none_where_the_page_says_so() -> None:
    text = (
        f'<h2>Papers</h2><ul><li><div class="title"><b>{AGAIN}</b></div><div class="authors">Jia '
        'Wei, Jintao Zhang</div><cite class="venue">EPJ E-Soft Matter</cite></li></ul>'
    )
    assert only(text, "page.html").venue == "EPJ E-Soft Matter"
