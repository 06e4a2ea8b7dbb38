"""Defects of marks and lists, and of entries that belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planted.in_links import PREPRINTS, arxiv_id
from planted.planting import (
    PAPERS,
    PARENTS,
    Mutation,
    added,
    but,
    fields,
    has,
    inner,
    key_of,
    last,
    marked_key,
    only,
    replaced,
    rewritten,
    substituted,
    type_of,
    with_inner,
    without,
)

if TYPE_CHECKING:
    from planted.planting import Plant

_THESES = ("phdthesis", "mastersthesis")
_CHAPTERS = ("incollection", "inbook")
_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution")
_LATE = '[lists.all]\nwhere = "year > 2018"'


def _same_key(change: str) -> Plant:
    def plant(entry: str) -> str | None:
        key = key_of(entry).upper() if change == "upper" else key_of(entry)
        return f"{entry}\n@misc{{«{key}»,\n  title = {{An Entirely Different Work}},\n}}\n"

    return plant


def _copy(*keep: str) -> Plant:
    """Return what adds a copy of the entry, with these fields only, or with all."""

    def plant(entry: str) -> str | None:
        if (
            type_of(entry) in PARENTS
            or has(entry, "hidden")
            or not all(has(entry, x) for x in keep)
        ):
            return None
        copy = entry
        if keep:
            copy = without(copy, *(fields(copy).keys() - {*keep}))
        key = key_of(entry)
        return f"{entry}\n{copy.replace(f'{{{key},', '{«planted2000copy»,', 1)}"

    return plant


def _shouted_copy(entry: str) -> str | None:
    planted = _copy()(entry)
    if planted is None or "\\" in inner(entry, "title"):
        return None
    copy = planted[len(entry) :]
    title = inner(entry, "title")
    if "$" in title:
        return None
    copy = copy.replace(title, f"{title.upper()}.", 1)
    for name in ("doi", "eprint", "arxiv"):
        copy = without(copy.lstrip("\n"), name)
    return f"{entry}\n{copy}"


def _same_id(name: str, template: str) -> Plant:
    def plant(entry: str) -> str | None:
        if not has(entry, name) or has(entry, "hidden"):
            return None
        number = inner(entry, name)
        published = has(entry, *_VENUES)
        if name != "doi" and published:
            return None
        return f"{entry}\n{template.format(number.upper() if name == 'doi' else number)}\n"

    return plant


_same_doi = _same_id("doi", "@misc{{«planted»,\n  title = {{Something Else}},\n  doi = {{{}}},\n}}")


def _preprint_beside(entry: str) -> str | None:
    if type_of(entry) not in PAPERS or has(entry, "hidden", "crossref", "pubstate"):
        return None
    number = arxiv_id(entry) or f"{int(inner(entry, 'year', 'date')[:4]) % 100:02}01.04321"
    copy = f"@misc{{«planted2000twin»,\n  title = {{{inner(entry, 'title')}}},\n  author = {{"
    return f"{entry}\n{copy}{inner(entry, 'author')}}},\n  eprint = {{{number}}},\n}}\n"


def _published_beside(entry: str) -> str | None:
    if type_of(entry) not in PREPRINTS or not arxiv_id(entry):
        return None
    paper = (
        f"@inproceedings{{planted2000paper,\n  title = {{{inner(entry, 'title')}}},\n  author = {{"
    )
    names = re.sub(r"[*#]", "", inner(entry, "author"))
    venue = f"  booktitle = {{Testing}},\n  year = {inner(entry, 'year')},\n}}\n"
    return f"{marked_key(entry)}\n{paper}{names}}},\n{venue}"


def _index_too_large(entry: str) -> str | None:
    if has(entry, "author+an"):
        return substituted("author+an", "2=equal", "7=«equal»")(entry)
    if not has(entry, "author") or "others" in inner(entry, "author"):
        return None
    return last(entry, "author+an = {1=equal; 9=«corresponding»}")


def _late_selection(entry: str) -> str | None:
    year = inner(entry, "year", "date")[:4]
    if has(entry, "hidden", "selected", "pubstate", "crossref") or not year or int(year) > 2018:
        return None
    return last(entry, "selected = «{true}»")


MUTATIONS: dict[str, Mutation] = {
    # marks and lists
    "a mark for a ninth author": Mutation("bad-annotation", _index_too_large),
    "a mark without a number": Mutation(
        "bad-annotation",
        lambda entry: added("author+an = {«equal»}")(entry) if has(entry, "author") else None,
    ),
    "marks with a comma between": Mutation(
        "bad-annotation", substituted("author+an", "^.*$", "«1=equal, 2=equal»"), within=True
    ),
    "a selected that is misspelt": Mutation("bad-selected", rewritten("selected", "«{ture}»")),
    "a hidden that is misspelt": Mutation("bad-selected", added("hidden = «{treu}»")),
    "a place in the selection that is a word": Mutation(
        "bad-selected", rewritten("selected_order", "«{first}»")
    ),
    "a selected paper that is hidden": Mutation(
        "selected-not-listed",
        lambda entry: (
            added("hidden = {true}")(rewritten("selected", "«{true}»")(entry) or "")
            if has(entry, "selected")
            else None
        ),
    ),
    "a selected paper that the list of all leaves out": Mutation(
        "selected-not-listed", _late_selection, config=_LATE
    ),
    "an excuse that is not needed": Mutation(
        "needless-ignore", lambda entry: f"«% pubtool: ignore[pages-format]»\n{entry}"
    ),
    "an excuse that is misspelt": Mutation(
        "needless-ignore", lambda entry: f"% pubtool: ignore[«duplicate-feild»]\n{entry}"
    ),
    "an excuse of a file in its middle": Mutation(
        "needless-ignore", lambda entry: f"«% pubtool: ignore-file[syntax]»\n{entry}"
    ),
    # entries that belong together
    "a crossref to nothing": Mutation(
        "dangling-crossref", added("crossref = {«planted0000»}", types=PAPERS)
    ),
    "a crossref that is misspelt": Mutation(
        "dangling-crossref",
        lambda entry: (
            last(with_inner(entry, "crossref", "«debs24»"), "year = 2024, booktitle = {D}")
            if has(entry, "crossref")
            else None
        ),
    ),
    "xdata of nothing": Mutation("dangling-crossref", replaced("xdata", "springer, «elsevier»")),
    "the same key again": Mutation("duplicate-key", _same_key("same")),
    "the same key in capitals": Mutation("duplicate-key", _same_key("upper")),
    "a copy of the entry": Mutation("duplicate-publication", but(_THESES, _copy())),
    "a copy of a thesis": Mutation("duplicate-publication", only(_THESES, _copy())),
    "a copy in capitals without ids": Mutation(
        "duplicate-publication", but(_THESES, _shouted_copy)
    ),
    "another entry with the same DOI": Mutation(
        "duplicate-publication",
        but(_CHAPTERS, _same_doi),
    ),
    "a chapter and another entry with the same DOI": Mutation(
        "duplicate-publication",
        only(_CHAPTERS, _same_doi),
    ),
    "another preprint with the same arXiv id": Mutation(
        "duplicate-publication",
        _same_id("eprint", "@misc{{«planted»,\n  title = {{Something}},\n  arxiv = {{{}}},\n}}"),
    ),
    "the preprint beside the paper": Mutation("preprint-twin", _preprint_beside),
    "the paper beside the preprint": Mutation("preprint-twin", _published_beside),
}
