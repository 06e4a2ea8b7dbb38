"""`pubtool diff`: what pages and the BibTeX files say differently."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pubtool.cli.page_drift import not_understood, page_drift
from pubtool.cli.session import Session

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]

BIB = """\
@inproceedings{snow, title={A Paper About Snow}, author={Lee, Ann and Chan, Bo}, year=2024,
  abbr={ICML}, booktitle={International Conference on Machine Learning}, selected={true}}
@article{ice, title={Ice in the Spring}, author={Chan, Bo and Lee, Ann}, year=2022,
  journal={Nature}}
"""
SNOW = "- **A Paper About Snow**  \n  Ann Lee, Bo Chan  \n  ICML 2024\n"
ICE = "- **Ice in the Spring**  \n  Bo Chan, Ann Lee  \n  *Nature*, 2022\n"
SAME = f"# Publications\n\n{SNOW}{ICE}"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs pubtool in a folder with two publications."""
    (tmp_path / "pubs.bib").write_text(BIB, "utf-8")

    def call(*arguments: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pubtool", *arguments],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        )

    return call


def test_a_page_that_says_the_same_gives_no_output_and_exits_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME, "utf-8")
    result = run("diff", "page.md")
    assert (result.stdout, result.returncode) == ("", 0)
    assert result.stderr == (
        "page.md: 2 publications on the page, 2 in the list all: no difference\n"
    )


def test_a_contradiction_is_one_line_with_the_line_of_the_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME.replace("ICML 2024", "NeurIPS 2024"), "utf-8")
    result = run("diff", "page.md")
    assert result.stdout == (
        "page.md:3: venue of `A Paper About Snow`: the page has `NeurIPS 2024`, "
        "the BibTeX file `ICML 2024` [snow]\n"
    )
    assert result.returncode == 1


def test_what_is_missing_on_either_side_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME.replace("Ice in the Spring", "Fire in June"), "utf-8")
    assert run("diff", "page.md", "-q").stdout == (
        "page.md:6: `Fire in June` is on the page and in no entry of the BibTeX files\n"
        "page.md: `Ice in the Spring` is in the list all and not on the page [ice]\n"
    )


def test_a_page_is_compared_with_the_list_that_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME, "utf-8")
    assert run("diff", "page.md", "--list", "selected", "-q").stdout == (
        "page.md:6: `Ice in the Spring` is on the page and not in the list selected [ice]\n"
    )


def test_a_configured_page_is_compared_with_its_own_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pubtool.toml").write_text('[pages."page.md"]\nlist = "selected"\n', "utf-8")
    (tmp_path / "page.md").write_text(f"# Selected\n\n{SNOW}", "utf-8")
    assert run("diff", "page.md").returncode == 0


def test_an_unknown_list_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME, "utf-8")
    result = run("diff", "page.md", "--list", "best")
    assert (result.stdout, result.returncode) == ("", 2)
    assert "there is no list `best`" in result.stderr


def test_a_page_that_does_not_exist_is_one_line(run: Run) -> None:
    result = run("diff", "no.md")
    assert (result.stdout, result.returncode) == ("", 3)
    assert len(result.stderr.splitlines()) == 1


def test_a_page_without_publications_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Hello\n", "utf-8")
    assert "no publication was recognised" in run("diff", "page.md").stderr


def test_json_has_every_difference_with_both_sides(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME.replace("ICML 2024", "ICML 2023"), "utf-8")
    (page,) = json.loads(run("diff", "page.md", "--output-format", "json").stdout)["pages"]
    (difference,) = page["differences"]
    assert (page["on_page"], page["in_list"]) == (2, 2)
    assert {key: difference[key] for key in ("kind", "line", "key", "page", "file")} == {
        "kind": "year",
        "line": 3,
        "key": "snow",
        "page": "2023",
        "file": "2024",
    }


def test_annotations_point_at_the_line_of_the_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME.replace("ICML 2024", "ICML 2023"), "utf-8")
    output = run("diff", "page.md", "--output-format", "github").stdout
    assert output.startswith("::warning file=page.md,line=3,col=1,")
    assert "title=page-drift::year of" in output


def test_control_characters_of_a_page_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SAME.replace("About", "About \x1b[31m"), "utf-8")
    assert "\x1b" not in run("diff", "page.md").stdout


def drift(folder: Path) -> list[str]:
    """Return the messages of the rule for the pages that a folder's configuration names."""
    session = Session((), str(folder / "pubtool.toml"), "never", verbose=False, quiet=False)
    return [f"{each.place.line}: {each.message}" for each in page_drift(session)]


@pytest.fixture
def site(tmp_path: Path, run: Run) -> Path:
    """Return a folder with a configuration that names one page."""
    (tmp_path / "pubtool.toml").write_text('[pages]\n"page.md" = {}\n', "utf-8")
    return tmp_path


