"""What the rules about values keep to whatever the values are: nothing fails, fixes are final."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.bibtex import apply_edits, load
from pubtool.config import Config
from pubtool.reading import Reading, read
from pubtool.rules import all_rules
from pubtool.rules.engine import check, make_context

if TYPE_CHECKING:
    from pubtool.findings import Edit, Finding

TODAY = datetime.date(2026, 5, 15)
FIXING = (
    "arxiv-as-journal",
    "arxiv-format",
    "doi-format",
    "html-in-field",
    "http-link",
    "mark-in-name",
    "pages-format",
    "quoted-month",
    "typographic-character",
    "unescaped-character",
    "unicode-form",
    "unprotected-capitals",
    "url-format",
)
NAMES = (*FIXING, "arxiv-mismatch", "future-year", "preprint-doi", "same-link-twice")
CHOSEN = {name: all_rules()[name].severity for name in (*NAMES, "unsafe-link", "year-mismatch")}
FIELDS = (
    *("title", "author", "abbr", "journal", "booktitle", "note", "volume", "pages"),
    *("year", "date", "month", "doi", "arxiv", "eprint", "archiveprefix", "url", "pdf", "html"),
)
PIECES = (
    *("10.1000/182", "https://doi.org/", "doi:", "DOI ", "arXiv", "arXiv:", "2401.01234", "2413.1"),
    *("https://", "http:/", "www.", "example.org", "/a_b", ".pdf", "me@", "\\url{", "}", "{", " "),
    *("12", "-", "--", "–", ",", "S1", "<i>", "</i>", "<a href='x.org'>", "&amp;", "&#233;", "&"),
    *("%", "#", "_", "\\", "$", "CoRR", "abs/", "2024", "1999", "'24", "May", "jan.", "\n", "é"),
    *("Lee", ", ", " and ", "*", "$^*$", "e\u0301", "\xad", "’", "“", "\xa0", "BERT", "aB"),
)

#: Values as they are met, in the fields where they mean something.
TYPICAL = {
    "doi": ("DOI 10.1000/182", "http://doi.acm.org/10.1145/12", "https://doi.org/10.1000/1"),
    "arxiv": ("arXiv 2401.01234", "https://arxiv.org/abs/2401.01234", "hep-th/9901001", "2413.01"),
    "eprint": ("arxiv.org/abs/2401.01234v2", "arXiv:2401.01234", "2401.01234v1"),
    "url": ("\\url{https://x.org/a\\_b}", "www.x.org/a", "10.1000/1", "http:/x.org", "ab:c"),
    "html": ("https://arxiv.org/abs/2401.04321", "https://x.org/a b", "http://https://x.org"),
    "journal": ("arXiv preprint arXiv:2401.01234", "CoRR", "A & B", "A &amp; B", "\\(x_1\\) & b"),
    "volume": ("abs/2401.01234", "12"),
    "pages": ("12-34", "S1 – S9, 12:1-12:20", "17-034", "e1-4"),
    "author": ("Lee*, Ann and Jo Roe#", "Li$^{*,\\#}$, Na and others", "Lee * and {A*}"),
    "title": (
        "BERT for 3D",
        "<b><i>a</i></b>",
        "C# at 5% on b_{v} and a_b",
        "<a href='x'>$a_1<b>$</a>",
    ),
    "month": ("January", "sept.", "12"),
    "year": ("2205", "2024", "May 2024"),
}


def _is_balanced(value: str) -> bool:
    return value.count("{") == value.count("}") and not value.startswith("}")


pieces = st.lists(st.sampled_from(PIECES), max_size=6).map("".join).filter(_is_balanced)
entries = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(TYPICAL[name]) | pieces if name in TYPICAL else pieces
        for name in FIELDS
    },
)


def _bibtex(fields: dict[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@inproceedings{{k,\n{lines}}}\n"


def _checked(text: str) -> tuple[Reading, list[Finding]]:
    bibliography, config = load([("pubs.bib", text)]), Config()
    reading = read(bibliography, config)
    return reading, check(make_context(bibliography, reading, config, TODAY), (), CHOSEN)


def _fixed(text: str, findings: list[Finding], *, unsafe: bool) -> str:
    """Return the text after the fixes that overlap none before them."""
    edits: list[Edit] = []
    end = -1
    fixes = [each.fix for each in findings if each.fix and (each.fix.safe or unsafe)]
    for fix in sorted(fixes, key=lambda fix: min(edit.start for edit in fix.edits)):
        if min(edit.start for edit in fix.edits) >= end:
            edits += fix.edits
            end = max(edit.end for edit in fix.edits)
    return apply_edits(text, edits)


def _shown(reading: Reading) -> list[object]:
    return [
        (each.key, each.title, each.authors, each.date, each.venue, each.links, each.doi)
        for each in reading.publications
    ]


@settings(max_examples=200)
@given(entries)
def test_no_value_makes_a_rule_fail(fields: dict[str, str]) -> None:
    _, findings = _checked(_bibtex(fields))
    assert {each.rule for each in findings} <= CHOSEN.keys()


@settings(max_examples=200)
@given(entries)
def test_a_finding_points_into_its_entry(fields: dict[str, str]) -> None:
    text = _bibtex(fields)
    _, findings = _checked(text)
    assert all(0 < each.place.start <= each.place.end < len(text) for each in findings)


@settings(max_examples=200)
@given(entries)
def test_a_safe_fix_changes_nothing_that_a_list_shows(fields: dict[str, str]) -> None:
    text = _bibtex(fields)
    reading, findings = _checked(text)
    assert _shown(_checked(_fixed(text, findings, unsafe=False))[0]) == _shown(reading)


@settings(max_examples=200)
@given(entries)
def test_fixes_come_to_an_end(fields: dict[str, str]) -> None:
    text = _bibtex(fields)
    for _ in range(10):
        mended = _fixed(text, _checked(text)[1], unsafe=True)
        if mended == text:
            return
        text = mended
    pytest.fail(text)


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param("12-34", "pages-format", id="a range of pages"),
        pytest.param("https://doi.org/10.1000/182", "doi-format", id="a DOI"),
        pytest.param("R&D", "unescaped-character", id="a character"),
    ],
)
def test_a_value_of_several_parts_is_reported_without_a_fix_or_not_at_all(
    value: str, rule: str
) -> None:
    names = {"pages-format": "pages", "doi-format": "doi", "unescaped-character": "title"}
    _, findings = _checked(f"@misc{{k, {names[rule]} = {{}} # {{{value}}}}}\n")
    assert [each.fix for each in findings if each.rule == rule] in ([None], [])
