"""The commands as a user meets them: output, messages, exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pubtool.cli import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ENTRY = "@misc{a, title={First}, author={Zhang, Jintao and Li, Wei}, year=2024, selected={true}}\n"
OTHER = "@article{b, title={Second}, author={Li, Wei}, journal={Nature}, year={2023}}\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs pubtool in a folder of its own with two publications."""
    (tmp_path / "pubs.bib").write_text(ENTRY + OTHER, encoding="utf-8")

    def call(*arguments: str, text: str | None = None, env: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
        return subprocess.run(
            [sys.executable, "-m", "pubtool", *arguments],
            cwd=tmp_path,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), **(env or {})},
        )

    return call


def test_render_prints_the_full_list_in_file_order(run: Run) -> None:
    result = run("render")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.index("First") < result.stdout.index("Second")


def test_render_selected_prints_only_the_selected(run: Run) -> None:
    assert "Second" not in run("render", "--selected").stdout


def test_render_writes_html_on_request(run: Run) -> None:
    assert '<ul class="pub-list">' in run("render", "--format", "html").stdout


def test_render_standalone_writes_a_whole_page(run: Run) -> None:
    page = run("render", "--standalone", "--group-by", "year").stdout
    assert page.startswith("<!DOCTYPE html>\n<html lang=")
    assert page.endswith("</html>\n")
    assert "<h1>Publications</h1>" in page
    assert '<h2 class="pub-heading">2024</h2>' in page


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--template", "academicpages"), id="a Markdown template"),
        pytest.param(("--format", "markdown"), id="Markdown"),
    ],
)
def test_render_standalone_of_markdown_is_a_usage_error(
    run: Run, arguments: tuple[str, ...]
) -> None:
    result = run("render", "--standalone", *arguments)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "html" in result.stderr.lower()


def test_render_output_writes_a_file_and_prints_nothing(run: Run, tmp_path: Path) -> None:
    printed = run("render").stdout
    result = run("render", "--output", "list.md")
    assert (result.returncode, result.stdout) == (0, "")
    assert (tmp_path / "list.md").read_text(encoding="utf-8") == printed


def test_render_groups_and_sorts(run: Run) -> None:
    text = run("render", "--group-by", "year", "--sort", "title").stdout
    assert text.index("### 2024") < text.index("First") < text.index("### 2023")


def test_an_html_list_needs_no_default_template_of_that_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pubtool.toml").write_text('template = "academicpages"\n', encoding="utf-8")
    assert "<span" in run("render").stdout
    assert "<ul" in run("render", "--format", "html").stdout


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        (("--where", "year >= 2024"), ["a"]),
        (("--author", "Jintao Zhang"), ["a"]),
        (("--author", "Li"), ["a", "b"]),
        (("--author", "Jin"), []),
        (("--year", "..2023"), ["b"]),
        (("--venue", "nature"), ["b"]),
        (("--type", "misc"), ["a"]),
        (("--key", "b"), ["b"]),
        (("--key", "a", "--key", "b"), ["a", "b"]),
        (("--key", "a", "--year", "2023"), []),
        (("--sort", "date"), ["b", "a"]),
        (("--limit", "1"), ["a"]),
        (("--selected",), ["a"]),
    ],
)
def test_list_filters(run: Run, filters: tuple[str, ...], keys: list[str]) -> None:
    records = json.loads(run("list", "--json", *filters).stdout)
    assert [record["key"] for record in records] == keys


def test_list_in_a_pipe_is_tab_separated(run: Run) -> None:
    lines = run("list").stdout.splitlines()
    assert lines[0].split("\t") == ["a", "2024", "", "Zhang, Li", "First"]


def test_list_never_passes_control_characters_or_markup_on(run: Run) -> None:
    bib = "@misc{k, title={[/foo] [bold]x\x1b[31m\x07}, author={A \x9b B}}"
    result = run("--file", "-", "list", text=bib)
    assert result.returncode == 0
    assert "[/foo] [bold]x" in result.stdout
    assert not {"\x1b", "\x07", "\x9b"} & set(result.stdout)


def test_show_tells_everything_about_one_publication(run: Run) -> None:
    text = run("show", "A").stdout
    assert "Jintao Zhang" in text
    assert "selected, all" in text
    assert "pubs.bib:1" in text


def test_show_suggests_a_key_that_is_near(run: Run) -> None:
    result = run("show", "aa")
    assert result.returncode == 1
    assert result.stderr == "error: there is no publication `aa`; did you mean a?\n"


def test_check_is_silent_on_a_clean_file(run: Run) -> None:
    result = run("check")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "no problems in 2 publications\n"


def test_check_reports_errors_with_their_place_and_exits_with_1(run: Run) -> None:
    result = run("check", "-", text="@misc{k,\n  title = {A}\n  year = {2020}}\n")
    assert result.returncode == 1
    line = result.stdout.splitlines()[0]
    assert line.startswith("<stdin>:2:14: error syntax: ")
    assert line.endswith("[k]")


