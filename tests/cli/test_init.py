"""`pubtool init`: everything is shown first, nothing is overwritten, and what it makes works."""

from __future__ import annotations

import gc
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pubtool.cli import cli
from pubtool.cli.running import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working directory, which is empty."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return site


@pytest.fixture
def pubtool(folder: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs pubtool there: exit status, output, messages."""
    assert folder.is_dir()

    def call(*arguments: str) -> tuple[int, str, str]:
        status = run(cli, list(arguments))
        gc.enable()
        return (status, *capfd.readouterr())

    return call


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder with their contents."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


ALL = ("--me", "Ada", "--page", "index.md", "--ci", "github", "--templates", "--yes")


# --- what must not happen ------------------------------------------------------------------------


def test_without_a_terminal_and_without_yes_nothing_is_written(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text("# Papers\n")
    before = files(folder)
    status, out, err = pubtool("init", *ALL[:-1])
    assert status == 0
    assert "+++ b/pubtool.toml\n" in out
    assert "+++ b/index.md\n" in out
    assert "--yes" in err
    assert files(folder) == before


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_refused(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path, name: str
) -> None:
    status, out, err = pubtool("init", "--me", "Ada", "--me", name, "--yes")
    assert (status, out, files(folder)) == (2, "", {})
    assert err.splitlines() == ["error: --me: a name is empty: give it as it is in your papers"]


def test_files_that_are_there_are_never_overwritten(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text("<!-- pubtool: begin all -->\n<!-- pubtool: end -->\n")
    (folder / "pubtool.toml").write_text("# mine\n")
    (folder / "pubs.bib").write_text("% mine\n")
    (folder / "templates").mkdir()
    (folder / "templates" / "default.md.j2").write_text("mine\n")
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "publications.yml").write_text("# mine\n")
    before = files(folder)
    status, out, err = pubtool("init", *ALL)
    assert (status, out) == (0, "")
    assert "there is nothing to write" in err
    assert files(folder) == before


def test_twice_is_once(pubtool: Callable[..., tuple[int, str, str]], folder: Path) -> None:
    (folder / "index.md").write_text("# Papers\n")
    assert pubtool("init", *ALL)[0] == 0
    before = files(folder)
    assert pubtool("init", *ALL)[:2] == (0, "")
    assert files(folder) == before


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        pytest.param(("--page", "no.md"), 3, "no.md: there is no such page", id="no page"),
        pytest.param(("--page", "../x.md"), 2, "in this folder", id="a page elsewhere"),
        pytest.param(("--page", "wrong.md"), 2, "wrong.md:1:1: ", id="a page wrongly marked"),
        pytest.param(("--page", "code.md"), 2, "no good place", id="a page without a place"),
        pytest.param(("--template", "no"), 2, "no template `no`", id="no template"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(
    pubtool: Callable[..., tuple[int, str, str]],
    folder: Path,
    arguments: tuple[str, ...],
    status: int,
    message: str,
) -> None:
    (folder / "wrong.md").write_text("<!-- pubtool: begin all -->\n")
    (folder / "code.md").write_text("```\n")
    before = files(folder)
    result = pubtool("init", "--yes", *arguments)
    assert result[:2] == (status, "")
    assert message in result[2]
    assert files(folder) == before


def test_a_folder_that_another_configuration_governs_is_no_new_project(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    (folder / "pubtool.toml").write_text("")
    (folder / "sub").mkdir()
    before = files(folder)
    monkeypatch.chdir(folder / "sub")
    status, out, err = pubtool("init", "--yes")
    assert (status, out) == (2, "")
    assert f"{folder / 'pubtool.toml'}: this configuration governs" in err
    assert files(folder) == before


def test_where_a_page_cannot_be_written_nothing_is(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text("# Papers\n")
    (folder / ".github").write_text("a file in the way\n")
    before = files(folder)
    status, _, err = pubtool("init", *ALL)
    assert status == 5
    assert ".github" in err
    assert files(folder) == before


# --- what must -----------------------------------------------------------------------------------


def test_what_it_makes_works(pubtool: Callable[..., tuple[int, str, str]], folder: Path) -> None:
    (folder / "index.md").write_text("# Papers\n")
    assert pubtool("init", *ALL)[0] == 0
    assert set(files(folder)) == {
        "index.md",
        "pubtool.toml",
        "pubs.bib",
        "templates/default.md.j2",
        ".github/workflows/publications.yml",
    }
    assert pubtool("render", "--check")[0] == 1
    assert pubtool("render", "--write")[0] == 0
    assert "**Ada**" in (folder / "index.md").read_text()
    assert pubtool("check")[0] == 0


def test_in_a_configured_folder_the_configuration_stays(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "pyproject.toml").write_text('[tool.pubtool]\nfiles = ["a.bib"]\n')
    (folder / "index.md").write_text("# Papers\n")
    status, _, err = pubtool("init", "--page", "index.md", "--yes")
    assert status == 0
    assert set(files(folder)) == {"pyproject.toml", "index.md", "a.bib"}
    assert '[pages] has "index.md" = {}' in err


def test_an_al_folio_site_keeps_its_bibliography(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "_config.yml").write_text("first_name: Ada\nlast_name: Lovelace\n")
    (folder / "_bibliography").mkdir()
    (folder / "_bibliography" / "papers.bib").write_text("---\n---\n@misc{a, title={A}}\n")
    (folder / "_pages").mkdir()
    (folder / "_pages" / "about.md").write_text("---\ntitle: x\n---\nHello\n")
    status, out, err = pubtool("init", "--page", "_pages/about.md", "--yes")
    assert (status, "al-folio" in err) == (0, True)
    assert 'files = ["_bibliography/papers.bib"]' in (folder / "pubtool.toml").read_text()
    assert "pubs.bib" not in files(folder)
    assert "+<!-- pubtool: begin selected -->" in out
    assert "put your publications" not in err


def test_the_lists_that_stand_on_a_page_are_told(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "p.md").write_text(PAGE.replace("Selected ", ""))
    (folder / "q.md").write_text("---\ntitle: publications\n---\n{% bibliography %}\n")
    status, _, err = pubtool("init", "--from", "p.md", "--page", "p.md", "--page", "q.md", "--yes")
    assert status == 0
    assert "delete the hand-written list in p.md" in err
    assert "take `{% bibliography %}` out of q.md" in err


def test_where_nothing_is_selected_the_full_list_is_proposed(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text(PAGE.replace("# Selected publications", "# Ann\n\n## Work"))
    status, _, err = pubtool("init", "--from", "index.md", "--page", "index.md", "--yes")
    assert status == 0
    assert "pubtool: begin all" in (folder / "index.md").read_text()
    assert (
        "index.md: gets the list `all`, since no imported paper is selected; for a Selected list"
        " give papers `selected = {true}`, and write `begin selected` in the marker" in err
    )


def test_a_page_of_all_papers_gets_the_full_list_without_a_word(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "papers.md").write_text(PAGE.replace("Selected publications", "Papers"))
    status, _, err = pubtool("init", "--from", "papers.md", "--page", "papers.md", "--yes")
    assert (status, "gets the list" in err) == (0, False)


def test_the_own_name_is_written_as_the_entries_have_it(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    line = "- **Whitfield S**, Raman P, Zhao Q. {} is not enough. Nat Methods. 2023;20(5):711-9.\n"
    (folder / "index.md").write_text(line.format("Attention") + line.format("Recurrence"))
    _, _, err = pubtool("import", "index.md")
    assert 'me = ["Whitfield, S"]' in err
    assert pubtool("init", "--from", "index.md", "--yes")[0] == 0
    assert 'me = ["Whitfield, S"]' in (folder / "pubtool.toml").read_text()
    assert pubtool("list", "--json")[1].count('"me": true') == 2
    assert pubtool("diff", "index.md")[:2] == (0, "")


def test_the_workflow_of_an_imported_page_is_green_from_the_first_push(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text(PAGE)
    assert pubtool("init", "--from", "index.md", "--ci", "github", "--yes")[0] == 0
    assert pubtool("check")[0] == 0
    assert pubtool("render", "--check")[0] == 0


def test_on_a_terminal_it_asks(folder: Path) -> None:
    (folder / "_config.yml").write_text("first_name: Ada\nlast_name: Lovelace\n")
    (folder / "index.md").write_text("# Papers\n")
    controller, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "pubtool", "init"],
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.write(controller, b"\ny\ny\n")  # the name offered; the page; everything
    assert program.wait(timeout=60) == 0
    shown = os.read(controller, 100_000).decode()
    os.close(controller)
    os.close(terminal)
    assert "[Ada Lovelace]" in shown
    assert 'me = ["Ada Lovelace"]' in (folder / "pubtool.toml").read_text()
    assert "begin all" in (folder / "index.md").read_text()


def test_on_a_terminal_it_asks_whether_to_begin_with_a_page(folder: Path) -> None:
    (folder / "index.md").write_text(PAGE)
    controller, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "pubtool", "init"],
        cwd=folder,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.write(controller, b"Ann Lee\nn\ny\ny\n")  # name; no markers; the page; everything
    assert program.wait(timeout=60) == 0
    shown = os.read(controller, 100_000).decode()
    os.close(controller)
    os.close(terminal)
    assert "Begin with the 2 publications on index.md?" in shown
    assert "Loud Lattices" in (folder / "pubs.bib").read_text()
    assert (folder / "index.md").read_text() == PAGE


PAGE = """# Selected publications

**Ann Lee**\\*, Bo Chan\\*. *Quiet Lattices*. ICML 2024. [paper](https://arxiv.org/abs/2401.00001)

**Ann Lee**, Cy Du. *Loud Lattices*. Journal of Lattices, 7(5), 531-551, 2023.
"""


def test_a_page_that_is_imported_stays_as_it_is(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text(PAGE)
    assert pubtool("init", "--from", "index.md", "--yes")[0] == 0
    assert (folder / "index.md").read_text() == PAGE


def test_a_file_that_is_there_is_not_begun_anew(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text(PAGE)
    (folder / "pubs.bib").write_text("% mine\n")
    status, _, err = pubtool("init", "--from", "index.md", "--yes")
    assert (status, (folder / "pubs.bib").read_text()) == (0, "% mine\n")
    assert "pubtool import --write" in err


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        pytest.param("no.md", 3, "no.md", id="no page"),
        pytest.param("empty.md", 2, "no publication", id="a page without publications"),
        pytest.param("../index.md", 2, "in this folder", id="a page elsewhere"),
    ],
)
def test_what_cannot_be_imported_begins_nothing(
    pubtool: Callable[..., tuple[int, str, str]],
    folder: Path,
    name: str,
    status: int,
    message: str,
) -> None:
    (folder / "empty.md").write_text("# Hello\n")
    before = files(folder)
    found, _, err = pubtool("init", "--from", name, "--yes")
    assert found == status
    assert message in err
    assert files(folder) == before


def test_the_file_begins_with_the_publications_of_a_page(
    pubtool: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    (folder / "index.md").write_text(PAGE)
    assert pubtool("init", "--from", "index.md", "--yes")[0] == 0
    assert (folder / "pubtool.toml").read_text() == (
        'files = ["pubs.bib"]\nme = ["Ann Lee"]\n\n[pages]\n"index.md" = { list = "selected" }\n'
    )
    text = (folder / "pubs.bib").read_text()
    assert text.count("= {true}") == 2
    assert "Quiet Lattices" in text
    assert "Coauthor" not in text
    assert pubtool("diff", "index.md")[0] == 0
    assert pubtool("check")[0] == 0
