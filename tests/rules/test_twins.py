"""Which entries are one paper: what the examples of the two rules do not say."""

from __future__ import annotations

import datetime

import pytest

from pubtool.bibtex import load
from pubtool.config import Config
from pubtool.reading import read
from pubtool.rules._twins import Twin, twins
from pubtool.rules.engine import make_context

PAPER = "title = {On Sparse Attention}, author = {Ann Lee}, year = 2024"


def found(*entries: str) -> list[tuple[str, str, bool]]:
    """Return (entry to mend, the other one, is a preprint) of the twins among these entries."""
    return [
        (twin.subject.entry.key, twin.other.entry.key, twin.is_preprint)
        for twin in all_twins(*entries)
    ]


def all_twins(*entries: str) -> tuple[Twin, ...]:
    bibliography = load([("pubs.bib", "\n".join(entries))])
    config = Config()
    reading = read(bibliography, config)
    context = make_context(bibliography, reading, config, datetime.date(2026, 5, 15))
    return twins(context.subjects)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            f"@inbook{{a, {PAPER}, booktitle = {{B}}, doi = {{10.1000/1}}}}",
            "@inbook{b, title = {Another Chapter}, author = {A Lee}, booktitle = {B},"
            " doi = {10.1000/1}}",
            id="two chapters that carry the DOI of their book",
        ),
        pytest.param(
            f"@book{{a, {PAPER}, volume = 1}}",
            f"@book{{b, {PAPER}, volume = 2}}",
            id="two volumes of one title",
        ),
        pytest.param(
            f"@misc{{a, {PAPER}, url = {{https://example.org/1}}}}",
            f"@misc{{b, {PAPER}, url = {{https://example.org/2}}}}",
            id="two web pages",
        ),
        pytest.param(
            f"@inproceedings{{a, {PAPER}, booktitle = {{Workshop on Sparsity}}}}",
            f"@inproceedings{{b, {PAPER}, booktitle = {{Conference of Vision}}}}",
            id="a paper at a workshop and at a conference",
        ),
        pytest.param(
            f"@phdthesis{{a, {PAPER}}}",
            f"@article{{b, {PAPER}, journal = {{JMLR}}}}",
            id="a thesis and a paper",
        ),
        pytest.param(
            "@misc{a, title = {Editorial}, author = {Ann Lee}, year = 2024}",
            "@misc{b, title = {Editorial}, author = {Ann Lee}, year = 2024}",
            id="two texts with a title that many have",
        ),
        pytest.param(
            f"@misc{{a, {PAPER}}}",
            "@misc{b, title = {On Sparse Attention++}, author = {Ann Lee}, year = 2024}",
            id="a name with a sign that tells it apart",
        ),
        pytest.param(
            f"@misc{{a, {PAPER}}}",
            "@misc{b, title = {On Sparse Attention}, author = {Alan Lee}, year = 2024}",
            id="first authors with one initial and two names",
        ),
        pytest.param(
            f"@misc{{a, {PAPER}, eprint = {{2401.00001}}}}",
            f"@misc{{b, {PAPER.replace('2024', '2025')}, eprint = {{2501.00002}}}}",
            id="two preprints with an id each, of different years",
        ),
        pytest.param(
            f"@inproceedings{{a, {PAPER}, crossref = {{b}}, doi = {{10.1000/1}}}}",
            "@misc{b, title = {ICML}, doi = {10.1000/1}}",
            id="a paper and the volume it refers to",
        ),
        pytest.param(
            f"@misc{{a, {PAPER}}}",
            f"@misc{{A, {PAPER}}}",
            id="a repeated key, which is reported as such",
        ),
    ],
)
def test_these_are_no_twins(first: str, second: str) -> None:
    assert found(first, second) == []