def test_the_rule_finds_nothing_in_a_page_that_agrees(site: Path) -> None:
    (site / "page.md").write_text(SAME, "utf-8")
    assert drift(site) == []


def test_the_rule_leaves_pages_with_marked_regions_to_another(site: Path) -> None:
    text = f"<!-- pubtool: begin all -->\n{SNOW}<!-- pubtool: end -->\n"
    (site / "page.md").write_text(text, "utf-8")
    assert drift(site) == []


def test_the_rule_leaves_a_page_that_is_not_there_to_another(site: Path) -> None:
    assert drift(site) == []


def test_the_rule_reports_drift_where_it_stands(site: Path) -> None:
    (site / "page.md").write_text(SAME.replace("*Nature*", "*Science*"), "utf-8")
    (message,) = drift(site)
    assert message.startswith("6: venue of `Ice in the Spring`: the page has `Science 2022`, ")


def test_what_the_page_lacks_is_found_in_its_first_line(site: Path) -> None:
    (site / "page.md").write_text(f"# Publications\n\n{SNOW}", "utf-8")
    assert drift(site) == ["1: `Ice in the Spring` is in the list all and not on the page"]


def test_what_could_not_be_read_is_named_and_is_no_difference(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(
        f"# Publications\n\n{SNOW}- Ice in the spring, with much else\n", "utf-8"
    )
    result = run("diff", "page.md")
    assert (result.stdout, result.returncode) == ("", 0)
    assert result.stderr.endswith(
        "no difference; not understood on the page: ice; "
        "1 item beside publications not understood: line 6\n"
    )


def test_every_line_that_is_not_understood_is_named() -> None:
    assert not_understood(range(3, 11)) == (
        "8 items beside publications not understood: lines 3, 4, 5, 6, 7, 8, 9, 10"
    )


def test_a_paper_shown_twice_is_compared_twice(run: Run, tmp_path: Path) -> None:
    again = SNOW.replace("ICML 2024", "ACL 2024")
    (tmp_path / "page.md").write_text(f"# Selected\n\n{SNOW}\n# All\n\n{again}{ICE}", "utf-8")
    assert run("diff", "page.md", "-q").stdout == (
        "page.md:9: venue of `A Paper About Snow`: the page has `ACL 2024`, "
        "the BibTeX file `ICML 2024` [snow]\n"
    )


def differences(run: Run, page: Path, *options: str) -> list[tuple[str, str, str, str]]:
    result = run("diff", str(page), *options, "--output-format", "json", cwd=ROOT)
    (read,) = json.loads(result.stdout)["pages"]
    found = read["differences"]
    return [(each["key"], each["kind"], each["page"], each["file"]) for each in found]


def test_the_publications_page_has_its_real_contradictions_and_no_more(
    run: Run, shared: Path
) -> None:
    page = shared / "seeds" / "002_832c68bee9df1d56.txt"
    assert differences(run, page) == [
        ("zhang2025sageattention3", "venue", "Arxiv 2025", "NeurIPS 2025"),
        ("zhang2025sageattention3", "badge", "", "spotlight"),
        ("zhang2025sageattention3", "note", "Full Paper", "CCF-A, Research track, Full paper"),
        ("zhang2025sageattention2plusplus", "venue", "ES-FoMo", "ICMLW 2025"),
        ("zhu2025lightweight", "link", "", "https://arxiv.org/pdf/2508.09602"),
        ("zhang2024htap", "year", "", "2024"),
        ("zhang2023survey", "year", "", "2023"),
        ("zhang2025sla", "missing-there", "", "arXiv 2025"),
        ("zhang2025survey", "missing-there", "", ""),
    ]


def test_the_home_page_lacks_one_year(run: Run, shared: Path) -> None:
    page = shared / "seeds" / "000_0e6fea6328806aa1.txt"
    assert differences(run, page, "--list", "selected") == [("zhang2024htap", "year", "", "2024")]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--template", "default", "--format", "markdown"], id="Markdown"),
        pytest.param(["--template", "default", "--format", "html"], id="HTML"),
        pytest.param(["--template", "academicpages"], id="the look of the first user's pages"),
    ],
)
def test_what_render_writes_agrees_with_the_file(
    run: Run, tmp_path: Path, options: list[str]
) -> None:
    page = tmp_path / ("page.html" if "html" in options else "page.md")
    page.write_text(run("render", "--all", *options, cwd=ROOT).stdout, "utf-8")
    result = run("diff", str(page), cwd=ROOT)
    assert (result.stdout, result.returncode) == ("", 0)
    assert "18 publications on the page, 18 in the list all" in result.stderr