def test_check_exits_with_0_on_warnings_unless_there_are_too_many(run: Run) -> None:
    bib = "@misc{k, title={A}, year={soon}}"
    assert run("check", "-", text=bib).returncode == 0
    assert run("check", "-", "--max-warnings", "1", text=bib).returncode == 0
    assert run("check", "-", "--max-warnings", "0", text=bib).returncode == 1


def test_render_says_how_many_problems_there_are_and_exits_with_0(run: Run) -> None:
    bib = "@misc{k, title={A}, year={soon}}\n@misc{k, title={B}}"
    result = run("--file", "-", "render", text=bib)
    assert result.returncode == 0
    assert "A" in result.stdout
    assert result.stderr == "reading found 1 error and 1 warning; `pubtool check` shows them\n"
    assert run("--file", "-", "-q", "render", text=bib).stderr == ""
    assert "duplicate-key" in run("--file", "-", "-v", "render", text=bib).stderr


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert "Usage: pubtool" in result.stdout


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("pubtool, version ")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(("--file", "no.bib", "render"), 3, "no.bib", id="a missing file"),
        pytest.param(("--file", ".", "render"), 3, "directory", id="a directory"),
        pytest.param(("--file", "binary.bib", "check"), 3, "binary", id="a binary file"),
        pytest.param(("check", "no.bib"), 3, "no.bib", id="a missing file to check"),
        pytest.param(("nope",), 2, "nope", id="an unknown command"),
        pytest.param(("render", "--nope"), 2, "--nope", id="an unknown option"),
        pytest.param(("render", "--template", "nope"), 2, "nope", id="an unknown template"),
        pytest.param(("render", "--format", "nope"), 2, "nope", id="an unknown format"),
        pytest.param(("render", "--list", "nope"), 2, "nope", id="an unknown list"),
        pytest.param(("render", "--sort", "nope"), 2, "nope", id="an unknown sort key"),
        pytest.param(("render", "--group-by", "nope"), 2, "nope", id="an unknown group"),
        pytest.param(("render", "--where", "yaer > 1"), 2, "year", id="an unknown name"),
        pytest.param(("render", "--where", "year >"), 2, "year >", id="a broken filter"),
        pytest.param(("render", "--year", "soon"), 2, "soon", id="a bad year"),
        pytest.param(("render", "--limit", "0"), 2, "0", id="a bad limit"),
        pytest.param(("--config", "no.toml", "render"), 2, "no.toml", id="a missing configuration"),
        pytest.param(("--config", "bad.toml", "render"), 2, "tempalte", id="an unknown setting"),
        pytest.param(
            ("render", "--template", "default", "--format", "nope"), 2, "nope", id="a format again"
        ),
        pytest.param(("render", "--output", "no/where.md"), 5, "no/where.md", id="no such folder"),
        pytest.param(("render", "--output", "."), 5, ".", id="output to a directory"),
    ],
)
def test_bad_input_is_one_clear_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    (tmp_path / "binary.bib").write_bytes(b"\x00\x01\x02\xff" * 9)
    (tmp_path / "bad.toml").write_text('tempalte = "x"\n', encoding="utf-8")
    result = run(*arguments)
    assert result.returncode == status
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("data", "warnings"),
    [
        pytest.param(b"", 0, id="an empty file"),
        pytest.param("@misc{k, title={Gödel}}".encode("latin-1"), 1, id="Latin-1"),
        pytest.param(b"\xff\xfe" + "@misc{k, title={Gödel}}".encode("utf-16-le"), 1, id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf@misc{k, title={G\xc3\xb6del}}", 0, id="UTF-8 with its mark"),
    ],
)
def test_other_encodings_are_read_and_reported(
    run: Run, tmp_path: Path, data: bytes, warnings: int
) -> None:
    (tmp_path / "pubs.bib").write_bytes(data)
    result = run("check")
    assert result.returncode == 0
    assert result.stdout.count(" warning encoding: ") == warnings
    if data:
        assert "Gödel" in run("-q", "list").stdout


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    entries = "".join(f"@misc{{k{number}, title={{{'x' * 99}}}}}\n" for number in range(3000))
    (tmp_path / "pubs.bib").write_text(entries, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "pubtool", "render"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_the_output_does_not_depend_on_the_locale(run: Run) -> None:
    bib = "@misc{k, title={Gödel 数}}"
    outputs = {
        run("--file", "-", "render", text=bib, env={"LC_ALL": locale, "PYTHONUTF8": "0"}).stdout
        for locale in ("C", "C.UTF-8", "POSIX")
    }
    assert len(outputs) == 1
    assert "Gödel 数" in outputs.pop()


def test_rendering_works_where_the_cache_folder_cannot_be_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert "First" in run("render").stdout


@pytest.mark.parametrize("output", ["pubs.bib", "./link.bib", "pubtool.toml", "own.md.j2"])
def test_render_never_writes_over_what_it_reads(run: Run, tmp_path: Path, output: str) -> None:
    (tmp_path / "link.bib").symlink_to("pubs.bib")
    (tmp_path / "pubtool.toml").write_text("\n", encoding="utf-8")
    (tmp_path / "own.md.j2").write_text("x", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    result = run("render", "--template", "./own.md.j2", "--output", output)
    assert result.returncode == 2
    assert "this is an input" in result.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_a_baseline_never_replaces_another_file(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "pubs.bib").read_bytes()
    assert run("check", "--baseline", "pubs.bib", "--update-baseline").returncode == 2
    assert (tmp_path / "pubs.bib").read_bytes() == before


def test_nothing_is_mended_where_the_call_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@article{a, pages={1-2}}\n", encoding="utf-8")
    result = run("check", "a.bib", "--fix", "--baseline", "none.json")
    assert result.returncode == 2
    assert (tmp_path / "a.bib").read_text("utf-8") == "@article{a, pages={1-2}}\n"


def test_the_ending_of_the_output_tells_its_format(run: Run, tmp_path: Path) -> None:
    run("render", "--output", "list.html")
    assert "<ul" in (tmp_path / "list.html").read_text("utf-8")
    run("render", "--output", "list.html", "--format", "markdown")
    assert "<ul" not in (tmp_path / "list.html").read_text("utf-8")


def test_output_to_a_dash_is_standard_output(run: Run, tmp_path: Path) -> None:
    assert "First" in run("render", "--output", "-").stdout
    assert not (tmp_path / "-").exists()


def test_an_empty_list_says_so(run: Run) -> None:
    result = run("render", "--author", "Nobody")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "none of 2 publications is in this list\n"


def test_options_of_pubtool_may_follow_the_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text("@misc{z, title={Z}}", encoding="utf-8")
    for command in ("list", "check", "render"):
        assert (
            run(command, "--file", "other.bib").returncode
            == run("--file", "other.bib", command).returncode
        )
    assert run("list", "--file", "other.bib").stdout.startswith("z\t")


def test_a_file_named_twice_is_read_once(run: Run) -> None:
    assert run("--file", "pubs.bib", "--file", "pubs.bib", "check").stdout == ""


def test_show_tells_the_problems_that_check_finds(run: Run) -> None:
    text = run("--file", "-", "show", "k", text="@article{k, title={T}, author={A B}}").stdout
    assert "missing-field" in text


def test_pubtool_alone_prints_its_help(run: Run) -> None:
    result = run()
    assert result.returncode == 2
    assert result.stderr.startswith("Usage: pubtool")


def test_a_file_without_entries_is_said(run: Run) -> None:
    assert "there is no entry" in run("check", "-", text="nothing here").stderr


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_a_publication_without_a_title_shows_its_key(run: Run, format_name: str) -> None:
    result = run("--file", "-", "render", "--format", format_name, text="@misc{k1, author={A B}}")
    assert "k1" in result.stdout
    assert "****" not in result.stdout


@pytest.mark.parametrize("format_name", ["markdown", "html"])
def test_a_year_without_a_venue_is_shown(run: Run, format_name: str) -> None:
    bib = "@misc{k, title={T}, author={A B}, year=1987}"
    assert "1987" in run("--file", "-", "render", "--format", format_name, text=bib).stdout


def test_a_whole_page_shows_formulas_as_text(run: Run) -> None:
    bib = "@misc{k, title={In $O(n^2)$}, author={A B}, year=1987}"
    assert "In O(n²)" in run("--file", "-", "render", "--standalone", text=bib).stdout


def test_two_lists_at_once_are_a_usage_error(run: Run) -> None:
    result = run("render", "--selected", "--all")
    assert (result.returncode, result.stdout) == (2, "")
    assert "name one list" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "no.md"),
        ("check", "no.bib"),
        ("add", "--from", "no.bib"),
        ("--file", "no.bib", "render"),
    ],
)
def test_a_named_file_that_is_missing_is_not_told_to_name_one(
    run: Run, arguments: tuple[str, ...]
) -> None:
    result = run(*arguments)
    assert result.returncode == 3
    assert result.stderr.startswith(f"error: no.{'md' if 'diff' in arguments else 'bib'}: there is")
    assert "--file" not in result.stderr


def test_a_missing_pubs_bib_is_told_how_to_name_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pubs.bib").unlink()
    result = run("render")
    assert result.returncode == 3
    assert (
        "error: pubs.bib: there is no such file; name the BibTeX file with --file" in result.stderr
    )


def test_an_interruption_while_modules_are_imported_is_quiet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    result = run("--version", env={"PYTHONPATH": path})
    assert (result.returncode, result.stderr) == (130, "")