def test_an_article_of_the_archive_is_the_preprint_of_the_published_one_wherever_it_stands() -> (
    None
):
    published = f"@article{{a, {PAPER}, journal = {{JMLR}}}}"
    preprint = f"@article{{b, {PAPER}, journal = {{CoRR}}, volume = {{abs/2401.00001}}}}"
    assert found(published, preprint) == [("b", "a", True)]
    assert found(preprint, published) == [("b", "a", True)]


def test_the_id_of_somebody_elses_preprint_is_no_twin_but_a_wrong_id() -> None:
    preprint = f"@misc{{a, {PAPER}, eprint = {{2401.00001}}}}"
    other = "@article{b, title = {T}, author = {Jo Roe}, journal = {JMLR}, eprint = {2401.00001}}"
    assert found(preprint, other) == [("b", "a", False)]


def test_each_of_many_copies_is_reported_once_and_names_the_first() -> None:
    entries = [f"@misc{{k{number}, {PAPER}, doi = {{10.1000/1}}}}" for number in range(30)]
    assert found(*entries) == [(f"k{number}", "k0", False) for number in range(1, 30)]


def test_lists_of_authors_of_another_length_are_one_paper_on_the_same_pages() -> None:
    more = PAPER.replace("Ann Lee", "Ann Lee and Jo Roe")
    pages = "journal = {JMLR}, pages = {1--9}"
    assert found(f"@article{{a, {PAPER}, {pages}}}", f"@article{{b, {more}, {pages}}}")
    assert not found(f"@misc{{a, {PAPER}}}", f"@misc{{b, {more}}}")


def test_two_papers_that_share_an_id_only_are_not_called_one_paper() -> None:
    preprint = f"@misc{{a, {PAPER}, eprint = {{2401.00001}}}}"
    other = "@misc{b, title = {T}, author = {Jo Roe}, eprint = {2401.00001}}"
    same_title = f"@misc{{b, {PAPER}, eprint = {{2401.00001}}}}"
    assert [twin.mistaken for twin in all_twins(preprint, other)] == [True]
    assert [twin.mistaken for twin in all_twins(preprint, same_title)] == [False]


def test_a_thesis_and_a_paper_of_one_title_are_two_but_one_thesis_twice_is_not() -> None:
    thesis = f"@phdthesis{{a, {PAPER}, school = {{MIT}}}}"
    assert found(thesis, f"@article{{b, {PAPER}, journal = {{JMLR}}}}") == []
    assert found(thesis, thesis.replace("{a,", "{b,")) == [("b", "a", False)]
    assert found(thesis, f"@mastersthesis{{b, {PAPER}, school = {{MIT}}}}") == []


@pytest.mark.parametrize(
    ("doi", "is_preprint"),
    [
        pytest.param("10.1101/gr.123456.111", False, id="a journal of a preprint server's house"),
        pytest.param("10.1101/2023.09.06.556545", True, id="bioRxiv"),
        pytest.param("10.31223/X5ABCD", True, id="EarthArXiv"),
    ],
)
def test_an_entry_with_nothing_but_the_doi_of_a_preprint_server_is_a_preprint(
    doi: str, is_preprint: bool
) -> None:
    preprint = f"@misc{{p, {PAPER}, doi = {{{doi}}}}}"
    paper = f"@article{{a, {PAPER}, journal = {{J}}, doi = {{10.1000/1}}}}"
    assert (("p", "a", True) in found(preprint, paper)) == is_preprint


@pytest.mark.parametrize(
    ("title", "is_doubtful"), [("On sparse {Attention}", False), ("A Tutorial", True)]
)
def test_one_id_with_two_titles_may_be_a_mistake(title: str, is_doubtful: bool) -> None:
    (twin,) = all_twins(
        f"@misc{{p, {PAPER}, eprint = {{2401.00001}}}}",
        f"@inproceedings{{a, title = {{{title}}}, author = {{Ann Lee and Bo Roe}}, year = 2024,"
        " booktitle = {ICML}, eprint = {2401.00001}}",
    )
    assert (twin.subject.entry.key, twin.is_doubtful) == ("p", is_doubtful)
