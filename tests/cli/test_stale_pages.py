"""Pages that changed behind pubtool's back: edits by hand, what `check` finds, real pages."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from page_runs import BEGIN, END, ENTRY, REGION, Result, read, write
from pubtool.cli.page_findings import bring
from pubtool.cli.session import Session
from pubtool.pages.regions import is_markdown, read_regions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pubtool.findings import Finding


# --- edits by hand -------------------------------------------------------------------------------

CHECKED = REGION.replace("all", "all checksum=on")


def test_an_edit_by_hand_stops_all_writing(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "a.md", REGION)
    write(folder / "p.md", CHECKED)
    pubtool("render", "--write", "p.md")
    edited = read(folder / "p.md").replace("First", "Edited")
    write(folder / "p.md", edited)
    result = pubtool("render", "--write", "a.md", "p.md")
    assert result.status == 1
    assert "p.md:1:1: this list was edited by hand" in result.stderr
    assert "--force" in result.stderr
    assert (read(folder / "a.md"), read(folder / "p.md")) == (REGION, edited)


def test_check_names_the_command_that_works_for_each_page(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "a.md", REGION)
    write(folder / "p.md", CHECKED)
    pubtool("render", "--write", "p.md")
    write(folder / "p.md", read(folder / "p.md").replace("First", "Edited"))
    result = pubtool("render", "--check", "a.md", "p.md")
    assert result.status == 1
    assert "or run `pubtool render --write --force p.md` to overwrite it" in result.stderr
    assert "run `pubtool render --write a.md` to bring it up to date" in result.stderr


def test_force_overwrites_an_edit_by_hand(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.md", CHECKED)
    pubtool("render", "--write", "p.md")
    good = read(folder / "p.md")
    write(folder / "p.md", good.replace("First", "Edited"))
    assert pubtool("render", "--write", "--force", "p.md").status == 0
    assert read(folder / "p.md") == good


def test_a_change_in_the_file_is_no_edit_by_hand(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "p.md", CHECKED)
    pubtool("render", "--write", "p.md")
    write(folder / "pubs.bib", ENTRY)
    assert pubtool("render", "--write", "p.md").status == 0
    assert pubtool("render", "--check", "p.md").status == 0


# --- what check finds ----------------------------------------------------------------------------


def test_check_does_not_wait_for_a_page_that_is_no_file(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "pubtool.toml", '[pages]\n"p.md" = {}\n')
    os.mkfifo(folder / "p.md")
    result = pubtool("check")
    assert (result.status, "p.md:1:1: error stale-page: this is no reg" in result.stdout) == (
        1,
        True,
    )


def test_check_says_that_force_overwrites_an_edit_by_hand(
    pubtool: Callable[..., Result], folder: Path
) -> None:
    write(folder / "pubtool.toml", '[pages]\n"p.md" = {}\n')
    write(folder / "p.md", CHECKED)
    pubtool("render", "--write")
    write(folder / "p.md", read(folder / "p.md").replace("First", "Edited"))
    assert "or overwrite it: `pubtool render --write --force p.md`" in pubtool("check").stdout


def findings(folder: Path, *files: str) -> list[Finding]:
    write(folder / "pubtool.toml", '[pages]\n"p.md" = {}\n')
    session = Session(files, None, "auto", verbose=False, quiet=False)
    return list(bring(session, {"stale-page": "error"}).findings)


def test_a_current_page_is_no_finding(pubtool: Callable[..., Result], folder: Path) -> None:
    write(folder / "p.md", REGION)
    pubtool("render", "--write", "p.md")
    assert findings(folder) == []


def test_a_page_without_regions_is_no_finding(folder: Path) -> None:
    write(folder / "p.md", "text\n")
    assert findings(folder) == []


def test_a_page_by_hand_is_compared_with_its_list(folder: Path) -> None:
    write(folder / "p.md", "# Papers\n\n- **First**, Jintao Zhang, Wei Li, 2024\n")
    write(folder / "pubtool.toml", '[pages]\n"p.md" = {}\n')
    session = Session((), None, "auto", verbose=False, quiet=False)
    brought = bring(session, {"page-drift": "warning"})
    assert {finding.rule for finding in brought.findings} == {"page-drift"}
    assert brought.looked == {"page-drift"}
    assert brought.texts == {"p.md": read(folder / "p.md")}


def test_pages_are_no_matter_of_other_files(folder: Path) -> None:
    write(folder / "p.md", REGION)
    write(folder / "other.bib", "")
    assert findings(folder, "other.bib") == []
    assert len(findings(folder, "./pubs.bib")) == 1


@pytest.mark.parametrize(
    ("page", "where", "message"),
    [
        pytest.param(f"x\n{REGION}", "p.md:2:1", "`pubtool render --write p.md`", id="stale"),
        pytest.param(f"{BEGIN}\n", "p.md:1:1", "does not end", id="wrongly marked"),
        pytest.param(REGION.replace("all", "no"), "p.md:1:1", "no list `no`", id="unknown"),
        pytest.param("\0", "p.md:1:1", "not a text file", id="no text"),
        pytest.param(None, "p.md:1:1", "no such page", id="missing"),
    ],
)
def test_check_finds_a_stale_page(folder: Path, page: str | None, where: str, message: str) -> None:
    if page is not None:
        write(folder / "p.md", page)
    (finding,) = findings(folder)
    assert (finding.rule, finding.severity, str(finding.place)) == ("stale-page", "error", where)
    assert message in finding.message
    assert where not in finding.message


# --- real pages ----------------------------------------------------------------------------------


def real_pages(shared: Path) -> list[Path]:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    pages = sorted((shared / "corpus" / "pages").iterdir())
    return [*seeds, *(path for path in pages if path.suffix in {".md", ".html"})]


def with_markers(text: str, chance: random.Random, *, markdown: bool) -> str | None:
    """Return the page with regions put in at random lines; None where they are none there."""
    lines = text.splitlines(keepends=True)
    places = sorted(chance.sample(range(len(lines) + 1), k=min(3, len(lines) + 1)), reverse=True)
    for place in places:
        newline = "\r\n" if "\r\n" in text else "\n"
        if place and not lines[place - 1].endswith(("\n", "\r")):
            continue
        lines.insert(place, f"{BEGIN}{newline}{END}{newline}")
    page = read_regions("".join(lines), markdown=markdown)
    return page.text if page.regions and not page.problems else None


def test_real_pages_keep_every_other_byte(
    shared: Path, pubtool: Callable[..., Result], folder: Path
) -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    tried = 0
    for path in real_pages(shared):
        original = path.read_bytes().decode()
        name = path.with_suffix(".md").name if path.suffix == ".txt" else path.name
        for _ in range(4):
            text = with_markers(original, chance, markdown=is_markdown(name))
            if text is None:
                continue
            tried += 1
            write(folder / name, text)
            assert pubtool("render", "--check", name).status == 1
            assert read(folder / name) == text
            assert pubtool("render", "--write", name).status == 0
            new = read(folder / name)
            assert pubtool("render", "--check", name).status == 0
            assert pubtool("render", "--write", name).status == 0
            assert read(folder / name) == new
            write(folder / "empty.bib", "")
            empty = ("--file", "empty.bib", "render", "--write", name)
            assert pubtool(*empty).status == (1 if new != text else 0)
            assert pubtool(*empty, "--force").status == 0
            assert read(folder / name) == text
    assert tried > 20
