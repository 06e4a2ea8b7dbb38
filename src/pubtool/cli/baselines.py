"""`pubtool check --baseline`: the file of known problems, read, held against, written anew."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pubtool.checking.baseline import Identity, Looked, compare, dump, identities, parse
from pubtool.errors import UsageProblem
from pubtool.files import read_text, write_atomic
from pubtool.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Collection

    from pubtool.checking import Examination
    from pubtool.cli.session import Session
    from pubtool.findings import Finding

_STDIN = "<stdin>"
#: Besides the rules that look at all entries at once.
_AMONG_ENTRIES = frozenset(("duplicate-key",))


class Baseline(NamedTuple):
    """The baseline of a run: its file, what that knows, and whether it is written anew."""

    path: str
    known: Counter[Identity]
    update: bool


def read_baseline(path: str | None, *, update: bool) -> Baseline | None:
    """Return the baseline in a file, if one is named; a new one may be missing or out of date.

    Raises UsageProblem where the file is none: then nothing else may be written either.
    """
    if path is None:
        if update:
            raise UsageProblem("--update-baseline needs --baseline FILE")
        return None
    if not Path(path).exists():
        if not update:
            raise UsageProblem(f"{path}: there is no such baseline; --update-baseline writes it")
        return Baseline(path, Counter(), update)
    text = read_text(path).text
    if update and not text.strip():
        return Baseline(path, Counter(), update)
    try:
        return Baseline(path, parse(text, path), update)
    except UsageProblem:
        if not update or '"findings"' not in text:
            raise
        return Baseline(path, Counter(), update)


def new_findings(
    session: Session, examination: Examination, baseline: Baseline | None, rules: Collection[str]
) -> tuple[list[Finding], list[Identity]]:
    """Return the findings that no baseline knows, and what each is known by.

    `rules` are those that have looked at everything there is in the files that were read. What is
    known of other rules and of other files stays in a baseline that is written anew.
    """
    folder = Path(baseline.path if baseline else "").parent
    known = identities(
        examination.findings, examination.texts, lambda file: _name_from(folder, file)
    )
    if baseline is None:
        return examination.findings, known
    looked = _looked(baseline, {_name_from(folder, file) for file in examination.texts}, rules)
    old = baseline.known
    if baseline.update:
        old = Counter(known) | looked.past(old)
        text = dump(old.elements())
        write_atomic(Path(baseline.path), text.encode(errors="surrogateescape"))
        count = old.total()
        session.say(f"{baseline.path}: written, with {count} problem{'s' * (count != 1)}")
    result = compare(examination.findings, known, old, looked)
    if not session.quiet and not baseline.update:
        if result.excused:
            session.say(f"{baseline.path}: known and left out: {result.excused}")
        if result.gone:
            session.say(f"{baseline.path}: known but gone: {result.gone}; run --update-baseline")
    new = set(map(id, result.new))
    pairs = zip(examination.findings, known, strict=True)
    return result.new, [identity for finding, identity in pairs if id(finding) in new]


def _looked(baseline: Baseline, read: set[str], rules: Collection[str]) -> Looked:
    """Return what was looked at; of a file or a rule that there is no more, nothing is left."""
    folder = Path(baseline.path).parent
    others = {each.file for each in baseline.known} - read
    absent = {each for each in others if each != _STDIN and not (folder / each).exists()}
    looked = {*rules, *({each.rule for each in baseline.known} - all_rules().keys())}
    if others - absent:  # with which entries that were read may have something in common
        looked -= {name for name, rule in all_rules().items() if rule.whole} | _AMONG_ENTRIES
    return Looked(read | absent, looked)


def _name_from(folder: Path, file: str) -> str:
    """Return the name of a file as seen from a folder, with `/`; the same on every machine."""
    return Path(os.path.relpath(file, folder)).as_posix() if file != _STDIN else file
