"""Real files: no rule fails, and fixes change what they mean to, once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from pubtool.checking import Examination, examine
from pubtool.checking.fixing import Fixed, fix
from pubtool.config import Config
from pubtool.files import Source, read_text
from pubtool.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ALL = {name: rule.severity for name, rule in all_rules().items()}


def mended(sources: list[Source], *, unsafe: bool) -> Fixed:
    def look(texts: Sequence[Source]) -> Examination:
        return examine(texts, Config(), datetime.date(2026, 5, 15), ALL)

    return fix(sources, look, unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("folder", ["homepages", "bibs"])
def test_fixes_of_real_files_are_proved_and_a_second_run_changes_nothing(
    corpus: Path, folder: str, unsafe: bool
) -> None:
    for path in sorted((corpus / folder).glob("*.bib")):
        fixed = mended([read_text(str(path))], unsafe=unsafe)
        assert [each for each in fixed.examination.findings if each.rule == "internal-error"] == []
        again = mended(fixed.sources, unsafe=unsafe)
        assert again.sources == fixed.sources, path
