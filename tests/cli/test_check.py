"""`pubtool check` and `explain` as a user meets them: reports, statuses, baselines, fixes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from pubtool.bibtex.blocks import Source
from pubtool.checking.baseline import Identity
from pubtool.cli.reports import Report, write
from pubtool.cli.reports.text_report import cells
from pubtool.findings import Finding, Place

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

#: One error and two warnings.
BAD = """@misc{a, title = {One}, year = {soon}}
@misc{a, title = {Two}}
@misc{c, year = {x}, title = {Three}}
"""
NEEDLESS = "% pubtool: ignore[year-format]\n@misc{a, title = {One}, author = {A B}, year = 2024}\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs pubtool in an empty folder, with only the rules used here."""

    def call(*arguments: str, text: str | None = None, **env: str) -> Any:
        return subprocess.run(
            [sys.executable, "-m", "pubtool", *arguments],
            cwd=tmp_path,
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "GITHUB_ACTIONS": "", **env},
        )

    config = '[check]\nselect = ["year-format", "duplicate-key", "needless-ignore"]\n'
    (tmp_path / "pubtool.toml").write_text(config, encoding="utf-8")
    return call


def test_the_exit_status_is_that_of_the_findings(run: Run) -> None:
    assert run("check", "-", text=BAD).returncode == 1
    assert run("check", "-", "--ignore", "duplicate-key", text=BAD).returncode == 0
    arguments = ("check", "-", "--ignore", "duplicate-key", "--max-warnings")
    assert run(*arguments, "2", text=BAD).returncode == 0
    assert run(*arguments, "1", text=BAD).returncode == 1


def test_select_and_ignore_take_lists_and_may_be_repeated(run: Run) -> None:
    result = run(
        "check", "-", "--select", "year-format, duplicate-key", "--ignore", "year-*", text=BAD
    )
    assert [line.split()[2] for line in result.stdout.splitlines()] == ["duplicate-key:"]


def test_a_severity_can_be_configured(run: Run, tmp_path: Path) -> None:
    config = '[check]\nselect = ["year-format"]\nseverity = { year-format = "error" }\n'
    (tmp_path / "pubtool.toml").write_text(config, encoding="utf-8")
    result = run("check", "-", text=BAD)
    assert result.returncode == 1
    assert result.stdout.count(": error year-format: ") == 2


def test_the_same_file_named_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{k, title = {One}}\n", encoding="utf-8")
    assert run("check", "a.bib", "a.bib").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--select", "year-fromat"), "year-format", id="an unknown rule"),
        pytest.param(("--update-baseline",), "--baseline", id="an update of no baseline"),
        pytest.param(("--baseline", "no.json"), "no.json", id="a missing baseline"),
        pytest.param(("--baseline", "pubtool.toml"), "pubtool.toml", id="no baseline at all"),
        pytest.param(("--output-format", "xml"), "xml", id="an unknown format"),
        pytest.param(("--max-warnings", "x"), "'x' is not a valid whole number", id="no number"),
        pytest.param(("--offline",), "for --online", id="offline, but nobody is asked"),
        pytest.param(("--no-cache",), "for --online", id="no cache, but nobody is asked"),
    ],
)
def test_a_wrong_call_is_one_clear_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("check", "-", *arguments, text=BAD)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_list_rules_shows_what_runs(run: Run) -> None:
    lines = [line.split()[:2] for line in run("check", "--list-rules").stdout.splitlines()]
    assert ["year-format", "warning"] in lines
    assert ["syntax", "off"] in lines


def test_explain_tells_what_a_rule_means(run: Run) -> None:
    text = run("explain", "needless-ignore").stdout
    assert text.startswith("needless-ignore (warning)\n")
    assert "% pubtool: ignore[" in text


def test_explain_suggests_the_nearest_rule(run: Run) -> None:
    result = run("explain", "needles-ignore")
    assert result.returncode == 2
    assert "did you mean `needless-ignore`?" in result.stderr


