"""A look at a few entries says what a look at all of them says about these."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex import load
from pubtool.checking.entries import findings_in
from pubtool.checking.examination import examine
from pubtool.checking.selection import choose_rules
from pubtool.config.settings import read_settings
from pubtool.files import Source, read_text

if TYPE_CHECKING:
    from pubtool.findings import Finding

TODAY = datetime.date(2026, 1, 1)
CONFIG = read_settings({}, Path("pubtool.toml"))
CHOSEN = choose_rules(CONFIG, [], [])

FILE = """@misc{old, title = {One Title}, author = {Ann Lee}, eprint = {2401.00001}, year = {20x4}}
% pubtool: ignore[pages-format]
@article{new, title = {One Title}, author = {Ann Lee}, eprint = {2401.00001}, pages = {1-2},
  url = {example.org}, year = {20x4}, month = nosuch}
"""


def looked_at(source: Source, number: int) -> list[Finding]:
    """Return what is found in one entry of a file when only that is looked at."""
    bibliography = load([(source.path, source.text)])
    entry = bibliography.documents[0].entries[number]
    return findings_in([entry], bibliography, CONFIG, TODAY, CHOSEN, {})


def found_in_all(source: Source, key: str) -> list[Finding]:
    """Return what `check` finds in the entries of one key."""
    return [each for each in examine([source], CONFIG, TODAY, CHOSEN).findings if each.key == key]


def test_nothing_is_said_of_other_entries() -> None:
    assert {each.key for each in looked_at(Source("pubs.bib", FILE), -1)} == {"new"}


def test_rules_of_one_entry_and_of_several_and_of_reading_speak() -> None:
    rules = {each.rule for each in looked_at(Source("pubs.bib", FILE), -1)}
    assert rules >= {"url-format", "duplicate-publication", "undefined-macro", "year-format"}


def test_what_a_comment_excuses_is_not_said() -> None:
    assert "pages-format" not in {each.rule for each in looked_at(Source("pubs.bib", FILE), -1)}


def test_all_that_a_full_check_says_is_said() -> None:
    source = Source("pubs.bib", FILE)
    assert looked_at(source, -1) == found_in_all(source, "new")


def test_the_last_entry_of_a_real_file_has_the_same_findings_either_way(corpus: Path) -> None:
    compared = 0
    for path in sorted(corpus.rglob("*.bib"))[::40]:
        if path.stat().st_size > 200_000:
            continue
        source = read_text(str(path))
        entries = load([(source.path, source.text)]).documents[0].entries
        keys = [entry.key for entry in entries]
        if not entries or keys.count(keys[-1]) > 1:
            continue
        compared += 1
        assert looked_at(source, -1) == found_in_all(source, keys[-1]), path.name
    if not compared:
        pytest.skip("the corpus holds no file with entries")
