"""Comments in a file that excuse findings, and those that excuse nothing.

    % pubtool: ignore[rule, ...]        on a line directly before an entry: for this entry
    % pubtool: ignore                   the same, for all rules
    % pubtool: ignore-file[rule, ...]   anywhere before the first entry: for the whole file

Only comments between blocks count, never text inside of values; `pubtool` and `ignore` may be in
capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pubtool.bibtex import Entry, Text
from pubtool.checking.selection import unknown_rule
from pubtool.findings import BROUGHT_RULES, Edit, Finding, Fix
from pubtool.rules import all_rules
from pubtool.rules.engine import INTERNAL_ERROR, default_rules, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.bibtex import Bibliography, Document
    from pubtool.findings import Severity

NEEDLESS = "needless-ignore"

#: What a comment is about, where this is no block: all of the file, or nothing at all.
_WHOLE_FILE = -1
_NOTHING = -2

# Strings are compiled by `re` when first used: most files hold no such comment.
_BEGINNING = r"(?i)%[^\S\r\n]*pubtool:"
_REST = r"[^\S\r\n]*(%+[^\S\r\n]*pubtool:[^\r\n]*)(?:\r\n?|\n|\Z)"
_COMMENT = rf"(?i)(?<![^\r\n]){_REST}"
#: The same on the line on which the block before it ends.
_BEHIND = rf"(?i)(?<=[^\r\n]){_REST}"
_DIRECTIVE = r"(?i)%+\s*pubtool:\s*(ignore(?:-file)?)\s*(?:\[([^\]]*)\]|\Z)"
_NAME = r"[^\s,]+"
#: What may stand between such a comment and its entry: more comments, no empty line.
_BETWEEN = r"(?:[^\S\r\n]*%[^\r\n]*(?:\r\n?|\n))*[^\S\r\n]*"


class _Comment(NamedTuple):
    """A comment at `start:end`, on a line at `line`. `block` is the number of the block meant.

    `names` are the rules named, each with its offset; none are all rules. `trouble` says why the
    comment cannot excuse anything.
    """

    start: int
    end: int
    line: tuple[int, int]
    block: int = _NOTHING
    names: tuple[tuple[str, int], ...] = ()
    trouble: str = ""


def suppressed(
    bibliography: Bibliography, findings: list[Finding], chosen: Mapping[str, Severity]
) -> list[Finding]:
    """Return the findings that no comment excuses, and those about comments that excuse nothing.

    `chosen` are the rules that have really been looked at: a comment about another one is left
    alone. A comment without names counts as needless where no rule has anything to say that needs
    the files alone.
    """
    commented = [each for each in bibliography.documents if re.search(_BEGINNING, each.text)]
    for document in commented:
        excuses = _Excuses(document)
        findings = [each for each in findings if not excuses.excuse(each)]
        if NEEDLESS in chosen:
            findings += excuses.needless(chosen)
    return in_order(bibliography, findings) if commented else findings


class _Excuses:
    """The comments of one document, and which of the rules in them have excused a finding."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.comments = list(_comments(document))
        self._starts = [block.start for block in document.blocks]
        self._by_block: dict[int, list[_Comment]] = {}
        for comment in self.comments:
            self._by_block.setdefault(comment.block, []).append(comment)
        self._used: set[tuple[int, str]] = set()

    def excuse(self, finding: Finding) -> bool:
        """Say whether a comment excuses the finding."""
        if finding.place.file != self.document.path or finding.rule == INTERNAL_ERROR:
            return False
        excused = False
        for block in (_WHOLE_FILE, self._block(finding)):
            for comment in self._by_block.get(block, ()):
                named = {name for name, _ in comment.names}
                if not comment.trouble and (not named or finding.rule in named):
                    self._used.add((comment.start, finding.rule if named else ""))
                    excused = True
        return excused

    def _block(self, finding: Finding) -> int:
        """Return the number of the block that a finding is about."""
        blocks = self.document.blocks
        number = max(bisect_right(self._starts, finding.place.start) - 1, 0)
        # What a `}` too many has cut off stands behind the entry that it belongs to.
        if number and finding.key and isinstance(blocks[number], Text):
            return number - 1
        return number

    def needless(self, chosen: Mapping[str, Severity]) -> Iterator[Finding]:
        """Yield findings about comments that excuse nothing."""
        for comment in self.comments:
            for message, start, end, fix in self._troubles(comment, chosen):
                place = self.document.place(start, end)
                yield Finding(NEEDLESS, chosen[NEEDLESS], place, message, "", fix)

    def _troubles(
        self, comment: _Comment, chosen: Mapping[str, Severity]
    ) -> Iterator[tuple[str, int, int, Fix | None]]:
        whole = (comment.start, comment.end)
        if comment.trouble:
            yield comment.trouble, *whole, None
        elif not comment.names:
            usual = default_rules().keys() - BROUGHT_RULES.keys()
            if (comment.start, "") not in self._used and chosen.keys() >= usual:
                yield "there is nothing to ignore here; remove it", *whole, _removal(comment)
        else:
            idle = [
                (name, at)
                for name, at in comment.names
                if (comment.start, name) not in self._used and name in chosen
            ]
            if len(idle) == len(comment.names):
                names = ", ".join(name for name, _ in idle)
                message = f"there is no {names} to ignore here; remove it"
                yield message, *whole, _removal(comment)
                return
            for name, at in idle:
                yield f"there is no {name} to ignore here; remove it", at, at + len(name), None
            for name, at in comment.names:
                if name not in all_rules():
                    yield unknown_rule(name), at, at + len(name), None


