"""Author lists: where they begin and end, and the names in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.pages.reading.people.names import name_key, read_names


def read(text: str) -> list[str]:
    return [name.name + name.marks for name in read_names(text).names]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Deep Learning for Dogs, Cats and Birds", id="a title"),
        pytest.param("Nature Communications, 2023", id="a journal in two words"),
        pytest.param("International Conference on Machine Learning", id="a conference"),
        pytest.param("Proceedings of the ACM", id="proceedings"),
        pytest.param("Welcome to my page", id="a greeting"),
        pytest.param("Oct. 2025: National Scholarship", id="a date"),
        pytest.param("I am a professor, and a cook", id="a sentence"),
        pytest.param("", id="nothing"),
    ],
)
def test_this_is_no_author_list(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ann Lee, Bo Chan", ["Ann Lee", "Bo Chan"], id="in reading order"),
        pytest.param(
            "A. Lee, B. C. Doe and D. Fu", ["A. Lee", "B. C. Doe", "D. Fu"], id="initials"
        ),
        pytest.param("Lee, A., & Doe, B. C.", ["Lee, A.", "Doe, B. C."], id="APA"),
        pytest.param("Sen Gupta, H., Cox, D.", ["Sen Gupta, H.", "Cox, D."], id="two family names"),
        pytest.param("Lee A, Chan BC.", ["Lee A", "Chan BC"], id="initials behind, without stops"),
        pytest.param("Lee, Ann; Chan, Bo", ["Lee, Ann", "Chan, Bo"], id="parted by semicolons"),
        pytest.param(
            "Lee A., Chan B. Rain and towns in the delta.",
            ["Lee A.", "Chan B."],
            id="initials behind, before a title with and",
        ),
        pytest.param("Lee A., Chan B. Hail over us", ["Lee A.", "Chan B."], id="a stop for both"),
        pytest.param("Lee A, Chan B. Hail over us", ["Lee A", "Chan B"], id="a stop for the list"),
        pytest.param(
            "Ann L., Bo K. Chan and Cy Doe.", ["Ann L.", "Bo K. Chan", "Cy Doe"], id="a short name"
        ),
        pytest.param(
            "Ludwig van Beethoven and Jo de la Cruz",
            ["Ludwig van Beethoven", "Jo de la Cruz"],
            id="particles",
        ),
        pytest.param("李明, 王芳", ["李明", "王芳"], id="Chinese"),
        pytest.param("Ann Lee*, Bo Chan#", ["Ann Lee*", "Bo Chan#"], id="marks"),
        pytest.param("Ann Lee *, Bo Chan", ["Ann Lee*", "Bo Chan"], id="a mark after a blank"),
        pytest.param(
            "Ann Lee#(corresponding author), Bo Chan", ["Ann Lee#", "Bo Chan"], id="a remark"
        ),
        pytest.param("Ann Lee,Bo Chan", ["Ann Lee", "Bo Chan"], id="no blank after the comma"),
        pytest.param("Ann Lee and Bo Chan and Cy Doe", ["Ann Lee", "Bo Chan", "Cy Doe"], id="and"),
        pytest.param("Ann Lee, ..., Bo Chan", ["Ann Lee", "Bo Chan"], id="an elision"),
        pytest.param(
            "Seán O'Neill, Émile d'Alembert", ["Seán O'Neill", "Émile d'Alembert"], id="apostrophes"
        ),
    ],
)
def test_names_are_read_in_every_usual_style(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("Lee, A., Cox, D. (2025). A title", " (2025). A title", id="a year"),
        pytest.param("Ann Lee, Bo Chan. A title", ". A title", id="a full stop"),
        pytest.param("Lee A, Chan B. Gut microbes", ". Gut microbes", id="bare initials"),
        pytest.param('A. Lee and B. Chan, "A title"', ', "A title"', id="a quotation mark"),
        pytest.param("李明, 王芳. 题目", ". 题目", id="a Chinese title"),
        pytest.param("Ann Lee, Bo Chan*. A title", ". A title", id="a mark and a stop"),
        pytest.param("Ann Lee and Bo Chan Under review", " Under review", id="a state"),
        pytest.param("Ann Lee, Bo Chan, Mobile Money", ", Mobile Money", id="words of titles"),
        pytest.param("Ann Lee, Bo Chan, Cell Topology", ", Cell Topology", id="endings of titles"),
        pytest.param("WANG M, LI H, ZHANG W. Snow", ". Snow", id="short names in capitals"),
        pytest.param("LIMA, G. C.; SANTOS, B. S. dos. Neve", ". Neve", id="a particle and a stop"),
    ],
)
def test_the_list_ends_where_something_else_begins(text: str, rest: str) -> None:
    assert text[read_names(text).end :] == rest


@pytest.mark.parametrize(
    "title", ["Mobile Money and Rural Roads", "Harbour Fees and Fish Prices", "Graph Segmentation"]
)
def test_words_of_titles_make_no_names(title: str) -> None:
    assert read(title) == []


def test_the_same_words_may_be_a_family_name_or_a_group() -> None:
    text = "Voets NL, Best JG, Lung Cancer Consortium, Rosenthal CR. Gut microbes"
    assert read(text) == ["Voets NL", "Best JG", "Lung Cancer Consortium", "Rosenthal CR"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, et al.",
        "Ann Lee et al",
        "Ann Lee and others",
        "Ann Lee, and 3 more authors",
        "李明, 等.",
    ],
)
def test_et_al_is_seen(text: str) -> None:
    assert read_names(text).et_al


def test_nobody_behind_including_is_nobody() -> None:
    names = read_names("Poehlmann, N., et al., including **pp. 377-395). Springer.")
    assert ([name.name for name in names.names], names.et_al) == (["Poehlmann, N."], True)


def test_a_name_has_one_key_in_both_orders() -> None:
    assert name_key("Lee, Ann-Marie") == name_key("Ann Marie LEE") == "ann marie lee"
    assert name_key("Lee A.M.") == name_key("A. M. Lee") == "a m lee"


@settings(max_examples=200)
@given(st.text(alphabet="AaBb. ,;*#()李—\"'1", max_size=60))
def test_names_stand_in_the_text_in_order_and_before_the_end(text: str) -> None:
    names = read_names(text)
    places = [place for name in names.names for place in (name.start, name.end)]
    assert places == sorted(places)
    assert 0 <= names.end <= len(text)
