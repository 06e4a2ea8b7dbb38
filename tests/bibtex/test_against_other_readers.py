"""Whole files as the real bibtex and biber read them; every difference is one that is known.

`python bench/fidelity.py FOLDER` does the same with any files, and counts.
"""

from __future__ import annotations

import pytest

from other_readers import with_biber, with_bibtex, with_bibtexparser, with_pubtool
from other_readers.bibtex_reasons import HIDDEN, INHERITED, NO_KEY, bibtex_reason
from other_readers.bibtexparser_reasons import bibtexparser_reason
from other_readers.comparison import compare
from other_readers.context import Context
from other_readers.records import Name
from references import require_program

#: Files that bibtex and pubtool read alike, to the last blank.
SAME = [
    pytest.param("@misc(a, title = {A (b) c}, year = 2020)", id="an entry in parentheses"),
    pytest.param("@MISC\n{ a ,\n Title\n=\n{A}\n,\n}", id="white space between all tokens"),
    pytest.param('@misc{a, title = "A {"}quote{"} b", note = {"c"}}', id="quotes in braces"),
    pytest.param(r"@misc{a, title = {a \\}, note = {b \" c}}", id="a backslash escapes nothing"),
    pytest.param("@misc{a, title = {  a \n\t b  }, note = {}}", id="blanks within values"),
    pytest.param(
        '@string{m = "one " # {two}}@STRING(n = M # 3)@misc{a, note = m # n # " z", year = N}',
        id="macros of macros, in any case",
    ),
    pytest.param("@string{m={x}}@misc{a,note=m}@string{m={y}}@misc{b,note=m}", id="a macro twice"),
    pytest.param('@misc{a, month = "1~" # jan, note = DEC}', id="the macros of the months"),
    pytest.param("@misc{a, note = undefined # {x}, title = nothing}", id="an undefined macro"),
    pytest.param("@misc{a, note = {first}, NOTE = {second}}", id="a field given twice"),
    pytest.param("@misc{A, note = {first}}@misc{a, note = {second}}", id="a key given twice"),
    pytest.param("@misc{a, x-y = 1, x+an = {2}, a:b.c/d = {3}, _e = 4}", id="odd names of fields"),
    pytest.param("@x-y{a/b:c+d'e, note = {x}}@misc{b,}@misc{c}", id="odd types and keys"),
    pytest.param('% a\n@preamble{ {x} # "y" } text = {no field}\n@misc{a, note = 1}', id="gaps"),
    pytest.param("@misc{a, title = {ä ö é, “x” – 张}}", id="characters outside ASCII"),
    pytest.param(f"@misc{{a, title = {{{'a long title ' * 40}}}}}", id="a value of many lines"),
    pytest.param(f"@misc{{a, url = {{https://example.org/{'x' * 300}}}}}", id="a very long word"),
    pytest.param(
        "@inproceedings{a, crossref = {b}, title = {T}}@proceedings{b, booktitle = {B}}",
        id="a crossref to an entry after it",
    ),
    pytest.param("@misc{a, author = {A B and van C, Jr, D and {E and F} and others}}", id="names"),
]


@pytest.mark.parametrize("text", SAME)
def test_bibtex_and_pubtool_read_the_same(text: str) -> None:
    ours = with_pubtool.read(text)
    theirs = with_bibtex.read(require_program("bibtex"), text)
    differences = compare(ours.records, theirs.records).differences
    context = Context(ours, theirs)
    assert {bibtex_reason(difference, context) for difference in differences} <= {INHERITED}
    assert theirs.records


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("% @misc{a, note = 1}\n@misc{b,}", HIDDEN, id="a comment line"),
        pytest.param("@comment{@misc{a, note = 1}}\n@misc{b,}", HIDDEN, id="a comment group"),
        pytest.param("@misc{note = 1}", NO_KEY, id="no key"),
        pytest.param("@misc{,note={1}}@misc{,note={2}}", NO_KEY, id="no key, twice"),
        pytest.param(
            "@misc{a, note = {x} title = {y}}",
            "bibtex stops within the entry (I was expecting a `,' or a `}'); "
            "pubtool reports it and reads on",
            id="a missing comma",
        ),
        pytest.param(
            "@misc(a)\n@misc{b,}",
            "`@type(key)`: the key ends with the parenthesis for bibtex, before it for biber",
            id="a key in parentheses",
        ),
        pytest.param(
            "@string{m = {x}}@string{m = m # {y}}@misc{a, note = m}",
            "a macro in its own definition: empty for bibtex, its old value for biber",
            id="a macro in its own definition",
        ),
        pytest.param(
            "@misc{a, author = {Ana de Souza e Silva}}",
            "a particle after a capital (`Fosas de Pando`): bibtex's runs to the last small word",
            id="a particle that a capital ends",
        ),
        pytest.param(
            "@misc{a, author = {Xu-dong Wang}}",
            "a small letter after a hyphen: a particle for bibtex, not for biber and pubtool",
            id="a hyphen",
        ),
        pytest.param(
            "@misc{a, author = {A B; C D}}",
            "names separated by `;` or commas, which bibtex takes for one name",
            id="a semicolon",
        ),
    ],
)
def test_where_pubtool_reads_something_else_the_reason_is_known(text: str, reason: str) -> None:
    ours = with_pubtool.read(text)
    theirs = with_bibtex.read(require_program("bibtex"), text)
    context = Context(ours, theirs)
    differences = compare(ours.records, theirs.records).differences
    assert {bibtex_reason(difference, context) for difference in differences} == {reason}


@pytest.mark.parametrize(
    "name",
    [
        "Ana de Souza e Silva",
        "Fosas de Pando, Miguel",
        "von Trapp zu Hohenlohe, Maria",
        "Van de Graaff, R. J.",
        "van den Berg, Jr, Jan",
        "Xu-dong Wang",
        "Édouard Manet",
        "Leonardo da Vinci",
    ],
)
def test_biber_splits_the_name_in_the_same_way(name: str) -> None:
    text = f"@misc{{a, author = {{{name}}}}}"
    theirs = with_biber.read(require_program("biber"), text)
    assert with_pubtool.read(text).records[0].names == theirs.records[0].names


def test_a_line_that_bibtex_has_broken_is_one_line_again() -> None:
    dump = "E a\nT misc\nF title one two\n  three\nN author\nf A~B\nv\nl {C\n  D}\nj\n"
    (record,) = with_bibtex.records(dump)
    assert record.fields == {"title": "one two three"}
    assert record.names == {"author": [Name("A B", "", "{C D}", "")]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "@misc{a, month = jan}", "a month macro: bibtexparser leaves its name", id="a month"
        ),
        pytest.param(
            "@misc{a, note = {x} # {y}}",
            "a `#` expression: bibtexparser leaves it as it is written",
            id="an expression",
        ),
        pytest.param(
            "@misc{a, note = {x}, note = {y}}",
            "a field given twice: bibtexparser sets the whole entry aside",
            id="a field given twice",
        ),
    ],
)
def test_where_bibtexparser_reads_something_else_the_reason_is_known(
    text: str, reason: str
) -> None:
    ours, theirs = with_pubtool.read(text), with_bibtexparser.read(text)
    context = Context(ours, theirs)
    differences = compare(ours.records, theirs.records).differences
    assert {bibtexparser_reason(difference, context) for difference in differences} == {reason}
