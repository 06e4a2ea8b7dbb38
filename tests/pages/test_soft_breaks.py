"""Line ends in Markdown: which are meant, and which rows of pipes are tables."""

from __future__ import annotations

import pytest

from pubtool.pages.reading.seen.markdown_tree import markdown_tree
from pubtool.pages.reading.seen.tree import lines_of, text_of


def lines(text: str) -> list[str]:
    return [text_of(line) for line in lines_of(markdown_tree(text))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "We study the snow that falls on the hills\nof June, and find that it is colder\nthan "
            "what falls upon the sea in winter.",
            id="filled text",
        ),
        pytest.param("Ann Lee,\nBo Chan and\nCy Doe: what we have done there", id="a list goes on"),
        pytest.param(
            "A paper about snow\nthat goes on in small letters, and on", id="small letters"
        ),
        pytest.param(
            "Ann Lee. Some Snow is Falling Down the Hill,\nBo Chan. "
            "[paper](https://example.org/a/very/long/address/that/nobody/fills/at/all)\nCy Doe,",
            id="a long address",
        ),
        pytest.param(
            f"Ann Lee. A Title of So Many Words That Nobody Fills a Line to Them, {'and ' * 20}More"
            "\nWords. Journal of Snow, 2020.",
            id="a long line that ends within a title",
        ),
    ],
)
def test_these_line_ends_are_blanks(text: str) -> None:
    assert len(lines(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("**A Paper**\nAnn Lee, Bo Chan\nICML 2024", id="a title alone in its line"),
        pytest.param(
            "**A Paper on Snow** `ICML 2024` `Oral`\nAnn Lee, Bo Chan", id="labels behind a title"
        ),
        pytest.param(
            "Ann Lee, Bo Chan.\nA long title of a paper that fills its line.\n*ICML 2024*",
            id="room in most lines",
        ),
        pytest.param(
            f"Lee A, Chan B (2020): A title{', and more of it' * 8}. Brain. doi: 10.1234/56789."
            "\nChan B, Lee A (2019): A short title. Brain. doi: 10.1234/567.",
            id="lines that nobody fills so far",
        ),
    ],
)
def test_lines_that_were_ended_with_room_left_are_lines(text: str) -> None:
    shown = text.replace("*", "").replace("`", "")
    assert lines(text) == shown.split("\n")


def test_each_row_of_pipes_has_its_cells() -> None:
    assert lines("| 2021 | Ann Lee. Snow | ICML |\n| 2022 | Ann Lee. Ice | ICML |") == [
        *("2021", "Ann Lee. Snow", "ICML"),
        *("2022", "Ann Lee. Ice", "ICML"),
    ]


def test_a_row_of_links_is_no_table() -> None:
    assert len(lines("| [paper](a.pdf) | [code](b) |")) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Ann Lee, Bo Chan\n**A long title of a paper that\nfills its lines**\nWater",
            "A long title of a paper that fills its lines",
            id="within bold",
        ),
        pytest.param(
            "“A title that goes on in the next one of its\nlines”<br>\nA. Lee, B. Chan, C. D.<br>\n"
            "Water, 2020<br>\n[pdf](x.pdf)",
            "“A title that goes on in the next one of its lines”",
            id="where the page has breaks of its own",
        ),
        pytest.param(
            "Ann Lee, A. Bee, B. Chan, C. Dee, D.\nFox, E. Gow. Something",
            "Ann Lee, A. Bee, B. Chan, C. Dee, D. Fox, E. Gow. Something",
            id="behind an initial",
        ),
    ],
)
def test_line_ends_that_mean_a_blank(text: str, wanted: str) -> None:
    assert wanted in lines(text)


def test_co_authors_begin_a_line() -> None:
    text = "A title of a paper that is as long as its line\nWith *A. Lee, Bo Chan*"
    assert lines(text)[0] == "A title of a paper that is as long as its line"


@pytest.mark.parametrize("venue", ["*ICRA 2024*", "*Journal of Field Robotics*, 2024", "RSS 2022"])
def test_a_venue_in_a_line_of_its_own_is_no_part_of_the_last_name(venue: str) -> None:
    text = f"### Folding Towels\nMarta Keller, Jonas Brandt\n{venue}"
    assert lines(text)[1:] == ["Marta Keller, Jonas Brandt", venue.replace("*", "")]


def test_co_authors_in_small_letters_begin_a_line_too() -> None:
    text = "A Title of a Paper\nwith Ann Lee, Bo Chan,\nand Cy Roe.\n*Water*, 9:143, 2017."
    assert lines(text)[:2] == ["A Title of a Paper", "with Ann Lee, Bo Chan, and Cy Roe."]
    assert len(lines("We have worked on this\nwith great care and joy.")) == 1