def test_a_baseline_lets_an_old_file_start_green(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BAD, encoding="utf-8")
    arguments = ("check", "a.bib", "--baseline", "known.json")
    first = run(*arguments, "--update-baseline")
    assert (first.returncode, first.stdout) == (0, "")
    again = run(*arguments)
    assert (again.returncode, again.stdout) == (0, "")
    assert "known and left out: 3" in again.stderr
    (tmp_path / "a.bib").write_text(f"% more\n{BAD}@misc{{d, year = {{y}}}}", encoding="utf-8")
    later = run(*arguments)
    assert [line.split(":")[1] for line in later.stdout.splitlines()] == ["5"]


def test_a_baseline_is_the_same_from_every_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.bib").write_text(BAD, encoding="utf-8")
    arguments = ("check", "sub/a.bib", "--baseline", "sub/known.json")
    assert run(*arguments, "--update-baseline").returncode == 0
    assert '"file": "a.bib"' in (tmp_path / "sub" / "known.json").read_text(encoding="utf-8")


def test_fix_mends_the_file_and_reports_what_is_left(run: Run, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + (NEEDLESS + "@misc{d, year = {x}}").replace("\n", "\r\n").encode()
    (tmp_path / "a.bib").write_bytes(data)
    result = run("check", "a.bib", "--fix")
    assert (tmp_path / "a.bib").read_bytes() == data.replace(
        b"% pubtool: ignore[year-format]\r\n", b""
    )
    assert [line.split()[2] for line in result.stdout.splitlines()] == ["year-format:"]
    assert "1 problem in 1 file mended" in result.stderr


def test_fix_leaves_a_file_alone_that_has_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BAD, encoding="utf-8")
    (tmp_path / "a.bib").chmod(0o444)
    assert run("check", "a.bib", "--fix").returncode == 1
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == BAD


def test_fix_of_a_file_that_cannot_be_written_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(NEEDLESS, encoding="utf-8")
    (tmp_path / "a.bib").chmod(0o444)
    if os.access(tmp_path / "a.bib", os.W_OK):
        pytest.skip("permissions do not bind this user")
    assert run("check", "a.bib", "--fix").returncode == 5


def test_fix_of_standard_input_prints_the_text_and_reports_on_standard_error(run: Run) -> None:
    result = run("check", "-", "--fix", text=NEEDLESS + BAD.replace("{a", "{b"))
    assert result.stdout == NEEDLESS[NEEDLESS.index("@") :] + BAD.replace("{a", "{b")
    assert " error duplicate-key: " in result.stderr


def test_unsafe_fixes_are_made_only_on_request(run: Run, tmp_path: Path) -> None:
    text = "@misc{a, titel = {One}}\n"
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    result = run("check", "a.bib", "--fix", "--select", "unknown-field")
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == text
    assert result.stderr.endswith("; --unsafe-fixes mends 1\n")
    run("check", "a.bib", "--unsafe-fixes", "--select", "unknown-field")
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == "@misc{a, title = {One}}\n"


def test_diff_shows_what_fix_would_do_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(NEEDLESS, encoding="utf-8")
    result = run("check", "a.bib", "--diff")
    assert result.returncode == 1
    assert result.stdout.splitlines()[:2] == ["--- a/a.bib", "+++ b/a.bib"]
    assert "-% pubtool: ignore[year-format]" in result.stdout
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == NEEDLESS


def test_diff_is_empty_where_nothing_can_be_mended(run: Run) -> None:
    result = run("check", "-", "--diff", text=BAD)
    assert (result.returncode, result.stdout) == (0, "")


def test_the_summary_says_what_can_be_mended(run: Run) -> None:
    assert "; --fix mends 1\n" in run("check", "-", text=NEEDLESS).stderr


def test_quiet_leaves_errors_only(run: Run) -> None:
    result = run("-q", "check", "-", text=BAD)
    assert " error " in result.stdout
    assert " warning " not in result.stdout
    assert result.stderr == ""


