"""An arXiv id that is not written as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubtool.identifiers import ARXIV_PAGE, is_arxiv_id
from pubtool.reading.links import read_arxiv
from pubtool.rules._arxiv import names_other_archive
from pubtool.rules._values import replace, stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pubtool.bibtex import Field

#: What stands before an id that is not written alone.
_PREFIX = rf"(?ai)(?:(?:https?://)?{ARXIV_PAGE}|arxiv:?\s*)+"


def _check(subject: Subject, field: Field, _: Context) -> Iterator[Problem]:
    if is_arxiv_id(field.value) or not (text := field.value.strip()) or is_arxiv_id(text):
        return
    prefix = re.match(_PREFIX, text)
    rest = text[prefix.end() :] if prefix else text
    if field.name == "eprint" and prefix is None and not _claims_arxiv(subject):
        return
    if field.name == "eprint" and names_other_archive(subject.fields):
        return
    start, end = stripped(field)
    bare = re.sub(r"(?i)\.pdf\Z", "", rest)
    if prefix and is_arxiv_id(bare):
        message = f"write the arXiv id alone: `{bare}`"
        # Where reading does not find the id, the fix brings a link that no list had before.
        fix = replace(field, start, end, bare, safe=bool(read_arxiv({field.name: text}, "")))
        yield subject.at_value(field, message, start, end, fix)
    else:
        message = "this is no arXiv id; write one such as `2401.01234` or `hep-th/9901001`"
        yield subject.at_value(field, message, start, end)


def _claims_arxiv(subject: Subject) -> bool:
    return subject.value("archiveprefix", "eprinttype").lower() == "arxiv"


RULE = Rule(
    name="arxiv-format",
    severity="warning",
    what="An `arxiv` or `eprint` field with a URL or `arXiv:` before the id, or that is no id.",
    why="Most tools put `https://arxiv.org/abs/` before the value, and make a dead link of it.",
    mend="Write the id alone, as in `eprint = {2401.01234}`. A version, as in `v2`, may stay.",
    bad=(
        Example(
            "@misc{k, title = {T}, arxiv = {«https://arxiv.org/abs/2401.01234»}}\n",
            fixed="@misc{k, title = {T}, arxiv = {2401.01234}}\n",
        ),
        Example(
            "@misc{k, title = {T}, eprint = {«arXiv:hep-th/9901001»}, archiveprefix = {arXiv}}\n",
            fixed="@misc{k, title = {T}, eprint = {hep-th/9901001}, archiveprefix = {arXiv}}\n",
        ),
        Example("@misc{k, title = {T}, arxiv = {«2413.01234»}}\n"),
        Example("@misc{k, title = {T}, eprint = {«2401.123»}, eprinttype = {arxiv}}\n"),
    ),
    good=(
        Example("@misc{k, title = {T}, eprint = {1412.6980v9}, archiveprefix = {arXiv}}\n"),
        Example("@misc{k, title = {T}, eprint = {math.AG/0307200}}\n"),
        Example("@misc{k, title = {T}, eprint = {4HIWAAAAYAAJ}, eprinttype = {googlebooks}}\n"),
        Example("@misc{k, title = {T}, eprint = {https://example.org/paper.pdf}}\n"),
        Example("@misc{k, title = {T}, eprint = {PsyArXiv}}\n"),
    ),
    names=("arxiv", "eprint"),
    field=_check,
)
