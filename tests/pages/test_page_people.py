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
        pytest.param("Lee A, Miller ER 3rd, Chan B. Snow on Roofs",
            ["Lee A", "Miller ER 3rd", "Chan B"], id="a suffix without a comma"),
        pytest.param("A. LEE and B. COX, “Snow”", ["A. LEE", "B. COX"],
            id="a short name in capitals"),
        pytest.param("Di Roe, Ann, Bo Chan, Cy Doe, and Dee May. “Snow”",
            ["Di Roe, Ann", "Bo Chan", "Cy Doe", "Dee May"], id="a family name in two words"),
        pytest.param("Ann Lee (IEB) and Bo Chan (Bocconi University). Snow", ["Ann Lee", "Bo Chan"],
            id="affiliations"),
        pytest.param("Ann Lee (CbC), Bo Chan (LBS), and Cy Doe. “Snow”",
            ["Ann Lee", "Bo Chan", "Cy Doe"], id="affiliations cut short"),
        pytest.param("Ann Lee/Bo Chan: Snow", ["Ann Lee", "Bo Chan"], id="a slash"),
        pytest.param("Lee^ A, Chan B. Snow", ["Lee A", "Chan B"], id="a mark in a name"),
        pytest.param("Ann Lee(‡), Bo Chan. Snow", ["Ann Lee", "Bo Chan"], id="a mark in brackets"),
        pytest.param("Ann Lee [corresponding], Bo Chan [co-first author]. Snow",
            ["Ann Lee", "Bo Chan"], id="remarks in square brackets"),
        pytest.param("Lee K jr., Chan B, “Snow”", ["Lee K jr.", "Chan B"], id="a suffix in small"),
        pytest.param("Órla Ó Briain, Bo Chan. Snow", ["Órla Ó Briain", "Bo Chan"], id="Irish"),
        pytest.param("Ли А.Б., Чан В. «Снег»", ["Ли А.Б.", "Чан В."], id="Cyrillic"),
        pytest.param("DI MARTINO, A., and CHAN, B. “Snow”",
            ["DI MARTINO, A.", "CHAN, B."], id="capitals and a particle"),
        pytest.param("A. Lee, B. Chan, . . . , C. Doe. Snow",
            ["A. Lee", "B. Chan", "C. Doe"], id="some left out"),
    ],
)  # fmt: skip
def test_where_the_last_name_ends(line: str, names: list[str]) -> None:
    assert [name.name for name in read_names(line).names] == names


def test_the_owner_may_be_named_in_the_heading_and_behind_bold_titles_only() -> None:
    text = (
        "# Ann Lee\n\n## Publications\n\n"
        f"- `ICML 2024` **{SNOW}**, Ann Lee, Bo Chan.\n- `Water` **{RAIN}**, Cy Doe, Ann Lee.\n"
    )
    assert read_page(text, "page.md").owner == ("ann lee",)


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
        ("Bee, A., Dee, Carla E., & Fox, G. (2020). Wax", ["Bee, A.", "Dee, Carla E.", "Fox, G."]),
        ("Bee, A., et al. including Dee, C. (2019). Wax", ["Bee, A."]),
        ("A. Bee, C. Dee, Monte Carlo Tree Search, 12th IEEE", ["A. Bee", "C. Dee"]),
        ("The Wax Collaboration, Search for wax", ["The Wax Collaboration"]),
        ("Bee A, Dee C; The Wax Children's Collaborative. Wax",
            ["Bee A", "Dee C", "The Wax Children's Collaborative"]),
        ("A Bee, BC Dee and E Fox. On wax", ["A Bee", "BC Dee", "E Fox"]),
        ("A. Bee, Bo-Young (Helen) Dee, On wax", ["A. Bee", "Bo-Young (Helen) Dee"]),
        ("Bee, A. B., Jr., & Dee, C. (2020). Wax", ["Bee, A. B., Jr.", "Dee, C."]),
        ("Bee, A.; Dee, C. E*. Wax in the towns", ["Bee, A.", "Dee, C. E."]),
    ],
)  # fmt: skip
def test_manners_of_a_list(line: str, names: list[str]) -> None:
    assert [name.name for name in read_names(line).names] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("**{}**, *Water* 12(3), 45-67, 2025, Lee, A.<sup>1</sup>, & Chan, B. **Best Paper Award**",
            ["Lee, A.", "Chan, B."]),
        ("[{}](x.pdf). *Water*, pp. 45-67. A. Lee · B. Chan · C. Roe. **(Oral)**",
            ["A. Lee", "B. Chan", "C. Roe"]),
        ("{}. Lee, A., & Chan, B. **Water**. 2025;12(3):45-67", ["Lee, A.", "Chan, B."]),
    ],
)  # fmt: skip
def test_lists_behind_the_venue_and_before_it(line: str, names: list[str]) -> None:
    text = "# Papers\n\n" + "".join(f"- {line.format(title)}\n" for title in (SNOW, RAIN))
    found = read_page(text, "page.md").items
    assert [each.title for each in found] == [SNOW, RAIN]
    assert all([author.name for author in each.authors] == names for each in found)


