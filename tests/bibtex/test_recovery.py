"""Broken entries: what is kept, what is reported, and where."""

from __future__ import annotations

import pytest

from pubtool.bibtex import Document, parse
from pubtool.bibtex.document import PROBLEMS_SHOWN

NEXT = "\n\n@b{next, t = {x}}\n"


def values(document: Document) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in document.entries[0].fields]


def found(document: Document) -> list[tuple[str, str]]:
    """Return the rule of each finding and the text it points at."""
    text = document.text
    return [(item.rule, text[item.place.start : item.place.end]) for item in document.findings]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(r"{a \\}", r"a \\", id="a backslash before the closing brace"),
        pytest.param('"a {say "hi, you"} b"', 'a {say "hi, you"} b', id="quotes inside braces"),
        pytest.param("{a\n@misc{b}\n}", "a\n@misc{b}\n", id="a type at a line start"),
        pytest.param("{a\n@misc{b,\n c = {d},\n}\n}", "a\n@misc{b,\n c = {d},\n}\n", id="an entry"),
        pytest.param("{a % b}", "a % b", id="a percent sign"),
        pytest.param("{{{{{{deep}}}}}}", "{{{{{deep}}}}}", id="deep braces"),
        pytest.param("{a = {b}, c}", "a = {b}, c", id="what looks like a field"),
        pytest.param('"a # b"', "a # b", id="a number sign in quotes"),
        pytest.param("{}", "", id="nothing"),
    ],
)
def test_a_valid_value_is_read_as_written_without_a_finding(value: str, text: str) -> None:
    document = parse(f"@a{{k, t = {value}, u = {{v}}}}" + NEXT)
    assert values(document) == [("t", text), ("u", "v")]
    assert [entry.key for entry in document.entries] == ["k", "next"]
    assert document.findings == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@a{k, t = {x}\n}\n% a comment = {x}\n", id="a comment after an entry"),
        pytest.param("@a{k, t = {x}},\n", id="a comma after an entry"),
        pytest.param("@a{k, t = {x}}\n\nSee also: a = b.\n", id="prose with an equals sign"),
        pytest.param("@string{a = {x},}", id="a comma at the end of an @string"),
        pytest.param("@string{a = {x}, b = {y}}", id="two macros in one @string, as in biber"),
        pytest.param("@comment{jabref-meta: a@b.c; {x}}", id="an e-mail address in a comment"),
        pytest.param("@a{k\n, t = {x}\n, u = {y}\n}", id="commas before the fields"),
        pytest.param("@a{k,\u00a0t = {x}}", id="a no-break space between tokens"),
        pytest.param("@a{k, author+an = {1=equal}, x.y:z = 1}", id="signs in field names"),
    ],
)
def test_valid_text_has_no_finding(text: str) -> None:
    assert parse(text + NEXT).findings == []


