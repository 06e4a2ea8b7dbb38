"""Defects of names, of text, of macros and of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planted.planting import (
    PAPERS,
    Mutation,
    at_word,
    fields,
    has,
    inner,
    key_of,
    marked_key,
    misspelt,
    only,
    replaced,
    substituted,
    with_inner,
    with_value,
    word,
)

if TYPE_CHECKING:
    from planted.planting import Plant

_ME = 'me = ["Nora Lindqvist", "N. Lindqvist"]'
_TAGS = '[check]\nvocabulary = { venue_tags = ["CCF-A", "Full paper"], presentation = ["oral"] }'


def _names(change: str) -> Plant:
    """Return what joins all names of an author list, without annotations, in another way."""

    def plant(entry: str) -> str | None:
        names = re.split(r"\s+and\s+", inner(entry, "author"))
        if len(names) < 3 or "others" in names or any("," in each or "{" in each for each in names):
            return None
        return with_inner(entry, "author", change.format(*names))

    return plant


def _accent_as_html(entry: str) -> str | None:
    return substituted("author", r"ü|\{\\\"\{?u\}?\}|\{\\'\{?[ei]\}?\}", "«&eacute;»")(entry)


def _mark(mark: str) -> Plant:
    return substituted("author", r"^([^,{]*?[a-z])(?=,| and|$)", rf"\1«{mark}»")


def _key_as(new: str) -> Plant:
    def plant(entry: str) -> str | None:
        if not has(entry, "author") or not has(entry, "year", "date"):
            return None
        return entry.replace(f"{{{key_of(entry)},", f"{{«{new}»,", 1)

    return plant


def _unclosed_formula(entry: str) -> str | None:
    return substituted("title", r"\$([^$]+)\$([^$]*)$", r"«$»\1\2")(entry)


def _dollar(entry: str) -> str | None:
    if not has(entry, "title"):
        return None
    return with_inner(entry, "title", inner(entry, "title") + " for «$»100")


def _argument_lost(entry: str) -> str | None:
    if not has(entry, "title"):
        return None
    return with_inner(entry, "title", inner(entry, "title") + r" «\emph»")


def _own_away(field: str, entry: str) -> str | None:
    names = inner(entry, field)
    if re.search(r"and\s+others", names):
        return None
    other = re.sub(r"Lindqvist\*?, N(ora|\.)|Nora Lindqvist", "Berg, Ida", names)
    return with_value(entry, field, f"«{{{other}}}»") if other != names else None


def _and_too_many(entry: str) -> str | None:
    return with_inner(entry, "author", inner(entry, "author") + " «and»")


def _note_at_word(entry: str) -> str | None:
    field = "note" if has(entry, "note") else "keywords"
    return at_word(entry, field, lambda found: f"{found} at 5«%»") if has(entry, field) else None


def _macro_for(name: str, macro: str) -> Plant:
    return lambda entry: with_value(entry, name, f"«{macro}»") if name in fields(entry) else None


MUTATIONS: dict[str, Mutation] = {
    # characters
    "a letter in pieces": Mutation("unicode-form", word("title", "", "«e\u0301»")),
    "a soft hyphen": Mutation("unicode-form", word("title", "«\xad»")),
    "a blank without width": Mutation("unicode-form", word("booktitle", "", "«\u200b»")),
    "a curly apostrophe": Mutation("typographic-character", word("title", "", "«’»s")),
    "a curly quote before a word": Mutation("typographic-character", word("journal", "«“»")),
    "a no-break space": Mutation("typographic-character", word("title", "", "«\xa0»2")),
    "a word in capitals": Mutation(
        "unprotected-capitals",
        only(PAPERS, lambda entry: at_word(entry, "title", lambda found: f"«{found.upper()}»")),
    ),
    "a capital within a word": Mutation(
        "unprotected-capitals",
        only(
            PAPERS,
            lambda entry: at_word(entry, "title", lambda word: f"«{word[:2]}{word[2:].title()}»"),
        ),
    ),
    # names
    "a semicolon between names": Mutation(
        "name-format", substituted("author", r"\s+and\s+(?!others)", "«;» ")
    ),
    "an ampersand between names": Mutation("name-format", _names("{0} «&» {1} and {2}")),
    "commas between names": Mutation("name-format", _names("«{0}, {1}, {2}»")),
    "a comma before the and": Mutation(
        "name-format", substituted("author", r"^([^{}]*?,[^{},]*?)\s+and\s", r"\1«,» and ")
    ),
    "et al. after the last name": Mutation(
        "name-format",
        lambda entry: (
            None
            if "others" in inner(entry, "author")
            else substituted("author", "$", " «et al.»")(entry)
        ),
    ),
    "et al. as a name": Mutation(
        "name-format", substituted("author", r"and others", "and «et al.»")
    ),
    "an and too many at the end": Mutation(
        "name-format",
        lambda entry: (
            _and_too_many(entry)
            if has(entry, "author") and "others" not in inner(entry, "author")
            else None
        ),
    ),
    "two ands": Mutation(
        "name-format", substituted("author", r"\s+and\s", " «and and» "), within=True
    ),
    "a dagger at a name": Mutation("unknown-mark", _mark("†")),
    "a number raised at a name": Mutation("unknown-mark", _mark("$^{1}$")),
    "a mark with a role at a name": Mutation(
        "mark-in-name",
        lambda entry: (
            None if "*" in inner(entry, "author") or has(entry, "crossref") else _mark("*")(entry)
        ),
        alone=True,
    ),
    "none of the authors is the owner": Mutation(
        "own-name-missing",
        lambda entry: None if has(entry, "hidden", "crossref") else _own_away("author", entry),
        config=_ME,
    ),
    "the owner has edited the volume, but not written the paper": Mutation(
        "own-name-missing",
        lambda entry: _own_away("author", entry) if has(entry, "crossref") else None,
        config=_ME,
    ),
    "none of the editors is the owner": Mutation(
        "own-name-missing",
        lambda entry: None if has(entry, "author") else _own_away("editor", entry),
        alone=True,  # a volume that papers refer to is in no list
        config=_ME,
    ),
    # text
    "an unknown command in the title": Mutation("latex-command", word("title", r"«\mytool» ")),
    "an unknown command with an argument": Mutation(
        "latex-command", word("booktitle", r"«\conf»{", "}")
    ),
    "an unknown command in the journal": Mutation(
        "latex-command", word("journal", r"«\jour»{", "}")
    ),
    "a command without its argument": Mutation("latex-command", _argument_lost),
    "a dollar in the title": Mutation("latex-math", _dollar),
    "a dollar in the middle of the title": Mutation(
        "latex-math",
        lambda entry: None if "$" in inner(entry, "title") else word("title", "«$»5 ")(entry),
    ),
    "a formula that lost its end": Mutation("latex-math", _unclosed_formula),
    "a dollar before a formula": Mutation(
        "latex-math",
        lambda entry: word("title", "«$»5 ")(entry) if "$" in inner(entry, "title") else None,
    ),
    "a formula in round brackets that lost its end": Mutation(
        "latex-math", word("title", r"«\(» n log ")
    ),
    "italics as HTML": Mutation("html-in-field", word("title", "«<i>»", "</i>")),
    "bold as HTML in the venue": Mutation("html-in-field", word("booktitle", "«<b>»", "</b>")),
    "a subscript as HTML": Mutation("html-in-field", word("title", "CO«<sub>»2</sub> ")),
    "a line break as HTML": Mutation("html-in-field", word("title", "One«<br>»")),
    "an ampersand as HTML": Mutation("html-in-field", word("journal", "Food «&amp;» ")),
    "an accent as HTML in a name": Mutation("html-in-field", _accent_as_html),
    "an ampersand in the title": Mutation("unescaped-character", word("title", "R«&»D ")),
    "a percent sign in the title": Mutation("unescaped-character", word("title", "5«%» ")),
    "a hash in the title": Mutation("unescaped-character", word("title", "F«#» ")),
    "an underscore in the title": Mutation("unescaped-character", word("title", "my«_»file ")),
    "an ampersand in the publisher": Mutation(
        "unescaped-character", replaced("publisher", "Wiley «&» Sons")
    ),
    "a percent sign in the note": Mutation("unescaped-character", _note_at_word),
    # macros and words
    "a macro that nobody defined": Mutation("undefined-macro", _macro_for("publisher", "acmpress")),
    "a month that is no macro": Mutation("undefined-macro", _macro_for("month", "sept")),
    "a macro in a chain": Mutation(
        "undefined-macro",
        lambda entry: with_value(entry, "note", "«nope» # { done}") if has(entry, "note") else None,
    ),
    "a tag that is in no vocabulary": Mutation(
        "vocabulary",
        substituted("venue_tags", "CCF-A", "«ccf-a»"),
        config=_TAGS.replace("pre", "x"),
    ),
    "a word that is in no vocabulary": Mutation(
        "vocabulary", replaced("presentation", "«orl»"), config=_TAGS
    ),
    "a key of another pattern": Mutation(
        "key-format",
        lambda entry: marked_key(entry) if has(entry, "author") and has(entry, "year") else None,
        alone=True,
        config='key = "{Family}:{year}"',
    ),
    "an underscore in the key": Mutation("key-format", _key_as("lindqvist_21")),
    "another name for the code": Mutation("alias-field", misspelt("code", "url_code")),
    "another name for the PDF": Mutation("alias-field", misspelt("pdf", "url_pdf")),
    "another name for the short venue": Mutation("alias-field", misspelt("abbr", "_venue")),
    "another name for the slides": Mutation("alias-field", misspelt("slides", "slidesurl")),
}
