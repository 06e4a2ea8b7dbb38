"""Every defect planted in a clean file is found by its rule, at its place, and nothing else is."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planted.mutations import MUTATIONS
from planted.planting import CLEAN, Mutation, entries
from pubtool.checking import Outside, examine
from pubtool.config.settings import read_settings
from pubtool.files import Source, decode
from pubtool.findings import BROUGHT_RULES
from pubtool.rules import all_rules

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from pubtool.config import Config

TODAY = datetime.date(2026, 5, 15)
RULES = all_rules()
ME = 'me = ["Nora Lindqvist", "N. Lindqvist"]'
#: Rules, all off by default, that find something in the clean file: it is like real ones.
REFERRED_TO = {"proceedings", "xdata"}
ENTRIES = list(entries())
EXPECTED = {"missing-code", "missing-paper", "http-link", "mark-in-name"}


def mutations() -> list[ParameterSet]:
    """Return the planted defects as parameters of a test."""
    return [pytest.param(each, id=name) for name, each in MUTATIONS.items()]


@cache
def configured(text: str) -> Config:
    return read_settings(tomllib.loads(text), Path("pubtool.toml"))


def found(text: str, mutation: Mutation) -> list[tuple[str, int, int]]:
    """Return the rule and the span of everything that is found in the text."""
    chosen = {name: each.severity for name, each in RULES.items() if each.on}
    chosen[mutation.rule] = RULES[mutation.rule].severity
    source = decode("pubs.bib", text.encode(mutation.encoding, errors="replace"))
    config = configured(mutation.config)
    assets = {name: below(each.root, mutation.files) for name, each in config.assets.items()}
    findings = examine([source], config, TODAY, chosen, Outside(assets)).findings
    return [(each.rule, each.place.start, each.place.end) for each in findings]


def below(root: str, files: frozenset[str]) -> frozenset[str] | None:
    """Return the files below a folder as seen from there, None where there is no such folder."""
    return frozenset(path[len(root) + 1 :] for path in files if path.startswith(root)) or None


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and the spans that stood between them."""
    parts = marked.replace("»", "«").split("«")
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return "".join(parts), [(starts[at], starts[at + 1]) for at in range(1, len(parts) - 1, 2)]


def surroundings(at: int, mutation: Mutation, *, whole: bool) -> tuple[str, str]:
    """Return what of the clean file stands before and after an entry.

    That is all of it, or its neighbours and the entries that others refer to.
    """
    head, tail = CLEAN[: ENTRIES[0].start()], CLEAN[ENTRIES[-1].end() :]
    if mutation.alone:
        return head, ""
    if whole:
        return CLEAN[: ENTRIES[at].start()], CLEAN[ENTRIES[at].end() :]
    kept = [i for i, each in enumerate(ENTRIES) if abs(i - at) == 1 or each[1] in REFERRED_TO]
    before = [ENTRIES[i][0] for i in kept if i < at]
    after = [ENTRIES[i][0] for i in kept if i > at]
    return head + "\n".join([*before, ""]), "\n".join(["", *after]) + tail


def deviation(mutation: Mutation, at: int, planted: str, *, whole: bool = False) -> str:
    """Return how what is found in the file with this defect differs from what its page promises."""
    before, after = surroundings(at, mutation, whole=whole)
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


@pytest.mark.parametrize("mutation", mutations())
def test_a_planted_defect_is_found_where_it_is_and_nothing_else(mutation: Mutation) -> None:
    tried = [(at, mutation.plant(each[0])) for at, each in enumerate(ENTRIES)]
    planted = [(at, text) for at, text in tried if text is not None]
    deviations = [deviation(mutation, at, text) for at, text in planted]
    deviations.append(deviation(mutation, *planted[0], whole=True))
    wrong = [each for each in deviations if each]
    assert not wrong, f"{len(wrong)} wrong, the first:\n{wrong[0]}"


def test_the_clean_file_has_no_finding() -> None:
    quiet = {name: each.severity for name, each in RULES.items() if name not in EXPECTED}
    findings = examine([Source("pubs.bib", CLEAN)], configured(ME), TODAY, quiet).findings
    assert findings == []


def test_every_rule_has_a_planted_defect() -> None:
    assert {each.rule for each in MUTATIONS.values()} == RULES.keys() - BROUGHT_RULES.keys()