def test_json_holds_every_finding_with_its_place(run: Run) -> None:
    data = json.loads(run("check", "-", "--output-format", "json", text=NEEDLESS).stdout)
    (finding,) = data.pop("findings")
    assert data == {"version": 1, "errors": 0, "warnings": 1}
    assert "year-format" in finding.pop("message")
    assert finding == {
        "rule": "needless-ignore",
        "severity": "warning",
        "key": "",
        "file": "<stdin>",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 31,
        "start": 0,
        "end": 30,
        "fix": {"safe": True, "edits": [{"start": 0, "end": 31, "text": ""}]},
    }


def test_under_github_actions_findings_are_annotations_errors_first(run: Run) -> None:
    result = run("check", "-", text=BAD, GITHUB_ACTIONS="true")
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::warning"]
    assert "file=<stdin>,line=2,col=7,endColumn=8,title=duplicate-key::" in lines[0]


def test_a_format_that_is_asked_for_wins_under_github_actions(run: Run) -> None:
    result = run("check", "-", "--output-format", "text", text=BAD, GITHUB_ACTIONS="true")
    assert result.stdout.startswith("<stdin>:")


HOSTILE = "x\n::error::\x1b[31m 100% [bold]a[/bold] \x9b\u202e"


def report(message: str, path: str = "a.bib", text: str = "@misc{k}") -> Report:
    source = Source(text, path)
    finding = Finding("syntax", "error", source.place(6, 7), message, message)
    known = [Identity("a.bib", "k", "syntax", "k")]
    return Report([finding], known, {path: source}, {}, width=80)


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif"])
def test_text_from_a_file_drives_no_terminal(name: str) -> None:
    text = write(report(HOSTILE, text=f"@misc{{k, note={{{HOSTILE}}}}}"), name)
    assert not {"\x1b", "\x9b", "\u202e", "\r"} & set(text)
    assert "[bold]a[/bold]" in text


def test_text_from_a_file_is_no_workflow_command() -> None:
    text = write(report(HOSTILE, "a,b:c%0A\n::error::.bib"), "github")
    assert text.count("\n") == 1
    assert "file=a%2Cb%3Ac%250A %3A%3Aerror%3A%3A.bib," in text
    assert " 100%25 " in text


@pytest.mark.parametrize(
    ("text", "place", "line", "carets"),
    [
        ("@misc{k, a = {b}}", (14, 15), "  1 | @misc{k, a = {b}}", "    |               ^"),
        ("@misc{k,\n\ta = {b}}", (10, 11), "  2 |  a = {b}}", "    |  ^"),
        ("数学 {b}", (3, 6), "  1 | 数学 {b}", "    |      ^^^"),
        ("ab", (2, 2), "  1 | ab", "    |   ^"),
        ("ab\ncd", (1, 4), "  1 | ab", "    |  ^"),
        ("a\x1bb", (2, 3), r"  1 | a\x1bb", "    |      ^"),
    ],
)
def test_on_a_terminal_carets_stand_under_what_is_meant(
    text: str, place: tuple[int, int], line: str, carets: str
) -> None:
    source = Source(text, "a.bib")
    where = source.place(*place)
    finding = Finding("syntax", "error", where, "m")
    lines = write(Report([finding], [], {"a.bib": source}, {}, width=80), "text").splitlines()
    assert lines == [f"{where}: error syntax: m", line, carets]


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    text = "x" * 5000 + "here" + "y" * 5000
    source = Source(text, "a.bib")
    finding = Finding("syntax", "error", source.place(5000, 5004), "m")
    lines = write(Report([finding], [], {"a.bib": source}, {}, width=60), "text").splitlines()
    assert all(len(line) <= 60 for line in lines)
    at = lines[2].index("^")
    assert lines[1][at : at + 4] == "here"


@pytest.mark.parametrize("name", ["text", "json", "github", "sarif"])
def test_a_finding_whose_text_is_not_known_is_reported(name: str) -> None:
    finding = Finding("stale-page", "error", Place("index.md", 3, 1, 20, 25), "m")
    known = [Identity("index.md", "", "stale-page", "m")]
    assert "index.md" in write(Report([finding], known, {}, {}, width=80), name)


