"""Which stretch of a unit is its title: what is proposed, and what its company says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubtool.pages.reading
from pubtool.pages.reading import read_page
from pubtool.pages.reading.judging.weights import ALONE, IN_COMPANY
from pubtool.pages.reading.opening import opened, seen_in
from pubtool.pages.reading.seen.flat import Flat
from pubtool.pages.reading.seen.tree import Run
from pubtool.pages.reading.traits import title_traits, weight
from pubtool.pages.reading.units import prepared
from pubtool.pages.reading.weighing import best, in_company
from pubtool.pages.reading.weighing.company import REPEATED, Company, with_repeated
from pubtool.pages.reading.weighing.options import Option, options_of
from pubtool.pages.reading.weighing.pieces import stretches
from pubtool.pages.reading.weighing.weights import WEIGHTS

SNOW = "Snow in the Streets of Small Towns"
RAIN = "A Model of Rain on Roofs"
HAIL = "What Hail Does to Cars"
FOG = "Fog over the Harbour at Night"
ALL = [SNOW, RAIN, HAIL, FOG]
MORE = [
    SNOW,
    "A Model of Rain on the Roofs of Houses",
    "What Hail Does to Cars and Bicycles",
    FOG,
    "Wind in the Willows: A Field Study",
    "Ice on Lakes and How It Breaks",
]


def line(text: str, bold: int = 0) -> Flat:
    """Return a line, the first characters of it in bold."""
    plain = Run(text[bold:], 1)
    marked = Run(text[:bold], 1, styles=frozenset(("bold",)))
    return Flat(text, (marked,) * bold + (plain,) * (len(text) - bold))


def options(page: str) -> list[list[Option]]:
    """Return what may be the titles of the units of a Markdown page."""
    shown = opened(page, "p.md")
    seen = seen_in(prepared(shown.tree), shown.owner, dedicated=shown.dedicated)
    return [options_of(each, shown.owner) for each in seen.found]


def titles(page: str, path: str = "p.md") -> list[str]:
    return [item.title for item in read_page(page, path).items]


# -- what must not happen


@given(
    st.text(alphabet=st.sampled_from("aB é1.,:;()[]“”\"'|–-?!\t"), max_size=60),
    st.integers(0, 60),
)
def test_a_stretch_cuts_no_word_and_has_no_signs_around_it(text: str, bold: int) -> None:
    for _, start, end in stretches([line(text, min(bold, len(text)))]):
        own = text[start:end]
        assert own == own.strip(" \t,.;:|“”\"'")
        assert not (text[start - 1 : start].isalnum() and own[0].isalnum())
        assert not (text[end : end + 1].isalnum() and own[-1].isalnum())


def test_a_word_that_is_bold_in_part_is_whole() -> None:
    text = "Snow in small towns of the far Northwest"
    found = [text[start:end] for _, start, end in stretches([line(text, len(text) - 4)])]
    assert found == [text]


@pytest.mark.parametrize("text", ["", "  ", "2020", "Ann Lee, Bo Chan, Cy Roe", "In press", "a b"])
def test_what_is_no_title_is_not_proposed(text: str) -> None:
    assert not list(stretches([line(text)]))


def test_a_text_that_all_papers_have_is_no_title() -> None:
    page = "# Publications\n\n" + "".join(
        f"- **Association for Water Science (AWS)** {each}, Ann Lee and Bo Chan, 2020\n"
        for each in ALL
    )
    assert titles(page) == ALL


@pytest.mark.parametrize(
    "page",
    [
        "# Towns\n\n" + "".join(f"### {each}\n\nRead more\n\n" for each in ALL),
        "# Blog\n\n" + "".join(f"- [{each}](/{at}) May 3, 2020\n" for at, each in enumerate(ALL)),
        "# Teaching\n\n" + "".join(f"- **{each}**, Spring 2020, 40 students\n" for each in ALL),
        "# Talks\n\n" + "".join(f"- {each}, with Bo Chan, Oslo, 2018\n" for each in ALL),
        "# Recipes\n\n" + "".join(f"## {each}\n\nTake two eggs and stir them.\n\n" for each in ALL),
    ],
    ids=["a shop", "a blog", "courses", "talks", "recipes"],
)
def test_titles_of_other_things_are_no_papers(page: str) -> None:
    assert titles(page) == []


def test_a_figure_of_a_template_is_no_paper() -> None:
    figure = '{{< figure src="a.png" title="The Shape of All Clouds\nover the Sea" >}}'
    page = f"# Papers\n\n{figure}\n\n- Ann Lee and Bo Chan. *{SNOW}*. Ice, 2020.\n"
    (item,) = read_page(page, "p.md").items
    assert (item.title, item.line) == (SNOW, 6)


# -- what must


@pytest.mark.parametrize(
    "text",
    [
        f"[12] Ann Lee, {SNOW}, Oslo, 2020",
        f"Ann Lee: {SNOW}. Oslo",
        f"2020 | {SNOW} | Oslo",
        f"({SNOW})",
        f"{SNOW} (Lee et al. 2020)",
        f"Ann Lee – {SNOW} – Oslo",
        f"Lee, A. and Chan, B. 2020 {SNOW}. Oslo",
        f"{SNOW} with Ann Lee and Bo Chan",
        f"Lee A〔{SNOW}〕Oslo",
        f"《{SNOW}》，Oslo 2020",
    ],
)
def test_a_title_is_among_the_stretches(text: str) -> None:
    assert SNOW in [text[start:end] for _, start, end in stretches([line(text)])]


def test_a_word_that_looks_set_apart_may_be_a_title() -> None:
    text = "Snow, Ann Lee and Bo Chan"
    assert "Snow" in [text[start:end] for _, start, end in stretches([line(text, len("Snow"))])]
    assert "Snow" not in [text[start:end] for _, start, end in stretches([line(text)])]


def test_what_stands_as_the_other_titles_weighs_more_in_company() -> None:
    page = "# Publications\n\n" + "".join(
        f"- Ann Lee and Bo Chan. *{each}*. Ice, 2020.\n" for each in ALL
    )
    units = with_repeated(options(page))
    alone = [best(each, WEIGHTS) for each in units]
    company = Company(alone)
    for unit, first, title in zip(units, alone, ALL, strict=True):
        assert first is not None
        assert first.option.text == title
        own = next(each for each in in_company(unit, company, first) if each.text == title)
        assert weight(own.traits, WEIGHTS) > weight(first.option.traits, WEIGHTS)
        assert own.traits["others: look"] > 0.5
        assert own.traits[REPEATED] == 0


@pytest.mark.parametrize(
    "item",
    [
        "Oslo Notes 2020. {}. Ann Lee, Bo Chan",
        "*Oslo Notes*, 2020, {}, Ann Lee, Bo Chan",
        "*Oslo Notes*, 2020 | Ann Lee, Bo Chan | {}",
        "{} -- Proc. of the Ice Days, 2020, pp. 3-9 -- Ann Lee, Bo Chan",
        "Ann Lee, Bo Chan; {}; **ICE 2020**",
        "**ICE 2020** | {} | Ann Lee, Bo Chan",
    ],
)
def test_titles_in_manners_that_no_rule_knows(item: str) -> None:
    page = "# Publications\n\n" + "".join(f"- {item.format(each)}\n" for each in MORE)
    first = [each.text for unit in options(page) for each in unit if each.traits.get("ruled first")]
    assert first != MORE
    assert titles(page) == MORE


def test_traits_that_do_not_apply_are_left_out() -> None:
    traits = title_traits(SNOW)
    assert all(traits.values())
    assert weight(traits, {}) == 0
    assert weight({"year": 1.0, "digits": 0.5}, {"year": -2.0, "digits": 1.0}) == -1.5


@pytest.mark.parametrize(
    ("trait", "text", "other"),
    [
        ("with somebody", f"{SNOW} (with Ann Lee", "Snow with Ice"),
        ("begins with an initial", f"H. {SNOW}", SNOW),
        ("place of work", "Professor of Snow", SNOW),
        ("cut short", "Snow, Indian J. Agric. Sci.", SNOW),
        (
            "capitals behind a comma",
            "Snow in the streets of towns, Water Research",
            f"{SNOW}, Oslo",
        ),
        ("capitals behind a stop", "Snow in the streets of towns. Water Research", SNOW),
    ],
)
def test_traits_of_what_is_around_titles(trait: str, text: str, other: str) -> None:
    assert title_traits(text).get(trait)
    assert trait not in title_traits(other)


def test_a_stretch_beside_an_initial_is_part_of_a_name() -> None:
    text = "D. Kovalenko and S. Ito"
    (unit,) = options(f"# Publications\n\n- {text}, Phys. Rev. Lett. 120, 120401 (2021)\n")
    found = {each.text: each.traits for each in unit}
    assert found["Kovalenko and S"].keys() >= {"behind an initial", "ends with an initial"}


def test_bare_titles_are_papers_under_works_in_progress() -> None:
    page = f"# Publications\n\n- Ann Lee and Bo Chan. *{SNOW}*. Ice, 2020.\n\n"
    page += "## Works in progress\n\n" + "".join(f'"{each}"\n\n' for each in ALL[1:])
    assert titles(page) == ALL


@pytest.mark.parametrize("heading", ["Works in progress", "Ongoing research", "Drafts"])
@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("- {}\n", MORE[1:4]),
        ('"{}"\n\n', ["Snow and Rain", "Hail in Towns", "Fog over Harbours"]),
        ("**{}**\n\n", ["Snow and Rain", "Hail in Towns", "Fog over Harbours"]),
    ],
    ids=["items", "quoted", "bold"],
)
def test_bare_titles_that_only_their_heading_tells(
    heading: str, form: str, shown: list[str]
) -> None:
    page = f"# Publications\n\n- Ann Lee and Bo Chan. *{SNOW}*. Ice, 2020.\n"
    page += f"- Ann Lee and Cy Roe. *{MORE[5]}*. Ice, 2021.\n\n## {heading}\n\n"
    page += "".join(map(form.format, shown))
    assert titles(page) == [SNOW, MORE[5], *shown]


READING = Path(pubtool.pages.reading.__file__).parent
#: What stands before the name of a trait: which text it is of, or what it compares with.
PREFIXES = ("title by authors: ", "title: ", "others: ", "begins: ", "rest: ")
#: Traits that are put together of signs and kinds.
BUILT = ("before: ", "behind: ", "look: ", "ruled: ", "ruled first: ")


def test_every_weight_is_of_a_trait_that_there_is() -> None:
    """One of a trait that has another name now would weigh nothing, and nobody would see it."""
    modules = [
        READING / "traits.py",
        READING / "prose.py",
        *READING.glob("weighing/*.py"),
        *READING.glob("judging/*.py"),
    ]
    source = "".join(each.read_text("utf-8") for each in modules if each.stem != "weights")
    for name in {*WEIGHTS, *ALONE, *IN_COMPANY}:
        own = next((name.removeprefix(each) for each in PREFIXES if name.startswith(each)), name)
        assert name.startswith(BUILT) or f'"{name}"' in source or f'{own}"' in source, name


def test_all_weights_are_small_but_for_what_is_ruled_out() -> None:
    tables = ({**WEIGHTS}, {**ALONE}, {**IN_COMPANY})
    large = {name for table in tables for name, value in table.items() if abs(value) > 7}
    assert large <= {REPEATED, "unfounded", "ruled", "always"}


def test_no_stretch_begins_behind_how_somebody_is_called() -> None:
    text = "Some talk with Dr. Sarlioglu, who was new. Snow in the Streets"
    texts = [text[start:end] for _, start, end in stretches([line(text)])]
    assert not any(each.startswith("Sarlioglu") for each in texts)
    assert "Snow in the Streets" in texts
