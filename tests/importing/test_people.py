"""Authors of a page: names as they stand there, and what their marks mean."""

from __future__ import annotations

import pytest

from pubtool.config import Config
from pubtool.importing.people import Authors, read_authors
from pubtool.pages.items import PageAuthor

ROLES = {"*": "equal", "#": "corresponding"}


def read(*names: str, me: tuple[str, ...] = (), et_al: bool = False) -> Authors:
    """Read names, each with its marks behind `|`."""
    parts = (name.partition("|") for name in names)
    authors = [PageAuthor(name, marks) for name, _, marks in parts]
    return read_authors(authors, ROLES, Config(me=me), et_al=et_al)


@pytest.mark.parametrize(
    ("names", "value"),
    [
        pytest.param((), "", id="nobody"),
        pytest.param(("Ann Lee", "Bo Chan"), "Ann Lee and Bo Chan", id="First Last stays"),
        pytest.param(("Lee, A.", "Chan, B."), "Lee, A. and Chan, B.", id="Last, First stays"),
        pytest.param(("Lee AB", "de Souza TA"), "Lee, AB and de Souza, TA", id="index style"),
        pytest.param(
            ("Lee AB", "Roe C Jr", "HORIZON Investigators"),
            "Lee, AB and Roe, Jr, C and {HORIZON Investigators}",
            id="index style beside a suffix and a group",
        ),
        pytest.param(("Li X.", "Ng T.B."), "Li, X. and Ng, T.B.", id="index style with stops"),
        pytest.param(("Lee A.",), "Lee, A.", id="the same alone"),
        pytest.param(("LEFÈVRE Élodie", "NGO Anh"), "LEFÈVRE, Élodie and NGO, Anh", id="capitals"),
        pytest.param(
            ("LEE Ann", "NIHIL Collaboration"),
            "LEE, Ann and {NIHIL Collaboration}",
            id="capitals and a group",
        ),
        pytest.param(("Ann LEE", "ANN LEE"), "Ann LEE and ANN LEE", id="capitals last"),
        pytest.param(("NIHIL Collaboration",), "{NIHIL Collaboration}", id="a collaboration"),
        pytest.param(("李明", "王芳"), "李明 and 王芳", id="Chinese names"),
        pytest.param(("Ken-ichi Iwata",), "Iwata, Ken-ichi", id="a hyphen and a small letter"),
        pytest.param(("Ann Lee Jr.",), "Lee, Jr., Ann", id="a suffix"),
        pytest.param(
            ("Lee, A. B., Jr.", "Chan, C."), "Lee, Jr., A. B. and Chan, C.", id="behind all"
        ),
        pytest.param(("A. & B",), r"{A. \& B}", id="a special character"),
    ],
)
def test_names_are_written_so_that_they_are_read_again(names: tuple[str, ...], value: str) -> None:
    assert read(*names).author == value


def test_et_al_is_others() -> None:
    assert read("Ann Lee", et_al=True).author == "Ann Lee and others"


def test_marks_are_annotations_and_no_part_of_names() -> None:
    found = read("Ann Lee|*", "Bo Chan|*#", "Cy Du")
    assert (found.author, found.annotation) == (
        "Ann Lee and Bo Chan and Cy Du",
        "1=equal; 2=equal,corresponding",
    )


def test_a_mark_that_nothing_explains_is_named() -> None:
    found = read("Ann Lee|‡", "Bo Chan")
    assert found.annotation == ""
    assert found.doubts == ("nothing says what ‡ means behind Ann Lee",)


def test_the_owner_is_annotated_where_no_spelling_tells() -> None:
    author = PageAuthor("A. Lee", me=True)
    assert read_authors([author], ROLES, Config(me=("Ann Lee",))).annotation == "1=self"
    assert read_authors([author], ROLES, Config(me=("A. Lee",))).annotation == ""
    assert read_authors([author], ROLES, Config()).annotation == ""
