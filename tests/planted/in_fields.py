"""Defects of syntax, and of the fields and types of entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planted.planting import (
    PAPERS,
    PARENTS,
    Mutation,
    added,
    but,
    dropped,
    fields,
    first,
    has,
    inner,
    last,
    marked_key,
    misspelt,
    only,
    rewritten,
    type_of,
    without,
)

if TYPE_CHECKING:
    from planted.planting import Plant

_LISTED = (*PAPERS, "misc", "book", "incollection", "techreport", "phdthesis", "patent")
_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution")
#: The entry that a comment follows.
_ENDS = "Yet Another Bloom Filter"


def _again(name: str, new_name: str) -> Plant:
    def plant(entry: str) -> str | None:
        if not has(entry, name):
            return None
        return last(entry, f"«{new_name}» = {{{inner(entry, name)}}}")

    return plant


def _comma_lost(name: str) -> Plant:
    def plant(entry: str) -> str | None:
        field = fields(entry).get(name)
        if field is None or entry[field.end : field.end + 1] != ",":
            return None
        return f"{entry[: field.end]}«»{entry[field.end + 1 :]}"

    return plant


def _key_lost(entry: str) -> str | None:
    if type_of(entry) in PARENTS:
        return None
    return re.sub(r"\{[^,]*,\n(\s*)", r"{\n\1«»", entry, count=1)


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


def _end_lost(entry: str) -> str:
    return f"«{entry.removesuffix(chr(10)).removesuffix('}')}»\n"


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


def _unlinked(entry: str) -> str | None:
    if has(entry, "crossref", "hidden", "xdata") or type_of(entry) in PARENTS:
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
    "an entry without a key": Mutation("syntax", _key_lost),
    "an entry without its end": Mutation(
        "syntax", lambda entry: None if _ENDS in entry else _end_lost(entry), within=True
    ),
    "an entry without its end before a comment": Mutation(
        "syntax", lambda entry: _end_lost(entry) if _ENDS in entry else None, within=True
    ),
    "an equals sign that is missing": Mutation(
        "lost-text",
        lambda entry: (
            re.sub(r"(\n\s*pages\s*)=(\s*[^\n,]*)", r"«\1\2»", entry, count=1)
            if has(entry, "pages")
            else None
        ),
        within=True,
    ),
    "words after the title": Mutation("lost-text", _text_after("title")),
    "words after the year": Mutation("lost-text", _text_after("year")),
    "an entry that ends before its last field": Mutation(
        "lost-text", lambda entry: None if _ENDS in entry else _cut_off(entry)
    ),
    "an entry that ends before its last field, with a comment after it": Mutation(
        "lost-text", lambda entry: _cut_off(entry) if _ENDS in entry else None
    ),
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
        lambda entry: (
            None
            if type_of(entry) in PARENTS
            else "@comment{\n" + re.sub("^(@[^,]*,)", r"«\1»", entry) + "}\n"
        ),
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
    "pages under a misspelt name": Mutation("unknown-field", misspelt("pages", "pagse")),
    "pages with a letter missing": Mutation("unknown-field", misspelt("pages", "pags")),
    "a number with a letter missing": Mutation("unknown-field", misspelt("number", "numer")),
    "a DOI with a letter too many": Mutation("unknown-field", misspelt("doi", "doii")),
    "a series with two letters exchanged": Mutation("unknown-field", misspelt("series", "seires")),
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
    "a title that is empty": Mutation(
        "missing-field",
        but(PARENTS, rewritten("title", "«{}»")),
    ),
    "an author that is missing": Mutation(
        "missing-field",
        dropped(
            "author",
            types=(*PAPERS, "book"),
            lacking=("editor", "author+an", "organization", "crossref"),
        ),
    ),
    "an author that is missing beside an inherited editor": Mutation(
        "missing-field",
        lambda entry: dropped("author", types=PAPERS)(entry) if has(entry, "crossref") else None,
    ),
    "an author that is missing beside an editor": Mutation(
        "missing-field",
        lambda entry: (
            dropped("author", types=PAPERS, lacking=("author+an",))(
                last(entry, "editor = {Roux, Anne}")
            )
            if not has(entry, "organization", "crossref")
            else None
        ),
    ),
    "an author that is missing beside an organization": Mutation(
        "missing-field",
        lambda entry: (
            dropped("author", types=PAPERS)(entry) if has(entry, "organization") else None
        ),
    ),
    "a year that is missing": Mutation(
        "missing-field", dropped("year", types=PAPERS, lacking=("date", "pubstate"))
    ),
    "a year that is empty": Mutation(
        "missing-field",
        only(PAPERS, rewritten("year", "«{}»")),
    ),
    "a journal that is missing": Mutation(
        "missing-field",
        dropped("journal", types=("article",), lacking=("eprint", "arxiv", "pubstate")),
    ),
    "proceedings that are missing": Mutation(
        "missing-field",
        dropped("booktitle", types=("inproceedings", "conference"), lacking=("eprint", "arxiv")),
    ),
    "a chapter without its book": Mutation(
        "missing-field", dropped("booktitle", types=("incollection",))
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
        lambda entry: (
            marked_key(without(entry, "code"))
            if has(entry, "code") and type_of(entry) != "software"
            else None
        ),
        alone=True,
    ),
    "a paper without a link": Mutation("missing-paper", _unlinked, alone=True),
}
