"""Comments that excuse findings: which count, for what, and which are needless."""

from __future__ import annotations

import datetime

import pytest

from pubtool.bibtex import apply_edits
from pubtool.checking import examine
from pubtool.config import Config
from pubtool.files import Source

CHOSEN = {"year-format": "warning", "duplicate-field": "error", "needless-ignore": "warning"}
BAD = "@misc{k, year = {soon}, title = {T}, title = {U}}\n"
NEEDLESS = "needless-ignore"


def rules(*texts: str, chosen: dict[str, str] | None = None) -> list[str]:
    """Return the rules of the findings in the files."""
    sources = [Source(f"{number}.bib", text) for number, text in enumerate(texts)]
    found = examine(sources, Config(), datetime.date(2026, 5, 15), chosen or CHOSEN)  # type: ignore[arg-type]
    return [each.rule for each in found.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(BAD, ["year-format", "duplicate-field"], id="no comment"),
        pytest.param(
            f"% pubtool: ignore[year-format]\n{BAD}", ["duplicate-field"], id="one rule is named"
        ),
        pytest.param(
            f"% pubtool: ignore[year-format, duplicate-field]\n{BAD}", [], id="two are named"
        ),
        pytest.param(
            f"% pubtool: ignore[year-format]\n% pubtool: ignore[duplicate-field]\n{BAD}",
            [],
            id="two comments",
        ),
        pytest.param(f"% pubtool: ignore\n{BAD}", [], id="all rules"),
        pytest.param(f"%% pubtool:ignore[ year-format ]\n{BAD}", ["duplicate-field"], id="spaces"),
        pytest.param(
            f"% PUBTOOL: IGNORE[year-format]\n{BAD}", ["duplicate-field"], id="it is in capitals"
        ),
        pytest.param(
            f"% pubtool: ignore[year-format] as the editor wishes\n{BAD}",
            ["duplicate-field"],
            id="a reason follows",
        ),
        pytest.param(
            f"% pubtool: ignore[year-format]\n% The first paper.\n  {BAD}",
            ["duplicate-field"],
            id="another comment and an indent follow",
        ),
        pytest.param(
            f"% pubtool: ignore[year-format]\r\n{BAD}", ["duplicate-field"], id="line ends are CRLF"
        ),
        pytest.param(
            f"% pubtool: ignore[year-format]\r{BAD}", ["duplicate-field"], id="line ends are CR"
        ),
        pytest.param(
            f"% pubtool: ignore-file[year-format]\n\n@misc{{a}}\n{BAD}",
            ["duplicate-field"],
            id="the whole file",
        ),
        pytest.param(
            f"@string{{x = 1}}\n% pubtool: ignore-file[year-format]\n{BAD}",
            ["duplicate-field"],
            id="the whole file, after an @string",
        ),
        pytest.param(
            f"{BAD}% pubtool: ignore[year-format]\n@misc{{l, year = {{soon}}}}\n",
            ["year-format", "duplicate-field"],
            id="only the entry that follows",
        ),
    ],
)
def test_a_comment_excuses_what_it_names(text: str, left: list[str]) -> None:
    assert rules(text) == left


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"@misc{{a, note = {{% pubtool: ignore}}}}\n{BAD}", id="in a value"),
        pytest.param(f"@comment{{\n% pubtool: ignore\n}}\n{BAD}", id="in an @comment"),
        pytest.param(f"pubtool: ignore\n{BAD}", id="without the percent sign"),
        pytest.param(f"% this pubtool: ignore\n{BAD}", id="in the middle of a comment"),
    ],
)
def test_other_text_is_no_such_comment(text: str) -> None:
    assert rules(text) == ["year-format", "duplicate-field"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"% pubtool: ignore[year-format]\n\n{BAD}", id="an empty line follows"),
        pytest.param(f"% pubtool: ignore[year-format]\nThe year:\n{BAD}", id="prose follows"),
        pytest.param(f"{BAD}% pubtool: ignore[year-format]\n", id="nothing follows"),
        pytest.param(f"{BAD}% pubtool: ignore-file[year-format]\n@misc{{a}}\n", id="too late"),
        pytest.param(f"% pubtool: ignore year-format\n{BAD}", id="brackets are missing"),
        pytest.param(f"% pubtool: ignore[]\n{BAD}", id="it names nothing"),
        pytest.param(f"% pubtool: ignroe[year-format]\n{BAD}", id="it is misspelt"),
        pytest.param(f"% pubtool: ignore[year-fromat]\n{BAD}", id="its rule is misspelt"),
        pytest.param(f"{BAD.rstrip()} % pubtool: ignore[year-format]\n", id="behind the entry"),
        pytest.param(f"@misc{{a}} % PubTool: ignore\n{BAD}", id="behind another entry"),
    ],
)
def test_a_comment_that_cannot_work_is_reported_and_excuses_nothing(text: str) -> None:
    assert sorted(rules(text)) == ["duplicate-field", NEEDLESS, "year-format"]


@pytest.mark.parametrize(
    "comment", ["ignore[year-format]", "ignore-file[year-format]", "ignore[year-format, encoding]"]
)
def test_a_comment_that_excuses_nothing_is_needless(comment: str) -> None:
    assert rules(f"% pubtool: {comment}\n@misc{{k}}\n", chosen={**CHOSEN, "encoding": "error"}) == [
        NEEDLESS
    ]


def test_only_the_needless_one_of_several_rules_is_reported() -> None:
    text = "% pubtool: ignore[year-format, duplicate-field]\n@misc{k, year = {soon}}\n"
    assert rules(text) == [NEEDLESS]


def test_a_comment_about_a_rule_that_does_not_run_is_no_problem() -> None:
    assert rules("% pubtool: ignore[encoding]\n@misc{k}\n") == []


def test_a_comment_about_all_rules_is_not_needless_while_only_some_run() -> None:
    assert rules("% pubtool: ignore\n@misc{k}\n") == []


def test_a_comment_counts_in_its_own_file_only() -> None:
    assert rules("% pubtool: ignore-file[year-format]\n@misc{a}", BAD) == [
        NEEDLESS,
        "year-format",
        "duplicate-field",
    ]


def test_what_is_cut_off_from_an_entry_belongs_to_it() -> None:
    text = "% pubtool: ignore[lost-text]\n@misc{k, title = {A}},\n year = {2024}}\n"
    assert rules(text, chosen={"lost-text": "error", NEEDLESS: "warning"}) == []


def test_a_needless_comment_is_removed_with_its_line() -> None:
    text = "% one\r\n% pubtool: ignore[year-format]\r\n@misc{k}\r\n"
    found = examine(
        [Source("a.bib", text)],
        Config(),
        datetime.date(2026, 5, 15),
        {"year-format": "warning", NEEDLESS: "warning"},
    )
    (finding,) = found.findings
    assert finding.fix is not None
    assert finding.fix.safe
    assert apply_edits(text, finding.fix.edits) == "% one\r\n@misc{k}\r\n"
