"""Whether a paper is there already: by identifier as a whole, by title and first author."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.adding.duplicates import Entrylike, Known, first_fields, identifiers_of
from pubtool.adding.planning import entrylike, known_works
from pubtool.bibtex import load, parse
from pubtool.identifiers import arxiv_id, bare_doi, doi_key
from pubtool.reading.links import read_url

SLA = {"title": "{SLA}: Beyond Sparsity", "author": "Zhang, Jintao and Wang, Haoxu"}


def known(text: str) -> Known:
    return known_works(load([("pubs.bib", text)]))


def with_field(field: str) -> Known:
    return known(f"@misc{{old, title = {{T}}, {field}}}")


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("eprint = {2509.24006}", id="eprint"),
        pytest.param("eprint = {2509.24006v3}, archivePrefix = {arXiv}", id="with a version"),
        pytest.param("eprint = {arXiv:2509.24006}", id="with a prefix"),
        pytest.param("arxiv = {2509.24006}", id="arxiv"),
        pytest.param("url = {http://arxiv.org/abs/2509.24006v1}", id="url"),
        pytest.param("url = {\\url{https://arxiv.org/abs/2509.24006}}", id="url in LaTeX"),
        pytest.param("pdf = {https://www.arxiv.org/pdf/2509.24006.pdf}", id="pdf"),
        pytest.param("url_pdf = {https://arxiv.org/pdf/2509.24006}", id="another tool's pdf"),
        pytest.param("html = {https://arxiv.org/html/2509.24006v2}", id="html"),
        pytest.param("doi = {10.48550/arXiv.2509.24006}", id="arXiv's DOI"),
        pytest.param("doi = {https://doi.org/10.48550/ARXIV.2509.24006}", id="its URL"),
        pytest.param("journal = {arXiv preprint arXiv:2509.24006}", id="journal"),
        pytest.param("journaltitle = {CoRR}, volume = {abs/2509.24006}", id="as DBLP has it"),
        pytest.param("howpublished = {arXiv:2509.24006 [cs.LG]}", id="howpublished"),
    ],
)
def test_an_arxiv_id_is_found_wherever_it_stands(field: str) -> None:
    match = with_field(field).by_identifier("2509.24006", ())
    assert match is not None
    assert match.certain
    assert str(match) == "`old` at pubs.bib:1"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("eprint = {2509.240061}", id="a longer id"),
        pytest.param("url = {https://arxiv.org/abs/2509.2400}", id="a shorter id"),
        pytest.param("eprint = {2509.24006}, eprinttype = {hal}", id="another archive"),
        pytest.param("pages = {2509.24006}", id="a number that is none"),
        pytest.param("abstract = {See arXiv:2509.24006}", id="an abstract"),
        pytest.param("eprint = {2401.00001}, note = {extends arXiv:2509.24006}", id="a mention"),
    ],
)
def test_what_is_no_such_id_is_not_found(field: str) -> None:
    papers = with_field(field)
    assert papers.by_identifier("2509.24006", ()) is None
    assert papers.by_note("2509.24006") is None


def test_an_id_in_the_note_of_an_entry_without_one_is_only_perhaps_its_own() -> None:
    match = with_field("note = {Preprint: arXiv:2509.24006.}").by_note("2509.24006")
    assert match is not None
    assert not match.certain


@pytest.mark.parametrize(
    ("field", "doi"),
    [
        pytest.param("doi = {10.1007/ABC-5_1}", "10.1007/abc-5_1", id="in another case"),
        pytest.param("doi = {https://doi.org/10.1007/abc-5_1}", "10.1007/abc-5_1", id="a URL"),
        pytest.param("doi = {10.1007/abc-5\\_1}", "10.1007/abc-5_1", id="escaped"),
        pytest.param("url = {http://dx.doi.org/10.1007/abc-5_1}", "10.1007/abc-5_1", id="url"),
    ],
)
def test_a_doi_is_found_in_any_spelling(field: str, doi: str) -> None:
    assert with_field(field).by_identifier("", (doi,)) is not None


def test_a_doi_that_only_begins_alike_is_another() -> None:
    papers = with_field("doi = {10.1007/978-3-030-5_15}")
    assert papers.by_identifier("", ("10.1007/978-3-030-5_1",)) is None


@pytest.mark.parametrize(
    ("title", "author"),
    [
        pytest.param("SLA: beyond sparsity", "Jintao Zhang", id="case and braces"),
        pytest.param("SLA -- Beyond Sparsity.", "J. Zhang and others", id="punctuation"),
        pytest.param("{S}LA: Beyond Sp\\'arsity", "{\\'Z}hang, J.", id="accents and LaTeX"),
    ],
)
def test_the_same_title_by_the_same_first_author_may_be_the_paper(title: str, author: str) -> None:
    match = known(f"@misc{{old, title = {{{title}}}, author = {{{author}}}}}").by_title(SLA, "misc")
    assert match is not None
    assert not match.certain


@pytest.mark.parametrize(
    ("title", "author"),
    [
        pytest.param("SLA: Beyond Sparsity II", "Jintao Zhang", id="a second part"),
        pytest.param("SLA++: Beyond Sparsity", "Jintao Zhang", id="a plus"),
        pytest.param("SLA: Beyond Sparsity", "Haoxu Wang and Jintao Zhang", id="another first one"),
        pytest.param("SLA: Beyond Sparsity", "Jin Zhangjin", id="part of a name"),
    ],
)
def test_another_title_or_first_author_is_another_paper(title: str, author: str) -> None:
    papers = known(f"@misc{{old, title = {{{title}}}, author = {{{author}}}}}")
    assert papers.by_title(SLA, "misc") is None


def test_a_title_that_many_texts_have_says_nothing() -> None:
    papers = known("@misc{old, title = {Editorial}, author = {Ann Lee}}")
    assert papers.by_title({"title": "Editorial", "author": "Ann Lee"}, "misc") is None


def test_a_subtitle_is_part_of_the_title() -> None:
    papers = known("@misc{old, title={SLA}, subtitle={Beyond Sparsity}, author={Zhang, J.}}")
    assert papers.by_title(SLA, "misc") is not None


def test_entries_that_repeat_a_key_are_looked_at_too() -> None:
    papers = known("@misc{k, title = {A}}\n\n@misc{K, eprint = {2509.24006}}")
    match = papers.by_identifier("2509.24006", ())
    assert str(match) == "`K` at pubs.bib:3"


def test_a_chapter_with_the_doi_of_its_book_is_another_paper_in_a_merge() -> None:
    papers = known("@book{b, title = {Book}, author = {Ann Lee}, doi = {10.1000/1}}")
    chapter = parse("@incollection{c, title = {Part}, author = {Bo Li}, doi = {10.1000/1}}")
    assert papers.of(entrylike(chapter.entries[0])) is None


def test_the_first_of_a_repeated_field_counts() -> None:
    pairs = [("eprint", "2401.00001"), ("eprint", "2401.00002")]
    papers = Known([Entrylike("k", "", "misc", first_fields(pairs))])
    assert papers.by_identifier("2401.00001", ()) is not None
    assert papers.by_identifier("2401.00002", ()) is None


PIECES = (
    *("10.", "1000", "/", "10.1000/a", "10.48550/arXiv.", "2401.01234", "v2", "hep-th", "9901001"),
    *("%2E", "%2F", "\\_", "{", "}", "https://", "doi.org/", "arxiv.org/abs/", "xxx.lanl.gov/"),
    *(".", " ", "\u00a0", "(", ")", "-", "_", ",", "DOI:", "\\url{", "10\\.5555/x", "A"),
)


@pytest.mark.parametrize("name", ["doi", "url"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_value_names_the_paper_that_its_identifier_names(name: str, pieces: list[str]) -> None:
    value = "".join(pieces)
    text = read_url(value)
    arxiv, doi = arxiv_id(text), doi_key(bare_doi(text))
    ids = identifiers_of({name: value})
    assert ids.arxiv == ((arxiv,) if arxiv else ())
    assert ids.dois == ((doi,) if doi and not arxiv else ())
