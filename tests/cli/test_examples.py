"""`--example` of `import` and `init`: one title tells how the others of a page are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Pubtool = Callable[..., tuple[int, str, str]]

SNOW, RAIN, HAIL = (
    "Snow in the Streets of Small Towns",
    "Rain on the Roofs of Towns",
    "What Hail Does to Cars",
)
TITLES = [SNOW, RAIN, HAIL]
#: Manners of one's own: what is misread, and what is not understood at all.
PAGE = "# Publications\n\n" + "".join(
    f"- 2020 :: {title} :: Ann Lee, Bo Chan :: [pdf]({number}.pdf)\n"
    for number, title in enumerate(TITLES)
)
BOOKS = "".join(f"<h3>{each}</h3><p>A book.</p><hr>" for each in TITLES)


@pytest.fixture
def page(folder: Path) -> Path:
    """Return a page that is not understood, alone in the working directory."""
    (folder / "pubs.bib").unlink()
    path = folder / "papers.md"
    path.write_text(PAGE)
    return path


# --- what must not happen ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("Snow on Mars", "--example: `Snow on Mars` does not stand on papers.md: copy a title"),
        ("  ", "--example: the title is empty: copy one as the page shows it"),
    ],
)
@pytest.mark.usefixtures("page")
def test_an_example_that_is_nowhere_is_refused_and_nothing_written(
    pubtool: Pubtool, folder: Path, example: str, said: str
) -> None:
    status, shown, told = pubtool("import", "papers.md", "--write", "--example", example)
    assert (status, shown) == (2, "")
    assert said in told
    assert [each.name for each in folder.iterdir() if each.is_file()] == ["papers.md"]


def test_without_it_the_page_is_refused_with_what_would_help(pubtool: Pubtool, page: Path) -> None:
    page.with_name("towns.html").write_text(BOOKS)
    status, shown, told = pubtool("import", "towns.html")
    assert (status, shown) == (1, "")
    assert "copy the title of one into --example 'TITLE', and the others are read alike" in told


def test_example_of_init_is_for_from(pubtool: Pubtool, page: Path) -> None:
    assert pubtool("init", "--example", SNOW)[0] == 2
    assert page.read_text() == PAGE


# --- what must -----------------------------------------------------------------------------------


@pytest.mark.parametrize("example", [SNOW, HAIL.upper()])
def test_one_title_brings_all_papers_with_what_belongs_to_them(
    pubtool: Pubtool, page: Path, example: str
) -> None:
    status, shown, _ = pubtool("import", page.name, "--example", example)
    assert status == 0
    assert [shown.count(f"{{{title}}}") for title in TITLES] == [1, 1, 1]
    assert shown.count("{Ann Lee and Bo Chan}") == 3
    assert shown.count("{2020}") == 3
    assert "{2.pdf}" in shown


def test_afterwards_the_file_itself_tells_and_diff_finds_what_drifts(
    pubtool: Pubtool, page: Path
) -> None:
    assert pubtool("import", page.name, "--write", "--example", RAIN)[0] == 0
    status, shown, told = pubtool("diff", page.name)
    assert (status, shown) == (0, "")
    assert "3 publications on the page, 3 in the list all: no difference" in told
    page.write_text(PAGE.replace("2020", "2021", 1))
    status, shown, _ = pubtool("diff", page.name)
    assert status == 1
    assert "year of `Snow in the Streets of Small Towns`" in shown
    page.write_text(f"{PAGE}- 2022 :: Fog over the Harbour :: Ann Lee, Bo Chan :: x\n")
    assert "{Fog over the Harbour}" in pubtool("import", page.name)[1]


def test_an_example_that_is_no_title_is_an_error_though_papers_are_shown(
    pubtool: Pubtool, page: Path
) -> None:
    status, shown, told = pubtool("import", page.name, "--example", "pdf")
    assert status == 1
    assert shown.count("title ") == 3
    assert "error: papers.md: `pdf` stands there, and could not be read as a title" in told


def test_of_several_pages_each_has_its_manner(pubtool: Pubtool, page: Path) -> None:
    Path("towns.html").write_text(BOOKS.replace("Snow in", "Ice in").replace("Rain", "Wind"))
    status, shown, _ = pubtool(
        "import",
        page.name,
        "towns.html",
        "--example",
        SNOW,
        "--example",
        "Wind on the Roofs of Towns",
    )
    assert status == 0
    assert shown.count("title ") == 5  # one stands on both


def test_init_begins_the_file_with_it(pubtool: Pubtool, page: Path) -> None:
    page.write_text(BOOKS)
    page = page.rename("towns.html")
    status, _, told = pubtool("init", "--from", page.name, "--yes")
    assert (status, Path("pubs.bib").exists()) == (2, False)
    assert "--example 'TITLE'" in told
    status, *_ = pubtool("init", "--from", page.name, "--example", SNOW, "--yes")
    assert status == 0
    assert Path("pubs.bib").read_text().count("@") == 3
