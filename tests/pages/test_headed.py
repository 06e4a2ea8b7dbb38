"""Headings that are titles because those beside them are; what opens and ends a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pubtool.pages.reading import read_page

if TYPE_CHECKING:
    from pubtool.pages.items import PageItem

SNOW = "Snow in the Streets of Small Towns"
RAIN = "A Model of Rain on the Roofs of Houses"
HAIL = "What Hail Does to Cars in Summer"
ALL = [SNOW, RAIN, HAIL]


def items(text: str, path: str = "") -> tuple[PageItem, ...]:
    return read_page(text, path or ("p.html" if text.startswith("<") else "p.md")).items


def titles(text: str, path: str = "") -> list[str]:
    return [item.title for item in items(text, path)]


def cards(rest: str) -> str:
    """Return a page of boxes, each with a heading and the same text."""
    boxes = "".join(f'<div class="card"><h3>{each}</h3>{rest}</div>' for each in ALL)
    return f"<h1>Publications</h1><div>{boxes}</div>"


# -- what must not happen


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            cards(f"<p>{'It tells of ice. ' * 12}</p>").replace("Publications", "Ann Lee"),
            id="no heading for publications",
        ),
        pytest.param(
            f"<h1>Publications</h1><h2>Funding</h2><h3>{SNOW}</h3><p>2020</p><h3>{RAIN}</h3>"
            f"<p>2021</p><h3>{HAIL}</h3><p>2022</p>",
            id="under a heading for other things",
        ),
    ],
)
def test_headings_are_no_titles_by_themselves(page: str) -> None:
    assert titles(page) == []


def test_topics_over_papers_stay_topics() -> None:
    page = "# Publications\n\n" + "".join(
        f"### On {topic} and Other Things\n\n- Ann Lee, Bo Chan. {title}. *Ice*, 2020.\n\n"
        for topic, title in zip(("Snow", "Rain", "Hail"), ALL, strict=True)
    )
    assert titles(page) == ALL


# -- what must


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("<p>Conference on Ice, 2020</p><p>A study of it.</p>", id="venue and year"),
        pytest.param("<span class='badge'>2021</span><a href='x'>HAL</a>", id="a year"),
        pytest.param(f"<p>{'It tells of ice. ' * 12}</p>", id="a long text about it"),
    ],
)
def test_cards_without_authors_are_papers_under_a_heading_for_them(rest: str) -> None:
    assert titles(cards(rest)) == ALL


def test_headings_beside_headings_that_are_titles_are_titles() -> None:
    known = "".join(f"### {each}\n\nAnn Lee, Bo Chan.  \n*Ice*, 2020\n\n---\n\n" for each in ALL)
    odd = (
        "### Fog over the Harbour at Night\n**Lee, A. A. A.**, Maharana, P., & Chan, B.  \n"
        "*Meteorology and Atmospheric Physics*, 136(2), 2024  \n[x](https://doi.org/10.1007/s007)\n"
    )
    assert titles(f"# Publications\n\n{known}{odd}") == [*ALL, "Fog over the Harbour at Night"]


def test_a_list_of_one_title_and_one_of_the_rest() -> None:
    page = "# Papers\n\n" + "".join(
        f"1. {each}\n - *ICE 2020*, [pdf](x.pdf)\n - Ann Lee, Bo Chan\n\n" for each in ALL
    )
    assert titles(page) == ALL
    assert {(len(item.authors), item.venue) for item in items(page)} == {(2, "ICE 2020")}


def test_coauthors_in_a_list_under_the_title() -> None:
    page = "## Working papers\n\n" + "".join(
        f"### [{each}](x)\n* with [Bo Chan](b) and [Cy Roe](c)\n\nIt tells of ice.\n\n---\n"
        for each in ALL
    )
    assert titles(page) == ALL
    assert all(item.coauthors and len(item.authors) == 2 for item in items(page))


def test_a_subtitle_by_its_class_is_no_title() -> None:
    page = (
        f"<h1>Publications</h1><h3>{SNOW}</h3><p class='subtitle'>Notes from the North</p>"
        "<p>Ann Lee, Bo Chan</p><p>Ice, 2020</p>"
    )
    assert titles(page) == [SNOW]


BEGINNINGS = [
    (f"2020 - Lee, A., & Chan, B. {SNOW}. *Ice*, 9(3).", 2020),
    (f"[-] Ann Lee, Bo Chan. {SNOW}. *Ice*, 2020.", 2020),
    (f"Under review - Ann Lee, Bo Chan. {SNOW}. *Ice*.", None),
    (f"Ann Lee and Bo Chan, {SNOW}, ICEX 2020, Oslo, Norway", 2020),
    (f"Lee, A., Chan, B., 2020. {SNOW}, at: Belgian Society for Ice, Gent", 2020),
]


@pytest.mark.parametrize(("line", "year"), BEGINNINGS)
def test_what_stands_before_and_behind_is_no_part_of_the_title(line: str, year: int | None) -> None:
    others = f"- Ann Lee, Bo Chan. {RAIN}. *Ice*, 2019.\n- Ann Lee, Cy Roe. {HAIL}. *Ice*, 2018.\n"
    first, *_ = items(f"# Publications\n\n- {line}\n{others}")
    assert (first.title, len(first.authors), first.year) == (SNOW, 2, year)


@pytest.mark.parametrize(
    "remark", ["(Updated 7/2025)", "(Journal of Ice, 12/2024)", "(last version 2024)"]
)
def test_how_old_a_paper_is_is_no_part_of_its_title(remark: str) -> None:
    page = f"## Papers\n\n### {SNOW} {remark}\n\nJoint with Bo Chan and Cy Roe\n"
    assert titles(page) == [SNOW]


def test_a_question_and_its_answer_are_one_title_before_a_journal() -> None:
    line = "Lee, A., & Chan, B. (2020). Why Snow? A Review of Ice. *Water Quarterly*."
    assert titles(f"# Publications\n\n- {line}\n") == ["Why Snow? A Review of Ice"]
