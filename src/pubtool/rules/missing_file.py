"""A link to a file of the site that is not there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pubtool.reading.links import file_name
from pubtool.rules._values import link_names, replace, stripped
from pubtool.rules.base import Context, Example, Problem, Rule, Subject
from pubtool.rules.url_format import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pubtool.bibtex import Field

_QUERY = r"[?#].*"
#: What can stand in a value as it is.
_PLAIN = r"[^{}\\\"%?#]+"


class _Folder(NamedTuple):
    """The folder that `[assets]` names for a link, and the files below it."""

    root: str
    files: frozenset[str]


def _check(subject: Subject, context: Context) -> Iterator[Problem]:
    for name, field in _links(subject, context):
        files = context.assets[name]
        if files is not None:
            folder = _Folder(context.config.assets[name].root, files)
            yield from _problems(subject, field, folder)


def _check_folders(context: Context) -> Iterator[Problem]:
    """Yield a problem for each folder that is not there, at the first link into it."""
    missing: dict[str, list[tuple[Subject, Field]]] = {}
    for subject in context.subjects:
        for name, field in _links(subject, context):
            if context.assets[name] is None and _file_name(field):
                root = context.config.assets[name].root
                missing.setdefault(root, []).append((subject, field))
    for root, uses in missing.items():
        subject, field = uses[0]
        more = f" and {len(uses) - 1} more" if len(uses) > 1 else ""
        message = f"there is no folder `{root}`, in which [assets] looks for this file{more}"
        yield subject.at_value(field, message, *stripped(field))


def _links(subject: Subject, context: Context) -> Iterator[tuple[str, Field]]:
    """Yield the fields for whose files somebody has looked, each with our name for it."""
    names = link_names(context.config.links)
    for written, field in subject.own.items():
        name = names.get(written, written)
        if name in context.assets:
            yield name, field


def _file_name(field: Field) -> str:
    """Return the name of a file that a field holds, or an empty text."""
    return "" if is_web_address(field.value.strip()) else file_name(field.value)


def _problems(subject: Subject, field: Field, folder: _Folder) -> Iterator[Problem]:
    start, end = stripped(field)
    written = _file_name(field)
    if not written:
        return
    bare = re.sub(_QUERY, "", written)
    paths = [posixpath.normpath(path) for path in (written, bare, unquote(written), unquote(bare))]
    if any(_is_there(path, folder.files) for path in paths):
        return
    path = paths[1]
    alike = _by_spelling(folder.files).get(_spelled(paths[3]), "")
    fix = None
    if path == ".." or path.startswith("../"):
        message = f"this leads out of `{folder.root}`; put the file there, or write `/...`, its URL"
    elif alike:
        message = f"the file is called `{alike}`, and servers see the difference; write that"
        if re.fullmatch(_PLAIN, alike) and field.value[start:end] == bare:
            fix = replace(field, start, end, alike, safe=False)
    else:
        message = f"there is no file `{posixpath.join(folder.root, path)}`"
    yield subject.at_value(field, message, start, end, fix)


def _is_there(path: str, files: frozenset[str]) -> bool:
    """Return whether there is such a file; a folder has to have a page for a browser."""
    return path in files or posixpath.join(path, "index.html") in files


def _spelled(path: str) -> str:
    """Return a path without what some file systems do not tell apart."""
    return unicodedata.normalize("NFC", path).casefold()


@lru_cache(maxsize=8)
def _by_spelling(files: frozenset[str]) -> Mapping[str, str]:
    return {_spelled(path): path for path in sorted(files, reverse=True)}


_PDFS = '[assets]\npdf = { root = "assets/pdf", url = "/assets/pdf/" }'
_FILES = ("assets/pdf/lee2024.pdf", "assets/pdf/talks/Lee.pdf")

RULE = Rule(
    name="missing-file",
    severity="error",
    what=(
        "A link to a file of the site that is not in the folder which `[assets]` names for it, or "
        "is there in another spelling. A folder that is not there is reported once, at the first "
        "link into it. Without `[assets]` nothing is looked for."
    ),
    why=(
        "The link is dead. One that differs in capitals alone works on the author's own machine, "
        "and is dead on the server."
    ),
    mend=(
        "Put the file into the folder, or write its name as it is. What begins with `/` or with "
        "`https://` is no file name, and not looked for."
    ),
    bad=(
        Example("@misc{k, title = {T}, pdf = {«li2024.pdf»}}\n", _PDFS, files=_FILES),
        Example(
            "@misc{k, title = {T}, pdf = {«Lee2024.PDF»}}\n",
            _PDFS,
            "@misc{k, title = {T}, pdf = {lee2024.pdf}}\n",
            files=_FILES,
        ),
        Example("@misc{k, title = {T}, pdf = {«../lee2024.pdf»}}\n", _PDFS, files=_FILES),
        Example(
            "@misc{j, title = {S}, url_pdf = {«a.pdf»}}\n@misc{k, title = {T}, pdf = {b.pdf}}\n",
            _PDFS,
        ),
    ),
    good=(
        Example("@misc{k, title = {T}, pdf = {lee2024.pdf}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, pdf = {talks/Lee.pdf#page=2}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, pdf = {./talks/../lee2024.pdf}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, pdf = {/papers/a.pdf}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, pdf = {https://x.org/a.pdf}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, slides = {a.pdf}}\n", _PDFS, files=_FILES),
        Example("@misc{k, title = {T}, pdf = {a.pdf}}\n"),
    ),
    entry=_check,
    whole=_check_folders,
    applies=lambda context: bool(context.assets),
)
