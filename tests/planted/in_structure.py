"""Defects of the file's structure: syntax, fields, keys, types, entries that belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planted.in_values import PREPRINTS, arxiv_id
from planted.planting import (
    Mutation,
    added,
    dropped,
    fields,
    first,
    has,
    inner,
    key_of,
    last,
    marked_key,
    misspelt,
    replaced,
    rewritten,
    substituted,
    type_of,
    with_inner,
    without,
)

if TYPE_CHECKING:
    from planted.planting import Plant

_PARENTS = ("proceedings", "xdata")
_PAPERS = ("article", "inproceedings", "conference")
_LISTED = (*_PAPERS, "misc", "book", "incollection", "techreport", "phdthesis", "patent")
_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution")
_LATE = '[lists.all]\nwhere = "year > 2018"'


def _again(name: str, new_name: str) -> Plant:
    def plant(entry: str) -> str | None:
        if not has(entry, name):
            return None
        return last(entry, f"«{new_name}» = {{{inner(entry, name)}}}")

    return plant


def _same_key(change: str) -> Plant:
    def plant(entry: str) -> str | None:
        key = key_of(entry).upper() if change == "upper" else key_of(entry)
        return f"{entry}\n@misc{{«{key}»,\n  title = {{An Entirely Different Work}},\n}}\n"

    return plant


def _copy(*keep: str) -> Plant:
    """Return what adds a copy of the entry, with these fields only, or with all."""

    def plant(entry: str) -> str | None:
        if type_of(entry) in _PARENTS or has(entry, "hidden") or not all(has(entry, x) for x in keep):
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


def _preprint_beside(entry: str) -> str | None:
    if type_of(entry) not in _PAPERS or has(entry, "hidden", "crossref", "pubstate"):
        return None
    number = arxiv_id(entry) or f"{int(inner(entry, 'year', 'date')[:4]) % 100:02}01.04321"
    copy = f"@misc{{«planted2000twin»,\n  title = {{{inner(entry, 'title')}}},\n  author = {{"
    return f"{entry}\n{copy}{inner(entry, 'author')}}},\n  eprint = {{{number}}},\n}}\n"


def _published_beside(entry: str) -> str | None:
    if type_of(entry) not in PREPRINTS or not arxiv_id(entry):
        return None
    paper = f"@inproceedings{{planted2000paper,\n  title = {{{inner(entry, 'title')}}},\n  author = {{"
    names = re.sub(r"[*#]", "", inner(entry, "author"))
    venue = f"  booktitle = {{Testing}},\n  year = {inner(entry, 'year')},\n}}\n"
    return f"{marked_key(entry)}\n{paper}{names}}},\n{venue}"


def _comma_lost(name: str) -> Plant:
    def plant(entry: str) -> str | None:
        field = fields(entry).get(name)
        if field is None or entry[field.end : field.end + 1] != ",":
            return None
        return f"{entry[: field.end]}«»{entry[field.end + 1 :]}"

    return plant


def _key_lost(entry: str) -> str | None:
    if type_of(entry) in _PARENTS:
        return None
    return re.sub(r"\{[^,]*,\n", "{«»\n", entry, count=1)


def _cut_off(entry: str) -> str | None:
    """Close the entry before its last field."""
    names = list(fields(entry))
    if names[-1] in {"year", "title", "author", *_VENUES, "xdata", "crossref"}:
        return None
    field = fields(entry)[names[-2]]
    return f"{entry[: field.end]}}}«{entry[field.end :].removesuffix(chr(10))}»\n"


def _line_between(line: str) -> Plant:
    def plant(entry: str) -> str | None:
        field = fields(entry).get("year")
        if field is None or entry[field.end : field.end + 2] != ",\n":
            return None
        return f"{entry[: field.end + 1]}{line}{entry[field.end + 1 :]}"

    return plant


def _text_after(name: str) -> Plant:
    def plant(entry: str) -> str | None:
        field = fields(entry).get(name)
        if field is None or field.text[:1] not in {"{", '"'}:
            return None
        return f"{entry[: field.end]} «and more»{entry[field.end :]}"

    return plant


def _type_as(old: str, new: str) -> Plant:
    def plant(entry: str) -> str | None:
        return re.sub(r"^@\w+", f"@«{new}»", entry) if type_of(entry) == old else None

    return plant


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


def _unlinked(entry: str) -> str | None:
    if has(entry, "crossref", "hidden") or type_of(entry) in _PARENTS:
        return None
    names = ("pdf", "url", "doi", "eprint", "arxiv")
    return marked_key(without(entry, *names)) if has(entry, *names) else None


def _latin1(entry: str) -> str | None:
    found = re.search("[^\x00-\x7f]", entry)
    if found is None or any(ord(each) > 0xFF for each in entry):
        return None
    return f"«{entry}»"


def _in_latin1(entry: str) -> str | None:
    planted = last(entry, "note = {Köln}")
    return _latin1(planted) if not has(entry, "note") else None


MUTATIONS: dict[str, Mutation] = {
    # syntax
    "a comma that is missing after the title": Mutation("syntax", _comma_lost("title")),
    "a comma that is missing after the author": Mutation("syntax", _comma_lost("author")),
    "a comma that is missing after the year": Mutation("syntax", _comma_lost("year")),
    "a brace too many after the entry": Mutation("syntax", lambda entry: f"{entry}«}}»\n"),
    "an entry without a key": Mutation("syntax", _key_lost, within=True),
    "an entry without its end": Mutation(
        "syntax", lambda entry: f"«{entry.removesuffix(chr(10)).removesuffix('}')}»\n", within=True
    ),
    "an equals sign that is missing": Mutation(
        "syntax",
        lambda entry: re.sub(r"(\n\s*year\s*)=(\s*[^\n]*)", r"«\1\2»", entry, count=1)
        if has(entry, "pages", "doi") and has(entry, "year")
        else None,
        within=True,
    ),
    "words after the title": Mutation("lost-text", _text_after("title")),
    "words after the year": Mutation("lost-text", _text_after("year")),
    "an entry that ends before its last field": Mutation("lost-text", _cut_off),
    "a line switched off in an entry": Mutation(
        "comment-in-entry", _line_between("\n  «% note = {Old},»")
    ),
    "a remark behind a field": Mutation("comment-in-entry", _line_between(" «% checked»")),
    "a remark as the first line": Mutation(
        "comment-in-entry", lambda entry: first(entry, "«% from the publisher»")
    ),
    "an entry inside a comment": Mutation(
        "hidden-entry", lambda entry: f"@comment{{ «@misc{{old,» title = {{T}}}} }}\n\n{entry}"
    ),
    "an entry that a comment encloses": Mutation(
        "hidden-entry",
        lambda entry: None
        if type_of(entry) in _PARENTS
        else "@comment{\n" + re.sub("^(@[^,]*,)", r"«\1»", entry) + "}\n",
    ),
    "a file that is Latin-1": Mutation("encoding", _in_latin1, within=True, encoding="latin-1"),
    # fields
    "a second title": Mutation("duplicate-field", _again("title", "title")),
    "a second year, in capitals": Mutation("duplicate-field", _again("year", "Year")),
    "a second DOI": Mutation("duplicate-field", _again("doi", "DOI")),
    "an empty note": Mutation("empty-field", added("note = «{}»")),
    "an empty abstract in quotes": Mutation("empty-field", added('abstract = «""»')),
    "keywords in two pairs of empty braces": Mutation("empty-field", added("keywords = «{{ }}»")),
    "a field that was emptied": Mutation("empty-field", rewritten("pages", "«{}»")),
    "a DOI that was never filled in": Mutation("empty-field", added("doi = «{ }»")),
    "pages under a misspelt name": Mutation("unknown-field", misspelt("pages", "pags")),
    "a volume under a misspelt name": Mutation("unknown-field", misspelt("volume", "volmue")),
    "an abstract under a misspelt name": Mutation("unknown-field", misspelt("abstract", "abstrct")),
    "a publisher under a misspelt name": Mutation(
        "unknown-field", misspelt("publisher", "pubilsher")
    ),
    "an award under another tool's name": Mutation(
        "unknown-field", misspelt("award_name", "award-name")
    ),
    "selected under a misspelt name": Mutation("unknown-field", misspelt("selected", "seleted")),
    "a type with a letter missing": Mutation("unknown-type", _type_as("article", "artcle")),
    "a type in the singular": Mutation("unknown-type", _type_as("inproceedings", "inproceeding")),
    "a type that nobody knows": Mutation("unknown-type", _type_as("misc", "blogentry")),
    "a thesis under another name": Mutation(
        "unknown-type", _type_as("mastersthesis", "MasterThesis")
    ),
    "a title that is missing": Mutation("missing-field", dropped("title", types=_LISTED)),
    "a title that is empty": Mutation("missing-field", rewritten("title", "«{}»")),
    "an author that is missing": Mutation(
        "missing-field", dropped("author", types=(*_PAPERS, "book"), lacking=("editor",))
    ),
    "a year that is missing": Mutation(
        "missing-field", dropped("year", types=_PAPERS, lacking=("date", "pubstate"))
    ),
    "a year that is empty": Mutation(
        "missing-field",
        lambda entry: rewritten("year", "«{}»")(entry) if type_of(entry) in _PAPERS else None,
    ),
    "a journal that is missing": Mutation(
        "missing-field",
        dropped("journal", types=("article",), lacking=("eprint", "arxiv", "pubstate")),
    ),
    "proceedings that are missing": Mutation(
        "missing-field",
        dropped("booktitle", types=("inproceedings", "conference"), lacking=("eprint", "arxiv")),
    ),
    "a book of which a chapter is missing its title": Mutation(
        "missing-field", dropped("booktitle", types=("incollection", "inbook"))
    ),
    "a school that is missing": Mutation(
        "missing-field", dropped("school", types=("phdthesis", "mastersthesis"))
    ),
    "a short venue that the configuration asks for": Mutation(
        "missing-field",
        dropped("abbr", types=("inproceedings",)),
        alone=True,
        config='[check]\nrequired = { inproceedings = ["abbr"] }',
    ),
    "code that is missing": Mutation(
        "missing-code",
        lambda entry: marked_key(without(entry, "code"))
        if has(entry, "code") and type_of(entry) != "software"
        else None,
        alone=True,
    ),
    "a paper without a link": Mutation("missing-paper", _unlinked, alone=True),
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
        lambda entry: added("hidden = {true}")(rewritten("selected", "«{true}»")(entry) or "")
        if has(entry, "selected")
        else None,
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
        "dangling-crossref", added("crossref = {«planted0000»}", types=_PAPERS)
    ),
    "a crossref that is misspelt": Mutation(
        "dangling-crossref",
        lambda entry: last(with_inner(entry, "crossref", "«debs24»"), "year = 2024, booktitle = {D}")
        if has(entry, "crossref")
        else None,
    ),
    "xdata of nothing": Mutation("dangling-crossref", replaced("xdata", "springer, «elsevier»")),
    "the same key again": Mutation("duplicate-key", _same_key("same")),
    "the same key in capitals": Mutation("duplicate-key", _same_key("upper")),
    "a copy of the entry": Mutation("duplicate-publication", _copy()),
    "a copy in capitals without ids": Mutation("duplicate-publication", _shouted_copy),
    "another entry with the same DOI": Mutation(
        "duplicate-publication",
        _same_id("doi", "@misc{{«planted»,\n  title = {{Something Else}},\n  doi = {{{}}},\n}}"),
    ),
    "another preprint with the same arXiv id": Mutation(
        "duplicate-publication",
        _same_id("eprint", "@misc{{«planted»,\n  title = {{Something}},\n  arxiv = {{{}}},\n}}"),
    ),
    "the preprint beside the paper": Mutation("preprint-twin", _preprint_beside),
    "the paper beside the preprint": Mutation("preprint-twin", _published_beside),
}
