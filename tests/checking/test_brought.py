"""Findings that commands bring: they are treated as all others, wherever they stand."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from pubtool.bibtex.blocks import Source as Text
from pubtool.checking import Brought, Examination, Outside, examine
from pubtool.checking.baseline import compare, dump, identities, parse
from pubtool.config import Config
from pubtool.files import Source
from pubtool.findings import BROUGHT_RULES, Finding, Place, brought_finding

if TYPE_CHECKING:
    from pubtool.findings import Severity

BIB = "@misc{a, title = {One}, url = {https://x.org}}\n@misc{b, title = {Two}}\n"
PAGE = "# Papers\n\n- Another title\n"
CHOSEN: dict[str, Severity] = {**BROUGHT_RULES, "year-format": "warning"}
CHOSEN["needless-ignore"] = "warning"


def at(text: str, part: str, file: str) -> Place:
    start = text.index(part)
    return Text(text, file).place(start, start + len(part))


def dead_link(bib: str = BIB) -> Finding:
    return brought_finding("dead-link", at(bib, "https://x.org", "a.bib"), "gone", "a")


def drift() -> Finding:
    return brought_finding("page-drift", at(PAGE, "Another title", "index.md"), "no such", "b")


def look(*brought: Brought, bib: str = BIB, chosen: dict[str, Severity] = CHOSEN) -> Examination:
    today = datetime.date(2026, 5, 15)
    return examine([Source("a.bib", bib)], Config(), today, chosen, Outside(brought=brought))


def test_what_is_brought_is_found() -> None:
    assert look(Brought([dead_link()])).findings == [dead_link()]


def test_what_is_brought_has_the_severity_of_its_rule() -> None:
    assert dead_link().severity == "warning"


def test_a_rule_that_commands_do_not_bring_is_a_bug_of_theirs() -> None:
    with pytest.raises(KeyError):
        brought_finding("syntax", Place("a.bib", 1, 1, 0, 0), "m")


def test_a_severity_that_was_chosen_holds() -> None:
    (found,) = look(Brought([dead_link()]), chosen={"dead-link": "error"}).findings
    assert found.severity == "error"


def test_what_is_not_chosen_is_left_out() -> None:
    assert look(Brought([dead_link(), drift()]), chosen={"syntax": "error"}).findings == []


def test_findings_in_pages_come_after_those_in_the_files() -> None:
    bib = BIB.replace("Two}", "Two}, year = {soon}")
    found = look(Brought([drift(), dead_link(bib)]), bib=bib).findings
    assert [each.rule for each in found] == ["dead-link", "year-format", "page-drift"]


def test_a_comment_above_the_entry_excuses_what_is_brought() -> None:
    bib = f"% pubtool: ignore[dead-link]\n{BIB}"
    assert look(Brought([dead_link(bib)]), bib=bib).findings == []


def test_a_comment_excuses_nothing_in_a_page() -> None:
    bib = f"% pubtool: ignore-file[page-drift]\n{BIB}"
    assert look(Brought([drift()]), bib=bib).findings == [drift()]


@pytest.mark.parametrize(
    "brought",
    [
        pytest.param((), id="nobody has looked"),
        pytest.param((Brought(),), id="not all could be looked at"),
        pytest.param((Brought(looked=frozenset({"page-drift"})),), id="another rule was"),
    ],
)
def test_a_comment_about_what_was_not_looked_at_is_not_needless(
    brought: tuple[Brought, ...],
) -> None:
    assert look(*brought, bib=f"% pubtool: ignore[dead-link]\n{BIB}").findings == []


def test_a_comment_about_what_was_looked_at_and_is_fine_is_needless() -> None:
    brought = Brought(looked=frozenset({"dead-link"}))
    found = look(brought, bib=f"% pubtool: ignore[dead-link]\n{BIB}").findings
    assert [each.rule for each in found] == ["needless-ignore"]


def test_the_text_of_a_page_is_at_hand_for_reports() -> None:
    texts = look(Brought([drift()], texts={"index.md": PAGE})).texts
    assert {path: source.text for path, source in texts.items()} == {"a.bib": BIB, "index.md": PAGE}


def test_a_bibtex_file_keeps_its_own_text() -> None:
    assert look(Brought(texts={"a.bib": "other"})).texts["a.bib"].text == BIB


def test_a_baseline_knows_a_finding_in_a_page_again() -> None:
    examined = look(Brought([drift()], texts={"index.md": PAGE}))
    known = identities(examined.findings, examined.texts, str)
    assert known == [("index.md", "b", "page-drift", "Another title")]
    assert compare(examined.findings, known, parse(dump(known), "b.json")).new == []


def test_a_baseline_knows_a_finding_in_an_unknown_text_by_its_message() -> None:
    assert identities([drift()], {}, str) == [("index.md", "b", "page-drift", "no such")]
