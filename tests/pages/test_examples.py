"""Reading by example: one title tells how the others of a page are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.pages.reading import PageReading, read_page

SNOW = "Snow in the Streets of Small Towns"
RAIN = "A Model of Rain on Roofs"
HAIL = "What Hail Does to Cars"
FOG = "Fog over the Harbour at Night"
ALL = [SNOW, RAIN, HAIL, FOG]


def titles(reading: PageReading) -> list[str]:
    return [item.title for item in reading.items]


def listed(*items: str) -> str:
    """Return a page with a list."""
    return "# Publications\n\n" + "".join(f"- {item}\n" for item in items)


UNDERSTOOD = listed(
    f"Ann Lee, Bo Chan. {SNOW}. *Journal of Ice*, 2021.",
    f"Bo Chan, Ann Lee. {RAIN}. *Journal of Water*, 2020.",
    f"Ann Lee, Cy Roe. {HAIL}. *Journal of Ice*, 2019.",
)

# -- what must not happen


@pytest.mark.parametrize(
    "examples", [[], [SNOW], [SNOW.upper()], ["A Title That Stands Nowhere"], ["", "?!"]]
)
def test_what_is_understood_is_read_as_before(examples: list[str]) -> None:
    plain = read_page(UNDERSTOOD, "p.md")
    assert titles(plain) == [SNOW, RAIN, HAIL]
    taught = read_page(UNDERSTOOD, "p.md", examples=examples)
    assert taught.items == plain.items


def test_an_oddity_is_mended_and_nothing_else_changes() -> None:
    odd = UNDERSTOOD + f"- Ann Lee, Bo Chan (in prep) {FOG} [draft]\n"
    plain, taught = read_page(odd, "p.md"), read_page(odd, "p.md", examples=[FOG])
    assert titles(taught) == ALL
    assert taught.items[:3] == plain.items[:3]


def test_what_tells_of_the_owner_does_not_become_a_paper() -> None:
    page = (
        "# Ann Lee\n\n**Professor of Meteorology**\n\n## Education\n\n**B.Sc. in Physics**\n\n"
        f"## Papers\n\n**{SNOW}**\n\n**{RAIN}**\n\n**{HAIL}**\n\n## Awards\n\n**A Prize of Ice**\n"
    )
    assert titles(read_page(page, "p.md", examples=[RAIN])) == [SNOW, RAIN, HAIL]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"- {SNOW}, with much else that is told of it", id="a line by itself"),
        pytest.param(
            f"\n# Talks\n\n- {SNOW}, at a workshop in Oslo\n- {RAIN}, in Rome, by invitation",
            id="talks of the same titles",
        ),
    ],
)
def test_titles_of_a_file_make_no_papers_beside_a_list(line: str) -> None:
    page = f"{UNDERSTOOD}{line}\n"
    known = [SNOW, RAIN, HAIL]
    assert read_page(page, "p.md", titles=known).items == read_page(page, "p.md").items


@pytest.mark.parametrize("rest", [": A Study in Three Parts", " and on Walls", " – Revisited"])
def test_a_title_that_goes_on_is_not_cut_to_what_the_file_has(rest: str) -> None:
    page = UNDERSTOOD.replace(RAIN, RAIN + rest)
    taught = read_page(page, "p.md", titles=[SNOW, RAIN, HAIL])
    assert titles(taught) == [SNOW, RAIN + rest, HAIL]


def test_titles_of_the_file_that_were_read_stay_though_shorter_ones_stand_in_them() -> None:
    page = UNDERSTOOD.replace(f"{SNOW}.", f"**{SNOW}, Revisited**.")
    known = [f"{SNOW}, Revisited", SNOW, RAIN, HAIL]
    assert read_page(page, "p.md", titles=known).items == read_page(page, "p.md").items


def test_most_of_what_the_file_teaches_must_be_in_the_file() -> None:
    page = "<h1>Towns</h1>" + "".join(f"<h3>{each}</h3><p>Read more</p>" for each in ALL)
    assert not read_page(page, "p.html", titles=[SNOW]).items


# -- what must

LAYOUTS = {
    "titles alone as headings": "# Things\n\n"
    + "".join(f"### {each}\n\nRead more\n\n---\n\n" for each in ALL),
    "a sign that nobody else uses": listed(
        *(f"2020 ⇒ {each} ⇒ Ann Lee & Bo Chan ⇒ Oslo" for each in ALL)
    ),
    "a slash between the parts": listed(*(f"Lee / {each} / Ice Notes / 2020" for each in ALL)),
    "brackets around the titles": listed(*(f"2020, 〔{each}〕, Oslo" for each in ALL)),
    "a sentence around each": "# News\n\n"
    + "".join(f"- Our work (Ann Lee, Bo Chan) called *{each}* is out.\n" for each in ALL),
    "authors in a line above": "<h2>Research</h2>"
    + "".join(f"<p>Ann Lee, Bo Chan</p><p><u>{each}</u></p><p>Ice, 2020</p>" for each in ALL),
    "the second cell": "<h2>Work</h2><table>"
    + "".join(f"<tr><td>2020</td><td>{each}</td><td>ok</td></tr>" for each in ALL)
    + "</table>",
    "rows by turns": "<table>"
    + "".join(f"<tr><td>{each}</td></tr><tr><td>A. Lee and B. Chan</td></tr>" for each in ALL)
    + "</table>",
}


@pytest.mark.parametrize("example", [SNOW, FOG])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_title_tells_the_others(layout: str, example: str) -> None:
    page = LAYOUTS[layout]
    path = "p.html" if page.startswith("<") else "p.md"
    assert titles(read_page(page, path)) != ALL  # else there is nothing to be told
    taught = read_page(page, path, examples=[example])
    assert titles(taught) == ALL
    assert (taught.absent, taught.unheeded) == ((), ())


def test_what_belongs_to_a_title_goes_with_it() -> None:
    below = "<tr><td>A. Lee and B. Chan, 2020 <a href='x.pdf'>pdf</a></td></tr>"
    page = "<table>" + "".join(f"<tr><td>{each}</td></tr>{below}" for each in ALL)
    item, *_ = read_page(page, "p.html", examples=[HAIL]).items
    assert [author.name for author in item.authors] == ["A. Lee", "B. Chan"]
    assert (item.year, [link.url for link in item.links]) == (2020, ["x.pdf"])


def test_a_title_over_two_lines_is_one() -> None:
    page = f"<h2>Papers</h2><ul><li>Snow in the Streets<br>of Small Towns<br>Lee</li></ul>{FOG}"
    assert titles(read_page(page, "p.html", examples=[SNOW])) == [SNOW]


def test_most_titles_of_a_file_tell_how_a_page_is_written() -> None:
    page = LAYOUTS["titles alone as headings"]
    assert titles(read_page(page, "p.md")) != ALL
    assert titles(read_page(page, "p.md", titles=[SNOW, RAIN, FOG])) == ALL


def test_what_was_misread_has_the_title_of_the_file() -> None:
    page = UNDERSTOOD + f"- Ann Lee, Bo Chan. {FOG} (Invited, by Notes on Fog). *Ice*, 2018.\n"
    assert FOG in titles(read_page(page, "p.md", titles=[SNOW, RAIN, HAIL, FOG]))


def test_an_example_teaches_though_the_file_has_it_too() -> None:
    page = "# Things\n\n" + "".join(f"- {each} :: pdf\n" for each in ALL)
    assert titles(read_page(page, "p.md", examples=[SNOW], titles=[SNOW])) == ALL


def test_an_example_with_a_remark_behind_it_is_heeded() -> None:
    page = UNDERSTOOD.replace(f"{SNOW}.", f"{SNOW} (extended abstract).")
    reading = read_page(page, "p.md", examples=[f"{SNOW} (extended abstract)"])
    assert (titles(reading), reading.unheeded) == ([SNOW, RAIN, HAIL], ())


def test_an_example_that_is_nowhere_is_told() -> None:
    reading = read_page(UNDERSTOOD, "p.md", examples=[FOG, SNOW])
    assert (reading.absent, reading.unheeded) == ((FOG,), ())


def test_an_example_in_what_is_never_a_paper_is_told() -> None:
    page = f"{UNDERSTOOD}\n```\n@misc{{fog, title = {{{FOG}}}}}\n```\n- {FOG}{' and more' * 900}"
    assert read_page(page, "p.md", examples=[FOG]).unheeded == (FOG,)


@pytest.mark.parametrize(
    "sign", ["::", "|", "/", "//", "~", "->", "⇒", "★", "#", ">>", "=", "·", "||"]
)
def test_a_sign_at_the_example_parts_the_fields_of_every_line(sign: str) -> None:
    page = listed(
        f"2024 {sign} {SNOW} {sign} Ann Lee, Bo Chan {sign} VLDB",
        f"2023 {sign} {RAIN} {sign} Bo Chan, Ann Lee, Cy Dee {sign} ICDE",
        f"2022 {sign} {HAIL} {sign} Ann Lee {sign} SIGMOD",
    )
    items = read_page(page, "p.md", examples=[SNOW]).items
    assert [(each.title, len(each.authors), each.venue, each.year) for each in items] == [
        (SNOW, 2, "VLDB", 2024),
        (RAIN, 3, "ICDE", 2023),
        (HAIL, 1, "SIGMOD", 2022),
    ]


def test_a_short_title_of_the_file_that_is_set_apart_counts_as_any() -> None:
    page = listed("2024 :: Echoes :: Ann Lee, Bo Chan", "2023 :: Rain on Roofs :: Bo Chan, Ann Lee")
    assert titles(read_page(page, "p.md", titles=["Echoes", "Rain on Roofs"])) == [
        "Echoes",
        "Rain on Roofs",
    ]


def test_the_head_of_a_table_is_no_paper() -> None:
    rows = "".join(f"| 2020 | {each} | Oslo |\n" for each in ALL)
    page = f"# Work\n\n| Since | What is | Where |\n|---|---|---|\n{rows}"
    assert titles(read_page(page, "p.md", examples=[HAIL])) == ALL


WORDS = st.sampled_from(
    [
        "Snow",
        "Rain",
        "Hail",
        "Fog",
        "Ice",
        "Wind",
        "Storm",
        "Cloud",
        "Drift",
        "Frost",
        "Thaw",
        "Gale",
    ]
)
TITLES = st.lists(
    st.lists(WORDS, min_size=3, max_size=6, unique=True).map(" of ".join),
    min_size=3,
    max_size=6,
    unique=True,
)
LEFT = ["", "2020 >> ", "Oslo | ", "Lee / ", "[A] ⇒ "]
RIGHT = [" >> 2020", " | Oslo", " / Lee", " ⇒ x"]


@given(TITLES, st.sampled_from(LEFT), st.sampled_from(RIGHT), st.data())
def test_any_signs_between_the_parts(
    wanted: list[str], left: str, right: str, data: st.DataObject
) -> None:
    page = listed(*(f"{left}{title}{right}" for title in wanted))
    example = data.draw(st.sampled_from(wanted))
    assert titles(read_page(page, "p.md", examples=[example])) == wanted
