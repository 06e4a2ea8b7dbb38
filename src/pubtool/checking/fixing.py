"""Mends findings in rounds, and proves after each round that nothing else has changed."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import apply_edits
from pubtool.checking.comparison import difference
from pubtool.checking.examination import Examination

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pubtool.files import Source
    from pubtool.findings import Edit, Finding

#: Fixes that overlap take turns; a fix may also make room for the next.
ROUNDS = 10

#: How often a round is tried with fewer fixes, to find those that fail.
TRIES = 60

Look = Callable[["Sequence[Source]"], Examination]


class Refused(NamedTuple):
    """A fix that would change more than it is meant to: a bug of a rule. It is not made."""

    finding: Finding
    reason: str

    def __str__(self) -> str:
        finding = self.finding
        entry = f" in `{finding.key}`" if finding.key else ""
        return (
            f"{finding.place}: a fix of {finding.rule}{entry} was not made: {self.reason}. "
            "This is a bug of pubtool, please report it"
        )


class Fixed(NamedTuple):
    """The files with their new texts, what is wrong with these, how many findings are mended."""

    sources: list[Source]
    examination: Examination
    mended: int = 0
    refused: tuple[Refused, ...] = ()


def fix(sources: Sequence[Source], look: Look, *, unsafe: bool) -> Fixed:
    """Return the files with all fixes made; `unsafe` also those that change what is shown.

    What is wrong with a text is what `look` returns. A fix after which the text, read again, would
    differ in more than was meant is refused.
    """
    fixed = Fixed(list(sources), look(sources))
    for only_safe in (True, False) if unsafe else (True,):
        for _ in range(ROUNDS):
            refused = {_identity(each.finding) for each in fixed.refused}
            findings = [f for f in fixed.examination.findings if _identity(f) not in refused]
            after = mend(fixed, findings, look, only_safe=only_safe)
            if (after.sources, after.refused) == (fixed.sources, fixed.refused):
                break
            fixed = after
    return fixed


def mend(fixed: Fixed, findings: Iterable[Finding], look: Look, *, only_safe: bool) -> Fixed:
    """Return the files with those fixes made that fit together and can be proved.

    What is wrong with a text is what `look` returns. A fix that fails is refused, and the others
    are made without it.
    """
    wanted = _batch(findings, only_safe=only_safe)
    proof = _Proof(fixed, look, only_safe=only_safe)
    made = proof.made(wanted)
    if isinstance(made, Fixed):
        return made
    refused = proof.failing(wanted)
    bad = {each.finding for each in refused}
    rest = [each for each in wanted if each not in bad]
    made = proof.made(rest)
    if isinstance(made, str):  # each by itself is right, all together are not
        refused += [Refused(each, made) for each in rest]
        made = fixed
    return made._replace(refused=(*fixed.refused, *refused))


class _Proof:
    """Tries fixes on files, and proves that nothing else has changed."""

    def __init__(self, fixed: Fixed, look: Look, *, only_safe: bool) -> None:
        self._fixed = fixed
        self._look = look
        self._only_safe = only_safe
        self._tries = TRIES

    def made(self, wanted: Sequence[Finding]) -> Fixed | str:
        """Return the files with these fixes made, or what would be wrong then."""
        fixed = self._fixed
        edits: dict[str, list[Edit]] = {}
        for finding in wanted:
            if finding.fix is not None:
                edits.setdefault(finding.place.file, []).extend(finding.fix.edits)
        if not edits:
            return fixed
        for each in edits.values():
            each.sort()
        new = [
            source._replace(text=apply_edits(source.text, edits.get(source.path, ())))
            for source in fixed.sources
        ]
        examination = self._look(new)
        trouble = difference(fixed.examination, examination, edits, same_display=self._only_safe)
        if trouble:
            return trouble
        return fixed._replace(
            sources=new, examination=examination, mended=fixed.mended + len(wanted)
        )

    def failing(self, wanted: Sequence[Finding]) -> list[Refused]:
        """Return those of some fixes that fail, found by halving; all where that takes too long."""
        made = self.made(wanted)
        if isinstance(made, Fixed):
            return []
        self._tries -= 1
        if len(wanted) == 1 or self._tries <= 0:
            return [Refused(each, made) for each in wanted]
        middle = len(wanted) // 2
        return self.failing(wanted[:middle]) + self.failing(wanted[middle:])


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    """Return what a finding is called, wherever other fixes move it."""
    return finding.place.file, finding.rule, finding.key, finding.message


def fixable(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings have a safe fix, and how many have one that is not."""
    fixes = [each.fix.safe for each in findings if each.fix is not None]
    return sum(fixes), len(fixes) - sum(fixes)


def _batch(findings: Iterable[Finding], *, only_safe: bool) -> list[Finding]:
    """Return the findings whose fixes can be made together.

    A fix is made whole or not at all.
    """
    batch: dict[str, list[Edit]] = {}
    wanted = []
    for finding in findings:
        if finding.fix is None or (only_safe and not finding.fix.safe):
            continue
        taken = batch.setdefault(finding.place.file, [])
        if _fit(finding.fix.edits, taken):
            for edit in finding.fix.edits:
                insort(taken, edit)
            wanted.append(finding)
    return wanted


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
