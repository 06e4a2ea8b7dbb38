"""Authors of a page: where a list ends, who is left out of it, and who owns the page."""

from __future__ import annotations

import pytest

from pubtool.pages.reading import read_page
from pubtool.pages.reading.people.names import read_names

SNOW = "Snow in the Streets of Small Towns"
RAIN = "A Model of Rain on Roofs"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("A. Lee, C.Schmidt, B. Chan. Some", ["A. Lee", "C.Schmidt", "B. Chan"],
            id="no blank after an initial"),
        pytest.param("A. Lee, B. Chan, C.Schmidt. Some", ["A. Lee", "B. Chan", "C.Schmidt"],
            id="no blank in the last name"),
        pytest.param("Ann Lee and Bo Chan December 2025", ["Ann Lee", "Bo Chan"], id="a date"),
        pytest.param("Lee, A.; Chan, B. Nanoscale Snow and Rain",
            ["Lee, A.", "Chan, B."], id="a title like a name"),
        pytest.param("Lee, A.; Chan, B. 离子液体的研究. 化学", ["Lee, A.", "Chan, B."],
            id="a title in another script"),
        pytest.param("Lee, A.; Chan, B. Michael; Doe, C.",
            ["Lee, A.", "Chan, B. Michael", "Doe, C."], id="a second given name is none"),
    ],
)  # fmt: skip
def test_where_the_last_name_ends(line: str, names: list[str]) -> None:
    assert [name.name for name in read_names(line).names] == names


def test_the_owner_of_a_page_may_have_a_middle_initial_in_the_lists() -> None:
    text = (
        "<title>Ann Lee - My Publications</title>"
        f"<ol><li>Bo Chan, Ann B. Lee, <a href=https://doi.org/10.1/a>{SNOW}</a>, Water, 2020.</li>"
        f"<li>Ann Lee, <a href=https://doi.org/10.1/b>{RAIN}</a>, Water, 2019.</li></ol>"
    )
    mine = [
        [each.name for each in item.authors if each.me]
        for item in read_page(text, "page.html").items
    ]
    assert mine == [["Ann B. Lee"], ["Ann Lee"]]


def test_co_authors_alone_are_known_as_such() -> None:
    text = (
        "# Cy Doe\n\n## Publications\n\n"
        "- **Minimum Wages** (with Ann Lee), *Journal of Work*, 2024.\n"
        f"- **{SNOW}**, Bo Chan and Ann Lee, *Journal of Snow*, 2023.\n"
        f"- **{RAIN}**, by Bo Chan and Ann Lee, *Journal of Rain*, 2022.\n"
    )
    items = read_page(text, "page.md").items
    assert [(item.title, item.coauthors) for item in items] == [
        ("Minimum Wages", True),
        (SNOW, False),
        (RAIN, False),
    ]


def test_authors_left_out_in_the_middle_make_the_list_unsure() -> None:
    text = f"# Papers\n\n- Ann Lee, Bo Chan, ..., Cy Doe. **{SNOW}**. *Water*, 2022.\n"
    (item,) = read_page(text, "page.md").items
    assert [each.name for each in item.authors] == ["Ann Lee", "Bo Chan", "Cy Doe"]
    assert item.sure["authors"] == "unsure"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Schäfer, Ulrike und Peter Groß: „Vom Zettel", ["Schäfer, Ulrike", "Peter Groß"]),
        ("A. Bee, C. Dee & 3 others. On wax", ["A. Bee", "C. Dee"]),
        ("Anna Bee, Carl Dee / USENIX Security", ["Anna Bee", "Carl Dee"]),
    ],
)
def test_manners_of_ending_a_list(line: str, names: list[str]) -> None:
    assert [name.name for name in read_names(line).names] == names
