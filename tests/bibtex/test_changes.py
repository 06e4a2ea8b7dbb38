"""Entries change where they shall, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.bibtex import Change, parse, with_changes
from pubtool.errors import UnwritableOutput


def changed(
    text: str, fields: dict[str, str | None], entry_type: str | None = None, place: int = 0
) -> str:
    document = parse(text, "pubs.bib")
    return with_changes(document, [Change(document.entries[place], fields, entry_type)])


@pytest.mark.parametrize("text", ["", "@misc{a, title={x}}", "@misc{a\r\n"])
def test_no_change_changes_nothing(text: str) -> None:
    assert with_changes(parse(text), []) == text


def test_a_field_comes_into_a_real_file_and_goes_again(corpus_texts: dict[str, str]) -> None:
    for name, text in corpus_texts.items():
        document = parse(text)
        whole = [each for each in document.entries if each.close is not None and each.fields]
        if not whole or len(text) > 1_000_000:
            continue
        place = document.entries.index(whole[len(whole) // 2])
        try:
            more = changed(text, {"zz-new": "a {b} c"}, place=place)
        except UnwritableOutput:
            assert document.findings, name
        else:
            assert changed(more, {"zz-new": None}, place=place) == text, name


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        pytest.param(
            "@misc{a,\n  title = {x},\n  year = {2020}\n}",
            {"year": "2021"},
            "@misc{a,\n  title = {x},\n  year = {2021}\n}",
            id="a value",
        ),
        pytest.param(
            '@misc{a, title = {x}, year = "2020"}',
            {"year": "2021"},
            '@misc{a, title = {x}, year = "2021"}',
            id="a value keeps its quotes",
        ),
        pytest.param(
            "@misc{a, title = {x}, year = 2020}",
            {"year": "2021"},
            "@misc{a, title = {x}, year = 2021}",
            id="a number stays bare",
        ),
        pytest.param(
            '@misc{a, title = "x" # m, year = 2020}',
            {"title": "y"},
            "@misc{a, title = {y}, year = 2020}",
            id="an expression",
        ),
        pytest.param(
            "@misc{a, title = {x}, title = {z}}",
            {"title": "y"},
            "@misc{a, title = {y}, title = {z}}",
            id="of a repeated field the one that counts",
        ),
        pytest.param(
            "@misc{a,\n  title  = {x},\n  author = {y}\n}",
            {"doi": "10.1/x", "journal": "J"},
            "@misc{a,\n  title  = {x},\n  author = {y},\n  doi    = {10.1/x},\n  journal = {J}\n}",
            id="new fields in the alignment of the entry",
        ),
        pytest.param(
            "@MISC{a,\n  TITLE = {x},\n}",
            {"doi": "10.1/x"},
            "@MISC{a,\n  TITLE = {x},\n  DOI = {10.1/x},\n}",
            id="a new field in the case of the entry, with a comma after the last",
        ),
        pytest.param(
            "@misc{a\n  , title = {x}\n  , year = {2020}\n}",
            {"doi": "10.1/x", "title": None},
            "@misc{a\n  , year = {2020}\n  , doi = {10.1/x}\n}",
            id="commas that lead",
        ),
        pytest.param("@misc{a}", {"title": "x"}, "@misc{a,\n  title = {x},\n}", id="the first one"),
        pytest.param(
            "@misc{a,\n}", {"title": "x"}, "@misc{a,\n  title = {x},\n}", id="the first after ,"
        ),
        pytest.param(
            "@misc{a,\n  title = {x},\n  year = {2020}\n}",
            {"year": None},
            "@misc{a,\n  title = {x}\n}",
            id="the last goes with the comma before it",
        ),
        pytest.param(
            "@misc{a,\n  title = {x},\n  year = {2020},\n}",
            {"year": None},
            "@misc{a,\n  title = {x},\n}",
            id="the last goes with its comma",
        ),
        pytest.param(
            "@misc{a,\n  note = {x},\n  title = {x}, note = {y}\n}",
            {"note": None},
            "@misc{a,\n  title = {x}\n}",
            id="all of a name go",
        ),
        pytest.param(
            "@misc{a,\n  journal = {x},\n  title = {y}\n}",
            {"journal": None, "title": None, "note": "n"},
            "@misc{a,\n  note = {n}\n}",
            id="all go and one comes",
        ),
        pytest.param(
            "@misc{a,\n  title = {x}, % so\n  year = {2020}\n}",
            {"year": None},
            "@misc{a,\n  title = {x}, % so\n}",
            id="a comment stays",
        ),
    ],
)
def test_a_change(before: str, fields: dict[str, str | None], after: str) -> None:
    assert changed(before, fields) == after


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("@misc{a, x={y}}", "@article"),
        ("@MISC{a, x={y}}", "@ARTICLE"),
        ("@Misc{a, x={y}}", "@Article"),
    ],
)
def test_a_new_type_has_the_case_of_the_old_one(written: str, after: str) -> None:
    assert changed(written, {}, "article") == after + written[5:]


def test_a_new_field_stands_where_the_other_entries_have_it() -> None:
    text = "@misc{a, title={x}, year={1}}\n" + "@misc{b, title={x}, doi={d}, year={1}}\n" * 2
    assert changed(text, {"doi": "e"}).startswith("@misc{a, title={x}, doi={e}, year={1}}\n")


def test_several_entries_change_at_once() -> None:
    text = "@misc{a, year={1}}\n@misc{b, year={2}}\n"
    document = parse(text)
    changes = [Change(entry, {"year": "3"}) for entry in document.entries]
    assert with_changes(document, changes) == "@misc{a, year={3}}\n@misc{b, year={3}}\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("% x\n@misc{a, title={x}, year={2020}\n", id="never closed"),
        pytest.param("% x\n@misc{a,\n  title={x,\n  year={2020}\n}\n", id="a value never closed"),
    ],
)
def test_a_broken_entry_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UnwritableOutput, match=r"^pubs\.bib:2:1: `a` cannot be changed"):
        changed(text, {"year": "2021"})


def test_a_field_whose_loss_would_hide_another_stays() -> None:
    text = "@misc{a,\n  title = {x}, % so\n  year = {2020}, note = {n}\n}"
    with pytest.raises(UnwritableOutput, match=r"^pubs\.bib: `a` cannot be changed"):
        changed(text, {"year": None})


def test_braces_that_do_not_balance_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="balance"):
        changed("@misc{a, title={x}}", {"title": "{"})


_FIELDS = st.dictionaries(
    st.sampled_from(["title", "year", "doi", "note", "author"]),
    st.sampled_from([None, "x", "2021", 'a "b"', "{B} c"]),
)
_ENTRIES = st.lists(
    st.sampled_from(
        [
            *(" title = {x}", '\n  year = "2020"', "\n\tyear = 2020", " note = {a} # m"),
            *("\n  author = {A and\n    B}", "doi={10.1/x}", " title = {z}", "\n  url = {u}"),
        ]
    ),
    max_size=6,
).flatmap(
    lambda fields: st.sampled_from(
        [f"@misc{{a,{','.join(fields)}}}\n", f"@Misc(a,{','.join(fields)},\n)\n"]
    )
)


@given(_ENTRIES, _FIELDS)
def test_all_that_no_change_names_is_read_as_before(
    text: str, fields: dict[str, str | None]
) -> None:
    around = "% before\n@misc{b, title={B}}\n", "\n@misc{c,\n  title={C}} % after"
    whole = around[0] + text + around[1]
    document = parse(whole)
    try:
        after = with_changes(document, [Change(document.entries[1], fields)])
    except UnwritableOutput:
        assert document.findings  # an entry that is not quite right may be left alone
        return
    assert after.startswith(around[0])
    assert after.endswith(around[1])
    old = {field.name: field.value for field in reversed(document.entries[1].fields)}
    new = {field.name: field.value for field in reversed(parse(after).entries[1].fields)}
    assert new == {name: value for name, value in (old | fields).items() if value is not None}