def _removal(comment: _Comment) -> Fix:
    return Fix((Edit(*comment.line, ""),))


def _comments(document: Document) -> Iterator[_Comment]:
    """Yield the comments to pubtool that stand between the blocks of a document."""
    pattern = re.compile(_COMMENT)
    seen_entry = False
    for number, block in enumerate(document.blocks):
        if isinstance(block, Text) and "pubtool:" in block.comment.lower():
            if behind := re.compile(_BEHIND).match(document.text, block.start, block.end):
                yield _comment_behind(behind)
            for match in pattern.finditer(document.text, block.start, block.end):
                yield _comment(document, number, match, seen_entry=seen_entry)
        seen_entry = seen_entry or isinstance(block, Entry)


def _comment_behind(match: re.Match[str]) -> _Comment:
    """Return a comment that stands behind a block, where it is about nothing."""
    text = match[1].rstrip()
    trouble = "it stands behind an entry, so it ignores nothing; put it on the line before"
    start = match.start(1)
    return _Comment(start, start + len(text), match.span(), trouble=trouble)


def _comment(
    document: Document, number: int, match: re.Match[str], *, seen_entry: bool
) -> _Comment:
    """Return what one comment in the text block `number` is about."""
    text = match[1]
    start = match.start(1)
    directive = re.match(_DIRECTIVE, text.rstrip())
    if directive is None:
        trouble = "this is not understood; write `% pubtool: ignore[rule, ...]`"
        return _Comment(start, start + len(text.rstrip()), match.span(), trouble=trouble)
    comment = _Comment(start, start + directive.end(), match.span())
    names = re.finditer(_NAME, directive[2] or "")
    offset = start + directive.start(2)
    comment = comment._replace(names=tuple((each[0], offset + each.start()) for each in names))
    if directive[2] is not None and not comment.names:
        return comment._replace(trouble="it names no rule; write `% pubtool: ignore[rule, ...]`")
    if directive[1].lower() == "ignore-file":
        if seen_entry:
            trouble = "`ignore-file` counts only before the first entry; move it there"
            return comment._replace(trouble=trouble)
        return comment._replace(block=_WHOLE_FILE)
    following = document.blocks[number + 1 : number + 2]
    between = document.text[match.end() : document.blocks[number].end]
    if not following or not re.fullmatch(_BETWEEN, between):
        trouble = "no entry begins on the next line, so it ignores nothing; put it there"
        return comment._replace(trouble=trouble)
    return comment._replace(block=number + 1)
