"""`render --write` and `render --check`: pages are kept current, and nothing else is touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from page_runs import BEGIN, END, ENTRY, OTHER, REGION, Result, read, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# --- what must not happen ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "message"),
    [
        pytest.param(f"{BEGIN}\n", "index.md:1:1: this region does not end", id="no end"),
        pytest.param(f"x\n{END}\n", "index.md:2:1: this region ends", id="no begin"),
        pytest.param(REGION.replace("all", "al"), "index.md:1:1: there is no list `al`", id="list"),
        pytest.param(
            REGION.replace("all", "all format=pdf"),
            "index.md:1:25: there is no format",
            id="format",
        ),
        pytest.param(
            REGION.replace("all", "all template=no"),
            "index.md:1:25: there is no temp",
            id="template",
        ),
        pytest.param(
            REGION.replace("all", "all template=academicpages format=html"),
            "index.md:1:25: the template `academicpages` writes markdown",
            id="a template of another format",
        ),
        pytest.param(
            REGION.replace("all", "all limit=1 where='yaer > 1'"), "index.md:1:33: ", id="where"
        ),
        pytest.param(REGION.replace("all", "all year=x"), "index.md:1:25: year", id="year"),
        pytest.param(REGION.replace("all", "all sort=x"), "index.md:1:25: sort", id="sort"),
        pytest.param(REGION.replace("all", "all group-by=x"), "index.md:1:25: ", id="group"),
        pytest.param(REGION.replace("all", "all colour=x"), "index.md:1:25: ", id="option"),
        pytest.param(
            f"<div>\n    {BEGIN}\n    {END}\n</div>\n",
            "index.md:2:5: Markdown this deep",
            id="code",
        ),
        pytest.param(
            f"<div>\n\n    {BEGIN.replace('all', 'all format=html')}\n    {END}\n</div>\n",
            "index.md:3:5: this deep and after a blank line",
            id="code after a blank line",
        ),
        pytest.param(
            f"{REGION}<!-- pubtool begin all -->\n{END}\n",
            "index.md:3:1: `pubtool begin` is no marker",
            id="a misspelled marker beside a good one",
        ),
        pytest.param("no region\n", "index.md: there is no marked region", id="no region"),
    ],
)
def test_a_wrong_page_is_one_line_and_nothing_is_written(
    pubtool: Callable[..., Result], folder: Path, page: str, message: str
) -> None:
    write(folder / "good.md", REGION)
    write(folder / "index.md", page)
    result = pubtool("render", "--write", "good.md", "index.md")
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {message}")
    assert result.stderr.count("\n") == 1
    assert (read(folder / "good.md"), read(folder / "index.md")) == (REGION, page)


def test_where_one_page_cannot_be_written_none_is(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "a.md", REGION)
    latin = b"<!-- pubtool: begin all -->\n<!-- pubtool: end -->\nM\xfcller\n"
    (folder / "b.md").write_bytes(latin)
    write(folder / "pubs.bib", ENTRY.replace("First", "Σ"))
    result = pubtool("render", "--write", "a.md", "b.md")
    assert result.status == 5
    assert "b.md: the file is Latin-1" in result.stderr
    assert read(folder / "a.md") == REGION
    assert (folder / "b.md").read_bytes() == latin


def test_check_writes_nothing(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "index.md", REGION)
    assert pubtool("render", "--check", "index.md").status == 1
    assert read(folder / "index.md") == REGION
    assert {path.name for path in folder.iterdir()} <= {"pubs.bib", "index.md", "cache"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--write", "--check"),
        ("--check", "--force", "index.md"),
        ("--force",),
        ("index.md",),
        ("--write", "--selected"),
        ("--check", "--list", "all"),
        ("--write", "--format", "html"),
        ("--write", "--template", "default"),
        ("--write", "--standalone"),
        ("--write", "--sort", "title"),
        ("--write", "--limit", "3"),
        ("--write", "--group-by", "year"),
        ("--write", "--output", "x.md"),
        ("--write", "--year", "2024"),
        ("--write", "--where", "year > 1"),
        ("--write",),
    ],
)
def test_options_that_do_not_fit_together_are_a_usage_error(
    pubtool: Callable[..., Result], folder: Path, arguments: tuple[str, ...]
) -> None:
    write(folder / "index.md", REGION)
    result = pubtool("render", *arguments)
    assert (result.status, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert read(folder / "index.md") == REGION


@pytest.mark.parametrize("name", ["pubs.bib", "pubtool.toml", "./pubs.bib"])
def test_an_input_is_never_a_page(pubtool: Callable[..., Result], folder: Path, name: str) -> None:
    write(folder / "pubs.bib", ENTRY + REGION)
    write(folder / "pubtool.toml", "# <!-- x\n")
    before = read(folder / name)
    assert pubtool("render", "--write", name).status == 2
    assert read(folder / name) == before


def test_a_page_that_is_not_there_is_named(pubtool: Callable[..., Result]) -> None:
    result = pubtool("render", "--write", "index.md")
    assert (result.status, result.stderr) == (3, "error: index.md: there is no such page\n")


def test_a_list_that_holds_a_marker_is_refused(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "templates" / "raw.html.j2", "<p>\n<!-- pubtool: end -->\n")
    page = REGION.replace("all", "all template=raw")
    write(folder / "index.html", page)
    result = pubtool("render", "--write", "index.html")
    assert result.status == 2
    assert "index.html:1:1: " in result.stderr
    assert read(folder / "index.html") == page


# --- what must -----------------------------------------------------------------------------------


def test_write_brings_what_render_prints(pubtool: Callable[..., Result], folder: Path) -> None:
    printed = pubtool("render").stdout
    write(folder / "index.md", f"Hello\n{REGION}Bye")
    result = pubtool("render", "--write", "index.md")
    assert (result.status, result.stdout) == (0, "")
    assert result.stderr == "index.md: 1 list, written\n"
    assert read(folder / "index.md") == f"Hello\n{BEGIN}\n\n{printed}\n{END}\nBye"


def test_twice_changes_nothing(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "index.md", REGION)
    pubtool("render", "--write", "index.md")
    before = (folder / "index.md").stat()
    result = pubtool("render", "--write", "index.md")
    assert result.stderr == "index.md: 1 list, up to date\n"
    assert (folder / "index.md").stat() == before


def test_check_tells_what_differs_and_what_mends_it(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "my page.md", REGION)
    pubtool("render", "--write", "my page.md")
    assert pubtool("render", "--check", "my page.md").status == 0
    write(folder / "pubs.bib", ENTRY + OTHER.replace("Second", "Changed"))
    result = pubtool("render", "--check", "my page.md")
    assert result.status == 1
    assert "\n-- **Second**  \n+- **Changed**  \n" in result.stdout
    assert "`pubtool render --write 'my page.md'`" in result.stderr


def test_the_command_that_mends_has_the_options_of_the_run(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "x.toml", "")
    write(folder / "index.md", REGION)
    result = pubtool("--config", "x.toml", "--file", "pubs.bib", "render", "--check", "index.md")
    expected = "pubtool --file pubs.bib --config x.toml render --write index.md"
    assert f"`{expected}`" in result.stderr


def test_without_names_the_configured_pages_are_meant(
    pubtool: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "pubtool.toml", '[pages]\n"a.md" = {}\n"sub/b.html" = {}\n"by-hand.md" = {}\n')
    write(folder / "a.md", REGION)
    write(folder / "sub" / "b.html", REGION)
    write(folder / "by-hand.md", "text\n")
    write(folder / ".git", "")
    monkeypatch.chdir(folder / "sub")
    assert pubtool("render", "--write").status == 0
    assert "**First**" in read(folder / "a.md")
    assert '<ul class="pub-list">' in read(folder / "sub" / "b.html")
    assert read(folder / "by-hand.md") == "text\n"


@pytest.mark.parametrize("option", ["--write", "--check"])
def test_configured_pages_without_any_region_are_left_alone_and_told(
    pubtool: Callable[..., Result], folder: Path, option: str
) -> None:
    write(folder / "pubtool.toml", '[pages]\n"a.md" = {}\n')
    write(folder / "a.md", "text\n")
    result = pubtool("render", option)
    assert (result.status, result.stdout) == (0, "")
    assert result.stderr.startswith("a.md: there is no marked region")
    assert read(folder / "a.md") == "text\n"


def test_an_id_stands_once_on_a_page(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.html", REGION * 3)
    assert pubtool("render", "--write", "p.html").status == 0
    ids = re.findall(r'id="([^"]*)"', read(folder / "p.html"))
    assert ids == ["all-a", "all-b", "all-a-2", "all-b-2", "all-a-3", "all-b-3"]
    assert pubtool("render", "--check", "p.html").status == 0


@pytest.mark.parametrize("bib", ["", "no entry\n"])
def test_a_list_is_not_emptied_for_want_of_any_publication(
    pubtool: Callable[..., Result], folder: Path, bib: str
) -> None:
    write(folder / "p.md", REGION)
    pubtool("render", "--write", "p.md")
    before = read(folder / "p.md")
    write(folder / "pubs.bib", bib)
    checked = pubtool("render", "--check", "p.md")
    assert (checked.status, "`pubtool render --write --force p.md`" in checked.stderr) == (1, True)
    refused = pubtool("render", "--write", "p.md")
    assert (refused.status, read(folder / "p.md")) == (1, before)
    assert refused.stderr.startswith("error: p.md:1:1: this list would be emptied")
    assert pubtool("render", "--write", "--force", "p.md").status == 0
    assert read(folder / "p.md") == REGION


@pytest.mark.parametrize("option", ["--write", "--check"])
def test_what_is_no_regular_file_is_no_page(
    pubtool: Callable[..., Result], folder: Path, option: str
) -> None:
    os.mkfifo(folder / "p.md")
    result = pubtool("render", option, "p.md")
    assert (result.status, result.stderr) == (
        3,
        "error: p.md: this is no regular file; a page has to be one\n",
    )


@pytest.mark.parametrize(
    ("page", "options", "expected"),
    [
        pytest.param("p.md", "", "- **First**", id="Markdown by the ending"),
        pytest.param("p.html", "", "<ul", id="HTML by the ending"),
        pytest.param("p.md", " format=html", "<ul", id="the format asked for"),
        pytest.param("p.html", " template=academicpages", "<span style", id="the template's"),
        pytest.param("p.html", " template=default", "<ul", id="of a template's two, the page's"),
        pytest.param("p.md", " template=mine", "MINE", id="a template of the user's"),
        pytest.param("p.md", " template=look/mine.md.j2", "LOOK", id="a template by its path"),
    ],
)
def test_the_format_is_the_one_that_fits(
    pubtool: Callable[..., Result], folder: Path, page: str, options: str, expected: str
) -> None:
    write(folder / "templates" / "mine.md.j2", "MINE\n")
    write(folder / "look" / "mine.md.j2", "LOOK\n")
    write(folder / page, REGION.replace("all", f"all{options}"))
    assert pubtool("render", "--write", page).status == 0
    assert expected in read(folder / page)


@pytest.mark.parametrize(
    ("page", "expected"), [("p.md", "MINE"), ("p.html", "MEIN"), ("p.qmd", "MINE")]
)
def test_the_configured_template_is_used_where_it_fits(
    pubtool: Callable[..., Result], folder: Path, page: str, expected: str
) -> None:
    write(folder / "pubtool.toml", 'template = "mine"\n')
    write(folder / "templates" / "mine.md.j2", "MINE\n")
    write(folder / "templates" / "mine.html.j2", "MEIN\n")
    write(folder / page, REGION)
    assert pubtool("render", "--write", page).status == 0
    assert expected in read(folder / page)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("year=2023", ["Second"]),
        ("limit=1", ["First"]),
        ("sort=date", ["Second", "First"]),
        ("author='Jintao Zhang'", ["First"]),
        ("key=a key=b", ["First", "Second"]),
        ("key=a year=2023", []),
        ("type=article", ["Second"]),
        ("venue=nature", ["Second"]),
        ("where='year > 2023'", ["First"]),
        ("group-by=year", ["### 2024", "First", "### 2023", "Second"]),
    ],
)
def test_options_in_the_marker_choose_what_is_shown(
    pubtool: Callable[..., Result], folder: Path, options: str, shown: list[str]
) -> None:
    write(folder / "p.md", REGION.replace("all", f"all {options}"))
    assert pubtool("render", "--write", "p.md").status == 0
    text = read(folder / "p.md")
    found = sorted((text.index(each), each) for each in ("First", "Second") if each in text)
    assert [each for _, each in found] == [each for each in shown if not each.startswith("#")]
    assert all(each in text for each in shown)


def test_an_empty_list_is_told(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.md", f"x\n{REGION.replace('all', 'all year=1900')}")
    assert (
        "p.md:2:1: none of 2 publications is in this list\n"
        in pubtool("render", "--write", "p.md").stderr
    )


def test_quiet_is_quiet(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.md", REGION)
    assert pubtool("-q", "render", "--write", "p.md").stderr == ""


def test_a_page_named_twice_is_written_once(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.md", REGION)
    (folder / "link.md").symlink_to("p.md")
    result = pubtool("render", "--write", "p.md", "./p.md", "link.md")
    assert (result.status, result.stderr) == (0, "p.md: 1 list, written\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"\xef\xbb\xbf", b"\n", id="UTF-8 with a mark"),
        pytest.param(b"", b"", id="no line end at the end"),
        pytest.param(b"a\r\n", b"\r\nb\r", id="mixed line ends"),
        pytest.param(b"", b"\nM\xfcller\n", id="Latin-1"),
    ],
)
def test_all_other_bytes_stay(
    pubtool: Callable[..., Result], folder: Path, before: bytes, after: bytes
) -> None:
    page = folder / "p.md"
    page.write_bytes(before + REGION.rstrip("\n").encode() + after)
    assert pubtool("render", "--write", "p.md").status == 0
    data = page.read_bytes()
    assert b"First" in data
    assert data.startswith(before + BEGIN.encode())
    assert data.endswith(END.encode() + after)


def test_utf_16_stays_utf_16(pubtool: Callable[..., Result], folder: Path) -> None:
    (folder / "p.html").write_bytes(REGION.encode("utf-16"))
    assert pubtool("render", "--write", "p.html").status == 0
    assert "First" in (folder / "p.html").read_bytes().decode("utf-16")


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_patch_makes_of_the_diff_what_write_writes(
    pubtool: Callable[..., Result], folder: Path, newline: str
) -> None:
    write(folder / "p.md", f"x\n{REGION}y\n".replace("\n", newline))
    difference = pubtool("render", "--check", "p.md").stdout
    write(folder / "patched" / "p.md", read(folder / "p.md"))
    assert pubtool("render", "--write", "p.md").status == 0
    subprocess.run(
        ["patch", "-p1", "--binary", "--quiet"],
        cwd=folder / "patched",
        input=difference.encode(),
        check=True,
    )
    assert read(folder / "patched" / "p.md") == read(folder / "p.md")