@pytest.mark.parametrize(
    ("text", "fields", "findings"),
    [
        pytest.param(
            "@a{k,\n t={A}\n y={2}\n}", [("t", "A"), ("y", "2")], [("syntax", "")],
            id="a missing comma swallows nothing",
        ),
        pytest.param(
            "@a{k,\n t = {Foo,\n y = {2}\n}", [("t", "Foo"), ("y", "2")], [("syntax", "{")],
            id="an unclosed brace ends before the next field",
        ),
        pytest.param(
            "@a{k,\n t={x},\n y={2\n}", [("t", "x"), ("y", "2")], [("syntax", "{")],
            id="an unclosed brace in the last field ends with the entry",
        ),
        pytest.param(
            '@a{k,\n t = "Foo,\n y = "2",\n z=1\n}', [("t", "Foo"), ("y", "2"), ("z", "1")],
            [("syntax", '"')], id="an unclosed quote ends before the next field",
        ),
        pytest.param(
            "@a{k,\n t={a \\{ b},\n y=1\n}", [("t", "a \\{ b"), ("y", "1")], [("syntax", "{")],
            id="a backslash does not escape a brace",
        ),
        pytest.param(
            '@a{k, t="G\\"odel", y=1}', [("t", 'G\\"odel'), ("y", "1")], [("syntax", '"')],
            id="a backslash does not escape a quote",
        ),
        pytest.param(
            '@a{k, t="a } b", y=1}', [("t", "a } b"), ("y", "1")], [("syntax", '"')],
            id="a closing brace in quotes",
        ),
        pytest.param(
            "@a{k, t={x}", [("t", "x")], [("syntax", "")], id="an entry that is never closed"
        ),
        pytest.param(
            "@a{a b, t={x}}", [("t", "x")], [("syntax", "a b")], id="white space in the key"
        ),
        pytest.param(
            "@a{k t={x}}", [("t", "x")], [("syntax", "")], id="a missing comma after the key"
        ),
        pytest.param("@a{t={x}}", [("t", "x")], [("syntax", "")], id="a missing key"),
        pytest.param("@a{, t={x}}", [("t", "x")], [("syntax", "")], id="an empty key"),
        pytest.param(
            "@a{k, 2t={x}, y=1}", [("2t", "x"), ("y", "1")], [("syntax", "2t")],
            id="a digit at the start of a field name",
        ),
        pytest.param(
            "@a{k, my t={x}, y=1}", [("my t", "x"), ("y", "1")], [("syntax", "my t")],
            id="white space in a field name",
        ),
        pytest.param(
            "@a{k, t=, y=1}", [("t", ""), ("y", "1")], [("syntax", "")], id="a missing value"
        ),
        pytest.param(
            "@a{k, t=a b c, y=1}", [("t", "a b c"), ("y", "1")], [("syntax", "a b c")],
            id="words without braces",
        ),
        pytest.param(
            "@a{k, d=2020-05, y=1}", [("d", "2020-05"), ("y", "1")], [("syntax", "2020-05")],
            id="a date without braces",
        ),
        pytest.param(
            "@a{k, t={x},, y=1}", [("t", "x"), ("y", "1")], [("syntax", ",")], id="a comma too many"
        ),
        pytest.param(
            "@a{k, t={x} z, y=1}", [("t", "x"), ("y", "1")], [("lost-text", "z")],
            id="text after a value",
        ),
        pytest.param(
            "@a{k, t={x}; y={1}}", [("t", "x"), ("y", "1")], [("lost-text", ";")],
            id="a semicolon for a comma",
        ),
        pytest.param(
            "@a{k, z, y=1}", [("y", "1")], [("lost-text", "z")], id="a name without a value"
        ),
        pytest.param(
            "@a{k,\n t={A}},\n y={2}\n}", [("t", "A")], [("lost-text", ",\n y={2}\n}")],
            id="the fields that an extra brace cuts off",
        ),
        pytest.param("@a{k, t={x}}}", [("t", "x")], [("syntax", "}")], id="an extra closing brace"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_once_and_the_rest_is_read(
    text: str, fields: list[tuple[str, str]], findings: list[tuple[str, str]]
) -> None:
    document = parse(text + NEXT)
    assert values(document) == fields
    assert found(document) == findings
    assert document.entries[-1].key == "next"


def test_a_missing_comma_is_reported_where_it_should_stand() -> None:
    place = parse("@misc{k,\n title={A}\n year={2020}}", "f.bib").findings[0].place
    assert str(place) == "f.bib:2:11"


def test_an_abstract_between_lone_braces_is_not_taken_for_unclosed() -> None:
    document = parse("@a{k,\n abstract = {\n x\n }\n" + NEXT)
    assert values(document) == [("abstract", "\n x\n ")]
    assert [item.message for item in document.findings] == [
        "the entry is never closed: a `}` is missing here"
    ]


def test_a_comment_line_in_an_entry_is_reported_and_no_field() -> None:
    document = parse("@a{k,\n y=1, % note={old},\n % z={2},\n t={x}\n}")
    assert values(document) == [("y", "1"), ("t", "x")]
    assert found(document) == [
        ("comment-in-entry", "% note={old},"),
        ("comment-in-entry", "% z={2},"),
    ]


def test_comments_may_stand_between_any_tokens_of_an_entry() -> None:
    document = parse("@a{ % c\nk, % d\n t % e\n = % f\n {x} % g\n # {y} % h\n}")
    assert values(document) == [("t", "xy")]
    assert {rule for rule, _ in found(document)} == {"comment-in-entry"}


def test_an_entry_inside_a_comment_is_reported() -> None:
    document = parse("@comment{ @misc{k, t={x}} }")
    assert document.entries == []
    assert found(document) == [("hidden-entry", "@misc{k,")]


def test_an_unclosed_comment_does_not_hide_the_next_entry() -> None:
    document = parse("@comment{ x" + NEXT)
    assert found(document) == [("syntax", "{")]
    assert [entry.key for entry in document.entries] == ["next"]


def test_a_type_without_a_brace_at_a_line_start_is_reported() -> None:
    assert found(parse("@article k, t={x}" + NEXT)) == [("syntax", "@article")]


def test_every_repetition_of_a_field_is_kept_and_reported() -> None:
    document = parse("@a{k, TITLE={x}, title={y}}")
    assert values(document) == [("TITLE", "x"), ("title", "y")]
    assert found(document) == [("duplicate-field", "title")]


def test_a_finding_names_the_key_of_its_entry() -> None:
    assert [item.key for item in parse("@a{k, t={x} y={2}}").findings] == ["k"]


def test_findings_come_in_the_order_of_the_file() -> None:
    text = "@a{k, t = u}\n@b{l, t={x} y=1}\n@c{m, t=1, t=2}"
    starts = [item.place.start for item in parse(text).findings]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_many_problems_of_one_rule_are_counted_in_one_line() -> None:
    document = parse("@a{k, t = u}\n" * (PROBLEMS_SHOWN + 7))
    assert len(document.findings) == PROBLEMS_SHOWN + 1
    assert document.findings[-1].message == "7 more problems of this kind from here on"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@{" * 500_000, id="a megabyte of opened nothings"),
        pytest.param("@a{b," * 50_000, id="entries in entries"),
        pytest.param("@a{b,c={\n" * 50_000, id="an unclosed value on every line"),
        pytest.param("@a{b,\n" + 'c="{\n' * 50_000, id="an unclosed quote on every line"),
        pytest.param("@a{b,c=" + "{" * 100_000, id="a hundred thousand open braces"),
        pytest.param("@a{b,c=" + "{" * 99_999 + "}" * 99_999 + "}", id="deeply nested braces"),
        pytest.param("@a{b,\n" + "c={\n" * 9_999 + "}\n" * 9_999 + "@x{y,", id="nested fields"),
        pytest.param("@a{b,c={" + "x " * 10_000_000 + "}}", id="a value of 20 MB"),
        pytest.param("@a{b,c={x} ;" + "\n" * 300_000, id="line ends after nonsense"),
        pytest.param("@a{b,c=" + "a # " * 100_000, id="a chain of macros"),
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    document = parse(text)
    assert document.blocks[-1].end == len(text)
    assert len(document.findings) <= 3 * (PROBLEMS_SHOWN + 1)


def test_an_entry_without_a_type_is_reported_and_the_next_one_is_read() -> None:
    document = parse("@{h, title={Lost}}\n@ (i, title={Too})\n@misc{k, title={Read}}")
    assert [item.rule for item in document.findings] == ["syntax", "syntax"]
    assert [entry.key for entry in document.entries] == ["k"]


def test_an_at_sign_before_braces_in_running_text_is_no_entry() -> None:
    assert parse("write to me@{uni}.org\n@{nobody}\n@misc{k, title={T}}").findings == []


def test_a_comment_after_an_entry_without_its_end_is_not_one_inside_it() -> None:
    document = parse("@misc{k, title={T},\n  % inside\n  year=2024\n\n% after\n@misc{l, note={N}}")
    assert [item.rule for item in document.findings] == ["comment-in-entry", "syntax"]


def test_text_that_is_cut_off_ends_before_the_comment_after_it() -> None:
    text = "@misc{k, title={T}},\n  year=2024\n}\n\n% after\n\n% it\n@misc{l, note={N}}"
    (finding,) = parse(text).findings
    assert text[finding.place.start : finding.place.end] == ",\n  year=2024\n}"
