"""Every defect planted in a clean file is found by its rule, at its place, and nothing else is."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path

import pytest

from planted.mutations import MUTATIONS
from planted.planting import CLEAN, Mutation, entries
from pubtool.checking import examine
from pubtool.config import Config
from pubtool.config.settings import read_settings
from pubtool.files import Source, decode
from pubtool.rules import all_rules

TODAY = datetime.date(2026, 5, 15)
RULES = all_rules()
ME = 'me = ["Nora Lindqvist", "N. Lindqvist"]'
#: Rules, all off by default, that find something in the clean file: it is like real ones.
EXPECTED = {"missing-code", "missing-paper", "http-link"}


@cache
def configured(text: str) -> Config:
    return read_settings(tomllib.loads(text), Path("pubtool.toml"))


def found(text: str, mutation: Mutation) -> list[tuple[str, int, int]]:
    """Return the rule and the span of everything that is found in the text."""
    chosen = {name: each.severity for name, each in RULES.items() if each.on}
    chosen[mutation.rule] = RULES[mutation.rule].severity
    source = decode("pubs.bib", text.encode(mutation.encoding))
    findings = examine([source], configured(mutation.config), TODAY, chosen).findings
    return [(each.rule, each.place.start, each.place.end) for each in findings]


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the spans that stood between them."""
    parts = marked.replace("»", "«").split("«")
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return "".join(parts), [(starts[at], starts[at + 1]) for at in range(1, len(parts) - 1, 2)]


def surroundings(start: int, end: int, mutation: Mutation) -> tuple[str, str]:
    """Return what of the clean file stands before and after the entry."""
    if mutation.alone:
        return "", ""
    return CLEAN[:start], CLEAN[end:]


def deviation(mutation: Mutation, start: int, entry: str) -> str:
    """Return how what is found in the file with this defect differs from what its page promises."""
    planted = mutation.plant(entry)
    if planted is None:
        return ""
    before, after = surroundings(start, start + len(entry), mutation)
    if mutation.encoding != "utf-8":
        before, after = "", ""
    text, spans = expected(before + planted + after)
    wanted = [(mutation.rule, *span) for span in spans]
    got = found(text, mutation)
    if got == wanted or (mutation.within and _is_within(got, wanted)):
        return ""
    shown = [f"{rule} at {text[a:b]!r} ({a}-{b})" for rule, a, b in got]
    return f"{planted}\nfound: {shown}\nwanted: {wanted}"


def _is_within(got: list[tuple[str, int, int]], wanted: list[tuple[str, int, int]]) -> bool:
    return len(got) == 1 and any(
        got[0][0] == rule and start <= got[0][1] and got[0][2] <= end for rule, start, end in wanted
    )


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_planted_defect_is_found_where_it_is_and_nothing_else(mutation: Mutation) -> None:
    tried = [(each.start(), each[0]) for each in entries()]
    deviations = [deviation(mutation, start, entry) for start, entry in tried]
    assert any(mutation.plant(entry) for _, entry in tried)
    wrong = [each for each in deviations if each]
    assert not wrong, f"{len(wrong)} wrong, the first:\n{wrong[0]}"


def test_the_clean_file_has_no_finding() -> None:
    quiet = {name: each.severity for name, each in RULES.items() if name not in EXPECTED}
    findings = examine([Source("pubs.bib", CLEAN)], configured(ME), TODAY, quiet).findings
    assert findings == []


def test_every_rule_has_a_planted_defect() -> None:
    assert {each.rule for each in MUTATIONS.values()} == set(RULES)