def test_a_place_outside_of_its_text_has_no_caret() -> None:
    finding = Finding("stale-page", "error", Place("index.md", 3, 1, 20, 25), "m")
    report = Report([finding], [], {"index.md": Source("x", "index.md")}, {}, width=80)
    assert write(report, "text") == "index.md:3:1: error stale-page: m\n"


def test_wide_and_combining_characters_are_measured() -> None:
    assert [cells("ab"), cells("数"), cells("é"), cells("e\u0301")] == [2, 2, 1, 1]


def test_sarif_holds_places_rules_and_fingerprints() -> None:
    log = json.loads(write(report("m", "sub dir/a#b.bib", "@misc{𝒌}\n"), "sarif"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "syntax"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "sub%20dir/a%23b.bib"}
    assert location["region"] == {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 8}
    assert result["partialFingerprints"]


def test_equal_findings_have_different_sarif_fingerprints() -> None:
    one = report("m")
    two = one._replace(findings=one.findings * 2, identities=one.identities * 2)
    results = json.loads(write(two, "sarif"))["runs"][0]["results"]
    assert len({each["partialFingerprints"]["pubtoolFinding/v1"] for each in results}) == 2


PAGE = "# Papers\n\n<!-- pubtool: begin all -->\nold\n<!-- pubtool: end -->\n"
FINE = "@misc{a, title = {One}, author = {A B}, year = 2024, eprint = {2401.01234}}\n"
#: Nothing listens there.
NOWHERE = {
    f"PUBTOOL_{name}_URL": "http://127.0.0.1:9/"
    for name in ("ARXIV", "DOI", "CROSSREF", "DATACITE", "S2")
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pubtool.toml").write_text('[pages]\n"index.md" = {}\n')
    (tmp_path / "index.md").write_text(PAGE)
    (tmp_path / "pubs.bib").write_text(FINE)
    return tmp_path


def test_a_stale_page_fails_the_check(run: Run, site: Path) -> None:
    result = run("check")
    assert result.returncode == 1
    assert result.stdout.startswith("index.md:3:1: error stale-page: ")
    assert (site / "index.md").read_text() == PAGE


def test_a_page_that_was_written_is_fine(run: Run, site: Path) -> None:
    assert run("render", "--write").returncode == 0
    result = run("check")
    assert (result.returncode, result.stdout) == (0, "")


def test_a_baseline_knows_a_stale_page(run: Run, site: Path) -> None:
    run("check", "--baseline", "b.json", "--update-baseline")
    result = run("check", "--baseline", "b.json")
    assert (result.returncode, result.stdout) == (0, "")


def test_after_a_fix_pages_are_held_against_the_mended_file(run: Run, site: Path) -> None:
    (site / "pubs.bib").write_text(
        FINE.replace("eprint", "doi = {https://doi.org/10.1000/182}, eprint")
    )
    run("render", "--write")
    result = run("check", "--fix")
    assert (result.returncode, result.stdout) == (0, "")
    assert "doi = {10.1000/182}" in (site / "pubs.bib").read_text()


def test_without_online_no_service_is_asked(run: Run, site: Path) -> None:
    result = run("check", "--ignore", "stale-page", **NOWHERE)
    assert "could not ask" not in result.stderr


def test_what_could_not_be_asked_is_said_and_fails_nothing(run: Run, site: Path) -> None:
    result = run("check", "--ignore", "stale-page", "--online", **NOWHERE)
    assert (result.returncode, result.stdout) == (0, "")
    assert "could not ask" in result.stderr


def test_the_list_of_rules_says_which_ask_services(run: Run) -> None:
    lines = run("check", "--list-rules").stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("dead-link ")] == ["online"]
    lines = run("check", "--list-rules", "--online").stdout.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("dead-link ")] == ["warning"]
