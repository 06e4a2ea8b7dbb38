"""The entries of another file: what is missing comes as it is written, what is there stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubtool.adding.merging import Merge, merge, problems_of
from pubtool.adding.planning import Target
from pubtool.bibtex import load, parse

if TYPE_CHECKING:
    from pubtool.bibtex import Document

HERE = """@string{icml = {Intl. Conf. on ML}}

@misc{a,
  title  = {Alpha},
  author = {Ann Lee},
  eprint = {2412.00001},
}
"""


def merged(other: str, here: str = HERE, *, force: bool = False) -> Merge:
    bibliography = load([("pubs.bib", here)])
    target = Target(bibliography, bibliography.documents[0])
    return merge(target, parse(other, "other.bib"), "{family}{year}{word}", force=force)


def after(made: Merge) -> Document:
    return parse(made.text)


def values(document: Document, key: str) -> dict[str, str]:
    entry = next(entry for entry in document.entries if entry.key == key)
    return {field.name: field.value for field in entry.fields}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("", id="an empty file"),
        pytest.param("@misc{x, eprint = {2412.00001v2}}", id="the same arXiv id"),
        pytest.param("@misc{x, title = {ALPHA}, author = {Lee, A.}}", id="title and author"),
        pytest.param(HERE, id="the file itself"),
        pytest.param("@comment{@misc{x, title = {Hidden}}}", id="a comment"),
    ],
)
def test_what_is_there_is_not_added(other: str) -> None:
    made = merged(other)
    assert made.text == HERE
    assert made.merged == ()


def test_what_is_left_out_is_named_with_what_it_is_the_same_as() -> None:
    made = merged("\n@misc{x, eprint = {2412.00001v2}}")
    assert [str(each) for each in made.skipped] == [
        "other.bib:2: `x` is left out: `a` at pubs.bib:3 has arXiv:2412.00001"
    ]


def test_force_adds_what_only_may_be_the_same() -> None:
    other = "@misc{x, title = {ALPHA}, author = {Lee, A.}}@misc{y, eprint = {2412.00001}}"
    assert [each.key for each in merged(other, force=True).merged] == ["x"]


def test_merging_twice_adds_nothing_the_second_time() -> None:
    other = "@misc{x, title = {Xi}, author = {Bo Li}}\n@misc{y, title = {Ypsilon}}"
    once = merged(other).text
    assert merged(other, once).text == once


def test_values_come_as_they_are_written() -> None:
    other = (
        "@InProceedings{x, title = {{Xi} \\& $n$}, author = {B{\\'o} Li}, My-Field = {a  b},\n"
        "author+an = {1=equal}, year = 2020, month = mar, booktitle = icml # { 2020}}"
    )
    found = values(after(merged(other)), "x")
    assert found["title"] == "{Xi} \\& $n$"
    assert found["author"] == "B{\\'o} Li"
    assert found["my-field"] == "a  b"
    assert found["author+an"] == "1=equal"
    assert found["month"] == "March"


def test_a_macro_that_both_files_have_stays_one() -> None:
    other = "@string{ICML = {Intl. Conf. on ML}}@misc{x, title = {Xi}, booktitle = icml}"
    assert "booktitle = icml" in " ".join(merged(other).text.split())


@pytest.mark.parametrize(
    ("definition", "text"),
    [
        pytest.param("@string{jmlr = {J. of ML}}", "J. of ML", id="one that only the other has"),
        pytest.param("@string{icml = {Other}}", "Other", id="one that means something else here"),
    ],
)
def test_a_macro_that_this_file_lacks_becomes_its_text(definition: str, text: str) -> None:
    name = definition[8:12]
    made = merged(f"{definition}@misc{{x, title = {{Xi}}, journal = {name}}}")
    assert values(after(made), "x")["journal"] == text
    assert not after(made).findings


def test_a_word_that_is_no_macro_anywhere_becomes_text() -> None:
    made = merged("@misc{x, title = {Xi}, selected = true, note = {a} # nothing}")
    assert values(after(made), "x")["selected"] == "true"


def test_a_taken_key_gets_a_new_one_and_references_follow() -> None:
    other = (
        "@inproceedings{x, title = {Xi}, author = {Bo Li}, crossref = {A}, related = {x, A,b}}\n"
        "@proceedings{a, title = {Other Proceedings}, editor = {Cy Wu}}"
    )
    made = merged(other)
    assert [(each.old, each.key) for each in made.merged] == [("x", "x"), ("a", "aa")]
    assert values(after(made), "x")["crossref"] == "aa"
    assert values(after(made), "x")["related"] == "x, aa,b"


def test_references_to_what_was_left_out_lead_to_what_is_here() -> None:
    other = (
        "@inproceedings{x, title = {Xi}, author = {Bo Li}, crossref = {same}}\n"
        "@misc{same, title = {Alpha}, author = {Ann Lee}}"
    )
    assert values(after(merged(other)), "x")["crossref"] == "a"


def test_an_entry_without_a_key_gets_one() -> None:
    made = merged("@misc{, title = {Xi}, author = {Bo Li}, year = 2020}")
    assert [each.key for each in made.merged] == ["li2020xi"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("@misc{x, title = {Broken", id="never closed"),
        pytest.param("@misc{x, title = {Xi}}, year = 2020}", id="closed too early"),
    ],
)
def test_an_entry_that_may_not_be_read_as_it_was_meant_is_left_out(broken: str) -> None:
    made = merged(f"@misc{{y, title = {{Upsilon}}}}\n{broken}")
    assert [each.key for each in made.merged] == ["y"]
    (line,) = made.broken
    assert line.startswith("other.bib:2: `x` is left out, for it is broken: ")


def test_a_missing_comma_keeps_nothing_out() -> None:
    made = merged("@misc{x, title = {Xi} year = 2020}")
    assert [each.key for each in made.merged] == ["x"]


def test_what_could_not_come_is_said() -> None:
    made = merged("@misc{x, title = {Xi}, title = {Second}}\n@misc{empty,}")
    assert [remark.partition(": ")[0] for remark in made.remarks] == ["other.bib:1", "other.bib:2"]


def test_broken_text_in_the_other_file_is_counted() -> None:
    assert problems_of(parse("@misc{x, title = {Xi} year = 2020}")) == {"syntax": 1}


@settings(max_examples=60)
@given(st.text(alphabet='@misc{}x=,"#\n %ab', max_size=60))
def test_no_other_file_damages_this_one(text: str) -> None:
    made = merged(f"@misc{{q, title = {{Q}}}}\n{text}")
    assert made.text.startswith(HERE.rstrip())
    assert not after(made).findings


def test_every_real_file_can_be_merged(corpus_texts: dict[str, str]) -> None:
    for name, text in corpus_texts.items():
        if len(text) > 100_000:
            continue
        made = merged(text)
        document = after(made)
        assert made.text.startswith(HERE.rstrip()), name
        assert {each.key for each in made.merged} <= {entry.key for entry in document.entries}
        assert not [f for f in document.findings if f.severity == "error"], name
        again = merged(text, made.text).merged
        assert not [each for each in again if "title" in dict(each.entry.fields)], name