def test_a_venue_in_bold_is_not_the_owner() -> None:
    text = "".join(
        f"<li>Dee M, Roe C, et al.<br>{title}<br><b>Inverse Problems</b>, vol. 1, 202{at}</li>"
        for at, title in enumerate((SNOW, RAIN, "What Hail Does to Cars"))
    )
    reading = read_page(f"<h1>Papers</h1><ul>{text}</ul>", "page.html")
    assert reading.owner == ()
    assert {tuple(author.name for author in item.authors) for item in reading.items} == {
        ("Dee M", "Roe C")
    }


def test_one_author_with_the_year_above_the_title() -> None:
    text = "# Papers\n\n" + "".join(
        f"[{at}] Cy Doe (201{at})  \n{title}  \nUnder review.\n\n"
        for at, title in enumerate((SNOW, RAIN, "What Hail Does to Cars"))
    )
    found = read_page(text, "page.md").items
    assert [each.title for each in found] == [SNOW, RAIN, "What Hail Does to Cars"]
    assert {each.authors[0].name for each in found} == {"Cy Doe"}


@pytest.mark.parametrize(
    "form",
    [
        "**{title}** ({authors}). {venue}, {year}.",
        "*{title}*, {authors}, {venue}, {year}.",
        "{title}, {authors}, {venue}, {year}.",
        "{title}, {authors}, *{venue}*, {year}.",
        "{title}, {venue}, {year}, {authors}.",
        "**{title}**, {authors}, {venue}, {year}.",
    ],
)
@pytest.mark.parametrize(
    ("me", "others"),
    [
        ("Laura Frei", "Ann Lee, Laura Frei and Bo Chan"),
        ("L. Frei", "A. Lee, L. Frei and B. Chan"),
        ("Frei, L.", "Lee, A., Frei, L., & Chan, B."),
    ],
)
def test_the_owner_alone_is_no_part_of_title_or_venue(form: str, me: str, others: str) -> None:
    papers = [
        (SNOW, others, "Journal of Snow", 2023),
        (RAIN, others.replace("Lee", "Ray"), "Water Research", 2022),
        ("What Rivers Know about Us", others.replace("Chan", "Roe"), "Water", 2021),
        ("A Theory of Dams and Weirs in the Cold", me, "Int. J. of Dams", 2020),
        ("Bridges: Why They Fall", me, "Proceedings of the Royal Society A", 2019),
    ]
    lines = [
        "- " + form.format(title=title, authors=authors, venue=venue, year=year)
        for title, authors, venue, year in papers
    ]
    page = read_page("\n".join(["# Laura Frei", "", "## Publications", "", *lines]), "page.md")
    assert [(each.title, each.venue, each.year) for each in page.items] == [
        (title, venue, year) for title, _, venue, year in papers
    ]
    assert [len(each.authors) for each in page.items] == [3, 3, 3, 1, 1]
    assert all(any(author.me for author in each.authors) for each in page.items)


def test_a_state_right_behind_the_co_authors_is_none_of_them() -> None:
    text = f'# Papers\n\n1. "{SNOW}." with [Ann Lee](a) *Under review*\n'
    text += f'2. "{RAIN}." with [Bo Chan](b) *Drafting*\n'
    assert [
        ([author.name for author in each.authors], each.badges)
        for each in read_page(text, "page.md").items
    ] == [(["Ann Lee"], ("Under review",)), (["Bo Chan"], ("Drafting",))]


def test_a_label_in_chinese_characters_is_nobody() -> None:
    text = "# App\n\n- **目的**: 新入部員や学生の支援\n\n# Game\n\n- **目的**: 利用者の問題の解決\n"
    assert read_page(text, "page.md").owner == ()


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("Mobile Money and Rural Roads, joint with Ann Lee, Cy Ray, and Bo Chan, Water, 2021",
            "Mobile Money and Rural Roads", ["Ann Lee", "Cy Ray", "Bo Chan"]),
        ("Rents, joint with Bo Chan, Urban Studies, 2019", "Rents", ["Bo Chan"]),
        ("Taxing the Tides, joint with Ann Lee. *Revise and resubmit, AER*",
            "Taxing the Tides", ["Ann Lee"]),
    ],
)  # fmt: skip
def test_co_authors_behind_a_comma_are_no_part_of_the_title(
    line: str, title: str, names: list[str]
) -> None:
    others = f"{SNOW}, joint with Cy Roe, Water, 2022\n\n{RAIN}, joint with Di May, Water, 2020"
    items = read_page(f"# Papers\n\n{others}\n\n{line}\n", "page.md").items
    assert items[-1].title == title
    assert [author.name for author in items[-1].authors] == names


def test_a_co_author_may_be_named_before_the_title() -> None:
    text = "# Aufsätze\n\n- mit Anna Meier: Der Fluss als Grenze. In: *Wasser* 45, 2019, S. 2–5.\n"
    (item,) = read_page(text, "page.md").items
    assert (item.title, item.authors[0].name) == ("Der Fluss als Grenze", "Anna Meier")


def test_two_co_authors_behind_with_are_no_part_of_the_title() -> None:
    text = f"# Papers\n\n{SNOW} with Cy Roe and Di May. *Water*, 2017.\n"
    (item,) = read_page(text, "page.md").items
    assert (item.title, len(item.authors)) == (SNOW, 2)
