"""Mends findings in rounds, and proves after each round that nothing else has changed."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import apply_edits
from pubtool.checking.comparison import difference
from pubtool.checking.examination import Examination, examine
from pubtool.errors import PubtoolError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from pubtool.config import Config
    from pubtool.files import Source
    from pubtool.findings import Edit, Finding, Severity

#: Fixes that overlap take turns; a fix may also make room for the next.
ROUNDS = 10


class FixRefused(PubtoolError):
    """Fixes would change more than they are meant to: a bug of a rule, and nothing is written."""


class Fixed(NamedTuple):
    """The files with their new texts, what is wrong with these, how many findings are mended."""

    sources: list[Source]
    examination: Examination
    mended: int


def fix(
    sources: Sequence[Source],
    config: Config,
    today: datetime.date,
    chosen: Mapping[str, Severity],
    *,
    unsafe: bool,
) -> Fixed:
    """Return the files with all fixes made; `unsafe` also those that change what is shown.

    Raises FixRefused where the new text, read again, differs in more than the fixes.
    """
    fixed = Fixed(list(sources), examine(sources, config, today, chosen), 0)
    for only_safe in (True, False) if unsafe else (True,):
        for _ in range(ROUNDS):
            edits, count = _batch(fixed.examination.findings, only_safe=only_safe)
            new = [
                source._replace(text=apply_edits(source.text, edits.get(source.path, ())))
                for source in fixed.sources
            ]
            if new == fixed.sources:
                break
            examination = examine(new, config, today, chosen)
            trouble = difference(fixed.examination, examination, edits, same_display=only_safe)
            if trouble:
                message = f"{trouble}; nothing was written. This is a bug of pubtool, please report"
                raise FixRefused(message)
            fixed = Fixed(new, examination, fixed.mended + count)
    return fixed


def fixable(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings have a safe fix, and how many have one that is not."""
    fixes = [each.fix.safe for each in findings if each.fix is not None]
    return sum(fixes), len(fixes) - sum(fixes)


def _batch(findings: Iterable[Finding], *, only_safe: bool) -> tuple[dict[str, list[Edit]], int]:
    """Return edits by file that can be made together, and how many findings they mend.

    A fix is made whole or not at all.
    """
    batch: dict[str, list[Edit]] = {}
    count = 0
    for finding in findings:
        if finding.fix is None or (only_safe and not finding.fix.safe):
            continue
        taken = batch.setdefault(finding.place.file, [])
        if _fit(finding.fix.edits, taken):
            for edit in finding.fix.edits:
                insort(taken, edit)
            count += 1
    return batch, count


def _fit(edits: Iterable[Edit], taken: list[Edit]) -> bool:
    """Say whether the edits can be made together with those that are taken, which are sorted."""
    for edit in edits:
        after = bisect_right(taken, edit)
        if after and _clash(taken[after - 1], edit):
            return False
        if after < len(taken) and _clash(edit, taken[after]):
            return False
    return True


def _clash(first: Edit, second: Edit) -> bool:
    """Say whether two edits overlap, or one inserts where the other begins or ends."""
    if first.end == second.start:
        return first.start == first.end or second.start == second.end
    return first.end > second.start
