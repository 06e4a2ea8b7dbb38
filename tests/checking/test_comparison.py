"""The page that compares programs says of pubtool what it does."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from pubtool.checking import examine
from pubtool.config import Config
from pubtool.files import read_text
from pubtool.rules import all_rules

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "comparison.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \((\d+)\) \| line\b", PAGE, re.MULTILINE)
MISSED = re.findall(r"^\| (.+?) \((\d+)\) \| (?:biber|papis)", PAGE, re.MULTILINE)


def lines_found() -> set[int]:
    chosen = {name: each.severity for name, each in all_rules().items() if each.on}
    source = read_text(str(DOCS / "comparison.bib"))
    findings = examine([source], Config(), datetime.date(2026, 5, 15), chosen).findings
    return {each.place.line for each in findings}


@pytest.mark.parametrize("line", [int(line) for _, line in ROWS], ids=[row for row, _ in ROWS])
def test_a_defect_of_the_page_is_found_in_its_line(line: int) -> None:
    assert line in lines_found()


@pytest.mark.parametrize("line", [int(line) for _, line in MISSED], ids=[row for row, _ in MISSED])
def test_what_the_page_says_is_missed_is_missed(line: int) -> None:
    assert line not in lines_found()


def test_nothing_is_found_in_a_line_that_the_page_does_not_name() -> None:
    # The entries that lack a title or a booktitle are named in the rows of their causes.
    assert lines_found() - {int(line) for _, line in ROWS} == {38}
