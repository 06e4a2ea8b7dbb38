"""What stands between publications and is none: summaries, figures, pictures, sentences."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page
from pubtool.pages.reading.prose import sentence_traits

TITLES = [
    "Distinct phases of immune cells during snow",
    "An immune-focused supplement captures missed ice",
    "Enhanced interpretation of cells through a snow atlas",
]
NAMES = ["Kim SJ, Kain D, Lee GW", "Kaza M, Varco-Merth B, Lee GW", "Benjamin S, Lee GW, Boggy GJ"]
SUMMARIES = [
    "Human cells express ice and rain yet typically produce water; prolonged cold is required.",
    "Longitudinal data reveal biphasic remodeling: an acute signature that resolves with snow.",
    "Standard references systematically under-recover polymorphic ice; snow supplements it.",
]


def titles(text: str) -> list[str]:
    return [item.title for item in read_page(text, "p.md").items]


def test_what_is_told_of_one_below_it_is_no_title_of_the_next() -> None:
    papers = [
        f"**{names}, et al.**  \n{title}.  \n*bioRxiv*, 2026.  \n"
        f"[https://doi.org/10.1234/{number}](https://doi.org/10.1234/{number})\n\n*{summary}*\n\n"
        for number, (names, title, summary) in enumerate(zip(NAMES, TITLES, SUMMARIES, strict=True))
    ]
    assert titles("# Publications\n\n## Articles\n\n" + "".join(papers)) == TITLES


@pytest.mark.parametrize(
    "paper",
    [
        pytest.param(
            '<img src="a.jpg" width=500>\n[{}](https://arxiv.org/abs/2502.02062)\n------\n'
            "This paper presents the first measurement of snow in towns. We use the data of ten "
            "years, and find that it is white.\n\n",
            id="a picture above each heading",
        ),
        pytest.param(
            "<br>\n#### 2022\n[ICS, CCF A] Ann Lee, Bo Chan\\* and Cy Roe. "
            "[*{}*](https://example.org/a). 43rd Symposium on Snow, Oslo, May 2022.\n\n",
            id="a break above each year",
        ),
        pytest.param(
            "<div>\n  <p>\n{}\nAnn Lee, Bo Chan, Cy Roe\nICS 2020\nSnow is an essential part of "
            "many towns with applications in sports, transport, and the games of children.\n"
            "  </p>\n</div>\n\n",
            id="lines of raw HTML, with a summary",
        ),
        pytest.param(
            "<div class='paper' markdown='1'>\n<b style='color:#783F04;'> {}\n</b>\n\\\\\n"
            "**A. Lee**, B. Chan\\\\\n**ICS20, main** | [Paper](https://example.org/a)\n</div>\n\n",
            id="breaks of kramdown in lines of their own",
        ),
    ],
)
def test_what_stands_around_a_title_is_not_in_it(paper: str) -> None:
    assert titles("# Publications\n\n" + "".join(map(paper.format, TITLES))) == TITLES


def test_what_marks_mean_is_no_paper_below_the_heading_of_its_section() -> None:
    legend = r"\# indicates equal contributions, and \* indicates corresponding authors."
    card = (
        "<div class='card'>\n<div class='title'>{}</div>\n<div class='authors'>Ann Lee, Bo Chan*"
        "</div>\n<div>Expert Snow, 2025.</div>\n</div>\n\n"
    )
    page = "# Ann Lee\n\n## News\n\n- 2025.12: One paper has been accepted.\n\n"
    page += f"## 📝 Selected Publications (Full List)\n\n{legend}\n\n"
    assert titles(page + "".join(map(card.format, TITLES))) == TITLES


def test_theses_supervised_are_those_of_others() -> None:
    papers = "".join(f"- Ann Lee, Bo Chan. {title}. ICS 2023.\n" for title in TITLES)
    theses = (
        "- Di Roth, *Snow in Podcasts*, MSc thesis, 2023\n- Ed Hug, *Ice for Cows*, BSc thesis\n"
    )
    assert titles(f"# Publications\n\n{papers}\n# Theses supervised\n\n{theses}") == TITLES


def test_a_tag_before_a_title_is_its_venue_or_is_left() -> None:
    """`tag` is what the page calls it; what it says decides."""
    paper = '- <span class="conf-tag">{}</span> [{}](https://example.org), Ann Lee, **Bo Chan**.\n'
    labels = ["ICS 2020", "Ice Cores", "ICS 2022 Oral"]
    page = "".join(map(paper.format, labels, TITLES))
    items = read_page(f"# Publications\n\n{page}", "p.md").items
    assert [item.title for item in items] == TITLES
    assert [(item.venue, item.badges, item.rest) for item in items] == [
        ("ICS 2020", (), ""),
        ("", (), "Ice Cores"),
        ("ICS 2022", ("Oral",), ""),
    ]


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("This paper presents snow", "tells of a paper"),
        ("In this work, snow falls", "tells of a paper"),
        ("Figure 2: Snow", "figure"),
        ("Seminar on Snow, 26 October 2017", "day"),
        ("Seminar on Snow, October 26th", "day"),
        ("Snow, and what I did with it", "first person"),
        ("I study snow", "prose"),
        ("Abstract: snow falls", "abstract"),
        ("Laboratory of Snow", "place of work"),
    ],
)
def test_what_a_sentence_is_told_by(text: str, trait: str) -> None:
    assert trait in sentence_traits(text)


@pytest.mark.parametrize(
    "text",
    [
        "Figures of Snow in Print",
        "This Side of Paradise",
        "May 2020: Snow",
        "On the Web, Weather and US Towns",
        "Snow in October 1998",
    ],
)
def test_what_sounds_like_one_and_is_none(text: str) -> None:
    assert not sentence_traits(text)
